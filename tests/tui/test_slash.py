"""The list of commands behind a slash."""

from __future__ import annotations

import pytest

from engine.interview.commands import COMMANDS, command, pinyin
from tests.tui.conftest import Sit, at, weihai
from tui.widgets.options import OptionBox
from tui.widgets.slash import CommandList, matching


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("/c", "/查"),
        ("/cun", "/存"),
        ("/dc", "/导出"),
        ("/daoc", "/导出"),
        ("／帮", "/帮助"),
        ("、bz", "/帮助"),
        ("/wei", "/为何"),
        ("/shaohou", "/稍后"),
        ("/exp", "/导出"),
        ("/年", "/导入去年"),
    ],
)
def test_letters_and_characters_lead_to_a_command(typed: str, name: str) -> None:
    assert matching(typed)[0].name == name


def test_every_command_is_found_by_its_name_its_pinyin_and_its_initials() -> None:
    for known in COMMANDS:
        for typed in (known.name, pinyin(known), known.aliases[0]):
            found = command(typed)
            assert found is not None
            assert found[0] == known, typed
            assert matching(typed)[0] == known, typed


def test_what_only_begins_with_a_mark_of_enumeration_is_an_answer() -> None:
    assert command("、三件") is None
    assert not matching("、三件")


async def test_the_list_opens_moves_and_runs(sit: Sit) -> None:
    async with sit(weihai()) as seat:
        await seat.write("/")
        assert "> /稍后" in seat.screen
        await seat.press("down", "down")
        assert "> /跳" in seat.screen
        await seat.rush("b", "z")
        assert "> /帮助" in seat.screen
        await seat.press("enter")
        assert "怎样回答" in seat.screen


async def test_keys_that_arrive_at_once_run_what_they_say(sit: Sit) -> None:
    async with sit(weihai()) as seat:
        await seat.rush("/", "b", "z", "enter")
        assert "怎样回答" in seat.screen


async def test_tab_completes_and_escape_closes(sit: Sit) -> None:
    async with sit(at("disputes.review")) as seat:
        await seat.write("/tiao")
        await seat.press("tab")
        assert seat.composer.text == "/跳 "
        assert not seat.interview.query_one(CommandList).is_open
        await seat.write("applications.received")
        await seat.press("enter")
        assert seat.interview.session.prompt.question == "applications.received"
        await seat.write("/")
        await seat.press("escape")
        assert not seat.interview.query_one(CommandList).is_open
        assert seat.composer.text == "/"


async def test_the_options_come_back_when_the_command_is_taken_away(sit: Sit) -> None:
    async with sit(at("profile.kind")) as seat:
        await seat.write("/")
        assert not seat.interview.query_one(OptionBox).display
        await seat.press("backspace")
        assert seat.interview.query_one(OptionBox).display


async def test_a_click_runs_a_command(sit: Sit) -> None:
    async with sit(weihai()) as seat:
        await seat.write("/bangzhu")
        await seat.pilot.click(CommandList, offset=(4, 0))
        await seat.sees("怎样回答")


async def test_what_is_no_command_is_kept_and_said(sit: Sit) -> None:
    async with sit(at("disputes.review")) as seat:
        await seat.say("/没有这个")
        assert "没有“/没有这个”这个命令" in seat.flat


async def test_saving_by_command(sit: Sit) -> None:
    async with sit(at("disputes.review")) as seat:
        await seat.say("/存")
        assert "已保存" in seat.screen


async def test_an_option_is_chosen_by_a_letter_or_a_click(sit: Sit) -> None:
    async with sit(at("profile.kind")) as seat:
        assert " 1 a  " in seat.screen
        await seat.pilot.click(OptionBox, offset=(6, 2))
        await seat.settle()
        first = seat.draft.kind
        assert first
        await seat.say("/跳 profile.kind")
        await seat.say("g")
        assert seat.draft.kind == "zone"


async def test_several_options_are_ticked_by_clicks(sit: Sit) -> None:
    async with sit(at("profile.powers")) as seat:
        before = seat.interview.query_one(OptionBox).ticked
        await seat.pilot.click(OptionBox, offset=(6, 1))
        await seat.settle()
        assert len(before ^ seat.interview.query_one(OptionBox).ticked) == 1


async def test_the_list_is_gone_once_its_command_ran(sit: Sit) -> None:
    async with sit(at("disclosure.penalties")) as seat:
        await seat.rush("/", "h")
        assert seat.app.screen.query_one(CommandList).is_open
        await seat.press("enter")
        assert not seat.app.screen.query_one(CommandList).is_open
        assert "Esc收起" not in seat.screen
