"""Words that the rules of wording look for, as data."""

from engine.namedtuple import NamedTuple
from engine.rules.scan import words


class Term(NamedTuple):
    """Wrong wordings and the right one (empty: a character is missing); `unless` may not follow."""

    wrong: tuple[str, ...]
    better: str
    unless: tuple[str, ...] = ()


TERMS = (
    Term(("政府公开平台", "政府信息平台"), "政府信息公开平台"),
    Term(
        ("人大代表、政协委员提案", "人大代表和政协委员提案", "人大、政协提案", "人大代表、政协提案"),
        "人大代表建议、政协提案",
    ),
    Term(("人大代表提案", "人大代表的提案", "人大提案"), "人大代表建议"),
    Term(("政协建议", "政协委员建议"), "政协提案", ("提案", "案", "、提案", "和提案")),
    Term(("信息公开处理费", "政府信息处理费", "信息检索费"), "政府信息公开信息处理费"),
    Term(("政务新传媒", "政府新媒体账号", "政府新媒体平台"), "政务新媒体"),
    Term(("概括类信息",), "概况类信息"),
    Term(("规范性性文件", "规范行文件", "行政规范性文档"), "行政规范性文件"),
    Term(("依申公开", "依申请公公开", "依法申请公开"), "依申请公开"),
    Term(
        (
            "政府信公开",
            "政府信息公工作",
            "政府信息公情况",
            "政府信息公指南",
            "政府信息公目录",
            "政府息公开",
            "政务信公开",
        ),
        "政府信息公开",
    ),
    Term(("受理渠", "公开渠", "申请渠"), "", ("道",)),
    Term(("主动公工作", "主动公情况", "主动开信息", "不予公情况"), ""),
    Term(("社会评仪", "社会平议"), "社会评议"),
    Term(("行政复仪", "行政复义", "行证复议"), "行政复议"),
    Term(("行政诉颂", "行政述讼"), "行政诉讼"),
    Term(("三审三较", "三校三审制"), "三审三校"),
    Term(("工作要典", "公开要店"), "政务公开工作要点"),
    Term(("政府信息公开管理条例", "政务信息公开条例", "政务公开条例"), "政府信息公开条例"),
    Term(("公涵", "来涵", "复涵"), "函"),
    Term(("四类内部事务", "三类过程性", "三类内容事务", "四类过程信息"), "三类内部事务信息、四类过程性信息"),
)
"""W-12: terms and frequent slips, with the official term."""

GENERAL = words(
    "多数部门 大多数单位 部分地区 一些地区 有的地区 各级政府部门 各级政府和部门 部分地方 一些地方"
)
"""W-13: words about others in the report of one organ."""

OUTDATED = "新修订的?《?(?:中华人民共和国)?(?:政府信息公开)?条例》?|新《条例》|新《(?:中华人民共和国)?政府信息公开条例》|(?<!年)新条例|年度报告格式[》]?[（(]试行[）)]"
"""W-14: words that were right when the 条例 of 2019 and the first format were new."""

OUTDATED_NEEDS = (
    "新修订",
    "新《",
    "新条例",
    *("年度报告格式" + mark for mark in ("（试", "(试", "》（试", "》(试")),
)
"""One of them stands in every such wording."""


class Dated(NamedTuple):
    """A wording, the last report year in which it was usual, and words of which it has one."""

    pattern: str
    last_year: int
    needs: tuple[str, ...]


DATED = (
    Dated(
        "(?:新冠|新型冠状病毒)[^，。；]{0,16}(?:专栏|专题|专区)|疫情防控(?:专栏|专题|专区|工作信息)",
        2023,
        ("新冠", "新型冠状病毒", "疫情防控"),
    ),
    Dated("党史学习教育(?!常态化|长效)", 2022, ("党史学习教育",)),
    Dated("“?十三五”?规划(?!.{0,6}评估)", 2021, ("十三五",)),
    Dated("庆祝(?:中国共产党)?成立100周年|建党(?:100|一百)周年|建党百年", 2021, ("100周年", "建党")),
    Dated("(?:深入)?学习贯彻(?:党的)?十九大精神", 2022, ("十九大精神",)),
    Dated("不忘初心、牢记使命”?主题教育", 2020, ("不忘初心",)),
    Dated("学习贯彻习近平新时代中国特色社会主义思想主题教育", 2024, ("主题教育",)),
    Dated("精准扶贫专栏|脱贫攻坚专栏", 2021, ("精准扶贫专栏", "脱贫攻坚专栏")),
)
"""W-16: meetings, plans and columns of certain years; whether they still fit needs a person."""
