"""What offices write in their ledgers, as data: the words for outcomes, applicants and disputes, and the names of columns.

All patterns are searched in text that went through `plain`: NFKC, without spaces and punctuation.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from unicodedata import normalize

from engine.form.current import FORM
from engine.form.keys import KINDS, OUTCOMES
from engine.regex import regex

OPEN = "open"
"""The outcome of a case that is not closed."""

GROUPS: Mapping[str, tuple[str, ...]] = {group.key: group.rows for group in FORM.applications.groups}

_NUMBERING = regex(r"^[(（【\[]?(?:[一二三四五六七八九十]{1,2}|[0-9]{1,2})[)）】\]]?[.、:：)）](?![0-9])\s*")
_BRACKETED = regex(r"^[(【\[](?:[一二三四五六七八九十]{1,2}|[0-9]{1,2})[)】\]]\s*")
_LOOSE = regex(r"[\W_]+")


def plain(raw: object) -> str:
    """A cell as a word: NFKC, without numbering in front, spaces and punctuation."""
    if raw is None:
        return ""
    if isinstance(raw, float) and raw.is_integer():
        raw = int(raw)
    text = normalize("NFKC", str(raw)).strip()
    text = _NUMBERING.sub("", _BRACKETED.sub("", text))
    return _LOOSE.sub("", text).replace("其它", "其他").lower()


# -- outcomes ---------------------------------------------------------------------------------------------------------

PARTIAL = "部分公开|区分处理|部分予以公开|予以部分公开|部分提供|部分同意公开|部分不予公开|部分不公开"

STRONG_GRANTED = (
    "予以公开|同意公开|准予公开|全部公开|全文公开|完全公开|主动公开|可以公开|应当公开|依法公开|依申请公开|公开答复|已公开|已经公开"
    "|^公开$|^公开信息$|^全公开$"
)
WEAK_GRANTED = "获取途径|获取方式|获取渠道|告知获取|告知查询|告知途径|告知方式|予以提供|同意提供|全部提供|已提供|依法提供|^提供$"
NEGATED = "不予|不同意|不公开|不可|不能|不宜|不应|不属|不准|拒绝|无法|未予|未公开|禁止|非主动|未主动"

GROUP_WORDS = {
    "denied": "不予公开|不公开|不同意公开|拒绝公开|不予以公开|未予公开|不宜公开|不可公开|不能公开|不准公开",
    "unable": "无法提供|不能提供|无法公开|未能提供|无法答复",
    "declined": "不予处理|不予受理|不受理|不予重复处理|不作为政府信息公开申请|不按政府信息公开申请",
    "other": "其他处理|不再处理",
}
NOT_GIVEN = "不予提供|不提供|拒绝提供"
"""Words that leave open whether the information was denied or could not be given."""

ROW_WORDS = {
    "denied.state_secret": "国家秘密|涉密|定密|绝密|机密|(?<!商业)(?<!工作)秘密文件|保密法",
    "denied.prohibited_by_law": "法律.{0,6}禁止|法规.{0,6}禁止|禁止公开|第?(?:14|十四)条禁止",
    "denied.security_and_stability": "三安全|一稳定|国家安全|公共安全|经济安全|社会稳定|危及",
    "denied.third_party_rights": "第三方|第三人|商业秘密|隐私|个人信息|他人权益|他人合法权益"
    "|条例第?(?:15|十五)条|^第?(?:15|十五)条|第?(?:32|三十二)条",
    "denied.internal_affairs": "内部事务|内部管理|人事管理|后勤管理|内部工作流程|三类内部"
    "|第?(?:16|十六)条第?(?:1|一)款",
    "denied.process_information": "过程性|过程信息|讨论记录|过程稿|磋商|请示报告|四类过程",
    "denied.enforcement_file": "案卷",
    "denied.administrative_inquiry": "行政查询|查询事项|(?:工商|不动产|档案|房产|户籍|登记资料|登记信息).{0,6}查询|另有规定|专门规定"
    "|查询办法|第?(?:36|三十六)条第?(?:7|七)项",
    "unable.not_held": "不掌握|未掌握|不存在|非本机关|非本单位|非我局|非本局|非本级|不属于?[本我](?:机关|单位|行政机关|部门|局|办|级|委)"
    "|不是[本我](?:机关|单位|行政机关|部门|局)|未制作|没有制作|未曾制作|未保存|未获取|查无|无此信息|无相关信息|无该信息|没有相关信息"
    "|未检索到|未查到|未查询到|检索不到|查找不到|查不到|职责范围|其他(?:行政)?机关(?:负责)?公开|向其他(?:行政)?机关"
    "|向有关(?:部门|机关)|(?:36|三十六)条第?(?:4|四|5|五)项",
    "unable.needs_creation": "现成|另行制作|重新制作|加工|汇总|需要?分析|分析整理|第?(?:38|三十八)条",
    "unable.still_unclear": "补正后.{0,10}(?:不明确|不清|不明|无法)|仍然?不明确|仍然?不清|仍无法确定",
    "declined.petition": "信访|举报|投诉|第?(?:39|三十九)条第?(?:1|一)款",
    "declined.repeated": "重复(?!出具)|第?(?:36|三十六)条第?(?:6|六)项",
    "declined.publication": "出版物|公报|报刊|书籍|第?(?:39|三十九)条第?(?:2|二)款",
    "declined.excessive": "大量反复|反复申请|反复大量|频次|频繁|数量.{0,4}超|超过合理|超出合理|滥用|第?(?:35|三十五)条",
    "declined.reissue": "(?:要求|请求).{0,8}确认|确认或|确认已获取|重新出具|再次出具|重复出具|已获取信息",
    "other.correction_overdue": "逾期.{0,6}[未不]补正|[未不](?:按期|按时|按要求|按规定|及时|在期限内|在规定期限内|作出?)?补正"
    "|补正逾期|补正.{0,4}超期|超期未补正",
    "other.fee_overdue": "逾期.{0,10}[未不](?:缴|交|支付)|[未不](?:按期|按时|按要求|按规定|按收费通知要求)?(?:缴|交纳|交费|支付)|欠费|第?(?:42|四十二)条",
    "other.other": "撤回|撤销申请|撤件|撤申|撤销|终止|转送|更正|咨询",
}
"""Patterns of the 21 rows; a word that several patterns match is asked."""

AMBIGUOUS = {
    "内部": ("denied.internal_affairs", "denied.process_information"),
    "^工作秘密$": ("denied.internal_affairs", "denied.process_information", "denied.state_secret"),
    "第?(?:16|十六)条第?(?:2|二)款": ("denied.process_information", "denied.enforcement_file"),
    "第?(?:16|十六)条": (
        "denied.internal_affairs",
        "denied.process_information",
        "denied.enforcement_file",
    ),
    "第?(?:14|十四)条": (
        "denied.state_secret",
        "denied.prohibited_by_law",
        "denied.security_and_stability",
    ),
    "第?(?:39|三十九)条": ("declined.petition", "declined.publication"),
    "第?(?:37|三十七)条": ("partial",),
    "第?(?:36|三十六)条第?(?:1|一|2|二)项": ("granted",),
    "第?(?:36|三十六)条第?(?:3|三)项": GROUPS["denied"],
    "不明确|不清楚|不具体": ("unable.still_unclear", "other.correction_overdue"),
    "第?(?:30|三十)条": ("unable.still_unclear", "other.correction_overdue"),
    "视为放弃|视同放弃|放弃申请": ("other.correction_overdue", "other.fee_overdue", "other.other"),
    "不属于政府信息|非政府信息|不是政府信息": ("unable.not_held", "declined.petition", "other.other"),
    "移送|移交|转办|转交": ("unable.not_held", "other.other"),
    "主动放弃|自愿放弃": ("other.other", "other.correction_overdue"),
}
"""What is looked for only where no row is named; what these leave open is asked."""

OPEN_WORDS = (
    "办理中|处理中|在办|待办|待答复|待处理|待补正|补正中|通知补正|告知补正|等待补正|征求意见中|征求第三方意见中|正在|审核中|审查中"
    "|未办结|尚未|未答复|未到期|期限内|延期答复|延期办理|延长答复|^延期$|^结转|结转下年|转下年|跨年|未结$|^未办$|^待定$"
)

_LABELS = {plain(row.label.split("（区分", maxsplit=1)[0]): row.key for row in FORM.applications.rows}
OUTCOME_LABELS: Mapping[str, str] = {label: key for label, key in _LABELS.items() if key in OUTCOMES} | {
    plain(row.label): row.key for row in FORM.applications.rows if row.key in OUTCOMES
}
"""The printed labels of the 21 rows."""

# -- applicants -------------------------------------------------------------------------------------------------------

KIND_LABELS: Mapping[str, str] = {
    plain(column.label): column.key for column in FORM.applications.columns if column.key in KINDS
}
KIND_WORDS = (
    (
        "other_org",
        "村民委员会|居民委员会|业主委员会|业委会|村委会|居委会|村民小组|村集体|经济合作社|经济联合社",
    ),
    ("company", "个人独资|个体工商户|个体户|工商户|^个体$|^个体经营"),
    ("legal_service", "律师事务所|律师行|律所|法律服务|法律援助|法律机构"),
    ("nonprofit", "社会公益|公益|基金会|协会|社会团体|社团|商会|学会|联合会|民办非企业|社会组织|慈善|志愿"),
    ("research", "科研|高校|大学|学院|研究院|研究所|研究中心|院校|高等学校|高等院校|科学院|设计院"),
    ("company", "(?<!非)企业|公司|^商业|厂商|^商户$|外商|国企|民企|^工厂$"),
    ("natural_person", "自然人|公民|个人|居民|村民|群众|市民|本人|农民|业主$|家属|外籍|港澳|个体自然"),
    (
        "other_org",
        "机关|政府部门|事业单位|媒体|新闻|报社|电视台|医院|学校|其他组织|其他法人|其他单位|^其他$|其他机构",
    ),
)
"""By precedence: what an earlier pattern names is taken out before the next one looks."""

ORGANISATION_WORDS = "法人|组织|单位|机构|团体"
"""An organisation, nobody knows of what kind."""

# -- disputes ---------------------------------------------------------------------------------------------------------

RESULTS = ("upheld", "corrected", "other", "pending")
RESULT_WORDS = (
    ("pending", "未审结|审理中|未结|在审|正在|尚未|办理中|待审|未判|审查中|进行中"),
    ("other", "撤回|撤诉|撤销(?:复议|诉讼)?申请|终止|驳回(?!.{0,4}请求)|调解|和解|不予受理|不受理|其他|中止"),
    ("corrected", "纠正|撤销|变更|确认违法|责令|确认无效|败诉|重新(?:答复|作出|办理)"),
    ("upheld", "维持"),
)
RESULT_ASKED = "驳回.{0,4}请求|胜诉"
NO_DISPUTE = frozenset(
    {
        "",
        "否",
        "无",
        "未",
        "没有",
        "未发生",
        "0",
        "未申请",
        "未提起",
        "未复议",
        "未起诉",
        "未诉讼",
        "不涉及",
        "无复议",
    }
    | {"无诉讼", "n", "no", "false", "×", "x", "未提起诉讼", "未申请复议", "无行政复议", "无行政诉讼"}
)
YES = frozenset(
    {"是", "有", "已", "1", "y", "yes", "true", "√", "✓", "✔", "对", "区分", "区分处理", "部分公开"}
)

# -- around the table -------------------------------------------------------------------------------------------------

SIGNED = "^\\s*(?:填表|填报|制表|审核|审批|复核|负责|经办|联系|分管|统计|报送|填写).{0,6}[:：]"
"""Below a table: who filled it in, and who answers for it."""


@cache
def pattern(text: str) -> re.Pattern[str]:
    """A pattern of this module, compiled when it is first needed."""
    return regex(text)
