"""Several forms of one thing, and the one that is used most."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from mtlint.model import Finding, Related, Span

MAX_RELATED = 12
"""Places of the form in the majority that a finding names."""


class Place(NamedTuple):
    """A form of something, and where it stands in the file; `path` is None where there is but one file."""

    span: Span
    text: str
    path: str | None = None


def minority(forms: Mapping[str, list[Place]], message: str) -> Iterator[Finding]:
    """A finding for the first place of each form that is not the most frequent; all other places of the two are related.

    Between equals the form that came first wins. `message` may hold `{one}` and `{other}` for the two texts.
    """
    return (finding for _, finding in minorities(forms, message))


def minorities(forms: Mapping[str, list[Place]], message: str) -> Iterator[tuple[Place, Finding]]:
    """As `minority`, each finding with its place."""
    ordered = sorted(forms.values(), key=lambda places: (-len(places), places[0].path or "", places[0].span))
    usual = ordered[0]
    for places in ordered[1:]:
        place, *others = places
        related = [*usual[: MAX_RELATED - len(others[: MAX_RELATED // 2])], *others[: MAX_RELATED // 2]]
        yield (
            place,
            Finding(
                place.span,
                message.format(one=place.text, other=usual[0].text),
                related=tuple(Related(other.span, f"\u201c{other.text}\u201d", other.path) for other in related),
            ),
        )
