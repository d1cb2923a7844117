"""The editor of one part: links, findings, last year, phrasings, taking over, and nothing lost."""

from __future__ import annotations

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual import events
from textual.widgets import TextArea

from engine.draft import Draft
from engine.prose.links import resolve
from tests.tui.conftest import Seat, Sit, asking, at, weihai
from tui.screens.prose import ProseScreen
from tui.screens.prose_pick import FigurePicker, found_figures
from tui.widgets.prose import ChineseLines, ProseArea
from tui.widgets.prosepane import ProsePane

PART = "overview.on_request"
QUESTION = f"{PART}.text"
RECEIVED = "{applications.received.total}"


def _draft(text: str, part: str = PART) -> Draft:
    return asking(weihai().with_prose(part, text), f"{part}.text")


def _editor(seat: Seat) -> ProseScreen:
    screen = seat.app.screen
    assert isinstance(screen, ProseScreen)
    return screen


async def _judged(seat: Seat) -> ProseScreen:
    """The editor, once the rules have run over what stands there."""
    screen = _editor(seat)
    for _ in range(200):
        await asyncio.sleep(0.02)
        if screen.state is not None and screen.state.text.text == screen.area.text:
            break
    await seat.settle()
    return screen


async def test_a_paragraph_is_written_with_its_figures_and_stays_linked(sit: Sit) -> None:
    async with sit(asking(weihai(), QUESTION)) as seat:
        await seat.press("f5")
        area = _editor(seat).area
        assert "{" not in area.text
        assert len(area.links) == 10
        await seat.write("特此说明。")
        assert "〔改动未采用〕" in seat.lines[0]
        await seat.press("escape")
        assert seat.app.screen is seat.interview
        text = seat.draft.prose[PART]
        assert text.endswith("特此说明。")
        assert f"{RECEIVED}件" in text
        assert "特此说明" in seat.interview.session.path.read_text("utf-8")
        await seat.press("ctrl+z")
        assert seat.draft.prose[PART] == weihai().prose[PART]


async def test_looking_changes_nothing(sit: Sit) -> None:
    async with sit(at("overview.opening.text")) as seat:
        before = seat.draft
        await seat.press("f10", "escape")
        assert seat.draft.prose == before.prose
        assert seat.draft.answers == before.answers
        assert not seat.draft.answer("overview.opening.text")
        await seat.press("f10", "ctrl+s")
        assert "〔已采用〕" in seat.lines[0]
        assert seat.draft.answer("overview.opening.text")


async def test_a_command_names_the_part(sit: Sit) -> None:
    async with sit(at("applications.received")) as seat:
        await seat.say("/写 监督保障")
        assert _editor(seat).part == "overview.supervision"
        await seat.press("escape")
        await seat.say("/写 天气")
        assert "没有找到“天气”" in seat.flat
        await seat.say("/x")
        assert _editor(seat).part == "applications"


async def test_typing_into_a_figure_breaks_its_link_and_undo_brings_it_back(sit: Sit) -> None:
    async with sit(_draft(f"新收申请{RECEIVED}件。")) as seat:
        await seat.press("f5")
        area = _editor(seat).area
        area.go(area.links[0].start + 1)
        await seat.press("5")
        assert area.text == "新收申请650件。"
        assert not area.links
        assert "〔已断开关联〕" in seat.screen
        await seat.press("ctrl+z")
        assert area.source == f"新收申请{RECEIVED}件。"
        await seat.press("ctrl+y")
        assert area.source == "新收申请650件。"
        await seat.press("ctrl+z")
        assert area.source == f"新收申请{RECEIVED}件。"


async def test_a_number_beside_a_figure_is_another_number(sit: Sit) -> None:
    async with sit(_draft(f"新收申请{RECEIVED}件。")) as seat:
        await seat.press("f5")
        area = _editor(seat).area
        area.go(area.links[0].end)
        await seat.press("1")
        assert area.source == "新收申请601件。"


async def test_what_stands_at_the_cursor_is_told(sit: Sit) -> None:
    async with sit(_draft(f"新收申请{RECEIVED}件，其中予以公开9件。")) as seat:
        await seat.press("f5")
        screen = await _judged(seat)
        screen.area.go(5)
        await seat.settle()
        assert "〔已关联〕表三本年新收（总计） = 60" in seat.screen
        screen.area.go(screen.area.text.index("9"))
        await seat.settle()
        assert "〔可关联〕表三予以公开（总计）" in seat.screen


async def test_numbers_are_linked_one_by_one_and_all_at_once(sit: Sit) -> None:
    async with sit(_draft("新收申请60件，办理结果为予以公开9件、部分公开1件。")) as seat:
        await seat.press("f5")
        screen = await _judged(seat)
        area = screen.area
        area.go(area.text.index("9"))
        await seat.press("ctrl+l")
        assert area.source == "新收申请60件，办理结果为予以公开{applications.granted.total}件、部分公开1件。"
        await seat.press("ctrl+l")
        assert not area.links
        await _judged(seat)
        await seat.press("f7")
        assert [link.key.split(".")[1] for link in area.links] == ["received", "granted", "partial"]
        await seat.press("ctrl+z")
        assert not area.links
        await seat.press("f7", "escape")
        assert seat.draft.prose[PART].startswith(f"新收申请{RECEIVED}件")


