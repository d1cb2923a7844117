"""Filling the rest of a table with 0: which blanks may become 0, and which may not because something else says so. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from engine.draft.model import Draft
from engine.figures.solve import Conflict
from engine.form.identities import Identity, identities
from engine.form.model import Row
from engine.interview.cells import matrix, table_of
from engine.namedtuple import NamedTuple
from engine.rules.view import View
from engine.rules.view import view as view_of

_ELSEWHERE = "正文或台账里写的不是0"


class Held(NamedTuple):
    """Blanks that cannot all be 0, and why."""

    keys: tuple[str, ...]
    why: str


class Rest(NamedTuple):
    """What filling a table with 0 would do.

    Attributes:
        zeros: blanks that become 0. Totals are not among them: they follow from their parts.
        held: blanks that stay, by the reason.
    """

    zeros: tuple[str, ...]
    held: tuple[Held, ...] = ()


def rest_of(table: str, draft: Draft) -> Rest:
    """Works out the rest of a table: cells that are neither stated nor follow from others.

    What would contradict a total, a sentence or the ledger as 0 is held back.

    Args:
        table: the key of the table.
        draft: the draft.
    """
    before = view_of(draft)
    wanted = list(blanks(table, before))
    broken = {conflict.equation for conflict in before.whole.conflicts}
    held: list[Held] = []
    while wanted:
        after = view_of(draft.with_figures(dict.fromkeys(wanted, 0)))
        new = [conflict for conflict in after.whole.conflicts if conflict.equation not in broken]
        if not new:
            break
        # one at a time, the narrowest first: what it holds back may settle the others
        keys, why = min(
            ((_concerned(c, after, wanted), _why(c.equation)) for c in new), key=lambda h: len(h[0])
        )
        held.append(Held(keys, why))
        wanted = [key for key in wanted if key not in keys]
    return Rest(tuple(wanted), tuple(held))


def blanks(table: str, seen: View) -> Iterator[str]:
    """Cells of a table that are neither stated nor follow from others, without totals."""
    for row in matrix(table_of(table)):
        yield from (key for key in row if key not in _totals() and seen.value(key) is None)


def rows_told(keys: Iterable[str]) -> tuple[str, ...]:
    """The rows of some cells in words, with how many of their cells are meant; several rows of a group as one."""
    rows: dict[str, dict[str, int]] = {}
    for key in keys:
        row = row_of(key)
        names = rows.setdefault(row.group or row.label, {})
        names[row.label] = names.get(row.label, 0) + 1
    told = []
    for group, names in rows.items():
        count = sum(names.values())
        first = next(iter(names)).split("（区分", maxsplit=1)[0]
        inner = "" if group in names else f"—{first}" if len(names) == 1 else f"{len(names)}行"
        told.append(f"{first if group in names else group}{inner}（{count}格）")
    return tuple(told)


def row_of(key: str) -> Row:
    """The row of the form that a cell stands in.

    Raises:
        KeyError: it is no cell.
    """
    table = table_of(key)
    for row, keys in zip(table.rows, matrix(table), strict=True):
        if key in keys:
            return row
    raise KeyError(key)


def _totals() -> frozenset[str]:
    return frozenset(identity.left[0] for identity in identities() if len(identity.left) == 1)


def _concerned(conflict: Conflict, after: View, wanted: list[str]) -> tuple[str, ...]:
    """The zeros that meet in a broken equation: those that stand in it, else all that it rests on; at worst all."""
    equation = conflict.equation
    stated = after.whole.problem.stated
    for keys in (
        (*equation.left, *equation.right),
        [stated[n].key for n in conflict.involved if n in stated],
    ):
        found = tuple(dict.fromkeys(key for key in keys if key in wanted))
        if found:
            return found
    return tuple(wanted)


def _why(equation: Identity) -> str:
    return _ELSEWHERE if equation.rule == "SAME" else f"{equation.text}，都是0就对不上"
