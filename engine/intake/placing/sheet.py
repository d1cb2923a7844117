"""A grid as a sheet of squares: every square knows its cell, what the cell says and what that may mean."""

from __future__ import annotations

from engine.intake.document import Grid, GridCell
from engine.intake.placing.concepts import Concept, meanings
from engine.intake.placing.values import value_of

STRONG_3 = frozenset({"natural_person", "company", "research", "nonprofit", "legal_service"})
"""Kinds of applicant whose labels stand for nothing else."""
STRONG_4 = frozenset({"upheld", "corrected", "other", "pending"})
STRONG_2 = frozenset(
    {"made", "repealed", "in_force", "newly_made", "newly_published", "previous_items", "change"}
)
"""Columns of table 二 that stand beside each other."""
_FAMILIES = (("column2", STRONG_2), ("column3", STRONG_3), ("column4", STRONG_4))


class Sheet:
    """The squares of a grid, turned if its rows and columns are exchanged.

    Attributes:
        grid: the grid as it is read here.
        turned: rows and columns are exchanged against the file.
        width: the number of columns.
    """

    def __init__(self, grid: Grid) -> None:
        grid = _stacked(_whole(grid))
        self.turned = _is_turned(grid)
        self.grid = _turned(grid) if self.turned else grid
        self._squares = self.grid.squares()
        self.width = self.grid.width

    @property
    def height(self) -> int:
        """The number of rows."""
        return len(self._squares)

    def at(self, row: int, column: int) -> GridCell | None:
        """The cell that covers the square."""
        return self._squares[row][column]

    def text(self, row: int, column: int) -> str:
        """What stands in the square, `` where nothing does."""
        cell = self._squares[row][column]
        return "" if cell is None else cell.text

    def cells(self, row: int) -> list[GridCell]:
        """The cells of a row from left to right, each once, those that say something."""
        found: list[GridCell] = []
        for cell in self._squares[row]:
            if cell is not None and cell.text.strip() and cell not in found:
                found.append(cell)
        return found

    def place(self, cell: GridCell) -> str:
        """Where the cell stands in the file, for a person."""
        row, column = (cell.column, cell.row) if self.turned else (cell.row, cell.column)
        return f"{self.grid.place}第{row + 1}行第{column + 1}列"


def _whole(grid: Grid) -> Grid:
    """Labels that a page break cut are whole again: each piece says all of it."""
    torn = [cell for cell in grid.cells if cell.torn]
    if len(torn) < 2:
        return grid
    texts: dict[GridCell, str] = {}
    for cell in torn:
        if cell in texts:
            continue
        chain = [cell]
        while below := next(
            (
                other
                for other in torn
                if other.column == chain[-1].column and other.row == chain[-1].row + chain[-1].rows
            ),
            None,
        ):
            chain.append(below)
        if all(value_of(piece.text).is_text or not piece.text.strip() for piece in chain):
            joined = "".join(piece.text for piece in chain)
            texts |= dict.fromkeys(chain, joined)
    return grid._replace(cells=tuple(cell._replace(text=texts.get(cell, cell.text)) for cell in grid.cells))


def _stacked(grid: Grid) -> Grid:
    """Headings that stand in two cells, one below the other (商业 / 企业), in one; only where several do."""
    by_place = {(cell.row, cell.column, cell.columns): cell for cell in grid.cells}
    pairs: dict[int, list[tuple[GridCell, GridCell]]] = {}
    sure: dict[int, int] = {}
    for cell in grid.cells:
        below = by_place.get((cell.row + cell.rows, cell.column, cell.columns))
        if below is None or cell.rows > 1 or not (cell.text.strip() and below.text.strip()):
            continue
        found = meanings(cell.text + below.text)
        if found and found not in (meanings(cell.text), meanings(below.text)):
            pairs.setdefault(cell.row, []).append((cell, below))
            sure[cell.row] = sure.get(cell.row, 0) + any(map(is_strong, found))
    merged = {cell: below for row, held in pairs.items() if sure[row] > 1 for cell, below in held}
    gone = set(merged.values())
    return grid._replace(
        cells=tuple(
            cell._replace(text=cell.text + merged[cell].text, rows=cell.rows + merged[cell].rows)
            if cell in merged
            else cell
            for cell in grid.cells
            if cell not in gone
        )
    )


def _turned(grid: Grid) -> Grid:
    cells = sorted(
        (
            cell._replace(row=cell.column, column=cell.row, rows=cell.columns, columns=cell.rows)
            for cell in grid.cells
        ),
        key=lambda cell: (cell.row, cell.column),
    )
    return grid._replace(cells=tuple(cells))


def _is_turned(grid: Grid) -> bool:
    """Whether what the form prints side by side stands one below the other."""
    rows: dict[tuple[str, int], set[str]] = {}
    columns: dict[tuple[str, int], set[str]] = {}
    for cell in grid.cells:
        for concept in meanings(cell.text):
            for kind, keys in _FAMILIES:
                if concept.kind == kind and concept.key in keys:
                    rows.setdefault((kind, cell.row), set()).add(concept.key)
                    columns.setdefault((kind, cell.column), set()).add(concept.key)
    across = max(map(len, rows.values()), default=0)
    down = max(map(len, columns.values()), default=0)
    return down > 1 and across <= 1


def has(concepts: tuple[Concept, ...], *kinds: str) -> bool:
    """Whether one of the meanings is of one of these kinds."""
    return any(concept.kind in kinds for concept in concepts)


def is_strong(concept: Concept) -> bool:
    """Whether the label belongs above columns and nowhere else."""
    return (
        concept.kind in ("column2", "item")
        or (concept.kind == "column3" and concept.key in (*STRONG_3, "organisations") and not concept.loose)
        or (concept.kind == "column4" and concept.key in STRONG_4)
    )
