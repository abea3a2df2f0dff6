"""Glossaries in TBX, version 2 (`martif`) and 3 (`tbx`), in either of its styles.

ISO 30042:2008 and ISO 30042:2019, https://www.tbxinfo.net/. What says how a term is used are the data categories
administrativeStatus and normativeAuthorization. Nothing outside the file is read.
"""

from dataclasses import replace
from xml.parsers import expat

from mtlint.config.glossary.columns import answer, standing_of, term_of
from mtlint.config.glossary.errors import error_in
from mtlint.model import Concept, MtlintError, Standing, Term

_ROOTS = frozenset({"martif", "tbx", "TBX"})
_CONCEPTS = frozenset({"termEntry", "conceptEntry"})
_LANGUAGES = frozenset({"langSet", "langSec"})
_TERMS = frozenset({"tig", "ntig", "termSec"})
_LANGUAGE = "http://www.w3.org/XML/1998/namespace}lang"
_STATUS = frozenset({"administrativeStatus", "normativeAuthorization"})
_CASED = frozenset({"caseSensitive", "case-sensitive", "case sensitive"})
_TRANSLATED = "Translation needed"
"""What Weblate calls whether a term is translated at all."""
_NOTES = frozenset({"note", "Usage note", "usageNote"})
_TOLD = frozenset({*_STATUS, *_CASED, *_NOTES, _TRANSLATED})
_DEEPEST = 200
_EXPORT = "mend it, or export the glossary anew"


def concepts_of_tbx(name: str, content: bytes) -> list[Concept]:
    """The concepts of a file, in its order. Raises `MtlintError` with the line for what is no TBX or not safe to read."""
    return _Reader(name).read(content)


class _Reader:
    """One run over one file."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._concepts: list[Concept] = []
        self._open: list[str] = []
        self._language = ""
        self._terms: list[Term] = []
        self._term: Term | None = None
        self._notes: list[str] = []
        self._is_kept = False
        self._kind = ""
        self._said: list[str] | None = None
        self._depth = 0
        self._expat = expat.ParserCreate(namespace_separator="}")
        self._expat.buffer_text = True
        self._expat.StartElementHandler = self._start
        self._expat.EndElementHandler = self._end
        self._expat.CharacterDataHandler = self._characters
        self._expat.StartDoctypeDeclHandler = self._document_type
        self._expat.SkippedEntityHandler = self._skipped

    def read(self, content: bytes) -> list[Concept]:
        try:
            self._expat.Parse(content, True)
        except expat.ExpatError as error:
            reason = f"not well-formed XML: {expat.ErrorString(error.code)}"
            raise error_in(self._name, error.lineno, reason, _EXPORT) from error
        return self._concepts

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition("}")[2]
        if not self._open and local not in _ROOTS:
            raise self._error(f"not TBX, as its first element is <{local}>", "name a TBX file, or a table as .csv or .tsv")
        if len(self._open) >= _DEEPEST:
            raise self._error(f"elements inside each other, more than {_DEEPEST} deep", _EXPORT)
        self._open.append(local)
        if local in _CONCEPTS:
            self._terms, self._notes, self._is_kept, self._language = [], [], False, ""
        elif local in _LANGUAGES:
            self._language = attributes.get(_LANGUAGE, "").replace("_", "-")
            if not self._language:
                raise self._error(f"<{local}> without xml:lang", "say the language of the terms in it")
        elif local in _TERMS:
            self._term = Term("", self._language)
        # In one style the category is the name of the element, in the other its type.
        kind = attributes.get("type", local)
        if self._said is None and (local == "term" or kind in _TOLD):
            self._kind, self._said, self._depth = "term" if local == "term" else kind, [], len(self._open)

    def _end(self, _name: str) -> None:
        if self._said is not None and len(self._open) == self._depth:
            self._take(self._kind, " ".join("".join(self._said).split()))
            self._said = None
        local = self._open.pop()
        if local in _TERMS and self._term is not None:
            self._terms += [self._term] if self._term.text else []
            self._term = None
        elif local in _CONCEPTS and self._terms:
            terms = tuple(self._terms)
            self._concepts.append(Concept(terms, terms, "; ".join(dict.fromkeys(self._notes)), self._is_kept))

    def _take(self, kind: str, said: str) -> None:
        """What an element says of the term, or of the concept, that it stands in."""
        term = self._term
        if kind in _NOTES:
            self._notes += [said] if said else []
        elif kind == _TRANSLATED:
            self._is_kept = self._is_kept or answer(said) is False
        elif term is None:
            return
        elif kind == "term":
            self._term = replace(term, text=term_of(said))
        elif kind in _CASED:
            self._term = replace(term, is_cased=answer(said) is True)
        elif standing_of(said) is not Standing.ADMITTED:
            self._term = replace(term, standing=standing_of(said))

    def _characters(self, text: str) -> None:
        if self._said is not None:
            self._said.append(text)

    def _document_type(self, _name: str, _system: str | None, _public: str | None, declares: int) -> None:
        if declares:
            raise self._error(
                "its document type declares entities or elements, which is not safe to read", "write it without <!DOCTYPE …>"
            )

    def _skipped(self, entity: str, _is_parameter: int) -> None:
        raise self._error(f"&{entity}; stands for what is in another file, which is not read", "write the character itself")

    def _error(self, reason: str, remedy: str) -> MtlintError:
        return error_in(self._name, self._expat.CurrentLineNumber, reason, remedy)
