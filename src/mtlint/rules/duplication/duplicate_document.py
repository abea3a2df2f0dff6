"""DUP101: two documents that are one translation."""

from base64 import b64decode, b64encode
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from mtlint.model import Document, Evidence, Finding, Related
from mtlint.rules.base import Bad, CorpusRule, Found, Gathered, Ok, option
from mtlint.rules.duplication._documents import Sources, head, is_template, remembering, sources, words_of
from mtlint.text.similar import by_words, near_pairs, signatures


@dataclass(frozen=True, slots=True)
class DuplicateDocument(CorpusRule):
    """A document says the same as another one, in the same words or nearly so.

    ## Why it matters
    A file was delivered twice under two names, or the translation of one text was saved in place of another's, which is then
    missing.

    ## What to do
    Compare the sources of both files. If they are two texts, have the one translated again whose translation is lost; if there
    is but one, remove a file.

    ## When it is wrong
    Notices and forms may be alike on purpose: documents that differ in numbers and names only are left alone, as are those
    in two variants of a language and those whose sources are alike. `min-similarity` sets how alike is too much.
    """

    code = "DUP101"
    name = "duplicate-document"
    since = "0.1"
    mqm = "duplication"
    its = "duplication"
    examples = (
        Ok("The library opens at nine. Read what you like.\n=====\nThe bus leaves at nine. Take it to see the old harbour."),
        Ok(
            "The office will be closed on Monday, 4 May, as its rooms are painted. It opens again on Tuesday.\n=====\n"
            "The office will be closed on Friday, 8 May, as its rooms are painted. It opens again on Saturday."
        ),
        Ok(
            "The office will be closed today, as all of its rooms are painted. It opens again in a week.\n=====\n"
            "The office will be closed today, as all of its rooms are painted. It opens again in a week.",
            source="今天本所因粉刷关闭,一周后恢复开放。\n=====\n今天本所因粉刷关闭,一周后恢复开放。",
        ),
        Bad(
            "The library opens at nine. Everybody may come in and read whatever they like until late at night.\n=====\n"
            "[[The library opens at nine.]] Everybody may come in and read what they like until late at night."
        ),
        Bad(
            "The office will be closed today, as all of its rooms are painted. It opens again in a week.\n=====\n"
            "[[The office will be closed today, as all of its rooms are painted.]] It opens again in a week.",
            source="今天本所因粉刷关闭,一周后恢复开放。\n=====\n港口的旧桥将在春天修好,届时公交车恢复通行。",
        ),
    )

    min_words: int = option(15, "shortest document that is compared")
    min_similarity: float = option(0.85, "share of words that two documents must have in common, in order")

    def collect(self, document: Document) -> Evidence:
        found = words_of(document)
        if len(found) < self.min_words:
            return ()
        (signature,) = signatures([by_words(found)])
        return document.language, b64encode(signature).decode()

    def reduce(self, gathered: Iterable[Gathered], document: Callable[[str], Document]) -> Iterator[Found]:
        by_language: defaultdict[str, tuple[list[str], list[bytes]]] = defaultdict(lambda: ([], []))
        for path, (language, signature) in gathered:
            paths, found = by_language[language]
            paths.append(path)
            found.append(b64decode(signature))
        words = remembering(document)

        def words_at(paths: list[str], number: int) -> list[str]:
            return words(paths[number])

        for paths, found in by_language.values():
            told: set[int] = set()
            for earlier, later, similarity in near_pairs(found, partial(words_at, paths), self.min_similarity, told):
                finding = self._finding(document(paths[earlier]), document(paths[later]), similarity)
                if finding:
                    told.add(later)
                    yield Found(paths[later], finding)

    def _finding(self, first: Document, second: Document, similarity: float) -> Finding | None:
        origin = sources(first, second, self.min_similarity)
        if origin is Sources.SAME or is_template(first, second):
            return None
        how = "word for word" if similarity == 1 else f"in {similarity:.0%} of its words"
        though = ", though their sources differ" if origin is Sources.DIFFERENT else ""
        return Finding(
            head(second),
            f"document says the same as another, {how}{though}",
            related=(Related(head(first), "the other document", first.path),),
        )
