"""The words by which drafters name figures, and the figures they lead to.

A word leads to a row, a column or a whole key of the form. Which words count depends on the question: 其他 is a kind
of applicant where applicants are asked for, and an outcome where outcomes are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a word leads to: a `row` or `column` of the table in question, or complete `keys`."""

    kind: Literal["row", "column", "keys"]
    target: tuple[str, ...]


_APPLICANTS = {
    "natural_person": ("自然人", "个人", "公民", "群众", "村民", "居民"),
    "company": ("商业企业", "企业", "公司"),
    "research": ("科研机构", "科研院所", "科研", "高校", "大学", "研究院", "研究所"),
    "nonprofit": ("社会公益组织", "公益组织", "社会组织", "社会团体", "社团", "基金会", "公益"),
    "legal_service": ("法律服务机构", "律师事务所", "律所", "法律服务"),
    "total": ("总计", "合计", "总共", "总数", "共计", "一共", "共"),
    "organisations": ("法人或其他组织", "法人和其他组织", "法人"),
}
_OTHER_APPLICANT = ("其他组织", "其它组织", "其他单位", "其他", "其它")

_INTAKE = {
    "received": ("本年新收", "今年新收", "新收到", "新收", "收到", "受理", "接到"),
    "carried_in": (
        "上年结转",
        "去年结转",
        "上年度结转",
        "结转上年",
        "往年结转",
        "上年转入",
        "去年转入",
        "上年转来",
    ),
    "carried_out": (
        "结转下年度继续办理",
        "结转下年度",
        "结转下年",
        "结转到下年",
        "结转明年",
        "转下年度",
        "转下年",
        "转到明年",
        "未办结",
        "没办结",
        "尚未办结",
        "还没办完",
        "没办完",
    ),
    "handled": ("办理结果总计", "办理总计", "办结", "答复", "办理"),
}

_OUTCOMES = {
    "granted": ("予以公开", "全部公开", "同意公开"),
    "partial": ("部分公开", "区分处理"),
    "denied.state_secret": ("属于国家秘密", "国家秘密", "涉密"),
    "denied.prohibited_by_law": (
        "其他法律行政法规禁止公开",
        "法律行政法规禁止",
        "法律法规禁止",
        "法律禁止",
        "禁止公开",
    ),
    "denied.security_and_stability": ("危及“三安全一稳定”", "三安全一稳定", "社会稳定", "公共安全"),
    "denied.third_party_rights": (
        "保护第三方合法权益",
        "第三方合法权益",
        "第三方权益",
        "第三方",
        "商业秘密",
        "个人隐私",
    ),
    "denied.internal_affairs": ("属于三类内部事务信息", "三类内部事务信息", "内部事务信息", "内部事务"),
    "denied.process_information": ("属于四类过程性信息", "四类过程性信息", "过程性信息", "过程性"),
    "denied.enforcement_file": ("属于行政执法案卷", "行政执法案卷", "执法案卷"),
    "denied.administrative_inquiry": ("属于行政查询事项", "行政查询事项", "行政查询", "查询事项"),
    "unable.not_held": ("本机关不掌握相关政府信息", "本机关不掌握", "不掌握", "信息不存在", "不存在"),
    "unable.needs_creation": (
        "没有现成信息需要另行制作",
        "没有现成信息",
        "没有现成",
        "无现成信息",
        "另行制作",
        "需要制作",
    ),
    "unable.still_unclear": ("补正后申请内容仍不明确", "补正后仍不明确", "补正后不明确", "仍不明确"),
    "declined.petition": ("信访举报投诉类申请", "信访举报投诉", "信访", "举报", "投诉"),
    "declined.repeated": ("重复申请",),
    "declined.publication": ("要求提供公开出版物", "公开出版物", "出版物"),
    "declined.excessive": ("无正当理由大量反复申请", "大量反复申请", "大量反复", "反复申请"),
    "declined.reissue": ("要求行政机关确认或重新出具已获取信息", "确认或重新出具", "重新出具"),
    "other.correction_overdue": ("逾期不补正", "不补正", "逾期未补正", "未补正"),
    "other.fee_overdue": (
        "逾期未按收费通知要求缴纳费用",
        "逾期未缴费",
        "逾期不缴费",
        "逾期未缴",
        "未缴费",
        "不缴费",
    ),
    "other.other": ("撤回申请", "撤回"),
}
_OTHER_OUTCOME = ("其他结果", "其他", "其它")

