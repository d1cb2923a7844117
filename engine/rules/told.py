"""What the prose tells, compared with the tables, with itself and with the year before (families P, S, X).

Counts and statements of none are claims like any other and meet the tables in one model (`engine.rules.balance`);
shares, growth, sums and statements of all are judged here, each by its own arithmetic.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from engine.figures.claims import Number
from engine.prose.claims import CLAIMING, link_of
from engine.prose.fact import Fact
from engine.prose.links import printed
from engine.rules.finding import Finding, Span
from engine.rules.text import Rule
from engine.rules.view import View

State = Literal["agrees", "contradicts", "linked", "confirmed", "unchecked"]

# -- ratios ---------------------------------------------------------------------------------------------------------


def fits(printed_value: Number, exact: Fraction, decimals: int) -> bool:
    """Whether a printed ratio is the exact one, rounded, or cut off where at least one decimal is printed."""
    value = Fraction(printed_value)
    step = Fraction(1, 10**decimals)
    if abs(value - exact) <= step / 2:
        return True
    return decimals > 0 and 0 <= abs(exact) - abs(value) < step and value * exact >= 0


def decimals_of(value: Number) -> int:
    """How many decimals a printed number has."""
    exponent = Decimal(value).as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _pairs(fact: Fact, view: View) -> list[tuple[Number, Number]]:
    """The figures of this year and of the year before that a growth may compare: as told, and as the tables say."""
    now, before = (*fact.parts, None, None)[:2]
    table = (view.value(fact.key), view.last(fact.key)) if fact.key else (None, None)
    return [
        (this, last)
        for this in dict.fromkeys((table[0], now))
        for last in dict.fromkeys((table[1], before))
        if this is not None and last is not None
    ]


def growth(view: View) -> Iterator[Finding]:
    """X-05, X-06, X-08: growth in percent against both years; nothing grows from 0."""
    for fact in _of(view, "growth"):
        if fact.value is None or fact.approximate:
            continue
        pairs = _pairs(fact, view)
        if not pairs:
            if fact.key is not None:
                yield _hint_last_year(fact)
            continue
        now, before = pairs[0]
        if before == 0:
            if now or fact.value:
                yield Finding(
                    "X-06",
                    "error",
                    f"“{fact.text}”：上年数为0，不能计算增长率，请改写为两年的件数。",
                    cells=_cells(fact),
                    spans=(_span(fact),),
                    actual=fact.value,
                )
            continue
        decimals = decimals_of(fact.value)
        if any(last and fits(fact.value, _growth(this, last), decimals) for this, last in pairs):
            continue
        exact = _growth(now, before)
        expected = _rounded(exact, decimals)
        yield Finding(
            "X-05",
            "error",
            f"“{fact.text}”：由上年{printed(before)}到本年{printed(now)}，"
            f"应为{_direction(exact)}{_percent(exact, decimals)}%，请核对。",
            cells=_cells(fact),
            spans=(_span(fact),),
            expected=expected,
            actual=fact.value,
            difference=_difference(fact.value, expected),
        )


def _growth(now: Number, before: Number) -> Fraction:
    return (Fraction(now) - Fraction(before)) * 100 / Fraction(before)


def _hint_last_year(fact: Fact) -> Finding:
    return Finding(
        "X-08",
        "hint",
        f"“{fact.text}”：没有去年的数，无法核对同比，请在“单位信息”里补填去年数据。",
        cells=_cells(fact),
        spans=(_span(fact),),
    )


def _direction(exact: Fraction) -> str:
    return "增长" if exact > 0 else "下降" if exact < 0 else "持平，即"


def _rounded(exact: Fraction, decimals: int) -> Number:
    scaled: int = round(exact * 10**decimals)
    return scaled if decimals == 0 else Decimal(scaled) / 10**decimals


def _percent(exact: Fraction, decimals: int) -> str:
    return printed(_rounded(abs(exact), decimals))


def _difference(actual: Number, expected: Number) -> Number:
    found = Decimal(actual) - Decimal(expected)
    return int(found) if found == found.to_integral_value() else found


def shares(view: View) -> Iterator[Finding]:
    """P-07, S-08: printed shares against part and whole; no share is above 100 %."""
    for fact in _of(view, "share"):
        if fact.value is None or fact.approximate:
            continue
        if fact.value > 100:
            yield Finding(
                "S-08",
                "error",
                f"“{fact.text}”：百分比超出0至100%，请核对。",
                spans=(_span(fact),),
                actual=fact.value,
            )
            continue
        part, whole = (*fact.parts, None, None)[:2]
        if part is None or not whole:
            continue
        exact = Fraction(part) * 100 / Fraction(whole)
        if not fits(fact.value, exact, decimals_of(fact.value)):
            expected = _rounded(exact, decimals_of(fact.value))
            yield Finding(
                "P-07",
                "error",
                f"“{fact.text}”：{printed(part)}占{printed(whole)}的{printed(expected)}%，请核对。",
                cells=_cells(fact),
                spans=(_span(fact),),
                expected=expected,
                actual=fact.value,
                difference=_difference(fact.value, expected),
            )


# -- sums -----------------------------------------------------------------------------------------------------------


def sums(view: View) -> Iterator[Finding]:
    """S-01, S-02, S-03: a total against the parts that the sentence lists."""
    for fact in _of(view, "sum"):
        if fact.value is None or fact.approximate or any(part is None for part in fact.parts):
            continue
        added: Number = sum((part for part in fact.parts if part is not None), 0)
        if added == fact.value or _meant_another_total(fact, added, view):
            continue
        spans, cells = (_span(fact),), _cells(fact)
        gap = _difference(fact.value, added)
        if fact.whole:
            yield Finding(
                "S-01",
                "error",
                f"“{_brief(fact.text)}”：分项之和为{printed(added)}，与总数{printed(fact.value)}不等。",
                cells,
                spans,
                added,
                fact.value,
                gap,
            )
        elif added > fact.value:
            yield Finding(
                "S-03",
                "error",
                f"“{_brief(fact.text)}”：分项之和{printed(added)}大于总数{printed(fact.value)}，请核对。",
                cells,
                spans,
                added,
                fact.value,
                gap,
            )
        else:
            slipped = _one_slip(fact.value, added, fact.parts)
            yield Finding(
                "S-02",
                "error" if slipped else "hint",
                f"“{_brief(fact.text)}”：所列各项只合计{printed(added)}，少于总数{printed(fact.value)}；"
                + ("像是有一个数写错，请核对。" if slipped else "如不是全部，请写“其中主要包括”。"),
                cells,
                spans,
                added,
                fact.value,
                gap,
            )


def _meant_another_total(fact: Fact, added: Number, view: View) -> bool:
    """Whether the list names no total itself, and another figure of the same part is its sum."""
    if printed(fact.value or 0) in fact.text:
        return False
    return any(
        other.part == fact.part and other.kind == "count" and other.value == added for other in view.facts
    )


def _one_slip(total: Number, added: Number, parts: tuple[Number | None, ...]) -> bool:
    """Whether one slip of the hand in the total or in a part closes the gap."""
    from engine.figures.slips import slip

    likely = 2
    if slip(total, added).rank <= likely:
        return True
    return any(
        part is not None and slip(part, part + (total - added)).rank <= likely for part in parts if part
    )


# -- statements of all ----------------------------------------------------------------------------------------------


def everything(view: View) -> Iterator[Finding]:
    """P-03, P-10, P-14: 全部办结, 均获维持, 均为自然人 against the tables."""
    for fact in _of(view, "all"):
        found = _of_all(fact, view)
        if found is None:
            continue
        rule, rest, message = found
        if rest:
            yield Finding(
                rule,
                "error",
                f"“{_brief(fact.text)}”：{message}",
                cells=_cells(fact),
                spans=(_span(fact),),
                expected=0,
                actual=rest,
                difference=rest,
            )


def _of_all(fact: Fact, view: View) -> tuple[str, Number, str] | None:
    """Rule, what is left over, and the message; None where the tables cannot tell."""
    key = fact.key or ""
    if key in ("applications.handled.total", "applications.carried_out.total"):
        left = view.value("applications.carried_out.total")
        if left is not None:
            return "P-03", left, f"但表三仍有{left}件结转下年度继续办理，请核对。"
    elif key.startswith("disputes.") and key.endswith((".upheld", ".corrected", ".other")):
        total, part = view.value(key.rsplit(".", 1)[0] + ".total"), view.value(key)
        if total is not None and part is not None:
            return "P-10", total - part, f"但表四总计{total}件，这一结果只有{part}件，请核对。"
    elif key.startswith("applications.received.") and not key.endswith(".total"):
        total, part = view.value("applications.received.total"), view.value(key)
        if total is not None and part is not None:
            return "P-14", total - part, f"但表三新收{total}件，其中这一类只有{part}件，请核对。"
    return None


# -- what the office must know --------------------------------------------------------------------------------------


def state(fact: Fact, view: View) -> State:
    """How a statement stands to the rest of the report."""
    if link_of(fact, view.texts) is not None:
        return "linked"
    if fact.kind in CLAIMING and fact.key is not None and fact.value is not None and not fact.approximate:
        value = view.solution.value(fact.key)
        return "unchecked" if value is None else "agrees" if value == fact.value else "contradicts"
    rules = {"growth": growth, "share": shares, "sum": sums, "all": everything}
    rule = rules.get(fact.kind)
    if rule is None:
        return "unchecked"
    blamed = [f for f in rule(view) if f.severity == "error" and _span(fact) in f.spans]
    if blamed:
        return "contradicts"
    return "agrees" if _judged(fact, view) else "unchecked"


def _judged(fact: Fact, view: View) -> bool:
    """Whether there was enough to judge a statement by."""
    if fact.approximate or (fact.value is None and fact.kind != "all"):
        return False
    if fact.kind == "growth":
        return bool(_pairs(fact, view))
    if fact.kind == "share":
        return len(fact.parts) == 2 and None not in fact.parts and bool(fact.parts[1])
    if fact.kind == "sum":
        return None not in fact.parts and bool(fact.parts)
    return _of_all(fact, view) is not None


def _of(view: View, kind: str) -> Iterator[Fact]:
    return (fact for fact in view.facts if fact.kind == kind)


def _span(fact: Fact) -> Span:
    return Span(fact.part, fact.start, fact.end)


def _cells(fact: Fact) -> tuple[str, ...]:
    return (fact.key,) if fact.key else ()


def _brief(text: str) -> str:
    """A statement short enough to be quoted."""
    return text if len(text) <= 40 else f"{text[:24]}……{text[-12:]}"


RULES: tuple[tuple[str, Rule], ...] = (
    ("X-05", growth),
    ("P-07", shares),
    ("S-01", sums),
    ("P-03", everything),
)
"""The rules of this family, for the list in `engine.rules.check`."""
