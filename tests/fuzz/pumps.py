"""Texts that make a regular expression try as much as it can, made of its own characters."""

import re
from collections.abc import Iterator
from itertools import permutations

# The parser of regular expressions has no public name in every release that is tested.
parser = re._parser
constants = re._constants

GENERIC = 'aA0 .\n"(,-_<一'
"""Characters that hold for most classes."""
MOST_CHARACTERS = 7
"""How many characters are tried in pairs."""
ENDS = ("", "\x01", "\n", "b ")
"""What may keep a match from succeeding at the end of a long text."""

Shape = tuple[str, str, str]
"""What a text begins with, what it repeats, and how it ends."""

_REPEATS = (constants.MAX_REPEAT, constants.MIN_REPEAT, constants.POSSESSIVE_REPEAT)
_CATEGORIES = {
    constants.CATEGORY_DIGIT: "0",
    constants.CATEGORY_NOT_DIGIT: "a",
    constants.CATEGORY_SPACE: " ",
    constants.CATEGORY_NOT_SPACE: "a",
    constants.CATEGORY_WORD: "a",
    constants.CATEGORY_NOT_WORD: " ",
}


def text_of(shape: Shape, length: int) -> str:
    """The text of a shape that has about a length."""
    start, block, end = shape
    return start + block * ((length - len(start)) // len(block)) + end


def shapes(pattern: re.Pattern) -> list[Shape]:
    """Texts that may be hard for a pattern, each another."""
    source = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    tree = list(parser.parse(source, pattern.flags if isinstance(pattern.pattern, str) else 0))
    own = list(dict.fromkeys(_characters(tree)))
    characters = list(dict.fromkeys([*own, *GENERIC]))
    made = [("", character, end) for character in characters[: 2 * MOST_CHARACTERS] for end in ENDS]
    some = list(dict.fromkeys([*own[: MOST_CHARACTERS - 3], *GENERIC]))[:MOST_CHARACTERS]
    made += [("", one + other, "") for one, other in permutations(some, 2)]
    for before, body, after in _repeats(tree, ""):
        for block in (body, before + body, before, body + after, before + body + after):
            made += [(start, block, end) for start in ("", before) for end in ENDS[:3]]
    return [shape for shape in dict.fromkeys(made) if shape[1]]


def _characters(tree) -> Iterator[str]:
    """A character for each thing that a pattern asks for."""
    for code, value in tree:
        if code in (constants.LITERAL, constants.NOT_LITERAL):
            yield chr(value) if code is constants.LITERAL else _other([(constants.LITERAL, value)])
        elif code is constants.IN:
            yield _of_class(value)
        elif code is constants.ANY:
            yield "a"
        else:
            for part in _parts(code, value):
                yield from _characters(part)


def _parts(code, value) -> list:
    """The patterns inside one thing."""
    if code is constants.BRANCH:
        return list(value[1])
    if code is constants.ATOMIC_GROUP:
        return [value]
    if code is constants.GROUPREF_EXISTS:
        return [part for part in value[1:] if part is not None]
    places = {constants.SUBPATTERN: 3, constants.ASSERT: 1, constants.ASSERT_NOT: 1, **dict.fromkeys(_REPEATS, 2)}
    return [value[places[code]]] if code in places else []


def _sample(tree, choice: int = 0) -> str:
    """A text that a pattern may match, as short as it can be but for one turn of each repeat."""
    made = ""
    for code, value in tree:
        if code in (constants.LITERAL, constants.NOT_LITERAL, constants.IN, constants.ANY):
            made += next(_characters([(code, value)]))
        elif code is constants.BRANCH:
            made += _sample(value[1][choice % len(value[1])], choice)
        elif code in _REPEATS:
            made += _sample(value[2], choice) * max(value[0], 1)
        elif code in (constants.SUBPATTERN, constants.ATOMIC_GROUP):
            made += _sample(_parts(code, value)[0], choice)
        elif code is constants.ASSERT and value[0] < 0:
            made = made or _sample(value[1], choice)
    return made


def _repeats(tree, before: str) -> Iterator[tuple[str, str, str]]:
    """For each repeat without a bound: what may stand before it, what it repeats, what may come after."""
    for index, (code, value) in enumerate(tree):
        if code in _REPEATS and value[1] > 50:
            for choice in range(3):
                yield before, _sample(value[2], choice), _sample(tree[index + 1 :], choice)
        for part in _parts(code, value):
            yield from _repeats(list(part), before)
        before += _sample([(code, value)])


def _of_class(items) -> str:
    """A character of a class."""
    if items[0][0] is constants.NEGATE:
        return _other(items[1:])
    code, value = items[0]
    if code is constants.LITERAL:
        return chr(value)
    if code is constants.RANGE:
        return chr(value[0])
    return _CATEGORIES.get(value, "a")


def _other(items) -> str:
    """A character that none of some items is."""

    def holds(character: str) -> bool:
        for code, value in items:
            at = ord(character)
            if (code is constants.LITERAL and at == value) or (code is constants.RANGE and value[0] <= at <= value[1]):
                return True
            if code is constants.CATEGORY and _in_category(character, value):
                return True
        return False

    return next((character for character in GENERIC + "é\x01" if not holds(character)), "\u4e01")


def _in_category(character: str, category) -> bool:
    is_word = character.isalnum() or character == "_"
    held = {
        constants.CATEGORY_DIGIT: character.isdigit(),
        constants.CATEGORY_NOT_DIGIT: not character.isdigit(),
        constants.CATEGORY_SPACE: character.isspace(),
        constants.CATEGORY_NOT_SPACE: not character.isspace(),
        constants.CATEGORY_WORD: is_word,
        constants.CATEGORY_NOT_WORD: not is_word,
    }
    return held[category]
