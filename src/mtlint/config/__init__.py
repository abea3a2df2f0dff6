"""Settings: `[tool.mtlint]` of `pyproject.toml`, or `mtlint.toml`."""

from mtlint.config.convert import convert
from mtlint.config.files import from_base, ignored_for, names, settings_for
from mtlint.config.glossary import read_glossary
from mtlint.config.ignored import IgnoredFinding
from mtlint.config.layers import KEYS
from mtlint.config.load import Resolved, find, load, resolve
from mtlint.config.settings import AUTO, VARIANTS, Config, Override
from mtlint.config.words import known_words

__all__ = [
    "AUTO",
    "KEYS",
    "VARIANTS",
    "Config",
    "IgnoredFinding",
    "Override",
    "Resolved",
    "convert",
    "find",
    "from_base",
    "ignored_for",
    "known_words",
    "load",
    "names",
    "read_glossary",
    "resolve",
    "settings_for",
]
