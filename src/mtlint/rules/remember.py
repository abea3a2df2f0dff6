"""Work that several rules need of one document, done once."""

import threading
from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from mtlint.model import Document

_T = TypeVar("_T")


def remember(function: Callable[[Document], _T]) -> Callable[[Document], _T]:
    """Keep what a function found in the document that a thread asked about last: the rules look at one after the other.

    What is handed out is shared, so it must not be changed.
    """
    last = threading.local()

    @wraps(function)
    def remembered(document: Document) -> _T:
        if getattr(last, "document", None) is not document:
            last.found, last.document = function(document), document
        found: _T = last.found
        return found

    return remembered
