"""What makes a file unreadable."""


class ReaderError(Exception):
    """A file that cannot be read as what it is. The message names the place in it and the remedy."""
