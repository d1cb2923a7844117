"""Places where a long name is written almost, but not quite, as it should be (edit distance 1 or 2)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from engine.namedtuple import NamedTuple

_REACH = 2
"""More edits than this make it another name."""


class Edit(NamedTuple):
    """One difference: place in the name, its character there (empty: inserted), the written one (empty: left out)."""

    place: int
    meant: str
    written: str


class NearMiss(NamedTuple):
    """A stretch of the text that is the name but for one or two edits."""

    start: int
    end: int
    edits: tuple[Edit, ...]


@lru_cache(maxsize=64)
def near_misses(name: str, text: str) -> tuple[NearMiss, ...]:
    """Every place where the name nearly stands, left to right; exact ones are none.

    While somebody writes, the same parts are looked at again and again: what was found there is kept.
    """
    return tuple(_near_misses(name, text))


def _near_misses(name: str, text: str) -> Iterator[NearMiss]:
    """Look for the name.

    One of three pieces of the name must stand there unchanged, so that only few places are aligned.
    """
    windows: set[int] = set()
    third = len(name) // 3
    if third < 2:
        return
    for offset, piece in (
        (0, name[:third]),
        (third, name[third : 2 * third]),
        (2 * third, name[2 * third :]),
    ):
        at = text.find(piece)
        while at >= 0:
            windows.add(at - offset)
            at = text.find(piece, at + 1)
    behind = -len(name)  # where characters are left out at the head of a text, the name would begin before it
    for window in sorted(windows):
        if window < behind or any(
            text.startswith(name, window + shift) for shift in range(-2, 3) if window + shift >= 0
        ):
            continue
        found = _aligned(name, text, max(0, window - _REACH), window + len(name) + _REACH)
        if found is not None:
            behind = found.end - _REACH
            yield found


def _aligned(name: str, text: str, start: int, end: int) -> NearMiss | None:
    """The best place of the name in a window, where it takes one or two edits; the window's ends are free."""
    window = text[start:end]
    rows = [[0] * (len(window) + 1)]
    for place, meant in enumerate(name, start=1):
        before, row = rows[-1], [place]
        for column, written in enumerate(window, start=1):
            row.append(min(before[column - 1] + (meant != written), before[column] + 1, row[column - 1] + 1))
        rows.append(row)
        if min(row) > _REACH:
            return None
    best = min(rows[-1])
    if not 0 < best <= _REACH:
        return None
    ends = [column for column, cost in enumerate(rows[-1]) if cost == best]
    # of several ways the one that ends with the last character of the name: 规划甲局 has 甲 too many, and its 局
    last = next((column for column in ends if column and window[column - 1] == name[-1]), ends[0])
    column = last
    edits: list[Edit] = []
    place = len(name)
    while place:
        here = rows[place][column]
        meant = name[place - 1]
        if column and here == rows[place - 1][column - 1] + (meant != window[column - 1]):
            if meant != window[column - 1]:
                edits.append(Edit(place - 1, meant, window[column - 1]))
            place, column = place - 1, column - 1
        elif here == rows[place - 1][column] + 1:
            edits.append(Edit(place - 1, meant, ""))
            place -= 1
        else:
            edits.append(Edit(place, "", window[column - 1]))
            column -= 1
    return NearMiss(start + column, start + last, tuple(reversed(edits)))
