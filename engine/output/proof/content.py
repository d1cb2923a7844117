"""Whether the file says what the draft says; without a draft, how much of a report can be read out of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engine.form import CELLS, FORM
from engine.output.content import ReportContent
from engine.output.errors import Difference
from engine.output.proof.point import Point, judged, open_point


def against(differences: Sequence[Difference], content: ReportContent) -> Iterator[Point]:
    """The file compared with the content that it was made of.

    Args:
        differences: what differs.
        content: the content.
    """
    filled = sum(bool(content.cells.get(key)) for key in CELLS)
    paragraphs = sum(
        len(getattr(content, field))
        for field in (
            *("preamble", "overview", "problems", "matters"),
            *("disclosure_notes", "applications_notes", "disputes_notes"),
        )
    )

    def of(*kinds: str) -> list[str]:
        return [_fault(difference) for difference in differences if difference.kind in kinds]

    yield judged(
        "content.cells",
        "三张表逐格与草稿一致",
        f"{len(CELLS)} 格一致（有数 {filled} 格）",
        "200 格一致",
        of("cell"),
    )
    yield judged(
        "content.paragraphs",
        "文字逐段与草稿一致",
        f"{paragraphs} 段一致",
        f"{paragraphs} 段",
        of("paragraph"),
    )
    yield judged("content.headings", "六个部分齐全、次序正确", "六个", "六个", of("heading"))
    yield judged("content.labels", "表头和项目名与官方表样一致", "一致", "一致", of("label"))
    yield judged(
        "content.structure",
        "表格行列、合并与官方表样一致",
        "14×4、28×10、4×15",
        "14×4、28×10、4×15",
        of("structure"),
    )
    yield judged(
        "content.header",
        "页眉",
        "每页印“草稿”" if content.draft_mark else "空白",
        "“草稿”" if content.draft_mark else "空白",
        of("header"),
    )


def _fault(difference: Difference) -> str:
    return (
        difference.message.replace("：", "　", difference.where.count("："))
        if difference.where
        else difference.message
    )


def alone(data: bytes, name: str) -> Iterator[Point]:
    """What can be read out of a report of which no draft is known.

    Args:
        data: bytes of the .docx.
        name: the file as the user named it.
    """
    from engine.intake.errors import IntakeError
    from engine.intake.read import read_report

    try:
        report = read_report(name if name.lower().endswith(".docx") else "报告.docx", data)
    except IntakeError as error:
        yield open_point("content.cells", "三张表能逐格读出", str(error).rpartition("：")[2], "200 格")
        return
    missing = [key for key in CELLS if key not in report.cells]
    blank = [key for key in CELLS if key in report.cells and report.cells[key].value is None]
    faults = [f"{_title(key)}：读不出" for key in missing] + [f"{_title(key)}：空白或不是数" for key in blank]
    yield judged(
        "content.cells", "三张表能逐格读出", f"{len(CELLS)} 格都有数", f"{len(CELLS)} 格都有数", faults
    )
    absent = [section.heading for section in FORM.sections if section.key not in report.sections]
    yield judged(
        "content.headings", "六个部分齐全", "六个", "六个", [f"{heading}：没有" for heading in absent]
    )
    yield judged(
        "content.title",
        "有报告标题",
        report.title,
        "机关全称＋年度＋政府信息公开工作年度报告",
        () if report.title else ("标题：没有认出",),
    )


def _title(key: str) -> str:
    from engine.form import title

    return title(key)
