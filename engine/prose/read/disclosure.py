"""Figures of 表二: documents made, repealed, in force; decisions; fees, and the fee for information apart from them."""

from __future__ import annotations

import re
from functools import cache

from engine.prose.read.items import Item
from engine.prose.read.lexicon import Mark
from engine.prose.read.nouns import STRONG
from engine.regex import regex

_DOCUMENTS = {"norm": "normative_documents", "reg": "regulations"}
_COUNTED = frozenset(
    {
        "件",
        "份",
        "部",
        "个",
        "条",
        "项",
        "篇",
        "",
        "则",
        "例",
        "宗",
        "起",
        "次",
        "件次",
        "户次",
        "户",
        "家次",
        "起次",
        "宗次",
        "例次",
        "家",
    }
)
_DOING = ("作出", "做出", "实施", "核发", "准予", "办理", "共", "采取")
_DECIDED = ("licensing", "penalties", "compulsion")
_SHOWN = ("梳理", "清单", "目录", "事项库", "进驻", "入驻", "大厅", "认领", "录入", "承接", "下放", "划转")
_SHOWING = ("公开", "发布", "公布")
_MAKING = frozenset({"made", "repealed", "in_force", "revised", "handling"})


def documents(item: Item, noun: Mark | None, family: str, text: str, last: Item | None) -> tuple[str, ...]:
    """What a number says about regulations or normative documents, or about both where there is none of them.

    Args:
        item: the number.
        noun: the word for the documents beside it, None where the text only was about them.
        family: norm or reg.
        text: the plain text.
        last: the number before it.
    """
    keys = document_keys(item, noun, family, text, _going_on(item, last))
    named = {mark.family for mark in item.head if mark.family in ("norm", "reg")}
    if len(named) < 2 or not keys:
        return keys
    if item.value != 0:
        return ()
    column = keys[0].rsplit(".", 1)[-1]
    return (f"disclosure.regulations.{column}", f"disclosure.normative_documents.{column}")


def _going_on(item: Item, last: Item | None) -> str:
    """现行有效规章2件、规范性文件8件: the second is in force too."""
    if last is None or last.sentence != item.sentence:
        return ""
    if last.has("handling"):
        return "handling"
    bare = all(mark.family in STRONG for mark in item.head)
    near = item.lead == "、" and last.clause == item.clause
    if not last.keys or not (near or (item.lead == "，" and last.clause == item.clause - 1 and bare)):
        return ""
    row, _, column = last.keys[0].rpartition(".")
    return column if row.startswith("disclosure.") else ""


def document_keys(
    item: Item, noun: Mark | None, family: str, text: str, inherited: str = ""
) -> tuple[str, ...]:
    """What a number says about regulations or normative documents.

    Args:
        item: the number.
        noun: the word for the documents beside it, None where the text only was about them.
        family: norm or reg.
        text: the plain text.
        inherited: what the item before said of its documents, where this one goes on from it.
    """
    if item.unit not in _COUNTED:
        return ()
    verbs = [mark for mark in item.head if mark.family in _MAKING]
    if noun is None:
        sort = _unnamed(item, verbs, text)
        return (f"disclosure.{_DOCUMENTS[family]}.{sort}",) if sort else ()
    if noun.start >= item.end:
        verbs += [mark for mark in item.tail if mark.family in _MAKING and mark.start < noun.start]
        if _tidied().match(text, noun.end):
            return ()  # 对32件规范性文件进行清理; 2件规范性文件到期失效
    elif not _beside(noun, verbs, item, text):
        return ()
    posted = (
        item.listed and _is_posting(item, text) and item.value != 0 and not _put_out(item, inherited, text)
    )
    if _of_lower_offices(noun, text):
        return ()
    shown = any(text[mark.start : mark.end] in _SHOWING for mark in verbs)
    if _joined(text, noun) or (
        posted and not any(_issued(text, mark, item.unit, shown=shown) for mark in verbs)
    ):
        return ()
    sort = _sort(verbs) or inherited or "made"
    return () if sort in ("handling", "revised") else (f"disclosure.{_DOCUMENTS[family]}.{sort}",)


def _of_lower_offices(noun: Mark, text: str) -> bool:
    """集中发布乡镇（街道）规范性文件68件: of many offices, put together."""
    words = text[max(0, noun.start - 24) : noun.start]
    return (
        any(sign in words for sign in ("集中发布", "归集", "集中展示", "汇总"))
        and _lower().search(words) is not None
    )


