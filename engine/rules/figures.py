"""Rules of arithmetic: what the tables contradict, and what they leave blank (families T, S, X of the catalogue)."""

from __future__ import annotations

from collections.abc import Iterator

from engine.figures.claims import Number
from engine.figures.solve import Conflict
from engine.form.edition_2021 import FORM
from engine.form.identities import Identity
from engine.form.keys import LAST_YEAR, title
from engine.rules.finding import Finding, Severity
from engine.rules.text import Rule
from engine.rules.view import View

_SOFT: dict[str, Severity] = {"X-02": "warning", "X-LAST": "warning"}

_MANY = "改动四个以内的数都不能使各处相符，错处可能较多，请对照台账逐格核对。"

_SHOWN_BLANKS = 3
"""So many blank cells are named; of the rest the number is given."""


def conflicts(view: View) -> Iterator[Finding]:
    """T3-01…T4-03, S-01, S-05, X-01, X-02: equations that do not hold, one finding each, with explanations."""
    for index, conflict in enumerate(view.solution.conflicts):
        found = _conflict(view, conflict)
        rule = _rule(conflict.equation)
        if rule == "X-02" and _totals_differ(view):
            continue  # X-01 says it; the kinds cannot fit while the total does not
        explained = view.explanations.get(index, ())
        expected, actual = found[1], found[2]
        if len(explained) == 1 and len(explained[0].changes) == 1:  # the wrong figure is known: speak of it
            expected, actual = explained[0].changes[0].after, explained[0].changes[0].before
        yield Finding(
            rule=rule,
            severity=_SOFT.get(conflict.equation.rule, "error"),
            message=found[0] + ("" if explained else _MANY),
            cells=tuple(dict.fromkeys(conflict.involved)),
            expected=expected,
            actual=actual,
            difference=None if expected is None or actual is None else actual - expected,
            explanations=explained,
        )


def _rule(equation: Identity) -> str:
    """The id of the catalogue; equations of our own fall under the nearest rule."""
    if equation.rule == "SUM":
        return "T4-02" if equation.left[0].startswith(("disputes", "last_year.disputes")) else "T3-02"
    return {"SAME": "S-04", "X-LAST": "X-08"}.get(equation.rule, equation.rule)


def _totals_differ(view: View) -> bool:
    now = view.value("applications.carried_in.total")
    before = view.last("applications.carried_out.total")
    return now is not None and before is not None and now != before


def _conflict(view: View, conflict: Conflict) -> tuple[str, Number | None, Number | None]:
    """Message, expected and actual value of a broken equation.

    Where one side is a single figure it is the actual value, and the sum of the other side the expected one.
    """
    equation = conflict.equation
    left, right = _sum(equation.left, view), _sum(equation.right, view)
    note = f"（其中空格由另外{len(conflict.through)}个等式推出）" if conflict.through else ""
    if left is None or right is None or left == right:
        known = _known(equation.right, view)
        total = _known(equation.left, view)
        return (
            f"{equation.text}，但已填各项合计{known}，与{total}对不上：空着的格子无论填几都不能使等式成立，请核对。",
            None,
            None,
        )
    return f"{equation.text}，现在一边是{left}，另一边是{right}，相差{abs(left - right)}{note}。", right, left


def _sum(keys: tuple[str, ...], view: View) -> Number | None:
    total: Number = 0
    for key in keys:
        value = view.value(key)
        if value is None:
            return None
        total += value
    return total


def _known(keys: tuple[str, ...], view: View) -> Number:
    return sum((value for key in keys if (value := view.value(key)) is not None), 0)


def blanks(view: View) -> Iterator[Finding]:
    """T-01: cells that are neither stated nor forced; one finding per table. 没有发生应填0."""
    for table in FORM.tables:
        empty = [cell for cell in table.cells() if view.value(cell) is None]
        if not empty:
            continue
        named = "、".join(title(cell) for cell in empty[:_SHOWN_BLANKS])
        more = f"等{len(empty)}格" if len(empty) > _SHOWN_BLANKS else f"（共{len(empty)}格）"
        yield Finding(
            rule="T-01",
            severity="error",
            message=f"{named}{more}还空着。没有发生的应填0，不清楚的请补填。",
            cells=tuple(empty),
        )


def stock_of_documents(view: View) -> Iterator[Finding]:
    """T2-01, T2-02, X-03: 制发, 废止 and 现行有效 of 规章 and 行政规范性文件 against each other and last year."""
    for row in ("regulations", "normative_documents"):
        keys = tuple(f"disclosure.{row}.{column}" for column in ("made", "repealed", "in_force"))
        made, repealed, in_force = (view.value(key) for key in keys)
        name = FORM.disclosure.row(row).label
        if made is not None and in_force is not None and in_force < made:
            yield Finding(
                "T2-02",
                "warning",
                f"{name}现行有效{in_force}件小于本年制发{made}件。当年制发又当年废止的情形少见，请核对。",
                cells=(keys[2], keys[0]),
                expected=made,
                actual=in_force,
                difference=in_force - made,
            )
        before = view.last(keys[2])
        if before is None or made is None or repealed is None:
            continue
        if repealed > before + made:
            yield Finding(
                "T2-01",
                "warning",
                f"{name}本年废止{repealed}件，多于去年现行有效{before}件与本年制发{made}件之和，请核对。",
                cells=(keys[1],),
                expected=before + made,
                actual=repealed,
                difference=repealed - before - made,
            )
        expected = before + made - repealed
        if in_force is not None and expected >= 0 and in_force != expected:
            yield Finding(
                "X-03",
                "warning",
                f"{name}现行有效{in_force}件；按去年{before}件＋制发{made}件－废止{repealed}件应为{expected}件。"
                "差额如因失效、到期或统计调整，请说明。",
                cells=(keys[2],),
                expected=expected,
                actual=in_force,
                difference=in_force - expected,
            )


_JUMP_FROM, _JUMP_FACTOR = 20, 5


def jumps(view: View) -> Iterator[Finding]:
    """X-07: a main figure more than five times last year's, or less than a fifth of it, from 20 up."""
    for key in (
        "applications.received.total",
        "applications.handled.total",
        "disputes.review.total",
        "disclosure.licensing",
        "disclosure.penalties",
        "disclosure.compulsion",
        "disclosure.fees",
    ):
        now, before = view.value(key), view.last(key)
        if now is None or before is None or max(now, before) < _JUMP_FROM:
            continue
        if now > before * _JUMP_FACTOR or now * _JUMP_FACTOR < before:
            yield Finding(
                "X-07",
                "warning",
                f"{title(key)}由去年{before}变为{now}，变动超过5倍（或不足五分之一），请核实，并在正文说明原因。",
                cells=(key, LAST_YEAR + key),
            )


def pending_disputes(view: View) -> Iterator[Finding]:
    """X-04: cases pending last year must show in this year's totals."""
    for row in FORM.disputes.rows:
        before = view.last(f"disputes.{row.key}.pending")
        key = f"disputes.{row.key}.total"
        now = view.value(key)
        if before is not None and now is not None and now < before:
            yield Finding(
                "X-04",
                "hint",
                f"去年有{before}件“{row.label}”案件尚未审结，今年总计只有{now}件，请确认这些案件的结果已列入。",
                cells=(key,),
                expected=before,
                actual=now,
                difference=now - before,
            )


RULES: tuple[tuple[str, Rule], ...] = (
    ("T3-01", conflicts),
    ("T-01", blanks),
    ("T2-02", stock_of_documents),
    ("X-04", pending_disputes),
    ("X-07", jumps),
)
"""The rules of this family, for the list in `engine.rules.check`."""
