"""MinHash: how alike two texts are, from a short signature of each, and which of many are worth comparing.

One permutation hashing (Li, Owen, Zhang, NIPS 2012): each shingle is hashed once, the hashes are dealt into bins, and
the least of each bin is kept; an empty bin takes over the next filled one's (rotation densification, Shrivastava and
Li, ICML 2014). Bands of the signature are keys under which alike texts meet (Leskovec, Rajaraman, Ullman, Mining of
Massive Datasets, section 3.4): two texts of Jaccard likeness s meet with probability 1 - (1 - s^ROWS)^BANDS.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from annotator.analysis.terms import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SHINGLE = 5  # words
ROWS = 3
BANDS = 42
BINS = ROWS * BANDS
_MIX = 0x9E3779B97F4A7C15
_MASK = (1 << 64) - 1


def shingles(words: Sequence[str]) -> frozenset[int]:
    """Return the hashes of all runs of `SHINGLE` words; of a shorter text, of all of it."""
    known = [plain(word) for word in words]
    if not known:
        return frozenset()
    crc = zlib.crc32
    if len(known) <= SHINGLE:
        return frozenset({crc(" ".join(known).encode())})
    return frozenset(
        [crc(" ".join(known[at : at + SHINGLE]).encode()) for at in range(len(known) - SHINGLE + 1)]
    )


def signature(hashes: frozenset[int]) -> tuple[int, ...]:
    """Return the signature of a set of shingles: `BINS` numbers, none for an empty set."""
    if not hashes:
        return ()
    least = [_MASK] * BINS
    for value in hashes:
        mixed = (value * _MIX + (value >> 7)) & _MASK  # CRC-32 is linear: mix before dealing into bins
        mixed ^= mixed >> 29
        place = mixed % BINS
        if mixed < least[place]:  # noqa: PLR1730 - min() takes twice the time, millions of times
            least[place] = mixed
    if _MASK in least:
        _densify(least)
    return tuple(least)


def _densify(least: list[int]) -> None:
    filled = least.copy()
    for place in range(BINS):
        step = 0
        while filled[(place + step) % BINS] == _MASK:
            step += 1
        # The distance goes into the number, so that two texts that borrow from afar do not meet by chance.
        least[place] = (filled[(place + step) % BINS] + step * _MIX) & _MASK


def bands(known: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """Yield the keys under which a text meets those like it."""
    for band in range(0, len(known), ROWS):
        yield (band, *known[band : band + ROWS])


def jaccard(one: frozenset[int], other: frozenset[int]) -> float:
    """Return the shared part of two sets: 1 for the same, 0 for nothing in common or two empty sets."""
    if not one or not other:
        return 0.0
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared)


def contained(one: frozenset[int], other: frozenset[int]) -> float:
    """Return how much of the smaller set the larger one holds, 0 to 1."""
    if not one or not other:
        return 0.0
    return len(one & other) / min(len(one), len(other))
