"""One program at a time: a lock of the operating system on a sidecar, gone by itself when its holder dies."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import sys
from datetime import datetime
from pathlib import Path

from engine.draft.atomic import sidecar, target
from engine.draft.errors import DraftLockedError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

NO_LOCK = "此处不能给草稿加锁（文件夹只读，或磁盘不支持），请不要同时在两个窗口打开同一份草稿"

_HEADROOM = 1
"""Windows locks the first byte; who holds the lock stands behind it."""

_SHARED = 0o644
"""Others may see who holds it."""

_ELSEWHERE = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)
"""How the systems say that another program holds the lock."""


class Lock:
    """A lock on a draft, held until it is released.

    Attributes:
        warning: why there is no lock, where the place allows none; otherwise empty.
    """

    def __init__(self, path: Path) -> None:
        """Takes the lock.

        Raises:
            DraftLockedError: another program holds it.
        """
        self.warning = ""
        self._file = sidecar(target(path), ".lock")
        self._lock = self._taken(path)
        if self._lock is not None:
            _sign(self._file)
        else:
            self.warning = NO_LOCK

    @property
    def held(self) -> bool:
        """Whether the lock keeps other programs out."""
        return self._lock is not None

    def release(self) -> None:
        """Gives the lock back."""
        if self._lock is not None:
            with contextlib.suppress(OSError):
                _unlock(self._lock)
            os.close(self._lock)
            self._lock = None

    def _taken(self, path: Path) -> int | None:
        """The descriptor of the locked sidecar; None where nothing can be locked."""
        if not os.path.isdir(self._file.parent):  # noqa: PTH112 - never raises, however long the name
            return None
        try:
            descriptor = _opened(self._file)
        except OSError:
            return None
        try:
            _lock(descriptor)
        except OSError as error:
            os.close(descriptor)
            if error.errno in _ELSEWHERE:
                raise DraftLockedError(str(path), _holder(self._file)) from None
            return None
        return descriptor


def _opened(file: Path) -> int:
    flags = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    try:
        return os.open(file, flags | os.O_RDWR | os.O_CREAT, _SHARED)
    except PermissionError:  # it is another user's; it can be locked all the same
        return os.open(file, flags | os.O_RDONLY)


if sys.platform == "win32":

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, _HEADROOM)

    def _unlock(descriptor: int) -> None:
        os.lseek(descriptor, 0, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, _HEADROOM)

else:

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _unlock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_UN)


def _sign(file: Path) -> None:
    """Writes who holds the lock, for the message to whoever comes second."""
    import socket

    at = datetime.now().astimezone().isoformat(timespec="seconds")
    holder = json.dumps({"pid": os.getpid(), "host": socket.gethostname(), "at": at})
    with contextlib.suppress(OSError), file.open("r+b", buffering=0) as stream:
        stream.seek(_HEADROOM)
        stream.write(holder.encode())
        stream.truncate()


def _holder(file: Path) -> str:
    try:
        with file.open("rb", buffering=0) as stream:
            stream.seek(_HEADROOM)
            holder = json.loads(stream.read(1000) or b"")
        at = datetime.fromisoformat(holder["at"])
        return f"计算机 {holder['host']}，进程号 {holder['pid']}，{at:%Y-%m-%d %H:%M} 起"
    except (OSError, ValueError, KeyError, TypeError):
        return ""
