"""Settings: `[tool.mtlint]` of `pyproject.toml`, or `mtlint.toml`."""

from mtlint.config.ignored import IgnoredFinding
from mtlint.config.load import coerce, find, load
from mtlint.config.settings import AUTO, VARIANTS, Config
from mtlint.config.words import known_words

__all__ = ["AUTO", "VARIANTS", "Config", "IgnoredFinding", "coerce", "find", "known_words", "load"]
