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
    for times in count():
        for line in lines:
            sentences = [sentence for sentence in _SENTENCE.split(_changed(line.strip(), times)) if sentence not in seen]
            seen.update(sentences)
            yield from (" ".join(batch) for at in range(0, len(sentences), 3) if (batch := sentences[at : at + 3]))


def _changed(line: str, times: int) -> str:
    """With other names, which are new words to a speller, and other numbers."""
    for _ in range(times):
        line = _NAME.sub(lambda match: match[0][0] + match[0][1:].translate(_VOWELS), line)
        line = _NUMBER.sub(lambda match: str((int(match[0]) + 3) % 10), line)
    return line
