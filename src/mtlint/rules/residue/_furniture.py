"""What the furniture of a web page looks like once it stands in a text: breadcrumbs, buttons, labels, counters."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from mtlint.model import Span
from mtlint.rules.languages import language_data

_WORD = re.compile(r"\b[Aa][+-](?=\W|$)|[^\W\d_]+(?:['’.-][^\W\d_]+)*")
_ARROW = re.compile(r"(?:(?<!\s)\s++)?+(?:[>»›→≫＞▸▶]|&gt;)++\s*+")
_BAR = re.compile(r"(?:(?<!\s)\s++)?+(?:[|｜/]|::)\s*+|(?<!\s)\s++[-–—·•]\s++")
_LABEL = re.compile(r"(?:^|(?<=[\s\[(（【|;,，；/]))((?:[^\W\d_]+[\s-]+){0,3}[^\W\d_]+)\s*[:：]")
_SIGNED = re.compile(r"[\[(（【]?(?P<label>[^\W\d_]+(?:\s[^\W\d_]+)?\s(?:by|on|at))\s(?P<value>[^.!?()]{3,60})[\])）】]?")
_BUTTON_BRACKETS = re.compile(r"[\[\]【】〔〕［］]")
_CHUNK = re.compile(r"[\[(【〔（［]([^\[\]()【】〔〕（）［］]{2,90})[\])】〕）］]")
_STOP = re.compile(r"[.!?。！？…][\"”’)]*\s*\Z")
_BREAK = re.compile(r"[.!?。！？…;][\"”’)\]]*\s+(?=\S)|\n\s*+(?:(?=\S)|\Z)")
_COUNT = re.compile(r"^\s*\d[\d,.]*\s|\d\W*\Z")
_RIGHTS = re.compile(r"©|\bcopyright\b|\ball rights reserved\b|\bICP\b", re.IGNORECASE)

_MOST_WORDS = 16
_MOST_WORDS_OF_A_PART = 5
_MOST_WORDS_OF_A_NAME = 8
_MOST_WORDS_OF_A_TITLE = 30


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of page furniture in one language."""

    actions: frozenset[str]
    things: frozenset[str]
    signs: frozenset[str]
    fillers: frozenset[str]
    labels: frozenset[str]
    weak_labels: frozenset[str]
    homes: frozenset[str]
    places: frozenset[str]
    phrases: frozenset[str]
    rights: frozenset[str]
    permits: frozenset[str]
    credits: frozenset[str]

    @property
    def words(self) -> frozenset[str]:
        """Everything that a line of buttons may be made of."""
        return self.actions | self.things | self.signs | self.fillers


@cache
def vocabulary(language: str) -> Vocabulary:
    """The words of a language; empty sets where there is no data."""
    data = language_data(language)
    extra = {key: frozenset(words) for key, words in data.extra.items()}
    none: frozenset[str] = frozenset()
    return Vocabulary(
        extra.get("page_actions", none),
        extra.get("page_things", none),
        extra.get("page_signs", none),
        data.function_words | {"all", "please", "not", "no"} if extra else none,
        extra.get("page_labels", none),
        extra.get("page_weak_labels", none),
        extra.get("page_homes", none),
        extra.get("page_places", none),
        extra.get("page_phrases", none),
        extra.get("page_rights", none),
        extra.get("page_permits", none),
        extra.get("page_credits", none),
    )


def whole_line(text: str, known: Vocabulary, at_edge: bool, outside: bool = False) -> str | None:
    """What piece of furniture a whole line is, if it is one.

    `at_edge` where it opens or ends the document, `outside` where no running text stands between it and the document's edge.
    """
    count = len(text.split())
    if count > _MOST_WORDS_OF_A_TITLE:
        return None
    if is_breadcrumb(text, known, at_edge) or (outside and _is_trail(text)):
        return "breadcrumb of a web page"
    if count <= _MOST_WORDS and (is_buttons(text, known, at_edge) or (outside and _is_menu(text, known))):
        return "button or hint of a web page"
    if is_labelled(text, known, at_edge, outside):
        return "label of a web page"
    if at_edge and count <= _MOST_WORDS and (_RIGHTS.search(text) or _grants(text, known)):
        return "copyright line of a web page"
    return None


def last_fragment(text: str) -> int:
    """Where what stands behind the last full stop or line break of a block begins, when it has no stop itself; 0 for none."""
    if _STOP.search(text) and "\n" not in text:
        return 0
    return max((match.end() for match in _BREAK.finditer(text.rstrip())), default=0)


def _is_trail(text: str) -> bool:
    """Whether a line is nothing but two titles or more with arrows between."""
    parts = [part.split() for part in _ARROW.split(text)]
    return len(parts) > 1 and all(part and part[0][0].isupper() and len(part) <= _MOST_WORDS_OF_A_PART for part in parts)


def _is_menu(text: str, known: Vocabulary) -> bool:
    """Whether a line is made of nothing but what stands on pages: something to do with a thing, or a row of things."""
    found = [match[0].lower() for match in _WORD.finditer(text)]
    if len(found) > _MOST_WORDS_OF_A_NAME or text.endswith((".", "。")) or not known.words.issuperset(found):
        return False
    content = [word for word in found if word not in known.fillers]
    return len(content) > 2 or (len(content) > 1 and content[0] in known.actions)


def _grants(text: str, known: Vocabulary) -> bool:
    """Whether a line says who may print the text again."""
    found = {match[0].lower() for match in _WORD.finditer(text)}
    return not known.rights.isdisjoint(found) and not known.permits.isdisjoint(found)


