"""Makes reports as offices publish them: one set of figures and texts, written in many habits, with the truth beside it."""

# ruff: noqa: S311 - figures by chance, nothing secret
from __future__ import annotations

import unicodedata
from decimal import Decimal
from random import Random
from typing import NamedTuple

from engine.form.edition_2019 import FORM_2019
from engine.form.edition_2021 import FORM
from engine.form.model import Form
from tests.intake.field_tables import Habits, Table, habits_of, tables_of

ORGANS = (
    "青岚省人民政府",
    "临溪市人民政府",
    "临溪市人民政府办公室",
    "青岚省自然资源厅",
    "临溪市住房和城乡建设局",
    "云岭彝族自治县人民政府",
    "云岭彝族自治县民族宗教事务局（县乡村振兴局）",
    "双桥镇人民政府",
    "桂花乡人民政府",
    "临溪市南湖区人民政府东门街道办事处",
    "临溪高新技术产业开发区管理委员会",
    "国家税务总局临溪市税务局",
    "临溪市公安局交通警察支队",
    "临溪市住房公积金管理中心",
    "临溪市供水集团有限公司",
    "青岚省地方金融监督管理局",
)
_SENTENCES = (
    "全年围绕中心工作，及时公开重点领域信息{}条，其中政策文件{}件。",
    "严格落实信息发布审核制度，先审查、后公开，做到每条信息有人负责。",
    "加强政府网站和政务新媒体建设，全年发布信息{}条，回应群众留言{}件。",
    "组织业务培训{}次，参加{}人次，进一步提高了工作人员的能力和水平。",
    "健全受理、登记、办理、答复的流程，与申请人加强沟通，依法按时答复。",
    "接受社会监督，公开投诉举报电话（0631）5550{}，全年没有责任追究情形。",
)
_SUBHEADS = ("主动公开", "依申请公开", "政府信息管理", "政府信息公开平台建设", "监督保障")


class Line(NamedTuple):
    """A paragraph; `level` 0 is running text, 1 a title, 2 a heading of a section, 3 one below it."""

    text: str
    level: int = 0


Block = Line | Table


class Field(NamedTuple):
    """A report with its truth: `figures` as printed by key, `prose` by part."""

    organ: str
    year: int
    form: Form
    figures: dict[str, str]
    prose: dict[str, str]
    blocks: list[Block]

    def values(self) -> dict[str, Decimal | None]:
        """What every cell is worth; None for a blank or a stroke."""
        return {key: worth(text) for key, text in self.figures.items()}


def worth(text: str) -> Decimal | None:
    """What a figure made here is worth."""
    normal = unicodedata.normalize("NFKC", text).replace(",", "").strip()
    return Decimal(normal) if normal[-1:].isdecimal() else None


def figures_of(form: Form, random: Random, *, odd: bool) -> dict[str, str]:  # noqa: C901
    """Figures for every cell that add up; written oddly in places."""
    found: dict[str, int] = {}
    for key in form.disclosure.cells():
        found[key] = random.choice((0, 0, random.randrange(40), random.randrange(30000)))
    kinds = [column.key for column in form.applications.columns if column.key != "total"]
    for kind in kinds:
        most = 400 if kind == "natural_person" else 12
        handled = 0
        for row in form.applications.rows:
            if row.key in ("received", "carried_in", "handled", "carried_out"):
                continue
            value = random.choice((0, 0, 0, random.randrange(most)))
            found[f"applications.{row.key}.{kind}"] = value
            handled += value
        out = random.choice((0, random.randrange(9)))
        brought = random.randrange(min(9, handled + out + 1))
        found[f"applications.handled.{kind}"] = handled
        found[f"applications.carried_out.{kind}"] = out
        found[f"applications.carried_in.{kind}"] = brought
        found[f"applications.received.{kind}"] = handled + out - brought
    for row in form.applications.rows:
        found[f"applications.{row.key}.total"] = sum(
            found[f"applications.{row.key}.{kind}"] for kind in kinds
        )
    for row in form.disputes.rows:
        results = [random.choice((0, 0, random.randrange(9))) for _ in range(4)]
        for name, value in zip(
            ("upheld", "corrected", "other", "pending", "total"), (*results, sum(results)), strict=True
        ):
            found[f"disputes.{row.key}.{name}"] = value
    written = {key: str(value) for key, value in found.items()}
    money = "disclosure.fees" if form.edition == "2021" else "disclosure.procurement.amount"
    written[money] = random.choice(("0", "12.5", "1286.37", "0.08", "26"))
    if form.edition == "2019":
        for row in ("licensing", "other_services", "penalties", "compulsion", "fees"):
            written[f"disclosure.{row}.change"] = random.choice(("0", "-3", "12"))
    if odd:
        for key in random.sample(sorted(written), 30):
            value = written[key]
            written[key] = random.choice(
                (
                    value.translate({ord(str(d)): chr(0xFF10 + d) for d in range(10)}),
                    f"{int(value):,}" if value.isdecimal() else value,
                    f" {value}\u3000",
                )
            )
    return written


def blanked(figures: dict[str, str], random: Random) -> dict[str, str]:
    """The same with zeros left out as some offices do."""
    mark = random.choice(("", "/", "—", "－", "无", "-"))
    return {key: mark if text.strip() in ("0", "０") else text for key, text in figures.items()}


