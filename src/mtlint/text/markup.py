"""Characters that Markdown, HTML and XML take for their own."""

_MARKUP = frozenset("<>&*_`[]\\#|~$")


def may_be_markup(text: str) -> bool:
    """Whether a text that is put into a file might be read as markup there."""
    return not _MARKUP.isdisjoint(text)
