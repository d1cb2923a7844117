"""Disks, folders, clocks and other programs that misbehave: nothing confirmed is lost, and the drafter is told."""

from __future__ import annotations

import contextlib
import errno
import os
import resource
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from engine.draft import read
from engine.draft.atomic import sidecar
from engine.draft.backup import list_backups
from engine.draft.dump import dumps
from engine.draft.errors import ChangedOutsideError, SaveError
from engine.draft.file import DraftFile
from engine.draft.lock import NO_LOCK
from tests.cli.conftest import EXAMPLES, PROGRAM, environment
from tui.session import Session

KEY = "disclosure.penalties"
ANSWERS = "/跳 行政处罚\n{}件\n\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The example draft in a folder as offices have them."""
    folder = tmp_path / "2024年 年报（送审）"
    folder.mkdir()
    return _example(folder / "年报 草稿.toml")


def _example(path: Path) -> Path:
    shutil.copyfile(EXAMPLES / "weihai.toml", path)
    return path


def _sit(path: Path) -> Session:
    return Session(DraftFile.open(path))


def _answer(session: Session, number: int) -> None:
    """As the application takes an answer: confirmed, then saved."""
    assert session.open_cell(KEY)
    session.answer(f"{number}件")
    session.answer("")
    assert session.draft.figures[KEY] == number
    session.save()


def _plain(path: Path, number: int, home: Path, limit: int = 0) -> subprocess.CompletedProcess[bytes]:
    """One answer in the program itself; with a limit to the size of files, in bytes."""

    def limited() -> None:
        if limit:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    return subprocess.run(
        [*PROGRAM, "open", str(path), "--plain"],
        input=ANSWERS.format(number).encode(),
        capture_output=True,
        check=False,
        env=environment(HOME=str(home), TMPDIR=str(home), PYTHONDONTWRITEBYTECODE="1"),
        preexec_fn=limited,
        timeout=120,
    )


def _leftovers(path: Path) -> list[str]:
    return [file.name for file in path.parent.iterdir() if file.name.endswith(".tmp")]


