"""CON103: one source, two translations; or two sources, one translation."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from mtlint.model import Document, Evidence, Finding, Related, Severity
from mtlint.rules.base import Bad, CorpusRule, Found, Gathered, Ok, option
from mtlint.rules.consistency._rows import Row, are_unlike, groups, length, loose, source_of
from mtlint.rules.consistency._variants import MAX_RELATED
from mtlint.text.digest import digest
from mtlint.text.fold import fold


@dataclass(frozen=True, slots=True)
class InconsistentTranslation(CorpusRule):
    """One source segment has two translations, or two source segments that differ have one and the same.

    ## Why it matters
    Readers take two wordings for two things. Where two sources have one translation, that of one of them is likely lost: a row
    was pasted or slipped.

    ## What to do
    Look at both places. Choose one wording for a source that means the same in both; where a translation belongs to another
    source, have the right one made.

    ## When it is wrong
    One text can need two translations where it stands for two things, above all a short one: sources of fewer than `min-words`
    words are left alone. Translations that differ in case, punctuation or the endings of words are a remark only.
    """

    code = "CON103"
    name = "inconsistent-translation"
    since = "0.1"
    mqm = "inconsistent-terminology"
    its = "inconsistency"
    yields_to = ("DUP",)
    examples = (
        Ok("Open\n=====\nAufmachen", source="Open\n=====\nOpen"),
        Ok(
            "Die Datei wurde gespeichert.\n=====\nDie Datei wurde gespeichert.",
            source="The file was saved.\n=====\nThe file was saved.",
        ),
        Ok(
            "Wollen Sie die Datei wirklich löschen?\n=====\nWollen Sie die Datei wirklich löschen?",
            source="Do you want to delete the file?\n=====\nDo you really want to delete the file?",
        ),
        Bad(
            "Die Datei wurde gespeichert.\n=====\n[[Die Daten sind gesichert.]]",
            source="The file was saved.\n=====\nThe file was saved.",
        ),
        Bad(
            "Die Datei wurde gespeichert.\n=====\n[[Die Datei wurde gespeichert!]]",
            source="The file was saved.\n=====\nThe file was saved.",
        ),
        Bad(
            "Der Bus fährt heute nicht bis zum alten Hafen.\n=====\n[[Der Bus fährt heute nicht bis zum alten Hafen.]]",
            source="The bus does not go to the old harbour today.\n=====\nTickets are sold by drivers at no extra cost.",
        ),
    )

    min_words: int = option(3, "words that a source must have for its translations to be compared")
    min_target_words: int = option(6, "words that a translation must have for its sources to be compared")

    def collect(self, document: Document) -> Evidence:
        rows = tuple(
            Row(
                digest(fold(segment.source)),
                digest(" ".join(segment.text.split())),
                digest(loose(segment.text)),
                length(segment.source),
                length(segment.text),
                span.start,
                span.end,
            )
            for segment in document.segments
            if segment.source and segment.source.strip() and segment.text.strip()
            for span in [segment.span()]
        )
        return (document.language, tuple(map(tuple, rows))) if rows else ()

    def reduce(self, gathered: Iterable[Gathered], document: Callable[[str], Document]) -> Iterator[Found]:
        for group in groups(gathered, by="source", least=self.min_words):
            yield from _two_translations(group)
        for group in groups(gathered, by="target", least=self.min_target_words):
            yield from _two_sources(group, partial(source_of, document))


def _two_translations(group: list[tuple[str, Row]]) -> Iterator[Found]:
    """A finding for the first place of each translation but the most frequent, or the first of these."""
    forms: defaultdict[str, list[tuple[str, Row]]] = defaultdict(list)
    for path, row in group:
        forms[row.target].append((path, row))
    usual, *others = sorted(forms.values(), key=len, reverse=True)
    for places in others:
        path, row = places[0]
        related = [Related(one.span, "another translation of the same source", there) for there, one in usual]
        related += [Related(one.span, "the same again", there) for there, one in places[1:]]
        if row.loose == usual[0][1].loose:
            message, severity = "the same source is translated elsewhere with other case, punctuation or endings", Severity.INFO
        else:
            message, severity = "the same source is translated otherwise elsewhere", None
        yield Found(path, Finding(row.span, message, tuple(related[:MAX_RELATED]), severity=severity))


def _two_sources(group: list[tuple[str, Row]], source: Callable[[str, Row], str]) -> Iterator[Found]:
    """A finding for each further source of a translation that is not like the first."""
    first_path, first = group[0]
    told = {first.source}
    for path, row in group[1:]:
        if row.source not in told:
            told.add(row.source)
            if are_unlike(source(first_path, first), source(path, row)):
                related = (Related(first.span, "the same translation", first_path),)
                yield Found(path, Finding(row.span, "another source has this very translation", related))
