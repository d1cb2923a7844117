"""Units for the tests of the roll-up: complete and consistent unless a test says otherwise."""

from __future__ import annotations

from decimal import Decimal

from engine.draft.model import Draft, new_draft
from engine.form import CELLS
from engine.rollup.unit import Unit, unit_of

Number = int | Decimal


def draft(
    organ: str | None, figures: dict[str, Number | None] | None = None, year: int | None = 2024
) -> Draft:
    """A draft with 0 in every cell but those that are given."""
    zeros: dict[str, Number | None] = dict.fromkeys(CELLS, 0)
    return new_draft(organ, year=year).with_figures({**zeros, **(figures or {})})


def applications(number: int, kind: str = "natural_person") -> dict[str, Number | None]:
    """So many applications, all granted."""
    return {
        f"applications.{row}.{column}": number
        for row in ("received", "granted", "handled")
        for column in (kind, "total")
    }


def unit(organ: str | None, figures: dict[str, Number | None] | None = None, year: int | None = 2024) -> Unit:
    """The unit that such a draft is, in a file named after it."""
    return unit_of(f"{organ or '无名'}.toml", draft(organ, figures, year))
