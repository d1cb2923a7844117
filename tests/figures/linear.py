"""An oracle: exact linear algebra over the blanks, and plain enumeration."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import product

from engine.form.identities import Identity

_ONE = ""


def forced(equations: Iterable[Identity], known: Mapping[str, int]) -> dict[str, Fraction] | None:
    """The blanks that the equations alone force; None when the equations cannot hold together."""
    rows = []
    for equation in equations:
        row: dict[str, int] = {}
        rest = 0
        for keys, sign in ((equation.left, 1), (equation.right, -1)):
            for key in keys:
                if key in known:
                    rest += sign * known[key]
                else:
                    row[key] = row.get(key, 0) + sign
        rows.append((row, rest))
    return forced_of_rows(rows)


def forced_of_rows(given: Iterable[tuple[Mapping[str, int], int]]) -> dict[str, Fraction] | None:
    """The unknowns that rows of the shape sum(factor * unknown) + rest = 0 force; None when they cannot hold together."""
    rows: dict[str, dict[str, Fraction]] = {}
    for factors, rest in given:
        row = {_ONE: Fraction(rest), **{name: Fraction(factor) for name, factor in factors.items()}}
        for pivot, other in rows.items():
            _clear(row, other, pivot)
        row = {name: factor for name, factor in row.items() if factor}
        pivot = next((name for name in row if name != _ONE), None)
        if pivot is None:
            if row:
                return None
            continue
        row = {name: factor / row[pivot] for name, factor in row.items()}
        for other in rows.values():
            _clear(other, row, pivot)
        rows[pivot] = row
    return {
        pivot: -row.get(_ONE, Fraction(0))
        for pivot, row in rows.items()
        if not any(factor for name, factor in row.items() if name not in {pivot, _ONE})
    }


def _clear(row: dict[str, Fraction], pivot_row: Mapping[str, Fraction], pivot: str) -> None:
    factor = row.get(pivot, Fraction(0))
    if factor:
        for name, other in pivot_row.items():
            row[name] = row.get(name, Fraction(0)) - factor * other


def every_solution(
    equations: Sequence[Identity], known: Mapping[str, int], blanks: Sequence[str], limit: int
) -> Iterator[dict[str, int]]:
    """All ways to fill the blanks with 0 … limit so that every equation holds."""
    for values in product(range(limit + 1), repeat=len(blanks)):
        filled = {**known, **dict(zip(blanks, values, strict=True))}
        if all(sum(filled[k] for k in e.left) == sum(filled[k] for k in e.right) for e in equations):
            yield filled
