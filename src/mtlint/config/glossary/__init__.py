"""The user's glossary: what the files say that the settings name."""

from mtlint.config.glossary.read import read_glossary

__all__ = ["read_glossary"]
