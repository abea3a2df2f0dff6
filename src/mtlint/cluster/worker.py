"""Checks blocks, one after the other, with a LanguageTool of its own."""

import json
import pickle
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from typing import Any

import pyarrow as pa
from pyarrow import fs

from mtlint.cluster.block import Block, Columns, Kind
from mtlint.cluster.rows import Rejected, Row, documents_of, read_rows
from mtlint.cluster.signatures import UNKNOWN, exact_hashes
from mtlint.cluster.store import Place
from mtlint.config import Config, settings_for
from mtlint.engine import Source, recognised
from mtlint.model import Checked, Diagnostic, Document, MtlintError, Report, Severity, Span
from mtlint.readers import ReaderError
from mtlint.session import Session, read_document
from mtlint.text.fold import fold
from mtlint.text.lines import LineIndex

FINDINGS = pa.schema(
    [
        *(("path", pa.string()), ("row", pa.int64()), ("column", pa.int64()), ("code", pa.string()), ("name", pa.string())),
        *(("severity", pa.string()), ("start", pa.int64()), ("end", pa.int64()), ("text", pa.string())),
        *(("message", pa.string()), ("mqm", pa.string()), ("its", pa.string()), ("source_rule", pa.string())),
        *(("fingerprint", pa.string()), ("related_path", pa.string()), ("related_row", pa.int64())),
        *(("related_start", pa.int64()), ("related_end", pa.int64()), ("related_text", pa.string())),
    ]
)
"""`row` is the number of the row, or the line of a document; `start` and `end` count code points in the row's text, or in its
block of a document. The related place is the first one."""
REJECTED = pa.schema([("path", pa.string()), ("row", pa.int64()), ("reason", pa.string()), ("raw", pa.string())])
SENTENCES = pa.schema(
    [
        *(("path", pa.string()), ("row", pa.int64()), ("column", pa.int64()), ("start", pa.int64()), ("text", pa.string())),
        *(("folded", pa.string()), ("document", pa.int32()), ("source", pa.uint64())),
    ]
)
"""`document` is its number in the block, `source` a number for what the sentence's segment translates."""

ACROSS = "-across.parquet"
"""How the names of files end that hold what a block repeats of others."""
_MOST_TRIES = 3


@dataclass(frozen=True, slots=True)
class Job:
    """What all blocks of a run have in common. `output` is the folder of the run."""

    config: Config
    columns: Columns
    output: Place
    min_words: int = 5
    """Shortest sentence that is looked for elsewhere in the corpus."""

    def session(self) -> Session:
        """What checks a block, which is only a part of the documents."""
        return Session(self.config, across=False, cached=False)

    def summary(self, block: Block) -> Place:
        """The file that says what came of a block."""
        return self.output / "blocks" / f"{block.name}.json"

    def is_finished(self, block: Block) -> bool:
        """Whether all of a block was checked."""
        place = self.summary(block)
        return place.kind == fs.FileType.File and not json.loads(place.read())["failures"]


@dataclass(frozen=True, slots=True)
class Left:
    """What was not checked, and why; `raw` is what stands there instead of a row."""

    path: str
    row: int | None
    reason: str
    raw: str | None = None


