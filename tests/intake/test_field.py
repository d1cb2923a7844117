"""Reports as offices write them, read back from every sort of file: every cell, every part of the text, who and when."""

from __future__ import annotations

from decimal import Decimal
from random import Random

import pytest

from engine.intake.read import read_report
from engine.intake.report import Report
from tests.intake.field import Field, made
from tests.intake.field_files import as_docx, as_html, as_text
from tests.intake.field_pages import SHAPES, Shape
from tests.intake.field_tables import Cell, Table

_FLAT = ("cell", "lines", "row")
"""Shapes of text in which a blank cell leaves nothing behind."""


def figures(report: Report) -> dict[str, Decimal | None]:
    """What was read for every cell of either form."""
    return {
        key: None if reading.value is None else Decimal(reading.value)
        for key, reading in {**report.cells, **report.older}.items()
    }


def _is_whole(field: Field, report: Report) -> None:
    assert figures(report) == field.values()
    assert dict(report.prose) == field.prose
    assert (report.profile.get("organ"), report.profile.get("year")) == (field.organ, field.year)
    assert report.edition == field.form.edition
    assert report.unplaced == ()


@pytest.mark.parametrize("edition", ["2021", "2019"])
@pytest.mark.parametrize("seed", range(12))
def test_word_web_and_text_say_the_same(seed: int, edition: str) -> None:
    field = made(seed, edition, blanks=seed % 2 == 1, odd=seed % 3 == 0)
    _is_whole(field, read_report("报告.docx", as_docx(field)))
    _is_whole(field, read_report("报告.html", as_html(field, seed).encode()))
    page = as_html(field, seed + 1).replace("charset='utf-8'", "charset='gb2312'")
    _is_whole(field, read_report("报告.htm", page.encode("gb18030")))
    for shape, name in (("stroke", "报告.txt"), ("md", "报告.md")):
        _is_whole(field, read_report(name, as_text(field, shape).encode()))


@pytest.mark.parametrize("edition", ["2021", "2019"])
@pytest.mark.parametrize("shape", [*_FLAT, "tab"])
@pytest.mark.parametrize("seed", range(6))
def test_tables_that_lost_their_lines(seed: int, shape: str, edition: str) -> None:
    blanks = shape == "tab" and seed % 2 == 1
    field = made(seed, edition, blanks=blanks, headless=False)
    _is_whole(field, read_report("报告.txt", as_text(field, shape).encode()))


@pytest.mark.parametrize("title", range(8))
@pytest.mark.parametrize("headings", range(7))
def test_titles_and_headings_of_all_kinds(title: int, headings: int) -> None:
    field = made(100 + title, title=title, headings=headings)
    _is_whole(field, read_report("报告.html", as_html(field, title).encode()))


def test_a_table_without_headings_is_read_in_order_where_the_totals_prove_it() -> None:
    field = made(5, headless=True, nested=False)
    report = read_report("报告.docx", as_docx(field))
    _is_whole(field, report)
    assert any("没有表头" in note for note in report.notes)


def test_a_table_without_headings_whose_totals_are_wrong_is_not_guessed() -> None:
    field = made(5, headless=True, nested=False)
    table = next(block for block in field.blocks if isinstance(block, Table) and len(block.rows) > 20)
    row = next(row for row in table.rows if row[0].text.startswith("一"))
    row[-1] = Cell("99999")
    report = read_report("报告.md", as_text(field, "md").encode())
    assert not any(key.startswith("applications.received") for key in report.cells)
    assert any("99999" in line for line in report.unplaced)


@pytest.mark.parametrize("edition", ["2021", "2019"])
@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
def test_pages_of_every_shape(shape: Shape, seed: int, edition: str) -> None:
    field = made(
        seed, edition, blanks=seed % 2 == 1, odd=seed % 3 == 0, headless=False, contents=False, unit_row=False
    )
    _is_whole(field, read_report("报告.html", shape(field, Random(seed)).encode()))  # noqa: S311
