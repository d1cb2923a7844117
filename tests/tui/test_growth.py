"""This year against last year: figures, growth, bars, jumps with their reasons."""

from __future__ import annotations

import re

import pytest

from engine.draft import Draft
from engine.draft.model import LastYear
from tests.tui.conftest import Sit, weihai


def _with_last_year(**figures: int) -> Draft:
    return weihai().with_last_year(LastYear({**figures}))


LAST = {
    "applications.received.total": 4,
    "disclosure.licensing": 5000,
    "disclosure.penalties": 94,
    "disclosure.compulsion": 0,
}


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_the_sheet(sit: Sit, size: tuple[int, int]) -> None:
    async with sit(_with_last_year(**LAST), size=size) as seat:
        await seat.press("f8")
        assert "要说明原因" in seat.flat
        assert "〔说明原因〕本年新收" in seat.screen
        assert "+1400.0%" in seat.screen
        await seat.press("home")
        screen = seat.screen
        for word in ("5000", "5821", "+821", "+16.4%", "持平", "去年为0"):
            assert word in screen
        assert not re.findall("[\u2500-\u25ff\u2800-\u28ff←-⇿]", screen)
        assert not re.findall(r"[A-Za-z]{2,}", screen.replace("Esc", ""))


async def test_a_reason_is_written_down(sit: Sit) -> None:
    async with sit(_with_last_year(**LAST)) as seat:
        await seat.press("f8", "k")
        await seat.sees("为什么保留")
        await seat.say("今年征收项目增加，申请集中")
        await seat.sees("〔已说明〕")
        assert any(decision.rule == "X-07" for decision in seat.draft.decisions)


async def test_enter_goes_to_the_question_and_h_shows_all(sit: Sit) -> None:
    async with sit(_with_last_year(**LAST), size=(100, 50)) as seat:
        await seat.say("/同比")
        await seat.sees("本年新收（总计）")
        assert "本年新收（自然人）" not in seat.screen
        await seat.press("h")
        assert "本年新收（自然人）" in seat.screen
        await seat.press("enter")
        assert seat.app.screen is seat.interview
        assert seat.interview.session.prompt.section == "applications"


async def test_without_last_year_it_is_said_how(sit: Sit) -> None:
    async with sit(weihai().with_last_year(LastYear())) as seat:
        await seat.press("f8")
        await seat.sees("/导入去年")
