"""What the columns of a glossary table hold, by their headers in the exports of translation tools."""

import re
from enum import Enum, auto
from typing import NamedTuple

from mtlint.model import Standing


class Holds(Enum):
    """What stands in a column."""

    SOURCE = auto()
    TARGET = auto()
    TERM = auto()
    """A term in the language of the column."""
    FORBIDDEN = auto()
    """Terms that are forbidden; or yes or no, for the target terms of the row."""
    STATUS = auto()
    CASED = auto()
    TRANSLATABLE = auto()
    NOTE = auto()
    INFO = auto()
    """What memoQ says of the term to its left."""
    OTHER = auto()


class Column(NamedTuple):
    """What stands in a column, and the tag of its language where that is known."""

    holds: Holds
    language: str = ""


_NAMES = {
    "source": Holds.SOURCE, "source term": Holds.SOURCE, "src": Holds.SOURCE, "term": Holds.SOURCE,
    "original": Holds.SOURCE, "source text": Holds.SOURCE,
    "target": Holds.TARGET, "target term": Holds.TARGET, "translation": Holds.TARGET, "tgt": Holds.TARGET,
    "target text": Holds.TARGET, "targets": Holds.TARGET, "translations": Holds.TARGET,
    "forbidden": Holds.FORBIDDEN, "forbidden target": Holds.FORBIDDEN, "forbidden term": Holds.FORBIDDEN,
    "forbidden terms": Holds.FORBIDDEN, "forbidden targets": Holds.FORBIDDEN, "deprecated": Holds.FORBIDDEN,
    "do not use": Holds.FORBIDDEN,
    "status": Holds.STATUS, "term status": Holds.STATUS, "administrative status": Holds.STATUS, "usage": Holds.STATUS,
    "usage status": Holds.STATUS, "normative authorization": Holds.STATUS,
    "case sensitive": Holds.CASED, "casesensitive": Holds.CASED, "case": Holds.CASED, "match case": Holds.CASED,
    "translatable": Holds.TRANSLATABLE,
    "note": Holds.NOTE, "notes": Holds.NOTE, "comment": Holds.NOTE, "explanation": Holds.NOTE, "usage note": Holds.NOTE,
    "term info": Holds.INFO,
}  # fmt: skip
_LANGUAGES = {
    "afrikaans": "af", "albanian": "sq", "arabic": "ar", "armenian": "hy", "azerbaijani": "az", "basque": "eu",
    "belarusian": "be", "bengali": "bn", "bosnian": "bs", "bulgarian": "bg", "catalan": "ca", "chinese": "zh",
    "croatian": "hr", "czech": "cs", "danish": "da", "dutch": "nl", "english": "en", "estonian": "et", "finnish": "fi",
    "french": "fr", "galician": "gl", "georgian": "ka", "german": "de", "greek": "el", "hebrew": "he", "hindi": "hi",
    "hungarian": "hu", "icelandic": "is", "indonesian": "id", "irish": "ga", "italian": "it", "japanese": "ja",
    "kazakh": "kk", "khmer": "km", "korean": "ko", "latvian": "lv", "lithuanian": "lt", "macedonian": "mk", "malay": "ms",
    "maltese": "mt", "norwegian": "nb", "persian": "fa", "polish": "pl", "portuguese": "pt", "romanian": "ro",
    "russian": "ru", "serbian": "sr", "slovak": "sk", "slovenian": "sl", "spanish": "es", "swahili": "sw", "swedish": "sv",
    "tagalog": "tl", "tamil": "ta", "thai": "th", "turkish": "tr", "ukrainian": "uk", "urdu": "ur", "vietnamese": "vi",
    "welsh": "cy",
}  # fmt: skip
_VARIANTS = {
    "chinese prc": "zh-CN", "chinese simplified": "zh-Hans", "chinese taiwan": "zh-TW", "chinese traditional": "zh-Hant",
    "chinese hong kong": "zh-HK", "english united states": "en-US", "english united kingdom": "en-GB",
    "portuguese brazil": "pt-BR", "portuguese portugal": "pt-PT",
}  # fmt: skip
_CODES = (
    " aa ab af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ceb ch ckb co cr cs cu cv cy da de dv dz ee el en eo "
    "es et eu fa ff fi fil fj fo fr fy ga gd gl gn gu gv ha haw he hi hmn hr ht hu hy ia id ie ig ii ik io is it iu ja jv ka "
    "kg ki kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no "
    "nr nv ny oc oj om or os pa pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th "
    "ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo yue za zh zu "
)
"""ISO 639 codes of languages: a term of two or three letters is none of them by chance only."""
_TAG = re.compile(r"(?P<code>[a-z]{2,3})(?:[-_][a-z]{4})?(?:[-_](?:[a-z]{2}|\d{3}))?", re.IGNORECASE)
_IN_LANGUAGE = re.compile(r"(?P<what>term|forbidden)\s*[\[(](?P<language>[^\])]+)[\])]", re.IGNORECASE)
_NOT_ALONE = frozenset({"id", "no"})
"""Codes that are a language only together with a country: else they head a column of numbers."""
_FORBIDDEN = ("forbidden", "deprecated", "superseded", "obsolete", "notrecommended", "prohibited", "rejected", "donotuse")
_YES = frozenset({"1", "yes", "y", "true", "x", "forbidden", "ja", "oui"})
_NO = frozenset({"0", "no", "n", "false", "-", "nein", "non"})
_SHORTCUT = re.compile(r"(?<!\w)&(?=\w)")
_SEPARATORS = re.compile(r"[\s_-]+")


def column_of(header: str) -> Column:
    """What a header says of its column; names and languages as the exports of common tools write them."""
    name = _SEPARATORS.sub(" ", header).strip().lower()
    if name in _NAMES:
        return Column(_NAMES[name])
    inside = _IN_LANGUAGE.fullmatch(header.strip())
    language = _language(inside["language"] if inside else header)
    if not language:
        return Column(Holds.OTHER)
    return Column(Holds.FORBIDDEN if inside and inside["what"].lower() == "forbidden" else Holds.TERM, language)


def term_of(said: str) -> str:
    """A term without the brackets behind it, which explain it, and without the mark of a shortcut key before a letter."""
    text = _SHORTCUT.sub("", said).strip()
    while text.endswith(")"):
        before, opened, inside = text[:-1].rpartition("(")
        if not opened or ")" in inside or not before.strip() or not before[-1].isspace():
            break
        text = before.rstrip()
    return text


def standing_of(said: str) -> Standing:
    """What a status says, such as "deprecatedTerm-admn-sts", "forbidden" or "preferred"."""
    plain = re.sub(r"[^a-z]", "", said.lower())
    if plain.startswith(_FORBIDDEN):
        return Standing.FORBIDDEN
    return Standing.PREFERRED if plain.startswith("preferred") else Standing.ADMITTED


def answer(cell: str) -> bool | None:
    """Yes or no; None for anything else."""
    said = cell.strip().lower()
    return True if said in _YES else False if said in _NO or not said else None


def _language(said: str) -> str:
    """The tag of a language that is given as a tag or, as memoQ does, by its English name; empty where it is none."""
    said = said.strip()
    tag = _TAG.fullmatch(said)
    if tag and f" {tag['code'].lower()} " in _CODES and said.lower() not in _NOT_ALONE:
        return said.replace("_", "-")
    name = " ".join(_SEPARATORS.sub(" ", re.sub(r"[()]", " ", said)).lower().split())
    return _VARIANTS.get(name) or _LANGUAGES.get(name, "") or _LANGUAGES.get(name.split(" ")[0] if name else "", "")
