"""The parts of the report, composed from facts."""

from __future__ import annotations

from collections.abc import Callable

from engine.prose.compose.applications import on_request
from engine.prose.compose.facts import Facts, counted, heading, listed, unsaid


def compose(part: str, facts: Facts) -> str:
    """The text of a part with links, paragraphs separated by line breaks; empty for a part that is not composed."""
    composer = _COMPOSERS.get(part)
    return composer(facts).strip() if composer else ""


def _profile(facts: Facts, field: str, name: str) -> str:
    """An entry of the profile: as given, "" where the drafter said there is none, else a gap."""
    value = facts.field(field)
    if value:
        return value
    return "" if facts.said(f"profile.{field}") == "" else f"【待填：{name}】"


def _preamble(facts: Facts) -> str:
    short = facts.field("short_name")
    named = f"{facts.organ}（以下简称{short}）" if short and short != facts.organ else facts.organ
    year = facts.year_text
    basis = (
        "根据《中华人民共和国政府信息公开条例》（国务院令第711号，以下简称《条例》）和"
        "《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）要求，"
        f"{named}结合工作实际，编制{year}年政府信息公开工作年度报告。"
    )
    contents = (
        "本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、"
        "政府信息公开行政复议和行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项六个部分组成。"
        f"报告所列数据的统计期限为{year}年1月1日至{year}年12月31日。"
    )
    site = _profile(facts, "website_name", "网站名称")
    url = _profile(facts, "website", "网址")
    address = f"（网址：{url}）" if site and url else url
    contact = facts.field("contact") or facts.organ
    read = (
        f"报告电子版可在{site}{address}查阅和下载。" if site or url else f"需要本报告的，可向{contact}索取。"
    )
    details = [
        f"{label}：{value}"
        for label, value in (
            ("地址", _profile(facts, "address", "联系地址")),
            ("邮编", facts.field("postcode")),
            ("电话", _profile(facts, "phone", "联系电话")),
        )
        if value
    ]
    where_to = f"（{'，'.join(details)}）" if details else ""
    where = f"{read}公众对本报告有疑问的，可与{contact}联系{where_to}。"
    return f"{basis}\n{contents}\n{where}"


def _opening(facts: Facts) -> str:
    focus = "、".join(facts.items("overview.opening.focus"))
    around = f"围绕{focus}" if focus else ""
    return (
        f"{facts.year_text}年，{facts.name}坚持以习近平新时代中国特色社会主义思想为指导，认真执行《条例》，"
        f"{around}做好政府信息公开工作，依法保障公众的知情权、参与权、表达权和监督权。"
    )


def _proactive(facts: Facts) -> str:
    sentences = []
    if facts.none("posts.total"):
        sentences.append("全年没有新主动公开的政府信息。")
    elif facts.some("posts.total"):
        channels = counted(
            facts,
            (
                ("政府网站", "posts.website", "条"),
                ("微信", "posts.wechat", "条"),
                ("微博", "posts.weibo", "条"),
                ("抖音等短视频号", "posts.douyin", "条"),
                ("其他渠道", "posts.other", "条"),
            ),
        )
        detail = f"，其中{'、'.join(channels)}" if channels else ""
        sentences.append(f"全年主动公开政府信息{{posts.total}}条{detail}。")
    documents = counted(
        facts,
        (
            ("制发行政规范性文件", "disclosure.normative_documents.made", "件"),
            ("废止行政规范性文件", "disclosure.normative_documents.repealed", "件"),
            ("发布政策解读", "interpretations", "篇"),
            ("举办新闻发布会", "press_conferences", "场"),
            ("公开征集意见", "consultations", "次"),
        ),
    )
    if documents:
        sentences.append("，".join(documents) + "。")
    if facts.some("mailbox.received"):
        answered = "，办结{mailbox.answered}件" if facts.some("mailbox.answered") else ""
        sentences.append(f"收到信箱来信和网民留言{{mailbox.received}}件{answered}。")
    sentences.append(listed(facts.items("overview.proactive.measures")))
    return "".join(sentences) or unsaid(facts, "overview.proactive.measures", "主动公开工作")


def _management(facts: Facts) -> str:
    question = "overview.management.measures"
    return listed(facts.items(question)) or unsaid(facts, question, "政府信息管理工作")


def _platform(facts: Facts) -> str:
    counts = counted(
        facts,
        (("新增专栏", "columns.added", "个"), ("在运维政务新媒体账号", "accounts.active", "个")),
    )
    sentence = "，".join(counts) + "。" if counts else ""
    question = "overview.platform.measures"
    return sentence + listed(facts.items(question)) or unsaid(facts, question, "政府信息公开平台建设")


