"""Words whose meaning their surroundings decide: phrases with a slot, and words that turn with what the text is about."""

from __future__ import annotations

import re
from functools import cache

from engine.namedtuple import NamedTuple
from engine.prose.read.lexicon import DECOY, Mark
from engine.regex import regex

_DISPUTES = ("review", "litigation")
_CLOSED_OTHERWISE = (
    "终止",
    "终止审理",
    "终止审查",
    "终止复议",
    "调解",
    "和解",
    "撤诉",
    "准许撤诉",
    "裁定撤诉",
)
"""How a dispute ends that nobody wins: 其他结果 of the form."""
_OWN_WILL = ("申请人", "自行", "主动", "自愿", "原告")
"""Who withdraws of his own will."""


def in_context(text: str, marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """The words as their surroundings make them.

    Args:
        text: the plain text.
        marks: the words of the lexicon in it, in order.

    Returns:
        The words with those of phrases added, and with those changed that mean something else beside disputes.
    """
    return _of_disputes(text, _with_phrases(text, _none_exists(text, marks)))


def _none_exists(text: str, marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """不存在因公开引发的行政复议: none; 信息不存在3件: an outcome."""
    if "不存在" not in text:
        return marks
    return tuple(
        mark._replace(family="none", name="")
        if text[mark.start : mark.end] == "不存在" and _none_of(text, marks, at)
        else mark
        for at, mark in enumerate(marks)
    )


def _none_of(text: str, marks: tuple[Mark, ...], at: int) -> bool:
    """Whether a dispute, something carried over or a fee follows, and no number."""
    for mark in marks[at + 1 : at + 4]:
        between = text[marks[at].end : mark.start]
        if any(sign in between for sign in "，。；") or any(map(str.isdigit, between)):
            return False
        if mark.family in ("review", "litigation", "both", "carry", "last", "info_fee", "charge"):
            return not text[mark.end : mark.end + 1].isdigit()
        if (
            at + 1 < len(marks) and mark is marks[at + 1] and not between
        ):  # 不存在依申请公开件, 不存在不予公开的情况
            return mark.family == "app" or (
                mark.family == "outcome" and text.find("情", mark.end, mark.end + 8) > 0
            )
    return False


def _with_phrases(text: str, marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """A phrase takes the place of the words inside it."""
    phrases = [
        Mark(*found.span(), phrase.family, phrase.name)
        for phrase in _PHRASES
        if any(sign in text for sign in phrase.signs)
        for found in regex(phrase.pattern).finditer(text)
    ]
    if not phrases:
        return marks
    phrases.sort()
    kept: list[Mark] = []
    at = 0
    for mark in marks:
        while at < len(phrases) and phrases[at].end <= mark.start:
            kept.append(phrases[at])
            at += 1
        if at == len(phrases) or mark.end <= phrases[at].start:
            kept.append(mark)
    return (*kept, *phrases[at:])


def _of_disputes(text: str, marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """Beside 复议、诉讼 what is open is 尚未审结, and what was withdrawn or settled is 其他结果."""
    if not any(mark.family in _DISPUTES for mark in marks):
        return marks
    found: list[Mark] = []
    about, end, single = "", 0, True
    for index, mark in enumerate(marks):
        if index == 0 or "。" in text[end : mark.start] or "\n" in text[end : mark.start]:
            about, single = "", _one_other(text, marks, index)
        if mark.family in _DISPUTES and mark.family != about:
            single = _one_other(text, marks, index)
        if mark.family in _DISPUTES or mark.family in ("app", "notice", "licensing", "penalties"):
            about = mark.family if mark.family in _DISPUTES or mark.end - mark.start > 2 else about
        end = mark.end
        if about in _DISPUTES:
            found.append(_as_result(text, text[mark.start : mark.end], mark, single=single))
        else:
            found.append(mark)
    return tuple(found)


def _one_other(text: str, marks: tuple[Mark, ...], index: int) -> bool:
    """Whether a sentence names one such way to end alone: 终止1件、驳回4件 are 其他结果 only together."""
    end = min(
        (at for at in (text.find(stop, marks[index].start) for stop in "。\n") if at >= 0), default=len(text)
    )
    ways, before = 0, 0
    for mark in marks[index:]:
        if mark.start >= end or (
            mark.family in _DISPUTES and marks[index].family not in (mark.family, "app")
        ):
            break
        word = text[mark.start : mark.end]
        if (mark.family == "withdrawn" and (word != "撤销" or _by_the_applicant(text, mark))) or (
            mark.family == "ruling" and _ends_it(word)
        ):
            ways += before == 0 or _apart().search(text, before, mark.start) is not None
            before = mark.end
    return ways < 2


def _by_the_applicant(text: str, mark: Mark) -> bool:
    """申请人撤销: withdrawn by who applied, not annulled by who decides."""
    return text.endswith(_OWN_WILL, max(0, mark.start - 4), mark.start)


def _ends_it(word: str) -> bool:
    return word in _CLOSED_OTHERWISE or word.startswith("驳回")


def _as_result(text: str, word: str, mark: Mark, *, single: bool) -> Mark:
    own = word == "撤销" and _by_the_applicant(text, mark)
    if word == "撤销" and not own:
        kept = text.startswith(("申请", "复议", "诉讼", "案件"), mark.end)
        return mark if kept else mark._replace(family="result", name="corrected")
    if mark.family == "pending_app":
        return mark._replace(family="result", name="pending")
    withdrawn = mark.family == "withdrawn" and (word != "撤销" or own)
    if single and (withdrawn or (mark.family == "ruling" and word in _CLOSED_OTHERWISE)):
        return mark._replace(family="result", name="other")
    return mark


@cache
def _apart() -> re.Pattern[str]:
    return regex("[0-9一二三两]")


class _Phrase(NamedTuple):
    """A phrase with a slot.

    Attributes:
        signs: one of them stands in every text that the phrase is in; without them nothing is compiled.
        pattern: the phrase.
        family: what it means.
        name: which one of the family.
    """

    signs: tuple[str, ...]
    pattern: str
    family: str
    name: str = ""


_PHRASES = (
    _Phrase(
        ("年转", "年度转"),
        "(?<=[年度])转[来办入](?![^，。；0-9]{0,8}(?:信访|投诉|举报|诉求|工单|建议|提案))(?=[^，。；]{0,12}[0-9])",
        "carry",
    ),
    _Phrase(
        ("结转后", "结转外"),
        "(?:上一?年度?|去年)(?:的)?结转(?:后|外)(?=，?(?:又|另|还)?(?:新收|新增|收到|受理))",
        DECOY,
    ),
    _Phrase(
        ("不属", "不是", "非", "不由", "不在"),
        "(?:不属于?|不是|并非|非|不由|不在)(?!政府信息)[^，。；、（）：0-9]{0,10}?"
        "(?:机关|部门|单位|局|委|办|厅|院|校|镇|乡|街道|政府(?!信息)|公司|中心|区|市|县|省|处|所|馆|我|本)(?:的|所)?"
        "(?:职责|职权|职能|权限|制作|保存|负责|掌握|管辖|公开|管理)(?:或者?(?:保存|获取|掌握))?(?:权限|范围|职责)?",
        "outcome",
        "unable.not_held",
    ),
    _Phrase(
        ("，公开", "；公开", "：公开", "、公开", "中公开", "为公开", "）公开"),
        "(?<=[，；：、中为）])公开的?(?=[0-9]{1,5}[件宗起份条][，；、](?:同意|予以)?(?:部分公开|不予公开|不同意公开|不公开|无法提供))",
        "outcome",
        "granted",
    ),
    _Phrase(
        ("公开范围",),
        "(?<![不非])属于?(?:我|本|该)(?:机关|单位|部门|局|委|办|厅|院|镇|乡|街道|区|县|市)?(?:依法)?(?:主动)?公开范围",
        "outcome",
        "granted",
    ),
    _Phrase(
        ("告知书", "答复书", "意见书", "答复函", "回复函", "答复文书"),
        "(?:作出|做出|出具|发出|制发|送达|制作|下达)(?:(?!补正|延期|延长|收费|征求|复议)[^，。；、0-9]){0,16}?(?:公开|申请)"
        "(?:(?!补正|延期|延长|收费|征求|复议)[^，。；、0-9]){0,6}?(?:告知书|答复书|意见书|答复函|回复函|答复文书)",
        "out",
    ),
    _Phrase(
        ("在法定",),
        "(?:尚|仍)?在法定(?:办理|答复)?(?:期限|时限)内(?:办理|处理)?(?=[，。；）]|$)",
        "pending_app",
    ),
    _Phrase(
        ("告知", "引导", "建议", "指引"),
        "(?:告知|引导|建议|指引)(?:申请人|其)*(?:另?向|到|通过)[^，。；、（）0-9]{1,16}(?:申请|提出|查询|咨询|获取|查阅)"
        "(?:公开|信息|政府信息)?",
        "elsewhere",
    ),
    _Phrase(
        ("行政处罚决定书",),
        "(?:作出|下达|制发|送达|出具|开具)行政处罚决定书|(?<=[件份]、)行政处罚决定书(?=[0-9])",
        "penalties",
    ),
    _Phrase(
        ("行政许可决定书",),
        "(?:作出|下达|制发|送达|出具|颁发|核发)(?:准予)?行政许可决定书",
        "licensing",
    ),
    _Phrase(
        ("不在", "未在", "未能在"),
        "(?:不在|未在|未能在)(?:本年|当年|年)[^，。；0-9]{0,6}(?:办结|答复|办理)",
        "pending_app",
    ),
    _Phrase(
        ("到政府", "理政府", "复政府", "结政府", "的政府", "交政府"),
        "(?<=[到理复结交])的?政府信息公开(?=(?:共计|共|合计|总计)?[0-9])",
        "app",
    ),
    _Phrase(
        ("正在", "正按", "正依", "尚在", "尚按", "尚依", "仍在", "仍按", "仍依"),
        "(?:正|尚|仍)(?:[在按]|依法|依规)[^，。；、（）0-9]{0,8}(?:中|期内|限内|办理|处理|答复|审查|研究|补正|征求[^，。；、]{0,6}意见)(?=[，。；、）]|$)",
        "pending_app",
    ),
    _Phrase(
        ("尚未",),
        "尚未(?!发生|收到|接到|出现|产生|开展|建立|公开|形成)[^，。；、（）0-9]{2,8}(?=[0-9])",
        "pending_app",
    ),
    _Phrase(
        ("处理费", "收费决定"),
        "(?:收取|收)(?:政府信息公开|信息公开)?(?:信息)?处理费(?:的)?(?:决定|通知)|收费决定",
        "notice",
    ),
    _Phrase(
        ("不予处理", "不作为"),
        "(?:信访|举报|投诉|咨询)(?:[、/和及]?(?:信访|举报|投诉|咨询))*"
        "(?:类申请|类事项|类问题|事项|类|件|等)?(?:的|而|，)?(?:依法)?(?:不予处理|不作为(?:政府)?信息公开申请处理)",
        "outcome",
        "declined.petition",
    ),
    _Phrase(
        ("家长", "村民", "居民", "市民", "业主", "职工", "教师", "群众", "个人"),
        "(?:来自|由|为|系|属)(?:学生家长|家长|村民|居民|市民|业主|职工|教师|群众|个人)(?=的?[0-9]|提出|提交|申请|[，。；、）]|$)",
        "applicant",
        "natural_person",
    ),
    _Phrase(
        (
            "自企业",
            "由企业",
            "为企业",
            "系企业",
            "属企业",
            "自公司",
            "由公司",
            "为公司",
            "系公司",
            "属公司",
            "商业公司",
        ),
        "(?:来自|由|为|系|属)(?:企业|公司|商业公司)(?=的?[0-9]|提出|提交|申请|[，。；、）]|$)",
        "applicant",
        "company",
    ),
)
