"""The page that shows what came of a run over a corpus."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import pyarrow.compute as pc
from pyarrow import fs

from mtlint import __version__
from mtlint.cluster.block import Block, Count, Kind
from mtlint.cluster.store import Place
from mtlint.cluster.worker import ACROSS, Job
from mtlint.engine import make_plan
from mtlint.model import Corpus, Severity, Tool
from mtlint.reporters.html.corpus import Part, RuleSamples, Sample, Unchecked, corpus_page

INPUTS = "inputs"
"""Name of the file that says what of the inputs could not be listed."""
_SAMPLES = 4
"""Findings of each rule that are shown."""
_UNCHECKED = 20
_LONGEST = 500
"""Characters that are shown of a reason or a message."""

Counts = Counter[tuple[str, str, Severity]]
"""How many findings there are by code, name and severity."""


def write_overview(
    blocks: Sequence[Block],
    summaries: Sequence[dict[str, Any]],
    across: Sequence[Sequence[Count]],
    job: Job,
    corpus: Corpus,
) -> None:
    """Write `overview.html` into the folder of the run.

    `summaries` are those of the blocks; `across` is what each has of findings across documents, empty where none were sought.
    """
    more = across or [()] * len(blocks)
    counts = [_counted([*one["counts"], *own]) for one, own in zip(summaries, more, strict=True)]
    together: Counts = Counter()
    for own in counts:
        together.update(own)
    samples = _samples(blocks, counts, job.output)
    by_code = {code: (name, severity) for code, name, severity in sorted(together, key=lambda key: key[2])}
    rules = [
        RuleSamples(code, name, severity, sum(together[key] for key in together if key[0] == code), tuple(samples[code]))
        for code, (name, severity) in by_code.items()
    ]
    parts = [
        Part(_name(block), one["words"], _severities(own)) for block, one, own in zip(blocks, summaries, counts, strict=True)
    ]
    left = [block.name for block, one in zip(blocks, summaries, strict=True) if one["rejected"] or one["failures"]]
    page = corpus_page(
        corpus,
        Tool("mtlint", __version__, None, job.config.full_language),
        tuple(type(rule).info() for rule in make_plan(job.config).rules),
        rules=rules,
        parts=parts,
        unchecked=list(_unchecked(job.output, [INPUTS, *left])),
    )
    (job.output / "overview.html").write(page.encode("utf-8"))


def _counted(counts: Iterable[Count]) -> Counts:
    found: Counts = Counter()
    for code, name, severity, count in counts:
        found[code, name, Severity[severity.upper()]] += count
    return found


def _name(block: Block) -> str:
    if block.kind is not Kind.DOCUMENTS:
        return f"{block.place.name}, rows {block.first:,} to {block.first + block.rows - 1:,}"
    first = block.documents[0][0]
    return first if block.rows == 1 else f"{first} and {block.rows - 1:,} more"


def _severities(counts: Counts) -> Mapping[Severity, int]:
    found: Counter[Severity] = Counter()
    for (_, _, severity), count in counts.items():
        found[severity] += count
    return found


def _samples(blocks: Sequence[Block], counts: Sequence[Counts], output: Place) -> dict[str, list[Sample]]:
    """By code some of its findings, from blocks that lie apart. Only these blocks are read."""
    holding: defaultdict[str, list[int]] = defaultdict(list)
    for number, own in enumerate(counts):
        for code in {code for code, _, _ in own}:
            holding[code].append(number)
    wanted: defaultdict[int, dict[str, int]] = defaultdict(dict)
    for code, numbers in holding.items():
        chosen = numbers[:: -(-len(numbers) // _SAMPLES)]
        for number in chosen:
            wanted[number][code] = -(-_SAMPLES // len(chosen))
    samples: defaultdict[str, list[Sample]] = defaultdict(list)
    for number, codes in sorted(wanted.items()):
        for code, one in _findings(output, blocks[number].name, codes):
            if len(samples[code]) < _SAMPLES:
                samples[code].append(_sample(one))
    return samples


def _findings(output: Place, block: str, codes: Mapping[str, int]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The first findings of a block with some codes, so many of each."""
    for ending in (".parquet", ACROSS):
        place = output / "findings" / f"{block}{ending}"
        if place.kind == fs.FileType.File:
            table = place.read_table()
            for code, count in codes.items():
                for one in table.filter(pc.field("code") == code).slice(0, count).to_pylist():
                    yield code, one


def _sample(finding: Mapping[str, Any]) -> Sample:
    first = finding["related_path"] and f"{finding['related_path']}:{finding['related_row']}"
    where = f"{finding['path']}:{finding['row']}" + (f":{finding['column']}" if finding["column"] else "")
    return Sample(where, finding["text"] or "", finding["message"][:_LONGEST], first or None, finding["related_text"])


def _unchecked(output: Place, names: Sequence[str]) -> Iterator[Unchecked]:
    """The first of what was not checked, from files of these names."""
    left = _UNCHECKED
    for name in names:
        place = output / "rejected" / f"{name}.parquet"
        if left and place.kind == fs.FileType.File:
            for one in place.read_table(["path", "row", "reason"]).slice(0, left).to_pylist():
                where = one["path"] + (f":{one['row']}" if one["row"] else "")
                yield Unchecked(where, one["reason"][:_LONGEST])
                left -= 1
