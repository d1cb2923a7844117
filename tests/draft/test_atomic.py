from __future__ import annotations

import errno
import os
import random
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path
from threading import Event

import pytest

from engine.draft import Draft, loads
from engine.draft.atomic import Settling, free_name, reason, sidecar, sweep, sweep_folder, write_atomic
from engine.draft.dump import dumps
from engine.draft.errors import SaveError

WRITER = """
import sys, itertools
from pathlib import Path
from engine.draft import new_draft
from engine.draft.atomic import write_atomic
from engine.draft.dump import dumps
for number in itertools.count():
    draft = new_draft("甲", year=2024).with_figures({"posts.total": number})
    write_atomic(Path(sys.argv[1]), dumps(draft.with_prose("matters", "无。" * (number % 9000))))
    print(number, flush=True)
"""


def leftovers(folder: Path) -> list[str]:
    return [file.name for file in folder.iterdir() if file.name.endswith(".tmp")]


def test_a_new_file_is_private(path: Path):
    write_atomic(path, b"1")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    write_atomic(path.with_name("报告.docx"), b"1", mode=0o644)
    assert stat.S_IMODE(path.with_name("报告.docx").stat().st_mode) == 0o644
    assert leftovers(path.parent) == []


def test_a_file_that_is_replaced_keeps_its_mode(path: Path):
    path.touch()
    path.chmod(0o640)
    write_atomic(path, b"2")
    assert (path.read_bytes(), stat.S_IMODE(path.stat().st_mode)) == (b"2", 0o640)


def test_a_symbolic_link_stays_one(path: Path):
    link = path.with_name("链接.toml")
    link.symlink_to(path.name)
    write_atomic(link, b"new")
    write_atomic(link, b"newer")
    assert link.is_symlink()
    assert path.read_bytes() == b"newer"


@pytest.mark.parametrize("name", [f"{'a' * 200}.toml", f"{'年' * 82}.toml", "-rf *.toml", "甲 [1]?.toml"])
def test_names_of_any_kind(tmp_path: Path, name: str):
    path = tmp_path / name
    write_atomic(path, b"1")
    sidecar(path, f".nb-{'9' * 10}-12345678.tmp").touch()
    assert len(sweep(path, older=0)) == 1
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_long_names_that_begin_alike_have_sidecars_of_their_own(tmp_path: Path):
    one, two = (tmp_path / f"{'年' * 80}{end}.toml" for end in "甲乙")
    assert sidecar(one, ".lock") != sidecar(two, ".lock")


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS, errno.EIO, errno.EDQUOT, errno.ENOTSUP])
@pytest.mark.parametrize("step", ["fsync", "open", "replace"])
def test_a_write_that_fails_leaves_the_old_file(
    path: Path, monkeypatch: pytest.MonkeyPatch, step: str, code: int
):
    path.write_bytes(b"old")

    def fail(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, step, fail)
    with pytest.raises(SaveError, match="没有保存") as caught:
        write_atomic(path, b"new")
    monkeypatch.undo()
    assert str(path) in str(caught.value)
    assert path.read_bytes() == b"old"
    assert leftovers(path.parent) == []


def test_a_full_disk_and_a_read_only_one_are_told_apart():
    assert "磁盘已满" in reason(OSError(errno.ENOSPC, ""))
    assert "只读" in reason(OSError(errno.EROFS, ""))
    assert "U 盘" in reason(OSError(errno.ENOENT, ""))
    assert "Strange" in reason(OSError(999, "Strange"))


def test_a_file_that_is_held_for_a_moment_is_written_after_it(path: Path, monkeypatch: pytest.MonkeyPatch):
    replace, tries = os.replace, iter([True, True, False])

    def held(temporary: str, place: str) -> None:
        if next(tries):
            raise PermissionError(13, "held")
        replace(temporary, place)

    monkeypatch.setattr(os, "replace", held)
    write_atomic(path, b"1")
    assert path.read_bytes() == b"1"


def test_a_file_that_is_held_for_good_is_an_error(path: Path, monkeypatch: pytest.MonkeyPatch):
    def held(*_: object) -> None:
        raise PermissionError(13, "held")

    monkeypatch.setattr(os, "replace", held)
    monkeypatch.setattr("engine.draft.atomic._RETRIES", (0.001, 0.001))
    with pytest.raises(SaveError, match="正被别的程序占用"):
        write_atomic(path, b"1")
    assert leftovers(path.parent) == []


