"""Full-width forms made narrow, character for character."""

_NARROW = {code + 0xFEE0: code for code in range(0x21, 0x7F)} | {0x3000: 0x20}


def narrow(text: str) -> str:
    """The same text in as many characters, with ASCII for its full-width forms; all places stay."""
    return text if text.isascii() else text.translate(_NARROW)
