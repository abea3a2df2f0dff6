"""FID003: addresses that differ from the source's."""

from collections.abc import Iterator
from dataclasses import dataclass

from mtlint.model import Edit, Finding, Fix, Segment, Severity
from mtlint.rules.base import Bad, Ok, SegmentRule
from mtlint.text.addresses import Address, Sort, addresses, without_counterpart


@dataclass(frozen=True, slots=True)
class UrlMismatch(SegmentRule):
    """A web or mail address, a domain or a path of the source is missing or changed, or the translation has another one.

    ## Why it matters
    A link with one letter changed, or with its words translated, leads nowhere or to somebody else.

    ## What to do
    Copy the address from the source, or put that of the page in the language of the translation.

    ## When it is wrong
    Where a page has an address of its own in each language. Addresses that differ only in a part that names a language (`/en/`,
    `de.`, `?lang=fr`) count as the same.

    ## Fix
    Where one address stands for another, puts the one of the source. Unsafe: the other may be meant.
    """

    code = "FID003"
    name = "url-mismatch"
    severity = Severity.ERROR
    since = "0.2"
    mqm = "mistranslation"
    its = "mistranslation"
    examples = (
        Ok("See https://example.org/en/help.", source="Siehe HTTPS://Example.org/de/hilfe。"),
        Ok("Write to info@example.org!", source="请写信给ｉｎｆｏ＠ｅｘａｍｐｌｅ．ｏｒｇ！"),
        Bad(
            "See [[https://example.org/guide]].",
            source="参见https://example.org/guides。",
            fixed="See https://example.org/guides.",
        ),
        Bad("[[Write to us.]]", source="Schreiben Sie an info@example.org."),
        Bad("It is in [[/etc/programs]].", source="Es steht in /etc/programme.", fixed="It is in /etc/programme."),
    )

    def check(self, segment: Segment) -> Iterator[Finding]:
        if not segment.source:
            return
        wanted, found = addresses(segment.source), addresses(segment.text)
        missing, extra = without_counterpart(wanted, found), without_counterpart(found, wanted)
        extra = [one for one in extra if missing or one.sort in (Sort.WEB, Sort.MAIL)]
        for one in extra:
            other = next((other for other in missing if other.sort is one.sort), None)
            if other:
                missing.remove(other)
            yield _finding(segment, one, other)
        lost = [one for one in missing if one.text not in segment.text]
        if lost:
            said = ", ".join(f"“{one.text}”" for one in lost)
            yield Finding(segment.span(), f"{said} of the source is missing", severity=_least(lost))


def _finding(segment: Segment, one: Address, wanted: Address | None) -> Finding:
    place = segment.span(one.start, one.end)
    if wanted is None:
        return Finding(place, f"{one.sort.value} is not in the source")
    fix = Fix.unsafe("Write the address of the source", Edit(place, wanted.text))
    return Finding(place, f"source has the {wanted.sort.value} “{wanted.text}”", fix=fix)


def _least(lost: list[Address]) -> Severity:
    """A domain or a path may be named by its owner instead."""
    return Severity.ERROR if any(one.sort in (Sort.WEB, Sort.MAIL) for one in lost) else Severity.WARNING
