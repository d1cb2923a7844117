"""A table as a sheet: the text being typed, the lines in view, the place where text goes in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from engine.form import CELLS, FORM
from tui.grid import Figures
from tui.sheet import caret_at, pictured, sheet
from tui.widgets.celltext import LONGEST, CellText, begun, opened

ROW = "applications.denied.third_party_rights"
FIGURES = Figures(
    {f"{ROW}.company": 5}, {f"{ROW}.total": 41}, disputed=frozenset({f"{ROW}.company"}), blank="_"
)


def test_typing_over_and_editing() -> None:
    assert begun("6").typed("0") == CellText("60", 2)
    assert begun("6").is_changed
    assert not opened("60").is_changed
    assert opened("60").typed("5").is_changed
    text = opened("65")
    for key in ("left", "backspace", "home", "delete", "end", "left", "right"):
        after = text.pressed(key)
        assert after is not None
        text = after
    assert text.text == ""
    assert text.pressed("f5") is None
    assert text.typed("1" * 99).text == "1" * LONGEST


@given(
    st.lists(st.sampled_from(["left", "right", "home", "end", "backspace", "delete", "六", "1"]), max_size=30)
)
def test_the_caret_stays_in_the_text(keys: list[str]) -> None:
    text = opened("12")
    for key in keys:
        text = text.pressed(key) or text.typed(key)
        assert 0 <= text.caret <= len(text.text)


@pytest.mark.parametrize("table", [table.key for table in FORM.tables])
@pytest.mark.parametrize("width", [58, 78, 98, 118, 180])
def test_every_line_fits_also_while_editing(table: str, width: int) -> None:
    whole = sheet(table, FIGURES, width)
    assert [key for _, keys in whole.cells for key in keys] == [
        key for key in CELLS if key.startswith(f"{table}.")
    ]
    for key in (whole.key(0, 0), whole.key(99, 99), whole.key(3, 2)):
        for editing in (None, begun("6"), opened("一百二十三万四千五百六十七"), begun("1" * LONGEST)):
            shown = pictured(whole, FIGURES, key, editing, 0, 60).plain.split("\n")
            lines = shown[: len(whole.heads) + len(whole.body)]
            assert {cell_len(line) for line in lines} == {width}
            row = whole.body[whole.line_of(key)]
            at = whole.where(key)
            assert at is not None
            assert 0 <= caret_at(row, at[1], editing, width) < width


def test_what_is_typed_is_seen_at_the_caret() -> None:
    whole = sheet("applications", FIGURES, 78)
    for column in range(7):
        key = whole.key(6, column)
        editing = begun("六十")
        line = pictured(whole, FIGURES, key, editing, 0, 60).plain.split("\n")[
            len(whole.heads) + whole.line_of(key)
        ]
        before = line[: line.index("六十") + 2]
        assert cell_len(before) == caret_at(whole.body[whole.line_of(key)], column, editing, 78)


def test_headings_stay_and_the_body_scrolls() -> None:
    whole = sheet("applications", FIGURES, 78)
    first, later = (
        pictured(whole, FIGURES, whole.key(0, 0), None, top, 12).plain.split("\n") for top in (0, 10)
    )
    assert len(first) == len(later) == 12
    heads = len(whole.heads)
    assert [line.rstrip() for line in first[:heads]] == [line.rstrip() for line in later[:heads]]
    assert "一、本年新收" in first[heads]
    assert "一、本年新收" not in "".join(later)


def test_states_are_told_apart_without_colour() -> None:
    whole = sheet("applications", FIGURES, 98)
    text = pictured(whole, FIGURES, whole.key(0, 0), None, 0, 60).plain
    (line,) = (line for line in text.split("\n") if "第三方" in line)
    assert line.split() == ["〔冲突〕4.保护第三方合法权益", "_", "5!", "_", "_", "_", "_", "(41)"]


def test_reading_order() -> None:
    whole = sheet("disputes", FIGURES, 78)
    assert whole.next("disputes.review.total", 1) == "disputes.litigation_direct.upheld"
    assert whole.next(whole.key(99, 99), 1) == whole.key(99, 99)
    assert whole.where("applications.received.total") is None
