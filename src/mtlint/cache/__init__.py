"""Results of earlier runs: a document that did not change is not checked again."""

from mtlint.cache.codec import Kept
from mtlint.cache.program import program_digest
from mtlint.cache.results import Results
from mtlint.cache.upkeep import ResultsState, remove_results, results_state

__all__ = ["Kept", "Results", "ResultsState", "program_digest", "remove_results", "results_state"]