_GROUPS = {
    "denied": ("不予公开",),
    "unable": ("无法提供",),
    "declined": ("不予处理",),
    "other": ("其他处理", "其它处理"),
}

_RESULTS = {
    "upheld": ("结果维持", "维持原行为", "维持", "驳回诉讼请求"),
    "corrected": ("结果纠正", "纠正", "撤销", "确认违法", "责令履行", "败诉"),
    "other": ("其他结果", "其他", "其它", "终止", "撤回", "驳回"),
    "pending": ("尚未审结", "未审结", "没审结", "还在审", "未结", "在审"),
    "total": ("总计", "合计", "总共", "总数", "一共", "共计", "共"),
}
_DISPUTE_GROUPS = {
    "review": ("行政复议", "复议"),
    "litigation_direct": ("未经复议直接起诉", "未经复议起诉", "直接起诉", "直接诉讼"),
    "litigation_after_review": ("复议后起诉", "复议后诉讼", "经复议起诉", "复议以后起诉"),
}
_LITIGATION = ("行政诉讼", "诉讼", "起诉", "被诉")

_LAST = "last_year."
FACT_WORDS: dict[str, tuple[str, ...]] = {
    "posts.total": ("主动公开信息", "公开信息", "总数", "共计", "总共", "一共", "合计", "共"),
    "posts.website": ("政府网站", "门户网站", "网站"),
    "posts.wechat": ("微信公众号", "微信"),
    "posts.weibo": ("微博",),
    "posts.douyin": ("抖音", "短视频", "视频号", "快手"),
    "posts.other": ("其他渠道", "其它渠道", "政府公报", "公报", "其他", "其它"),
    "interpretations": ("政策解读", "解读"),
    "press_conferences": ("新闻发布会", "发布会"),
    "consultations": ("征集意见", "意见征集", "征求意见", "征集"),
    "mailbox.received": ("收到", "来信", "留言"),
    "mailbox.answered": ("办结", "办理", "答复", "回复"),
    "channels.online": ("网络", "网上", "在线", "平台", "电子邮件", "邮箱"),
    "channels.letter": ("信函", "邮寄", "来信", "信件", "挂号信", "EMS"),
    "channels.counter": ("当面", "现场", "窗口"),
    "channels.other": ("其他渠道", "其他", "其它", "传真"),
    "columns.added": ("新增专栏", "新设专栏", "专栏"),
    "accounts.active": ("政务新媒体账号", "新媒体账号", "账号", "新媒体"),
    "training.sessions": ("培训", "场次"),
    "training.people": ("参加", "参训", "人次", "人员"),
    "accountability.people": ("追究责任", "责任追究", "追究", "追责"),
    "info_fee.notices": ("收费通知", "发出通知", "通知书", "发出"),
    "info_fee.billed_yuan": ("通知总金额", "通知金额", "应收", "总金额"),
    "info_fee.received_yuan": ("实际收取", "实收", "收取", "收到"),
    "proposals.deputies": ("人大代表建议", "人大建议", "代表建议", "建议"),
    "proposals.committee": ("政协委员提案", "政协提案", "委员提案", "提案"),
    "proposals.published": ("公开办理结果", "公开结果", "公开"),
    "disclosure.regulations.made": ("本年制发", "制发", "制定", "印发", "出台", "新制定"),
    "disclosure.regulations.repealed": ("本年废止", "废止"),
    "disclosure.regulations.in_force": ("现行有效", "继续有效", "有效"),
    "disclosure.normative_documents.made": ("本年制发", "制发", "制定", "印发", "出台", "新制定"),
    "disclosure.normative_documents.repealed": ("本年废止", "废止"),
    "disclosure.normative_documents.in_force": ("现行有效", "继续有效", "有效"),
    "disclosure.licensing": ("行政许可", "许可"),
    "disclosure.penalties": ("行政处罚", "处罚"),
    "disclosure.compulsion": ("行政强制", "强制"),
    "disclosure.fees": ("行政事业性收费", "收费"),
    _LAST + "applications.received.total": ("新收申请", "新收", "收到", "受理", "申请"),
    _LAST + "applications.carried_out.total": ("结转下年度", "结转下年", "结转"),
    _LAST + "disclosure.normative_documents.in_force": (
        "行政规范性文件现行有效",
        "规范性文件现行有效",
        "规范性文件",
        "现行有效",
        "文件",
    ),
    _LAST + "disputes.review.pending": ("行政复议尚未审结", "复议尚未审结", "尚未审结", "未审结"),
}
"""Words for single keys; only those of the keys that a question asks for count in its answer."""


