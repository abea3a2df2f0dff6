"""Which rules run, with which options."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from difflib import get_close_matches
from typing import Any

from mtlint.config import Config, coerce
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
    chosen = [rule for rule in known if _is_on(rule, config)]
    options, bad_options = _options(config.rules, known)
    problems += bad_options
    if problems:
        raise MtlintError("\n".join(problems), "`mtlint rules` lists the rules, `mtlint rule CODE` the options of one")
    rules = tuple(rule(**options.get(rule.name, {})) for rule in chosen)
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
                near = get_close_matches(field, types, 1)
                hint = f", did you mean {near[0].replace('_', '-')!r}?" if near else ""
                problems.append(f"rules.{name}: unknown option {key!r}{hint}")
                continue
            try:
                options.setdefault(name, {})[field] = coerce(value, types[field])
            except TypeError as error:
                problems.append(f"rules.{name}.{key}: {error}")
    return options, problems
