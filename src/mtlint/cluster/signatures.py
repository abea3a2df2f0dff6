"""Sentences as numbers: equal numbers mean that two sentences are the same, or may be alike."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash

Numbers = NDArray[np.uint64]

BANDS = 40
_GRAM = 5
"""Characters of a shingle."""
_FEW = 200_000
"""Sentences up to which bands of three hashes tell enough apart; of more, four are needed."""
_SEED = 42
_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_MIX = np.uint64(0xBF58476D1CE4E5B9)


def rows_of_a_band(sentences: int) -> int:
    """How many hashes make a band in a corpus of so many sentences."""
    return 3 if sentences <= _FEW else 4


def band_hashes(texts: Sequence[str], rows: int) -> Numbers:
    """A number for each band of each text, of shape (texts, `BANDS`); alike texts share one or more in the same place."""
    if not texts:
        return np.empty((0, BANDS), np.uint64)
    hashes, offsets = _shingles(texts)
    matrix = RMinHash.digest_matrix_from_flat_token_hashes(hashes, offsets, BANDS * rows, _SEED)
    signatures = np.asarray(matrix.to_rows(), dtype=np.uint64).reshape(len(texts), BANDS, rows)
    bands = np.zeros((len(texts), BANDS), np.uint64)
    with np.errstate(over="ignore"):
        for row in range(rows):
            bands = _mixed(bands * _FACTOR + signatures[:, :, row])
    return bands


def exact_hashes(texts: Sequence[str]) -> Numbers:
    """A number for each text; equal texts have the same."""
    sums = np.zeros(len(texts), np.uint64)
    codes, starts = _code_points(texts, 1)
    lengths = np.diff(starts)
    place: Numbers = (np.arange(len(codes)) - np.repeat(starts[:-1].astype(np.int64), lengths.astype(np.int64))).astype(
        np.uint64
    )
    with np.errstate(over="ignore"):
        values = _mixed(codes * _FACTOR + _mixed(place))
        if len(values):
            sums = np.add.reduceat(values, starts[:-1].astype(np.int64)).astype(np.uint64)
        return _mixed(sums + lengths * _FACTOR)


def _shingles(texts: Sequence[str]) -> tuple[Numbers, Numbers]:
    """Hashes of the 5-grams of all texts in a row, and where those of each begin."""
    codes, starts = _code_points(texts, _GRAM)
    with np.errstate(over="ignore"):
        hashes = np.zeros(max(len(codes) - _GRAM + 1, 0), np.uint64)
        for at in range(_GRAM):
            hashes = hashes * _FACTOR + codes[at : at + len(hashes)]
        hashes = _mixed(hashes)
    lengths = np.diff(starts)
    # Grams that reach into the next text are none of either.
    own = np.arange(len(hashes), dtype=np.uint64) - np.repeat(starts[:-1], lengths.astype(np.int64))[: len(hashes)]
    room = np.repeat(lengths, lengths.astype(np.int64))[: len(hashes)]
    whole = own + np.uint64(_GRAM) <= room
    offsets = np.concatenate([[0], np.cumsum(lengths - np.uint64(_GRAM - 1))]).astype(np.uint64)
    return hashes[whole], offsets


def _code_points(texts: Sequence[str], least: int) -> tuple[Numbers, Numbers]:
    """All characters in a row, each text made at least so long with blanks, and where each begins."""
    padded = [text.ljust(least) for text in texts]
    codes = np.frombuffer("".join(padded).encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.uint64)
    lengths = np.fromiter(map(len, padded), np.uint64, len(padded))
    return codes, np.concatenate([[0], np.cumsum(lengths)]).astype(np.uint64)


def _mixed(values: Numbers) -> Numbers:
    """Numbers spread over all 64 bits (Steele, Lea and Flood 2014, SplitMix)."""
    values = (values ^ (values >> np.uint64(30))) * _MIX
    return values ^ (values >> np.uint64(27))
