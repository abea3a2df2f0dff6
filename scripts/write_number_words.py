# /// script
# requires-python = ">=3.11"
# dependencies = ["babel>=2.18", "icu4py>=1.2"]
# ///
"""Write the number words, names of months and words such as "million" of each language from Unicode's CLDR.

They go to src/mtlint/text/numerals, one file a language. Needs icu4py and babel, which mtlint itself does without, and
the names of the rules by which languages spell numbers, which are in the npm package cldr-rbnf:
`npm pack cldr-rbnf && tar xzf cldr-rbnf-*.tgz && uv run scripts/write_number_words.py package/rbnf [LANGUAGE…]`.
"""

import json
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache, partial
from itertools import product
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError
from icu4py.messageformat import MessageFormat

FOLDER = Path(__file__).resolve().parent.parent / "src" / "mtlint" / "text" / "numerals"
LANGUAGES = """
af am an ar as az be bg bn br bs ca cs cy da de el en eo es et eu fa fi fil fo fr fy ga gd gl gu ha he hi hr hu hy id ig
is it ka kk km kn ko ky lb lo lt lv mk ml mn mr ms mt my nb ne nl nn or pa pl ps pt qu ro ru sd si sk sl so sq sr sv sw
ta te th tk tr ug uk ur uz vi wo xh yo zu
""".split()  # noqa: SIM905 - a line a language would hide the rest
VARIANTS = {"sr": ("sr", "sr_Latn"), "uz": ("uz", "uz_Cyrl"), "pt": ("pt", "pt_PT"), "de": ("de", "de_CH")}
SYMBOLS = "kKMBT"
"""Letters that shorten a scale in print; others are units first."""
UNDER = [*range(1, 101), *range(200, 1000, 100), *range(1000, 13000, 1000), *range(20000, 100001, 10000)]
SCALES = (100, 1000, 10**6, 10**9, 10**12)
FACTORS = (1, 2, 3, 5)


def spelled(number: int, language: str, rules: str) -> str:
    """A number in words, as the reader of the files looks them up."""
    return clean(speller(language, rules).format({"0": number}))


@lru_cache(maxsize=1)
def speller(language: str, rules: str) -> MessageFormat:
    """What spells numbers; it takes long to make for a language with many endings."""
    return MessageFormat("{0,spellout," + rules + "}", language)


def clean(text: str) -> str:
    """In small letters, with a space for each hyphen."""
    text = unicodedata.normalize("NFC", text.replace("\u00ad", "").replace("\u200b", "")).lower()
    return re.sub(r"[\s\u2010\u2011-]+", " ", text).strip()


def rule_sets(rules: Path, kind: str) -> list[str]:
    """The names of the rules by which a language inflects one kind of numbers."""
    if not rules.is_file():
        return []
    names = json.loads(rules.read_text(encoding="utf-8"))["rbnf"]["rbnf"].get("SpelloutRules", {})
    return [name for name in names if name.startswith(f"%spellout-{kind}") and "year" not in name]


def is_words(text: str) -> bool:
    """Whether something is written in letters alone."""
    return bool(text) and not any(unicodedata.category(one)[0] in "NPS" and one not in "'\u2019" for one in text)


def words(language: str, names: Iterable[str], numbers: Iterable[int]) -> Iterator[tuple[str, int]]:
    """What the numbers are called."""
    for name, number in product(names, numbers):
        text = spelled(number, language, name)
        if is_words(text):
            yield text, number


def powers(language: str, names: Iterable[str]) -> Iterator[tuple[str, int]]:
    """The words that stand behind a number and multiply it, from how their multiples are spelled."""
    for name, scale, factor in product(names, SCALES, FACTORS):
        whole, first = (spelled(number, language, name) for number in (scale * factor, factor))
        rest = whole.removeprefix(first + " ")
        if is_words(whole) and " " not in rest and rest not in (whole, first):
            yield rest, scale


def compact(locale: Locale) -> Iterator[tuple[str, int]]:
    """The same from how CLDR shortens numbers: "3 Mio.", "5 тыс."."""
    for length, forms in locale.compact_decimal_formats.items():
        for patterns in forms.values():
            for size, pattern in patterns.items():
                zeros = re.match(r"\D*?(0+)", str(pattern.pattern))
                word = re.sub(r"[0'\u200f\u200e\u00ad.]+", "", str(pattern.pattern)).strip()
                if zeros and is_words(word) and " " not in word.replace("\u00a0", " "):
                    word = unicodedata.normalize("NFC", word)
                    is_symbol = length == "short" and len(word) < 3
                    if len(word) == 1 and word not in SYMBOLS and word.isascii():
                        continue
                    yield word if is_symbol else clean(word), int(size) // 10 ** (len(zeros[1]) - 1)


def months(locale: Locale) -> Iterator[tuple[str, int]]:
    """Names of months, short and long."""
    for context, width in product(("format", "stand-alone"), ("wide", "abbreviated")):
        for number, name in locale.months[context][width].items():
            word = clean(name.rstrip("."))
            if is_words(word) and len(word) > 1:
                yield word, number


def days(locale: Locale) -> Iterator[str]:
    """Names of the days of the week."""
    for name in locale.days["format"]["wide"].values():
        yield clean(name)


def unambiguous(pairs: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Word -> value, by value; the least value of a word that has several."""
    found: dict[str, int] = {}
    for word, value in pairs:
        found[word] = min(value, found.get(word, value))
    return dict(sorted(found.items(), key=lambda item: (item[1], item[0])))


def content(language: str, rules: Path) -> dict[str, Any]:
    """All that is written of a language."""
    counting = [*rule_sets(rules, "cardinal"), *rule_sets(rules, "numbering")]
    cardinals = unambiguous(words(language, counting, UNDER))
    ordinals = unambiguous(words(language, rule_sets(rules, "ordinal"), [*range(1, 101), 1000]))
    scales = dict(powers(language, counting))
    named: dict[str, int] = {}
    week: set[str] = set()
    for tag in VARIANTS.get(language, (language,)):
        try:
            locale = Locale.parse(tag)
        except UnknownLocaleError:
            continue
        scales |= dict(compact(locale))
        named |= dict(months(locale))
        week |= set(days(locale))
    numbers = cardinals.keys() | ordinals.keys()
    counted = sorted(day for day in week if day in numbers or any(part in numbers for part in day.split()))
    return {
        "cardinals": {word: value for word, value in cardinals.items() if word not in scales},
        "ordinals": {word: value for word, value in ordinals.items() if word not in cardinals},
        "scales": unambiguous(scales.items()),
        "months": unambiguous((word, value) for word, value in named.items() if word not in cardinals),
        "days": counted,
    }


def write(language: str, folder: Path) -> str:
    """Write the file of a language; `folder` is that of cldr-rbnf."""
    text = json.dumps(content(language, folder / f"{language}.json"), ensure_ascii=False, indent=1)
    (FOLDER / f"{language}.json").write_text(text + "\n", encoding="utf-8", newline="\n")
    return language


def main() -> None:
    """Write the files of the languages that are named, or of all."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    # A process each: babel leaves what it resolved for one language in what the next one inherits.
    with ProcessPoolExecutor(2, get_context("spawn"), max_tasks_per_child=1) as pool:
        for language in pool.map(partial(write, folder=Path(sys.argv[1])), sys.argv[2:] or LANGUAGES):
            print(language, flush=True)


if __name__ == "__main__":
    main()
