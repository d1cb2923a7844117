"""The history on the screen, and going back in it."""

from __future__ import annotations

from engine.draft import read
from tests.tui.conftest import Sit, at, weihai

QUESTION = "disclosure.penalties"
KEY = "disclosure.penalties"


async def test_undo_and_redo_after_a_restart(sit: Sit) -> None:
    async with sit(at(QUESTION)) as seat:
        path = seat.interview.session.path
        await seat.say("94")
        await seat.press("enter")
        assert seat.draft.figures[KEY] == 94
    async with sit(path=path) as seat:
        await seat.press("ctrl+z")
        assert KEY not in seat.draft.figures
        assert KEY not in read(path).figures
        assert seat.interview.session.prompt.question == QUESTION
    async with sit(path=path) as seat:
        await seat.press("ctrl+y")
        assert seat.draft.figures[KEY] == 94
        assert read(path).figures[KEY] == 94


async def test_all_steps_are_listed_and_searched(sit: Sit) -> None:
    async with sit(at(QUESTION)) as seat:
        await seat.say("94")
        await seat.press("enter")
        await seat.say("9件")
        await seat.press("enter")
        await seat.say("/历史")
        assert "最早的记录" in seat.screen
        assert "多少件行政处罚决定" in seat.screen
        assert "（空） → 94" in seat.screen
        await seat.write("强制")
        assert "行政处罚" not in seat.screen
        assert "（空） → 9" in seat.screen
        await seat.press("enter")
        assert "现在" in seat.screen
        assert "原来" in seat.screen
        await seat.press("escape", "escape")
        assert seat.app.screen is seat.interview


async def test_back_to_a_step_and_forth_again(sit: Sit) -> None:
    async with sit(weihai(), size=(80, 24)) as seat:
        path = seat.interview.session.path
        for number in (95, 96, 97):
            seat.interview.session.change(seat.draft.with_figures({KEY: number}))
            seat.interview.session.save()
        seat.interview.show_state()
        await seat.say("/ls")
        await seat.press("down", "down", "f5")
        assert "退回到第1步" in seat.flat
        assert "后面的2步都退掉" in seat.flat
        assert "97 → 95" in seat.screen
        await seat.press("escape")
        assert seat.draft.figures[KEY] == 97
        await seat.press("enter", "f5", "1")
        assert seat.app.screen is seat.interview
        assert read(path).figures[KEY] == 95
        await seat.press("ctrl+z")
        assert read(path).figures[KEY] == 97


async def test_nothing_changed_yet(sit: Sit) -> None:
    async with sit(weihai()) as seat:
        await seat.say("/历史")
        assert "还没有改动记录" in seat.screen
        await seat.press("f5", "enter", "escape")
        assert seat.app.screen is seat.interview


async def test_what_another_program_wrote_is_a_step(sit: Sit) -> None:
    async with sit(at(QUESTION)) as seat:
        path = seat.interview.session.path
        path.write_text(path.read_text("utf-8").replace("2024", "2023"), "utf-8")
        await seat.say("94")
        await seat.press("4")
        assert seat.draft.year == 2023
        await seat.press("ctrl+z")
        assert seat.draft.year == 2024
