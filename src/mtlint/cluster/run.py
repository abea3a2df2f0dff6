"""A whole corpus: blocks to workers, what they found together, and what is kept of it."""

import json
import pickle
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from typing import Any

import ray
from pyarrow import fs
from ray.data import ActorPoolStrategy
from ray.exceptions import RayError

from mtlint.cache import program_digest
from mtlint.cluster.block import Block
from mtlint.cluster.duplicates import find_duplicates
from mtlint.cluster.keep import keep_rows, refuse_documents
from mtlint.cluster.machine import ray_at
from mtlint.cluster.overview import INPUTS, write_overview
from mtlint.cluster.plan import plan
from mtlint.cluster.progress import Progress, unwatched
from mtlint.cluster.spread import cores, on_all_cores
from mtlint.cluster.store import Place
from mtlint.cluster.worker import ACROSS, Job, Left, Worker, write_left
from mtlint.config import known_words
from mtlint.engine import make_plan
from mtlint.grammar import install
from mtlint.model import Corpus, Failure, Gate, MtlintError, Severity, penalty_of, score_of, selector_weight
from mtlint.session import grammar_settings

_FOLDERS = ("blocks", "findings", "rejected", ".work")


@dataclass(frozen=True, slots=True)
class Options:
    """How a corpus is run: rows of a block, processes (all cores if None), and the address of a cluster, if not this machine.

    Rows without a finding of `drop` go to `keep`, if that is given. `restart` throws away what an earlier run left.
    """

    rows: int = 5_000
    workers: int | None = None
    address: str | None = None
    duplicates: bool = True
    keep: Place | None = None
    drop: tuple[str, ...] = ()
    restart: bool = False


def run(
    inputs: Sequence[Place], job: Job, options: Options, progress: Progress = unwatched, failures: Sequence[Failure] = ()
) -> Corpus:
    """Check all inputs, or what an earlier run into the same folder left undone. Raises `MtlintError`.

    `failures` is what could not be listed of the inputs.
    """
    blocks = plan(inputs, job.columns, options.rows)
    if not blocks:
        unlisted = "".join(f"\n{failure.path}: {failure.message}" for failure in failures)
        raise MtlintError(f"nothing to check: the inputs hold no rows{unlisted}", "give files with rows, or documents")
    if options.keep:
        refuse_documents(blocks, options.keep)
    drop, notes = _prepare(job, options.drop)
    _claim(job, inputs, options)
    write_left(job.output, INPUTS, [Left(failure.path, None, failure.message) for failure in failures])
    waiting = _waiting(blocks, job)
    with ray_at(options.address, options.workers), _causes():
        _check(waiting, job, options, progress)
        summaries = [json.loads(job.summary(block).read()) for block in blocks]
        across = find_duplicates(blocks, summaries, job, on_all_cores(progress)) if options.duplicates else []
    kept = keep_rows(blocks, job, drop, options.keep, progress) if options.keep else None
    whole = {"counts": [count for own in across for count in own], "failures": len(failures)}
    corpus = _corpus([*summaries, whole], job.config.gate)
    corpus = replace(corpus, blocks=len(blocks), resumed=len(blocks) - len(waiting), kept=kept, notes=notes)
    write_overview(blocks, summaries, across, job, corpus)
    (job.output / "summary.json").write(_json(corpus))
    return corpus


def _prepare(job: Job, drop: Sequence[str]) -> tuple[list[str], tuple[str, ...]]:
    """The codes that `drop` names, and notes on the settings; LanguageTool lies ready after that.

    What is wrong with the settings is said here, before anything is checked. Raises `MtlintError`.
    """
    with job.session() as session:
        report = session.check([])
        needs_grammar = session.needs_grammar
    named = {name: [rule.code for rule in report.rules if selector_weight(name, rule.code, rule.name) >= 0] for name in drop}
    unknown = [name for name, codes in named.items() if not codes]
    if unknown:
        raise MtlintError(f"--drop-if: no rule of this run answers to {', '.join(unknown)}", "`mtlint rules` lists the rules")
    if needs_grammar and not job.config.languagetool_url:
        install(grammar_settings(job.config))
    return sorted({code for codes in named.values() for code in codes}), report.notes


