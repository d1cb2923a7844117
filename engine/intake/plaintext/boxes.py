"""Tables drawn with box characters, merged cells included."""

from __future__ import annotations

from collections.abc import Sequence

from engine.intake.document import Grid, GridCell
from engine.intake.plaintext.lines import Row, char_width

_UPRIGHT = frozenset("│┃║┆┇┊┋╎╏|")
_LEVEL = frozenset("─━═┄┅┈┉╌╍-=")
_CORNERS = frozenset(
    "┌┍┎┏┐┑┒┓└┕┖┗┘┙┚┛├┝┞┟┠┡┢┣┤┥┦┧┨┩┪┫┬┭┮┯┰┱┲┳┴┵┶┷┸┹┺┻┼┽┾┿╀╁╂╃╄╅╆╇╈╉╊╋╔╗╚╝╠╣╦╩╬╒╓╕╖╘╙╛╜╞╟╡╢╤╥╧╨╪╫+"
)
_DRAWN = frozenset("┌┏╔├┠╠└┗╚┣╒╓+")


def boxed(lines: Sequence[Row], start: int) -> tuple[Grid | None, int]:
    """A table drawn with box characters, from this line on.

    Returns:
        The grid and the index of the first line after it; None and `start` when there is none.
    """
    if not _is_border(lines[start].text.strip()):
        return None, start
    end = start
    while end < len(lines) and lines[end].text.strip()[:1] in (_UPRIGHT | _DRAWN) and lines[end].text.strip():
        end += 1
    drawn = [line.text for line in lines[start:end]]
    if len(drawn) < 3:
        return None, start
    # A character such as `│` is one or two columns wide; the drawing fits only in one of the two ways.
    canvases = [[_columns(text, ambiguous) for text in drawn] for ambiguous in (1, 2)]
    canvas = min(canvases, key=lambda canvas: len(_edges(canvas)))
    edges = _edges(canvas)
    if len(edges) < 3:
        return None, start
    cells = _read(canvas, edges)
    return (Grid(tuple(cells), lines[start].place), end) if cells else (None, start)


def _is_border(text: str) -> bool:
    return (
        len(text) > 4
        and text[0] in _DRAWN
        and text[-1] in _CORNERS
        and all(char in _LEVEL or char in _CORNERS for char in text.replace(" ", ""))
    )


def _columns(text: str, ambiguous: int) -> dict[int, str]:
    """The characters of a line by the column in which they begin."""
    placed, column = {}, 0
    for char in text:
        placed[column] = char
        column += char_width(char, ambiguous)
    return placed


def _edges(canvas: Sequence[dict[int, str]]) -> list[int]:
    found: set[int] = set()
    for line in canvas:
        found.update(column for column, char in line.items() if char in _UPRIGHT or char in _CORNERS)
    return sorted(found)


def _read(canvas: Sequence[dict[int, str]], edges: Sequence[int]) -> list[GridCell]:
    """Cells: a stroke at an edge parts columns, a level line below a cell parts rows."""
    spans = list(range(len(edges) - 1))
    finished: list[GridCell] = []
    under_way: dict[int, tuple[int, int, list[str]]] = {}  # first column -> first row, columns, lines
    row = -1
    fresh = True  # the last line was ruled somewhere: the next text begins a row
    for line in canvas:
        ruled = [_ruled(line, edges[at], edges[at + 1]) for at in spans]
        if any(ruled):
            for first in [first for first in under_way if ruled[first]]:
                begun, columns, lines = under_way.pop(first)
                finished.append(
                    GridCell("\n".join(filter(None, lines)), begun, first, row - begun + 1, columns)
                )
            fresh = True
        elif fresh:
            row += 1
            fresh = False
        first = 0
        while first < len(spans):
            last = first
            while last + 1 < len(spans) and line.get(edges[last + 1], " ") not in _UPRIGHT | _CORNERS:
                last += 1
            if not any(ruled[first : last + 1]):
                text = "".join(
                    char
                    for column, char in sorted(line.items())
                    if edges[first] < column < edges[last + 1] and char not in _CORNERS
                ).strip()
                known = under_way.get(first)
                if known is None:
                    under_way[first] = (max(row, 0), last - first + 1, [text])
                else:
                    known[2].append(text)
            first = last + 1
    for first, (begun, columns, lines) in under_way.items():
        finished.append(GridCell("\n".join(filter(None, lines)), begun, first, row - begun + 1, columns))
    return sorted(finished, key=lambda cell: (cell.row, cell.column))


def _ruled(line: dict[int, str], left: int, right: int) -> bool:
    inside = [char for column, char in line.items() if left < column < right]
    return (
        bool(inside)
        and all(char in _LEVEL for char in inside)
        and (len(inside) > 1 or line.get(left, "") in _CORNERS or line.get(right, "") in _CORNERS)
    )