def _supervision(facts: Facts) -> str:
    sentences = [listed(facts.items("overview.supervision.measures"))]
    if facts.some("training.sessions"):
        people = "，{training.people}人次参加" if facts.some("training.people") else ""
        sentences.append(f"举办政府信息公开业务培训{{training.sessions}}次{people}。")
    for question, label, absent in (
        ("overview.supervision.assessment", "工作考核", "本年度未单独开展政府信息公开工作考核。"),
        ("overview.supervision.review", "社会评议", "本年度未开展政府信息公开社会评议。"),
    ):
        said = facts.said(question)
        if facts.items(question):
            sentences.append(f"{label}方面，{'，'.join(facts.items(question))}。")
        elif said == "":
            sentences.append(absent)
    if facts.some("accountability.people"):
        sentences.append("因政府信息公开工作追究责任{accountability.people}人。")
    elif facts.none("accountability.people"):
        sentences.append("全年未发生因政府信息公开工作被追究责任的情形。")
    return "".join(sentences) or unsaid(facts, "overview.supervision.measures", "监督保障工作")


def _problems(facts: Facts) -> str:
    found, measures = [], []
    number = 1
    while items := facts.items(f"problems.problem_{number}"):
        found.append("，".join(items))
        measures.append("，".join(facts.items(f"problems.measure_{number}")))
        number += 1
    blocks: list[tuple[str, str]] = []
    progress = facts.items("problems.progress")
    if progress:
        told = "改进情况如下：" if len(progress) > 1 else ""
        blocks.append(("上年度问题改进情况", "针对上年度报告指出的问题，" + told + listed(progress)))
    if found:
        blocks.append(("存在的主要问题", f"{facts.year_text}年工作还存在一些问题：" + listed(found)))
    if any(measures):
        coming = str(facts.year + 1) if facts.year else "下一"
        blocks.append(("改进措施", f"{coming}年将采取以下改进措施：" + listed([m for m in measures if m])))
    lines = []
    for index, (title, text) in enumerate(blocks, start=1):
        lines += [heading(facts, index, title), text]
    return "\n".join(lines)


def _fee(facts: Facts) -> str:
    year = facts.year_text
    received = "未实际收取"
    if not facts.none("info_fee.received_yuan"):
        received = "实际收取{info_fee.received_yuan}元"
    if facts.some("info_fee.notices"):
        notices = "收费通知{info_fee.notices}件，总金额{info_fee.billed_yuan}元"
        return f"{year}年发出政府信息公开信息处理费{notices}，{received}。"
    if facts.none("info_fee.notices") and facts.some("info_fee.received_yuan"):
        return f"{year}年未发出信息处理费收费通知，{received}。"
    if facts.none("info_fee.notices"):
        return (
            "依照《政府信息公开信息处理费管理办法》（国办函〔2020〕109号），"
            f"{year}年未发出收费通知，未收取政府信息公开信息处理费。"
        )
    return "【待填：信息处理费收取情况】"


def _proposals(facts: Facts) -> str:
    keys = ("proposals.deputies", "proposals.committee")
    if any(facts.value(key) is None for key in keys):
        return ""
    if not any(facts.some(key) for key in keys):
        return f"{facts.year_text}年未承办人大代表建议和政协提案。"
    parts = counted(facts, (("人大代表建议", keys[0], "件"), ("政协提案", keys[1], "件")))
    published = "，公开办理结果{proposals.published}件" if facts.some("proposals.published") else ""
    return f"{facts.year_text}年承办{'、'.join(parts)}{published}。"


def _matters(facts: Facts) -> str:
    blocks = [
        ("信息处理费收取情况", _fee(facts)),
        ("建议提案办理结果公开情况", _proposals(facts)),
        ("落实政务公开工作要点情况", listed(facts.items("matters.key_points"))),
        ("创新做法", listed(facts.items("matters.innovation"))),
        ("其他事项", listed(facts.items("matters.other"))),
    ]
    present = [(title, text) for title, text in blocks if text]
    if len(present) == 1:
        return present[0][1]
    lines = []
    for index, (title, text) in enumerate(present, start=1):
        lines += [heading(facts, index, title), text]
    return "\n".join(lines)


_COMPOSERS: dict[str, Callable[[Facts], str]] = {
    "preamble": _preamble,
    "overview.opening": _opening,
    "overview.proactive": _proactive,
    "overview.on_request": on_request,
    "overview.management": _management,
    "overview.platform": _platform,
    "overview.supervision": _supervision,
    "problems": _problems,
    "matters": _matters,
}

COMPOSED = tuple(_COMPOSERS)
"""The parts that are composed, in the order of the report."""
