"""Last year's report taken in: read, shown, confirmed, taken back."""

from __future__ import annotations

from pathlib import Path

from engine.draft import new_draft
from engine.output.assemble import export
from tests.tui.conftest import Sit, weihai


async def test_it_is_shown_before_it_is_taken(sit: Sit, tmp_path: Path) -> None:
    (tmp_path / "work" / "去年.docx").write_bytes(export(weihai()))
    async with sit(new_draft("某某县人民政府", "county", 2025)) as seat:
        await seat.say("/导入去年 去年.docx")
        await seat.sees("读到的内容对吗")
        assert "读到200格数字" in seat.screen
        assert "60件" in seat.screen
        assert not seat.draft.last_year
        await seat.press("1")
        await seat.sees("已读入去年的报告")
        assert seat.draft.last_year.figures["applications.received.total"] == 60
        assert "2024" not in str(seat.draft.year)
        await seat.press("ctrl+z")
        assert not seat.draft.last_year


async def test_another_year_is_said(sit: Sit, tmp_path: Path) -> None:
    (tmp_path / "work" / "去年.docx").write_bytes(export(weihai()))
    async with sit(new_draft("某某县人民政府", "county", 2030)) as seat:
        await seat.say("/导入去年")
        await seat.sees("导入去年的报告")
        await seat.say("去年.docx")
        await seat.sees("没有读入")
        assert "2024年" in seat.flat
