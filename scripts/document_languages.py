"""Write the table of languages in docs/languages.md, or check that it is up to date."""

import sys

from generated import ROOT, keep_up_to_date
from mtlint.config import VARIANTS
from mtlint.grammar.lock import load_lock
from mtlint.model import LanguageError
from mtlint.rules.languages import language_data
from mtlint.text.lexicon import lexicon

PAGE = ROOT / "docs" / "languages.md"
BEGIN, END = "<!-- table: scripts/document_languages.py -->\n", "<!-- end of table -->\n"
HEAD = """\
| language | install | fetched | variants | spelling | rules' words |
|---|---|---|---|---|---|
"""


def table() -> str:
    """One row a language module: size, variants with the one a bare tag stands for first, and what there is for it."""
    lock = load_lock()
    base = {jar.file for jar in lock.jars_for(())}
    rows = []
    for module in lock.modules:
        variants = [variant for variant in lock.variants if variant.module == module and _is_whole(variant.code)]
        first = VARIANTS.get(module, module)
        codes = sorted((variant.code for variant in variants), key=lambda code: (code != first, code))
        size = sum(jar.size for jar in lock.jars_for((module,)) if jar.file not in base) / 1e6
        fetched = "always there" if module in lock.required else f"{max(size, 1):.0f} MB"
        spelling = "yes" if any(variant.speller for variant in variants) else "no"
        words = ["data"] * (language_data(module).function_words != frozenset()) + ["word list"] * bool(lexicon(module))
        cells = (variants[0].name.partition(" (")[0], f"`{module}`", fetched, ", ".join(codes), spelling)
        rows.append(f"| {' | '.join(cells)} | {', '.join(words) or 'none'} |\n")
    return HEAD + "".join(sorted(rows))


def _is_whole(code: str) -> bool:
    """Whether a variant is one to check with: "de" would check no spelling."""
    try:
        return bool(load_lock().variant(code))
    except LanguageError:
        return False


def page(text: str) -> str:
    """The page with the table in its place."""
    return text.partition(BEGIN)[0] + BEGIN + "\n" + table() + "\n" + END + text.partition(END)[2]


if __name__ == "__main__":
    sys.exit(keep_up_to_date(__doc__, lambda: {PAGE: page(PAGE.read_text(encoding="utf-8"))}))
