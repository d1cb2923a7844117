"""Figures of 表三: what an application came in as, what became of it, what went on into the next year."""

from __future__ import annotations

import re
from functools import cache

from engine.prose.read.items import Item
from engine.prose.read.lexicon import Mark
from engine.prose.read.sources import by_source
from engine.regex import regex

RECEIVED = "applications.received"
HANDLED = "applications.handled.total"
CARRIED_IN = "applications.carried_in.total"
CARRIED_OUT = "applications.carried_out.total"
INTAKE = "applications.intake.total"
LAST = "last_year."
GROUPS = tuple(
    f"applications.{group}." for group in ("granted", "partial", "denied", "unable", "declined", "other")
)
"""Beginnings of the keys of 办理结果."""
_AT_THE_START = (
    "年初", "期初", "上年末", "上年底", "去年底", "去年末", "上年年末", "上年年底", "去年年底",
    "转入本年", "转至本年", "转到本年", "结转本年", "转入今年", "转至今年",
)  # fmt: skip
"""Words of what was open when the year began."""
_TO_DO = ("需办理", "应办", "应答复", "需答复", "需处理", "应处理", "待办理", "须办理")
"""What had to be done: what came in with what was carried over."""


def application_keys(item: Item, text: str, year: int | None, *, named: bool) -> tuple[str, ...]:
    """What a number says about applications.

    Args:
        item: the number; it is known to be about applications.
        text: the plain text.
        year: the year of the report.
        named: whether the word 申请 itself stands beside the number.
    """
    words = text[item.low : item.start]
    behind = text[item.end : item.high]
    if item.unit == "条" and item.has("site") and not any(mark.family in ("in", "out") for mark in item.head):
        return ()  # 网站申请公开信息20条
    if _of_one_person(item, text) or (_some_of(words) and not _speaks(item.tail)):
        return ()
    if not _speaks(item.head) and any(mark.family in ("info_fee", "charge", "notice") for mark in item.tail):
        return ()  # 3件申请收取信息处理费
    if (
        _partial(words, behind)
        or (year is not None and _since(words, item.years, year))
        or (year is not None and _many_years().match(text, item.end) is not None)
    ):
        return ()
    carried = _carried(item, text, year)
    if carried:
        if carried != CARRIED_IN or not _with_the_old().search(words):
            return (carried,)
        done = any(mark.family == "out" for mark in item.head) and not any(
            mark.family == "in" for mark in item.head
        )
        return (HANDLED,) if done else (INTAKE,)
    return _own(item, text, words, named=named)


def _partial(words: str, behind: str) -> bool:
    """Whether a number tells only of some applications: what they were about, how long they took, who got most."""
    if any(
        sign in behind
        for sign in (
            "要求补正",
            "需补正",
            "需要补正",
            "告知补正",
            "通知补正",
            "申请人补正",
            "延期答复",
            "延期办理",
            "补正阶段",
            "补正中",
            "待补正",
        )
    ):
        return not any(sign in behind for sign in ("逾期", "仍"))
    if any(
        sign in words
        for sign in (
            "延期答复",
            "延期办理",
            "要求补正",
            "告知补正",
            "通知补正",
            "一次性补正",
            "补正告知",
            "补正通知",
            "延期告知",
        )
    ):
        return not any(sign in words for sign in ("逾期", "未按", "未能", "视为放弃"))
    if any(sign in words for sign in ("无效申请", "排名", "最多", "居前", "历年", "到期应")):
        return True
    if any(sign in behind for sign in ("超期", "逾期答复", "逾期未答复", "超时")):
        return True
    return _about_some().search(words) is not None


def _of_one_person(item: Item, text: str) -> bool:
    """1名申请人提交申请41件, 同一申请人提出12件: how many one person made."""
    words = text[max(0, item.low - 3) : item.start]
    if item.unit == "个" and text.startswith("申请人", item.end):
        return True
    return "申请人" in words and _one_person().search(words) is not None


def _some_of(words: str) -> bool:
    """29件申请中有21件: some of them."""
    if words.lstrip("其中共另有，").startswith(("对", "针对")) and not any(
        s in words for s in ("收", "的答复")
    ):
        return True  # 对2件申请收取费用
    if _of_the_range().search(words):
        return True
    return words.endswith(("申请中有", "申请中，有", "申请件中有", "领域申请达", "领域申请", "领域申请有"))


def _since(words: str, years: tuple[int, ...], year: int) -> bool:
    """自2008年以来累计受理1256件: of many years."""
    return "以来" in words and any(named < year for named in years)


