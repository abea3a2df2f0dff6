"""Parts of a corpus that are checked as one: small enough for a worker, and the same whatever the number of workers."""

from dataclasses import dataclass, field
from enum import StrEnum

from mtlint.cluster.store import Place

Count = tuple[str, str, str, int]
"""How many findings there are: code, name and severity of the rule, and the number."""


class Kind(StrEnum):
    """What the inputs of a corpus are."""

    JSONL = "jsonl"
    PARQUET = "parquet"
    TABLE = "table"
    DOCUMENTS = "documents"


@dataclass(frozen=True, slots=True)
class Columns:
    """Names of the fields of a row. `document` is the field that says which rows belong together; none if it is empty."""

    target: str = "target"
    source: str = "source"
    document: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """Consecutive rows of one input, or some documents.

    `start` and `stop` are bytes of a JSON lines file or a table and rows of a Parquet file; `first` is the number of the first
    row, from 1, and `rows` how many there are. `header` holds the names of the columns of a table.
    """

    number: int
    kind: Kind
    place: Place
    start: int = 0
    stop: int = 0
    first: int = 1
    rows: int = 0
    header: tuple[str, ...] = ()
    delimiter: str = ","
    documents: tuple[tuple[str, Place], ...] = field(default=())
    """Of a block of documents: what reports call each, and where it is."""

    @property
    def name(self) -> str:
        """The name of its files in the output."""
        return f"part-{self.number:06}"
