"""How a request to LanguageTool can fail. Apart from the client, whose HTTP library is slow to import."""

from enum import Enum


class Trouble(Enum):
    """What a failed request says of the server."""

    LOST = "the server is gone"
    STUCK = "the server works on without an end in sight"
    REFUSED = "the server is well, but did not do it"
    BUSY = "the server is well, and asks for patience"


class RequestError(Exception):
    """A request without a whole answer. The message is a clause that names why.

    `wait` counts the seconds that a busy server asks for.
    """

    def __init__(self, trouble: Trouble, reason: str, wait: float = 0.0) -> None:
        super().__init__(reason)
        self.trouble = trouble
        self.reason = reason
        self.wait = wait
