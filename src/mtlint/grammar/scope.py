"""Which rules a request runs."""

from enum import Enum


class Scope(Enum):
    """All that the settings ask for, all but the speller, or the speller alone."""

    ALL = "all"
    UNSPELLED = "without spelling"
    SPELLING = "spelling only"