async def test_a_figure_is_inserted_from_the_list(sit: Sit) -> None:
    async with sit(_draft("办结。")) as seat:
        await seat.press("f5")
        area = _editor(seat).area
        area.go(2)
        await seat.press("{")
        assert isinstance(seat.app.screen, FigurePicker)
        await seat.write("xs")
        assert "表三本年新收（总计）" in seat.screen
        await seat.press("enter")
        assert area.source == f"办结{RECEIVED}。"
        await seat.press("件")
        assert area.text == "办结60件。"
        await seat.press("{", "escape")
        assert area.source == f"办结{RECEIVED}件{{。"


def test_figures_are_found_by_name_pinyin_and_value() -> None:
    from engine.interview.part_state import figures
    from engine.rules.view import view

    known = figures(view(weihai()))
    assert found_figures("新收", known)[0].key == "applications.received.total"
    assert found_figures("xinshou", known)[0].key == "applications.received.total"
    assert {one.value for one in found_figures("8819", known)[:1]} == {8819}
    assert found_figures("", known) == list(known)
    assert not found_figures("火星", known)


async def test_findings_are_pointed_at_and_gone_to(sit: Sit) -> None:
    async with sit(_draft("予以公开12件。按____办理。还有____。"), size=(120, 36)) as seat:
        await seat.press("f5")
        screen = await _judged(seat)
        looks = {(mark.start, mark.look) for mark in screen.area.marks}
        first, second = screen.area.text.index("____"), screen.area.text.rindex("____")
        assert {(first, "error"), (second, "error")} <= looks
        screen.area.go(0)
        places = []
        for _ in range(len(screen.state.findings) + 1 if screen.state else 0):
            await seat.press("f4")
            places.append(screen.area.at)
        assert {first, second} <= set(places)
        screen.area.go(first)
        await seat.settle()
        assert "文中残留占位" in seat.screen
        assert "[问题" in seat.screen


async def test_a_phrasing_is_inserted_with_its_blank_selected(sit: Sit) -> None:
    async with sit(_draft("", "overview.supervision")) as seat:
        await seat.press("f5", "f5")
        screen = await _judged(seat)
        assert "责任分工" in seat.screen
        await seat.press("enter")
        assert screen.area.has_focus
        assert screen.area.selected_text == "____"
        await seat.press("王")
        assert screen.area.text.startswith("由王分管")


async def test_last_years_text_is_compared_sentence_by_sentence(sit: Sit) -> None:
    draft = _draft("申请由办公室统一牵头登记。今年增加了会商。").with_last_year_prose(
        PART, "申请由办公室统一牵头登记。去年设立了窗口。"
    )
    async with sit(draft, size=(120, 36)) as seat:
        await seat.press("f5", "f8")
        await _judged(seat)
        assert "〔相同〕申请由办公室统一牵头登记。" in seat.screen
        assert "[+今年增加了会商。+]" in seat.screen
        assert "[-去年设立了窗口。-]" in seat.screen
        assert "与去年重复" in seat.screen


async def test_length_repetition_and_coverage_follow_the_typing(sit: Sit) -> None:
    async with sit(
        _draft("新收申请60件。").with_last_year_prose(PART, "答复前由法律顾问审核每一份答复书。")
    ) as seat:
        await seat.press("f5")
        await _judged(seat)
        assert "字数7" in seat.screen
        await seat.write("答复前由法律顾问审核每一份答复书。")
        await _judged(seat)
        assert "字数24" in seat.screen
        assert "与去年重复" in seat.screen
        assert "达到50%的线" in seat.flat


async def test_what_is_typed_survives_a_sudden_end(sit: Sit) -> None:
    async with sit(_draft("办结。")) as seat:
        await seat.press("f5")
        await seat.write(f"新收{RECEIVED}件，尚未写完")
        assert _editor(seat).area.text == "办结。新收60件，尚未写完"
        _editor(seat)._keep()
        path = seat.interview.session.path
        kept = path.read_text("utf-8")
        assert "尚未写完" in kept
    path.write_text(kept, "utf-8")
    async with sit(path=path) as seat:
        assert "尚未写完" not in seat.draft.prose[PART]
        await seat.press("f10")
        assert _editor(seat).part == PART
        assert _editor(seat).area.text.endswith("尚未写完")


async def test_another_part_takes_over_what_was_changed(sit: Sit) -> None:
    async with sit(_draft("办结。")) as seat:
        await seat.press("f5")
        await seat.write("又写。")
        await seat.press("ctrl+pagedown")
        assert _editor(seat).part == "overview.management"
        assert seat.draft.prose[PART] == "办结。又写。"
        assert _editor(seat).area.text == weihai().prose["overview.management"]
        await seat.press("ctrl+pageup", "ctrl+pageup")
        assert _editor(seat).part == "overview.proactive"
        await seat.press("f2", "1")
        assert _editor(seat).part == "preamble"


