from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from engine.draft import Draft, DraftError, loads, read
from engine.draft.atomic import sidecar, write_atomic
from engine.draft.backup import list_backups
from engine.draft.dump import dumps
from engine.draft.errors import ChangedOutsideError, DraftLockedError, FileThereError, SaveError
from engine.draft.file import DraftFile
from engine.draft.lock import NO_LOCK

HOLDER = """
import sys
from pathlib import Path
from engine.draft.file import DraftFile
file = DraftFile.open(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.read()
"""


def posts(draft: Draft, total: int) -> Draft:
    return draft.with_figures({"posts.total": total})


def hold(path: Path) -> subprocess.Popen[str]:
    """Another program that has the draft open."""
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout
    assert holder.stdout.readline() == "open\n"
    return holder


def test_created_saved_and_opened_again(path: Path, draft: Draft):
    with DraftFile.create(path, draft) as file:
        file.save(posts(draft, 1))
        assert file.draft == posts(draft, 1)
    with DraftFile.open(path) as file:
        assert file.draft == posts(draft, 1) == read(path)
        assert file.warnings == []


def test_nothing_is_written_where_nothing_changed(path: Path, draft: Draft):
    with DraftFile.create(path, draft) as file:
        before = path.stat().st_mtime_ns, path.stat().st_ino
        file.save(draft)
        assert (path.stat().st_mtime_ns, path.stat().st_ino) == before


def test_a_new_draft_overwrites_no_file(path: Path, draft: Draft):
    path.write_text("别的内容", encoding="utf-8")
    with pytest.raises(FileThereError, match="文件已经存在"):
        DraftFile.create(path, draft)
    assert path.read_text(encoding="utf-8") == "别的内容"
    DraftFile.create(path, draft, overwrite=True).close()
    assert list_backups(path)[0].path.read_text(encoding="utf-8") == "别的内容"


def test_a_new_draft_needs_its_folder(path: Path, draft: Draft):
    with pytest.raises(SaveError, match="文件夹不存在"):
        DraftFile.create(path / "没有" / "甲.toml", draft)


def test_opening_what_is_not_there_leaves_nothing_behind(path: Path):
    with pytest.raises(DraftError, match="没有这个文件"):
        DraftFile.open(path)
    assert list(path.parent.iterdir()) == []


def test_a_second_program_is_told_who_has_the_draft(path: Path, draft: Draft):
    DraftFile.create(path, draft).close()
    holder = hold(path)
    for _ in range(2):
        with pytest.raises(DraftLockedError, match=f"进程号 {holder.pid}"):
            DraftFile.open(path)
    with pytest.raises(DraftLockedError):
        DraftFile.create(path, draft, overwrite=True)
    assert read(path) == draft
    holder.communicate("")
    DraftFile.open(path).close()


def test_a_second_window_of_the_same_program_is_kept_out(path: Path, draft: Draft):
    with DraftFile.create(path, draft), pytest.raises(DraftLockedError):
        DraftFile.open(path)


def test_both_names_of_a_draft_share_the_lock(path: Path, draft: Draft):
    link = path.with_name("链接.toml")
    link.symlink_to(path)
    with DraftFile.create(path, draft), pytest.raises(DraftLockedError):
        DraftFile.open(link)
    with DraftFile.open(link) as file:
        file.save(posts(draft, 2))
    assert link.is_symlink()
    assert read(path) == posts(draft, 2)


def test_a_killed_program_locks_nobody_out(path: Path, draft: Draft):
    DraftFile.create(path, draft).close()
    holder = hold(path)
    holder.send_signal(signal.SIGKILL)
    holder.communicate()
    sidecar(path, ".nb-1-0.tmp").touch()
    DraftFile.open(path).close()
    assert not sidecar(path, ".nb-1-0.tmp").exists()


def test_a_place_without_locks_is_a_warning(path: Path, draft: Draft, monkeypatch: pytest.MonkeyPatch):
    DraftFile.create(path, draft).close()

    def unsupported(*_: object) -> None:
        raise OSError(errno.EOPNOTSUPP, "no locks here")

    monkeypatch.setattr("fcntl.flock", unsupported)
    with DraftFile.open(path) as file:
        assert file.warnings == [NO_LOCK]
        file.save(posts(draft, 3))
    assert read(path) == posts(draft, 3)


def test_a_system_without_flock_is_a_warning_and_leaves_no_mark(
    path: Path, draft: Draft, monkeypatch: pytest.MonkeyPatch
):
    def missing(*_: object) -> None:
        raise OSError(errno.ENOSYS, "no flock")

    monkeypatch.setattr("fcntl.flock", missing)
    for _ in range(2):
        with DraftFile.create(path, draft, overwrite=True) as file:
            assert file.warnings == [NO_LOCK]