def test_a_disk_that_takes_no_more_leaves_the_old_draft(path: Path, tmp_path: Path):
    before = path.read_bytes()
    done = _plain(path, 777, tmp_path, limit=2000)
    assert done.returncode == 2
    assert "超过了允许的文件大小" in done.stderr.decode().splitlines()[-1]
    assert "没有存上" in done.stdout.decode()
    assert "Traceback" not in done.stderr.decode()
    assert path.read_bytes() == before
    assert _leftovers(path) == []
    assert _plain(path, 778, tmp_path).returncode == 0
    assert read(path).figures[KEY] == 778


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small disk of its own, where this machine lets one be made."""
    place = tmp_path / "盘"
    place.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=160k", "tmpfs", str(place)], capture_output=True, check=False
    )
    if made.returncode:
        pytest.skip("no disk can be mounted here")
    yield place
    subprocess.run(["umount", str(place)], capture_output=True, check=False)


def test_a_real_full_disk(disk: Path):
    path = _example(disk / "草稿.toml")
    session = _sit(path)
    _answer(session, 5)
    filler = disk / "filler"
    descriptor = os.open(filler, os.O_WRONLY | os.O_CREAT)
    with contextlib.suppress(OSError):
        while os.write(descriptor, b"x" * 4096):
            pass
    os.close(descriptor)
    with pytest.raises(SaveError, match="磁盘已满"):
        _answer(session, 6)
    assert read(path).figures[KEY] == 5
    session.save_at_last()
    assert session.kept_at is not None
    assert read(session.kept_at).figures[KEY] == 6
    session.kept_at.unlink()
    filler.unlink()
    session.save()
    session.close()
    assert read(path).figures[KEY] == 6
    assert _leftovers(path) == []
    again = _sit(path)
    assert again.undo()
    assert again.draft.figures[KEY] == 5
    again.close()


def test_a_real_read_only_disk(disk: Path):
    path = _example(disk / "草稿.toml")
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    session = _sit(path)
    assert NO_LOCK in session.file.warnings
    with pytest.raises(SaveError, match="只读"):
        _answer(session, 6)
    session.save_at_last()
    assert session.kept_at is not None
    assert read(session.kept_at).figures[KEY] == 6
    session.kept_at.unlink()
    session.close()


def test_a_file_that_vanished_between_two_answers(path: Path):
    session = _sit(path)
    _answer(session, 5)
    path.unlink()
    with pytest.raises(ChangedOutsideError, match="移走或删除"):
        _answer(session, 6)
    session.overwrite()
    session.close()
    assert read(path).figures[KEY] == 6
    again = _sit(path)
    assert [again.undo() and again.draft.figures[KEY], again.undo() and again.draft.figures[KEY]] == [5, 94]
    again.close()


def test_a_folder_that_vanished(path: Path):
    session = _sit(path)
    _answer(session, 5)
    shutil.rmtree(path.parent)
    with pytest.raises(ChangedOutsideError):
        _answer(session, 6)
    with pytest.raises(SaveError, match="文件夹不在了"):
        session.overwrite()
    session.save_at_last()
    assert session.kept_at is not None
    assert read(session.kept_at).figures[KEY] == 6
    session.kept_at.unlink()
    session.close()


def test_a_file_that_was_replaced_between_two_answers(path: Path):
    session = _sit(path)
    _answer(session, 5)
    other = read(path).with_figures({KEY: 50})
    path.write_bytes(dumps(other))
    with pytest.raises(ChangedOutsideError, match="已被别的程序改动"):
        _answer(session, 6)
    session.save_at_last()
    assert session.kept_at is not None
    session.close()
    assert read(path).figures[KEY] == 50
    assert read(session.kept_at).figures[KEY] == 6


def test_two_programs_at_once(path: Path, tmp_path: Path):
    session = _sit(path)
    done = _plain(path, 777, tmp_path)
    assert done.returncode == 2
    assert "正在另一个窗口或程序中打开" in done.stderr.decode()
    _answer(session, 5)
    session.close()
    assert _plain(path, 777, tmp_path).returncode == 0
    assert read(path).figures[KEY] == 777


def test_two_programs_at_once_where_there_are_no_locks(path: Path, monkeypatch: pytest.MonkeyPatch):
    def none(*_: object, **__: object) -> None:
        raise OSError(errno.ENOTSUP, "not supported")

    monkeypatch.setattr("fcntl.flock", none)
    monkeypatch.setattr(os, "link", none)
    first, second = _sit(path), _sit(path)
    assert NO_LOCK in first.file.warnings
    _answer(first, 5)
    with pytest.raises(ChangedOutsideError):
        _answer(second, 6)
    assert read(path).figures[KEY] == 5
    second.reload()
    _answer(second, 7)
    with pytest.raises(ChangedOutsideError):
        _answer(first, 8)
    assert read(path).figures[KEY] == 7
    assert 6 in {read(backup.path).figures.get(KEY) for backup in list_backups(path)}
    third = _sit(path)
    assert third.undo()
    assert third.draft.figures[KEY] == 5
    assert not sidecar(path, ".lock").exists() or _sit(path)


@pytest.mark.parametrize("step", [timedelta(days=-400), timedelta(days=400)])
def test_a_clock_that_is_set(path: Path, monkeypatch: pytest.MonkeyPatch, step: timedelta):
    session = _sit(path)
    _answer(session, 5)
    session.close()

    class Clock(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime.now(tz) + step

    real = time.time
    for module in (
        "engine.draft.backup",
        "engine.draft.journal",
        "engine.draft.lock",
        "tui.author",
        "tui.session",
    ):
        monkeypatch.setattr(f"{module}.datetime", Clock)
    monkeypatch.setattr(time, "time", lambda: real() + step.total_seconds())
    session = _sit(path)
    _answer(session, 6)
    newest = list_backups(path)[0]
    assert read(newest.path).figures[KEY] == 5
    assert [one.note.what for one in session.history.steps] == ["start", "answer", "answer"]
    assert session.undo()
    assert session.draft.figures[KEY] == 5
    session.close()


@pytest.mark.parametrize(
    "name", [f"{'a' * 200}.toml", f"{'年' * 80}.toml", "年 报　（终 稿）.toml", "'\"$HOME;.toml"]
)
def test_names_of_any_kind(path: Path, tmp_path: Path, name: str):
    place = _example(path.with_name(name))
    assert _plain(place, 777, tmp_path).returncode == 0
    session = _sit(place)
    assert session.draft.figures[KEY] == 777
    assert session.undo()
    session.save()
    session.close()
    assert read(place).figures[KEY] == 94
    assert _leftovers(place) == []


@pytest.mark.parametrize("name", [f"{'年' * 200}.toml", f"{'a' * 300}.toml"])
@pytest.mark.parametrize("command", [("new", "--no-open"), ("open", "--plain"), ("check",)])
def test_a_name_that_no_disk_takes_is_refused(tmp_path: Path, name: str, command: tuple[str, ...]):
    done = subprocess.run(
        [*PROGRAM, command[0], str(tmp_path / name), *command[1:]],
        input=b"",
        capture_output=True,
        check=False,
        env=environment(HOME=str(tmp_path)),
    )
    assert done.returncode == 2
    assert done.stderr.count(b"\n") == 1
    assert "太长" in done.stderr.decode()
    assert [file for file in tmp_path.iterdir() if file.name != ".cache"] == []


def test_an_interpreter_that_is_stopped_and_goes_on(path: Path, tmp_path: Path):
    """Suspended in the middle of a talk, and continued."""
    program = subprocess.Popen(
        [*PROGRAM, "open", str(path), "--plain"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment(HOME=str(tmp_path)),
    )
    assert program.stdin
    program.stdin.write(ANSWERS.format(5).encode())
    program.stdin.flush()
    program.send_signal(signal.SIGSTOP)
    time.sleep(0.2)
    program.send_signal(signal.SIGCONT)
    program.communicate(ANSWERS.format(6).encode(), timeout=60)
    assert read(path).figures[KEY] == 6
