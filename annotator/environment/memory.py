"""The collector of Python's circular garbage, kept from looking at everything again and again during bulk work."""

from __future__ import annotations

import contextlib
import gc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_BULK_THRESHOLD = 100_000  # new objects before it looks at them; 700 is usual


@contextlib.contextmanager
def rarer_collections() -> Iterator[None]:
    """Let the collector run more rarely in the block, for all threads of the program.

    An import makes values by the million, none of them in circles; the collector would go through all that are alive
    each time it has seen 700 more, which takes a tenth of the whole.
    """
    usual = gc.get_threshold()
    if usual[0] >= _BULK_THRESHOLD:  # another thread has seen to it, and will set it back
        yield
        return
    gc.set_threshold(_BULK_THRESHOLD, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)
