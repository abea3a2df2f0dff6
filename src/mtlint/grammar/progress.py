"""How a long fetch says how far it is."""

from typing import Protocol


class Progress(Protocol):
    """What a caller hands in to draw a bar. `advance` is called from several threads."""

    def begin(self, files: int, size: int) -> None:
        """A fetch of so many files and bytes begins."""
        ...

    def advance(self, size: int) -> None:
        """So many bytes more are there; negative where a file has to be fetched again."""
        ...

    def end(self) -> None:
        """The fetch is over, well or not."""
        ...


class Silent:
    """Draws nothing."""

    def begin(self, files: int, size: int) -> None: ...

    def advance(self, size: int) -> None: ...

    def end(self) -> None: ...
