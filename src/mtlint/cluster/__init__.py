"""The runner for corpora: the same check over millions of segments, on one machine or many, with Ray."""

from mtlint.cluster.block import Columns
from mtlint.cluster.plan import ENDINGS, files_of
from mtlint.cluster.progress import unwatched
from mtlint.cluster.run import Options, run
from mtlint.cluster.store import Place
from mtlint.cluster.worker import Job

__all__ = ["ENDINGS", "Columns", "Job", "Options", "Place", "files_of", "run", "unwatched"]
