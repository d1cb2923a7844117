"""Rows of text in columns, aligned by the cells that they take in a terminal."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from engine.draft.errors import one_line
from engine.output.cells import width
from tui.commands.wide import padded

_GAP = "  "


def aligned(rows: Sequence[Sequence[str]], *, right: Collection[int] = ()) -> Iterator[str]:
    """The rows, each a line; the columns in `right` (counted from 0) end in one line, the others begin in one."""
    shown = [[one_line(text) for text in row] for row in rows]
    widths = [max(width(text) for text in column) for column in zip(*shown, strict=True)]
    for row in shown:
        placed = (
            " " * (cells - width(text)) + text if place in right else padded(text, cells)
            for place, (text, cells) in enumerate(zip(row, widths, strict=True))
        )
        yield _GAP.join(placed).rstrip()
