from __future__ import annotations

import os
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from engine.draft import Draft, DraftError, read
from engine.draft.atomic import sidecar, write_atomic
from engine.draft.backup import DAYS, KEPT, folder, keep, list_backups, recover
from engine.draft.dump import dumps
from engine.draft.file import DraftFile

START = datetime(2025, 1, 10, 9, 0).astimezone()


class Clock:
    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, **time: float) -> None:
        self.now += timedelta(**time)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr("engine.draft.backup._now", made)
    return made


def contents(path: Path) -> list[bytes]:
    return [backup.path.read_bytes() for backup in list_backups(path)]


def test_there_are_no_backups_of_nothing(path: Path):
    assert list_backups(path) == []
    assert recover(path) is None


def test_the_newest_comes_first_and_the_same_is_kept_once(path: Path, clock: Clock):
    for data in (b"1", b"2", b"2"):
        keep(path, data)
        clock.pass_(minutes=1)
    assert contents(path) == [b"2", b"1"]
    assert list_backups(path)[1].at == START


def test_a_clock_set_back_does_not_mix_the_order(path: Path, clock: Clock):
    keep(path, b"1")
    clock.pass_(days=-9000)
    keep(path, b"2")
    assert contents(path) == [b"2", b"1"]


def test_the_newest_are_kept_and_one_a_day(path: Path, clock: Clock):
    for number in range(60):
        keep(path, str(number).encode())
        clock.pass_(hours=6)
    kept = contents(path)
    assert kept[:KEPT] == [str(number).encode() for number in range(59, 59 - KEPT, -1)]
    assert KEPT < len(kept) <= KEPT + DAYS
    assert list_backups(path)[0].at - list_backups(path)[-1].at > timedelta(days=DAYS - 2)


def test_other_files_in_the_folder_are_left_alone(path: Path):
    keep(path, b"1")
    note = folder(path) / "说明.txt"
    note.touch()
    assert contents(path) == [b"1"]
    assert note.exists()


def test_every_session_keeps_the_state_it_found(path: Path, draft: Draft):
    DraftFile.create(path, draft).close()
    for number in range(3):
        with DraftFile.open(path) as file:
            file.save(draft.with_figures({"posts.total": number}))
            file.save(draft.with_figures({"posts.total": number + 100}))
    assert len(list_backups(path)) == 3


def test_within_a_session_a_backup_is_kept_every_few_minutes(
    path: Path, draft: Draft, monkeypatch: pytest.MonkeyPatch
):
    DraftFile.create(path, draft).close()
    now = 0.0
    monkeypatch.setattr("engine.draft.file.time.monotonic", lambda: now)
    with DraftFile.open(path) as file:
        for number in range(10):
            file.save(draft.with_figures({"posts.total": number}))
            now += 60
    assert len(list_backups(path)) == 4


def test_a_damaged_draft_names_the_newest_backup_that_loads(path: Path, draft: Draft):
    DraftFile.create(path, draft).close()
    DraftFile.open(path).close()
    keep(path, b"torn")
    good = list_backups(path)[1].path
    path.write_bytes(dumps(draft)[:200])
    for opening in (read, DraftFile.open):
        with pytest.raises(DraftError, match="最近可用的备份") as caught:
            opening(path)
        assert caught.value.backup == str(good)
        assert str(caught.value).endswith(str(good))
    found = recover(path)
    assert found
    assert found.path == good


def test_a_vanished_draft_names_its_backup(path: Path, draft: Draft):
    DraftFile.create(path, draft).close()
    DraftFile.open(path).close()
    path.unlink()
    with pytest.raises(DraftError, match=r"没有这个文件.*最近可用的备份"):
        read(path)


def test_a_slip_of_the_hand_names_no_backup(path: Path, draft: Draft):
    DraftFile.create(path, draft).close()
    DraftFile.open(path).close()
    write_atomic(path, path.read_bytes().replace(b"total = 8819", b"total = -1"))
    with pytest.raises(DraftError) as caught:
        read(path)
    assert caught.value.backup == ""


def test_what_a_killed_writer_left_among_the_backups_is_swept(path: Path):
    keep(path, b"1")
    left = sidecar(folder(path) / "20250101-000000-000000.toml", ".nb-1-0.tmp")
    left.write_bytes(b"torn")
    os.utime(left, (0, 0))
    keep(path, b"2")
    assert not left.exists()
    assert contents(path) == [b"2", b"1"]


def test_a_backup_that_waits_is_made_before_anything_is_written(path: Path, draft: Draft) -> None:
    DraftFile.create(path, draft).close()
    before = path.read_bytes()
    with DraftFile.open(path, back_up=False) as file:
        assert list_backups(path) == []
        file.save(draft.with_prose("matters", "没有其他事项。"))
        assert [backup.path.read_bytes() for backup in list_backups(path)] == [before]
        file.back_up()
        assert len(list_backups(path)) == 1


def test_a_backup_that_waits_can_be_asked_for(path: Path, draft: Draft) -> None:
    DraftFile.create(path, draft).close()
    with DraftFile.open(path, back_up=False) as file:
        file.back_up()
        assert [backup.path.read_bytes() for backup in list_backups(path)] == [path.read_bytes()]
