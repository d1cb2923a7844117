"""Where every number of a summed draft came from, as the draft's file keeps it under `[rollup]`.

The units stand in a list; every cell names those that contribute to it, as `number:value`, numbers counted from 1
in the order of that list. Units without an entry contribute 0; `[rollup.blank]` names those that left the cell blank.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation

from engine.draft.model import Draft
from engine.figures.claims import Number
from engine.form.keys import cells_of, figure_keys
from engine.namedtuple import NamedTuple
from engine.prose.links import printed

NAME = "rollup"
"""The table of the draft's file."""


class Source(NamedTuple):
    """A unit as it was summed up; `left_out` says why it was not."""

    organ: str
    file: str
    digest: str = ""
    left_out: str = ""


class Total(NamedTuple):
    """The sum of one figure over the units.

    Attributes:
        key: the figure.
        known: the sum of what is known.
        parts: what each unit contributes, by its number; zeros are left out.
        blank: numbers of the units that do not say it, so that the sum is open.
        stated: whether a unit states it; otherwise it only follows, in every unit.
    """

    key: str
    known: Number
    parts: tuple[tuple[int, Number], ...] = ()
    blank: tuple[int, ...] = ()
    stated: bool = True

    @property
    def value(self) -> Number | None:
        """The sum; None while a unit is blank, for a blank is not 0."""
        return None if self.blank else self.known


class Record(NamedTuple):
    """The units of a roll-up, and its sums by key."""

    units: tuple[Source, ...]
    totals: Mapping[str, Total]


def written(record: Record) -> dict[str, object]:
    """The record in the shape of the file."""
    units = [
        {name: value for name, value in unit._asdict().items() if value or name == "organ"}
        for unit in record.units
    ]
    cells = {
        key: " ".join(f"{number}:{printed(value)}" for number, value in total.parts)
        for key, total in record.totals.items()
        if total.parts
    }
    blank = {key: _ranges(total.blank) for key, total in record.totals.items() if total.blank}
    return {"units": units, "cells": cells, "blank": blank}


def recorded(draft: Draft) -> Record | None:
    """The record that a draft keeps; None when it is no roll-up, or when somebody made the record unreadable."""
    table = draft.extra.get(NAME)
    if not isinstance(table, Mapping):
        return None
    units = table.get("units")
    if not isinstance(units, Sequence) or not all(isinstance(unit, Mapping) for unit in units):
        return None
    try:
        sources = tuple(Source(**{str(name): str(value) for name, value in unit.items()}) for unit in units)
        return Record(sources, _totals(table, len(sources)))
    except (TypeError, ValueError, InvalidOperation):
        return None


def recorded_total(record: Record, key: str) -> Total:
    """The sum of a figure as the record has it; a key that stands for several cells is put together from them."""
    if key in record.totals:
        return record.totals[key]
    parts: dict[int, Number] = {}
    blank: set[int] = set()
    for cell in cells_of(key):
        total = record.totals.get(cell, Total(cell, 0))
        blank.update(total.blank)
        for number, value in total.parts:
            parts[number] = parts.get(number, 0) + value
    known = {number: added([value]) for number, value in parts.items() if number not in blank}
    return Total(key, added(known.values()), tuple(sorted(known.items())), tuple(sorted(blank)))


def _totals(table: Mapping[str, object], units: int) -> dict[str, Total]:
    cells, blank = (
        found if isinstance(found := table.get(name), Mapping) else {} for name in ("cells", "blank")
    )
    totals = {}
    for key in dict.fromkeys((*cells, *blank)):
        if key not in figure_keys():
            raise ValueError(key)
        parts = tuple(_part(text, units) for text in str(cells.get(key, "")).split())
        open_ = tuple(number for text in str(blank.get(key, "")).split() for number in _numbers(text, units))
        totals[key] = Total(key, added(value for _, value in parts), parts, open_)
    return totals


def _part(text: str, units: int) -> tuple[int, Number]:
    number, _, value = text.partition(":")
    return _number(number, units), Decimal(value) if "." in value else int(value)


def _number(text: str, units: int) -> int:
    if not 1 <= (number := int(text)) <= units:
        raise ValueError(text)
    return number


def added(values: object) -> Number:
    """The exact sum, without zeros at its end (1, not 1.00)."""
    total: Number = sum(values, 0)  # type: ignore[call-overload]
    if isinstance(total, int):
        return total
    total = total.normalize()
    return int(total) if total == total.to_integral_value() else total


def _ranges(numbers: Sequence[int]) -> str:
    """1 3-5 9."""
    found: list[list[int]] = []
    for number in numbers:
        if found and number == found[-1][-1] + 1:
            found[-1][1:] = [number]
        else:
            found.append([number])
    return " ".join("-".join(map(str, ends)) for ends in found)


def _numbers(text: str, units: int) -> range:
    first, _, last = text.partition("-")
    return range(_number(first, units), _number(last or first, units) + 1)
