"""The interview screen: asking, typing, choosing, showing."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

import pytest

from engine.interview.model import Preview
from tests.tui.conftest import Sit, asking, at, weihai
from tui.text import Line, line
from tui.widgets.options import OptionBox

HOSTILE = "[red]甲[/red] [[x]] {{y}} {% z %} 😀𠮷 <b>&"


async def test_the_question_and_the_sections_are_shown(sit: Sit) -> None:
    async with sit(at("applications.received")) as seat:
        screen = seat.screen
        assert "2024年新收到多少件政府信息公开申请？申请人各是哪类？" in screen
        assert "口径　" in screen
        assert "例如　新收六十件，自然人58，企业2" in screen
        assert ">三" in screen
        assert seat.lines[-1].startswith(" F1 帮助  F2 目录")
        assert "答  在这里打字，回车发送" in seat.lines[-2]


async def test_an_answer_is_confirmed_and_saved(sit: Sit) -> None:
    async with sit(at("applications.received")) as seat:
        await seat.say("新收六十件，自然人58，企业2")
        assert "我这样理解，对吗？" in seat.screen
        assert "1 a  对，记下" in seat.screen
        await seat.press("enter")
        assert seat.draft.figures["applications.received.natural_person"] == 58
        assert "已保存" in seat.lines[0]
        assert "〔已填〕" in seat.screen
        assert "natural_person = 58" in seat.interview.session.path.read_text("utf-8")


async def test_contradictions_are_told_while_typing(sit: Sit) -> None:
    async with sit(at("applications.received")) as seat:
        await seat.write("新收六十件，自然人58，企业3")
        screen = await seat.look()
        assert "〔冲突〕" in screen
        assert "〔理解〕听到：自然人 58 · 商业企业 3 · 合计 60" in screen
        assert "58!" in screen
        assert "60!" in screen
        assert "applications.received.total" not in seat.draft.figures


async def test_a_vague_number_is_asked_again(sit: Sit) -> None:
    async with sit(at("applications.received")) as seat:
        await seat.write("大概六十件")
        assert "〔请再说一遍〕" in await seat.look()
        await seat.press("enter")
        assert seat.composer.text == "大概六十件"
        await seat.write("60")
        assert seat.composer.text == "60"
        assert "applications.received.total" not in seat.draft.figures


async def test_what_a_list_does_not_hold_leaves_the_field_free_for_choosing(sit: Sit) -> None:
    async with sit(at("profile.style")) as seat:
        await seat.say("随便")
        assert "〔请再说一遍〕" in seat.screen
        assert seat.composer.text == ""


async def test_what_was_taken_in_part_is_not_put_back(sit: Sit) -> None:
    async with sit(at("applications.outcomes")) as seat:
        await seat.say("予以公开9，看不懂的东西3")
        await seat.say("1")
        assert seat.draft.figures["applications.granted.total"] == 9
        assert seat.composer.text == ""


async def test_what_is_typed_fills_the_table(sit: Sit) -> None:
    async with sit(at("applications.received"), size=(160, 40)) as seat:
        await seat.write("自然人58，企业2")
        screen = await seat.look()
        (row,) = (line for line in screen.split("\n") if "一、本年新收" in line)
        assert "58*" in row
        assert "2*" in row
        await seat.press("enter")
        await seat.sees("58*")


async def test_derived_figures_are_in_parentheses(sit: Sit) -> None:
    async with sit(at("applications.outcomes"), size=(160, 40)) as seat:
        (row,) = (line for line in seat.lines if "（七）总计" in line)
        assert "(60)" in row


async def test_options_by_arrow_number_letter_and_name(sit: Sit) -> None:
    async with sit(asking(at("profile.scope"), "profile.kind")) as seat:
        assert ">  7 g  开发区管委会" in seat.screen
        await seat.press("down")
        assert ">  8 h  政府部门" in seat.screen
        for text, shown in (("4", "县级人民政府"), ("b", "省级人民政府"), ("街道办事处", "街道办事处")):
            seat.composer.put("")
            await seat.write(text)
            (line,) = (line for line in seat.lines if line.startswith(" >  "))
            assert shown in line
        await seat.press("enter")
        assert seat.draft.kind == "subdistrict"


async def test_words_that_are_no_option_go_to_the_interview_as_they_are(sit: Sit) -> None:
    async with sit(asking(at("profile.scope"), "profile.kind")) as seat:
        await seat.say("我们是高新区")
        assert seat.app.screen is seat.interview
        assert seat.draft.kind in ("zone", at("profile.scope").kind)


async def test_nothing_is_chosen_where_nothing_is_suggested(sit: Sit) -> None:
    async with sit(asking(at("profile.scope"), "profile.local_items")) as seat:
        before = seat.draft
        await seat.press("enter")
        assert "请选一项" in seat.screen or "请先打字" in seat.screen
        assert seat.draft.answers == before.answers


async def test_several_options_are_ticked(sit: Sit) -> None:
    async with sit(at("profile.powers")) as seat:
        await seat.press("down", "space", "down", "space")
        assert "[x] 制定行政规范性文件" in seat.screen
        await seat.press("enter")
        assert seat.draft.powers == ("normative_documents", "licensing")


async def test_several_options_by_numbers(sit: Sit) -> None:
    async with sit(at("profile.powers")) as seat:
        await seat.write("1、3")
        assert seat.interview.query_one(OptionBox).ticked == {"normative_documents", "penalties"}
        await seat.press("enter")
        assert seat.draft.powers == ("normative_documents", "penalties")


async def test_enter_takes_the_suggestion(sit: Sit) -> None:
    async with sit(at("profile.scope")) as seat:
        assert "回车　采用：本机关" in seat.screen
        await seat.press("enter")
        assert seat.draft.scope == "organ"


async def test_enter_alone_answers_nothing_where_nothing_is_suggested(sit: Sit) -> None:
    async with sit(at("applications.received")) as seat:
        before = seat.draft
        await seat.press("enter")
        assert "请先打字回答" in seat.screen
        assert seat.draft is before


async def test_a_paste_of_many_lines_is_one_answer(sit: Sit) -> None:
    async with sit(at("overview.proactive.measures")) as seat:
        await seat.write("一是编目录\r\n二是做解读\r三是办活动\n")
        assert seat.composer.text == "一是编目录\n二是做解读\n三是办活动"
        await seat.press("enter")
        answer = seat.draft.answer("overview.proactive.measures")
        assert answer is not None
        assert answer.text == "一是编目录\n二是做解读\n三是办活动"


async def test_keys_that_arrive_at_once_keep_their_order(sit: Sit) -> None:
    async with sit(at("disclosure.penalties")) as seat:
        await seat.rush("9", "5", "backspace", "4", "left", "1", "end", "件")
        assert seat.composer.text == "914件"


async def test_answers_that_arrive_at_once_go_to_their_own_questions(sit: Sit) -> None:
    async with sit(at("disclosure.penalties")) as seat:
        await seat.rush("9", "4", "enter", "enter", "8", "enter", "enter", "7")
        await seat.settle()
        assert seat.draft.figures["disclosure.penalties"] == 94
        assert seat.draft.figures["disclosure.compulsion"] == 8
        assert seat.interview.session.prompt.question == "disclosure.fees"
        assert seat.composer.text == "7"


async def test_a_half_answer_is_set_aside_when_another_question_is_opened(sit: Sit) -> None:
    async with sit(at("disclosure.penalties")) as seat:
        await seat.write("九十")
        seat.interview.go_to_cell("disputes.review.upheld")
        await seat.settle()
        assert seat.composer.text == ""
        await seat.press("up")
        assert seat.composer.text == "九十"


async def test_a_line_end_by_hand_and_undo(sit: Sit) -> None:
    async with sit(at("overview.proactive.measures")) as seat:
        await seat.write("甲")
        await seat.press("ctrl+j")
        await seat.write("乙")
        assert seat.composer.text == "甲\n乙"
        await seat.press("ctrl+z")
        assert seat.composer.text != "甲\n乙"


async def test_earlier_answers_come_back_with_the_up_key(sit: Sit) -> None:
    async with sit(at("disclosure.penalties")) as seat:
        await seat.say("94件")
        await seat.press("enter")
        await seat.write("半句")
        await seat.press("up", "up")
        assert seat.composer.text == "94件"
        await seat.press("down", "down")
        assert seat.composer.text == "半句"


async def test_hostile_text_is_shown_character_for_character(sit: Sit) -> None:
    async with sit(at("overview.proactive.measures")) as seat:
        await seat.write(HOSTILE)
        assert HOSTILE in seat.screen
        await seat.press("enter")
        assert f"答　{HOSTILE}" in seat.screen
        answer = seat.draft.answer("overview.proactive.measures")
        assert answer is not None
        assert answer.text == HOSTILE


async def test_a_hostile_name_does_not_break_the_bars(sit: Sit) -> None:
    draft = weihai().with_profile(organ=HOSTILE)
    async with sit(draft, size=(120, 30)) as seat:
        assert HOSTILE in seat.lines[0]


async def test_a_paragraph_is_taken_or_edited_with_its_links(sit: Sit) -> None:
    question = "overview.on_request.text"
    async with sit(asking(weihai(), question)) as seat:
        assert "新收政府信息公开申请60件" in seat.screen.replace("\n", "")
        assert "回车　采用上面这段文字" in seat.screen
        await seat.press("f5")
        await seat.write("特此说明。")
        await seat.press("escape")
        text = seat.draft.prose["overview.on_request"]
        assert text.endswith("特此说明。")
        assert "{applications.received.total}件" in text


async def test_commands_are_typed(sit: Sit) -> None:
    async with sit(weihai()) as seat:
        await seat.say("/跳 disputes.review")
        assert "四 复议诉讼" in seat.screen
        await seat.say("/表")
        assert "表四" in seat.lines[0]
        await seat.press("escape")
        await seat.say("/帮助")
        assert "怎样回答" in seat.screen


async def test_escape_leaves_a_question_as_it_was(sit: Sit) -> None:
    async with sit(at("disputes.review")) as seat:
        await seat.say("/跳 disclosure.licensing")
        await seat.press("escape")
        assert seat.interview.session.prompt.question == "disputes.review"


async def test_older_turns_come_in_when_scrolled_up(sit: Sit) -> None:
    async with sit(weihai(), size=(80, 24)) as seat:
        assert "本机关的全称是什么？" not in seat.screen
        for _ in range(40):
            await seat.press("pageup")
            if "本机关的全称是什么？" in seat.screen:
                break
        assert "本机关的全称是什么？" in seat.screen
        await seat.press("escape")
        assert "检查结果" in seat.screen


async def test_the_transcript_stays_short(sit: Sit) -> None:
    from tui.widgets.transcript import PAGE, WINDOW, TurnBlock

    async with sit(weihai()) as seat:
        for number in range(70):
            seat.interview.transcript.add([*_line(f"第{number}条")])
        await seat.settle()
        assert len(seat.interview.query(TurnBlock)) <= WINDOW + PAGE
        assert "第69条" in seat.screen


def _line(text: str) -> tuple[Line, ...]:
    return (line(text),)


@pytest.mark.parametrize("key", ["f1", "f2", "f3", "f4", "f6"])
async def test_every_key_opens_something_and_escape_comes_back(sit: Sit, key: str) -> None:
    async with sit(weihai()) as seat:
        await seat.press(key)
        assert seat.app.screen is not seat.interview
        await seat.press("escape")
        assert seat.app.screen is seat.interview
        assert seat.app.screen.focused is seat.composer


async def test_typing_arrives_also_when_nothing_has_the_focus(sit: Sit) -> None:
    async with sit(at("disclosure.penalties")) as seat:
        seat.interview.set_focus(None)
        await seat.rush("9", "4")
        assert seat.composer.text == "94"
        await seat.pilot.click("Transcript")
        await seat.press("5")
        assert seat.composer.text == "945"


async def test_contradictions_stand_under_the_table(sit: Sit) -> None:
    broken = weihai().with_figures({"applications.denied.third_party_rights.natural_person": 63})
    async with sit(asking(broken, "disputes.review"), size=(150, 40)) as seat:
        await seat.sees("矛盾2处")
        assert "应为36件，现为63件，多27件" in seat.screen


async def test_colour_is_never_needed(sit: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with sit(at("applications.received")) as seat:
        await seat.write("新收六十件，自然人58，企业3")
        screen = await seat.look()
        assert "〔冲突〕" in screen
        assert "60!" in screen


async def test_the_whole_question_is_in_view_once_older_answers_came_in(sit: Sit) -> None:
    async with sit(at("applications.received"), size=(80, 24)) as seat:
        await asyncio.sleep(0.5)
        await seat.settle()
        assert "例如　新收六十件" in seat.screen


async def test_an_answer_sent_at_once_is_in_the_table_while_it_waits(sit: Sit) -> None:
    async with sit(at("applications.received")) as seat:
        reading = seat.interview.session.reading

        def slow(text: str) -> Callable[[], Preview]:
            read = reading(text)

            def later() -> Preview:
                time.sleep(0.4)
                return read()

            return later

        seat.interview.session.reading = slow  # type: ignore[method-assign]
        await seat.say("自然人58，企业2")
        await asyncio.sleep(1)
        await seat.settle()
        assert "58*" in seat.screen
