"""Drafts that strain a page: names, numbers and texts of every length, in our own words."""

from __future__ import annotations

from decimal import Decimal

from engine.draft.model import Draft
from engine.form import CELLS

ZERO: dict[str, int | Decimal] = dict.fromkeys(CELLS, 0)
LONG_NAME = "某某维吾尔自治区某某哈萨克自治州某某锡伯自治县某某牛录乡人民政府综合行政执法办公室"
ADDRESS = "https://www.example.gov.cn/zwgk/fdzdgknr/gknb/" + "a1b2c3d4/" * 8
STREAM = "坚持以人民为中心的发展思想围绕中心服务大局持续推进决策执行管理服务结果公开" * 14


def draft(organ: str = "某某县某某局", **profile: object) -> Draft:
    return Draft().with_profile(organ=organ, year=2024, **profile)


def _ministry() -> Draft:
    sizes = (1234567, 98765432, 123456789, 876543)
    figures: dict[str, int | Decimal] = {key: sizes[at % 4] for at, key in enumerate(CELLS)}
    figures["disclosure.fees"] = Decimal("96171.6")
    return (
        draft("国家某某监督管理总局", kind="ministry")
        .with_figures(figures)
        .with_prose("preamble", f"依据条例编制。详见{ADDRESS}，邮箱gongkai.bangongshi@example.gov.cn。")
        .with_prose("overview.opening", "坚持“放管服”改革——以公开促落实、促规范、促服务……")
        .with_prose("overview.proactive", '全年公开1234567条。\n一是健全制度。\n二是升级"一网通办"。')
        .with_prose("problems", "（一）存在的主要问题\n一是解读不够。\n（二）改进情况\n一是加强解读。")
    )


def _town() -> Draft:
    return (
        draft("某某镇人民政府", kind="town", style="arabic", signature="某某镇人民政府", date="2025-01-20")
        .with_figures(ZERO)
        .with_prose("overview.proactive", "公开信息0条。")
        .with_prose("overview.on_request", "没有收到申请。")
        .with_prose("problems", "1.存在问题\n一是人员少。\n2.下步举措\n一是加强培训。")
        .with_prose("matters", "1.收取信息处理费情况：无。\n2.其他：无。")
    )


def _hostile() -> Draft:
    return (
        draft("甲&乙<丙>局")
        .with_figures(ZERO)
        .with_prose(
            "preamble", '{{ 7*7 }} {% for x in y %} <w:p/> & ]]> “引”‘单’"直" <?nianbao right 9?>\t表😀𠮷'
        )
        .with_prose("overview", "（一）标题\n　　自己缩进。\n\n空行之后。\r\n1. 列表\n（1）括号\n① 圈号")
        .with_prose("problems", "A" * 120)
        .with_prose("matters", "1,234,567.89元；50％；3℃；㎡；№；×××。")
    )


def _stream() -> Draft:
    return draft(LONG_NAME).with_figures(ZERO).with_prose("overview", f"（一）主动公开\n{STREAM}。")


def _notes() -> Draft:
    return (
        draft("某某省某某市某某区某某街道办事处综合科室")
        .with_figures(ZERO)
        .with_prose("disclosure", "规范性文件由本机关制发。")
        .with_prose("applications", "表三说明。")
        .with_prose("disputes", "表四说明。")
    )


DRAFTS = {
    "ministry": _ministry(),
    "town": _town(),
    "long name": _stream(),
    "hostile": _hostile(),
    "empty": draft(),
    "lines as set": draft(
        title_lines=["中国（某某）自由贸易试验区某某片区管理委员会", "2024年政府信息公开工作年度报告"],
        signature="中国（某某）自由贸易试验区某某片区管理委员会暨某某经济技术开发区管理委员会",
        date="2025年1月20日",
    ).with_figures(ZERO),
    "notes": _notes(),
    "many paragraphs": draft().with_prose(
        "overview",
        "\n".join(f"{number}.第{number}项工作，做到“应公开尽公开”。" * 6 for number in range(1, 40)),
    ),
    "signed without a date": draft(signature="某某局").with_figures(ZERO),
    "annex": _town().with_profile(annex=True),
    "nothing": Draft(),
}
