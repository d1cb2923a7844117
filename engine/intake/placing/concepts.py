"""The words of both editions' tables: which label means which row, column or group."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import cache, lru_cache

from engine.form.current import FORM
from engine.form.edition_2019 import FORM_2019
from engine.intake.placing.text import bare, plain, without_remark
from engine.intake.placing.values import value_of
from engine.namedtuple import NamedTuple
from engine.regex import regex


class Concept(NamedTuple):
    """What a label means.

    Attributes:
        kind: `row2` `column2` `item` (表二), `row3` `group3` `column3` (表三), `group4` `column4` (表四),
            `frame` (words that frame a table and place nothing), `serial`, `remark`.
        key: of the row, group or column in the form; of an item its numeral.
        edition: the only edition that has this label, `` for both.
        loose: a wording that counts only where the proper one is missing (合计 for 总计).
    """

    kind: str
    key: str
    edition: str = ""
    loose: bool = False

    @property
    def table(self) -> str:
        """The digit of the table, `` for words of any table."""
        return "2" if self.kind == "item" else self.kind[-1] if self.kind[-1].isdecimal() else ""


# 档案 is what a converter to traditional script makes of 文件.
_ROWS_2 = {
    "regulations": "规章 规章数量 政府规章 行政规章",
    "normative_documents": "行政规范性文件 行政规范性文件数量 规范性文件 规范性档案 行政规范性档案",
    "licensing": "行政许可 行政许可事项",
    "other_services": "其他对外管理服务事项 对外管理服务事项",
    "penalties": "行政处罚 行政处罚事项",
    "compulsion": "行政强制 行政强制事项",
    "fees": "行政事业性收费 行政事业性收费项目 行政事业收费",
    "procurement": "政府集中采购",
}
_COLUMNS_2 = {
    "made": "本年制发件数 本年制发数量 本年度制发件数 制发件数 本年制发数 本年制发",
    "repealed": "本年废止件数 本年废止数量 本年度废止件数 废止件数 本年废止数 本年废止",
    "in_force": "现行有效件数 现行有效数量 现行有效数 现行有效",
    "decisions": "本年处理决定数量 处理决定数量 本年度处理决定数量 本年处理决定数 处理决定数 本年处理数量 数量 件数",
    "amount_of_fees": "本年收费金额 收费金额 本年度收费金额 本年收费总额 金额",
    "newly_made": "本年新制作数量 新制作数量",
    "newly_published": "本年新公开数量 新公开数量",
    "public_total": "对外公开总数量 对外公开总数",
    "previous_items": "上一年项目数量 上年项目数量 上一年度项目数量",
    "change": "本年增减",
    "items": "采购项目数量",
    "amount": "采购总金额",
}
OLD_LABELS = {column.key: column.label for column in FORM_2019.disclosure.columns if column.key} | {
    "other_services": "其他对外管理服务事项",
    "procurement": "政府集中采购",
}
"""Labels that only the older form prints, by key."""

_ROWS_3 = {
    "received": "本年新收政府信息公开申请数 本年新收政府信息公开申请 本年新收申请数量 本年新收 本年度新收政府信息公开申请数量",
    "carried_in": "上年结转政府信息公开申请数 上年结转政府信息公开申请 上年结转申请数量 上年结转 上年度结转政府信息公开申请数量 "
    "上一年结转政府信息公开申请数量",
    "partial": "部分公开 部分公开区分处理的只计这一情形",
    "denied.prohibited_by_law": "法律行政法规禁止公开 其他法律法规禁止公开 其他法律和行政法规禁止公开",
    "denied.security_and_stability": "三安全一稳定",
    "denied.internal_affairs": "三类内部事务信息 属于内部事务信息",
    "denied.process_information": "四类过程性信息 属于过程性信息",
    "denied.enforcement_file": "行政执法案卷 属于行政执法案卷信息",
    "denied.administrative_inquiry": "行政查询事项",
    "unable.not_held": "本机关不掌握相关信息 不掌握相关政府信息",
    "unable.needs_creation": "没有现成信息需另行制作",
    "declined.petition": "信访投诉举报类申请 信访举报投诉类 信访类申请",
    "declined.publication": "要求提供公开出版物类申请",
    "declined.excessive": "无正当理由大量反复提出申请",
    "declined.reissue": "要求行政机关确认或者重新出具已获取信息",
    "other.correction_overdue": "申请人无正当理由逾期不补正 申请人无正当理由逾期不补正行政机关不再处理",
    "other.fee_overdue": "申请人逾期未按收费通知要求缴纳费用 申请人逾期未按收费通知要求缴纳费用行政机关不再处理",
    "carried_out": "结转下年继续办理 结转下一年度继续办理 结转下年度办理 结转下年度",
}
_GROUPS_3 = {
    "results": "本年度办理结果 本年办理结果 办理结果",
    "denied": "不予公开",
    "unable": "无法提供",
    "declined": "不予处理",
    "other": "其他处理",
}
_COLUMNS_3 = {
    "natural_person": "自然人 公民",
    "organisations": "法人或其他组织 法人和其他组织 法人及其他组织 法人",
    "company": "商业企业",
    "research": "科研机构",
    "nonprofit": "社会公益组织 公益组织",
    "legal_service": "法律服务机构",
}
_GROUPS_4 = {
    "review": "行政复议",
    "litigation": "行政诉讼",
    "litigation_direct": "未经复议直接起诉 直接起诉 未经复议",
    "litigation_after_review": "复议后起诉",
}
_COLUMNS_4 = {
    "upheld": "结果维持 维持",
    "corrected": "结果纠正 纠正",
    "other": "其他结果",
    "pending": "尚未审结 未审结",
}
_FRAMES = (
    "信息内容 项目 项目名称 内容 指标 指标名称 类别 申请人情况 申请人 申请人类型 申请人类别 统计指标 情况 分类 "
    "本列数据的勾稽关系为第一项加第二项之和等于第三项加第四项之和 单位 计量单位 单位件 单位万元 单位件万元 统计项目 事项 项目内容 "
    "行政复议情况 行政诉讼情况 主动公开政府信息情况 收到和处理政府信息公开申请情况 政府信息公开行政复议行政诉讼情况 "
    "因政府信息公开工作被申请行政复议提起行政诉讼情况 件 万元 续表"
)
_NAMED = {
    "row2": _ROWS_2,
    "column2": _COLUMNS_2,
    "row3": _ROWS_3,
    "group3": _GROUPS_3,
    "column3": _COLUMNS_3,
    "group4": _GROUPS_4,
    "column4": _COLUMNS_4,
    "frame": {"frame": _FRAMES},
    "serial": {"serial": "序号 编号 行次 项次"},
    "remark": {"remark": "备注 说明"},
}


@cache
def _vocabulary() -> dict[str, tuple[Concept, ...]]:
    found: dict[str, list[Concept]] = {}

    def add(kind: str, key: str, words: Iterable[str], *, edition: str = "", loose: bool = False) -> None:
        for word in words:
            concept = Concept(kind, key, edition, loose)
            known = found.setdefault(bare(word), [])
            if all((old.kind, old.key) != (kind, key) for old in known):
                known.append(concept)

    for kind, named in _NAMED.items():
        for key, words in named.items():
            add(kind, key, words.split(), edition="2019" if key in OLD_LABELS and kind[-1] == "2" else "")
    for row in FORM.applications.rows:
        add("row3", row.key, (row.label,))
    add("column3", "other_org", ("其他", "其他组织"))
    for kind, key in (("column3", "total"), ("column4", "total"), ("row3", "handled")):
        add(kind, key, ("总计",))
        add(kind, key, ("合计", "总数"), loose=True)
    add("column3", "organisations", ("小计", "合计"), loose=True)
    return {word: tuple(concepts) for word, concepts in found.items()}


_ITEM = regex(r"二十条第?\(?([一二三四五六七八九十]{1,3})\)?项")
_STEPS = regex(r"[/／>＞→|｜—]")
"""What parts the steps of a path in one label: 三、本年度办理结果/（三）不予公开/1.属于国家秘密."""
_TAIL = regex(r"^(?:本年度办理结果|不予公开|无法提供|不予处理|其他处理)+(?=.)")


@lru_cache(maxsize=4096)
def meanings(text: str) -> tuple[Concept, ...]:
    """Everything a label may mean by its own words; empty where they are not known."""
    if not text or len(text) > 120 or (text.strip()[:1].isdecimal() and value_of(text).kind == "number"):
        return ()
    item = _ITEM.search(plain(text))
    if item and len(plain(text)) <= 30:
        return (Concept("item", item.group(1)),)
    words = _vocabulary()
    for form in (bare(text), without_remark(text)):
        if form in words:
            return words[form]
        tail = _TAIL.sub("", form)
        if tail in words:
            return words[tail]
    last = _STEPS.split(text)[-1]
    if last != text and (found := meanings(last)):
        return found
    return (
        (Concept("frame", "frame"),) if "勾稽关系" in plain(text) or plain(text).startswith("单位:") else ()
    )


def is_label(text: str) -> bool:
    """Whether the text is a label of the form, whole and with nothing beside it."""
    return bare(text) in _vocabulary()


def near(text: str, kinds: tuple[str, ...], keys: frozenset[str] | None = None) -> Concept | None:
    """The one concept of these kinds whose label is misspelt here; None when none or several come near.

    Args:
        text: the label as it is printed.
        kinds: the kinds of concept that may stand in this place.
        keys: the keys that may stand here; None for all of the kinds.
    """
    form = bare(text)
    if len(form) < 3:
        return None
    scores: dict[Concept, float] = {}
    for word, concepts in _vocabulary().items():
        if abs(len(word) - len(form)) > max(2, len(word) // 3):
            continue
        for concept in concepts:
            if concept.kind in kinds and not concept.loose and (keys is None or concept.key in keys):
                score = SequenceMatcher(None, form, word, autojunk=False).ratio()
                scores[concept] = max(scores.get(concept, 0.0), score)
    ranked = sorted(scores.items(), key=lambda entry: -entry[1])
    if not ranked or ranked[0][1] < (_NEAR_SHORT if len(form) <= 3 else _NEAR):
        return None
    if len(ranked) > 1 and ranked[0][1] - ranked[1][1] < _APART:
        return None
    return ranked[0][0]


_NEAR, _NEAR_SHORT, _APART = 0.74, 0.65, 0.1


def row3_prefix(text: str) -> Concept | None:
    """The one row of table 三 that begins with these words; None when none or several do."""
    return _only(word for word in _row3_words() if word.startswith(text))


def row3_suffix(text: str) -> Concept | None:
    """The one row of table 三 whose label these words end with."""
    ends = [word for word in _row3_words() if len(word) >= 5 and text.endswith(word)]
    return _only([max(ends, key=len)] if ends else [])


@cache
def _row3_words() -> dict[str, Concept]:
    return {
        word: concept
        for word, concepts in _vocabulary().items()
        for concept in concepts
        if concept.kind == "row3" and not concept.loose
    }


def _only(words: Iterable[str]) -> Concept | None:
    found = {_row3_words()[word] for word in words}
    return found.pop() if len(found) == 1 else None
