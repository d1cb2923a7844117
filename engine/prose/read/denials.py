"""Statements of none: 未收到申请, 未发生行政复议、行政诉讼, 无结转, 信息处理费未收取."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from engine.prose.read import applications, disputes
from engine.prose.read.denied_things import disputed, groups_of, ruled_alike, with_documents
from engine.prose.read.enumerations import Headings
from engine.prose.read.foreign import is_of_other_work
from engine.prose.read.items import Scene
from engine.prose.read.lexicon import Mark
from engine.prose.read.nouns import DEFAULTS, LASTING, STRONG, governing
from engine.prose.read.statement import Statement
from engine.regex import regex

_REACH = 30
_OTHERS = {
    "licensing": ("disclosure.licensing", "件"),
    "penalties": ("disclosure.penalties", "件"),
    "compulsion": ("disclosure.compulsion", "件"),
    "fees": ("disclosure.fees", "万元"),
    "info_fee": ("info_fee.received_yuan", "元"),
    "notice": ("info_fee.notices", "件"),
}
_ROW_OF = {"纠错": "review", "被纠错": "review", "败诉": "litigation"}
"""Results that name their own row of 表四."""
_INCOMING = frozenset({"收到", "接到", "接收", "接受", "受理", "新增", "收悉", "接获"})
_PLAIN_VERBS = (
    "没有",
    "不存在",
    "未有",
    "未发生",
    "未出现",
    "未产生",
    "未涉及",
    "不涉及",
    "无",
    "没",
    "未引发",
    "为零",
    "未发生过",
    "零",
)
_FACTS = frozenset(
    {"accountability.people", "proposals.deputies", "proposals.committee", "press_conferences"}
)


_OF_INFORMATION = ("申请", "信息处理费", "检索", "复制", "复印", "邮寄")
"""What fees are spoken of that are no 行政事业性收费."""

_LONGEST = 400
"""A clause without a mark for so many characters is no sentence; what lies farther off is not denied by this word."""


def denials(scene: Scene, year: int | None) -> list[Statement]:
    """Find every statement that there was none of something that the form counts."""
    marks = scene.marks
    found: list[Statement] = []
    sections = Headings(scene, DEFAULTS.get(scene.part, ""))
    subject, paragraph_end = "", -1
    for index, mark in enumerate(marks):
        if mark.start > paragraph_end:
            paragraph_end = scene.text.find("\n", mark.start)
            paragraph_end = len(scene.text) if paragraph_end < 0 else paragraph_end
            subject = sections.about(mark.start)
        if mark.family in LASTING:
            subject = mark.family
        if mark.family != "none":
            continue
        found += _of_word(scene, index, subject, year)
    return found


def _of_word(scene: Scene, index: int, subject: str, year: int | None) -> list[Statement]:
    """What one word of denial denies: what stands behind it, else what stands in front of it."""
    mark = scene.marks[index]
    low, high = scene.clause(mark.start)
    if low and scene.text[low - 1] == "：":
        low = scene.clause(low - 2)[0]  # 行政强制：2023年未发生
    if _counted(scene, mark.end, high):
        return []
    going_on = _going_on().match(scene.text, high)
    if going_on is not None:
        high = going_on.end()  # 未发生因…申请行政复议，提起行政诉讼的情况
    high = min(high, mark.end + _LONGEST)
    behind = _as_nouns(scene.text, _marks(scene.marks, index + 1, high))
    if scene.text[mark.start : mark.end].endswith("收") and scene.text.startswith("费", mark.end):
        behind.insert(0, Mark(mark.end, mark.end + 1, "charge", ""))  # 均未收费
    before = _before(scene.marks, index, low)
    if before and before[-1].end == mark.start and scene.text[mark.start : mark.end] == "零":
        behind = []  # 行政复议零申请
    if not behind and subject in ("norm", "reg") and mark.end == high:
        behind = _with_its_verb(scene.text, mark)
    other = is_of_other_work(scene.text[low:high], mark.start - low, behind)
    statements = [] if other else list(_denied(scene, mark, behind, high, subject, year))
    return statements or list(_denied_before(scene, mark, before, behind, low))


def _with_its_verb(text: str, mark: Mark) -> list[Mark]:
    """规范性文件制发情况。我局未制发: the verb is in the word of denial."""
    made = text[mark.start : mark.end] in ("未制发", "未制定", "未出台", "未印发", "未发布")
    repealed = text[mark.start : mark.end] == "未废止"
    return [Mark(mark.start, mark.end, "made" if made else "repealed", "")] if made or repealed else []


def _counted(scene: Scene, start: int, end: int) -> bool:
    at = bisect_left(scene.counts, start, key=lambda item: item.start)
    return at < len(scene.counts) and scene.counts[at].start < end


def _marks(marks: tuple[Mark, ...], first: int, high: int) -> list[Mark]:
    found: list[Mark] = []
    for index in range(first, min(len(marks), first + _REACH)):
        if marks[index].start >= high or marks[index].family == "none":
            break
        found.append(marks[index])
    return found


def _as_nouns(text: str, behind: list[Mark]) -> list[Mark]:
    """书面申请: a way and the thing itself; where nothing else is named, the thing."""
    if any(word.family in STRONG for word in behind):
        return behind
    return [
        word._replace(family="app", name="") if text[word.start : word.end].endswith("申请") else word
        for word in behind
    ]


def _before(marks: tuple[Mark, ...], index: int, low: int) -> list[Mark]:
    found: list[Mark] = []
    for at in range(index - 1, max(-1, index - _REACH), -1):
        if marks[at].start < low:
            break
        found.append(marks[at])
    return found[::-1]


def _denied(
    scene: Scene, mark: Mark, behind: list[Mark], high: int, subject: str, year: int | None
) -> Iterator[Statement]:
    """What stands behind the words of denial, each thing of a list for itself."""
    verb = scene.text[mark.start : mark.end]
    listed = any(word.family in ("review", "litigation") for word in behind)
    if (any(word.family == "carry" for word in behind) and not listed) or "结转" in verb or "转结" in verb:
        if subject in ("app", "") or any(word.family == "app" for word in behind):
            low = max(scene.clause(mark.start)[0], mark.start - 8)
            words = scene.text[low:high]
            years = tuple(int(found) for found in _year().findall(words))
            old = not any(word.family == "next" for word in behind) and any(
                word in scene.text[max(low, mark.start - 6) : mark.start]
                for word in ("上年", "上一年", "去年")
            )
            if _both_ways().search(words):
                yield Statement(
                    mark.start, min(high, _end(behind, mark)), applications.CARRIED_IN, "none", 0, "件"
                )
            key = (
                applications.CARRIED_IN if old else applications.direction(tuple(behind), words, years, year)
            )
            yield Statement(mark.start, min(high, _end(behind, mark)), key, "none", 0, "件")
        return
    seen: set[str] = set()
    about = scene.part == "matters" or "信息公开" in scene.text[max(0, mark.start - 30) : high]
    sentence = scene.text[max(scene.text.rfind("。", 0, mark.start) + 1, mark.start - 60) : high]
    about = about or any(word in sentence for word in _OF_INFORMATION)
    blamed = "因" in scene.text[mark.end : high] and _blamed().search(scene.text, mark.end, high) is not None
    groups = ruled_alike(scene.text, with_documents(list(groups_of(scene.text, mark, behind))))
    for group in groups:
        if _limited(scene.text, mark.end, group, high) and not blamed:
            continue
        for key, unit, end in _keys(scene.text, verb, group, subject, about=about):
            if key not in seen:
                seen.add(key)
                hedged = blamed and key.startswith("disputes.")
                yield Statement(
                    mark.start, _whole_word(scene.text, end, high), key, "none", 0, unit, approximate=hedged
                )


def _limited(text: str, start: int, group: list[Mark], high: int) -> bool:
    """Whether none is only said of some: of faulty, late, special ones, or of something else that the noun names."""
    noun = governing(tuple(group))
    if noun is None or noun.family not in STRONG:
        return False
    ruled = any(word.family == "result" for word in group)
    if not ruled and (_faulty().search(text, start, noun.start) or _of_it().match(text, noun.end, high)):
        return True
    if text[start - 2 : start] == "新增" and text.startswith("事项", noun.end):
        return True
    return noun.family in ("app", "norm", "reg") and _special().search(text, start, noun.start) is not None


def _end(behind: list[Mark], mark: Mark) -> int:
    return behind[-1].end if behind else mark.end


def _whole_word(text: str, end: int, high: int) -> int:
    tail = _closing().match(text, end, high)
    return end if tail is None else tail.end()


def _keys(
    text: str, verb: str, group: list[Mark], subject: str, *, about: bool
) -> Iterator[tuple[str, str, int]]:
    noun = governing(tuple(group))
    results = [word for word in group if word.family == "result"]
    decided = [word for word in group if word.family == "outcome" and "." not in word.name]
    if decided and all(word in decided or word.family in ("posts", "thing") for word in group):
        if verb in _PLAIN_VERBS and _no_such().match(text, decided[-1].end):
            for word in decided:  # 没有不予公开的政府信息; 无不予公开、部分公开情况
                yield f"applications.{word.name}.total", "件", word.end
        return
    if any(word.family in ("quality", "handling") for word in group) and not results:
        return
    if noun is None or noun.family in ("posts", "thing"):
        if (
            results
            and subject in ("review", "litigation")
            and results[-1].name in ("corrected", "upheld", "pending")
        ):
            row = _ROW_OF.get(text[results[-1].start : results[-1].end], subject)
            yield f"disputes.{row}.{results[-1].name}", "件", results[-1].end
        if subject == "app" and group[0].family == "out" and len(group) == 1 and verb in ("无", "没有"):
            yield applications.HANDLED, "件", group[0].end  # 无答复、复议、诉讼情况
        if subject in ("norm", "reg") and len(group) == 1 and group[0].family in ("made", "repealed"):
            row = "normative_documents" if subject == "norm" else "regulations"
            yield f"disclosure.{row}.{group[0].family}", "件", group[0].end
        if any(word.family == "charge" for word in group) and (
            about or subject in ("app", "info_fee", "notice")
        ):
            yield "info_fee.received_yuan", "元", group[-1].end
        return
    end = max(noun.end, group[-1].end if group[-1].family in ("in", "out", "result", "charge") else 0)
    yield from _named(text, verb, noun, group, results, end)


def _named(
    text: str, verb: str, noun: Mark, group: list[Mark], results: list[Mark], end: int
) -> Iterator[tuple[str, str, int]]:
    """What a noun behind a denial stands for: key, unit, and where the words end."""
    family = noun.family
    if family == "app":
        yield from _application(verb, noun, group, end)
    elif family in ("review", "litigation"):
        column = results[-1].name if results else "total"
        yield f"disputes.{disputes.row(noun)}.{column}", "件", end
    elif family == "both":
        column = results[-1].name if results else "total"
        yield f"disputes.review.{column}", "件", end
        yield f"disputes.litigation.{column}", "件", end
    elif family in ("norm", "reg"):
        name = "normative_documents" if family == "norm" else "regulations"
        said = [word.family for word in group if word.family in ("made", "repealed", "in_force")]
        said += ["repealed"] if "废止" in verb else []
        if text.startswith(("立改废", "的立改废", "制定、修改、废止", "制定、废止", "制发、废止"), noun.end):
            said = ["made", "repealed"]
        made = any(sign in verb for sign in ("制发", "制定", "出台", "印发", "发布", "新增"))
        for column in dict.fromkeys((["made"] if made and said else []) + (said or ["made"])):
            yield f"disclosure.{name}.{column}", "件", end
    elif family in _OTHERS:
        yield (*_OTHERS[family], end)
    elif family == "fact" and noun.name in _FACTS:
        yield noun.name, "件", end


def _application(verb: str, noun: Mark, group: list[Mark], end: int) -> Iterator[tuple[str, str, int]]:
    if verb == "未" and len(group) == 1:
        yield "applications.received.total", "件", end  # 年度内未申请公开件
        return
    named = [word for word in group if word.family == "outcome"]
    if len(named) == 1 and "." not in named[0].name and 0 <= noun.start - named[0].end <= 1:
        yield f"applications.{named[0].name}.total", "件", end  # 没有不予公开的申请
    if named or any(word.family in ("withdrawn", "pending_app") for word in group):
        return
    if any(mark.family == "charge" and mark.start >= noun.end for mark in group):
        yield "info_fee.received_yuan", "元", end
        return
    late = any(word.family == "out" and word.end <= noun.start for word in group)
    came = verb[-2:] in _INCOMING or any(word.family == "in" for word in group)
    if came or (verb in _PLAIN_VERBS and not late):
        yield "applications.received.total", "件", end
    if came and late:
        yield applications.HANDLED, "件", end  # 没有收到和处理申请


def _denied_before(
    scene: Scene, mark: Mark, before: list[Mark], behind: list[Mark], low: int
) -> Iterator[Statement]:
    """行政复议、行政诉讼均未发生: the things stand in front of the denial."""
    if any(word.family in STRONG or word.family in ("quality", "outcome") for word in behind):
        return
    verb = scene.text[mark.start : mark.end]
    if verb in ("没", "无", "没有") and behind:
        return
    ruled = [word for word in behind if word.family == "result"]
    for named in groups_of(scene.text, Mark(low, low, "none", ""), before):
        group = [*named, *ruled] if disputed(named) or any(word.family == "both" for word in named) else named
        for key, unit, _ in _keys(scene.text, verb, group, "", about=False):
            noun = governing(tuple(group))
            start = noun.start if noun is not None else group[0].start
            yield Statement(start, max(mark.end, _end(behind, mark)), key, "none", 0, unit)


@cache
def _year() -> re.Pattern[str]:
    return regex("(20[0-9]{2})年")


@cache
def _both_ways() -> re.Pattern[str]:
    """无上年和下年结转件."""
    return regex(
        "(?:上年度?|上一年度?|往年|历年)(?:结转|转入)?(?:、|和|及|与|或)(?:结转|转入)?(?:至|到)?(?:下年|下一年|次年|明年)"
    )


@cache
def _going_on() -> re.Pattern[str]:
    return regex(
        "，(?:和|或|及)?(?:被?提起|引发|引起)[^，。；0-9]{0,12}(?:诉讼|复议)(?:的?(?:情况|情形|案件|事项)|的)(?=[，。；\n]|$)"
    )


@cache
def _faulty() -> re.Pattern[str]:
    return regex(
        "不(?:规范|当|及时|准确|到位|一致|符|合法|合规|满|力|作为|履行|充分|完整|实|严|全面)|逾期|超期|超时|未按|未及时|违反|违法|违规|程序|错误|瑕疵|过错"
    )


@cache
def _blamed() -> re.Pattern[str]:
    """未出现因答复不当引起的行政复议: means that there was none, but does not say so."""
    return regex(
        "因[^，。；0-9]{0,12}(?:不(?:当|规范|及时|准确|到位|力)|违[规法]|违[反背][^，。；0-9]{2,14}|瑕疵|过错|错误|问题)[^，。；0-9]{0,4}(?:引|导致|产生|造成|被|而)"
    )


@cache
def _special() -> re.Pattern[str]:
    return regex(
        "需要?[^、，]|不属于|涉及|重复|复杂|批量|特殊|无效|大量|恶意|应当?[^、，]|与[^、，]{1,12}的$|单独"
    )


@cache
def _of_it() -> re.Pattern[str]:
    """What stands behind a noun and makes another thing of it, or a lesser one."""
    return regex(
        "(?:工作)?(?:有关的?费用|相关的?(?:费用|支出|经费)|费用|计划|积压|以外|之外|专项|清单|目录|预案|培训|遗漏|超期|逾期|滞后|异议|投诉|意见|事项(?:调整|变[更动]|取消|清单|目录)|被|未按|未及时|应公开)"
    )


@cache
def _no_such() -> re.Pattern[str]:
    return regex(
        "(?:[、和或](?:不予|无法|部分|拒绝)[公提处][开供理])*的?(?:政府|政务)?(?:信息|申请|案件|决定)?的?(?:情况|情形|事项|件|申请|案件|决定|问题|信息)?(?=[，。；、\\n]|$)"
    )


@cache
def _closing() -> re.Pattern[str]:
    return regex("的?(?:案件|事项|情况|情形|申请|办理情况|行为|事件|诉求|件|案例)?")
