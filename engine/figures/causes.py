"""Human causes of several wrong figures at once: swapped cells, a slipped row or column, a leaf typed with its total.

Causes only order explanations that weigh the same; they never decide which claims are wrong.
"""

from collections.abc import Sequence
from functools import cache

from engine.figures.claims import FIGURES, Number, Source
from engine.figures.slips import Slip, slip
from engine.form.current import FORM
from engine.namedtuple import NamedTuple


class Change(NamedTuple):
    """One claim and the value with which everything fits; `key` is the figure, `variable` the claim on it."""

    variable: str
    key: str
    before: Number
    after: Number
    source: Source = FIGURES


class _Place(NamedTuple):
    """Where a cell stands in its table; `total` marks a total row or column."""

    table: str
    row: int
    column: int
    total: bool


@cache
def _places() -> dict[str, _Place]:
    places = {}
    for table in FORM.tables:
        columns = [column.key for column in table.columns]
        for number, row in enumerate(table.rows):
            for column in row.columns:
                total = column == "total" or row.key == "handled"
                key = f"{table.key}.{row.key}.{column}"
                places[key] = _Place(table.key, number, columns.index(column), total)
    return places


_SWAPPED = "两格填反"
_SLIPPED_ROW = "串了行"
_SLIPPED_COLUMN = "串了列"
_MOVED = "填错了格"
_WITH_TOTAL = "分项与总计一起填错"
_CARRIED = Slip(0, "漏填上年结转")
_NOT_ADDED = Slip(1, "漏算上年结转")
_TWICE = Slip(2, "可能重复计了一遍")


def cause(changes: Sequence[Change], last: dict[str, Number]) -> Slip:
    """What a person did to make these changes necessary; rank 9 and no text when nothing known looks like it.

    Args:
        changes: the changes of one explanation.
        last: last year's 结转下年度 by this year's 上年结转 key; where it is unknown, what this year says.
    """
    if len(changes) == 1:
        return _one(changes[0], last)
    together = _exchanged(changes) or _typed_alike(changes)
    if together is not None:
        return together
    each = [_one(change, last) for change in changes]
    worst = max(each, key=lambda found: found.rank)
    texts = [text for text in dict.fromkeys(found.text for found in each) if text]
    return Slip(worst.rank + 1, "、".join(texts) if worst.text else "")


def _one(change: Change, last: dict[str, Number]) -> Slip:
    if change.before == 0 and change.after and last.get(change.key) == change.after:
        return _CARRIED
    found = slip(change.before, change.after)
    if change.before == 0 and change.source.kind == "prose":
        return found._replace(text="")  # mostly in words, 未收到: no digit was mistyped
    if found.rank > _NOT_ADDED.rank and change.after > change.before:
        table, _, rest = change.key.partition(".")
        row, _, column = rest.rpartition(".")
        if table == "applications" and row in ("handled", "carried_out"):
            carried = last.get(f"applications.carried_in.{column}")
            if carried == change.after - change.before:
                return _NOT_ADDED
    return _TWICE if found.rank > _TWICE.rank and change.before == 2 * change.after else found


def _exchanged(changes: Sequence[Change]) -> Slip | None:
    """The same figures in other cells: swapped, moved to a neighbour, or a whole row or column slipped."""
    if sorted(change.before for change in changes) != sorted(change.after for change in changes):
        return None
    places = [_places().get(change.key) for change in changes]
    if any(place is None for place in places):
        return Slip(2, _SWAPPED) if len(changes) == 2 else None
    rows = {place.row for place in places if place}
    columns = {place.column for place in places if place}
    if len(rows) > 1 and len(columns) > 1 and (slipped := _with_sums(changes, places)):
        return slipped
    one_line = len(rows) == 1 or len(columns) == 1
    near = max(rows) - min(rows) <= len(changes) and max(columns) - min(columns) <= len(changes)
    rank = 0 if one_line and near else 1 if one_line else 2
    if all(place.total for place in places if place):
        rank += 1  # sums are worked out, and slip less than what is typed
    if any(change.before == 0 or change.after == 0 for change in changes):
        rank += not near
        text = _SLIPPED_COLUMN if len(rows) == 1 else _SLIPPED_ROW if len(columns) == 1 else _MOVED
    elif len(changes) == 2:
        text = _SWAPPED
    else:
        text = _SLIPPED_COLUMN if len(rows) == 1 else _SLIPPED_ROW
    return Slip(rank, text)


def _with_sums(changes: Sequence[Change], places: Sequence[_Place | None]) -> Slip | None:
    """A figure in the wrong row (column), and the totals at the ends of both rows (columns) with it."""
    if not any(place.total for place in places if place):
        return None
    for text, lines in (
        (_SLIPPED_ROW, [place.column for place in places if place]),
        (_SLIPPED_COLUMN, [place.row for place in places if place]),
    ):
        each = [[c for c, at in zip(changes, lines, strict=True) if at == line] for line in set(lines)]
        if all(sorted(c.before for c in line) == sorted(c.after for c in line) for line in each):
            return Slip(1, text)
    return None


def _typed_alike(changes: Sequence[Change]) -> Slip | None:
    """A cell and the totals over it, off by the same amount: the drafter added up a wrong cell."""
    if len({change.after - change.before for change in changes}) != 1:
        return None
    places = [_places().get(change.key) for change in changes]
    leaves = [place for place in places if place is not None and not place.total]
    totals = [place for place in places if place is not None and place.total]
    if len(leaves) != 1 or len(leaves) + len(totals) != len(changes):
        return None
    leaf = leaves[0]
    if any(total.row != leaf.row and total.column != leaf.column for total in totals):
        return None
    best = min((slip(change.before, change.after) for change in changes), key=lambda found: found.rank)
    return Slip(min(best.rank, 4), _WITH_TOTAL + (f"，{best.text}" if best.text else ""))
