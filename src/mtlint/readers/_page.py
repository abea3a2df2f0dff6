"""The blocks of an HTML page, as a browser nests them, and the texts of its attributes.

After the HTML standard, "Tree construction" (https://html.spec.whatwg.org/multipage/parsing.html#tree-construction), as far as
it decides what is a block and what holds for its text: which tags end which elements, and what goes on behind them.
"""

from dataclasses import dataclass, field, replace

from mtlint.model import Kind, Segment, Span
from mtlint.readers._elements import (
    APART,
    BLOCKS,
    CLOSE_A_PARAGRAPH,
    FORMATTING,
    HEADINGS,
    KINDS,
    PROTECTED,
    RAW,
    SCOPE,
    SHOWN,
    SIBLINGS,
    UNSEEN,
    VOID,
)
from mtlint.readers._flow import NO_TEXT, OWN, Flow
from mtlint.readers._tags import FOREIGN, Token, What, decoded, pieces, tokens
from mtlint.readers.format import Reading, tag
from mtlint.readers.suppressions import Comment

_TEXTS = ("alt", "aria-description", "aria-label", "placeholder", "title")
_NO_TEXTS = frozenset({"link", "script", "style"})
_META = frozenset({"description", "og:description", "og:title", "og:site_name", "twitter:description", "twitter:title"})
_TITLES = frozenset({"caption", "heading", "headline", "subtitle", "title"})
"""Classes of paragraphs that are no running text."""
_CLOSED = BLOCKS | APART | UNSEEN | FOREIGN
"""Elements whose end tag ends all that is open in them."""
_BUTTONS = frozenset({"button", "reset", "submit"})
_DEEPEST = 512
"""How deep browsers nest elements; what is deeper stands beside what is."""


@dataclass(slots=True)
class _Open:
    """An element that is open, with what holds for the text in it."""

    name: str
    start: int
    language: str
    kind: Kind | None = None
    protected: bool = False
    translated: bool = True
    unseen: bool = False
    verbatim: bool = False
    quoted: str = OWN
    """The language of words inside a text that is in another."""
    outer: Flow | None = None
    """The block that goes on behind the element."""
    comments: list[Span] = field(default_factory=list)
    """Comments that are about the element."""


