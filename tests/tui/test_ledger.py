"""A case ledger taken in: columns, counts, words to be placed, the cases behind a cell, taken back."""

from __future__ import annotations

from pathlib import Path

from engine.draft import Draft
from tests.tui.conftest import Sit, weihai

HEAD = "编号,收到日期,申请人类型,办结日期,办理结果\n"
ROWS = (
    "申1,2024-01-08,自然人,2024-01-17,予以公开\n"
    "申2,2024-02-08,自然人,2024-02-17,已妥处\n"
    "申3,2024-03-08,商业企业,2024-03-17,予以公开\n"
)
RECEIVED = "applications.received.natural_person"


def _without_table(**figures: int) -> Draft:
    draft = weihai()
    kept = {key: value for key, value in draft.figures.items() if not key.startswith("applications.")}
    return draft._replace(figures={**kept, **figures}, prose={}, last_year=type(draft.last_year)())


def _ledger(tmp_path: Path, text: str = HEAD + ROWS) -> Path:
    path = tmp_path / "work" / "台账.csv"
    path.write_text(text, encoding="utf-8")
    return path


async def test_it_is_shown_then_taken_and_taken_back(sit: Sit, tmp_path: Path) -> None:
    _ledger(tmp_path)
    async with sit(_without_table()) as seat:
        await seat.say("/台账 台账.csv")
        await seat.sees("台账各栏的含义对吗")
        assert "B列 收到日期" in seat.screen
        assert "有把握" in seat.screen
        await seat.press("1")
        await seat.sees("案件3行")
        assert "没分清1处" in seat.screen
        assert RECEIVED not in seat.draft.figures
        await seat.press("1")
        await seat.sees("已填入草稿")
        await seat.press("enter")
        assert seat.draft.figures[RECEIVED] == 2
        assert "applications.granted.natural_person" not in seat.draft.figures
        await seat.press("ctrl+z")
        assert RECEIVED not in seat.draft.figures


async def test_a_word_is_placed_and_remembered(sit: Sit, tmp_path: Path) -> None:
    ledger = _ledger(tmp_path)
    async with sit(_without_table(), size=(80, 24)) as seat:
        await seat.say("/tz 台账.csv")
        await seat.press("1", "down", "down")
        assert "申2" in seat.screen
        await seat.press("enter", "1")
        await seat.sees("都分清了")
        await seat.press("1")
        assert seat.draft.figures["applications.granted.natural_person"] == 2
        assert seat.draft.extra["ledger"]["words"]["outcome"]["已妥处"] == "granted"  # type: ignore[index]
        kept = ledger.with_name("台账.csv.map.toml").read_text("utf-8")
        assert "已妥处" in kept
        assert 'received = "收到日期"' in kept
        await seat.say("/台账 台账.csv")
        await seat.sees("已确定")
        await seat.press("1")
        await seat.sees("都分清了")


async def test_a_missing_column_is_chosen_among_the_headers(sit: Sit, tmp_path: Path) -> None:
    _ledger(tmp_path, (HEAD + ROWS).replace("收到日期", "甲"))
    async with sit(_without_table()) as seat:
        await seat.say("/台账")
        await seat.sees("按台账填表三、表四")
        await seat.say("台账.csv")
        await seat.sees("〔缺〕")
        await seat.press("enter")
        await seat.sees("哪一栏是“收到日期”")
        await seat.press("2")
        await seat.sees("都对，开始统计")
        await seat.press("1")
        await seat.sees("案件3行")


async def test_differences_stay_and_are_said(sit: Sit, tmp_path: Path) -> None:
    _ledger(tmp_path)
    async with sit(_without_table(**{RECEIVED: 5})) as seat:
        await seat.say("/台账 台账.csv")
        await seat.press("1")
        assert "格和草稿不一致" in seat.screen
        await seat.press("1")
        await seat.sees("按F4逐条核对")
        await seat.press("enter")
        assert seat.draft.figures[RECEIVED] == 5


async def test_a_cell_lists_its_cases(sit: Sit, tmp_path: Path) -> None:
    ledger = _ledger(tmp_path)
    async with sit(_without_table()) as seat:
        await seat.press("f3")
        await seat.press("c")
        await seat.sees("请先说“/台账文件”")
        await seat.press("enter", "escape")
        await seat.say("/台账 台账.csv")
        await seat.press("1", "1", "enter", "f3", "ctrl+home", "c")
        await seat.sees("共2件")
        assert "申1、申2" in seat.screen
        await seat.press("enter")
        ledger.write_text(HEAD + ROWS + "申4,2024-04-08,自然人,2024-04-17,予以公开\n", encoding="utf-8")
        await seat.press("c")
        await seat.sees("台账改动过")
        assert "申4" in seat.screen
        await seat.press("enter")
        ledger.unlink()
        await seat.press("c")
        await seat.sees("没有找到台账")


async def test_what_is_no_ledger_is_said(sit: Sit, tmp_path: Path) -> None:
    _ledger(tmp_path, "")
    async with sit(_without_table()) as seat:
        for name in ("台账.csv", "没有.xlsx"):
            await seat.say(f"/台账 {name}")
            await seat.sees("没有读入台账")
            await seat.press("enter")


async def test_the_arrow_keys_choose_a_cell_and_q_goes_to_its_question(sit: Sit) -> None:
    async with sit(weihai()) as seat:
        await seat.press("f3", "down", "right", "q")
        assert seat.app.screen is seat.interview
        assert seat.interview.session.prompt.section == "applications"
