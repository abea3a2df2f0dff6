"""A whole corpus: blocks to workers, what they found together, and what is kept of it."""

import json
import logging
import os
import pickle
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any

import ray
from pyarrow import fs
from ray.data import ActorPoolStrategy, DataContext
from ray.exceptions import RayError

from mtlint.cache import program_digest
from mtlint.cluster.block import Block
from mtlint.cluster.duplicates import find_duplicates
from mtlint.cluster.keep import keep_rows
from mtlint.cluster.plan import plan
from mtlint.cluster.progress import Progress, unwatched
from mtlint.cluster.spread import cores, on_all_cores
from mtlint.cluster.store import Place
from mtlint.cluster.worker import Job, Worker
from mtlint.model import Corpus, Gate, MtlintError, Severity, penalty_of, score_of
from mtlint.session import Session


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


def run(inputs: Sequence[Place], job: Job, options: Options, progress: Progress = unwatched) -> Corpus:
    """Check all inputs, or what an earlier run into the same folder left undone. Raises `MtlintError`."""
    blocks = plan(inputs, job.columns, options.rows)
    if not blocks:
        raise MtlintError("nothing to check: the inputs hold no rows", "give files with rows, or a folder of documents")
    _claim(job, inputs, options)
    done = {name.removesuffix(".json") for name in (job.output / "blocks").names() if name.endswith(".json")}
    waiting = [block for block in blocks if block.name not in done]
    with _cluster(options):
        _check(waiting, job, options, progress)
        summaries = [json.loads((job.output / "blocks" / f"{block.name}.json").read()) for block in blocks]
        if options.duplicates:
            summaries.append(find_duplicates(blocks, summaries, job, on_all_cores(progress)))
        kept = keep_rows(blocks, job, options.drop, options.keep, progress) if options.keep else None
    corpus = _corpus(summaries, job.config.gate, len(blocks), len(done & {block.name for block in blocks}), kept)
    (job.output / "summary.json").write(_json(corpus))
    return corpus


def _claim(job: Job, inputs: Sequence[Place], options: Options) -> None:
    """Make the folder this run's, or find that it is already. Raises `MtlintError` where it is another's."""
    identity = sha256(
        repr(
            (program_digest(), job.config, job.columns, job.min_words, options.rows, [place.stamp for place in inputs])
        ).encode()
    ).hexdigest()
    state = job.output / "run.json"
    if options.restart:
        for folder in ("blocks", "findings", "rejected", ".work"):
            (job.output / folder).clear()
    elif state.kind == fs.FileType.File:
        if json.loads(state.read()).get("identity") != identity:
            raise MtlintError(
                f"{job.output.name}: holds a run over other inputs or with other settings",
                "name another folder, or begin anew with --restart",
            )
        return
    elif job.output.names():
        raise MtlintError(f"{job.output.name}: is not empty, and not of a run over a corpus", "name another folder")
    state.write(json.dumps({"version": 1, "identity": identity}).encode())


class _cluster:  # noqa: N801 - used as a statement
    """Ray, as long as it is needed."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._ours = False

    def __enter__(self) -> None:
        if ray.is_initialized():
            return
        os.environ.setdefault("RAY_BACKEND_LOG_LEVEL", "fatal")  # what matters of it is raised as well
        local: dict[str, Any] = {}
        if self._options.address is None:
            # Nobody on the network is to reach what runs here.
            local = {"num_cpus": self._options.workers, "include_dashboard": False, "_node_ip_address": "127.0.0.1"}
        try:
            ray.init(self._options.address, log_to_driver=False, logging_level=logging.ERROR, **local)
        except (ConnectionError, RuntimeError, ValueError) as error:
            raise MtlintError(f"Ray does not start: {error}", "check the address, or leave it out") from error
        self._ours = True
        DataContext.get_current().enable_progress_bars = False
        logging.getLogger("ray.data").setLevel(logging.ERROR)

    def __exit__(self, *_: object) -> None:
        if self._ours:
            ray.shutdown()


def _check(blocks: Sequence[Block], job: Job, options: Options, progress: Progress) -> None:
    """Hand the blocks to workers, each a process with its own LanguageTool; one that dies is replaced and its block redone."""
    if not blocks:
        return
    with Session(job.config, cached=False):
        pass  # what is wrong with the settings, and what has to be fetched, is found out here and once
    workers = min(options.workers or cores(), len(blocks))
    items = [{"block": pickle.dumps(block)} for block in blocks]
    data = ray.data.from_items(items, override_num_blocks=min(len(items), workers * 64)).map_batches(
        Worker, batch_size=1, compute=ActorPoolStrategy(size=workers), fn_constructor_args=(job,), num_cpus=1
    )
    progress(0, len(blocks), "blocks")
    try:
        for count, _ in enumerate(data.iter_rows(), 1):
            progress(count, len(blocks), "blocks")
    except (RayError, MtlintError) as error:
        raise _cause(error) from error


def _cause(error: BaseException) -> MtlintError:
    """What a worker said."""
    for one in _chain(error):
        if isinstance(one, MtlintError):
            return MtlintError(one.message, one.remedy)
    return MtlintError(f"a worker failed: {error}", "run again: what is finished is not done twice")


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = getattr(error, "cause", None) or error.__cause__


def _corpus(summaries: Sequence[dict[str, Any]], gate: Gate, blocks: int, resumed: int, kept: int | None) -> Corpus:
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
        blocks=blocks,
        resumed=resumed,
        rows=total("rows") - total("rejected"),
        words=words,
        findings=counts.total(),
        rejected=total("rejected"),
        failures=total("failures"),
        kept=kept,
        score=score_of(penalty_of(counts), words),
        by_code=dict(sorted(codes.items())),
        by_severity={str(severity): severities[severity] for severity in sorted(severities, reverse=True)},
        passed=gate.passes(counts, words),
    )


def _json(corpus: Corpus) -> bytes:
    """Without what depends on how often the run was stopped."""
    values = {name: value for name, value in asdict(corpus).items() if name not in ("blocks", "resumed")}
    return json.dumps({"version": 1, **values}, indent=1).encode()
