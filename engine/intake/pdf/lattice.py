"""Ruled lines -> tables as boxes on a lattice: cells with the rows and columns that they cover, by geometry alone."""

from __future__ import annotations

from collections.abc import Sequence

from engine.intake.pdf.page import Page, Rule
from engine.namedtuple import NamedTuple

_SNAP = 3.0
"""Lines nearer than this are one (both strokes of a double border), in points."""
_DRIFT = 5.0
"""A bundle of lines never gets thicker than this."""
_GAP = 4.0
"""Pieces of one line may lie so far apart: dashes, corners left open."""
_STEP = 7.0
"""Edges of different rows that nearly meet are one column edge: nobody rules a column this narrow."""
_LOOSE = 9.0
"""A line that sticks out further than this past the last one across it means a border that was left out."""
_LINES_AT_MOST = 400
"""Lines of one direction in one table; the largest form table has 29."""


class Box(NamedTuple):
    """A cell: the lattice rows and columns from `row` to before `row_end`, likewise for columns."""

    row: int
    column: int
    row_end: int
    column_end: int


class Lattice(NamedTuple):
    """A ruled table on one page.

    Attributes:
        xs: column edges from left to right, in points.
        ys: row edges from top to bottom.
        boxes: the cells, by row, then by column; together they cover the lattice.
        open_top: no line closes it above: a row was torn.
        open_bottom: no line closes it below.
        sides: of each box, where its left and its right side are drawn: a column edge may step between rows.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    boxes: tuple[Box, ...]
    open_top: bool = False
    open_bottom: bool = False
    sides: tuple[tuple[float, float], ...] = ()


class _Line(NamedTuple):
    """A straight line, drawn in any number of pieces: where it lies, and the stretches that are drawn.

    A line put together from steps lies in their middle; `steps` says where each stretch was drawn.
    """

    at: float
    spans: tuple[tuple[float, float], ...]
    steps: tuple[tuple[tuple[float, float], float], ...] = ()

    @property
    def start(self) -> float:
        return self.spans[0][0]

    @property
    def end(self) -> float:
        return self.spans[-1][1]

    def drawn_at(self, start: float, end: float) -> float:
        """Where the line was drawn along this stretch."""
        middle = (start + end) / 2
        return next((at for (a, b), at in self.steps if a <= middle <= b), self.at)

    def drawn(self, start: float, end: float) -> float:
        """How much of the stretch is drawn, as a share."""
        covered = sum(max(0.0, min(end, b) - max(start, a)) for a, b in self.spans)
        return covered / max(end - start, 0.1)


def tables(page: Page) -> list[Lattice]:
    """The ruled tables of a page from top to bottom; frames around text and underlines are none."""
    if len(page.across) + len(page.down) < 4:
        return []
    groups = _groups(_lines(page.across), _lines(page.down))
    found = [lattice for across, down in groups if (lattice := _lattice(across, down)) is not None]
    return sorted(found, key=lambda lattice: (lattice.ys[0], lattice.xs[0]))


def _lines(rules: Sequence[Rule]) -> list[_Line]:
    lines: list[_Line] = []
    bundle: list[Rule] = []
    for rule in sorted(rules):
        if bundle and (rule.at - bundle[-1].at > _SNAP or rule.at - bundle[0].at > _DRIFT):
            lines.extend(_pieces(bundle))
            bundle = []
        bundle.append(rule)
    if bundle:
        lines.extend(_pieces(bundle))
    return lines


def _pieces(bundle: list[Rule]) -> list[_Line]:
    """Lines of one bundle: stretches far apart from each other belong to tables side by side, and stay together."""
    total = sum(rule.end - rule.start for rule in bundle) or 1.0
    at = sum(rule.at * (rule.end - rule.start) for rule in bundle) / total
    spans: list[tuple[float, float]] = []
    for rule in sorted(bundle, key=lambda rule: rule.start):
        if spans and rule.start - spans[-1][1] <= _GAP:
            spans[-1] = (spans[-1][0], max(spans[-1][1], rule.end))
        else:
            spans.append((rule.start, rule.end))
    spans = [span for span in spans if span[1] - span[0] >= 2 * _SNAP]
    return [_Line(at, tuple(spans))] if spans else []


def _groups(across: list[_Line], down: list[_Line]) -> list[tuple[list[_Line], list[_Line]]]:
    """Lines that hang together by crossing, as (horizontal, vertical); each stretch goes its own way."""
    flat = [(line.at, span) for line in across for span in line.spans]
    upright = [(line.at, span) for line in down for span in line.spans]
    if not flat or not upright or len(flat) * len(upright) > 4_000_000:
        return []
    parent = list(range(len(flat) + len(upright)))

    def root(item: int) -> int:
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    for number, (y, (left, right)) in enumerate(flat):
        for other, (x, (top, bottom)) in enumerate(upright, len(flat)):
            if left - _GAP <= x <= right + _GAP and top - _GAP <= y <= bottom + _GAP:
                parent[root(number)] = root(other)
    groups: dict[int, tuple[list[_Line], list[_Line]]] = {}
    for number, (at, span) in enumerate([*flat, *upright]):
        group = groups.setdefault(root(number), ([], []))
        group[0 if number < len(flat) else 1].append(_Line(at, (span,)))
    return [(_gather(across), _gather(down)) for across, down in groups.values() if across and down]


def _gather(lines: list[_Line]) -> list[_Line]:
    """Stretches at one place as one line again; steps between rows that nearly meet are evened out."""
    gathered: list[_Line] = []
    for line in sorted(lines):
        last = gathered[-1] if gathered else None
        apart = line.at - last.at if last else 0.0
        if last and (apart < 0.01 or (apart <= _STEP and _disjoint(last, line))):
            spans = tuple(sorted((*last.spans, *line.spans)))
            weight = _length(last), _length(line)
            at = (last.at * weight[0] + line.at * weight[1]) / (sum(weight) or 1.0)
            gathered[-1] = _Line(at, spans, (*_steps(last), *_steps(line)))
        else:
            gathered.append(line)
    return gathered


def _steps(line: _Line) -> tuple[tuple[tuple[float, float], float], ...]:
    return line.steps or tuple((span, line.at) for span in line.spans)


def _length(line: _Line) -> float:
    return sum(end - start for start, end in line.spans)


def _disjoint(one: _Line, other: _Line) -> bool:
    return all(min(a[1], b[1]) - max(a[0], b[0]) <= _SNAP for a in one.spans for b in other.spans)


def _lattice(across: list[_Line], down: list[_Line]) -> Lattice | None:
    if max(len(across), len(down)) > _LINES_AT_MOST:
        return None
    closed = across[0].at, across[-1].at
    across, down = _closed(across, down), _closed(down, across)
    if len(across) < 2 or len(down) < 2:
        return None
    boxes = _boxes(across, down)
    if len(boxes) < 2:
        return None
    # Edges that no cell uses are pieces of decoration.
    rows = sorted({box.row for box in boxes} | {box.row_end for box in boxes})
    columns = sorted({box.column for box in boxes} | {box.column_end for box in boxes})
    boxes = [
        Box(
            rows.index(box.row),
            columns.index(box.column),
            rows.index(box.row_end),
            columns.index(box.column_end),
        )
        for box in boxes
    ]
    boxes.sort()
    kept = [down[number] for number in columns]
    ys = tuple(across[number].at for number in rows)
    return Lattice(
        tuple(line.at for line in kept),
        ys,
        tuple(boxes),
        open_top=closed[0] - across[0].at > _LOOSE,
        open_bottom=across[-1].at - closed[1] > _LOOSE,
        sides=tuple(
            (
                kept[box.column].drawn_at(ys[box.row], ys[box.row_end]),
                kept[box.column_end].drawn_at(ys[box.row], ys[box.row_end]),
            )
            for box in boxes
        ),
    )


def _closed(lines: list[_Line], crossing: list[_Line]) -> list[_Line]:
    """`lines` with the outer borders that were left out, as far as most of the crossing lines reach, or both outer ones."""
    lines = list(lines)
    starts, ends = sorted(line.start for line in crossing), sorted(line.end for line in crossing)
    first, last = crossing[0], crossing[-1]
    low = min(starts[len(starts) // 2], max(first.start, last.start))
    high = max(ends[len(ends) // 2], min(first.end, last.end))
    whole = (min(line.start for line in lines), max(line.end for line in lines))
    if lines[0].at - low > _LOOSE:
        lines.insert(0, _Line(low, (whole,)))
    if high - lines[-1].at > _LOOSE:
        lines.append(_Line(high, (whole,)))
    return lines


def _boxes(across: list[_Line], down: list[_Line]) -> list[Box]:
    """Squares of the lattice with no wall between them make a cell; cells are oblong."""
    height, width = len(across) - 1, len(down) - 1
    side = [
        [down[c].drawn(across[r].at, across[r + 1].at) > 0.5 for c in range(width + 1)] for r in range(height)
    ]
    lid = [
        [across[r].drawn(down[c].at, down[c + 1].at) > 0.5 for c in range(width)] for r in range(height + 1)
    ]
    taken = [[False] * width for _ in range(height)]
    boxes = []
    for row in range(height):
        for column in range(width):
            if taken[row][column]:
                continue
            column_end = column + 1
            while column_end < width and not side[row][column_end] and not taken[row][column_end]:
                column_end += 1
            row_end = row + 1
            while row_end < height and _free(lid, side, taken, row_end, column, column_end):
                row_end += 1
            for r in range(row, row_end):
                for c in range(column, column_end):
                    taken[r][c] = True
            boxes.append(Box(row, column, row_end, column_end))
    return boxes


def _free(
    lid: list[list[bool]], side: list[list[bool]], taken: list[list[bool]], row: int, start: int, end: int
) -> bool:
    """Whether a cell over these columns goes on into `row`."""
    if any(lid[row][column] or taken[row][column] for column in range(start, end)):
        return False
    return not any(side[row][column] for column in range(start + 1, end))
