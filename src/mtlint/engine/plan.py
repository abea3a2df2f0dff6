"""Which rules run, with which options."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from mtlint.config import KEYS, Config, convert
from mtlint.model import MtlintError, selector_weight
from mtlint.rules.base import GrammarRule, Rule
from mtlint.rules.registry import all_rules
from mtlint.text.nearest import did_you_mean


@dataclass(frozen=True, slots=True)
class Plan:
    """The rules of a run, in code order, and where the configuration named none."""

    rules: tuple[Rule, ...]
    unmatched: tuple[str, ...] = ()
    """Selectors under `ignore` that no rule answers to: harmless, but worth a word."""

    def without(self, selectors: Sequence[str]) -> "Plan":
        """The plan less the rules that some selectors name."""
        return Plan(tuple(rule for rule in self.rules if not _match(selectors, rule)), self.unmatched)

    @property
    def needs_grammar(self) -> bool:
        return any(isinstance(rule, GrammarRule) for rule in self.rules)

    @property
    def identity(self) -> str:
        """All of the plan that findings depend on: each rule with its options, in order, and whatever else a plan has."""
        others = [getattr(self, entry.name) for entry in fields(self) if entry.name != "rules"]
        return repr(([(rule.code, rule) for rule in self.rules], others))

    @property
    def yields_to(self) -> dict[str, tuple[str, ...]]:
        """By code, the codes or families of more specific rules."""
        return {rule.code: rule.yields_to for rule in self.rules}


def make_plan(config: Config) -> Plan:
    """The plan for a configuration. Raises `MtlintError` that names every unknown rule, selector and bad option at once."""
    known = all_rules()
    problems = [
        f"{key}: no rule answers to {selector!r}{_nearest(selector, known)}"
        for key, selectors in (("select", config.select), ("extend-select", config.extend_select))
        for selector in selectors
        if not any(_match((selector,), rule) for rule in known)
    ]
    problems += [
        f"max-per-1000-words: no rule answers to {budget.selector!r}{_nearest(budget.selector, known)}"
        for budget in config.gate.budgets
        if not any(_match((budget.selector,), rule) for rule in known)
    ]
    chosen = [rule for rule in known if _is_on(rule, config)]
    problems += [
        f"{key}: {rule.code} has nothing to go by: set `{rule.needs_setting}`"
        for key, selectors in (("select", config.select), ("extend-select", config.extend_select))
        for rule in chosen
        if rule.needs_setting and not getattr(config, rule.needs_setting) and {rule.code, rule.name} & set(selectors)
    ]
    options, bad_options = _options(config.rules, known)
    problems += bad_options
    if problems:
        raise MtlintError("\n".join(problems), "`mtlint rules` lists the rules, `mtlint rule CODE` the options of one")
    made = [rule.made(config, options.get(rule.name, {})) for rule in chosen]
    rules = tuple(rule for rule in made if rule is not None)
    if not rules:
        raise MtlintError("no rule is left to run", "select some: `mtlint rules` lists them")
    ignored = (*config.ignore, *(finding.rule for finding in config.ignored_findings))
    return Plan(rules, tuple(selector for selector in ignored if not any(_match((selector,), rule) for rule in known)))


def _match(selectors: Sequence[str], rule: Rule | type[Rule]) -> bool:
    return any(_weight(selector, rule) >= 0 for selector in selectors)


def _is_on(rule: type[Rule], config: Config) -> bool:
    """The longest selector that names the rule decides, as in ruff; `ignore` wins between equals."""

    def longest(selectors: Sequence[str]) -> int:
        return max((_weight(selector, rule) for selector in selectors), default=-1)

    if config.select:
        selected = longest((*config.select, *config.extend_select))
    else:
        selected = max(longest(config.extend_select), 0 if rule.default else -1)
    return selected > longest(config.ignore)


def _weight(selector: str, rule: Rule | type[Rule]) -> int:
    return selector_weight(selector, rule.code, rule.name)


def _nearest(name: str, known: Sequence[type[Rule]]) -> str:
    return did_you_mean(name, [*(rule.code for rule in known), *(rule.name for rule in known)])


def _instead(key: str, types: Iterable[str]) -> str:
    """What may have been meant by an option that a rule has not."""
    if key in KEYS:
        return f": {key!r} is no option but a setting, which belongs above the first table"
    return did_you_mean(key, [name.replace("_", "-") for name in types])


def _options(
    given: Mapping[str, Mapping[str, Any]], known: Sequence[type[Rule]]
) -> tuple[dict[str, dict[str, Any]], list[str]]:
    by_name = {rule.name: rule for rule in known}
    options: dict[str, dict[str, Any]] = {}
    problems: list[str] = []
    for name, values in given.items():
        if name not in by_name:
            problems.append(f"rules: no rule is called {name!r}{_nearest(name, known)}")
            continue
        types = by_name[name].option_types()
        for key, value in values.items():
            field = key.replace("-", "_")
            if field not in types:
                problems.append(f"rules.{name}: unknown option {key!r}{_instead(key, types)}")
                continue
            options.setdefault(name, {})[field] = convert(value, types[field], f"rules.{name}.{key}", problems)
    return options, problems
