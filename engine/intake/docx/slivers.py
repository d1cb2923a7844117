"""Columns that nobody sees: a border that was dragged by a hair leaves a column a millimetre wide in the grid.

A cell above it then covers one column more than the cell below, and a number seems to stand under two headings. Borders
that lie so close together are one border.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate

SLIVER = 120
"""Twips (about 2 mm). The narrowest column that holds a digit is more than twice as wide."""
_PLAUSIBLE = 2000
"""Twips that a table takes at least; below this the widths are no measures."""


def borders(widths: Sequence[int], cells: Iterable[tuple[int, int, bool]]) -> list[int] | None:
    """The new place of each border between columns.

    Args:
        widths: of the columns, in twips.
        cells: first column, column behind the last, and whether it is blank, of every cell.

    Returns:
        For each old border, counted from 0, the new one; None where the grid is to stay as it is: it has no such
        columns, its widths are no measures, or a cell with a text would vanish.
    """
    if sum(widths) < _PLAUSIBLE or min(widths) >= SLIVER:
        return None
    places, start = [0], 0
    for border in accumulate(widths):
        apart = border - start >= SLIVER
        places.append(places[-1] + apart)
        if apart:
            start = border
    kept = all(end < len(places) and (blank or places[first] < places[end]) for first, end, blank in cells)
    return places if kept else None
