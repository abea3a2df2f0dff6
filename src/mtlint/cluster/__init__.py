"""The runner for corpora: the same check over millions of segments, on one machine or many, with Ray."""

from mtlint.cluster.block import Columns
from mtlint.cluster.plan import files_of, has_rows
from mtlint.cluster.progress import unwatched
from mtlint.cluster.run import Options, run
from mtlint.cluster.store import Place
from mtlint.cluster.worker import Job

__all__ = ["Columns", "Job", "Options", "Place", "files_of", "has_rows", "run", "unwatched"]