def _own(item: Item, text: str, before: str, *, named: bool) -> tuple[str, ...]:
    words = item.head if _speaks(item.head) else (*item.head, *item.tail)
    outcome = _outcome(words, text)
    if outcome is not None:
        return outcome
    if any(mark.family in ("withdrawn", "elsewhere") for mark in words):
        return ()
    if any(mark.family == "result" for mark in item.head):
        return ()  # 申请答复被复议机关纠正1件
    received = by_source(item, text, named=named)
    if received:
        return received
    if any(sign in before for sign in _TO_DO):
        return (INTAKE,)
    steps = _steps(item, text, named=named)
    if steps:
        return steps
    if any(mark.family == "share" for mark in item.head):
        return ()
    caused = text.startswith(("因", "申请因", "申请由于"), item.end)  # 3件申请因答复不规范被退回
    return (f"{RECEIVED}.total",) if named and not caused else ()


def _speaks(marks: tuple[Mark, ...]) -> bool:
    return any(
        mark.family in ("outcome", "in", "out", "applicant", "channel", "withdrawn", "elsewhere")
        for mark in marks
    )


def _carried(item: Item, text: str, year: int | None) -> str:
    marks = (
        (*item.head, *item.tail) if not any(m.family in ("in", "outcome") for m in item.head) else item.head
    )
    words = text[item.low : item.high]
    if any(mark.family == "pending_app" for mark in marks):
        old = any(mark.family == "last" for mark in marks) or _of_the_start(words, year)
        return CARRIED_IN if old else CARRIED_OUT
    if _holding().match(text, item.end) is not None:
        return ""  # 45件里包括上年结转的申请
    if not any(mark.family == "carry" for mark in marks):
        left = item.has("rest") and _still_open().match(text, item.end, item.high) is not None
        if left and not any(mark.family in ("in", "out", "outcome") for mark in item.head):
            return CARRIED_OUT  # 余下2份正在征求第三方意见
        old = any(mark.family == "last" for mark in marks) and any(
            w in words for w in ("遗留", "未办结", "未完成", "留存", "续")
        )
        return CARRIED_IN if old else ""
    return direction(marks, words, item.years, year)


def direction(marks: tuple[Mark, ...], words: str, years: tuple[int, ...], year: int | None) -> str:
    """Whether what is carried comes from last year or goes into the next."""
    if _of_the_start(words, year):
        return CARRIED_IN
    if any(mark.family == "next" for mark in marks):
        return CARRIED_OUT
    if any(mark.family == "last" for mark in marks):
        return CARRIED_IN
    if year is not None and years:
        if any(named > year for named in years):
            return CARRIED_OUT
        if any(named < year for named in years):
            return CARRIED_IN
    if any(hint in words for hint in ("来自", "结转来", "转来", "含结转", "连同", "加上")):
        return CARRIED_IN
    return CARRIED_OUT


def _outcome(words: tuple[Mark, ...], text: str) -> tuple[str, ...] | None:
    """The row or group of 办理结果 that the words name; nothing when they name two; None when none."""
    named = [mark for mark in words if mark.family == "outcome"]
    if not named:
        return None
    if all(_in_including(text, mark) for mark in named):
        return ()  # 公开（含部分公开）468件: two outcomes together
    groups = [mark for mark in named if "." not in mark.name]
    rows = [mark for mark in named if "." in mark.name]
    if len({mark.name for mark in groups}) > 1:
        return ()
    if groups and rows:
        group = groups[0].name
        own = {mark.name for mark in rows if mark.name.split(".")[0] == group}
        if len(own) == 1 and not _more_than(text, rows, groups[0]):
            return (f"applications.{own.pop()}.total",)
        return (f"applications.{group}.total",)
    if groups:
        return (f"applications.{groups[0].name}.total",)
    names = {mark.name for mark in rows}
    if len(names) == 1:
        return (f"applications.{names.pop()}.total",)
    tops = {name.split(".")[0] for name in names}
    return (f"applications.{tops.pop()}.total",) if len(tops) == 1 else ()


def _in_including(text: str, mark: Mark) -> bool:
    opened = text.rfind("（", max(0, mark.start - 12), mark.start)
    return (
        opened >= 0
        and text.startswith(("含", "包括", "包含"), opened + 1)
        and text[mark.end : mark.end + 1] == "）"
    )


