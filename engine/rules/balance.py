"""Statements that cannot all be true: tables, prose and last year in one model (families T, P, S, X).

One finding for each equation that does not hold, with every lightest explanation. A sentence that may be meant
otherwise than it was read warns; an error is only what has no other reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from engine.figures.claims import LARGEST, Claim, Number
from engine.figures.solve import Conflict, Solution
from engine.form.keys import LAST_YEAR, spoken, unit
from engine.prose.claims import PROSE_ONLY, scope
from engine.prose.fact import Fact
from engine.prose.links import printed
from engine.regex import regex
from engine.rules.finding import Finding, Severity, Span
from engine.rules.text import Rule
from engine.rules.view import View, confirmed

_SOFT: dict[str, Severity] = {"X-02": "warning", "X-LAST": "warning"}

_MANY = "改动四个以内的数都不能使各处相符，错处可能较多，请对照台账逐格核对。"

_CONFIRMED = "这些数都已确认属实，却不能同时成立，请重新核对并撤销其中一处的确认。"

_PROSE_RULES = (
    ("applications.received.total", "P-01"),
    ("applications.received.", "P-14"),
    ("applications.handled.total", "P-02"),
    ("applications.carried_", "P-04"),
    ("applications.intake.", "P-01"),
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
        severity = _severity(conflict, claims, rule, view)
        if severity == "warning" and any(claim.source.kind == "prose" for claim in claims):
            message = message.replace("，请核对", "；如口径不同请写明，否则请核对")
        explained = view.explanations(largest).get(index, ())
        if len(explained) == 1 and len(explained[0].changes) == 1:  # the wrong figure is known: speak of it
            expected, actual = explained[0].changes[0].after, explained[0].changes[0].before
        yield Finding(
            rule=rule,
            severity=severity,
            message=message + ("" if explained else _unexplained(conflict, view, largest)),
            cells=tuple(dict.fromkeys(claim.key for claim in claims)),
            spans=tuple(dict.fromkeys(span for claim in claims if (span := _span(claim)))),
            expected=expected,
            actual=actual,
            difference=None if expected is None or actual is None else actual - expected,
            explanations=explained,
        )


def _unexplained(conflict: Conflict, view: View, largest: int) -> str:
    """Why no explanation is given: everything is confirmed, or too much is wrong."""
    if confirmed(view.draft).issuperset(conflict.involved):
        return _CONFIRMED
    return _MANY if largest == LARGEST else ""


# -- how sure ---------------------------------------------------------------------------------------------------------

_HEADLINES = frozenset(
    {
        "applications.received.total",
        "applications.handled.total",
        "applications.carried_in.total",
        "applications.carried_out.total",
        "disputes.review.total",
        "disputes.litigation.total",
    }
)
"""Figures that a report tells of the whole year; of others it may well tell two of different things."""


def _severity(conflict: Conflict, claims: list[Claim], rule: str, view: View) -> Severity:
    told = [claim for claim in claims if claim.source.kind == "prose"]
    if not told:
        return _SOFT.get(conflict.equation.rule, "error")
    soft = _SOFT.get(conflict.equation.rule, "warning")
    if any(claim.key.removeprefix(LAST_YEAR) in PROSE_ONLY and not _fee(claim) for claim in told):
        return soft
    if len(told) == len(claims):
        one_place = len({_paragraph(claim, view) for claim in told}) == 1
        headlines = all(claim.key in _HEADLINES for claim in told)
        return "error" if headlines and (rule == "S-04" or one_place) else soft
    return soft if any(_otherwise(claim, rule, view) for claim in told) else "error"


def _otherwise(claim: Claim, rule: str, view: View) -> bool:
    """Whether a sentence may tell of something else than the table: of a larger whole, of postings, of some of them."""
    sentence = _sentence(claim, view)
    if rule == "P-13" and _posted().search(sentence):
        return True
    if _elsewhere(claim, sentence, view):
        return True
    twins = [
        other
        for other in view.facts
        if other.key == claim.key and other.kind in ("count", "none") and other.value != claim.value
    ]
    agreed = any(other.value == view.value(claim.key) for other in twins)
    return agreed and not _yearly().search(sentence)


def _elsewhere(claim: Claim, sentence: str, view: View) -> bool:
    """Whether a sentence tells of a larger place, of a lesser one, or of another organ than the report is that of."""
    fact = Fact(claim.source.part, *(claim.source.span or (0, 0)), "", claim.key, "count", claim.value)
    of = scope(fact, view.texts)
    organ = view.draft.organ or ""
    if of == "wide":
        place = _all_of().search(sentence)
        return not view.is_region or (place is not None and bool(organ) and place.group(1) not in organ)
    if of == "own" and "本级" in sentence and view.is_region:
        return True
    other = _another_organ().search(sentence)
    if other is None:
        return False
    names = (organ, str(view.draft.profile.get("short_name") or ""))
    return not any(name and (other.group(1) in name or name in other.group(1)) for name in names)


def _fee(claim: Claim) -> bool:
    return claim.key.startswith("info_fee.")


def _paragraph(claim: Claim, view: View) -> tuple[str, int]:
    start = claim.source.span[0] if claim.source.span else 0
    return claim.source.part, view.text(claim.source.part).count("\n", 0, start)


def _sentence(claim: Claim, view: View) -> str:
    """The sentence of a claim up to its figure."""
    text, (start, end) = view.text(claim.source.part), claim.source.span or (0, 0)
    return text[max(text.rfind(stop, 0, start) for stop in "。；\n") + 1 : end]


@cache
def _all_of() -> re.Pattern[str]:
    return regex("全(省|市|区|县|州|盟|旗|镇|乡|街道)")


@cache
def _another_organ() -> re.Pattern[str]:
    return regex(
        "(?<![我本])([\u4e00-\u9fff]{2,10}(?<![我本该])(?:局|委员会|镇|乡|街道|办事处|中心|大队|医院|学院|公司))"
        "(?:共|新|累计|全年)*(?:受理|收到|接到|办结|答复|办理|作出|制发|印发|被)"
    )


@cache
def _posted() -> re.Pattern[str]:
    return regex("公示|公开|发布|公布|归集|推送|上传|录入|双公示")


@cache
def _yearly() -> re.Pattern[str]:
    return regex("全年|本年|今年|年度|20[0-9]{2}年|共|总|累计|未|无|没有")


# -- which rule -------------------------------------------------------------------------------------------------------


def _span(claim: Claim) -> Span | None:
    source = claim.source
    return None if source.span is None else Span(source.part, *source.span)


def _rule(conflict: Conflict, claims: list[Claim]) -> str:
    """The id of the catalogue; equations of our own fall under the nearest rule."""
    rule = conflict.equation.rule
    told = [claim for claim in claims if claim.source.kind == "prose"]
    all_prose = bool(told) and len(told) == len(claims)
    if rule == "SAME":
        return _rule_of_prose(told, all_prose) if told else "S-04"
    if all_prose and (rule == "T3-01" or conflict.equation.left[0].startswith("applications.intake")):
        return "S-00"
    if told and (rule == "SUM" or rule.startswith("T")):
        return _rule_of_prose(told, all_prose=False)
    if rule == "SUM":
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


# -- in words ---------------------------------------------------------------------------------------------------------


def _told(conflict: Conflict, solution: Solution, view: View) -> tuple[str, Number | None, Number | None]:
    """Message, expected and actual value of a broken equation.

    Where one side is a single figure it is the actual value, and the sum of the other side the expected one.
    """
    equation = conflict.equation
    stated = solution.problem.stated
    if equation.rule == "SAME":
        first, second = stated.get(equation.left[0]), stated[equation.right[0]]
        if first is not None:
            return _differ(first, second, view), first.value, second.value
    left, right = _sum(equation.left, solution), _sum(equation.right, solution)
    total = stated.get(equation.left[0])
    if equation.rule == "SUM" and total is not None and total.source.kind == "prose" and right is not None:
        quote, name = _quote(total, view), spoken(total.key)
        return (
            f"正文“{quote}”与{name}所含各项之和{printed(right)}{unit(total.key)}不一致，请核对。",
            right,
            left,
        )
    quoted = "、".join(
        dict.fromkeys(
            f"“{_quote(claim, view)}”"
            for name in conflict.involved
            if (claim := stated[name]).source.kind == "prose"
        )
    )
    prose = f"（见正文{quoted}）" if quoted else ""
    where, shown = _sides(conflict, solution)
    if left is None or right is None or left == right:
        known, whole = _known(equation.right, solution), _known(equation.left, solution)
        trouble = "空着的格子无论填几都不能使等式成立"
        if known != whole:
            trouble = f"已填各项合计{printed(known)}，与{printed(whole)}对不上：{trouble}"
        return f"{where}{'＝'.join(shown)}，但{trouble}，请核对{prose}。", None, None
    note = f"（其中空格由另外{len(conflict.through)}个等式推出）" if conflict.through else ""
    gap = left - right
    message = f"{where}{'，'.join(shown)}，相差{printed(gap if gap > 0 else -gap)}{note}，请核对{prose}。"
    return message, right, left


def _differ(first: Claim, second: Claim, view: View) -> str:
    """Two values of one figure: the sentence first, then what it does not agree with."""
    if first.source.kind == "prose" and second.source.kind != "prose":
        first, second = second, first
    if second.source.kind == "ledger":
        return (
            f"{spoken(first.key)}填的是{_amount(first)}，台账逐件计得{_amount(second)}，两处不一致，请核对。"
        )
    if second.source.kind != "prose":
        return f"{spoken(first.key)}一处是{_amount(first)}，另一处是{_amount(second)}，两处不一致，请核对。"
    quote = _quote(second, view)
    said = "" if printed(second.value) in quote or not second.value else f"（即{_amount(second)}）"
    if first.source.kind == "prose":
        return f"正文“{quote}”与“{_quote(first, view)}”说的都是{spoken(first.key)}，两处不一致，请核对。"
    return f"正文“{quote}”{said}与{spoken(first.key)}{_amount(first)}不一致，请核对。"


def _sides(conflict: Conflict, solution: Solution) -> tuple[str, list[str]]:
    """Where an equation holds, and its two sides with their figures: 本年新收60＋上年结转0＝60."""
    equation = conflict.equation
    head, colon, body = equation.text.rpartition("：")
    if equation.rule == "SUM":
        head, colon, body = "", "", f"{spoken(equation.left[0])}＝所含各行之和"
    sides = []
    for words, keys in zip(body.split("＝"), (equation.left, equation.right), strict=False):
        names = words.split("＋")
        total = _sum(keys, solution)
        if len(names) == len(keys) > 1 and total is not None:
            values = [solution.value(key) or 0 for key in keys]
            added = "＋".join(f"{name}{printed(value)}" for name, value in zip(names, values, strict=True))
            sides.append(f"{added}＝{printed(total)}")
        else:
            sides.append(
                words if total is None else f"{words}{'' if len(keys) == 1 else '为'}{printed(total)}"
            )
    return (f"{head}不平：" if colon else ""), sides


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
