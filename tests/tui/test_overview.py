"""F9 and what lies behind it: the reading of every answer, the pages, the findings picked out, the export's result."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from engine.draft import Draft
from tests.tui.conftest import Sit, asking, weihai
from tui.screens.overview import bar_of
from tui.screens.preview import PreviewScreen

_AMBIGUOUS = "[\u2500-\u25ff\u2800-\u28ff←-⇿·…]"


def _broken() -> Draft:
    """One wrong cell: 36 became 63."""
    return weihai().with_figures({"applications.denied.third_party_rights.natural_person": 63})


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_the_whole_draft_at_one_look(sit: Sit, size: tuple[int, int]) -> None:
    async with sit(_broken().with_profile(deadline="2025年1月20日"), size=size) as seat:
        await seat.press("f9")
        await seat.sees("进度")
        screen = seat.screen
        for word in (
            "已答",
            "已过期",
            "当地通知",
            "一 总体情况",
            "有冲突",
            "6/6",
            "通读全部回答",
            "Esc 返回",
        ):
            assert word in screen
        assert not re.findall(_AMBIGUOUS, screen)
        assert "检查" in screen
        await seat.press("escape")
        assert seat.app.screen is seat.interview


async def test_enter_goes_to_what_is_open_and_keys_go_on(sit: Sit) -> None:
    async with sit(_broken()) as seat:
        await seat.say("/总览")
        await seat.sees("接着做")
        await seat.press("f4")
        await seat.sees("只看一部分")
        await seat.press("escape")
        await seat.sees("接着做")
        await seat.press("home", "down", "down", "enter")
        assert seat.app.screen is seat.interview
        assert seat.interview.session.prompt.question == "overview.supervision.review"


def test_a_bar_is_full_only_when_all_is_done() -> None:
    for share, done in ((0.0, 0), (0.5, 5), (0.999, 9), (1.0, 10)):
        parts = bar_of(share, 10)
        assert sum(len(text) for text, _ in parts) == 12
        assert sum(len(text) for text, style in parts if style == "on $success") == done
    assert bar_of(0.5, 0) == ()


async def test_every_answer_is_read_through(sit: Sit) -> None:
    async with sit(weihai()) as seat:
        await seat.press("f9", "t")
        await seat.sees("全部回答")
        assert "再看一眼" not in seat.screen
        assert not re.findall(_AMBIGUOUS, seat.screen)
        for character in "复议":
            await seat.press(character)
        assert "结果维持 6，结果纠正 9" in seat.screen
        assert "行政许可决定" not in seat.screen
        await seat.press("escape", "home", "h")
        assert "现在只看要看的" in seat.screen
        assert "报告哪一年的工作" not in seat.screen
        await seat.press("slash")
        await seat.write("没有这样的话")
        assert "没有找到" in seat.screen
        await seat.press("escape", "enter")
        assert seat.app.screen is seat.interview
        assert seat.interview.session.prompt.question == "profile.last_problems"


async def test_a_changed_figure_asks_for_a_second_look_everywhere(sit: Sit) -> None:
    async with sit(asking(weihai(), "applications.received")) as seat:
        await seat.say("新收66，全部是自然人")
        await seat.say("对")
        await seat.press("f2")
        await seat.write("再看")
        assert "〔再看一眼〕" in seat.screen
        assert "请再看一眼：表三本年新收" in seat.screen
        await seat.press("escape")
        await seat.say("/通读 再看一眼")
        await seat.sees("不用改就按C")
        before = seat.screen.count("〔再看一眼〕")
        assert before >= 3
        await seat.press("c")
        assert seat.screen.count("〔再看一眼〕") == before - 1
        await seat.press("enter")
        await seat.sees("请再看一眼：表三本年新收（总计）已由60改为66")


async def test_the_report_page_by_page(sit: Sit) -> None:
    async with sit(weihai(), size=(80, 24)) as seat:
        await seat.press("f9", "p")
        await seat.sees("以Word或WPS打开的文件为准")
        screen = seat.app.screen
        assert isinstance(screen, PreviewScreen)
        assert seat.lines[0].startswith(" 第1页，共")
        assert "草稿" not in seat.screen
        await seat.press("end")
        assert not seat.lines[0].startswith(" 第1页")
        await seat.press("home", "right")
        assert "第2页" in seat.screen
        for _ in range(12):
            await seat.press("pagedown")
            if "|" in seat.screen:
                break
        assert "+--" in seat.screen
        await seat.press("left", "home", "pageup", "up")
        assert seat.lines[0].startswith(" 第1页")
        await seat.press("escape")
        await seat.sees("接着做")


async def test_with_errors_the_pages_are_those_of_a_draft(sit: Sit) -> None:
    async with sit(_broken()) as seat:
        await seat.say("/预览 4")
        await seat.sees("第4页")
        assert "还有错误没处理" in seat.screen
        assert any(line.strip() == "草稿" for line in seat.lines)


async def test_findings_are_picked_out_by_keys(sit: Sit) -> None:
    async with sit(_broken()) as seat:
        await seat.press("f4", "s")
        assert "只看：错误" in seat.screen
        assert "〔提醒〕" not in seat.screen
        await seat.press("s")
        assert "只看：提醒" in seat.screen
        assert "〔冲突〕" not in seat.screen
        await seat.press("escape")
        assert "只看：" not in seat.screen
        await seat.press("b", "d")
        assert "未处理" in seat.screen
        await seat.press("d")
        assert "已处理，共0处" in seat.screen
        assert "一条也没有" in seat.screen
        await seat.press("a", "k", "l", "enter", "f4")  # there is nothing to do something with
        assert "一条也没有" in seat.screen
        await seat.press("escape")
        for character in "空泛":
            await seat.press(character)
        assert "含“空泛”，共1处" in seat.screen
        await seat.press("escape", "escape")
        assert seat.app.screen is seat.interview


async def test_what_is_picked_out_stays_over_a_decision(sit: Sit) -> None:
    async with sit(_broken()) as seat:
        await seat.say("/查 错误")
        await seat.sees("只看：错误")
        await seat.press("l")
        await seat.sees("只看：错误")
        assert "（已搁置）" in seat.screen


def _reports(folder: Path) -> list[Path]:
    return list(folder.glob("work/*.docx"))


async def test_the_result_of_an_export(sit: Sit, tmp_path: Path) -> None:
    async with sit(weihai()) as seat:
        await seat.press("f4", "k")
        await seat.sees("为什么保留")
        await seat.say("已与法制科核对，按上级口径统计")
        await seat.press("escape", "f6", "enter")
        await seat.sees("已导出正式稿")
        flat = seat.flat
        for word in ("草稿.docx", "KB", "200个格子", "全部一致", "处经核实保留", "已与法制科核对", "复核"):
            assert word in flat
        await seat.press("p")
        assert "〔通过〕" in seat.screen
        await seat.press("c")
        await seat.sees("已复制")
        await seat.press("enter")
        await seat.sees("〔已导出〕")
        assert _reports(tmp_path)


async def test_papers_and_other_shapes_beside_the_report(sit: Sit, tmp_path: Path) -> None:
    work = tmp_path / "work"
    (work / "草稿.txt").write_text("别人的")
    async with sit(weihai()) as seat:
        await seat.press("f6", "enter")
        await seat.sees("已导出正式稿")
        assert "送审材料：" in seat.screen
        await seat.press("t")
        await seat.sees("已另存纯文本：草稿2.txt")
        await seat.press("w", "s")
        await seat.sees("已另存送审材料：")
        await seat.sees("已另存网页：草稿.html")
        await seat.press("enter")
    assert (work / "草稿.txt").read_text() == "别人的"
    assert "新收" in (work / "草稿2.txt").read_text("utf-8-sig")
    assert "新收" in (work / "草稿.html").read_text("utf-8")
    assert len(_reports(tmp_path)) == 3


async def test_papers_asked_for_with_the_export(
    sit: Sit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("engine.output.pdf.find_office", lambda: None)
    async with sit(weihai()) as seat:
        await seat.say("/导出 报告 网页 PDF")
        await seat.sees("报告.docx")
        await seat.press("enter")
        await seat.sees("已另存网页：报告.html")
        await seat.sees("没有写出PDF：转成PDF需要 LibreOffice")
    assert (tmp_path / "work" / "报告.docx").exists()
