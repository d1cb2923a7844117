"""How numbers are written: approximate ones (S-06), units (S-07), what a rate counts (S-09), the unit of the fees (T-03)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from engine.form.organs import guess_kind
from engine.regex import regex
from engine.rules.finding import Finding, Span
from engine.rules.scan import NUMERALS, before_blank, blank, runs, says
from engine.rules.text import Rule, clause, parts_of, quoted
from engine.rules.view import View

_UNITS = "条件篇例宗份條"


@cache
def _rough() -> re.Pattern[str]:
    return regex(
        rf"(?P<more>(?<![\d,.])(?P<digits>\d[\d,.]{{0,12}})\s*[余餘多]\s*[{_UNITS}](?!人))|(?<![附最接])[近约約]\s*\d[\d,.]{{0,12}}\s*[{_UNITS}](?!人)"
    )


def _may_be_rough(text: str, start: int, end: int) -> bool:
    while text.startswith((",", "."), end):
        end += 1
    at = blank(text, end)
    return text[at : at + 1] in ("余", "餘", "多") or before_blank(text, start) in ("近", "约", "約")


def approximate(view: View) -> Iterator[Finding]:
    """S-06: 余, 多, 近, 约 where the report counts; one finding per part. 万余 and visits are rough by nature."""
    for part, text in parts_of(view):
        if not any(_may_be_rough(text, start, end) for start, end in runs(text)):
            continue
        found = list(_rough().finditer(text))
        if not found:
            continue
        odd = [
            m
            for m in found
            if m["digits"]
            and m["digits"].isdigit()
            and len(m["digits"].lstrip("0"))
            and int(m["digits"]) % 10
        ]
        words = [match.group() for match in odd or found]
        what = "个位已是确数又加“余”“多”，自相矛盾" if odd else "是约数，与其他精确数混用"
        yield Finding(
            "S-06",
            "warning",
            f"{quoted(words)}{what}，请给精确数。",
            spans=tuple(Span(part, match.start(), match.end()) for match in found),
        )


@cache
def _applications() -> re.Pattern[str]:
    return regex(
        r"(?:收到|受理|接到|新收|接收|答复|办结|办理)(?!网民|群众|来信|留言|咨询)[^。；，,\n\d]{0,16}?(?:政府信息公开申请|信息公开申请|依申请公开)(?!目录|栏目|事项清单)[^。；，,\n\d]{0,6}?(\d+)\s*([件例宗条起份个项次])"
        r"|(?:收到|受理|接到|新收|答复|办结)[^。；，,\n\d]{0,4}?(\d+)\s*([件例宗条起份个项次])[^。；，,\n\d]{0,3}(?:政府信息公开|信息公开|依申请公开|公开)?申请"
    )


def _units_of_applications(text: str) -> Iterator[str]:
    """Units behind numbers beside 申请: all that `_applications` can find, and some more."""
    for start, end in runs(text):
        at = blank(text, end)
        unit = text[at : at + 1]
        if unit and unit in "件例宗条起份个项次":
            before = text[max(0, start - 14) : start]
            if says(before, ("公开申请", "申请公开")) or "申请" in text[at : at + 16]:
                yield unit


def units(view: View) -> Iterator[Finding]:
    """S-07: applications counted in different units."""
    if len({unit for _, text in parts_of(view) for unit in _units_of_applications(text)}) < 2:
        return
    found: dict[str, Span] = {}
    for part, text in parts_of(view):
        for match in _applications().finditer(text):
            unit = match.group(2) or match.group(4)
            found.setdefault(unit, Span(part, match.start(), match.end()))
    if len(found) > 1:
        yield Finding(
            "S-07",
            "warning",
            f"申请的量词不统一：{quoted(list(found), 6)}混用，请统一用“件”。",
            spans=tuple(found.values()),
        )


@cache
def _bare() -> re.Pattern[str]:
    return regex(
        r"(?:信息|事项|文件|公文|申请|留言|解读|复议|诉讼|信件|提案|建议)(?:共计|共|合计|总数|数量|数)?[为：:]?\s*(\d{1,7})\s*(?=[，。；、,;]|\s*(?:\n|$)|[一二三四五六七八九十]是)"
    )


_COUNTED = "息项件文请言读议讼案共计数量为：:"
"""The last characters of what stands before a number in `_bare`."""


def _may_be_bare(text: str, start: int, end: int) -> bool:
    before, at = before_blank(text, start), blank(text, end)
    if end - start > 7 or not before or before not in _COUNTED:
        return False
    behind = text[at : at + 1]
    ended = not behind or "\n" in text[end:at] or behind in "，。；、,;"
    return ended or (behind in NUMERALS and text.startswith("是", at + 1))


def missing_units(view: View) -> Iterator[Finding]:
    """S-07: a count without its unit (发布信息175，…)."""
    for part, text in parts_of(view):
        if not any(_may_be_bare(text, start, end) for start, end in runs(text)):
            continue
        found = [
            (match.group(), Span(part, match.start(), match.end(1)))
            for match in _bare().finditer(text)
            if not 1990 <= int(match.group(1)) <= 2100
            and not regex(r"\d[%％]?\s*$").search(text[: match.start()])
        ]
        if found:
            yield Finding(
                "S-07",
                "warning",
                f"{quoted([word.strip() for word, _ in found])}数字后缺量词，请补上“件”“条”等。",
                spans=tuple(span for _, span in found),
            )


def interpreted(view: View) -> Iterator[Finding]:
    """S-09: more interpretations than documents beside 解读率100%: the rate is that of documents, not of pieces."""
    for rate in view.facts:
        if rate.kind != "share" or rate.value != 100 or "解读率" not in rate.text:
            continue
        text = view.text(rate.part)
        start, end = clause(text, rate.start, rate.end)
        beside = [
            fact
            for fact in view.facts
            if fact.part == rate.part
            and start <= fact.start < end
            and fact.text.endswith("件")
            and fact.value
        ]
        documents = [fact for fact in beside if "文件" in fact.text and "解读" not in fact.text]
        pieces = [fact for fact in beside if "解读" in fact.text and "文件" not in fact.text]
        if len(documents) != 1 or len(pieces) != 1:
            continue
        many, few = pieces[0].value or 0, documents[0].value or 0
        if many > few:
            yield Finding(
                "S-09",
                "warning",
                f"解读{many}件，多于文件{few}件，却称“{rate.text}”。解读率按文件计，请核对口径，或写明发布解读材料多少篇。",
                spans=tuple(
                    Span(fact.part, fact.start, fact.end) for fact in (documents[0], pieces[0], rate)
                ),
            )


_SMALL = ("county", "town", "subdistrict", "zone")
_MUCH = 10_000
_JUMP, _JUMP_FROM = 20, 20


def fee_unit(view: View) -> Iterator[Finding]:
    """T-03: 行政事业性收费 is in 万元; a figure in 元 is ten thousand times too big."""
    fees = view.value("disclosure.fees")
    if not fees:
        return
    before = view.last("disclosure.fees")
    kind = view.kind or guess_kind(view.draft.organ or "")
    small = view.draft.level in ("county", "town") or (kind is not None and kind.key in _SMALL)
    reasons = (
        (fees > _MUCH and small, f"大于{_MUCH}万元"),
        (fees % _MUCH == 0, "恰是一万的整倍数"),
        (
            bool(before) and fees >= _JUMP_FROM and fees > _JUMP * (before or 0),
            f"是去年{before}的{_JUMP}倍以上",
        ),
    )
    reason = next((text for holds, text in reasons if holds), "")
    if reason:
        yield Finding(
            "T-03",
            "warning",
            f"“行政事业性收费”填了{fees}，{reason}，请确认单位是万元而不是元。",
            cells=("disclosure.fees",),
            actual=fees,
        )


RULES: tuple[tuple[str, Rule], ...] = (
    ("T-03", fee_unit),
    ("S-06", approximate),
    ("S-07", units),
    ("S-07", missing_units),
    ("S-09", interpreted),
)
"""The rules of this module, by the id that each answers for."""
