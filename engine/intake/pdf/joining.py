"""Tables that go on over a page break -> one table, with rows and labels that the break cut glued again."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from engine.form import FORM
from engine.intake.document import Grid, GridCell
from engine.namedtuple import NamedTuple
from engine.regex import regex

_EDGE = 5.0
"""Column edges of both halves may differ so much, in points."""
_NUMBERED = regex(
    r"\s*(?:[（(]\s*[一二三四五六七八九十\d]{1,3}\s*[）)]|[一二三四五六七八九十]{1,3}\s*、|\d{1,2}\s*[.．、](?!\d)|第二十条)"
)
_STROKE = regex(r"\s*[-—－–―/／\\]+\s*")
"""What stands for nothing."""
_NOISE = regex(r"[\W_]+")


class Piece(NamedTuple):
    """A table, or the part of one on a page.

    Attributes:
        xs: column edges, in points.
        grid: its cells.
        open_top: no line closes it above.
        open_bottom: no line closes it below.
    """

    xs: tuple[float, ...]
    grid: Grid
    open_top: bool = False
    open_bottom: bool = False


Span = tuple[int, int]


def join(upper: Piece, lower: Piece) -> Piece | None:
    """Both as one table, or None where they are two tables: their column edges do not fit each other."""
    edges = _edges(upper.xs, lower.xs)
    if edges is None:
        return None
    xs, upper_at, lower_at = edges
    above, below = _moved(upper.grid, upper_at), _moved(lower.grid, lower_at)
    below = _without_repeated_head(above, below)
    cells = _stacked(above, below, torn_edge=upper.open_bottom and lower.open_top, open_top=lower.open_top)
    place = upper.grid.place
    return Piece(
        xs,
        Grid(tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))), place),
        upper.open_top,
        lower.open_bottom,
    )


def _edges(
    upper: tuple[float, ...], lower: tuple[float, ...]
) -> tuple[tuple[float, ...], list[int], list[int]] | None:
    """The edges of both, and where the edges of each are among them; the pages may have different margins."""
    if abs((upper[-1] - upper[0]) - (lower[-1] - lower[0])) > 2 * _EDGE:
        return None
    shift = (upper[0] + upper[-1] - lower[0] - lower[-1]) / 2
    moved = [x + shift for x in lower]
    more, fewer = (list(upper), moved) if len(upper) >= len(moved) else (moved, list(upper))
    places = [min(range(len(more)), key=lambda number: abs(more[number] - x)) for x in fewer]
    if any(abs(more[place] - x) > _EDGE for place, x in zip(places, fewer, strict=True)):
        return None
    if len(set(places)) < len(places):
        return None
    whole = list(range(len(more)))
    return tuple(more), *((whole, places) if len(upper) >= len(moved) else (places, whole))


def _moved(grid: Grid, places: list[int]) -> Grid:
    cells = tuple(
        cell._replace(
            column=places[cell.column], columns=places[cell.column + cell.columns] - places[cell.column]
        )
        for cell in grid.cells
    )
    return grid._replace(cells=cells)


def _without_repeated_head(above: Grid, below: Grid) -> Grid:
    """The second half without the head rows that it repeats from the first one."""
    heads = 0
    for count in range(1, min(above.height, below.height - 1, 6) + 1):
        first, second = _head(above, count), _head(below, count)
        if first is None or second is None:
            continue
        if first != second or any(text[-1].isdigit() for text in first):
            break
        heads = count
    if not heads:
        return below
    cells = tuple(cell._replace(row=cell.row - heads) for cell in below.cells if cell.row >= heads)
    return below._replace(cells=cells)


def _head(grid: Grid, count: int) -> list[tuple[int, int, int, int, str]] | None:
    """The cells of the first rows; None if one of them reaches further down."""
    cells = [cell for cell in grid.cells if cell.row < count]
    if any(cell.row + cell.rows > count for cell in cells):
        return None
    return [(cell.row, cell.column, cell.rows, cell.columns, bare(cell.text)) for cell in cells]


def _stacked(above: Grid, below: Grid, *, torn_edge: bool, open_top: bool) -> list[GridCell]:
    height = above.height
    last = {(cell.column, cell.columns): cell for cell in above.cells if cell.row + cell.rows == height}
    first = {(cell.column, cell.columns): cell for cell in below.cells if cell.row == 0}
    torn = _torn(last, first, edge=torn_edge)
    shift = height - 1 if torn else height
    glued: dict[Span, GridCell] = {}
    for span in last.keys() & first.keys():
        one, other = last[span], first[span]
        group = one.rows > 1 or other.rows > 1
        # The head of a column over two rows, of which the lower one stands on the next page with its own heads.
        head = open_top and _is_label(one.text) and not other.text.strip()
        if torn or head or (group and _goes_on(one.text, other.text)):
            glued[span] = _glue(one, other, shift)
    cells = [
        cell
        for cell in above.cells
        if cell.row + cell.rows < height or (cell.column, cell.columns) not in glued
    ]
    cells += glued.values()
    cells += [
        cell._replace(row=cell.row + shift)
        for cell in below.cells
        if cell.row > 0 or (cell.column, cell.columns) not in glued
    ]
    return cells


def _glue(one: GridCell, other: GridCell, shift: int) -> GridCell:
    texts = [text for text in (one.text, other.text) if text.strip()]
    rows = shift + other.rows - one.row
    return one._replace(text="\n".join(texts), rows=rows, torn=len(texts) == 2)


def _torn(last: dict[Span, GridCell], first: dict[Span, GridCell], *, edge: bool) -> bool:
    """Whether the break went through a row: the halves fill each other and never both hold a whole entry."""
    if last.keys() != first.keys():
        return False
    pairs = [(last[span], first[span]) for span in sorted(last)]
    leaves = [(one.text.strip(), other.text.strip()) for one, other in pairs if one.rows == other.rows == 1]
    groups = [(one.text, other.text) for one, other in pairs if one.rows > 1 or other.rows > 1]
    if not leaves or not all(_goes_on(*group) for group in groups):
        return False
    both = [(one, other) for one, other in leaves if one and other]
    if any(_figure(one) and _figure(other) for one, other in both):
        # Digits that did not fit into a narrow cell; no row of the form is without a label.
        labels = [pair for pair in leaves if any(text and not _figure(text) for text in pair)]
        whole = all(one and (not other or _is_label(one + other)) for one, other in labels)
        return bool(labels) and whole and all(one for one, other in leaves if other)
    upper_has, lower_has = any(one for one, _ in leaves), any(other for _, other in leaves)
    figures_above = any(_figure(one) for one, _ in leaves)
    figures_below = any(_figure(other) for _, other in leaves)
    if both:
        if any(_numbered(other) for _, other in both):
            return False
        if all(_is_label(one + other) for one, other in both):
            return True
        fits = all(not _is_label(one) and not _is_label(other) for one, other in both)
        return fits and (edge or not (figures_above and figures_below))
    if not upper_has:
        return lower_has
    if not lower_has:
        # The rest of a row whose text all stands above; a blank row below a head is a row of its own.
        return figures_above or edge
    return edge or not (figures_above and figures_below)


def _goes_on(one: str, other: str) -> bool:
    """Whether the cell of a group of rows goes on below: one half is empty, or both together are the label."""
    if not one.strip() or not other.strip():
        return True
    if _STROKE.fullmatch(one) or _STROKE.fullmatch(other):
        return False
    if _is_label(one + other):
        return True
    return not (_numbered(other) or _is_label(one) or _is_label(other) or _figure(other))


def _figure(text: str) -> bool:
    return any(char.isdigit() for char in text) and not re.search(r"[一-鿿]{2}", text)


def _numbered(text: str) -> bool:
    return _NUMBERED.match(text) is not None


def bare(text: str) -> str:
    """A text without blanks and punctuation, for comparing."""
    return _NOISE.sub("", unicodedata.normalize("NFKC", text))


def _is_label(text: str) -> bool:
    return bare(text) in _labels()


@cache
def _labels() -> frozenset[str]:
    """Every label that the form prints, bare of blanks and punctuation, and its heads over several columns."""
    labels = {"信息内容", "申请人情况", "法人或其他组织", "三、本年度办理结果", "行政诉讼"}
    for table in FORM.tables:
        labels.update(column.label for column in table.columns)
        labels.update(group.label for group in table.groups)
        labels.add(table.note)
        for row in table.rows:
            labels.update((row.label, row.group, row.item, row.column_label))
    return frozenset(bare(label) for label in labels if bare(label))
