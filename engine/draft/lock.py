"""One program at a time: a lock of the operating system on a sidecar, gone by itself when its holder dies."""

from __future__ import annotations

import contextlib
import json
import os
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from engine.draft.atomic import sidecar, target
from engine.draft.errors import DraftLockedError

if TYPE_CHECKING:
    from filelock import BaseFileLock

NO_LOCK = "此处不能给草稿加锁（文件夹只读，或磁盘不支持），请不要同时在两个窗口打开同一份草稿"

_HEADROOM = 1
"""Windows locks the first byte; who holds the lock stands behind it."""


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
        if self._lock:
            _sign(self._file)
        else:
            self.warning = NO_LOCK

    @property
    def held(self) -> bool:
        """Whether the lock keeps other programs out."""
        return self._lock is not None

    def release(self) -> None:
        """Gives the lock back."""
        if self._lock:
            with contextlib.suppress(OSError):
                self._lock.release()
            self._lock = None

    def _taken(self, path: Path) -> BaseFileLock | None:
        from filelock import FileLock, Timeout

        if not os.path.isdir(self._file.parent):  # noqa: PTH112 - never raises, however long the name
            return None
        # no mark in the place of a lock: one that outlives a killed program would lock the drafter out
        lock = FileLock(self._file, timeout=0, thread_local=False, fallback_to_soft=False)
        try:
            lock.acquire()
        except Timeout:
            if not self._file.exists():
                return None
            raise DraftLockedError(str(path), _holder(self._file)) from None
        except (OSError, NotImplementedError):
            return None
        return lock


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
