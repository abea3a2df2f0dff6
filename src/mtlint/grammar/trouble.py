"""How a request to LanguageTool can fail. Apart from the client, whose HTTP library is slow to import."""

from enum import Enum


class Trouble(Enum):
    """What a failed request says of the server."""

    LOST = "the server is gone"
    STUCK = "the server works on without an end in sight"
    REFUSED = "the server is well, but did not do it"


class RequestError(Exception):
    """A request without a whole answer. The message is a clause that names why."""

    def __init__(self, trouble: Trouble, reason: str) -> None:
        super().__init__(reason)
        self.trouble = trouble
        self.reason = reason
