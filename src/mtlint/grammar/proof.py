"""A client for one language, shown to work before it is used: what a server of ours and a foreign one have in common."""

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from mtlint.grammar.address import Address
from mtlint.grammar.lock import Variant
from mtlint.grammar.profile import DISABLED_CATEGORIES, DISABLED_RULES, STYLE_CATEGORIES, TASTE
from mtlint.grammar.settings import GrammarSettings
from mtlint.model import MtlintError

if TYPE_CHECKING:
    from mtlint.grammar.client import Client

PROOF_SECONDS = 180.0
"""Loading a language is part of its first check; German takes four times as long as English."""


def prove(address: Address, version: str, variant: Variant, settings: GrammarSettings) -> tuple["Client", list[dict[str, Any]]]:
    """A client of a language, and what its server finds in the planted error: whether that is enough the caller knows.

    Raises `RequestError` where the server does not check the language, and `MtlintError` for a rule id that it does not know.
    """
    from mtlint.grammar.client import Client  # noqa: PLC0415 - slow to import, and while Java starts there is time

    # The witness stays on even where the user wants nothing of it: it is what proves the server.
    rules = DISABLED_RULES | (set(settings.disabled_rules) - {variant.witness})
    rules -= set(settings.enabled_rules)
    categories = DISABLED_CATEGORIES if settings.style else DISABLED_CATEGORIES | STYLE_CATEGORIES
    client = Client(address, variant.code, version, rules, categories, wanted=settings.enabled_rules, speller=variant.speller)
    _refuse_unknown(client, variant, settings)
    return client, client.check_annotated([{"text": variant.planted}], max(PROOF_SECONDS, settings.request_seconds))


def wanted(matches: list[dict[str, Any]], settings: GrammarSettings) -> list[dict[str, Any]]:
    """The raw matches of rules that the settings do not leave out."""

    def wants(rule: str) -> bool:
        if rule in settings.enabled_rules:
            return True
        return rule not in settings.disabled_rules and not rule.startswith(TASTE)

    return [match for match in matches if wants(match["rule"]["id"])]


def patience(size: int, settings: GrammarSettings) -> float:
    """How many seconds a request with so many characters may take."""
    return min(settings.request_seconds, 20 + size / 100)


def _refuse_unknown(client: "Client", variant: Variant, settings: GrammarSettings) -> None:
    """LanguageTool takes an unknown id without a word; one that is misspelled would be a check that never runs."""
    ids = (*settings.disabled_rules, *settings.enabled_rules)
    known = client.rules() if ids else set()
    for rule in ids:
        # The members of a family, such as one rule a word, are listed under the family's id alone.
        if rule not in known and not any(rule.startswith(f"{family}_") for family in known):
            near = get_close_matches(rule, known, 1)
            raise MtlintError(
                f"LanguageTool has no rule {rule} for {variant.code}" + (f", did you mean {near[0]}?" if near else ""),
                "mend it in `languagetool-enable` or `languagetool-disable`",
            )