def _more_than(text: str, rows: list[Mark], group: Mark) -> bool:
    """因本机关不掌握等原因无法提供: the row is only an example of the group."""
    low, high = (
        sorted((rows[-1].end, group.start)) if rows[-1].end <= group.start else (rows[-1].end, rows[-1].end)
    )
    return "等" in text[low:high]


def _steps(item: Item, text: str, *, named: bool) -> tuple[str, ...]:
    verbs = [mark for mark in item.head if mark.family in ("in", "out")]
    if not verbs:
        verbs = [mark for mark in item.tail if mark.family in ("in", "out")][:1]
        if verbs and text[verbs[0].end : verbs[0].end + 1].isdigit() and not named:
            return ()  # 9件已答复8件: the verb is that of the second number
        if verbs and "因" in text[item.end : verbs[0].start]:
            return ()  # 3件申请因答复不规范被退回
    if not verbs:
        return ()
    if _still_to_come().match(text, item.end, item.high):
        return (CARRIED_OUT,)
    if "告知" in text[item.low : verbs[0].start] and item.low < verbs[0].start:
        return ()
    into = [mark for mark in verbs if mark.family == "in"]
    out = [mark for mark in verbs if mark.family == "out"]
    if into and out:
        between = text[min(into[0].end, out[0].end) : max(into[-1].start, out[-1].start)]
        if out[0].start < into[0].start or between.endswith(("件中", "中")):
            return (HANDLED,)  # 受理件中办结55件
        if len(between) <= 6 and "的" not in between:
            return (f"{RECEIVED}.total", HANDLED)
        return (f"{RECEIVED}.total",)
    return (f"{RECEIVED}.total",) if into else (HANDLED,)


def _of_the_start(words: str, year: int | None) -> bool:
    """期初在办4件; 2023年末未办结、转入本年度的6件: open when the year began."""
    if any(sign in words for sign in _AT_THE_START):
        coming = _new_year().search(words) if "年初" in words and year is not None else None
        return coming is None or year is None or int(coming.group(1)) <= year
    ended = _year_end().search(words) if "年" in words else None
    return ended is not None and year is not None and int(ended.group(1)) < year


@cache
def _year_end() -> re.Pattern[str]:
    return regex("(20[0-9]{2})年(?:末|底|年末|年底|12月)")


@cache
def _new_year() -> re.Pattern[str]:
    return regex("(20[0-9]{2})年初")


@cache
def _still_open() -> re.Pattern[str]:
    return regex("(?:申请|件)?(?:正|尚|仍|还)[在未处][^，。；]{2,}")


@cache
def _number_of_answers() -> re.Pattern[str]:
    """对申请的答复总数9件."""
    return regex("(?:答复|办结|办理|处理|回复)(?:件|的)?(?:总数|数量|总量|件数|数)(?:为|是|共)?\\Z")


@cache
def _of_the_range() -> re.Pattern[str]:
    """属于依申请公开范围的3件: a sort of information."""
    return regex("属于?依申请公开(?:的)?(?:范围|范畴|信息|内容)|依申请公开(?:类|的)?(?:文件|公文)(?:总?数)?")


@cache
def _many_years() -> re.Pattern[str]:
    """累计收到1260件（2008年以来）."""
    return regex("（(?:自)?20[0-9]{2}年[^（）]{0,6}以来")


@cache
def _one_person() -> re.Pattern[str]:
    return regex("(?:(?<![0-9十百])[1一][名位个]|同一|个别)申请人")


@cache
def _with_the_old() -> re.Pattern[str]:
    """共收到申请（含上年结转）218件: the number is not that of the bracket."""
    return regex("（[^（）]{0,4}(?:含|包括|加上)[^（）0-9]*）")


@cache
def _about_some() -> re.Pattern[str]:
    return regex(
        "指向不[明清]|协[查办]|、[^，。；、]{0,8}(?:申请|公开)等(?:各类)?(?:事项|办件)?共?\\Z|各自?(?:收到|接到|受理|接收|办结|办理|答复)|申请(?:件|事项)?中[^，]{0,4}(?:涉及|关于|有关)|申请(?:事项|内容)(?:主要|多)?涉及"
    )


@cache
def _holding() -> re.Pattern[str]:
    return regex("(?:申请|件)?[里中内]?，?(?:包括|包含|含有?|内含)")


@cache
def _still_to_come() -> re.Pattern[str]:
    """另有16件将于2025年答复: what is left for next year."""
    return regex(
        "(?:申请)?(?:需|将|拟)(?:在|于)?(?:20[0-9]{2}年|次年|下一?年|明年)度?[^，。；]{0,8}(?:答复|办理|办结|处理|到期)"
    )
