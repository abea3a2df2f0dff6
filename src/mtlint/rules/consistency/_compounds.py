"""Compounds that some documents write with a hyphen and others as one word."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from mtlint.model import Document
from mtlint.rules.consistency._variants import MAX_RELATED, Place
from mtlint.text.words import words

_PART = 3
"""Letters of each part: shorter ones may change the meaning, as in "re-sign"."""
_WHOLE = 8
"""Letters of the whole."""
_PLURAL = "s"


def compounds(document: Document) -> tuple[str, str]:
    """What may be a compound, with hyphens and without, each once, with spaces between."""
    forms = {_form(word.text) for sentence in document.sentences for word in words(sentence.text)}
    long = {form for form in forms if len(letters := form.replace("-", "")) >= _WHOLE and letters.isalpha()}
    hyphenated = {form for form in long if "-" in form and all(len(part) >= _PART for part in form.split("-"))}
    solid = {form for form in long if "-" not in form}
    return " ".join(sorted(hyphenated)), " ".join(sorted(solid))


def written_both_ways(
    gathered: Iterable[tuple[str, str, str]], document: Callable[[str], Document]
) -> Iterator[dict[str, list[Place]]]:
    """Places of each form of a compound that has several: one place a document, and no more than a finding names.

    `gathered` holds the path of each document and what `compounds` says of it.
    """
    files: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for path, hyphenated, _ in gathered:
        for form in hyphenated.split():
            files[_letters(form)][form].append(path)
    for path, _, solid in gathered:
        for form in solid.split():
            if (key := _letters(form)) in files:
                files[key][form].append(path)
    for _, forms in sorted(files.items()):
        if len({form.removesuffix(_PLURAL) for form in forms}) > 1:
            yield {form: list(_places(form, paths, document)) for form, paths in _without_plurals(forms).items()}


def _without_plurals(forms: dict[str, list[str]]) -> dict[str, list[str]]:
    merged: defaultdict[str, list[str]] = defaultdict(list)
    for form, paths in forms.items():
        merged[form.removesuffix(_PLURAL)] += paths
    return {form: sorted(set(paths)) for form, paths in merged.items()}


def _places(form: str, paths: list[str], document: Callable[[str], Document]) -> Iterator[Place]:
    for path in islice(paths, MAX_RELATED + 1):
        yield next(
            Place(sentence.span(word.start, word.end), word.text, path)
            for sentence in document(path).sentences
            for word in words(sentence.text)
            if _form(word.text).removesuffix(_PLURAL) == form
        )


def _form(word: str) -> str:
    return word.casefold().replace("‑", "-")


def _letters(form: str) -> str:
    return form.replace("-", "").removesuffix(_PLURAL)
