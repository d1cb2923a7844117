"""Tables to try the solver on: the one of the example report, and random ones that balance."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import strategies as st

from engine.figures.claims import Claim, Number, Problem, Source, claims_of, problem
from engine.figures.explain import Explanation, explanations
from engine.figures.solve import Solution, solve
from engine.form import FORM
from engine.form.keys import KINDS, OUTCOMES

PROSE = Source("prose", "overview.on_request", (10, 12))
"""Where a claim out of a sentence comes from."""

ROWS = tuple(row.key for row in FORM.applications.rows)


def balanced(closed: dict[tuple[str, str], int], carried: dict[str, tuple[int, int]]) -> dict[str, int]:
    """The 175 cells of a table 三 in which everything adds up.

    Args:
        closed: how many applications by outcome and kind of applicant; nothing means none.
        carried: by kind, how many came from last year and how many go to the next.
    """
    cells: dict[str, int] = {}
    for kind in KINDS:
        handled = sum(closed.get((row, kind), 0) for row in OUTCOMES)
        into, out = carried.get(kind, (0, 0))
        into = min(into, handled + out)
        column = {row: closed.get((row, kind), 0) for row in OUTCOMES}
        column |= {
            "handled": handled,
            "carried_in": into,
            "carried_out": out,
            "received": handled + out - into,
        }
        cells |= {f"applications.{row}.{kind}": column[row] for row in ROWS}
    for row in ROWS:
        cells[f"applications.{row}.total"] = sum(cells[f"applications.{row}.{kind}"] for kind in KINDS)
    return {
        f"applications.{row}.{kind}": cells[f"applications.{row}.{kind}"]
        for row in ROWS
        for kind in (*KINDS, "total")
    }


SEED = balanced(
    {
        ("granted", "natural_person"): 9,
        ("partial", "natural_person"): 1,
        ("denied.third_party_rights", "natural_person"): 36,
        ("unable.not_held", "natural_person"): 3,
        ("unable.needs_creation", "natural_person"): 10,
        ("other.correction_overdue", "natural_person"): 1,
    },
    {},
)
"""Table 三 of the example report."""

MIXED = balanced(
    {
        ("granted", "natural_person"): 128,
        ("granted", "company"): 17,
        ("partial", "natural_person"): 24,
        ("denied.third_party_rights", "natural_person"): 36,
        ("denied.internal_affairs", "company"): 2,
        ("unable.not_held", "natural_person"): 51,
        ("unable.not_held", "legal_service"): 13,
        ("declined.petition", "natural_person"): 10,
        ("other.correction_overdue", "research"): 1,
        ("other.other", "nonprofit"): 1,
        ("other.other", "other_org"): 4,
    },
    {"natural_person": (12, 21), "company": (1, 0), "legal_service": (0, 3)},
)
"""A larger table 三 with every kind of applicant and with carry-over."""

DISPUTES = {
    f"disputes.{row.key}.{column.key}": 0 for row in FORM.disputes.rows for column in FORM.disputes.columns
} | {"disputes.review.upheld": 6, "disputes.review.corrected": 9, "disputes.review.total": 15}
"""Table 四 of the example report."""


@st.composite
def realistic(draw: st.DrawFn) -> dict[str, int]:
    """A table 三 that balances: few kinds, few outcomes, small and large numbers."""
    number = st.one_of(st.integers(0, 3), st.integers(1, 40), st.integers(100, 2500))
    closed = draw(
        st.dictionaries(st.tuples(st.sampled_from(OUTCOMES), st.sampled_from(KINDS)), number, max_size=14)
    )
    few = st.integers(0, 12)
    carried = draw(st.dictionaries(st.sampled_from(KINDS), st.tuples(few, few), max_size=3))
    return balanced(closed, carried)


def mistyped(value: int) -> Iterator[int]:
    """What a hand makes of a number: ±1, ×10, a digit dropped, doubled or changed, two swapped."""
    digits = str(value)
    found = [value + 1, value - 1, value * 10, value // 10]
    found += [int(digits[:i] + digits[i + 1 :] or "0") for i in range(len(digits))]
    found += [int(digits[: i + 1] + digits[i:]) for i in range(len(digits))]
    found += [int(digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :]) for i in range(len(digits) - 1)]
    found += [int(str((int(digits[0]) + 4) % 10) + digits[1:])]
    yield from dict.fromkeys(wrong for wrong in found if wrong >= 0 and wrong != value)


def solved(
    figures: dict[str, Number], *claims: Claim, last_year: dict[str, Number] | None = None
) -> Solution:
    """What follows from the tables, last year's values and further claims."""
    return solve(problem([*claims_of(figures, last_year or {}), *claims]))


def explained(solution: Solution) -> list[Explanation]:
    """The explanations of a solution whose conflicts all belong together."""
    found = explanations(solution)
    assert set(found) == set(range(len(solution.conflicts)))
    assert len(set(found.values())) <= 1
    return list(found[0]) if found else []


def with_value(whole: Problem, variable: str, value: Number) -> Problem:
    """The same problem with another value in one claim."""
    claim = whole.stated[variable]._replace(value=value)
    return whole._replace(stated={**whole.stated, variable: claim})


def changes(solution: Solution) -> list[tuple[str, Number, Number]]:
    """The single changes that explain a solution's conflicts, best first."""
    return [(c.variable, c.before, c.after) for e in explained(solution) for c in e.changes]
