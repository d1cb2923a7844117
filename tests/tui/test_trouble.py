"""Drafts that cannot be opened: a screen with every way on, and nothing changed unasked."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from engine.draft import read
from engine.draft.atomic import sidecar
from engine.draft.dump import dumps
from engine.draft.file import DraftFile
from engine.draft.history import History
from engine.draft.journal import Journal
from tests.tui.conftest import Seat, weihai
from tui.app import NianbaoApp

KEY = "disclosure.penalties"


@asynccontextmanager
async def opening(path: Path, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Seat]:
    app = NianbaoApp(unopened=path)
    async with app.run_test(size=size, notifications=True) as pilot:
        seat = Seat(app, pilot)
        await seat.settle()
        try:
            yield seat
        finally:
            if app.session is not None:
                app.session.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    place = tmp_path / "work" / "某局 草稿.toml"
    place.write_bytes(dumps(weihai()))
    return place


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b'schema = 1\nedition = "2021"\n[figures.disclosure]\npenalties = "x"\n', "第4行"),
        (b'schema = 1\nedition = "2021"\n[figures]\npenaltys = 5\n', "没有这一项"),
        ("单位 = 1\n".encode("gbk"), "GBK"),
        (b"schema = = 1\n", "第1行"),
        (b"", "文件是空的"),
        (b"PK\x03\x04", "不是草稿"),
    ],
)
async def test_what_is_wrong_and_where(path, data: bytes, said: str) -> None:
    path.write_bytes(data)
    async with opening(path) as seat:
        assert "这个文件打不开" in seat.screen
        assert said in seat.flat
        await seat.press("escape")
        assert seat.app.return_value == 2
        assert str(path) in seat.app.farewell
        assert "\n" not in seat.app.farewell
    assert path.read_bytes() == data


async def test_the_newest_backup_takes_its_place_and_the_damaged_file_stays(path) -> None:
    DraftFile.open(path).close()
    path.write_bytes(b"torn")
    async with opening(path) as seat:
        assert "用最近的备份恢复" in seat.screen
        await seat.press("1")
        assert "某局草稿.损坏.toml" in seat.flat
        await seat.press("enter")
        assert seat.app.screen is seat.interview
    assert read(path) == weihai()
    assert (path.parent / "某局 草稿.损坏.toml").read_bytes() == b"torn"


async def test_the_history_knows_more_than_the_backup(path) -> None:
    with DraftFile.open(path) as file:
        history = History(Journal(path), file.draft)
        later = file.draft.with_figures({KEY: 95})
        history.record(file.draft, later)
        file.save(later)
        history.saved()
    path.write_bytes(b"torn")
    async with opening(path, (100, 30)) as seat:
        assert "恢复到最后记下的一步" in seat.screen
        assert "用最近的备份恢复" in seat.screen
        assert "94 → 95" in seat.screen
        await seat.press("1", "enter")
        assert seat.draft.figures[KEY] == 95
    assert read(path).figures[KEY] == 95


async def test_a_vanished_draft_can_be_brought_back_or_tried_again(path) -> None:
    DraftFile.open(path).close()
    data = path.read_bytes()
    path.unlink()
    async with opening(path) as seat:
        assert "没有这个文件" in seat.flat
        assert "用最近的备份恢复" in seat.screen
        path.write_bytes(data)
        await seat.press("2")
        assert seat.app.screen is seat.interview


async def test_a_draft_open_elsewhere_is_copied_or_waited_for(path) -> None:
    with DraftFile.open(path):
        async with opening(path) as seat:
            assert f"进程号{os.getpid()}" in seat.flat
            await seat.press("1")
            assert "草稿正在别处打开" in seat.screen
            await seat.press("2")
            assert seat.app.screen is seat.interview
            assert seat.interview.session.path.name == "某局 草稿2.toml"
    assert not sidecar(path, ".损坏").exists()
    holder = DraftFile.open(path)
    async with opening(path) as seat:
        holder.close()
        await seat.press("1")
        assert seat.app.screen is seat.interview


async def test_another_file_is_opened_instead(path, tmp_path: Path) -> None:
    path.write_bytes(b"torn")
    other = tmp_path / "别的.toml"
    other.write_bytes(dumps(weihai()))
    async with opening(path) as seat:
        await seat.press("2")
        seat.app.screen.focused.put("x" * 300)  # type: ignore[union-attr]
        await seat.press("enter")
        assert "没有这个文件" in seat.flat
        seat.app.screen.focused.put(str(other))  # type: ignore[union-attr]
        await seat.press("enter")
        assert seat.app.screen is seat.interview


async def test_a_folder_that_cannot_be_written_is_told(path, monkeypatch: pytest.MonkeyPatch) -> None:
    DraftFile.open(path).close()
    path.write_bytes(b"torn")
    plain = os.open

    def read_only(name: os.PathLike[str], flags: int, *rest: int, **more: int) -> int:
        if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT) and "work" in str(name):
            raise OSError(30, "read-only")
        return plain(name, flags, *rest, **more)

    async with opening(path) as seat:
        monkeypatch.setattr(os, "open", read_only)
        await seat.press("1")
        assert "没有做成" in seat.screen
        monkeypatch.undo()
        await seat.press("enter")
        assert "这个文件打不开" in seat.screen
    assert path.read_bytes() == b"torn"