def parts_of_line(text: str, known: Vocabulary) -> Iterator[tuple[Span, str]]:
    """Furniture that runs on into a text: a breadcrumb before it, credits and buttons in brackets at its ends."""
    arrows = list(_ARROW.finditer(text, 0, 120))
    if arrows and _folded(text[: arrows[0].start()]) in known.homes:
        last = next(
            (one for one, two in zip(arrows, [*arrows[1:], None], strict=True) if two is None or _too_long(text, one, two)),
            arrows[0],
        )
        yield Span(0, last.end()), "breadcrumb of a web page"
    for chunk in _CHUNK.finditer(text):
        if text[: chunk.start()].strip() and text[chunk.end() :].strip(" .。") and not _follows_chunk(text, chunk.end()):
            continue
        square = _BUTTON_BRACKETS.match(chunk[0]) is not None
        if is_labelled(chunk[1], known, True) or (square and is_buttons(chunk[0], known, True)):
            yield Span(*chunk.span()), "credit or button of a web page"


def is_breadcrumb(text: str, known: Vocabulary, at_edge: bool) -> bool:
    """Whether a line leads from a home page to a column."""
    label = re.match(r"([^:：]{2,30})[:：]\s*", text)
    placed = label is not None and _folded(label[1]) in known.places
    rest = text[label.end() :] if label is not None and placed else text
    for separator, strong in ((_ARROW, True), (_BAR, False)):
        parts = [part for part in separator.split(rest) if part.strip()]
        if len(parts) < 2 or _STOP.search(rest):
            continue
        home = _folded(parts[0]) in known.homes
        short = all(len(part.split()) <= _MOST_WORDS_OF_A_PART for part in parts[:-1])
        if short and (placed or home) and (strong or at_edge):
            return True
        titles = all(part.strip()[:1].isupper() and len(part.split()) <= 3 for part in parts)
        if at_edge and titles and len(parts) >= (3 if strong else 4):
            return True
    return False


def is_buttons(text: str, known: Vocabulary, at_edge: bool) -> bool:
    """Whether a line holds nothing but what can be done on a page and what stands there."""
    found = [match[0].lower() for match in _WORD.finditer(text)]
    if at_edge and " ".join(found) in known.phrases:
        return True
    content = [word for word in found if word not in known.fillers]
    actions = sum(word in known.actions for word in content)
    signs = sum(word in known.signs for word in content)
    if not known.words.issuperset(found) or _BUTTON_BRACKETS.search(text):
        return known.words.issuperset(found) and actions + signs > 0
    starts = bool(found) and found[0] in (known.actions if at_edge else known.signs)
    if not signs or (_STOP.search(text) and not (at_edge and starts)):
        return False
    if not at_edge:
        return starts and actions > 0 and len(content) > 2
    counted = _COUNT.search(text) is not None
    if len(content) == 1 and not counted:
        return content[0] in known.actions and len(found) == 1
    return actions > 0 or (signs > 1 and len(content) == len(found)) or counted


def is_labelled(text: str, known: Vocabulary, at_edge: bool, outside: bool = False) -> bool:
    """Whether a line is a label of a page with its value, or several; credits alone may belong to the text."""
    labels = list(_LABEL.finditer(text))
    if not labels:
        return at_edge and _is_signed(text, known)
    if len(text[: labels[0].start()].strip(" [(（【|")) > 0:
        return False
    names = [_label_name(label[1], known, index > 0) for index, label in enumerate(labels)]
    strong = sum(name in known.labels for name in names)
    if strong + sum(name in known.weak_labels for name in names) > 1:
        return True
    value = text[labels[0].end() :].split()
    if outside and names[0] in known.weak_labels - known.credits:
        return 0 < len(value) <= _MOST_WORDS_OF_A_NAME and not _STOP.search(text)
    most = _MOST_WORDS if at_edge else _MOST_WORDS_OF_A_NAME
    return strong == 1 and len(value) <= most and (at_edge or (bool(value) and not _STOP.search(text)))


def _is_signed(text: str, known: Vocabulary) -> bool:
    """Whether a line is a label without a colon and a name or a date: "Edited by Ann Lee", "Updated on May 3 at 10:15"."""
    match = _SIGNED.fullmatch(text)
    if match is None or _folded(match["label"]) not in known.labels | known.weak_labels:
        return False
    value = match["value"].split()
    capital = all(word[0].isupper() for word in value)
    return len(value) <= _MOST_WORDS_OF_A_NAME and (capital or any(word[0].isdigit() for word in value))


def is_bare_label(text: str) -> bool:
    """Whether a line is a few words and a colon with nothing after it."""
    label = _LABEL.match(text)
    return label is not None and not text[label.end() :].strip()


def _label_name(label: str, known: Vocabulary, after_value: bool) -> str:
    """The words before a colon as a known label; after another label's value only the last of them: "Li Editor:"."""
    words = _folded(label).split()
    for start in range(len(words) if after_value else 1):
        name = " ".join(words[start:])
        if name in known.labels or name in known.weak_labels:
            return name
    return ""


def _folded(text: str) -> str:
    return " ".join(match[0].lower() for match in _WORD.finditer(text))


def _too_long(text: str, one: re.Match[str], two: re.Match[str]) -> bool:
    return len(text[one.end() : two.start()].split()) > _MOST_WORDS_OF_A_PART


def _follows_chunk(text: str, at: int) -> bool:
    """Whether only more brackets follow."""
    return not _CHUNK.sub("", text[at:]).strip(" .。")
