"""The form in force: 国办公开办函〔2021〕30号 《政府信息公开工作年度报告格式》.

Every heading, row, column and label stands here once, exactly as the form prints it.
"""

from __future__ import annotations

from engine.form.model import Aspect, Column, Fact, Form, Row, RowGroup, Section, Table

SECTIONS = (
    Section("overview", "一、总体情况", "prose"),
    Section("disclosure", "二、主动公开政府信息情况", "table"),
    Section("applications", "三、收到和处理政府信息公开申请情况", "table"),
    Section("disputes", "四、政府信息公开行政复议、行政诉讼情况", "table"),
    Section("problems", "五、存在的主要问题及改进情况", "prose"),
    Section("matters", "六、其他需要报告的事项", "prose"),
)

ASPECTS = (
    Aspect("proactive", "主动公开"),
    Aspect("on_request", "依申请公开"),
    Aspect("management", "政府信息管理"),
    Aspect("platform", "政府信息公开平台建设"),
    Aspect("supervision", "监督保障"),
)

_STOCK = ("made", "repealed", "in_force")
_DECISIONS = "本年处理决定数量"

DISCLOSURE = Table(
    key="disclosure",
    number="表二",
    name="主动公开政府信息情况",
    columns=(
        Column("made", "本年制发件数"),
        Column("repealed", "本年废止件数"),
        Column("in_force", "现行有效件数"),
    ),
    rows=(
        Row("regulations", "规章", item="第二十条第（一）项", columns=_STOCK),
        Row("normative_documents", "行政规范性文件", item="第二十条第（一）项", columns=_STOCK),
        Row("licensing", "行政许可", item="第二十条第（五）项", column_label=_DECISIONS),
        Row("penalties", "行政处罚", item="第二十条第（六）项", column_label=_DECISIONS),
        Row("compulsion", "行政强制", item="第二十条第（六）项", column_label=_DECISIONS),
        Row(
            "fees",
            "行政事业性收费",
            item="第二十条第（八）项",
            unit="万元",
            column_label="本年收费金额（单位：万元）",
        ),
    ),
)

