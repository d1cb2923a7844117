"""Mistakes that people make in a table that balances, by their cause."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from random import Random
from typing import NamedTuple

from engine.form.keys import KINDS, OUTCOMES
from tests.figures.tables import balanced

CARRIED_IN = "applications.carried_in.natural_person"
CARRIED_OUT = "applications.carried_out.natural_person"


class Mistake(NamedTuple):
    """What stands in the table, beside what ought to.

    Attributes:
        wrong: the cells that are wrong, with what stands in them.
        causes: what may be said of them; empty where nothing needs to be.
        last_year: what the year before says, where that tells.
    """

    wrong: dict[str, int]
    causes: tuple[str, ...] = ()
    last_year: dict[str, int] = {}  # noqa: RUF012 - never changed


def table(random: Random) -> dict[str, int]:
    """A table 三 that balances: few kinds, some outcomes, small and large numbers, mostly of natural persons."""
    kinds = random.sample(KINDS[1:], random.choice([0, 1, 2, 4]))
    closed = {}
    for kind in (KINDS[0], *kinds):
        for row in random.sample(OUTCOMES, random.randint(2, 7)):
            most = random.choice([4, 60, 60, 900]) if kind == KINDS[0] else random.choice([3, 3, 40])
            closed[row, kind] = random.randint(1, most)
    carried = {kind: (random.randint(0, 5), random.randint(0, 9)) for kind in (KINDS[0], *kinds)}
    return balanced(closed, carried)


def _filled(random: Random, cells: dict[str, int], least: int) -> str | None:
    """A cell with at least so much in it."""
    return random.choice([key for key, value in cells.items() if value >= least] or [None])


def _mistyped(
    least: int, change: Callable[[Random, str], str], cause: str
) -> Callable[[Random, dict[str, int]], Mistake | None]:
    def made(random: Random, cells: dict[str, int]) -> Mistake | None:
        key = _filled(random, cells, least)
        typed = None if key is None else int(change(random, str(cells[key])))
        if key is None or typed == cells[key]:
            return None
        return Mistake({key: typed}, (cause,))

    return made


def _other_digit(random: Random, digits: str) -> str:
    at = random.randrange(len(digits))
    return digits[:at] + random.choice([d for d in "123456789" if d != digits[at]]) + digits[at + 1 :]


def _dropped(random: Random, digits: str) -> str:
    at = random.randrange(len(digits))
    return digits[:at] + digits[at + 1 :]


def _doubled(random: Random, digits: str) -> str:
    at = random.randrange(len(digits))
    return digits[: at + 1] + digits[at:]


def _turned(random: Random, digits: str) -> str:
    at = random.randrange(len(digits) - 1)
    return digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]


def _place(random: Random, cells: dict[str, int]) -> tuple[str, str] | None:
    """Row and kind of an outcome that is not 0."""
    full = [(row, kind) for row in OUTCOMES for kind in KINDS if cells[_key(row, kind)]]
    return random.choice(full or [None])


def _key(row: str, column: str) -> str:
    return f"applications.{row}.{column}"


def _neighbour(random: Random, line: tuple[str, ...], name: str) -> str:
    at = line.index(name)
    return random.choice([line[i] for i in (at - 1, at + 1) if 0 <= i < len(line)])


def _swapped(random: Random, cells: dict[str, int]) -> Mistake | None:
    """Two neighbours, both with something in them, typed into each other's place."""
    pairs = [
        (_key(*first), _key(*second))
        for first, second in [
            *(((a, kind), (b, kind)) for kind in KINDS for a, b in pairwise(OUTCOMES)),
            *(((row, a), (row, b)) for row in OUTCOMES for a, b in pairwise(KINDS)),
        ]
        if cells[_key(*first)] and cells[_key(*second)] and cells[_key(*first)] != cells[_key(*second)]
    ]
    if not pairs:
        return None
    one, other = random.choice(pairs)
    return Mistake({one: cells[other], other: cells[one]}, ("两格填反",))


def _slipped(
    random: Random, cells: dict[str, int], place: Callable[[str, str], tuple[str, str]], cause: str
) -> Mistake | None:
    found = _place(random, cells)
    if found is None:
        return None
    one, other = _key(*found), _key(*place(*found))
    if cells[other]:
        return None
    return Mistake({one: 0, other: cells[one]}, (cause,))


def _row_slipped(random: Random, cells: dict[str, int]) -> Mistake | None:
    return _slipped(random, cells, lambda row, kind: (_neighbour(random, OUTCOMES, row), kind), "串了行")


def _column_slipped(random: Random, cells: dict[str, int]) -> Mistake | None:
    return _slipped(random, cells, lambda row, kind: (row, _neighbour(random, KINDS, kind)), "串了列")


def _twice(random: Random, cells: dict[str, int]) -> Mistake | None:
    key = _filled(random, cells, 4)
    return None if key is None else Mistake({key: 2 * cells[key]})


def _carry_over(_: Random, cells: dict[str, int]) -> Mistake | None:
    """上年结转 left blank as 0, while the year before says how many there were."""
    if not cells[CARRIED_IN]:
        return None
    return Mistake({CARRIED_IN: 0}, ("漏填上年结转",), {CARRIED_OUT: cells[CARRIED_IN]})


def _not_added(_: Random, cells: dict[str, int]) -> Mistake | None:
    """办结 without those that came from the year before."""
    handled = _key("handled", KINDS[0])
    if not 0 < cells[CARRIED_IN] < cells[handled]:
        return None
    return Mistake({handled: cells[handled] - cells[CARRIED_IN]})


def _with_total(random: Random, cells: dict[str, int]) -> Mistake | None:
    """A cell and the total of its row, both wrong by the same slip."""
    found = _place(random, cells)
    if found is None:
        return None
    one, total = _key(*found), _key(found[0], "total")
    typed = int(random.choice([_other_digit, _doubled])(random, str(cells[one])))
    if typed == cells[one]:
        return None
    return Mistake({one: typed, total: cells[total] + typed - cells[one]}, ("分项与总计一起填错",))


CAUSES: dict[str, Callable[[Random, dict[str, int]], Mistake | None]] = {
    "a digit mistyped": _mistyped(1, _other_digit, ""),
    "a digit dropped": _mistyped(10, _dropped, ""),
    "a digit doubled": _mistyped(1, _doubled, "多打一位数字"),
    "two digits swapped": _mistyped(12, _turned, ""),
    "two cells swapped": _swapped,
    "a row slipped": _row_slipped,
    "a column slipped": _column_slipped,
    "counted twice": _twice,
    "carry-over forgotten": _carry_over,
    "carry-over not added": _not_added,
    "leaf and total alike": _with_total,
}


def several(random: Random, cells: dict[str, int], count: int) -> Mistake:
    """So many cells anywhere, each mistyped."""
    wrong: dict[str, int] = {}
    while len(wrong) < count:
        key = random.choice(sorted(cells))
        typed = int(random.choice([_other_digit, _doubled])(random, str(cells[key])))
        if typed != cells[key]:
            wrong[key] = typed
    return Mistake(wrong)
