"""Plain texts as they are copied from pages: whole tables in one line, tables in traditional script."""

from __future__ import annotations

import pytest

from engine.form.edition_2019 import FORM_2019
from engine.form.edition_2021 import FORM
from engine.form.keys import CELLS
from engine.intake.document import Grid
from engine.intake.placing import report_of
from engine.intake.plaintext import read
from engine.intake.report import Report
from tests.intake.placing.building import DISTINCT, of, plain_grid, table_2, table_3, table_4, texts

HEADINGS = [section.heading for section in FORM.sections]


def _report(text: str) -> Report:
    return report_of(read("甲.txt", text.encode()))


def _line(grid: Grid) -> str:
    return " | ".join("".join(cell.text.split()) for cell in grid.cells)


@pytest.mark.parametrize("between", ["\n", " "])
@pytest.mark.parametrize("stroke", [" | ", " ｜ ", "│"])
@pytest.mark.parametrize("whole", [True, False])
def test_tables_in_one_line(between: str, stroke: str, whole: bool) -> None:
    """`whole`: merged cells stand once; otherwise blank squares stand for what they cover in the rows below."""
    parts = ["甲市乙局2024年政府信息公开工作年度报告", HEADINGS[0], "全年公开信息二十条。"]
    for heading, table in zip(HEADINGS[1:4], (table_2, table_3, table_4), strict=True):
        grid = table(DISTINCT)
        parts.append(f"{heading} {_line(grid if whole or table is not table_3 else _blank_below(grid))} |")
    parts += [HEADINGS[4], "问题是公开还不够及时。", HEADINGS[5], "没有其他事项。"]
    found = _report(between.join(parts).replace(" | ", stroke))
    assert texts(found) == DISTINCT
    assert not found.unplaced
    assert set(found.prose) == {"overview", "problems", "matters"}
    assert found.headings == tuple(HEADINGS)


def _blank_below(grid: Grid) -> Grid:
    """The head as it is; in the rows below, a blank cell stands where a label from above reaches."""
    flat = plain_grid(grid)
    head = tuple(cell for cell in grid.cells if cell.row < 3)
    body = tuple(
        cell for cell in flat.cells if cell.row > 2 and (cell.column > 2 or cell.text or cell.row > 5)
    )
    return Grid((*head, *body), grid.place)


def test_blank_figures_in_one_line_stay_blank() -> None:
    blank = {key: "" for key in CELLS if key.startswith(("disclosure.regulations", "disclosure.pen"))}
    found = _report(f"{HEADINGS[1]} {_line(table_2(DISTINCT | blank))} |")
    assert texts(found) == of("disclosure") | blank


def test_strokes_alone_are_no_text() -> None:
    assert "disclosure" not in _report(f"{HEADINGS[1]}\n|\n\n|\n{HEADINGS[2]}\n没有申请。").prose


TRADITIONAL = str.maketrans(
    "规设区县应数据范标采购处罚强关务许项证减长办单开总对产书员",
    "規設區縣應數據範標採購處罰強關務許項證減長辦單開總對產書員",
)


def test_the_table_of_the_older_form_in_traditional_script() -> None:
    figures = {key: str(number) for number, key in enumerate(FORM_2019.disclosure.cells(), 1)}
    lines: list[str] = []
    item = ""
    for row in FORM_2019.disclosure.rows:
        columns = [column for column in FORM_2019.disclosure.columns if column.key in row.columns]
        if row.item != item:
            item = row.item
            lines += [
                f"{item} | ||||| |",
                " | ".join(["信息内容", *(f"{c.label}（指本年）" for c in columns)]) + " | ||",
            ]
        keys = [f"disclosure.{row.key}.{c.key}" if c.key else f"disclosure.{row.key}" for c in columns]
        label = row.label.replace("文件", "檔案") + "（含各县、区办理的事项）"
        lines.append(" | ".join([label, *(figures[key] for key in keys)]) + " | ||")
    found = _report("\n".join(lines).translate(TRADITIONAL))
    assert found.edition == "2019"
    assert {key: reading.text for key, reading in (found.cells | found.older).items()} == figures
    assert not found.unplaced
