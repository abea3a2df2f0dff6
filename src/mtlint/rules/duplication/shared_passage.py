"""DUP102: a passage that stands in two documents."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from mtlint.model import Document, Evidence, Finding, Related, Severity
from mtlint.rules.base import Bad, CorpusRule, Found, Gathered, Ok, option
from mtlint.rules.duplication._paragraphs import is_prose, key
from mtlint.rules.duplication._repeats import size
from mtlint.rules.duplication._shared import Passage, Shared, Texts
from mtlint.text.digest import digest
from mtlint.text.fold import fold

_MAX_RELATED = 12
_WHOLE = 0.8
"""Share of both documents from which a passage is no passage: they are one document."""


@dataclass(frozen=True, slots=True)
class SharedPassage(CorpusRule):
    """Several sentences in a row stand in another document too.

    ## Why it matters
    Text slipped from one file into another where files were cut and joined, or an engine gave what it had in mind from the text
    before. What should stand there may be missing.

    ## What to do
    See in the source of both files whether the passage belongs there. If it does not, put the right text in its place.

    ## When it is wrong
    Standing text, such as a legal notice, comes in many files: from `boilerplate-files` files on it is reported once, as a
    remark that says in how many. Texts that quote one statement share it rightly. `min-sentences` and `min-words` set what is
    a passage.
    """

    code = "DUP102"
    name = "shared-passage"
    since = "0.1"
    mqm = "duplication"
    its = "duplication"
    yields_to = ("DUP101",)
    examples = (
        Ok("The bridge is closed. It rains. The mayor spoke.\n=====\nThe bridge is closed. It snows. The council met."),
        Ok(
            "We met on Monday. The old bridge will be closed for a year from May on. All buses will go by way of the harbour."
            "\n=====\n"
            "It rains. The old bridge will be closed for a year from May on. All buses will go by way of the harbour.",
            source="一。旧桥五月起关闭一年。\n=====\n一。旧桥五月起关闭一年。",
        ),
        Bad(
            "We met on Monday to talk of schools and of their teachers, who are few. The old bridge will be closed for a year "
            "from May on. All buses will go by way of the new harbour.\n=====\n"
            "Ann likes her garden and has grown apples in it for many years. [[The old bridge will be closed for a year "
            "from May on. All buses will go by way of the new harbour.]]"
        ),
    )

    min_sentences: int = option(2, "sentences in a row that make a passage")
    min_words: int = option(20, "words that a passage must have")
    boilerplate_files: int = option(3, "files that hold a sentence from which it is standing text")
    boilerplate_share: float = option(0.01, "share of all files that must hold it as well")

    def collect(self, document: Document) -> Evidence:
        return tuple(
            (digest(words), _source(sentence.segment.source), size(sentence.text), span.start, span.end)
            for sentence in document.sentences
            if is_prose(sentence) and (words := key(sentence))
            for span in [sentence.span()]
        )

    def reduce(self, gathered: Iterable[Gathered], document: Callable[[str], Document]) -> Iterator[Found]:
        del document
        texts = Texts(gathered)
        many = max(self.boilerplate_files, self.boilerplate_share * len(texts.sizes))
        common = {words for words, files in texts.files.items() if files >= many}
        yield from self._passages(texts, common)
        yield from self._boilerplate(texts, common)

    def _passages(self, texts: Texts, common: set[str]) -> Iterator[Found]:
        by_path: defaultdict[str, list[Shared]] = defaultdict(list)
        for shared in texts.pairs(common):
            by_path[shared.second.path].append(shared)
        for path, found in by_path.items():
            covered: Counter[str] = Counter()
            for shared in found:
                covered[shared.first.path] += shared.second.size
            told: set[int] = set()
            for shared in sorted(found, key=lambda shared: -shared.second.size):
                other = shared.first.path
                here = {piece.at for piece in shared.second.pieces}
                whole = covered[other] >= _WHOLE * max(texts.sizes[path], texts.sizes[other])
                if whole or here & told or not self._is_passage(shared.second):
                    continue
                told |= here
                related = Related(shared.first.span, "the same passage", other)
                yield Found(path, Finding(shared.second.span, "passage stands in another document too", (related,)))

    def _boilerplate(self, texts: Texts, common: set[str]) -> Iterator[Found]:
        first: dict[frozenset[str], list[Passage]] = {}
        of_sentence: dict[str, frozenset[str]] = {}
        for passage in texts.runs(common):
            if not self._is_passage(passage):
                continue
            words = frozenset(piece.words for piece in passage.pieces)
            name = next((of_sentence[word] for word in sorted(words) if word in of_sentence), words)
            first.setdefault(name, []).append(passage)
            for word in words:
                of_sentence.setdefault(word, name)
        for begin, *others in first.values():
            files = len({begin.path, *(other.path for other in others)})
            related = tuple(Related(other.span, "the same passage", other.path) for other in others[:_MAX_RELATED])
            message = f"standing text: this passage is in {files} files"
            yield Found(begin.path, Finding(begin.span, message, related, severity=Severity.INFO))

    def _is_passage(self, passage: Passage) -> bool:
        return len(passage.pieces) >= self.min_sentences and passage.size >= self.min_words


def _source(source: str | None) -> str:
    return digest(fold(source)) if source else ""
