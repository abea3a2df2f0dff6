"""Documents with the sources that the settings name for them."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from mtlint.config import Config
from mtlint.discovery import MissingSourceError, display, source_file
from mtlint.engine.pairing import paired
from mtlint.model import Document
from mtlint.readers import ReaderError


def with_source(document: Document, config: Config, read: Callable[[Path, str], Document]) -> Document:
    """The document beside its source, if the settings name a file with it and the document has none itself.

    `read` takes a file and what reports call it. A source that should be there and is not, or that cannot be read, is lacking.
    Raises `MtlintError` for settings that name none that could be.
    """
    if any(segment.source is not None for segment in document.segments):
        return document
    try:
        file = source_file(config, document.path)
    except MissingSourceError as error:
        return document if config.source_missing == "ignore" else _lacking(document, str(error))
    if file is None:
        return document
    name = display(file, config.root)
    try:
        return paired(document, read(file, name))
    except ReaderError as error:
        return _lacking(document, f"its source {name} cannot be read, so rules that need it did not run: {error}")


def _lacking(document: Document, reason: str) -> Document:
    return replace(document, lacking=(*document.lacking, reason))
