"""Writes a file as a whole or not at all; whoever reads it sees the old bytes or the new ones, never a part."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from engine.digest import sha256
from engine.draft.errors import SaveError

if TYPE_CHECKING:
    from pathlib import Path  # loading it takes as long as writing a report
    from threading import Thread

PRIVATE = 0o600
"""Who may read a new draft: its owner."""

LONGEST_NAME = 255
"""In bytes; no file system takes more."""

_LONGEST_NAME = 190
"""In bytes; what is put behind the name of a sidecar takes its room."""

_MARK, _TEMPORARY = ".nb-", ".tmp"
_RETRIES = (0.01, 0.02, 0.05, 0.1, 0.2, 0.4)
"""On Windows a virus scanner or a preview holds a file for a moment; so long each try waits."""

_REASONS = {
    errno.ENOSPC: "磁盘已满，没有保存；请腾出空间后再存，或另存到别处",
    errno.EDQUOT: "磁盘配额已满，没有保存；请腾出空间后再存，或另存到别处",
    errno.EFBIG: "超过了允许的文件大小，没有保存；请联系管理员，或另存到别处",
    errno.EROFS: "磁盘是只读的，没有保存；请另存到别处",
    errno.EACCES: "没有写入权限，或文件正被别的程序占用，没有保存；请关闭占用它的程序，或另存到别处",
    errno.EPERM: "没有写入权限，没有保存；请另存到别处",
    errno.ENOENT: "文件夹不在了，没有保存；请检查 U 盘或网络盘是否断开，或另存到别处",
    errno.ENOTDIR: "路径中有一段不是文件夹，没有保存；请核对路径",
    errno.EISDIR: "同名的文件夹已经存在，没有保存；请换一个文件名",
    errno.EIO: "磁盘读写出错，没有保存；请另存到别的磁盘",
    errno.ENAMETOOLONG: "文件名太长（中文最多80个字左右），没有保存；请换一个短一些的文件名",
}


def target(path: Path) -> Path:
    """The file that is really written: what a symbolic link points at, so that the link stays one."""
    from pathlib import Path

    return Path(os.path.realpath(path))


def sidecar(path: Path, ending: str) -> Path:
    """The hidden neighbour `.NAME` + ending of a file; a long name is cut, with a digest to tell it apart."""
    return path.with_name(_hidden(path.name, ending))


def _hidden(name: str, ending: str) -> str:
    raw = os.fsencode(name)
    if len(raw) > _LONGEST_NAME:
        mark = sha256(raw).hexdigest()[:12]
        return f".{raw[:_LONGEST_NAME].decode('utf-8', 'ignore')}-{mark}{ending}"
    return f".{name}{ending}"


def free_name(path: Path) -> Path:
    """This name, or one beside it that is not taken: 草稿2.toml."""
    for number in ("", *range(2, 1000)):
        other = path.with_name(f"{path.stem}{number}{path.suffix}")
        if not os.path.lexists(other):
            return other
    return path


class Settling:
    """Files on their way to the disk, all at once, while the program does something else; `wait` until they are there."""

    def __init__(self) -> None:
        self._threads: list[Thread] = []
        self._error: OSError | None = None

    def sync(self, descriptor: int) -> None:
        """Bring what stands behind the descriptor to the disk, then close it."""
        from threading import Thread

        thread = Thread(target=self._sync, args=(descriptor,))
        thread.start()
        self._threads.append(thread)

    def wait(self) -> None:
        """Return when everything is on the disk.

        Raises:
            OSError: something could not be written.
        """
        while self._threads:
            self._threads.pop().join()
        error, self._error = self._error, None
        if error is not None:
            raise error

    def _sync(self, descriptor: int) -> None:
        try:
            os.fsync(descriptor)
        except OSError as error:
            self._error = error
        finally:
            os.close(descriptor)


def write_atomic(
    path: Path | str,
    data: bytes,
    *,
    mode: int = PRIVATE,
    sure: Callable[[], object] | None = None,
    settling: Settling | None = None,
) -> None:
    """Puts the bytes in the place of the file, and on the disk, before it returns.

    Args:
        path: the file; a symbolic link is written through.
        data: its new content.
        mode: the permissions of a new file; a file that is replaced keeps its own.
        sure: makes sure of the data while the disk is busy; where it raises, the old file is as it was.
        settling: waits for the new name in the place of this function; the content is on the disk all the same.

    Raises:
        SaveError: it could not be written; the old file is as it was.
    """
    place = os.path.realpath(path)
    folder, name = os.path.split(place)
    mark = f"{_MARK}{os.getpid()}-{os.urandom(4).hex()}{_TEMPORARY}"
    temporary = os.path.join(folder, _hidden(name, mark))  # noqa: PTH118
    try:
        _write(temporary, data, _status(place), mode, sure)
        _replace(temporary, place)
    except BaseException as error:
        with contextlib.suppress(OSError):
            os.unlink(temporary)  # noqa: PTH108
        if isinstance(error, OSError):
            raise SaveError(str(path), reason(error)) from error
        raise
    _sync_folder(folder, settling)


def reason(error: OSError) -> str:
    """Why a file could not be written and what to do, in words for the drafter."""
    known = _REASONS.get(error.errno or 0)
    return known or f"没有保存（{error.strerror or error}）；请检查磁盘，或另存到别处"


def sweep(path: Path, *, older: float = 3600) -> list[Path]:
    """Removes what killed writers of this file left behind at least `older` seconds ago.

    Returns:
        What was removed.
    """
    place = target(path)
    return _clear(place.parent, sidecar(place, _MARK).name, older)


def sweep_folder(folder: Path, *, older: float = 3600) -> list[Path]:
    """Removes what killed writers of any file in the folder left behind; see `sweep`."""
    return _clear(folder, ".", older)


def _clear(folder: Path, start: str, older: float) -> list[Path]:
    removed = []
    with contextlib.suppress(OSError):
        for file in list(folder.iterdir()):
            ours = file.name.startswith(start) and _MARK in file.name and file.name.endswith(_TEMPORARY)
            with contextlib.suppress(OSError):
                if ours and time.time() - file.stat().st_mtime >= older:
                    file.unlink()
                    removed.append(file)
    return removed


def _write(
    temporary: str,
    data: bytes,
    old: os.stat_result | None,
    mode: int,
    sure: Callable[[], object] | None,
) -> None:
    descriptor = os.open(
        temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), PRIVATE
    )
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        if sure is None:
            os.fsync(file.fileno())
        else:
            settling = Settling()
            settling.sync(os.dup(file.fileno()))
            try:
                sure()
            finally:
                settling.wait()
    with contextlib.suppress(OSError):
        if old and hasattr(os, "chown"):
            os.chown(temporary, -1, old.st_gid)
        os.chmod(temporary, stat.S_IMODE(old.st_mode) if old else mode)  # noqa: PTH101


def _status(place: str) -> os.stat_result | None:
    """What stands at the place now; None for nothing.

    Raises:
        OSError: it must not be replaced.
    """
    try:
        status = os.stat(place)  # noqa: PTH116
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), place)
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.EINVAL, "不是普通文件", place)
    if not os.access(place, os.W_OK):
        code = errno.EROFS if _is_read_only(place) else errno.EACCES
        raise OSError(code, os.strerror(code), place)
    return status


def _is_read_only(place: str) -> bool:
    """Whether the whole disk is, as far as the system says so."""
    with contextlib.suppress(AttributeError, OSError):
        return bool(os.statvfs(place).f_flag & os.ST_RDONLY)
    return False


def _replace(temporary: str, place: str) -> None:
    for pause in _RETRIES:
        try:
            os.replace(temporary, place)  # noqa: PTH105
        except PermissionError:
            time.sleep(pause)
        else:
            return
    os.replace(temporary, place)  # noqa: PTH105


def _sync_folder(folder: str, settling: Settling | None) -> None:
    """Makes the new name survive a power cut, where the system can; Windows cannot open a folder."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        if settling is not None:
            settling.sync(descriptor)
            return
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
