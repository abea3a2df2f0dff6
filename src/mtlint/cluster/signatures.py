"""Sentences of a corpus as numbers: equal numbers mean that two sentences are the same, or may be alike.

`mtlint.text.similar` does the like for the documents of one run: it holds them in memory and takes their words as strings. Here
are millions of sentences, of which only the numbers go to disk, so whole blocks are hashed at once with numpy, which no other
command has to load.
"""

from collections.abc import Sequence
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash

Numbers = NDArray[np.uint64]

BANDS = 40
UNKNOWN = 0
"""Stands for a text that is not known, among the numbers of others."""
_GRAM = 5
"""Characters of a shingle."""
_FEW = 200_000
"""Sentences up to which bands of three hashes tell enough apart; of more, four are needed."""
_SEED = 42
_BATCH = 1_000
"""Sentences whose hashes are in memory together, as Python's numbers."""
_FACTOR, _SQUARE = np.uint64(0x9E3779B97F4A7C15), np.uint64(0x9E3779B97F4A7C15**2 % 2**64)
_MIX = np.uint64(0xBF58476D1CE4E5B9)


def rows_of_a_band(sentences: int) -> int:
    """How many hashes make a band in a corpus of so many sentences."""
    return 3 if sentences <= _FEW else 4


def band_hashes(texts: Sequence[str], rows: int) -> Numbers:
    """A number for each band of each text, of shape (texts, `BANDS`); alike texts share one or more in the same place."""
    found = [_band_hashes(texts[at : at + _BATCH], rows) for at in range(0, len(texts), _BATCH)]
    return np.concatenate([np.empty((0, BANDS), np.uint64), *found])


def exact_hashes(texts: Sequence[str]) -> Numbers:
    """A number for each text; equal texts have the same."""
    hashes = [blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest() for text in texts]
    return np.frombuffer(b"".join(hashes), dtype="<u8").astype(np.uint64)


def _band_hashes(texts: Sequence[str], rows: int) -> Numbers:
    hashes, offsets = _shingles(texts)
    matrix = RMinHash.digest_matrix_from_flat_token_hashes(hashes, offsets, BANDS * rows, _SEED)
    signatures = np.asarray(matrix.to_rows(), dtype=np.uint64).reshape(len(texts), BANDS, rows)
    bands = np.zeros((len(texts), BANDS), np.uint64)
    with np.errstate(over="ignore"):
        for row in range(rows):
            bands *= _FACTOR
            bands += signatures[:, :, row]
            _mix(bands)
    return bands


def _shingles(texts: Sequence[str]) -> tuple[Numbers, Numbers]:
    """Hashes of the 5-grams of all texts in a row, and where those of each begin. A text is as long as a gram, with blanks."""
    padded = [text.ljust(_GRAM) for text in texts]
    codes = np.frombuffer("".join(padded).encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(np.uint64)
    ends = np.cumsum(np.fromiter(map(len, padded), np.int64, len(padded)))
    with np.errstate(over="ignore"):
        twos = codes[:-1] * _FACTOR + codes[1:]
        hashes: Numbers = (twos[:-3] * _SQUARE + twos[2:-1]) * _FACTOR + codes[4:]
        _mix(hashes)
    whole = np.ones(len(hashes), bool)
    # Grams that reach into the next text are none of either.
    whole[(ends[:-1, None] - np.arange(1, _GRAM)).ravel()] = False
    offsets = np.concatenate([[0], ends - (_GRAM - 1) * np.arange(1, len(ends) + 1)])
    return hashes[whole], offsets.astype(np.uint64)


def _mix(values: Numbers) -> None:
    """Spread numbers over all 64 bits, in place (Steele, Lea and Flood 2014, SplitMix)."""
    values ^= values >> np.uint64(30)
    values *= _MIX
    values ^= values >> np.uint64(27)