_DENIED, _UNABLE = "（三）不予公开", "（四）无法提供"
_DECLINED, _OTHER = "（五）不予处理", "（六）其他处理"
_KINDS = ("natural_person", "company", "research", "nonprofit", "legal_service", "other_org", "total")
_APPLICATION_ROWS = (
    ("received", "一、本年新收政府信息公开申请数量", ""),
    ("carried_in", "二、上年结转政府信息公开申请数量", ""),
    ("granted", "（一）予以公开", ""),
    ("partial", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", ""),
    ("denied.state_secret", "1.属于国家秘密", _DENIED),
    ("denied.prohibited_by_law", "2.其他法律行政法规禁止公开", _DENIED),
    ("denied.security_and_stability", "3.危及“三安全一稳定”", _DENIED),
    ("denied.third_party_rights", "4.保护第三方合法权益", _DENIED),
    ("denied.internal_affairs", "5.属于三类内部事务信息", _DENIED),
    ("denied.process_information", "6.属于四类过程性信息", _DENIED),
    ("denied.enforcement_file", "7.属于行政执法案卷", _DENIED),
    ("denied.administrative_inquiry", "8.属于行政查询事项", _DENIED),
    ("unable.not_held", "1.本机关不掌握相关政府信息", _UNABLE),
    ("unable.needs_creation", "2.没有现成信息需要另行制作", _UNABLE),
    ("unable.still_unclear", "3.补正后申请内容仍不明确", _UNABLE),
    ("declined.petition", "1.信访举报投诉类申请", _DECLINED),
    ("declined.repeated", "2.重复申请", _DECLINED),
    ("declined.publication", "3.要求提供公开出版物", _DECLINED),
    ("declined.excessive", "4.无正当理由大量反复申请", _DECLINED),
    ("declined.reissue", "5.要求行政机关确认或重新出具已获取信息", _DECLINED),
    (
        "other.correction_overdue",
        "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
        _OTHER,
    ),
    (
        "other.fee_overdue",
        "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
        _OTHER,
    ),
    ("other.other", "3.其他", _OTHER),
    ("handled", "（七）总计", ""),
    ("carried_out", "四、结转下年度继续办理", ""),
)


def _group(key: str, label: str) -> RowGroup:
    return RowGroup(key, label, tuple(row for row, _, group in _APPLICATION_ROWS if group == label))


APPLICATIONS = Table(
    key="applications",
    number="表三",
    name="收到和处理政府信息公开申请情况",
    note="（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
    columns=(
        Column("natural_person", "自然人"),
        Column("company", "商业企业"),
        Column("research", "科研机构"),
        Column("nonprofit", "社会公益组织"),
        Column("legal_service", "法律服务机构"),
        Column("other_org", "其他"),
        Column("total", "总计"),
    ),
    rows=tuple(Row(key, label, group=group, columns=_KINDS) for key, label, group in _APPLICATION_ROWS),
    groups=(
        _group("denied", _DENIED),
        _group("unable", _UNABLE),
        _group("declined", _DECLINED),
        _group("other", _OTHER),
    ),
)

_RESULTS = ("upheld", "corrected", "other", "pending", "total")

DISPUTES = Table(
    key="disputes",
    number="表四",
    name="政府信息公开行政复议、行政诉讼情况",
    columns=(
        Column("upheld", "结果维持"),
        Column("corrected", "结果纠正"),
        Column("other", "其他结果"),
        Column("pending", "尚未审结"),
        Column("total", "总计"),
    ),
    rows=(
        Row("review", "行政复议", columns=_RESULTS),
        Row("litigation_direct", "未经复议直接起诉", group="行政诉讼", columns=_RESULTS),
        Row("litigation_after_review", "复议后起诉", group="行政诉讼", columns=_RESULTS),
    ),
)

FACTS = (
    Fact("posts.total", "主动公开信息总数", "条"),
    Fact("posts.website", "政府网站公开信息", "条"),
    Fact("posts.wechat", "微信公开信息", "条"),
    Fact("posts.weibo", "微博公开信息", "条"),
    Fact("posts.douyin", "抖音等短视频公开信息", "条"),
    Fact("posts.other", "其他渠道公开信息", "条"),
    Fact("interpretations", "政策解读", "篇"),
    Fact("press_conferences", "新闻发布会", "场"),
    Fact("consultations", "意见征集", "次"),
    Fact("mailbox.received", "信箱、留言收到", "件"),
    Fact("mailbox.answered", "信箱、留言办结", "件"),
    Fact("channels.online", "网络渠道收到申请", "件"),
    Fact("channels.letter", "信函渠道收到申请", "件"),
    Fact("channels.counter", "当面收到申请", "件"),
    Fact("channels.other", "其他渠道收到申请", "件"),
    Fact("columns.added", "新增专栏", "个"),
    Fact("accounts.active", "在运维政务新媒体账号", "个"),
    Fact("training.sessions", "公开业务培训", "次"),
    Fact("training.people", "培训人次", "人次"),
    Fact("inspections", "日常检查", "次"),
    Fact("assessment.score", "考核分值", "分", decimal=True),
    Fact("accountability.people", "责任追究", "人"),
    Fact("info_fee.notices", "发出收费通知", "件"),
    Fact("info_fee.billed_yuan", "收费通知总金额", "元", decimal=True),
    Fact("info_fee.received_yuan", "实际收取信息处理费", "元", decimal=True),
    Fact("proposals.deputies", "人大代表建议", "件"),
    Fact("proposals.committee", "政协提案", "件"),
    Fact("proposals.published", "公开办理结果", "件"),
)

FORM = Form(
    edition="2021",
    source="国办公开办函〔2021〕30号",
    title="{organ}{year}年政府信息公开工作年度报告",
    sections=SECTIONS,
    aspects=ASPECTS,
    disclosure=DISCLOSURE,
    applications=APPLICATIONS,
    disputes=DISPUTES,
    facts=FACTS,
)
