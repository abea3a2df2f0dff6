"""Glossary files of all formats as one glossary."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from mtlint.config.glossary.errors import error_in
from mtlint.config.glossary.table import concepts_of_table
from mtlint.config.glossary.tbx import concepts_of_tbx
from mtlint.config.settings import Config
from mtlint.model import Concept, Glossary, MtlintError, Standing
from mtlint.text.regular import read_regular

_TABLES = frozenset({".csv", ".tsv", ".tab", ".txt"})
_TBX = frozenset({".tbx", ".xml"})


def read_glossary(config: Config) -> Glossary:
    """The glossary that the settings name; an empty one where they name none.

    Raises `MtlintError` for a file that cannot be read, is malformed or holds nothing that could be checked.
    """
    contents = [(name, _content(config.root / Path(name).expanduser(), name)) for name in config.glossaries]
    if not contents:
        return Glossary()
    digest = sha256(repr([(name, sha256(content).hexdigest()) for name, content in contents]).encode()).hexdigest()
    return Glossary(tuple(concept for name, content in contents for concept in _read(name, content)), digest)


def _content(file: Path, name: str) -> bytes:
    try:
        return read_regular(file)
    except OSError as error:
        raise MtlintError(f"{name}: {error.strerror}", "mend or remove it in `glossary`") from error


@lru_cache(maxsize=8)
def _read(name: str, content: bytes) -> tuple[Concept, ...]:
    """Kept by content, as a run asks more than once."""
    ending = Path(name).suffix.lower()
    if ending in _TBX or (ending not in _TABLES and content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")):
        read: Callable[[str, bytes], Iterable[Concept]] = concepts_of_tbx
    else:
        read = concepts_of_table
    usable = tuple(concept for concept in read(name, content) if _is_usable(concept))
    if not usable:
        raise error_in(
            name,
            0,
            "no entry has a term with its translation, nor a term that is forbidden",
            "name the columns `source` and `target`, or give the terms of a TBX file in two languages",
        )
    return usable


def _is_usable(concept: Concept) -> bool:
    """Whether a text can go against it."""
    if any(term.standing is Standing.FORBIDDEN for term in concept.targets):
        return True
    languages = {term.language for term in (*concept.sources, *concept.targets)}
    return concept.is_kept or (bool(concept.sources and concept.targets) and (languages == {""} or len(languages) > 1))
