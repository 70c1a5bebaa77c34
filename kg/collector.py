"""The garbage collector, out of the way while millions of records that all stay are made."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused() -> Iterator[None]:
    """Pause the collector of reference cycles, for a block or, as ``@paused()``, for a function.

    It walks every living object each time their number has grown by a quarter. Statements, documents and findings
    hold no cycles, so it finds nothing: on 100,000 allegations it took 40% of the time of the graph's questions.

    >>> with paused():
    ...     gc.isenabled()
    False
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            if not gc.get_freeze_count():  # straight to the oldest generation, not walked on the way through the others
                gc.freeze()
                gc.unfreeze()
            gc.enable()
