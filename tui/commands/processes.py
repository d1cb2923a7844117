"""Work on many files at once: a process on every processor, results in the order of the files."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from typing import TypeVar

FEW = 3
"""So few files are worked on without other processes, which take a moment to start."""

_BATCH = 2000
"""So many files are handed to the processes at a time: a list may be as long as it likes."""

_Item = TypeVar("_Item")
_Found = TypeVar("_Found")


def on_all(
    work: Callable[[_Item], _Found], items: Iterable[_Item], stopped: Callable[[_Item], _Found]
) -> Iterator[_Found]:
    """What `work` makes of every item, in their order.

    Args:
        work: a function that another process can load by its name.
        items: what to work on; a long list is taken as it comes.
        stopped: what is said of an item that made its process end.
    """
    left = iter(items)
    first = list(islice(left, FEW + 1))
    left = chain(first, left)
    if len(first) <= FEW or (os.cpu_count() or 1) == 1:
        yield from map(work, left)
        return
    while batch := list(islice(left, _BATCH)):
        done = 0
        try:
            with ProcessPoolExecutor() as pool:
                for one in pool.map(work, batch, chunksize=_chunk(len(batch))):
                    done += 1
                    yield one
        except BrokenProcessPool:
            # one of the files made its process end: the rest are done one by one, each in a process of its own
            yield from (_alone(work, item, stopped) for item in batch[done:])


def _chunk(count: int) -> int:
    return max(1, min(16, count // (4 * (os.cpu_count() or 1))))


def _alone(work: Callable[[_Item], _Found], item: _Item, stopped: Callable[[_Item], _Found]) -> _Found:
    with ProcessPoolExecutor(max_workers=1) as pool:
        future: Future[_Found] = pool.submit(work, item)
        try:
            return future.result()
        except BrokenProcessPool:
            return stopped(item)
