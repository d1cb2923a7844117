"""Tables that touch each other are ruled as one; the heading of a section between them parts them again."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from engine.intake.document import Grid
from engine.intake.pdf.joining import Piece
from engine.regex import regex

_HEADING = regex(r"[一二三四五六]\s*[、.．].{2,45}(?:情况|事项)")


def parts(piece: Piece, sides: Sequence[tuple[float, float]]) -> list[Piece]:
    """The tables of a piece, each with its own column edges: one ends above every row that is the heading of a section.

    Args:
        piece: tables that touch, as one.
        sides: of each of its cells, where its left and its right side are drawn.
    """
    grid = piece.grid
    cuts = [
        cell.row
        for cell in grid.cells
        if cell.row and cell.columns == grid.width and _HEADING.fullmatch("".join(cell.text.split()))
    ]
    if not cuts:
        return [piece]
    edges = [0, *cuts, grid.height]
    found: list[Piece] = []
    for top, bottom in pairwise(edges):
        held = [
            (cell, side) for cell, side in zip(grid.cells, sides, strict=True) if top <= cell.row < bottom
        ]
        drawn: dict[int, list[float]] = {}
        for cell, (left, right) in held:
            drawn.setdefault(cell.column, []).append(left)
            drawn.setdefault(cell.column + cell.columns, []).append(right)
        place = {edge: number for number, edge in enumerate(sorted(drawn))}
        cells = tuple(
            cell._replace(
                row=cell.row - top,
                column=place[cell.column],
                columns=place[cell.column + cell.columns] - place[cell.column],
            )
            for cell, _ in held
        )
        found.append(
            Piece(
                tuple(sum(drawn[edge]) / len(drawn[edge]) for edge in place),
                Grid(cells, grid.place),
                piece.open_top and not top,
                piece.open_bottom and bottom == grid.height,
            )
        )
    return found
