"""Ctrl+P, and finding by characters, pinyin and initials."""

from __future__ import annotations

import re

import pytest

from engine.form.keys import CELLS, FACTS, spoken
from engine.interview.commands import COMMANDS
from engine.interview.questions import QUESTIONS, SECTION_TITLES
from engine.words.pinyin import has, initials, syllables
from tests.tui.conftest import Sit, at, weihai
from tui.fuzzy import rank, ranked
from tui.theme import CONTRAST, TITLES

_HANZI = re.compile("[\u4e00-\u9fff]")


def test_every_character_that_can_be_found_has_its_pinyin() -> None:
    shown = [
        *(f"{command.name}{command.does}" for command in COMMANDS),
        *(question.title for question in QUESTIONS),
        *SECTION_TITLES.values(),
        *(spoken(key) for key in (*CELLS, *FACTS)),
        *TITLES.values(),
    ]
    missing = {char for text in shown for char in _HANZI.findall(text) if not has(char)}
    assert not missing


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("行政复议", "xzfy"),
        ("银行", "yh"),
        ("重做", "cz"),
        ("重点", "zd"),
        ("导出Word报告", "dcwordbg"),
        ("延长", "yc"),
    ],
)
def test_initials_follow_the_word(text: str, read: str) -> None:
    assert initials(text) == read


def test_initials_of_the_commands_are_those_of_the_table() -> None:
    for known in COMMANDS:
        short = [alias[1:] for alias in known.aliases]
        spelt = initials(known.name)
        whole = "".join(syllables(known.name[1:]))
        assert any(alias in (spelt, whole) for alias in short) or short[0][0] == spelt[0], known.name


@pytest.mark.parametrize(
    ("wanted", "text"),
    [
        ("新收", "本年新收政府信息公开申请"),
        ("xs", "本年新收政府信息公开申请"),
        ("xinshou", "本年新收政府信息公开申请"),
        ("xshou", "本年新收政府信息公开申请"),
        ("bnxs", "本年新收政府信息公开申请"),
        ("bnsq", "本年新收政府信息公开申请"),
        ("年申", "本年新收政府信息公开申请"),
        ("WORD", "导出Word报告"),
    ],
)
def test_what_is_typed_leads_there(wanted: str, text: str) -> None:
    assert rank(wanted.lower(), text)


@pytest.mark.parametrize(
    ("wanted", "text"), [("xq", "本年新收"), ("收新", "本年新收"), ("ben2", "本年新收"), ("q", "本年新收")]
)
def test_what_does_not_match_does_not(wanted: str, text: str) -> None:
    assert not rank(wanted, text)


def test_the_beginning_goes_before_the_middle_and_the_whole_before_the_scattered() -> None:
    texts = ["本年度的导师出席", "可以导出报告", "导出报告"]
    assert ranked("导出", texts, str) == ["导出报告", "可以导出报告", "本年度的导师出席"]
    assert ranked("", texts, str) == texts


async def test_a_figure_is_found_by_initials_and_opened(sit: Sit) -> None:
    async with sit(weihai()) as seat:
        await seat.press("ctrl+p")
        await seat.write("b4 xzfy jgwc")
        assert "没有找到" in seat.screen
        for _ in range(8):
            await seat.press("backspace")
        seat.app.screen.focused.put("")  # type: ignore[union-attr]
        await seat.write("新收 自然人")
        assert "〔数字〕表三本年新收（自然人）" in seat.screen
        await seat.press("enter")
        assert seat.interview.session.prompt.question == "applications.received"
        assert seat.app.screen is seat.interview


async def test_a_command_runs_and_a_question_opens(sit: Sit) -> None:
    async with sit(weihai()) as seat:
        await seat.press("ctrl+p")
        await seat.write("kzmmd")
        await seat.press("escape", "ctrl+p")
        await seat.write("bangzhu")
        await seat.press("enter")
        assert "怎样回答" in seat.screen
        await seat.press("escape", "ctrl+p")
        await seat.write("本机关的全称")
        await seat.press("enter")
        assert seat.interview.session.prompt.question == "profile.organ"


async def test_keys_that_arrive_at_once_take_what_they_say(sit: Sit) -> None:
    async with sit(weihai()) as seat:
        await seat.press("ctrl+p")
        await seat.rush("b", "a", "n", "g", "z", "h", "u", "enter")
        assert "怎样回答" in seat.screen


async def test_a_look_is_chosen_there(sit: Sit) -> None:
    async with sit(weihai()) as seat:
        await seat.press("ctrl+p")
        await seat.write("gdb")
        await seat.press("enter")
        assert seat.app.theme == CONTRAST.name


async def test_a_command_that_needs_more_waits_in_the_composer(sit: Sit) -> None:
    async with sit(at("disputes.review")) as seat:
        await seat.write("半句")
        await seat.press("ctrl+p")
        await seat.write("采纳")
        await seat.press("enter")
        assert seat.composer.text == "/采纳 "


async def test_the_cursor_of_the_terminal_is_in_the_field(sit: Sit) -> None:
    async with sit(weihai(), size=(80, 24)) as seat:
        await seat.press("ctrl+p")
        await seat.write("新收")
        await seat.settle()
        field = seat.app.screen.focused
        assert field is not None
        assert seat.app.cursor_position == field.cursor_screen_offset  # type: ignore[attr-defined]
        assert seat.app.cursor_position.x == 1 + 4
