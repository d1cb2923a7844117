"""Shares and growth that the prose prints, against the figures that they are said of (P-07, S-08, X-05, X-06, X-08).

A ratio is an error only where no figure that it may be meant of bears it out: the text rarely says which one it is.
Quotients carry 28 digits: one that is exactly half a printed digit off has few digits, and is exact among them.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import chain

from engine.figures.claims import Number
from engine.namedtuple import NamedTuple
from engine.prose.fact import Fact
from engine.prose.links import printed
from engine.rules.finding import Finding, Severity, Span
from engine.rules.view import View

HANDLED, RECEIVED = "applications.handled.total", "applications.received.total"
INTAKE, _CARRIED_IN = "applications.intake.total", "applications.carried_in.total"


class Step(NamedTuple):
    """How exactly a ratio is printed: the worth of its last digit, and whether the digits behind may be cut off."""

    worth: Decimal
    cut: bool


WHOLE_PERCENT = Step(Decimal(1), cut=False)


def fits(value: Number, exact: Decimal, step: Step = WHOLE_PERCENT) -> bool:
    """Whether a printed ratio is the exact one, rounded, or cut off where at least one decimal is printed."""
    shown = Decimal(value)
    if abs(shown - exact) <= step.worth / 2:
        return True
    return step.cut and 0 <= abs(exact) - abs(shown) < step.worth and shown * exact >= 0


def step_of(fact: Fact, view: View) -> Step:
    """How exactly the ratio of a fact is printed; 1.5倍 is exact to ten percent, 三成 too."""
    figure = view.text(fact.part)[slice(*fact.figure)] if fact.figure else printed(fact.value or 0)
    digits = figure.replace("．", ".").rstrip("%％倍成番 ").partition(".")[2]
    decimals = sum(sign.isdigit() for sign in digits)
    worth = Decimal(1).scaleb(-decimals)
    if "倍" in fact.text:
        worth *= 100
    elif "成" in fact.text[-2:] or "番" in fact.text:
        worth *= 10
    return Step(worth, cut=decimals > 0)


# -- growth ---------------------------------------------------------------------------------------------------------


def pairs_of(fact: Fact, view: View) -> list[tuple[Number, Number]]:
    """The figures of this year and of the year before that a growth compares: as the tables say, and as told."""
    now, before = (*fact.parts, None, None)[:2]
    this, last = (view.value(fact.key), view.last(fact.key)) if fact.key else (None, None)
    if fact.value == 0 and now == before and last is not None:
        before = None  # 持平: what the text implies proves nothing
    return [
        (one, other)
        for one in dict.fromkeys((this, now))
        for other in dict.fromkeys((last, before))
        if one is not None and other is not None
    ]


def growth(view: View) -> Iterator[Finding]:
    """X-05, X-06, X-08: growth in percent against both years; nothing grows from 0."""
    unknown: list[Fact] = []
    for place, fact in enumerate(view.facts):
        if fact.kind != "growth" or fact.value is None or fact.approximate:
            continue
        pairs = pairs_of(fact, view)
        if pairs:
            finding = _wrong_growth(fact, place, pairs, view)
            if finding is not None:
                yield finding
        elif fact.key is not None:
            unknown.append(fact)
    if unknown:
        yield _hint_last_year(unknown)


def _wrong_growth(fact: Fact, place: int, pairs: list[tuple[Number, Number]], view: View) -> Finding | None:
    now, before = pairs[0]
    value, step = fact.value or 0, step_of(fact, view)
    if any(
        last and fits(value, _growth(this, last), step)
        for this, last in chain(pairs, _beside(fact, near(view, place)[0], view))
    ):
        return None
    spans, cells = (span_of(fact),), cells_of(fact)
    if before == 0:
        if not now and not value:
            return None
        message = f"“{fact.text}”：上年数为0，不能计算增长率，请改写为两年的件数。"
        return Finding("X-06", "error", message, cells, spans, actual=value)
    exact = _growth(now, before)
    severity: Severity = "error"
    note = ""
    if "倍" in fact.text and fits(value, exact + 100, step):
        severity, note = "warning", "（如指“是上年的几倍”，请改用“是……的”）"
    elif value == 0 and abs(exact) < _NEARLY:
        severity = "warning"
    expected = rounded(exact, step)
    shown = printed(rounded(abs(exact), step if step.worth <= 1 else WHOLE_PERCENT))
    change = f"增长{shown}%" if exact > 0 else f"下降{shown}%" if exact < 0 else "持平"
    return Finding(
        "X-05",
        severity,
        f"“{fact.text}”：由上年{printed(before)}到本年{printed(now)}，应为{change}，请核对{note}。",
        cells,
        spans,
        expected=expected,
        actual=value,
        difference=difference(value, expected),
    )


_NEARLY = 5
"""A change of less percent may be called 持平 by some."""


def _beside(fact: Fact, before: tuple[Fact, ...], view: View) -> Iterator[tuple[Number, Number]]:
    """Other figures of the sentence that the growth may be meant of."""
    text = view.text(fact.part)
    for other in before:
        if other.part != fact.part or other.kind != "count" or other.key is None:
            continue
        if any(stop in text[other.end : fact.start] for stop in "。\n"):
            continue
        now, last = view.value(other.key), view.last(other.key)
        if last is not None:
            yield from ((this, last) for this in (now, other.value) if this is not None)


def _growth(now: Number, before: Number) -> Decimal:
    return (Decimal(now) - Decimal(before)) * 100 / Decimal(before)


_QUOTED = 3


def _hint_last_year(facts: list[Fact]) -> Finding:
    named = "、".join(f"“{fact.text}”" for fact in facts[:_QUOTED])
    more = f"等{len(facts)}处" if len(facts) > _QUOTED else ""
    return Finding(
        "X-08",
        "hint",
        f"{named}{more}：没有去年的数，无法核对同比，请补填去年数据。",
        cells=tuple(dict.fromkeys(key for fact in facts for key in cells_of(fact))),
        spans=tuple(span_of(fact) for fact in facts),
    )


# -- shares ---------------------------------------------------------------------------------------------------------


def share_of(fact: Fact, view: View) -> tuple[Number, Number] | None:
    """Part and whole of a share, as told, else from table 三; None where they are not known."""
    part, whole = (*fact.parts, None, None)[:2]
    key = fact.key or ""
    if key.startswith("applications.") and key not in (HANDLED, RECEIVED, INTAKE):
        part = part if part is not None else view.value(key)
        if not whole:
            whole = view.value(RECEIVED if key.startswith("applications.received.") else HANDLED)
    return None if part is None or not whole else (part, whole)


def shares(view: View) -> Iterator[Finding]:
    """P-07, S-08: printed shares against part and whole; no share is above 100 %."""
    for place, fact in enumerate(view.facts):
        if fact.kind != "share" or fact.value is None or fact.approximate:
            continue
        if fact.value > 100:
            if "完成率" not in fact.text:
                message = f"“{fact.text}”：百分比超出0至100%，请核对。"
                yield Finding("S-08", "error", message, spans=(span_of(fact),), actual=fact.value)
            continue
        known = share_of(fact, view)
        if known is None or _of_those_due(fact):
            continue
        part, whole = known
        step = step_of(fact, view)
        exact = Decimal(part) * 100 / Decimal(whole)
        wholes = chain((whole,), _wholes(fact, near(view, place)[0], view))
        if any(fits(fact.value, Decimal(part) * 100 / Decimal(one), step) for one in wholes if one):
            continue
        expected = rounded(exact, step)
        tenth = printed(rounded(exact, Step(min(step.worth, Decimal("0.1")), cut=False)))
        rounding = "" if step.worth < 1 else f"，取整为{printed(expected)}%"
        yield Finding(
            "P-07",
            "error",
            f"“{fact.text}”：{printed(part)}占{printed(whole)}的{tenth}%{rounding}，请核对。",
            cells=cells_of(fact),
            spans=(span_of(fact),),
            expected=expected,
            actual=fact.value,
            difference=difference(fact.value, expected),
        )


def _of_those_due(fact: Fact) -> bool:
    """答复率100%: of what had to be answered by then; 办结率100% is judged with what is carried over (P-03)."""
    return fact.key == HANDLED and fact.value == 100 and "办结率" not in fact.text


def _wholes(fact: Fact, before: tuple[Fact, ...], view: View) -> Iterator[Number]:
    """Other totals that a share may be meant of: those of table 三, and what stands before it in its paragraph."""
    for key in (HANDLED, RECEIVED, INTAKE):
        value = view.value(key)
        if value:
            yield value
    text = view.text(fact.part)
    paragraph = text.rfind("\n", 0, fact.start) + 1
    for other in before:
        if (
            other.part == fact.part
            and other.kind in ("count", "other")
            and other.value
            and paragraph <= other.start < fact.start
        ):
            yield other.value
    told = {other.key: other.value for other in before if other.part == fact.part and other.kind == "count"}
    came, old = told.get(RECEIVED), told.get(_CARRIED_IN)
    if came and old:
        yield came + old  # 收到163件，上年结转7件，予以公开96件、占56.47%


# -- shared ---------------------------------------------------------------------------------------------------------


_NEAR = 40


def near(view: View, place: int) -> tuple[tuple[Fact, ...], tuple[Fact, ...]]:
    """The facts just in front of one and just behind it; what stands farther off is not spoken of any more."""
    return view.facts[max(0, place - _NEAR) : place], view.facts[place + 1 : place + 1 + _NEAR]


def rounded(exact: Decimal, step: Step) -> Number:
    """A ratio as it would be printed so exactly."""
    scaled = round(exact / step.worth) * step.worth
    return int(scaled) if scaled == scaled.to_integral_value() else scaled.normalize()


def difference(actual: Number, expected: Number) -> Number:
    """By how much a figure is off."""
    found = Decimal(actual) - Decimal(expected)
    return int(found) if found == found.to_integral_value() else found


def span_of(fact: Fact) -> Span:
    """Where a statement stands."""
    return Span(fact.part, fact.start, fact.end)


def cells_of(fact: Fact) -> tuple[str, ...]:
    """The key that a statement is about, if any."""
    return (fact.key,) if fact.key else ()