class Worker:
    """Called by Ray Data with batches of one block, pickled."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._session = job.session()

    def __call__(self, batch: dict[str, Any]) -> dict[str, list[str]]:
        for block in batch["block"]:
            check_block(pickle.loads(block), self._job, self._session)  # noqa: S301 - ours
        return {"done": [""] * len(batch["block"])}


def check_block(block: Block, job: Job, session: Session) -> None:
    """Check a block and write what is found; the summary is written last and says that all of the block is there.

    A block that is there is not checked again. One over which workers ended time and again is given up. Raises `MtlintError`
    where nothing can be checked.
    """
    if job.is_finished(block):
        return
    tries = job.output / ".work" / "tries" / block.name
    tried = int(tries.read()) if tries.kind == fs.FileType.File else 0
    if tried == _MOST_TRIES:
        _write(block, job, (), list(_given_up(block)))
        return
    tries.write(str(tried + 1).encode())
    rows: list[Row] = []
    rejected: list[Rejected] = []
    if block.kind is Kind.DOCUMENTS:
        sources: list[Source] = [(name, partial(_read, place, name, job.config)) for name, place in block.documents]
    else:
        for one in read_rows(block, job.columns):
            (rows if isinstance(one, Row) else rejected).append(one)  # type: ignore[arg-type] # each to its own
        sources = list(_row_sources(block, rows, job.config))
    report = session.check(sources, jobs=1)
    bad = [Left(block.place.name, one.number, one.reason, one.raw) for one in rejected]
    _write(block, job, report.documents, [*bad, *_unchecked(block, report)], len(rows))


def _row_sources(block: Block, rows: list[Row], config: Config) -> Iterator[Source]:
    own = settings_for(config, block.place.name)
    for document in documents_of(block, rows, own.full_language, own.source_language):
        yield document.path, partial(recognised, document, own.variant)


def _read(place: Place, name: str, config: Config) -> Document:
    try:
        return read_document(place.local or place.read(), name, config)
    except ReaderError:
        raise
    except MtlintError as error:
        raise ReaderError(error.message) from error


def _given_up(block: Block) -> Iterator[Left]:
    reason = f"not checked: {_MOST_TRIES} workers ended over it"
    if block.kind is Kind.DOCUMENTS:
        yield from (Left(name, None, reason) for name, _ in block.documents)
    else:
        yield Left(block.place.name, None, f"rows {block.first} to {block.first + block.rows - 1} {reason}")


def _unchecked(block: Block, report: Report) -> Iterator[Left]:
    """What could not be checked: a row where it is known, or else a document or the block."""
    documents = [checked.document for checked in report.documents]
    known = {document.path: document for document in documents}
    is_plain = block.kind is not Kind.DOCUMENTS and len(known) == len(documents)
    for failure in report.failures:
        document = known.get(failure.path) if is_plain else None
        segment = document and failure.start is not None and document.segment_at(failure.start)
        if segment:
            # The line that the message begins with is one of the block.
            yield Left(block.place.name, int(segment.id), failure.message.partition(": ")[2])
        else:
            yield Left(failure.path, None, failure.message)


def _write(block: Block, job: Job, checks: Iterable[Checked], left: Sequence[Left], rows: int = 0) -> None:
    """Everything of a block, its summary last."""
    findings: list[dict[str, Any]] = []
    sentences: list[dict[str, Any]] = []
    counts: Counter[tuple[str, str, Severity]] = Counter()
    words = documents = 0
    for checked in checks:
        documents += 1
        words += checked.words
        counts.update(checked.counts)
        where = _Where(block, checked.document)
        findings += [where.finding(diagnostic) for diagnostic in checked.diagnostics]
        sentences += where.sentences(job.min_words, documents)
    (job.output / "findings" / f"{block.name}.parquet").write_table(pa.Table.from_pylist(findings, schema=FINDINGS))
    write_left(job.output, block.name, left)
    place = job.output / ".work" / "sentences" / f"{block.name}.arrow"
    place.write_arrow(pa.Table.from_pylist(sentences, schema=SENTENCES))
    rejected = sum(one.raw is not None for one in left)
    summary = {
        "block": block.number,
        "rows": rows,
        "files": documents if block.kind is Kind.DOCUMENTS else 0,
        "documents": documents,
        "words": words,
        "counts": [(code, name, str(severity), count) for (code, name, severity), count in sorted(counts.items())],
        "rejected": rejected,
        "failures": len(left) - rejected,
        "sentences": len(sentences),
    }
    job.summary(block).write(json.dumps(summary, sort_keys=True).encode())


def write_left(output: Place, name: str, left: Iterable[Left]) -> None:
    """Keep aside what was not checked."""
    (output / "rejected" / f"{name}.parquet").write_table(pa.Table.from_pylist([asdict(one) for one in left], schema=REJECTED))


class _Where:
    """Places of a document of a block as rows say them."""

    def __init__(self, block: Block, document: Document) -> None:
        self._rows = block.kind is not Kind.DOCUMENTS
        self._path = block.place.name if self._rows else document.path
        self._document = document
        self._lines = None if self._rows else LineIndex(document.text)

    def _place(self, span: Span) -> tuple[int, int | None, int, int]:
        """Row or line, column of a document, and the range in the row's or the block's text."""
        segment = self._document.segment_at(span.start)
        start, end = (segment.offsets.decoded(at) for at in (span.start, span.end)) if segment else (span.start, span.end)
        if self._lines is None:
            return int(segment.id) if segment else 0, None, start, end
        return *self._lines.position(span.start), start, end

    def finding(self, diagnostic: Diagnostic) -> dict[str, Any]:
        row, column, start, end = self._place(diagnostic.span)
        found: dict[str, Any] = {
            "path": self._path,
            "row": row,
            "column": column,
            "start": start,
            "end": end,
            "severity": str(diagnostic.severity),
            "name": diagnostic.rule,
        }
        found |= {
            key: getattr(diagnostic, key) for key in ("code", "text", "message", "mqm", "its", "source_rule", "fingerprint")
        }
        if diagnostic.related:
            related = diagnostic.related[0]
            row, _, start, end = self._place(related.span)
            found |= {"related_path": related.path or self._path, "related_row": row}
            found |= {"related_start": start, "related_end": end}
            found |= {"related_text": self._document.text[related.span.start : related.span.end]}
        return found

    def sentences(self, min_words: int, number: int) -> Iterator[dict[str, Any]]:
        """Sentences that are long enough to be looked for elsewhere; `number` is that of the document."""
        for sentence in self._document.sentences:
            if len(sentence.text.split()) < min_words:
                continue
            row, column, start, _ = self._place(sentence.span())
            text, source = sentence.text, sentence.segment.source
            yield {"path": self._path, "row": row, "column": column, "start": start, "text": text, "folded": fold(text)} | {
                "document": number,
                "source": int(exact_hashes([fold(source)])[0]) if source else UNKNOWN,
            }
