"""What the pages say about rules."""

import re
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markupsafe import Markup

from mtlint.model import Diagnostic, RuleInfo
from mtlint.reporters.families import Families

# No raw HTML and no images: nothing that runs and nothing that loads.
_MARKDOWN = MarkdownIt("commonmark", {"html": False}).disable("image")
_LEVEL = 3
_ADVICE = "## What to do"
_SECTION = re.compile(r"^(?=## )", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class RuleDoc:
    """A rule as a page shows it."""

    code: str
    name: str
    family: str
    summary: str
    advice: Markup
    """What to do about a finding; empty where the rule does not say."""
    body: Markup
    """The other sections."""


class RuleDocs:
    """Docs of the rules of a run, rendered once each."""

    def __init__(self, rules: tuple[RuleInfo, ...]) -> None:
        self._rules = {rule.code: rule for rule in rules}
        self._families = Families(rules)
        self._rendered: dict[str, RuleDoc] = {}

    def of(self, diagnostic: Diagnostic) -> RuleDoc:
        """The doc of the rule behind a finding."""
        return self.named(diagnostic.code, diagnostic.rule)

    def named(self, code: str, name: str) -> RuleDoc:
        """The doc of a rule; code and name alone where the run does not describe it."""
        if code not in self._rendered:
            rule = self._rules.get(code)
            sections = _SECTION.split(rule.doc) if rule else []
            # A reviewer wants to act first and may read the reasons afterwards.
            advice = [section for section in sections if section.startswith(_ADVICE)]
            others = [section for section in sections if section not in advice]
            self._rendered[code] = RuleDoc(
                code,
                name,
                self._families.of(code),
                rule.summary if rule else "",
                _render("".join(advice)),
                _render("".join(others)),
            )
        return self._rendered[code]


def _render(doc: str) -> Markup:
    tokens = _MARKDOWN.parse(doc)
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(int(token.tag[1]) + _LEVEL - 1, 6)}"
    # markdown-it escapes all text itself.
    return Markup(_MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {}))  # noqa: S704
