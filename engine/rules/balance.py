"""Statements that cannot all be true: tables, prose and last year in one model (families T, P, S, X).

One finding for each equation that does not hold, with every lightest explanation.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.figures.claims import Claim, Number
from engine.figures.explain import LARGEST
from engine.figures.solve import Conflict, Solution
from engine.form.keys import LAST_YEAR, title, unit
from engine.prose.links import printed
from engine.rules.finding import Finding, Severity, Span
from engine.rules.text import Rule
from engine.rules.view import View

_SOFT: dict[str, Severity] = {"X-02": "warning", "X-LAST": "warning"}

_MANY = "改动四个以内的数都不能使各处相符，错处可能较多，请对照台账逐格核对。"

_PROSE_RULES = (
    ("applications.received.total", "P-01"),
    ("applications.received.", "P-14"),
    ("applications.handled.total", "P-02"),
    ("applications.carried_", "P-04"),
    ("applications.", "P-06"),
    ("disputes.", "P-09"),
    ("disclosure.regulations.", "P-12"),
    ("disclosure.normative_documents.", "P-12"),
    ("disclosure.", "P-13"),
    ("info_fee.", "P-18"),
)
"""Rules for a number in prose that differs from a cell, by the beginning of the key; the first that fits."""


def conflicts(view: View, largest: int = LARGEST) -> Iterator[Finding]:
    """Every equation between statements that does not hold.

    T3-01…T4-03 within the tables, P-01…P-14 between prose and tables, S-00, S-01, S-04, S-05 within the prose,
    X-01, X-02, X-08 against the year before. Explanations by more than `largest` claims are not looked for; with 1
    they come at once.
    """
    solution = view.whole
    for index, conflict in enumerate(solution.conflicts):
        claims = [solution.problem.stated[name] for name in conflict.involved]
        rule = _rule(conflict, claims)
        if rule == "X-02" and _totals_differ(view):
            continue  # X-01 says it; the kinds cannot fit while the total does not
        message, expected, actual = _told(conflict, solution, view)
        explained = view.explanations(largest).get(index, ())
        if len(explained) == 1 and len(explained[0].changes) == 1:  # the wrong figure is known: speak of it
            expected, actual = explained[0].changes[0].after, explained[0].changes[0].before
        yield Finding(
            rule=rule,
            severity=_SOFT.get(conflict.equation.rule, "error"),
            message=message + (_MANY if largest == LARGEST and not explained else ""),
            cells=tuple(dict.fromkeys(claim.key for claim in claims)),
            spans=tuple(dict.fromkeys(span for claim in claims if (span := _span(claim)))),
            expected=expected,
            actual=actual,
            difference=None if expected is None or actual is None else actual - expected,
            explanations=explained,
        )


def _span(claim: Claim) -> Span | None:
    source = claim.source
    return None if source.span is None else Span(source.part, *source.span)


def _rule(conflict: Conflict, claims: list[Claim]) -> str:
    """The id of the catalogue; equations of our own fall under the nearest rule."""
    rule = conflict.equation.rule
    told = [claim for claim in claims if claim.source.kind == "prose"]
    if rule == "SAME":
        return _rule_of_prose(told, len(told) == len(claims)) if told else "S-04"
    if rule == "T3-01" and len(told) == len(claims):
        return "S-00"
    if rule == "SUM":
        if told:
            return _rule_of_prose(told, all_prose=False)
        return "T4-02" if "disputes" in conflict.equation.left[0] else "T3-02"
    return "X-08" if rule == "X-LAST" else rule


def _rule_of_prose(told: list[Claim], all_prose: bool) -> str:
    """The rule for a number in prose that does not fit."""
    key = told[0].key
    if key.startswith(LAST_YEAR):
        return "X-08"
    if all_prose:
        return "S-04"
    rule = next((rule for start, rule in _PROSE_RULES if key.startswith(start)), "S-04")
    if told[0].value == 0 and rule in ("P-01", "P-09"):
        return {"P-01": "P-05", "P-09": "P-08"}[rule]
    return rule


def _totals_differ(view: View) -> bool:
    now = view.value("applications.carried_in.total")
    before = view.last("applications.carried_out.total")
    return now is not None and before is not None and now != before


def _told(conflict: Conflict, solution: Solution, view: View) -> tuple[str, Number | None, Number | None]:
    """Message, expected and actual value of a broken equation.

    Where one side is a single figure it is the actual value, and the sum of the other side the expected one.
    """
    equation = conflict.equation
    stated = solution.problem.stated
    if equation.rule == "SAME":
        first, second = stated.get(equation.left[0]), stated[equation.right[0]]
        if first is not None:
            where = f"{_where(first, view)}是{_amount(first)}"
            return (
                f"{_where(second, view)}是{_amount(second)}，{where}，两处不一致。",
                first.value,
                second.value,
            )
    left, right = _sum(equation.left, solution), _sum(equation.right, solution)
    note = f"（其中空格由另外{len(conflict.through)}个等式推出）" if conflict.through else ""
    quoted = "、".join(
        dict.fromkeys(
            f"“{_quote(claim, view)}”"
            for name in conflict.involved
            if (claim := stated[name]).source.kind == "prose"
        )
    )
    prose = f"（见正文{quoted}）" if quoted else ""
    if left is None or right is None or left == right:
        known, total = _known(equation.right, solution), _known(equation.left, solution)
        trouble = f"但已填各项合计{known}，与{total}对不上：空着的格子无论填几都不能使等式成立"
        return f"{equation.text}，{trouble}，请核对{prose}。", None, None
    difference = abs(left - right)
    return (
        f"{equation.text}，现在一边是{left}，另一边是{right}，相差{difference}{note}{prose}。",
        right,
        left,
    )


def _where(claim: Claim, view: View) -> str:
    """Where a claim stands, for a message."""
    if claim.source.kind == "prose":
        return f"正文“{_quote(claim, view)}”说的{title(claim.key)}"
    return title(claim.key)


def _quote(claim: Claim, view: View) -> str:
    source = claim.source
    return view.text(source.part)[slice(*source.span)] if source.span else ""


def _amount(claim: Claim) -> str:
    return f"{printed(claim.value)}{unit(claim.key)}"


def _sum(keys: tuple[str, ...], solution: Solution) -> Number | None:
    total: Number = 0
    for key in keys:
        value = solution.value(key)
        if value is None:
            return None
        total += value
    return total


def _known(keys: tuple[str, ...], solution: Solution) -> Number:
    return sum((value for key in keys if (value := solution.value(key)) is not None), 0)


RULES: tuple[tuple[str, Rule], ...] = (("T3-01", conflicts),)
"""The rules of this family, for the list in `engine.rules.check`."""
