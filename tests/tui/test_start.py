"""The start page, and drafts that cannot be opened."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from engine.draft.file import DraftFile
from tests.tui.conftest import Sit, at, weihai
from tui import recents
from tui.screens.start import StartScreen

NOW = datetime(2025, 1, 8, 9, 30, tzinfo=UTC)


async def test_a_new_draft_is_asked_only_where_to_save(sit: Sit, tmp_path: Path) -> None:
    async with sit() as seat:
        assert "新建一份年报" in seat.screen
        await seat.press("n")
        assert "年报草稿.toml" in seat.flat
        await seat.press("enter")
        assert "本机关的全称是什么？" in seat.screen
        assert (tmp_path / "work" / "年报草稿.toml").exists()


async def test_what_is_typed_replaces_the_proposed_name(sit: Sit, tmp_path: Path) -> None:
    async with sit() as seat:
        await seat.press("n")
        await seat.say("水务局2024.1月稿")
        assert "本机关的全称是什么？" in seat.screen
        assert (tmp_path / "work" / "水务局2024.1月稿.toml").exists()


async def test_a_new_draft_never_overwrites(sit: Sit, tmp_path: Path) -> None:
    old = tmp_path / "work" / "年报草稿.toml"
    old.write_text("旧")
    async with sit() as seat:
        await seat.press("n")
        assert "年报草稿2.toml" in seat.flat
        seat.app.screen.focused.put(str(old))  # type: ignore[union-attr]
        await seat.press("enter")
        assert "已经有同名文件" in seat.screen
        assert old.read_text() == "旧"


async def test_a_recent_draft_is_opened_by_its_number(sit: Sit, tmp_path: Path) -> None:
    path = tmp_path / "work" / "某局.toml"
    DraftFile.create(path, at("disputes.review")).close()
    recents.note(path, "某某局", 2024, NOW)
    async with sit() as seat:
        assert "1 某某局　2024年" in seat.screen
        await seat.press("1")
        assert "行政复议" in seat.screen


async def test_a_missing_draft_is_shown_as_such_and_can_be_removed(sit: Sit, tmp_path: Path) -> None:
    recents.note(tmp_path / "没了.toml", "某某局", 2024, NOW)
    async with sit() as seat:
        assert "〔文件不在了〕某某局" in seat.screen
        await seat.press("1")
        assert "没有这个文件" in seat.flat
        await seat.press("escape", "delete")
        assert "某某局" not in seat.screen
        assert recents.load() == []


async def test_a_path_is_typed(sit: Sit, tmp_path: Path) -> None:
    path = tmp_path / "甲 [b]乙.toml"
    DraftFile.create(path, weihai()).close()
    async with sit() as seat:
        await seat.press("o")
        await seat.say("/nirgends.toml")
        assert "没有这个文件" in seat.flat
        seat.app.screen.focused.put(f"'{path}'")  # type: ignore[union-attr]
        await seat.press("enter")
        assert "问题都问完了" in seat.screen
        assert path.name in seat.lines[0]


async def test_the_example_is_copied(sit: Sit, tmp_path: Path) -> None:
    async with sit() as seat:
        await seat.press("d")
        assert "威海临港" in seat.lines[0]
        assert (tmp_path / "work" / "示例草稿.toml").exists()


async def test_a_damaged_draft_comes_back_from_its_backup(sit: Sit, tmp_path: Path) -> None:
    path = tmp_path / "work" / "某局.toml"
    file = DraftFile.create(path, weihai())
    file.close()
    DraftFile.open(path).close()
    path.write_bytes(path.read_bytes()[:900])
    recents.note(path, "某某局", 2024, NOW)
    async with sit() as seat:
        await seat.press("1")
        assert "这个文件打不开" in seat.screen
        assert "用最近的备份恢复" in seat.screen
        await seat.press("1")
        assert "损坏的文件留在这里" in seat.screen
        await seat.press("enter")
        assert "问题都问完了" in seat.screen


async def test_a_draft_that_is_open_elsewhere(sit: Sit, tmp_path: Path) -> None:
    path = tmp_path / "work" / "某局.toml"
    with DraftFile.create(path, weihai()):
        recents.note(path, "某某局", 2024, NOW)
        async with sit() as seat:
            await seat.press("1")
            assert "草稿正在别处打开" in seat.screen
            assert "另一个窗口" in seat.screen
            await seat.press("escape")
            assert isinstance(seat.app.screen, StartScreen)


async def test_what_was_opened_is_remembered(sit: Sit) -> None:
    async with sit(weihai()) as seat:
        seat.app.remember_draft()
        (entry,) = recents.load()
        assert (entry.organ, entry.year) == ("威海临港经济技术开发区管理委员会", 2024)
