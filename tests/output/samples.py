"""Reports for the tests: the figures of the seed report with prose of our own, and one with 200 different numbers."""

from __future__ import annotations

from engine.form import CELLS
from engine.output.content import Paragraph, ReportContent

_FILLER = (
    "本机关把公开透明贯穿办事全过程，围绕群众关心的教育、医疗、就业、养老等事项，及时回应来信来电，"
    "定期核对栏目内容，补齐缺漏信息，更正过时表述；对重要文件同步配发说明，用图表和问答讲清楚政策要点，"
    "方便企业和居民查找使用；"
)
_SEED = {
    "disclosure.normative_documents.repealed": 1,
    "disclosure.normative_documents.in_force": 7,
    "disclosure.licensing": 5821,
    "disclosure.penalties": 94,
    "disclosure.compulsion": 9,
    "disclosure.fees": 786,
    "disputes.review.upheld": 6,
    "disputes.review.corrected": 9,
    "disputes.review.total": 15,
}
_NATURAL = {
    "received": 60,
    "granted": 9,
    "partial": 1,
    "denied.third_party_rights": 36,
    "unable.not_held": 3,
    "unable.needs_creation": 10,
    "other.correction_overdue": 1,
    "handled": 60,
}


def filler(length: int, start: str = "") -> str:
    """A paragraph of this many characters."""
    return (start + _FILLER * (length // len(_FILLER) + 1))[: length - 1] + "。"


def seed_cells() -> dict[str, str]:
    """The 200 figures of the seed report, printed."""
    cells = dict.fromkeys(CELLS, "0") | {key: str(value) for key, value in _SEED.items()}
    for row, value in _NATURAL.items():
        cells[f"applications.{row}.natural_person"] = str(value)
        cells[f"applications.{row}.total"] = str(value)
    return cells


def seed_sized(*, draft_mark: bool = False) -> ReportContent:
    """A report as long as the seed report, with its figures."""
    return ReportContent(
        organ="某某某某经济技术开发区管理委员会",
        year=2024,
        title_lines=("某某某某经济技术开发区管理委员会", "2024年政府信息公开工作年度报告"),
        preamble=(Paragraph(filler(124)), Paragraph(filler(266))),
        overview=(
            Paragraph(filler(166, "2024年，")),
            Paragraph(filler(183, "1.主动公开方面。")),
            Paragraph(filler(135, "2.依申请公开工作方面。本年新收政府信息公开申请60件。")),
            Paragraph(filler(271, "3.政府信息管理方面。坚持“先审后发”……")),
            Paragraph(filler(106, "4.平台建设方面。")),
            Paragraph(filler(143, "5.监督保障方面。")),
        ),
        problems=(
            Paragraph("1.存在问题", "subheading"),
            Paragraph(filler(94)),
            Paragraph("2.下步举措", "subheading"),
            Paragraph(filler(226)),
        ),
        matters=(
            Paragraph(filler(51, "1.")),
            Paragraph(filler(41, "2.")),
            Paragraph(filler(75, "3.")),
            Paragraph(filler(87, "4.")),
        ),
        cells=seed_cells(),
        draft_mark=draft_mark,
    )


def numbered() -> ReportContent:
    """A short report whose 200 cells all differ."""
    return ReportContent(
        organ="某某局",
        year=2024,
        title_lines=("某某局2024年政府信息公开工作年度报告",),
        preamble=(Paragraph("前言。"),),
        overview=(Paragraph("总体情况。"),),
        problems=(Paragraph("存在问题。"),),
        matters=(Paragraph("其他事项。"),),
        cells={key: str(number) for number, key in enumerate(CELLS, start=1001)},
    )
