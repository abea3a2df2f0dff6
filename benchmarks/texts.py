"""Text to measure with: the frozen corpus, and as much again with other names and numbers as is needed."""

import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path

CORPUS = Path(__file__).resolve().parent.parent / "tests" / "corpus"
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}")
_NUMBER = re.compile(r"\d")
_SENTENCE = re.compile(r"(?<=[.!?]) (?=[A-Z])")
_VOWELS = str.maketrans("aeiou", "eioua")


def documents(number: int, words: int) -> list[str]:
    """So many documents of about equal length, with about `words` words in all; no sentence stands in them twice."""
    made: list[str] = []
    paragraphs: list[str] = []
    length = 0
    for paragraph in _paragraphs():
        paragraphs.append(paragraph)
        length += len(paragraph.split())
        if length * number >= words * (len(made) + 1):
            made.append("\n\n".join(paragraphs) + "\n")
            paragraphs = []
        if len(made) == number:
            break
    return made


def _paragraphs() -> Iterator[str]:
    """The corpus in paragraphs of a few sentences, then the same changed once, twice, and so on; what was there is left out."""
    seen: set[str] = set()
    lines = [line for file in sorted(CORPUS.glob("*/*.txt")) for line in file.read_text(encoding="utf-8-sig").splitlines()]
    names = sorted({name for line in lines for name in _NAME.findall(line)})
    for times in count():
        # Most names are another's of the corpus, and some are new words to a speller, as they would be in further text.
        others = [_misspelt(name) if number % 8 == times % 8 else name for number, name in enumerate(names)]
        instead = dict(zip(names, others[times * 7 :] + others[: times * 7], strict=True)) if times else {}
        for line in lines:
            changed = _changed(line.strip(), instead, times)
            sentences = [sentence for sentence in dict.fromkeys(_SENTENCE.split(changed)) if sentence not in seen]
            seen.update(sentences)
            yield from (" ".join(batch) for at in range(0, len(sentences), 3) if (batch := sentences[at : at + 3]))


def _changed(line: str, names: dict[str, str], number: int) -> str:
    """With other names, and with other numbers."""
    line = _NAME.sub(lambda match: names.get(match[0], match[0]), line)
    return _NUMBER.sub(lambda match: str((int(match[0]) + 3 * number) % 10), line)


def _misspelt(name: str) -> str:
    return name[0] + name[1:].translate(_VOWELS)