def _unnamed(item: Item, verbs: list[Mark], text: str) -> str:
    """What a number says of the documents that the text is about, without naming them; empty for nothing."""
    if not item.head and item.tail and item.tail[0].family == "repealed":
        return "repealed" if text[item.end : item.tail[0].start] in ("", "予以", "被", "已", "已予") else ""
    if text[item.low : item.start] in ("有效", "现有", "现行", "有效件数"):
        return "in_force"
    if item.has("site") and item.unit == "条":
        return ""  # 网站公开32条
    if "新公开" in text[item.low : item.start]:
        return ""  # 本年新制作5件，本年新公开6件: of what was published, whenever it was made
    sort = _sort(verbs)
    said = sort not in ("", "handling", "revised") and _nothing_between(item, verbs[-1], text)
    return sort if said else ""


def _beside(noun: Mark, verbs: list[Mark], item: Item, text: str) -> bool:
    """Whether nothing but a verb stands between the documents and their number (规范性文件现行有效9件)."""
    at = noun.end
    for verb in verbs:
        if verb.start >= at:
            if text[at : verb.start] != "、" and not _tight().fullmatch(text[at : verb.start]):
                return False
            at = verb.end
    return _tight().fullmatch(_bracket().sub("", text[at : item.start])) is not None


def decision_keys(item: Item, noun: Mark, text: str, last: Item | None = None) -> tuple[str, ...]:
    """What a number says about licences, penalties and compulsory measures; `last` is the number before it."""
    if item.unit not in _COUNTED or text.startswith(("事项", "种类"), item.end):
        return ()  # 行政许可共11个事项: what there is to decide on
    words = text[noun.end : item.start] if noun.end <= item.start else text[item.end : noun.start]
    words = (
        _sorts()
        .sub("", _bracket().sub("", words.removeprefix("审批")))
        .removesuffix("办结")
        .removesuffix("办理")
        .removesuffix("作出")
    )
    done = any(mark.family == "out" for mark in item.head) and item.unit not in ("条", "项")
    if words == "事项" and done and not item.listed:
        return (f"disclosure.{noun.family}",)
    if words in ("事项", "处理事项") and item.unit not in ("条", "项") and not _is_inventory(noun, text):
        going_on = last is not None and last.sentence == item.sentence and last.keys and not item.listed
        if words == "处理事项" or (going_on and last is not None and last.keys[0].startswith("disclosure.")):
            return (f"disclosure.{noun.family}",)
    published = words == "信息" and any(
        sign in text[max(0, noun.start - 24) : noun.start] for sign in ("公示平台", "双公示")
    )
    if not published and (not _tight().fullmatch(words) or _is_shown(item, noun, text)):
        return ()
    doing = any(mark.family in ("out", "made", "in") for mark in item.head)
    if noun.end > item.start and not doing and not text[item.low : item.start].endswith(_DOING):
        return ()
    decided = (
        any(mark.family in ("decision", "out") for mark in item.head)
        or "决定" in words
        or "决定" in text[noun.start : noun.end]
    )
    named = "处理决定" in text[noun.start : item.start]
    if item.listed and _is_posting(item, text) and not named and not (decided and item.unit != "条"):
        inventory = item.total is not None and any(
            word in text[item.total.low : item.total.start]
            for word in (("清单", "目录") if item.unit == "件" else ("清单", "事项", "目录"))
        )
        if words or inventory or item.unit == "条":
            return ()
    if _joined(text, noun):
        return ()
    return (f"disclosure.{noun.family}",)


def under_its_name(item: Item, family: str, text: str) -> tuple[str, ...]:
    """行政许可：本年度办理126件: the decisions stand in front of a colon, and behind it only how many were made."""
    if item.has("decision") and not item.listed and _of_the_decisions().fullmatch(text, item.low, item.start):
        return (
            (f"disclosure.{family}",) if family in _DECIDED else ()
        )  # 行政处罚事项总计44项，处理决定数量29件
    if family not in _DECIDED or item.unit not in _COUNTED or item.listed or text[item.low - 1] != "：":
        return ()
    named = text.endswith(
        ("行政许可", "行政处罚", "行政强制", "决定", "案件", "数量", "措施"), 0, item.low - 1
    )
    return (
        (f"disclosure.{family}",) if named and _done_so_often().fullmatch(text, item.low, item.start) else ()
    )


def _is_inventory(noun: Mark, text: str) -> bool:
    """清单所列行政许可事项26件: what may be done at all."""
    return any(sign in text[max(0, noun.start - 24) : noun.start] for sign in _SHOWN)


def _is_shown(item: Item, noun: Mark, text: str) -> bool:
    """公布权责清单，其中行政许可56项: what may be done at all, not what was done."""
    if item.unit not in ("项", "条") or not item.value:
        return False
    low = max(*(text.rfind(stop, 0, noun.start) + 1 for stop in "。；\n"), noun.start - 40)
    words = text[low : noun.start]
    return any(sign in words for sign in _SHOWN) and not any(sign in words for sign in _DOING[:4])


