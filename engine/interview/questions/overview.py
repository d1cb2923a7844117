"""Questions for section 一 总体情况: an opening and five aspects; each ends with the composed paragraph."""

from __future__ import annotations

from engine.interview.question import Question
from engine.rules.view import View


def _figures(name: str, aspect: str, title: str, keys: tuple[str, ...], **more: object) -> Question:
    return Question(
        f"overview.{aspect}.{name}",
        "overview",
        "figures",
        title,
        keys=keys,
        vocabulary="facts",
        part=f"overview.{aspect}",
        **more,  # type: ignore[arg-type]
    )


def _words(
    name: str,
    aspect: str,
    title: str,
    why: str,
    example: str,
    meaning: str = "",
    keys: tuple[str, ...] = (),
) -> Question:
    """A question about what was done; `keys` are figures that the words may carry."""
    return Question(
        f"overview.{aspect}.{name}",
        "overview",
        "words",
        title,
        meaning,
        why,
        example,
        keys,
        part=f"overview.{aspect}",
    )


def _paragraph(aspect: str, label: str) -> Question:
    return Question(
        f"overview.{aspect}.text",
        "overview",
        "prose",
        f"“{label}”这一段拟写如下，请看是否合适。",
        meaning="合适就按回车；要改就把整段改好再回车。花括号里的是与表格相连的数字，会随表格更新。",
        why="文字由您前面的回答写成，最后由您定稿。",
        part=f"overview.{aspect}",
        optional=False,
    )


def _has_applications(view: View) -> bool:
    return bool(view.value("applications.received.total"))


_POSTS = ("posts.total", "posts.website", "posts.wechat", "posts.weibo", "posts.douyin", "posts.other")
_CHANNELS = ("channels.online", "channels.letter", "channels.counter", "channels.other")

QUESTIONS = (
    Question(
        "overview.text",
        "overview",
        "prose",
        "“一、总体情况”全文如下，请看是否合适。",
        meaning="这份草稿的第一部分是一整篇。合适就按回车；要改就把全文改好再回车。",
        part="overview",
        optional=False,
    ),
    _words(
        "focus",
        "opening",
        "{year}年本机关的公开工作围绕哪些重点？",
        "开头段用一两句话点明，不必长。",
        "优化营商环境、数字政府建设",
    ),
    _paragraph("opening", "开头段"),
    _figures(
        "posts",
        "proactive",
        "{year}年主动公开信息一共多少条？各渠道多少？",
        _POSTS,
        need=("posts.total",),
        meaning="网站、微信、微博、抖音等短视频号、其他渠道；有的渠道没有就不用说。",
        why="总数必须等于各渠道之和。",
        example="共8819条，网站3092，微信4357，微博1046，抖音324",
        guide="posts.total",
    ),
    _figures(
        "interpretations",
        "proactive",
        "发布政策解读多少篇？",
        ("interpretations",),
        need=("interpretations",),
        why="制发文件而没有解读，是评估常扣分的一项。",
        example="12篇",
    ),
    _figures(
        "events",
        "proactive",
        "举办新闻发布会多少场？公开征集意见多少次？",
        ("press_conferences", "consultations"),
        need=("press_conferences", "consultations"),
        why="反映解读回应和公众参与。",
        example="发布会2场，征集意见3次",
    ),
    _figures(
        "mailbox",
        "proactive",
        "领导信箱、网民留言收到多少件？办结多少件？",
        ("mailbox.received", "mailbox.answered"),
        need=("mailbox.received", "mailbox.answered"),
        why="反映回应关切；这不是依申请公开，不计入表三。",
        example="收到120件，办结120件",
    ),
    _words(
        "measures",
        "proactive",
        "主动公开还做了哪些具体的事？",
        "写本年做成的事，一事一句，用分号隔开。",
        "公开惠企政策清单；更新重点领域公开目录",
    ),
    _paragraph("proactive", "主动公开"),
    Question(
        "overview.on_request.channels",
        "overview",
        "figures",
        "新收到的申请分别从哪些渠道来？网络、信函、当面各多少件？",
        why="渠道之和必须等于表三的新收总数。不清楚可以稍后补或答“无”。",
        example="网络50，信函8，当面2",
        keys=_CHANNELS,
        vocabulary="facts",
        part="overview.on_request",
        when=_has_applications,
    ),
    _words(
        "measures",
        "on_request",
        "依申请公开建立或改进了哪些办理机制？",
        "写登记、审查、会商、答复中本年的做法，一事一句。",
        "专人登记办理；答复前由法律顾问审核",
    ),
    _words(
        "reasons",
        "on_request",
        "申请量变化较大、结果集中在一类，或复议被纠正的，原因是什么？",
        "数字异常而不说明，主管部门会退回来问。没有异常请答“无”。",
        "征地拆迁项目集中，相关申请增多",
    ),
    _paragraph("on_request", "依申请公开"),
    _words(
        "measures",
        "management",
        "政府信息管理做了哪些事？",
        "如目录更新、属性认定、三审三校、保密审查、文件清理。",
        "编制主动公开事项目录；落实三审三校制度",
    ),
    _paragraph("management", "政府信息管理"),
    _figures(
        "counts",
        "platform",
        "新增专栏多少个？在运维的政务新媒体账号多少个？",
        ("columns.added", "accounts.active"),
        need=("columns.added", "accounts.active"),
        why="反映平台建设的变化。",
        example="新增专栏1个，账号3个",
    ),
    _words(
        "measures",
        "platform",
        "平台建设还做了哪些事？",
        "如网站改版、专栏优化、适老化、日常监测、线下专区。",
        "优化网站栏目；每周检查政务新媒体",
    ),
    _paragraph("platform", "政府信息公开平台建设"),
    _figures(
        "training",
        "supervision",
        "举办公开业务培训多少次？多少人次参加？",
        ("training.sessions", "training.people"),
        need=("training.sessions", "training.people"),
        why="监督保障的常规内容。",
        example="培训2次，80人次",
    ),
    _words(
        "assessment",
        "supervision",
        "工作考核情况怎样？",
        "各级人民政府必须写（条例第五十条第四项），其他机关建议写。",
        "纳入年度综合考核",
        keys=("assessment.score",),
    ),
    _words(
        "review",
        "supervision",
        "社会评议情况怎样？",
        "各级人民政府必须写；没有开展请答“无”，程序会写明未开展。",
        "邀请企业代表评议，结果良好",
    ),
    _figures(
        "accountability",
        "supervision",
        "因政府信息公开工作被追究责任的有多少人？",
        ("accountability.people",),
        need=("accountability.people",),
        why="没有追究的也要写明。",
        example="没有",
    ),
    _words(
        "measures",
        "supervision",
        "监督检查还做了哪些事？",
        "如领导小组、日常检查、通报整改。",
        "对网站和政务新媒体开展日常检查",
        keys=("inspections",),
    ),
    _paragraph("supervision", "监督保障"),
)
