"""Past answers: opened by keys or mouse, changed where they stand, nothing lost on the way."""

from __future__ import annotations

import asyncio

from engine.draft import loads
from engine.draft.dump import dumps
from tests.tui.conftest import Seat, Sit, asking, at, weihai
from tui.widgets.transcript import OPEN_HINT, TurnBlock


def _chosen(seat: Seat) -> str:
    return seat.interview.transcript.chosen


async def test_keys_highlight_an_answer_and_enter_opens_it(sit: Sit) -> None:
    async with sit(at("disputes.review")) as seat:
        await seat.press("ctrl+up")
        first = _chosen(seat)
        assert OPEN_HINT in seat.screen
        await seat.press("up")
        assert _chosen(seat) != first
        await seat.press("down", "enter")
        assert seat.interview.session.prompt.question == first
        assert seat.app.screen.focused is seat.composer


async def test_the_answer_is_there_to_be_changed_and_one_is_back_where_one_was(sit: Sit) -> None:
    async with sit(at("disclosure.compulsion")) as seat:
        await seat.say("8")
        await seat.press("enter")
        where = seat.interview.session.prompt.question
        await seat.press("ctrl+up")
        while _chosen(seat) != "disclosure.compulsion":
            await seat.press("up")
        await seat.press("enter")
        assert seat.composer.text == "8"
        await seat.write("9")
        assert seat.composer.text == "9"
        await seat.press("enter", "enter")
        assert seat.draft.figures["disclosure.compulsion"] == 9
        assert "〔已改〕" in seat.screen
        assert seat.interview.session.prompt.question == where


async def test_escape_highlights_nothing_and_leaves_everything(sit: Sit) -> None:
    async with sit(at("disputes.review")) as seat:
        before = seat.draft
        await seat.press("ctrl+up", "escape")
        assert not _chosen(seat)
        assert OPEN_HINT not in seat.screen
        await seat.press("ctrl+up", "enter", "escape")
        assert seat.interview.session.prompt.question == "disputes.review"
        assert seat.draft.answers == before.answers
        assert seat.composer.text == ""


async def test_typing_goes_to_the_composer_while_an_answer_is_highlighted(sit: Sit) -> None:
    async with sit(at("disputes.review")) as seat:
        await seat.press("ctrl+up")
        await seat.rush("3")
        assert not _chosen(seat)
        assert seat.composer.text == "3"


async def test_one_click_highlights_and_a_second_opens(sit: Sit) -> None:
    async with sit(at("disputes.review")) as seat:
        await seat.pilot.pause(0.6)  # older answers come in
        block = seat.interview.query(TurnBlock).last()
        await seat.pilot.click(block)
        await seat.settle()
        assert OPEN_HINT in seat.screen
        question = _chosen(seat)
        await seat.pilot.click(block)
        await seat.settle()
        assert seat.interview.session.prompt.question == question


async def test_what_was_being_typed_comes_back_with_its_question(sit: Sit) -> None:
    async with sit(at("disputes.review")) as seat:
        await seat.write("维持两件，其余")
        await seat.press("ctrl+up", "enter")
        assert seat.interview.session.prompt.question != "disputes.review"
        assert "维持两件，其余" in dumps(seat.interview.session._to_write).decode()
        await seat.press("escape")
        assert seat.interview.session.prompt.question == "disputes.review"
        assert seat.composer.text == "维持两件，其余"


async def test_a_changed_answer_left_with_escape_waits_at_its_question(sit: Sit) -> None:
    async with sit(asking(weihai(), "disputes.review")) as seat:
        await seat.press("escape", "ctrl+up", "enter")
        question = seat.interview.session.prompt.question
        await seat.write("改了一半")
        await seat.press("escape")
        assert seat.interview.session.prompt.kind == "done"
        assert "没发送的文字留着" in seat.screen
        seat.interview.open_turn(question)
        await seat.settle()
        assert seat.composer.text == "改了一半"


async def test_an_answer_that_waits_for_confirmation_survives_a_visit_elsewhere(sit: Sit) -> None:
    async with sit(at("applications.received")) as seat:
        await seat.say("新收六十件，自然人58，企业2")
        assert "我这样理解，对吗？" in seat.screen
        await seat.press("ctrl+up", "up", "enter")
        elsewhere = seat.interview.session.prompt.question
        assert elsewhere != "applications.received"
        kept = loads(dumps(seat.draft), "草稿.toml")
        assert kept.extra["aside"] == {
            "question": "applications.received",
            "text": "新收六十件，自然人58，企业2",
        }
        await seat.press("escape")
        assert "我这样理解，对吗？" in seat.screen
        await seat.press("enter")
        assert seat.draft.figures["applications.received.natural_person"] == 58
        assert "aside" not in seat.draft.extra


async def test_what_depends_on_a_changed_answer_is_marked(sit: Sit) -> None:
    async with sit(at("applications.outcomes"), size=(110, 50)) as seat:
        await seat.say("予以公开60，其余为0")
        await seat.press("enter")
        await seat.say("/跳 applications.received")
        await seat.say("新收66，全部是自然人")
        await seat.press("enter")
        if "〔请再看〕" not in seat.screen:
            await seat.press("ctrl+up", "up", "up")
        await seat.sees("〔请再看〕")


async def test_the_oldest_answer_can_be_reached_by_keys(sit: Sit) -> None:
    async with sit(weihai(), size=(80, 24)) as seat:
        first = seat.interview.session.turns[0].question
        for _ in range(120):
            await seat.press("ctrl+up")
            if _chosen(seat) == first:
                break
        assert _chosen(seat) == first
        await seat.press("enter")
        assert seat.interview.session.prompt.question == first


async def test_older_answers_that_come_in_do_not_push_the_highlighted_one_away(sit: Sit) -> None:
    async with sit(weihai(), size=(80, 24)) as seat:
        await seat.rush("ctrl+up", "up")
        await seat.interview.transcript.load_older()
        await asyncio.sleep(0.5)
        await seat.settle()
        assert OPEN_HINT in seat.screen