def with_joined(item: Item, keys: tuple[str, ...], text: str) -> tuple[str, ...]:
    """行政处罚、行政强制0项: none of either; 行政处罚、行政强制72条: nobody can tell how many of each."""
    named = {mark.family: mark for mark in item.head if mark.family in _DECIDED}
    if not keys or len(named) < 2:
        return keys
    if item.value == 0:
        return tuple(f"disclosure.{name}" for name in named)
    *_, one, other = named.values()
    together = text[one.end : other.start] in ("、", "和", "及", "与", "/") and item.times == 1
    return () if together and "分别" not in text[other.end : item.start] else keys


def _sort(verbs: list[Mark]) -> str:
    names = [mark.family for mark in verbs]
    if "handling" in names and names[-1] == "made":
        return "handling"
    for name in ("in_force", "repealed"):
        if name in names and names[-1] in (name, "made", "handling", "revised"):
            return name
    return names[-1] if names else ""


def _is_posting(item: Item, text: str) -> bool:
    """Whether it is a part of a number of things published."""
    total = item.total
    if total is None or total.has("norm") or total.has("reg"):
        return False
    return not _papers().search(text, total.low, total.start)


def _issued(text: str, mark: Mark, unit: str, *, shown: bool) -> bool:
    if mark.family == "in_force":
        return unit != "条" and not shown
    return mark.family in ("made", "repealed") and text[mark.start : mark.end] not in _SHOWING


def _put_out(item: Item, inherited: str, text: str) -> bool:
    """主动公开3120条，其中发布规范性文件4件: documents counted as such, with a verb of their own."""
    if item.unit not in ("件", "份", "部", "个"):
        return False
    return inherited == "made" or _issuing().search(text, item.low, item.start) is not None


def _joined(text: str, noun: Mark) -> bool:
    """文件和规范性文件: the number is of both together."""
    return text[noun.start - 1 : noun.start] in ("和", "及", "与", "、", "或") and text[
        : noun.start - 1
    ].endswith(("文件", "解读", "政策", "制度", "法规"))


def _nothing_between(item: Item, verb: Mark, text: str) -> bool:
    return verb.end > item.start or _loose().fullmatch(text[verb.end : item.start]) is not None


@cache
def _lower() -> re.Pattern[str]:
    return regex("(?:部门|乡镇|镇街|街道|单位|（街道）)(?:20[0-9]{2}年度?)?的?\\Z")


@cache
def _of_the_decisions() -> re.Pattern[str]:
    return regex("(?:全年|本年度?|已|共)*(?:[作做]出)?处理决定(?:数量|总数|数)?(?:为|共|有)?")


@cache
def _done_so_often() -> re.Pattern[str]:
    return regex(
        "(?:20[0-9]{2}年|本年度?|全年|今年|我局|共计?|累计|合计|依法|作出|做出|办理|办结|实施|决定|处理)*"
    )


@cache
def _tidied() -> re.Pattern[str]:
    return regex("(?:进行|开展|实施|作)?(?:全面|集中|专项)?(?:清理|评估|审查|审核|梳理|修订|失效|修改)|到期")


@cache
def _issuing() -> re.Pattern[str]:
    return regex("(?<!信息)(?<!政务)(?:发布|公开|公布)(?!栏)[^，。；、0-9]{0,14}(?:规范性文件|规章)")


@cache
def _papers() -> re.Pattern[str]:
    """共发文87件，其中规范性文件9件: of what was issued, not of what was put on the web."""
    return regex("(?:发文|印发|制发|出台)[^，。；]{0,10}\\Z")


@cache
def _bracket() -> re.Pattern[str]:
    """办理行政许可（含变更）12件: what is between the noun and its number only explains."""
    return regex("（[^（）0-9]{1,30}）")


@cache
def _sorts() -> re.Pattern[str]:
    """行政许可27项1846件: of how many sorts they are."""
    return regex("(?:共|共计)?[0-9]+[项类种](?:、|，)?$")


@cache
def _tight() -> re.Pattern[str]:
    return regex(
        "(?:本年度?|决定|处理决定|处理事项|案件|审批|办件|办理|办结|数|量|数量|总数|件数|共计|共|合计|累计|约|近|的|为|有|：|”|了|达|计|[0-9]{4}年度?|新增|分别|作出|做出){0,5}"
    )


@cache
def _loose() -> re.Pattern[str]:
    return regex("(?:文件|数量|件数|数|共计|合计|总计|共|的|者|了|为|：|约|有|”|其他|和|失效|废止){0,4}")