@pytest.mark.parametrize(("choice", "kept"), [("1", ""), ("2", "办结。"), ("3", None)])
async def test_an_emptied_part_is_asked_about(sit: Sit, choice: str, kept: str | None) -> None:
    async with sit(_draft("办结。")) as seat:
        await seat.press("f5")
        area = _editor(seat).area
        area.select_all()
        await seat.press("backspace", "escape")
        assert "要清空吗？" in seat.screen
        await seat.press(choice)
        if kept is None:
            assert seat.app.screen is seat.interview
            assert PART not in seat.draft.prose
        else:
            assert _editor(seat).area.text == kept
            assert seat.draft.prose[PART] == "办结。"


async def test_text_beside_a_table_has_no_question_and_is_kept(sit: Sit) -> None:
    async with sit(weihai()) as seat:
        await seat.say("/写 表二")
        assert _editor(seat).part == "disclosure"
        await seat.write("统计口径与上年一致。")
        await seat.press("escape")
        assert seat.draft.prose["disclosure"] == "统计口径与上年一致。"


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (60, 16)])
async def test_it_fits(sit: Sit, size: tuple[int, int]) -> None:
    async with sit(asking(weihai(), QUESTION), size=size) as seat:
        await seat.press("f5")
        await _judged(seat)
        assert all(cell_len(row) <= size[0] for row in seat.lines)
        assert "Esc 采用并返回" in seat.lines[-1]
        assert "字数" in seat.screen
        beside = size[0] >= 110
        assert bool(seat.app.screen.query_one(ProsePane).display) == beside
        await seat.press("f3")
        assert "表三本年新收（总计） 60件" in seat.screen
        assert seat.app.screen.query_one(ProseArea).display == beside
        await seat.press("escape")
        assert seat.app.screen.query_one(ProseArea).has_focus


HANZI = st.text(alphabet="政府信息公开年报，。（）“”、—12345abc ", max_size=160)


@given(HANZI, st.integers(8, 50))
def test_lines_of_the_editor_break_the_chinese_way(text: str, width: int) -> None:
    area = TextArea(text)
    lines = ChineseLines(area.document, width)
    sections = lines.get_sections(0)
    assert "".join(sections) == text
    assert all(cell_len(section) <= width for section in sections)
    for offset in range(len(text) + 1):
        x, y = lines.location_to_offset((0, offset))
        assert lines.offset_to_location(lines.location_to_offset((0, offset))) == (0, offset)
        assert x <= width
        assert y < lines.height


def test_no_line_of_the_editor_begins_with_a_closing_sign() -> None:
    text = "公开（以下简称《条例》），办理。" * 6
    lines = ChineseLines(TextArea(text).document, 21)
    sections = lines.get_sections(0)
    assert len(sections) > 3
    assert not [section for section in sections if section[0] in "，。、；：？！）》”’】"]
    assert not [section for section in sections[:-1] if section[-1] in "（《“‘【"]


def test_wrapping_follows_every_edit() -> None:
    area = ProseArea(resolve("一段文字。\n第二段文字，写得长一点，好换行。", {}.get))
    area.wrapped_document.wrap(12, 4)
    area.document.replace_range((0, 2), (1, 3), "新")
    area.wrapped_document.wrap_range((0, 2), (1, 3), (0, 3))
    fresh = ChineseLines(area.document, 12)
    assert area.wrapped_document.lines == fresh.lines
    assert area.wrapped_document.height == fresh.height


async def test_the_terminals_cursor_stands_where_text_goes_in(sit: Sit) -> None:
    async with sit(asking(weihai(), QUESTION), size=(80, 24)) as seat:
        await seat.press("f5")
        area = _editor(seat).area
        for width in (80, 120, 60):
            await seat.pilot.resize_terminal(width, 24)
            await asyncio.sleep(0.2)
            await seat.settle()
            row = seat.lines[seat.app.cursor_position.y]
            assert row.strip().startswith(area.wrapped_document.lines[-1][-1].strip())
            assert seat.app.cursor_position.x == 1 + cell_len(area.wrapped_document.lines[-1][-1])


async def test_control_characters_of_a_paste_are_dropped(sit: Sit) -> None:
    async with sit(_draft("办结。")) as seat:
        await seat.press("f5")
        await seat.write("甲\x1b[31m乙\u2028丙\t丁\r\n戊")
        assert _editor(seat).area.text == "办结。甲[31m乙\n丙 丁\n戊"


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_what_is_typed_at_a_list_goes_into_the_text(sit: Sit, size: tuple[int, int]) -> None:
    async with sit(asking(weihai(), QUESTION), size=size) as seat:
        await seat.press("f10", "ctrl+end", "f3")
        await seat.rush("特", "此", "说")
        await seat.settle()
        assert _editor(seat).area.text.endswith("特此说")
        assert _editor(seat).area.has_focus
        await seat.press("f8")
        seat.app.screen.focused.post_message(events.Paste("明。"))  # type: ignore[union-attr]
        await seat.settle()
        assert _editor(seat).area.text.endswith("特此说明。")
