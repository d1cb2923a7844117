"""A table 三 that lost its headings: its seven columns are known by their order where the totals prove it."""

from __future__ import annotations

from collections.abc import Mapping

from engine.form.current import FORM
from engine.intake.placing.axes import Path
from engine.intake.placing.concepts import Concept, meanings
from engine.intake.placing.sheet import Sheet
from engine.intake.placing.values import value_of

_KINDS = tuple(column.key for column in FORM.applications.columns)
_FEWEST = 5
"""So many rows must agree before the order of the columns is believed."""


def in_order(sheet: Sheet, first: int, last: int) -> Mapping[int, Path]:
    """What stands over the last seven columns of these rows; empty unless every row adds up that way."""
    columns = range(sheet.width - len(_KINDS), sheet.width)
    if columns.start < 1:
        return {}
    proved = 0
    for row in range(first, last):
        cells = [sheet.at(row, column) for column in columns]
        if any(cell is None or cell.columns > 1 or value_of(cell.text).is_text for cell in cells):
            if any(c.kind == "row3" for cell in sheet.cells(row) for c in meanings(cell.text)):
                return {}
            continue
        *kinds, total = [value_of(sheet.text(row, column)).number or 0 for column in columns]
        if sum(kinds) != total:
            return {}
        proved += 1
    if proved < _FEWEST:
        return {}
    return {
        column: (_ORGANISATIONS, (Concept("column3", key),))
        if key in _INSIDE
        else ((Concept("column3", key),),)
        for column, key in zip(columns, _KINDS, strict=True)
    }


_ORGANISATIONS = (Concept("column3", "organisations"),)
_INSIDE = _KINDS[1:-1]