def _add(words: dict[str, Meaning], names: tuple[str, ...], meaning: Meaning) -> None:
    for name in names:
        words.setdefault(name, meaning)


@cache
def _applications(outcomes: bool) -> dict[str, Meaning]:
    words: dict[str, Meaning] = {}
    if outcomes:
        _add(words, _OTHER_OUTCOME, Meaning("row", ("other.other",)))
    else:
        _add(words, _OTHER_APPLICANT, Meaning("column", ("other_org",)))
    for rows in (_OUTCOMES, _INTAKE):
        for row, names in rows.items():
            _add(words, names, Meaning("row", (row,)))
    for group, names in _GROUPS.items():
        _add(words, names, Meaning("row", (group,)))
    for column, names in _APPLICANTS.items():
        _add(words, names, Meaning("column", (column,)))
    return words


@cache
def _disputes() -> dict[str, Meaning]:
    words: dict[str, Meaning] = {}
    for group, names in _DISPUTE_GROUPS.items():
        _add(words, names, Meaning("row", (group,)))
    _add(words, _LITIGATION, Meaning("row", ("litigation_direct", "litigation_after_review")))
    for column, names in _RESULTS.items():
        _add(words, names, Meaning("column", (column,)))
    return words


def words_for(vocabulary: str, keys: tuple[str, ...]) -> dict[str, Meaning]:
    """The words that count in an answer, with what they lead to.

    Args:
        vocabulary: "applications", "outcomes", "disputes" or "facts".
        keys: the keys that the question asks for; they choose the words of "facts".
    """
    if vocabulary in ("applications", "outcomes"):
        return _applications(vocabulary == "outcomes")
    if vocabulary == "disputes":
        return _disputes()
    words: dict[str, Meaning] = {}
    for key in keys:
        _add(words, FACT_WORDS.get(key, ()), Meaning("keys", (key,)))
    return words


@cache
def pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Finds any of the words, the longest first."""
    return re.compile("|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word)))) or r"(?!)")


@cache
def rest_pattern() -> re.Pattern[str]:
    """其余为0, 其他都没有 …: the drafter states that everything not named is zero."""
    return re.compile(
        "(?:其余|其他|其它|剩余|剩下|余下|别的)(?:的)?(?:各项|各类|各行|各格|几项|几类|项|类|格)?(?:也)?(?:都|均|全部|全|皆)?"
        "(?:是|为|填|写|计)?(?:0|０|〇|零|没有|无)(?![0-9０-９.．])"
    )


@cache
def all_pattern() -> re.Pattern[str]:
    """全部是…, 都是…, 均为…: the whole row belongs to one kind."""
    return re.compile("(?:全部|全都|都|均|全|皆)(?:是|为|系|由|属于)?")
