"""Reads the packs, refuses broken ones, and puts those of a language together for the server."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import sha256
from importlib import resources
from importlib.resources.abc import Traversable
from xml.etree import ElementTree

from mtlint.model import MtlintError

_REMEDY = "install mtlint again: the file belongs to it"
_RULES = ("rule", "rulegroup")


@dataclass(frozen=True, slots=True)
class PackFile:
    """A file of rules; `source` is the language that it is for, None where it is for all."""

    name: str
    target: str
    source: str | None
    content: bytes


class Overlay(Mapping[str, bytes]):
    """Files to lay beside the server, by their path. They are put together when first looked at: most runs start no server.

    Raises `MtlintError` then for a broken pack: the server would start with it and then refuse every check.
    """

    def __init__(self, packs: Sequence[PackFile]) -> None:
        self._packs = packs

    def __getitem__(self, name: str) -> bytes:
        return self._files[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)

    def __repr__(self) -> str:
        """Names what it is put together from, without doing so."""
        digests = [(pack.name, sha256(pack.content).hexdigest()) for pack in self._packs]
        return f"{type(self).__name__}({digests})"

    @cached_property
    def _files(self) -> Mapping[str, bytes]:
        return {
            f"org/languagetool/rules/{target}/grammar_custom.xml": merge(
                [pack for pack in self._packs if pack.target == target]
            )
            for target in sorted({pack.target for pack in self._packs})
        }


def overlay(source_language: str | None) -> Overlay:
    """Files to lay beside the server, for texts translated from a language: "zh" and "zh-CN" are one."""
    return _overlay(re.split("[-_]", source_language)[0].lower() if source_language else None)


@cache
def _overlay(source: str | None) -> Overlay:
    return Overlay([pack for pack in pack_files() if pack.source in {None, source}])


@cache
def pack_files() -> tuple[PackFile, ...]:
    """Every pack: `<target>/<name>.xml` is for all texts, `<target>/from/<source>.xml` for those from one language."""
    found: list[PackFile] = []
    for folder in _sorted(resources.files(__package__)):
        if folder.is_dir():
            found += [_file(file, folder.name, None) for file in _sorted(folder)]
            found += [_file(file, folder.name, file.name.removesuffix(".xml")) for file in _sorted(folder / "from")]
    return tuple(file for file in found if file.name.endswith(".xml"))


def check(file: PackFile, seen: set[str] | None = None, *, patterns: bool = False) -> ElementTree.Element:
    """The root of a pack without fault; `seen` collects rule ids, `patterns` compiles every regular expression too.

    Raises `MtlintError`.
    """
    seen = set() if seen is None else seen
    if re.search(rb"<!\s*(DOCTYPE|ENTITY)", file.content, re.IGNORECASE):
        raise MtlintError(f"{file.name}: has a DOCTYPE, which could read other files", _REMEDY)
    try:
        root = ElementTree.fromstring(file.content)  # noqa: S314 - of this package, and without entities
    except ElementTree.ParseError as error:
        raise MtlintError(f"{file.name}: no well-formed XML: {error}", _REMEDY) from None
    if root.tag != "rules" or root.get("lang") != file.target:
        raise MtlintError(f'{file.name}: the root must be <rules lang="{file.target}">', _REMEDY)
    for category in root:
        if category.tag != "category" or not category.get("id"):
            raise MtlintError(f"{file.name}: <{category.tag}> stands where a category with an id belongs", _REMEDY)
        for rule in category:
            _check_rule(file.name, rule, seen)
    if patterns:
        _check_patterns(file.name, root)
    return root


def merge(files: Sequence[PackFile]) -> bytes:
    """One file with the rules of several, which must be for one target. Raises `MtlintError` for a broken one."""
    seen: set[str] = set()
    whole = ElementTree.Element("rules", {"lang": files[0].target})
    for file in files:
        whole.extend(check(file, seen))
    # What examples are for are tests: the server need not read them.
    for parent in list(whole.iter()):
        for example in parent.findall("example"):
            parent.remove(example)
    return bytes(ElementTree.tostring(whole, encoding="utf-8", xml_declaration=True))


def _check_rule(name: str, rule: ElementTree.Element, seen: set[str]) -> None:
    identity = rule.get("id", "")
    if rule.tag not in _RULES or not identity:
        raise MtlintError(f"{name}: <{rule.tag}> stands where a rule with an id belongs", _REMEDY)
    if identity in seen:
        raise MtlintError(f"{name}: the id {identity} is there twice", _REMEDY)
    seen.add(identity)
    for one in [rule] if rule.tag == "rule" else rule.findall("rule"):
        if one.find("pattern") is None or one.find("message") is None:
            raise MtlintError(f"{name}: {identity} lacks a pattern or a message", _REMEDY)


def _check_patterns(name: str, root: ElementTree.Element) -> None:
    for element in root.iter():
        for expression in _expressions(element):
            try:
                re.compile(expression)
            except re.error as error:
                raise MtlintError(f"{name}: {expression!r} is no regular expression: {error}", _REMEDY) from None


def _expressions(element: ElementTree.Element) -> list[str]:
    found = [element.get("chunk_re"), element.get("postag") if element.get("postag_regexp") == "yes" else None]
    if element.get("regexp") == "yes":
        found.append((element.text or "").strip())
    return [expression for expression in found if expression]


def _file(file: Traversable, target: str, source: str | None) -> PackFile:
    name = f"{target}/{f'from/{file.name}' if source else file.name}"
    return PackFile(name, target, source, file.read_bytes() if file.name.endswith(".xml") else b"")


def _sorted(folder: Traversable) -> list[Traversable]:
    return sorted(folder.iterdir(), key=lambda entry: entry.name) if folder.is_dir() else []