def made(  # noqa: C901
    seed: int, edition: str = "2021", *, blanks: bool = False, odd: bool = False, **fixed: object
) -> Field:
    """One report by chance; the same for the same seed."""
    random = Random(seed)
    habits = habits_of(random)._replace(**fixed)  # type: ignore[arg-type]
    form = FORM if edition == "2021" else FORM_2019
    organ = random.choice(ORGANS)
    year = random.choice((2021, 2022, 2023, 2024, 2025)) if edition == "2021" else random.choice((2019, 2020))
    figures = figures_of(form, random, odd=odd)
    if blanks:
        figures = blanked(figures, random)
    prose: dict[str, str] = {}
    blocks: list[Block] = []
    blocks += _front(organ, year, habits)
    prose["preamble"] = _preamble(organ, year, random)
    heads = _headings(habits.headings)
    if habits.contents:
        blocks.append(Line("目　录"))
        blocks += [Line(f"{head}{'.' * 12}{at}") for at, head in enumerate(heads, 1)]
    blocks += [Line(line) for line in prose["preamble"].split("\n")]
    prose["overview"] = _overview(habits, random)
    subheads = {f"{_mark(habits.subheads, at)}{name}" for at, name in enumerate(_SUBHEADS)}
    tables = tables_of(form, figures, habits)
    for at, (head, section) in enumerate(zip(heads, form.sections, strict=True)):
        blocks.append(Line(head, 2))
        if section.key in tables:
            if habits.beside:
                prose[section.key] = _sentences(random, 1)[0]
                blocks.append(Line(prose[section.key]))
            if habits.captions:
                blocks.append(Line(("单位：件", f"表{at}", "（单位：件、万元）")[at % 3]))
            blocks += tables[section.key]
            continue
        if section.key != "overview":
            prose[section.key] = "\n".join(_sentences(random, 2))
        blocks += [Line(line, 3 if line in subheads else 0) for line in prose[section.key].split("\n")]
    if habits.attached:
        blocks.append(Line("附件：政府信息公开工作年度报告统计表.xlsx"))
    if habits.signed:
        blocks += [Line(organ.split("（")[0]), Line(f"{year + 1}年1月2{random.randrange(10)}日")]
    if habits.foot:
        blocks += [Line("【打印本页】 【关闭窗口】"), Line("主办：某某市人民政府办公室　版权所有")]
    return Field(organ, year, form, figures, prose, blocks)


def _front(organ: str, year: int, habits: Habits) -> list[Block]:
    full = f"{organ}{year}年政府信息公开工作年度报告"
    titles: tuple[list[str], ...] = (
        [full],
        [organ, f"{year}年政府信息公开工作年度报告"],
        [f"{organ}关于{year}年度政府信息公开工作情况的报告"],
        [f"{organ}{year}年度政府信息公开工作报告"],
        [f"{year}年{organ}政府信息公开工作年度报告"],
        [organ, "政府信息公开工作年度报告", f"（{year}年度）"],
        [f"{organ}政府信息公开工作年度报告（{year}年）"],
        [organ, f"{year}年政府信息公开", "工作年度报告"],
    )
    found: list[Block] = [Line(line, 1) for line in titles[habits.title]]
    if habits.meta:
        found += [
            Line(f"发布时间：{year + 1}-01-2{year % 10} 09:30　来源：{organ}　浏览次数：128"),
            Line("字体：[大 中 小]　打印"),
        ]
    return found


def _preamble(organ: str, year: int, random: Random) -> str:
    first = (
        f"根据《中华人民共和国政府信息公开条例》和《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》"
        f"要求，编制本年度报告。本报告所列数据的统计期限自{year}年1月1日起至12月31日止。"
    )
    second = f"如对本报告有疑问，请与{organ}联系（地址：临溪市人民路{random.randrange(1, 400)}号，电话：0631-555{random.randrange(1000, 9999)}）。"
    return random.choice((first + second, f"{first}\n{second}"))


def _sentences(random: Random, count: int) -> list[str]:
    return [
        "".join(random.choice(_SENTENCES).replace("{}", str(random.randrange(1, 99))) for _ in range(2))
        for _ in range(count)
    ]


def _mark(style: int, at: int) -> str:
    han = "一二三四五"[at]
    return (f"（{han}）", f"{at + 1}.", f"({han}) ", f"（{han}）", f"{at + 1}、", "")[style]


def _overview(habits: Habits, random: Random) -> str:
    lines: list[str] = _sentences(random, 1)
    for at, name in enumerate(_SUBHEADS):
        head = f"{_mark(habits.subheads, at)}{name}"
        text = _sentences(random, 1)[0]
        if habits.subheads == 3:
            lines.append(f"{head}。{text}")
        elif habits.subheads == 5:
            lines.append(f"{name}方面：{text}")
        else:
            lines += [head, text]
    return "\n".join(lines)


def _headings(style: int) -> list[str]:
    names = [section.heading.split("、", 1)[1] for section in FORM.sections]
    if style == 1:
        names[3] = "因政府信息公开工作被申请行政复议、提起行政诉讼情况"
        names[4] = "政府信息公开工作存在的主要问题及改进情况"
    if style == 2:
        names[3] = "政府信息公开行政复议及行政诉讼情况"
        names[4] = "存在的主要问题和改进措施"
    if style == 3:
        return [f"第{'一二三四五六'[at]}部分 {name}" for at, name in enumerate(names)]
    if style == 4:
        return [f"{at}．{name}" for at, name in enumerate(names, 1)]
    if style == 5:
        return [f"{'一二三四五六'[at]} 、 {name}" for at, name in enumerate(names)]
    if style == 6:
        return [f"{'一二三四五六'[at]}、{name}：" for at, name in enumerate(names)]
    return [f"{'一二三四五六'[at]}、{name}" for at, name in enumerate(names)]