class PageBuilder:
    """Tokens to blocks, as a browser nests them."""

    def __init__(self, text: str, reading: Reading) -> None:
        self._text = text
        self._reading = reading
        self._open = [_Open("", 0, reading.language)]
        self._flow = Flow()
        self._found: list[Segment] = []
        self._waiting: list[Span] = []
        self._inside: list[Span] = []
        self.comments: list[Comment] = []

    def segments(self) -> list[Segment]:
        """All blocks and attributes, in the order of their places."""
        for token in tokens(self._text, xml=_is_xhtml(self._text)):
            match token.what:
                case What.START:
                    self._start(token)
                case What.END:
                    self._end(token)
                case What.COMMENT:
                    self._comment(token)
                case _:
                    self._read(token)
        self._cut(1, len(self._text))
        self._flush()
        self._about(Span(len(self._text), len(self._text)), self._waiting)
        self.comments.sort(key=lambda comment: comment.whole)
        ordered = sorted(self._found, key=lambda segment: segment.offsets.start(0))
        return [replace(segment, id=str(number)) for number, segment in enumerate(ordered, 1)]

    def _read(self, token: Token) -> None:
        place = self._open[-1]
        if place.unseen:
            return
        if token.what is What.RAW:
            inside = token.inside
            found = iter([(inside.start, self._text[inside.start : inside.end], len(inside))])
        else:
            found = pieces(self._text, token.start, token.end)
        tongue = NO_TEXT if place.protected or not place.translated else place.quoted
        self._flow.add(found, tongue, verbatim=place.verbatim)
        if self._waiting and not self._flow.empty:
            self._inside, self._waiting = self._inside + self._waiting, []

    def _comment(self, token: Token) -> None:
        (self._waiting if self._flow.empty else self._inside).append(Span(token.start, token.end))

    def _start(self, token: Token) -> None:
        name = token.name
        if name in ("html", "body") and any(element.name == name for element in self._open[:4]):
            return
        if name in BLOCKS or name in ("select", "input", "textarea"):
            self._close_before(name, token.start)
        if name in BLOCKS and name not in APART:
            self._flush()
        self._attributes(token)
        if name == "br":
            if not self._open[-1].unseen and self._flow.add_break(token.start, token.end - token.start):
                self._flush()
        elif name in VOID:
            if name in SHOWN and not self._open[-1].unseen:
                self._flow.add_object(token.start, token.end - token.start)
        elif not token.closed and (len(self._open) < _DEEPEST or name in RAW):
            self._open.append(self._opened(token))

    def _opened(self, token: Token) -> _Open:
        above, name = self._open[-1], token.name
        block = name in BLOCKS
        element = _Open(
            name,
            token.start,
            above.language if not block else above.quoted or above.language,
            self._kind(token, above.kind),
            above.protected or name in PROTECTED,
            self._is_translated(token, above.translated),
            above.unseen or name in UNSEEN,
            name == "textarea",
            OWN if block else above.quoted,
        )
        own = tag(self._value(token, "lang") or self._value(token, "xml:lang"))
        if own and name not in ("html", "body"):
            if block:
                element.language = self._reading.language if _same(own, self._reading.language) else own
            else:
                element.quoted = OWN if _same(own, above.language) else own
        if name in APART and not above.unseen:
            self._flow.add_object(token.start, token.end - token.start)
            element.outer, self._flow = self._flow, Flow()
        if block and name not in ("html", "head", "body"):
            element.comments, self._waiting = self._waiting, []
        return element

    def _kind(self, token: Token, above: Kind | None) -> Kind | None:
        if token.name != "p":
            return KINDS.get(token.name, above)
        if not _TITLES.isdisjoint((self._value(token, "class") or "").lower().split()):
            return Kind.HEADING
        return above or Kind.PROSE

    def _is_translated(self, token: Token, above: bool) -> bool:
        said = (self._value(token, "translate") or "").lower() if "translate" in token.attributes else None
        if said == "no" or "notranslate" in (self._value(token, "class") or "").split():
            return False
        return True if said in ("", "yes") else above

    def _value(self, token: Token, name: str) -> str | None:
        span = token.attributes.get(name)
        return None if span is None else decoded(self._text, span)

    def _attributes(self, token: Token) -> None:
        """The texts that a tag holds, each by itself; they often say again what stands on the page."""
        above = self._open[-1]
        if above.unseen or not token.attributes or token.name in _NO_TEXTS or not self._is_translated(token, above.translated):
            return
        names = [name for name in _TEXTS if name in token.attributes]
        if token.name == "meta" and (self._value(token, "name") or self._value(token, "property") or "").lower() in _META:
            names.append("content")
        if token.name in ("optgroup", "option", "track") and "label" in token.attributes:
            names.append("label")
        if token.name == "input" and (self._value(token, "type") or "").lower() in _BUTTONS and "value" in token.attributes:
            names.append("value")
        own = tag(self._value(token, "lang"))
        language = above.language if own is None or _same(own, self._reading.language) else own
        for name in names:
            flow = Flow()
            span = token.attributes[name]
            flow.add(pieces(self._text, span.start, span.end, attribute=True))
            segment = flow.segment(0, language, Kind.CELL)
            if segment is not None:
                self._found.append(segment)
                if self._flow.empty and token.name in VOID:
                    self._about(segment.span(), self._waiting)

    def _end(self, token: Token) -> None:
        name = token.name
        if name == "br":
            self._start(token)
        elif name in FORMATTING:
            self._take_out(name)
        elif name in HEADINGS:
            self._close(HEADINGS, token.end)
        elif name in _CLOSED:
            if not self._close(frozenset({name}), token.end) and name == "p":
                self._flush()
        else:
            self._close_inline(name, token.end)

    def _take_out(self, name: str) -> None:
        """End one element and leave open what was opened inside, as with `<b><i></b></i>`."""
        for index in range(len(self._open) - 1, 0, -1):
            if self._open[index].name == name:
                del self._open[index]
                return
            if self._open[index].name in SCOPE:
                return

    def _close_inline(self, name: str, end: int) -> None:
        for index in range(len(self._open) - 1, 0, -1):
            element = self._open[index].name
            if element == name:
                self._cut(index, end)
                return
            if element in BLOCKS or element in APART:
                return

    def _close(self, names: frozenset[str], end: int, stop: frozenset[str] = SCOPE) -> bool:
        """End the innermost open element of these names with all that is in it, if there is one before a border."""
        for index in range(len(self._open) - 1, 0, -1):
            name = self._open[index].name
            if name in names:
                if name in BLOCKS and name not in APART:
                    self._flush()
                kept = [element for element in self._open[index + 1 :] if name == "p" and element.name in FORMATTING]
                self._cut(index, end)
                self._open += kept
                return True
            if name in stop and not (names & {"table", "tr"} and name in ("td", "th", "caption")):
                return False
        return False

    def _close_before(self, name: str, at: int) -> None:
        """End what a start tag ends by itself."""
        if name in ("select", "input", "textarea"):
            self._close(frozenset({"select"}), at)
        if name in SIBLINGS:
            siblings, stop = SIBLINGS[name]
            while self._close(siblings, at, stop):
                pass
        if name in HEADINGS and self._open[-1].name in HEADINGS:
            self._close(HEADINGS, at)
        if name == "button":
            self._close(frozenset({"button"}), at, SCOPE - {"button"})
        if name in CLOSE_A_PARAGRAPH:
            self._close(frozenset({"p"}), at)

    def _cut(self, index: int, end: int) -> None:
        """End all elements from one on."""
        while len(self._open) > index:
            element = self._open[-1]
            if element.outer is not None or (element.name in BLOCKS and not element.unseen):
                self._flush()
            self._open.pop()
            if element.outer is not None:
                self._flow = element.outer
            self._about(Span(element.start, end), element.comments)

    def _flush(self) -> None:
        """End the block that grows."""
        if self._flow.empty:
            return
        place = self._open[-1]
        segment = self._flow.segment(0, place.language, place.kind)
        self._flow = Flow()
        if segment is not None:
            self._found.append(segment)
            self._about(segment.span(), self._inside)
        else:
            self._waiting, self._inside = self._waiting + self._inside, []

    def _about(self, block: Span, comments: list[Span]) -> None:
        """Say what comments are about, and forget them."""
        self.comments += [Comment(whole, _inside(self._text, whole), block) for whole in comments]
        comments.clear()


def _is_xhtml(text: str) -> bool:
    return text.startswith("<?xml")


def _same(one: str, other: str) -> bool:
    """Whether two languages are one but for script and region; one that is yet to be recognised may be any."""
    return other in ("auto", "und") or one.partition("-")[0] == other.partition("-")[0]


def _inside(text: str, comment: Span) -> Span:
    end = comment.end - len("-->") if text.endswith("-->", 0, comment.end) else comment.end
    start = comment.start + len("<!--")
    return Span(start, max(start, end))