def test_a_read_only_folder_can_be_read(path: Path, draft: Draft, monkeypatch: pytest.MonkeyPatch):
    DraftFile.create(path, draft).close()
    plain = os.open

    def read_only(name: os.PathLike[str], flags: int, *rest: int, **more: int) -> int:
        if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            raise OSError(errno.EROFS, "read-only")
        return plain(name, flags, *rest, **more)

    monkeypatch.setattr(os, "open", read_only)
    with DraftFile.open(path) as file:
        assert file.warnings[0] == NO_LOCK
        with pytest.raises(SaveError, match="磁盘是只读的"):
            file.save(posts(draft, 4))
        assert file.draft == posts(draft, 4)
    assert read(path) == draft


def test_a_backup_that_cannot_be_written_is_a_warning(
    path: Path, draft: Draft, monkeypatch: pytest.MonkeyPatch
):
    DraftFile.create(path, draft).close()

    def full(*_: object) -> None:
        raise SaveError("甲", "磁盘已满")

    monkeypatch.setattr("engine.draft.file.keep", full)
    with DraftFile.open(path) as file:
        assert "写不了备份" in file.warnings[0]
        file.save(posts(draft, 5))


def test_a_change_from_outside_is_never_overwritten(path: Path, draft: Draft):
    with DraftFile.create(path, draft) as file:
        write_atomic(path, dumps(posts(draft, 6)))
        with pytest.raises(ChangedOutsideError, match="已被别的程序改动") as caught:
            file.save(posts(draft, 7))
        assert caught.value.other == path.read_bytes() == dumps(posts(draft, 6))
        assert file.difference(caught.value.other) == ["主动公开信息总数：6 → 7"]
        assert file.reload() == posts(draft, 6)
        assert loads(list_backups(path)[0].path.read_bytes(), "备份") == posts(draft, 7)
        file.save(posts(draft, 8))
    assert read(path) == posts(draft, 8)


def test_a_file_that_was_only_touched_is_not_changed(path: Path, draft: Draft):
    with DraftFile.create(path, draft) as file:
        path.touch()
        file.save(posts(draft, 9))
    assert read(path) == posts(draft, 9)


def test_overwriting_keeps_what_stood_there(path: Path, draft: Draft):
    with DraftFile.create(path, draft) as file:
        path.write_bytes(b"torn")
        with pytest.raises(ChangedOutsideError) as caught:
            file.save(posts(draft, 1))
        assert "读不出来" in file.difference(caught.value.other)[0]
        file.overwrite()
    assert read(path) == posts(draft, 1)
    assert list_backups(path)[0].path.read_bytes() == b"torn"


def test_a_file_that_vanished_is_written_only_when_asked(path: Path, draft: Draft):
    with DraftFile.create(path, draft) as file:
        path.unlink()
        with pytest.raises(ChangedOutsideError, match="移走或删除") as caught:
            file.save(posts(draft, 1))
        assert caught.value.other is None
        assert file.difference(None) == ["原处的文件已被移走或删除"]
        assert not path.exists()
        file.overwrite()
    assert read(path) == posts(draft, 1)


def test_saved_under_another_name(path: Path, draft: Draft):
    other = path.with_name("另存.toml")
    file = DraftFile.create(path, draft)
    with file.save_as(other, posts(draft, 2)) as copy:
        assert copy.path == other
        DraftFile.open(path).close()
        with pytest.raises(FileThereError):
            copy.save_as(path)
        copy.save(posts(draft, 3))
    assert (read(path), read(other)) == (draft, posts(draft, 3))


def test_what_could_not_be_opened_again_is_not_written(path: Path, draft: Draft):
    with DraftFile.create(path, draft) as file, pytest.raises(SaveError, match="内容有误"):
        file.save(Draft(figures={"posts.total": -1}))
    assert read(path) == draft


def test_a_full_disk_leaves_the_old_draft(path: Path, draft: Draft, monkeypatch: pytest.MonkeyPatch):
    with DraftFile.create(path, draft) as file:

        def full(_: int) -> None:
            raise OSError(errno.ENOSPC, "full")

        with monkeypatch.context() as patch:
            patch.setattr(os, "fsync", full)
            with pytest.raises(SaveError, match="磁盘已满"):
                file.save(posts(draft, 1))
        assert read(path) == draft
        file.save()
    assert read(path) == posts(draft, 1)


@pytest.mark.parametrize("name", [f"{'a' * 200}.toml", f"{'年' * 82}.toml", "年报 草稿 .toml", "无后缀"])
def test_names_of_any_kind(tmp_path: Path, draft: Draft, name: str):
    with DraftFile.create(tmp_path / name, draft) as file:
        file.save(posts(draft, 1))
    with DraftFile.open(tmp_path / name) as file:
        assert file.draft == posts(draft, 1)
    assert len(list_backups(tmp_path / name)) == 2
