"""What could not be done, and what to do about it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Failure:
    """A file, or a part of one, that was not checked. `message` names place and remedy.

    `start` is where a part begins in the document's text; its message begins with the line.
    """

    path: str
    message: str
    start: int | None = None


class MtlintError(Exception):
    """The run cannot go on. The message says what is wrong; `remedy` says what the user does next."""

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message}\n{self.remedy}" if self.remedy else self.message


class LanguageError(MtlintError):
    """A language cannot be checked, though others may."""
