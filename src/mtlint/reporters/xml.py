"""XML that every parser takes, whatever the text holds."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO
from xml.sax.saxutils import escape, quoteattr

from mtlint.reporters.visible import escape as spelled
from mtlint.reporters.visible import visible

_FORBIDDEN = re.compile("[\ufffe\uffff]")


def allowed(text: str) -> str:
    """The text on one line; characters that XML 1.0 forbids, like all that cannot be seen, are spelled out."""
    return _FORBIDDEN.sub(lambda match: spelled(match[0]), visible(text))


class XmlWriter:
    """Writes elements as they come, indented by depth."""

    __slots__ = ("_depth", "_stream")

    def __init__(self, stream: TextIO) -> None:
        self._stream, self._depth = stream, 0
        stream.write('<?xml version="1.0" encoding="UTF-8"?>\n')

    @contextmanager
    def element(self, name: str, /, **attributes: object) -> Iterator[None]:
        """An element that holds those written inside the block."""
        self._line(f"<{name}{_attributes(attributes)}>")
        self._depth += 1
        yield
        self._depth -= 1
        self._line(f"</{name}>")

    def leaf(self, name: str, /, *lines: str, **attributes: object) -> None:
        """An element with lines of text, or an empty one."""
        start = f"<{name}{_attributes(attributes)}"
        text = "\n".join(escape(allowed(line)) for line in lines)
        self._line(f"{start}>{text}</{name}>" if text else f"{start}/>")

    def _line(self, text: str) -> None:
        self._stream.write(f"{'  ' * self._depth}{text}\n")


def _attributes(values: dict[str, object]) -> str:
    return "".join(f" {name}={quoteattr(allowed(str(value)))}" for name, value in values.items())
