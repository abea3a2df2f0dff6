"""Settings: `[tool.mtlint]` of `pyproject.toml`, or `mtlint.toml`."""

from mtlint.config.load import coerce, find, load
from mtlint.config.settings import Config

__all__ = ["Config", "coerce", "find", "load"]
