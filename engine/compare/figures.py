"""The figures of two drafts side by side: difference, growth, carry-over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import ROUND_HALF_UP, Decimal

from engine.figures.claims import Number
from engine.form.current import FORM
from engine.form.keys import CELLS, FACTS, LAST_YEAR, sums
from engine.namedtuple import NamedTuple
from engine.rules.view import View

_TENTH = Decimal("0.1")


class FigureChange(NamedTuple):
    """A figure in both drafts; None where it is blank.

    Attributes:
        key: the figure.
        old: in the old draft, stated or derived.
        new: in the new one.
        growth: in percent to one decimal, from one year to the next; None where there is nothing to grow from.
    """

    key: str
    old: Number | None
    new: Number | None
    growth: Decimal | None = None

    @property
    def difference(self) -> Number | None:
        """New less old; None while one of them is blank."""
        return None if self.old is None or self.new is None else self.new - self.old


class CarryOver(NamedTuple):
    """A column in which last year's 结转下年度 and this year's 上年结转 are not the same."""

    column: str
    carried_out: Number
    carried_in: Number

    @property
    def difference(self) -> Number:
        """What was carried in less what was carried out."""
        return self.carried_in - self.carried_out


def sheet(old: View, new: View, *, growing: bool = True) -> tuple[FigureChange, ...]:
    """All 200 cells of both drafts in the order of the form, also those that are the same."""
    return tuple(_change(key, old.value(key), new.value(key), growing=growing) for key in CELLS)


def facts(old: View, new: View, *, growing: bool) -> tuple[FigureChange, ...]:
    """Figures that live in prose, and those sums of cells that a draft states."""
    stated = {*old.draft.figures, *new.draft.figures}
    found = [_change(key, told(old, key), told(new, key), growing=growing) for key in FACTS]
    found += [
        _change(key, old.value(key), new.value(key), growing=growing) for key in sums() if key in stated
    ]
    return tuple(found)


def stated_last_year(old: View, new: View, *, yearly: bool) -> tuple[FigureChange, ...]:
    """What is said of the year before: year on year against the old draft itself, where both know the figure."""
    if yearly:
        given = new.draft.last_year.figures
        pairs = ((key, old.value(key), given.get(key)) for key in (*CELLS, *sums(), *FACTS))
        return tuple(
            FigureChange(LAST_YEAR + key, was, now)
            for key, was, now in pairs
            if was is not None and now is not None
        )
    before, after = old.draft.last_year.figures, new.draft.last_year.figures
    return tuple(
        FigureChange(LAST_YEAR + key, before.get(key), after.get(key)) for key in (*CELLS, *sums(), *FACTS)
    )


def changed(found: Iterable[FigureChange]) -> tuple[FigureChange, ...]:
    """Those that are not the same."""
    return tuple(change for change in found if change.old != change.new)


def carried(old: View, new: View) -> Iterator[CarryOver]:
    """Columns of table 三 whose carry-over does not fit; a blank is not judged."""
    for column in FORM.applications.columns:
        out = old.value(f"applications.carried_out.{column.key}")
        into = new.value(f"applications.carried_in.{column.key}")
        if out is not None and into is not None and out != into:
            yield CarryOver(column.key, out, into)


def growth(old: Number | None, new: Number | None) -> Decimal | None:
    """Growth in percent, rounded to one decimal; None where nothing can grow (blank, or from 0)."""
    if not old or new is None:
        return None
    share = (Decimal(new) - Decimal(old)) * 100 / Decimal(old)
    return share.quantize(_TENTH, ROUND_HALF_UP)


def _change(key: str, old: Number | None, new: Number | None, *, growing: bool) -> FigureChange:
    return FigureChange(key, old, new, growth(old, new) if growing else None)


def told(seen: View, key: str) -> Number | None:
    """A figure of the draft, else the one that the prose tells, where it tells just one."""
    value = seen.value(key)
    if value is not None:
        return value
    found = {fact.value for fact in seen.facts if fact.key == key and fact.kind in ("count", "none")}
    return found.pop() if len(found) == 1 else None