def test_no_hard_link_is_needed(path: Path, monkeypatch: pytest.MonkeyPatch):
    def none(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, "no hard links")

    monkeypatch.setattr(os, "link", none)
    write_atomic(path, b"1")
    write_atomic(path, b"2")
    assert path.read_bytes() == b"2"


def test_what_is_no_file_is_not_replaced(path: Path):
    path.mkdir()
    with pytest.raises(SaveError, match="同名的文件夹"):
        write_atomic(path, b"1")
    pipe = path.with_name("管道")
    os.mkfifo(pipe)
    with pytest.raises(SaveError, match="不是普通文件"):
        write_atomic(pipe, b"1")
    with pytest.raises(SaveError, match="文件夹不在了"):
        write_atomic(path / "没有" / "甲.toml", b"1")


def test_a_file_marked_read_only_is_not_replaced(path: Path, monkeypatch: pytest.MonkeyPatch):
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(SaveError, match="没有写入权限"):
        write_atomic(path, b"new")
    assert path.read_bytes() == b"old"


def test_only_leftovers_of_this_file_and_of_some_age_are_swept(path: Path):
    mine, other = sidecar(path, ".nb-1-0.tmp"), path.with_name(".别的.toml.nb-1-0.tmp")
    mine.touch()
    other.touch()
    assert sweep(path) == []
    assert sweep(path, older=0) == [mine]
    assert sweep_folder(path.parent, older=0) == [other]
    assert sweep_folder(path / "没有") == []


def test_killed_at_any_moment_the_file_is_whole(path: Path, draft: Draft):
    write_atomic(path, dumps(draft))
    moments = random.Random(11)  # noqa: S311
    last = -1
    for _ in range(30):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True
        )
        assert writer.stdout
        writer.stdout.readline()
        time.sleep(moments.random() * 0.02)
        writer.send_signal(signal.SIGKILL)
        told = writer.stdout.read().split()
        writer.stdout.close()
        writer.wait()
        last = int(told[-1]) if told else 0
        written = loads(path.read_bytes(), str(path)).figures["posts.total"]
        assert written >= last
    sweep(path, older=0)
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_what_makes_sure_of_the_data_runs_before_the_old_file_goes(path: Path):
    path.write_bytes(b"old")

    def refuse() -> None:
        assert path.read_bytes() == b"old"
        raise ValueError("not this")

    with pytest.raises(ValueError, match="not this"):
        write_atomic(path, b"new", sure=refuse)
    assert path.read_bytes() == b"old"
    assert leftovers(path.parent) == []


def test_a_disk_that_fails_while_the_data_is_looked_at(path: Path, monkeypatch: pytest.MonkeyPatch):
    path.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(SaveError, match="磁盘已满"):
        write_atomic(path, b"new", sure=lambda: None)
    assert path.read_bytes() == b"old"
    assert leftovers(path.parent) == []


def test_the_new_name_settles_when_it_is_waited_for(path: Path, monkeypatch: pytest.MonkeyPatch):
    synced, begun = [], Event()

    def slow(descriptor: int) -> None:
        folder = stat.S_ISDIR(os.fstat(descriptor).st_mode)
        if folder:
            assert begun.wait(10)
        synced.append("folder" if folder else "file")

    monkeypatch.setattr(os, "fsync", slow)
    settling = Settling()
    write_atomic(path, b"new", settling=settling)
    assert (path.read_bytes(), synced) == (b"new", ["file"])
    begun.set()
    settling.wait()
    assert synced == ["file", "folder"]


def test_a_free_name_is_the_own_or_the_first_beside_it(tmp_path: Path):
    path = tmp_path / "年报.toml"
    assert free_name(path) == path
    path.touch()
    assert free_name(path) == tmp_path / "年报2.toml"
    (tmp_path / "年报2.toml").symlink_to("nowhere")  # a link to nothing is taken, too
    (tmp_path / "年报4.toml").touch()
    assert free_name(path) == tmp_path / "年报3.toml"


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="no list of open files here")
@pytest.mark.parametrize("sure", [None, lambda: None])
def test_no_file_stays_open(path: Path, sure):
    write_atomic(path, b"0", sure=sure)
    before = len(list(Path("/proc/self/fd").iterdir()))
    for number in range(20):
        write_atomic(path, str(number).encode(), sure=sure)
    assert len(list(Path("/proc/self/fd").iterdir())) == before
