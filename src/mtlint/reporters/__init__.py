"""One file a format; each takes a `Report` and writes it."""

from mtlint.reporters.base import FolderReporter, StreamReporter, Style
from mtlint.reporters.concise import ConciseReporter
from mtlint.reporters.html import HtmlReporter
from mtlint.reporters.json import JsonReporter
from mtlint.reporters.replacing import replacing
from mtlint.reporters.text import TextReporter
from mtlint.reporters.visible import visible

STREAM_REPORTERS: dict[str, StreamReporter] = {
    "text": TextReporter(),
    "concise": ConciseReporter(),
    "json": JsonReporter(),
}
FOLDER_REPORTERS: dict[str, FolderReporter] = {"html": HtmlReporter()}

__all__ = ["FOLDER_REPORTERS", "STREAM_REPORTERS", "FolderReporter", "StreamReporter", "Style", "replacing", "visible"]
