"""Web and mail addresses, domains and paths in a text."""

import re
from collections.abc import Iterable
from enum import Enum
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from mtlint.text.width import narrow

_NO_SPACES = (
    "\u200b-\u200f\u202a-\u202e\u2066-\u2069\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff01-\uff0f\uff1a-\uffef"
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
)
"""Marks of direction, and scripts without spaces: an address ends where they begin."""
_TOP = (
    "com|org|net|edu|gov|mil|int|info|biz|io|dev|app|eu|uk|ca|au|nz|de|ch|fr|nl|pt|pl|cz|sk|hu|ro|bg|gr|tr|ru|ua|by|kz|se|dk"
    "|fi|ee|lv|lt|ie|cn|hk|tw|jp|kr|sg|th|vn|br|mx|ar|cl|za|il|ae|ir|tv|ai"
)
"""Ends of domains, but for those that are words in some language: a space missing after a stop makes no domain."""
_WORD = r"A-Za-z0-9_\u00c0-\u024f\u0370-\u058f"
_PATH = rf"[^\s<>\"“”„«»|\\^`{_NO_SPACES}]"
_ADDRESS = re.compile(
    rf"(?<![{_WORD}])(?P<web>(?:(?:https?|s?ftps?|file|ssh|git|wss?)://|www\.(?=\w)){_PATH}+)"
    r"|(?P<mail>(?<![a-z0-9_.+%-])(?:mailto:)?[a-z0-9_.+%-]++@(?:[a-z0-9-]+\.)+[a-z]{2,})"
    rf"|(?P<domain>(?<![{_WORD}@./-])(?:[a-z0-9][a-z0-9-]*\.)+(?:{_TOP})(?![.@-]?[{_WORD}])(?P<path>/{_PATH}*)?)"
    rf"|(?P<file>(?<![{_WORD}/.~:\\])(?:[a-z]:\\(?:[\w.$ -]+\\)*[\w.$-]+|(?:~|\.{{1,2}})?(?:/[a-z0-9_.@+-]+){{2,}}/?))",
    re.IGNORECASE,
)
_TRAILING = ".,;:!?'\"’*_~…"
_PAIRS = {")": "(", "]": "[", "}": "{", ">": "<"}
_LANGUAGE = re.compile(r"(?:[a-z]{2,3}(?:[-_](?:[a-z]{2}|hans|hant|\d{3})){0,2})\Z", re.IGNORECASE)
_LANGUAGE_KEYS = re.compile(r"(?:^|&)(?:lang|language|locale|hl|lc|l)=[^&]*", re.IGNORECASE)


class Sort(Enum):
    """What an address leads to."""

    WEB = "web address"
    MAIL = "mail address"
    DOMAIN = "domain"
    FILE = "path"


class Address(NamedTuple):
    """An address as it stands in a text, without the marks of the sentence around it."""

    start: int
    end: int
    text: str
    sort: Sort


def addresses(text: str) -> list[Address]:
    """The addresses of a text in order; full-width forms count as their narrow ones."""
    plain = narrow(text)
    if not any(mark in plain for mark in "./@\\"):
        return []
    found = []
    for match in _ADDRESS.finditer(plain):
        start, end = match.start(), _end(match[0]) + match.start()
        if plain[start:end].endswith("://"):
            continue
        if match.lastgroup in ("domain", "path") and not _is_cased(match["domain"]):
            continue
        sort = Sort[(match.lastgroup if match.lastgroup != "path" else "domain").upper()]  # type: ignore[union-attr]
        found.append(Address(start, end, plain[start:end], sort))
    return found


def _is_cased(domain: str) -> bool:
    """Whether what looks like a domain is not the end of a sentence and the beginning of the next: "betten.De"."""
    host = domain.partition("/")[0]
    return host.isupper() or host.rpartition(".")[2].islower()


def _end(address: str) -> int:
    """Where an address ends without the stops and closing brackets of the sentence."""
    while address:
        last = address[-1]
        if last in _TRAILING or (last in _PAIRS and address.count(last) > address.count(_PAIRS[last])):
            address = address[:-1]
        else:
            break
    return len(address)


class Goal(NamedTuple):
    """Where an address leads, whatever language the page is in. `is_localised` says that it names one."""

    host: str
    rest: str
    is_localised: bool


def without_counterpart(own: Iterable[Address], others: Iterable[Address]) -> list[Address]:
    """Those that none of the others matches: by leading to the same page, or each to one language of a host.

    The titles of pages may be translated with them, so that of pages which say their language only the hosts are compared.
    """
    goals = [goal(one) for one in others]
    pages = {(one.host, one.rest) for one in goals}
    localised = {one.host for one in goals if one.is_localised}
    left = []
    for address in own:
        host, rest, is_localised = goal(address)
        if (host, rest) not in pages and not (is_localised and host in localised):
            left.append(address)
    return left


def goal(address: Address) -> Goal:
    """What counts of an address: neither its scheme, "www." nor a last slash, nor how it is cased before the path."""
    text = address.text
    if address.sort is Sort.FILE:
        return Goal("", text.rstrip("/"), False)
    if address.sort is Sort.MAIL:
        return Goal(text.lower().removeprefix("mailto:"), "", False)
    try:
        parts = urlsplit(text if "://" in text else f"http://{text}")
    except ValueError:
        return Goal("", text, False)
    labels = parts.netloc.lower().removeprefix("www.").split(".")
    path = [unquote(part) for part in parts.path.split("/") if part]
    kept = [part for part in path if not _LANGUAGE.match(part)]
    query = _LANGUAGE_KEYS.sub("", parts.query).strip("&")
    is_local_host = len(labels) > 2 and _LANGUAGE.match(labels[0]) is not None
    host = ".".join(labels[1:] if is_local_host else labels)
    is_localised = is_local_host or len(kept) < len(path) or query != parts.query
    return Goal(host, "/".join(kept) + f"?{unquote(query)}#{unquote(parts.fragment)}".rstrip("#").rstrip("?"), is_localised)
