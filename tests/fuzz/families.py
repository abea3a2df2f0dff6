"""Families of texts, each as long as one asks, that make rules do as much as they can."""

import json
from collections.abc import Callable, Iterator
from itertools import count, cycle

_TEXT = """the committee approved annual budget for new bridge over river while residents of northern district asked council to
consider older plan again because it had cost less and taken fewer years than anyone expected"""
WORDS = tuple(_TEXT.split())


def _filled(pieces: Iterator[str], length: int) -> str:
    """As many pieces as make a length."""
    made, size = [], 0
    for piece in pieces:
        made.append(piece)
        size += len(piece)
        if size >= length:
            break
    return "".join(made)


def _numbered(template: str, sign: Callable[[int], str] = str) -> Callable[[int], str]:
    return lambda length: _filled((template.replace("{}", sign(number)) for number in count(1)), length)


def _repeated(block: str) -> Callable[[int], str]:
    return lambda length: (block * (length // len(block) + 1))[:length]


def _spelled(number: int) -> str:
    """A word of its own for a number."""
    letters = ""
    while number:
        number, rest = divmod(number, 20)
        letters += "bcdfghklmnprstvwxzjq"[rest] + "aeiou"[rest % 5]
    return letters.title()


def _sentences(number: int, words: int = 12) -> Iterator[str]:
    """Sentences of different words, near enough to each other to be compared."""
    for first in count():
        chosen = [WORDS[(first * 7 + place * (1 + first % 5)) % len(WORDS)] for place in range(words)]
        yield f"{' '.join(chosen).capitalize()} {_spelled(first + number)}. "


def _near_copies(length: int) -> str:
    begin = "The committee approved the annual budget for the new bridge over the river"
    return _filled((f"{begin} {_spelled(number)} {WORDS[number % 31]}. " for number in count(1)), length)


def _paragraphs(length: int) -> str:
    return _filled(
        (sentence.strip() + ("\n\n" if number % 4 == 3 else " ") for number, sentence in enumerate(_sentences(1))), length
    )


def _rows(target: Iterator[str], source: Iterator[str]) -> Iterator[str]:
    for one, other in zip(target, source, strict=False):
        yield json.dumps({"source": other, "target": one}, ensure_ascii=False) + "\n"


def _bitext(target: Callable[[int], str], source: Callable[[int], str]) -> Callable[[int], str]:
    return lambda length: _filled(_rows(map(target, count(1)), map(source, count(1))), length)


def _one_row(target: Callable[[int], str], source: Callable[[int], str]) -> Callable[[int], str]:
    return lambda length: json.dumps({"source": source(length // 2), "target": target(length // 2)}, ensure_ascii=False) + "\n"


_CHINESE = "会议强调要认真贯彻落实总书记的重要讲话精神扎实推进专项斗争。"

TEXTS: dict[str, Callable[[int], str]] = {
    "one character": _repeated("a"),
    "one ideograph": _repeated("中"),
    "one stop": _repeated("."),
    "blanks": _repeated(" "),
    "line ends": _repeated("\n"),
    "one word": _repeated("word "),
    "one capital word": _repeated("Word "),
    "two words": _repeated("tick tock "),
    "digits": _repeated("1234567890"),
    "numbers": _numbered("{} "),
    "dotted numbers": _repeated("1.2,"),
    "quotation marks": _repeated('"'),
    "quoted words": _repeated('"so" '),
    "single quotation marks": _repeated("'a "),
    "open brackets": _repeated("("),
    "nested brackets": lambda length: "(" * (length // 2) + ")" * (length // 2),
    "brackets and words": _repeated("(so [and "),
    "tags": _repeated("<b>so</b> "),
    "open tags": _repeated("<b so "),
    "placeholders": _repeated("{a} %s "),
    "stops and letters": _repeated("a.b."),
    "short sentences": _repeated("So it is. "),
    "numbered sentences": _numbered("He saw {} men. "),
    "questions": _repeated("Is it so? "),
    "copies of a sentence": _repeated("The committee approved the annual budget for the bridge. "),
    "near copies of a sentence": _near_copies,
    "sentences": lambda length: _filled(_sentences(1), length),
    "a sentence without end": lambda length: _filled((f"{word} " for word in cycle(WORDS)), length),
    "names": _numbered("Mr {} met {} Smith. ", _spelled),
    "a list of names": _numbered("{}, ", _spelled),
    "capital letters": _repeated("THE BUDGET OF THE CITY "),
    "enumeration": _numbered("First, it came. Second, it went. {}. Third, it is. "),
    "numbered items": _numbered("{}. An item of the list\n"),
    "ordinals": _repeated("First, Second, "),
    "paragraphs": _paragraphs,
    "copies of a paragraph": _repeated("The committee approved the budget.\nResidents asked the council to reconsider it.\n\n"),
    "lines": _numbered("line {} of the text\n", _spelled),
    "copies of a line": _repeated("A line of the text\n"),
    "words without blanks": lambda length: _filled((word for word in cycle(WORDS)), length),
    "ideographs": _repeated(_CHINESE),
    "ideographs and letters": _repeated("中a"),
    "dates": _numbered("On 12 May 20{} and May {}, 1999, 5 % or 5 percent. "),
    "addresses": _numbered("See https://example.org/{} and a{}@example.org. "),
    "commas": _repeated("so, "),
    "doubled marks": _repeated("so,, it.. "),
    "hyphens": _repeated("a-b-"),
    "combining marks": _repeated("e\u0301"),
    "joined emoji": _repeated("👩\u200d"),
    "invisible characters": _repeated("a\u200b"),
    "right to left": _repeated("שלום עולם. "),
    "mojibake": _repeated("Ã© "),
    "entities": _repeated("&amp;"),
    "furniture": _repeated("Home > News > "),
    "bars": _repeated("Print | Close | "),
    "engine tokens": _repeated("<unk> ▁so @@ "),
    "underscores": _repeated("_*"),
}
"""Plain texts."""

ROWS: dict[str, Callable[[int], str]] = {
    "copies of a row": _bitext(lambda _: "The budget is approved.", lambda _: "Das Budget ist genehmigt."),
    "rows": _bitext(
        lambda number: f"The {_spelled(number)} is {number}.", lambda number: f"Das {_spelled(number)} ist {number}."
    ),
    "one source": _bitext(lambda number: f"The budget {_spelled(number)}.", lambda _: "Das Budget."),
    "one target": _bitext(lambda _: "The budget.", lambda number: f"Das Budget {_spelled(number)}."),
    "empty targets": _bitext(lambda _: "", lambda number: f"Das Budget {_spelled(number)}."),
    "copied sources": _bitext(
        lambda number: f"Das Budget {_spelled(number)} ist so.", lambda number: f"Das Budget {_spelled(number)} ist so."
    ),
    "one row of sentences": _one_row(TEXTS["sentences"], TEXTS["near copies of a sentence"]),
    "one row of copies": _one_row(TEXTS["copies of a sentence"], TEXTS["copies of a sentence"]),
    "one row of numbers": _one_row(TEXTS["numbers"], TEXTS["numbered sentences"]),
    "one row of names": _one_row(TEXTS["names"], TEXTS["a list of names"]),
    "one row of ideographs": _one_row(TEXTS["sentences"], TEXTS["ideographs"]),
    "one row of digits": _one_row(TEXTS["digits"], TEXTS["digits"]),
    "one row of tags": _one_row(TEXTS["tags"], TEXTS["open tags"]),
    "one row of placeholders": _one_row(TEXTS["placeholders"], TEXTS["placeholders"]),
    "one row of addresses": _one_row(TEXTS["addresses"], TEXTS["addresses"]),
    "one row of dates": _one_row(TEXTS["dates"], TEXTS["dates"]),
    "one row of characters": _one_row(TEXTS["one character"], TEXTS["one ideograph"]),
}
"""Rows of a bitext, as JSON lines."""
