"""Cleaning, wrapping and cutting text for the screen."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.text import breaks, clean, clip, flow, height, joined, labelled, left, line, right, shorten

HANZI = st.text(alphabet="政府信息公开年报，。（）“”、12345abc 𠮷😀", max_size=120)


@given(HANZI, st.integers(12, 60), st.integers(0, 8))
def test_every_line_fits(text: str, width: int, hang: int) -> None:
    content = flow([line(text, hang=hang)], width)
    assert all(cell_len(row.rstrip()) <= width for row in content.plain.split("\n"))
    assert content.plain.count("\n") + 1 == height([line(text, hang=hang)], width)


@given(HANZI, st.integers(12, 60))
def test_nothing_is_lost_or_doubled(text: str, width: int) -> None:
    assert flow([line(text)], width).plain.replace("\n", "") == text


def test_no_line_begins_with_closing_punctuation() -> None:
    rows = flow([line("一二三四五六，七八九十。" * 3)], 12).plain.split("\n")
    assert not [row for row in rows if row[0] in "，。"]


def test_no_line_ends_with_an_opening_bracket() -> None:
    rows = flow([line("一二三四五（六七）八九十")], 12).plain.split("\n")
    assert rows[0] == "一二三四五"


def test_a_dash_is_not_torn_apart() -> None:
    rows = flow([line("一二三四五——六七")], 11).plain.split("\n")
    assert rows == ["一二三四五", "——六七"]


@given(HANZI, st.integers(12, 60))
def test_no_room_beyond_the_width_where_a_cursor_goes(text: str, width: int) -> None:
    cuts = (0, *breaks(text, width, spaces_hang=False), len(text))
    assert all(cell_len(text[first:last]) <= width for first, last in pairwise(cuts))


def test_numbers_and_words_stay_whole() -> None:
    rows = flow([line("一二三四1234567件")], 14).plain.split("\n")
    assert rows == ["一二三四", "1234567件"]


def test_a_space_does_not_pull_a_whole_run_down() -> None:
    assert breaks("共 58件申请需要办理", 12) == (7,)


def test_lines_hang_under_their_label() -> None:
    rows = flow([labelled("口径", "一二三四五六七八九十")], 14).plain.split("\n")
    assert rows == ["口径　一二三四", "      五六七八", "      九十"]


def test_markup_and_links_are_text() -> None:
    hostile = "[red]甲[/red] [[x]] {{y}} {applications.received.total} 😀𠮷"
    assert joined(hostile, (hostile, "bold")).plain == hostile * 2
    assert not joined(hostile).spans


@pytest.mark.parametrize("code", ["\x1b", "\x07", "\x00", "\u202e", "\u2066", "\x9b"])
def test_what_a_terminal_would_obey_is_dropped(code: str) -> None:
    assert clean(f"甲{code}乙") == "甲乙"


def test_line_ends_are_one_kind() -> None:
    assert clean("甲\r\n乙\r丙\t丁\u2028戊") == "甲\n乙\n丙 丁\n戊"


def test_cutting_counts_cells() -> None:
    assert clip("政府信息", 5) == "政府"
    assert shorten("政府信息公开", 8) == "政府信.."
    assert shorten("甲\n乙", 8) == "甲 乙"
    assert left("政", 5) == "政   "
    assert right("12", 5) == "   12"


def test_what_follows_a_line_end_is_indented_too() -> None:
    text = flow([line("答　", "一是\n二是很长的一句话\n\n三是", hang=4)], 14).plain
    assert text.split("\n") == ["答　一是", "    二是很长的", "    一句话", "", "    三是"]
    assert height([line("答　", "一是\n二是很长的一句话\n\n三是", hang=4)], 14) == 5
