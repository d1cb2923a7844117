"""The words by which drafters name figures, and the figures they lead to.

A word leads to a row, a column or a whole key of the form. Which words count depends on the question: 其他 is a kind
of applicant where applicants are asked for, and an outcome where outcomes are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Literal

from engine.interview.question import Question
from engine.namedtuple import NamedTuple
from engine.regex import regex


class Meaning(NamedTuple):
    """What a word leads to: a `row` or `column` of the table in question, or complete `keys`."""

    kind: Literal["row", "column", "keys"]
    target: tuple[str, ...]


_APPLICANTS = {
    "natural_person": ("自然人", "个人", "公民", "群众", "村民", "居民", "大学生", "学生"),
    "company": ("商业企业", "工商企业", "企业", "公司"),
    "research": ("科研机构", "科研院所", "科研单位", "科研", "高等院校", "高校", "大学", "研究院", "研究所"),
    "nonprofit": ("社会公益组织", "公益组织", "社会组织", "社会团体", "社团", "基金会", "公益"),
    "legal_service": ("法律服务机构", "律师事务所", "律所", "法律服务"),
    "total": ("总计", "合计", "总共", "总数", "共计", "一共", "共"),
    "organisations": ("法人或其他组织", "法人和其他组织", "法人及其他组织", "法人", "单位"),
}
_OTHER_APPLICANT = (
    "其他组织",
    "其它组织",
    "其他单位",
    "其他",
    "其它",
    "村民委员会",
    "居民委员会",
    "村委会",
    "居委会",
    "新闻媒体",
    "媒体",
)

_INTAKE = {
    "received": (
        "本年新收政府信息公开申请数量",
        "本年新收",
        "今年新收",
        "新收到",
        "新收",
        "收到",
        "受理",
        "接到",
        "接收",
        "收了",
        "收",
    ),
    "carried_in": (
        "上年结转政府信息公开申请数量",
        "上年结转",
        "上年度结转政府信息公开申请数量",
        "去年结转",
        "上年度结转",
        "结转上年",
        "往年结转",
        "上年转入",
        "去年转入",
        "上年转来",
        "去年转来",
        "去年剩下",
    ),
    "carried_out": (
        "结转下年度继续办理",
        "结转下年度",
        "结转下年",
        "结转到下年",
        "结转明年",
        "结转到明年",
        "结转到下一年",
        "转下年度",
        "转下年",
        "转到明年",
        "跨年",
        "未办结",
        "没办结",
        "尚未办结",
        "还没办完",
        "没办完",
    ),
    "handled": ("办理结果总计", "办理总计", "办结", "办完", "答复", "办理"),
}

_OUTCOMES = {
    "granted": ("予以公开", "全部公开", "同意公开", "给予公开", "给公开", "公开了", "已公开", "提供了"),
    "partial": ("部分公开（区分处理的，只计这一情形，不计其他情形）", "部分公开", "部分予以公开", "区分处理"),
    "denied.state_secret": ("属于国家秘密", "国家秘密", "涉密"),
    "denied.prohibited_by_law": (
        "其他法律行政法规禁止公开",
        "法律行政法规禁止",
        "法律法规禁止",
        "法律禁止",
        "禁止公开",
    ),
    "denied.security_and_stability": (
        "危及“三安全一稳定”",
        "三安全一稳定",
        "社会稳定",
        "公共安全",
        "经济安全",
        "国家安全",
    ),
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
    "unable.not_held": (
        "本机关不掌握相关政府信息",
        "本机关不掌握",
        "不掌握",
        "信息不存在",
        "不存在",
        "不属于本机关负责公开",
        "不属于本机关",
        "没有这个信息",
        "没有这些信息",
        "没有该信息",
        "没有此信息",
        "没有相关信息",
        "没这个信息",
        "查无此信息",
        "不归我们管",
    ),
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
    "declined.repeated": ("重复申请", "重复"),
    "declined.publication": ("要求提供公开出版物", "公开出版物", "出版物"),
    "declined.excessive": ("无正当理由大量反复申请", "大量反复申请", "大量反复", "反复申请"),
    "declined.reissue": ("要求行政机关确认或重新出具已获取信息", "确认或重新出具", "重新出具"),
    "other.correction_overdue": (
        "申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
        "申请人无正当理由逾期不补正",
        "无正当理由逾期不补正",
        "逾期不补正",
        "不补正",
        "逾期未补正",
        "未补正",
    ),
    "other.fee_overdue": (
        "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
        "申请人逾期未按收费通知要求缴纳费用",
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
    "denied": ("不予公开", "不公开", "没有公开", "没公开", "未公开", "不给公开", "没给公开"),
    "unable": ("无法提供",),
    "declined": ("不予处理",),
    "other": ("其他处理", "其它处理"),
}

_RESULTS = {
    "upheld": ("结果维持", "维持原行为", "维持", "驳回诉讼请求"),
    "corrected": ("结果纠正", "纠正", "纠错", "撤销", "确认违法", "责令履行", "败诉"),
    "other": ("其他结果", "其他", "其它", "终止", "撤回", "驳回", "调解", "和解"),
    "pending": (
        "尚未审结",
        "还未审结",
        "未审结",
        "没审结",
        "还在审理",
        "还在审",
        "正在审理",
        "审理中",
        "未结",
        "在审",
    ),
    "total": ("总计", "合计", "总共", "总数", "一共", "共计", "共"),
}
_DISPUTE_GROUPS = {
    "review": ("行政复议", "复议"),
    "litigation_direct": ("未经复议直接起诉", "未经复议起诉", "直接起诉", "直接诉讼"),
    "litigation_after_review": ("复议后起诉", "复议后诉讼", "经复议起诉", "复议以后起诉"),
}
_LITIGATION = ("行政诉讼", "诉讼", "起诉", "被诉")
"""Litigation of either group: a sum, because the words do not say which."""

_MADE = ("本年制发", "制发", "制定", "印发", "出台", "新制定", "发布", "发了", "发")
_REPEALED = ("本年废止", "废止")
_IN_FORCE = ("现行有效", "继续有效", "现在有效", "目前有效", "有效", "现有", "存量")
"""What drafters say of the three columns of 规章 and of 行政规范性文件."""

_LAST = "last_year."
FACT_WORDS: dict[str, tuple[str, ...]] = {
    "posts.total": ("总数", "总计", "共计", "总共", "一共", "合计", "累计", "共"),
    "posts.website": ("政府网站", "门户网站", "网站"),
    "posts.wechat": ("微信公众号", "公众号", "微信公众平台", "微信"),
    "posts.weibo": ("微博",),
    "posts.douyin": ("抖音等短视频号", "抖音", "短视频号", "短视频", "视频号"),
    "posts.other": (
        "其他渠道",
        "其它渠道",
        "政府公报",
        "公报",
        "今日头条",
        "头条号",
        "头条",
        "客户端",
        "小程序",
        "公示栏",
        "公开栏",
        "报纸",
        "电视",
        "广播",
        "其他",
        "其它",
    ),
    "interpretations": ("政策解读", "解读"),
    "press_conferences": ("新闻发布会", "发布会"),
    "consultations": ("征集意见", "意见征集", "征求意见", "征集"),
    "mailbox.received": (
        "收到信件",
        "收到来信",
        "收到留言",
        "收到",
        "收了",
        "收信",
        "收",
        "来信",
        "信件",
        "留言",
    ),
    "mailbox.answered": ("办结", "办理", "答复", "回复", "办完", "办好", "办了"),
    "channels.online": ("网络", "网上", "在线", "平台", "电子邮件", "邮箱"),
    "channels.letter": ("信函", "邮寄", "寄信", "寄来", "来信", "信件", "挂号信", "EMS"),
    "channels.counter": ("当面", "现场", "窗口", "上门", "来人"),
    "channels.other": ("其他渠道", "其他", "其它", "传真"),
    "columns.added": ("新增专栏", "新设专栏", "新开专栏", "专栏", "新增", "新设", "新开", "新建", "开设"),
    "accounts.active": ("政务新媒体账号", "新媒体账号", "账号", "新媒体", "公众号", "在用账号", "在用", "号"),
    "training.sessions": ("培训班", "培训会", "培训", "场次", "办了", "开了", "班", "会"),
    "training.people": ("参加", "参训", "人次", "人员"),
    "accountability.people": ("追究责任", "责任追究", "追究", "追责"),
    "info_fee.notices": ("收费通知", "发出通知", "收费通知书", "通知书", "通知", "发出"),
    "info_fee.billed_yuan": ("收费通知总金额", "通知总金额", "通知金额", "应收", "总金额", "金额", "通知"),
    "info_fee.received_yuan": ("实际收取", "实际收到", "实收金额", "实收", "收取", "收到"),
    "proposals.deputies": ("人大代表建议", "人大建议", "代表建议", "建议"),
    "proposals.committee": ("政协委员提案", "政协提案", "委员提案", "提案"),
    "proposals.published": ("公开办理结果", "公开结果", "公开"),
    "disclosure.regulations.made": _MADE,
    "disclosure.regulations.repealed": _REPEALED,
    "disclosure.regulations.in_force": _IN_FORCE,
    "disclosure.normative_documents.made": _MADE,
    "disclosure.normative_documents.repealed": _REPEALED,
    "disclosure.normative_documents.in_force": _IN_FORCE,
    "disclosure.licensing": ("行政许可", "许可", "审批", "作出", "办理", "办结", "办了", "办"),
    "disclosure.penalties": ("行政处罚", "处罚", "作出", "罚了", "罚", "办了", "办"),
    "disclosure.compulsion": ("行政强制", "强制", "实施", "办了", "办"),
    "disclosure.fees": ("行政事业性收费", "收费", "收取", "收了", "收"),
    _LAST + "applications.received.total": ("新收申请", "新收", "收到", "收了", "收", "受理", "申请"),
    _LAST + "applications.carried_out.total": ("结转下年度", "结转下年", "结转"),
    _LAST + "disclosure.normative_documents.in_force": (
        "行政规范性文件现行有效",
        "规范性文件现行有效",
        "规范性文件",
        "现行有效",
        "有效",
        "文件",
    ),
    _LAST + "disputes.review.pending": (
        "行政复议尚未审结",
        "复议尚未审结",
        "尚未审结",
        "未审结",
        "行政复议",
        "复议",
    ),
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
    if outcomes:
        _add(words, ("公开",), Meaning("row", ("granted",)))
    for column, names in _APPLICANTS.items():
        _add(words, names, Meaning("column", (column,)))
    return words


@cache
def _disputes() -> dict[str, Meaning]:
    words: dict[str, Meaning] = {}
    for group, names in _DISPUTE_GROUPS.items():
        _add(words, names, Meaning("row", (group,)))
    _add(words, _LITIGATION, Meaning("row", ("litigation",)))
    for column, names in _RESULTS.items():
        _add(words, names, Meaning("column", (column,)))
    return words


@cache
def words_for(question: Question) -> Mapping[str, Meaning]:
    """The words that count in an answer to a question, with what they lead to."""
    if question.vocabulary == "outcomes":
        return _applications(outcomes=True)
    if question.vocabulary == "applications":
        words = _applications(outcomes=False)
        if question.row in ("carried_in", "carried_out"):
            words = {**words, "结转": Meaning("row", (question.row,))}
        if question.row == "carried_in":
            words |= dict.fromkeys(("上年度", "上年", "去年"), Meaning("row", (question.row,)))
        return words
    if question.vocabulary == "disputes":
        words = _disputes()
        if question.row.startswith("litigation"):
            words = {**words, **dict.fromkeys(_LITIGATION, Meaning("row", (question.row,)))}
        return words
    found: dict[str, Meaning] = {}
    for key in question.keys:
        _add(found, FACT_WORDS.get(key, ()), Meaning("keys", (key,)))
    return found


@cache
def pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Finds any of the words, the longest first."""
    return regex("|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word)))) or r"(?!)")