def _waiting(blocks: Sequence[Block], job: Job) -> list[Block]:
    """The blocks that no earlier run finished. What such a run made of all blocks together is of no use if there are any.

    What it was writing when it was killed is removed.
    """
    for folder in (job.output, *(job.output / name for name in (*_FOLDERS, ".work/sentences"))):
        folder.sweep()
    waiting = [block for block in blocks if not job.is_finished(block)]
    work, findings = job.output / ".work", job.output / "findings"
    for name in work.names() if waiting else ():
        if name != "sentences":
            (work / name).clear()
    for name in findings.names():
        if name.endswith(ACROSS):
            (findings / name).clear()
    return waiting


def _claim(job: Job, inputs: Sequence[Place], options: Options) -> None:
    """Make the folder this run's, or find that it is already. Raises `MtlintError` where it is another's."""
    files = make_plan(job.config).identity, sorted(known_words(job.config))  # what the settings only name
    settings = program_digest(), job.config, files, job.columns, job.min_words, options.rows
    identity = sha256(repr((settings, [place.stamp for place in inputs])).encode()).hexdigest()
    state = job.output / "run.json"
    is_ours = state.kind == fs.FileType.File
    if not is_ours and job.output.names():
        raise MtlintError(f"{job.output.name}: is not empty, and not of a run over a corpus", "name another folder")
    if is_ours and options.restart:
        for folder in _FOLDERS:
            (job.output / folder).clear()
    elif is_ours:
        if json.loads(state.read()).get("identity") != identity:
            raise MtlintError(
                f"{job.output.name}: holds a run over other inputs or with other settings",
                "name another folder, or begin anew with --restart",
            )
        return
    state.write(json.dumps({"version": 1, "identity": identity}).encode())


def _check(blocks: Sequence[Block], job: Job, options: Options, progress: Progress) -> None:
    """Hand the blocks to workers, each a process with its own LanguageTool; one that dies is replaced and its block redone."""
    if not blocks:
        return
    workers = min(options.workers or cores(), len(blocks))
    items = [{"block": pickle.dumps(block)} for block in blocks]
    data = ray.data.from_items(items, override_num_blocks=min(len(items), workers * 64)).map_batches(
        Worker, batch_size=1, compute=ActorPoolStrategy(size=workers), fn_constructor_args=(job,), num_cpus=1
    )
    progress(0, len(blocks), "blocks")
    for count, _ in enumerate(data.iter_rows(), 1):
        progress(count, len(blocks), "blocks")


@contextmanager
def _causes() -> Iterator[None]:
    """What a worker says, instead of Ray's report of it."""
    try:
        yield
    except RayError as error:
        said = next((one for one in _chain(error) if isinstance(one, MtlintError)), None)
        if said is None:
            raise MtlintError(f"a worker failed: {error}", "run again: what is finished is not done twice") from error
        raise MtlintError(said.message, said.remedy) from error


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = getattr(error, "cause", None) or error.__cause__


def _corpus(summaries: Sequence[dict[str, Any]], gate: Gate) -> Corpus:
    """What all summaries come to together."""

    def total(key: str) -> int:
        return sum(one.get(key, 0) for one in summaries)

    counts: Counter[tuple[str, str, Severity]] = Counter()
    for one in summaries:
        for code, name, severity, count in one["counts"]:
            counts[code, name, Severity[severity.upper()]] += count
    codes: Counter[str] = Counter()
    severities: Counter[Severity] = Counter()
    for (code, _, severity), count in counts.items():
        codes[code] += count
        severities[severity] += count
    words = total("words")
    return Corpus(
        rows=total("rows"),
        documents=total("files"),
        words=words,
        findings=counts.total(),
        rejected=total("rejected"),
        failures=total("failures"),
        score=score_of(penalty_of(counts), words),
        by_code=dict(sorted(codes.items())),
        by_severity={str(severity): severities[severity] for severity in sorted(severities, reverse=True)},
        passed=gate.passes(counts, words),
    )


def _json(corpus: Corpus) -> bytes:
    """Without what depends on how often the run was stopped."""
    values = {name: value for name, value in asdict(corpus).items() if name not in ("blocks", "resumed")}
    return json.dumps({"version": 1, **values}, indent=1).encode()
