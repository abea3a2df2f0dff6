"""The language server: findings in an editor while the text is written."""

from mtlint.lsp.channel import serve_stdio, serve_tcp
from mtlint.lsp.place import Settings

__all__ = ["Settings", "serve_stdio", "serve_tcp"]
