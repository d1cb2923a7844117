"""The tables as text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from engine.form import CELLS, FORM
from tui.grid import Figures, cell_at, concerned, rendered, rows

ROW = "applications.denied.third_party_rights"


@pytest.mark.parametrize("table", [table.key for table in FORM.tables])
@pytest.mark.parametrize("width", [54, 60, 76, 98, 180])
def test_all_cells_are_there_and_all_lines_fit(table: str, width: int) -> None:
    lines = rows(table, Figures(), width)
    found = [key for row in lines if row.kind == "row" for _, _, key in row.cells]
    assert found == [key for key in CELLS if key.startswith(f"{table}.")]
    assert {cell_len(text) for text in rendered(lines, width).plain.split("\n")} == {width}


@settings(max_examples=25)
@given(st.dictionaries(st.sampled_from(CELLS), st.integers(0, 999_999), max_size=40))
def test_columns_stand_under_their_headings(figures: dict[str, int]) -> None:
    for row in rows("applications", Figures(stated=figures), 110):
        for text, _, key in row.cells if row.kind == "row" else ():
            assert text == (str(figures[key]) if key in figures else "")
            assert cell_len(text) < row.width


def test_signs_say_what_a_figure_is() -> None:
    figures = Figures(
        stated={f"{ROW}.natural_person": 36, f"{ROW}.company": 5},
        derived={f"{ROW}.total": 41},
        typed={f"{ROW}.research": 2},
        disputed=frozenset({f"{ROW}.company"}),
        asked=frozenset({f"{ROW}.research", f"{ROW}.nonprofit"}),
    )
    (text,) = (
        text
        for text in rendered(rows("applications", figures, 120), 120).plain.split("\n")
        if "第三方" in text
    )
    assert text.split() == [">〔冲突〕4.保护第三方合法权益", "36", "5!", "2*", "__", "(41)"]


def test_a_blank_is_not_a_zero() -> None:
    text = rendered(rows("disclosure", Figures(), 60), 60).plain
    assert "0" not in text


def test_the_rows_concerned_are_few_and_live_ones_come_first() -> None:
    asked = frozenset(f"applications.{row.key}.total" for row in FORM.applications.rows)
    figures = Figures(typed={f"{ROW}.total": 36}, asked=asked)
    lines = concerned("applications", figures, 76, 6)
    assert len(lines) == 6
    assert any("第三方" in row.label for row in lines)
    assert concerned("applications", Figures(), 76, 6) == []


def test_a_click_finds_its_cell() -> None:
    (row,) = (row for row in rows("applications", Figures(), 100) if "新收" in row.label)
    assert cell_at(row, 99, 100) == "applications.received.total"
    assert cell_at(row, 100 - row.width - 1, 100) == "applications.received.other_org"
    assert cell_at(row, 3, 100) == ""


def test_the_fourth_table_in_its_printed_shape_where_there_is_room() -> None:
    wide, narrow = (rows("disputes", Figures(), width) for width in (100, 70))
    assert len([row for row in wide if row.kind == "row"]) == 1
    assert len([row for row in narrow if row.kind == "row"]) == 3
