"""The screens behind the keys."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from engine.draft import Draft
from tests.tui.conftest import Sit, asking, at, weihai
from tui import recents


def _broken() -> Draft:
    """One wrong cell: 36 became 63."""
    return weihai().with_figures({"applications.denied.third_party_rights.natural_person": 63})


async def test_the_list_of_questions_finds_and_opens(sit: Sit) -> None:
    async with sit(weihai()) as seat:
        await seat.press("f2")
        assert "1　基本信息" in seat.screen
        await seat.write("复议")
        assert "行政复议" in seat.screen
        assert "本机关的全称" not in seat.screen
        await seat.press("down", "up", "enter")
        assert "复议" in seat.interview.session.prompt.title


async def test_a_section_by_number_and_by_pinyin(sit: Sit) -> None:
    async with sit(weihai()) as seat:
        await seat.press("f2")
        await seat.write("6")
        assert "6　四 复议诉讼" in seat.screen
        assert "1　基本信息" not in seat.screen
        seat.app.screen.focused.put("fyss")  # type: ignore[union-attr]
        await seat.settle()
        assert "6　四 复议诉讼" in seat.screen


async def test_the_list_begins_at_the_present_question(sit: Sit) -> None:
    async with sit(asking(weihai(), "disputes.review")) as seat:
        await seat.press("f2")
        (line,) = (line for line in seat.lines if line.startswith(" >"))
        assert "行政复议" in line


async def test_open_and_put_off_questions_are_told_apart(sit: Sit) -> None:
    async with sit(at("applications.received")) as seat:
        await seat.press("f2")
        await seat.write("5")
        assert "〔未填〕2024年新收到多少件" in seat.screen


async def test_the_whole_table(sit: Sit) -> None:
    async with sit(weihai(), size=(100, 40)) as seat:
        await seat.press("f3")
        assert "表三" in seat.lines[0]
        assert "四、结转下年度继续办理" in seat.screen
        await seat.press("f3")
        assert "未经复议直接起诉" in seat.screen
        await seat.press("f3")
        assert "5821" in seat.screen


async def test_contradictions_with_numbers_and_a_way_out(sit: Sit) -> None:
    async with sit(_broken()) as seat:
        await seat.sees("〔冲突〕")
        assert "〔冲突〕" in seat.lines[0]
        await seat.press("f4")
        screen = seat.screen
        assert "矛盾" in seat.lines[0]
        assert "应为" in screen
        assert "现为" in screen
        assert "最可能是" in screen
        assert "应为36" in screen.replace("\n", "").replace(" ", "")
        await seat.press("f4", "enter")
        assert seat.app.screen is seat.interview
        assert seat.interview.session.prompt.section == "applications"


async def test_a_contradiction_is_kept_with_a_reason(sit: Sit) -> None:
    async with sit(_broken()) as seat:
        await seat.press("f4", "k")
        await seat.press("enter")
        assert "请写清楚保留的理由" in seat.screen
        await seat.say("已与业务科室核对")
        assert "〔已决定〕" in seat.screen
        await seat.press("escape")
        assert [decision.reason for decision in seat.draft.decisions] == ["已与业务科室核对"]
        assert "已与业务科室核对" in seat.interview.session.path.read_text("utf-8")


async def test_nothing_to_find(sit: Sit) -> None:
    async with sit(weihai()) as seat:
        await seat.press("f4")
        assert "矛盾" not in seat.lines[0]


async def test_the_report_is_written(sit: Sit) -> None:
    async with sit(weihai()) as seat:
        await seat.press("f6")
        assert "草稿.docx" in seat.flat
        await seat.press("enter")
        await seat.sees("已导出")
        await seat.press("enter")
        await seat.sees("〔已导出〕")
        path = seat.interview.session.path.with_suffix(".docx")
        assert "word/document.xml" in ZipFile(path).namelist()


async def test_an_old_report_is_not_overwritten_unasked(sit: Sit, tmp_path: Path) -> None:
    old = tmp_path / "work" / "草稿.docx"
    async with sit(weihai()) as seat:
        old.write_text("旧")
        await seat.press("f6")
        await seat.press("enter")
        assert "已经有同名文件" in seat.screen
        await seat.press("2")
        assert "草稿2.docx" in seat.flat
        await seat.press("escape")
        assert old.read_text() == "旧"


async def test_with_contradictions_only_a_draft_is_written(sit: Sit) -> None:
    async with sit(_broken()) as seat:
        await seat.press("f6")
        assert "还不能导出正式稿" in seat.screen
        assert "〔冲突〕" in seat.screen
        await seat.press("2")
        assert "（草稿）.docx" in seat.flat
        await seat.press("enter")
        await seat.sees("已导出")
        assert "这是草稿" in seat.screen


async def test_the_file_is_named_in_the_command(sit: Sit) -> None:
    async with sit(weihai()) as seat:
        await seat.say("/导出 某某2024年报.docx")
        await seat.sees("导出到哪里")
        assert "某某2024年报.docx" in seat.flat


async def test_the_table_is_named_in_the_command(sit: Sit) -> None:
    async with sit(weihai()) as seat:
        await seat.say("/表 二")
        await seat.sees("5821")


async def test_a_finding_on_words_shows_them(sit: Sit) -> None:
    text = "其中网站3092条，微信4357条；发布信息约9000余条。"
    draft = weihai().with_prose("overview.proactive", text)
    async with sit(draft) as seat:
        await seat.press("f4")
        for _ in range(20):
            if "原文　" in seat.screen:
                break
            await seat.press("f4")
        assert "原文　" in seat.screen


async def test_an_unforeseen_error_keeps_the_draft_and_shows_no_code(
    sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("boom")

    seats = []

    async def fail() -> None:
        async with sit(at("disclosure.penalties")) as seat:
            seats.append(seat)
            await seat.write("九十四")
            monkeypatch.setattr("tui.session.Session.answer", broken)
            await seat.press("enter")

    with pytest.raises(RuntimeError):
        await fail()
    app = seats[0].app
    assert "没有料到的错误" in app.farewell
    assert "已保存" in app.farewell
    assert app.return_code
    log = recents.place().with_name("crash.log")
    assert "RuntimeError" in log.read_text("utf-8")
    assert "RuntimeError: boom" not in log.read_text("utf-8")
    assert "九十四" not in log.read_text("utf-8")


async def test_from_the_refusal_to_the_contradictions(sit: Sit) -> None:
    async with sit(_broken()) as seat:
        await seat.press("f6", "1")
        assert "最可能是" in seat.screen


async def test_a_click_on_a_section_and_on_a_key(sit: Sit) -> None:
    async with sit(weihai(), size=(120, 30)) as seat:
        row = next(i for i, line in enumerate(seat.lines) if "四 复议诉讼" in line)
        await seat.pilot.click(offset=(5, row))
        await seat.settle()
        assert seat.interview.session.prompt.section == "disputes"
        await seat.pilot.click(offset=(3, 29))
        await seat.settle()
        assert "怎样回答" in seat.screen


async def test_a_click_on_a_cell_opens_its_question(sit: Sit) -> None:
    async with sit(asking(weihai(), "disputes.review"), size=(150, 30)) as seat:
        row = next(i for i, line in enumerate(seat.lines) if "复议后起诉" in line)
        await seat.pilot.click(offset=(146, row))
        await seat.settle()
        assert seat.interview.session.prompt.question == "disputes.litigation_after_review"
