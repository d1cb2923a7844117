"""A draft on the disk while a session has it open: locked, guarded, backed up, never silently overwritten."""

from __future__ import annotations

import contextlib
import errno
import os
import time
from collections.abc import Callable
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import Self

from engine.draft.atomic import LONGEST_NAME, Settling, reason, sweep, target, write_atomic
from engine.draft.backup import keep
from engine.draft.difference import differences
from engine.draft.dump import Written, written
from engine.draft.errors import ChangedOutsideError, DraftError, FileThereError, SaveError
from engine.draft.journal import put_aside
from engine.draft.load import loads, name_backup, read_bytes
from engine.draft.lock import Lock
from engine.draft.model import Draft

BACKUP_EVERY = 180.0
"""Seconds between two backups of one session."""


class DraftFile:
    """An open draft; made by `open` or `create`, and closed by `close` or by leaving a `with` block.

    Attributes:
        path: the file as the user named it.
        draft: the newest draft of this session, also when saving it failed.
        warnings: what does not work in this place, in words for the drafter.
    """

    def __init__(self, path: Path, draft: Draft, data: bytes | None, lock: Lock) -> None:
        """Used by `open` and `create`; `data` is what stands in the file, None for nothing."""
        self.path = path
        self.draft = draft
        self.warnings = [lock.warning] if lock.warning else []
        self._data = data
        self._saved = draft
        self._lock = lock
        self._mutex = RLock()
        self._settling = Settling()
        self._proven: frozenset[str] = frozenset()
        self._backed_up = float("-inf")

    @classmethod
    def open(cls, path: Path, *, back_up: bool = True) -> Self:
        """Opens a draft, locks it, and keeps a backup of its state.

        Args:
            path: the file.
            back_up: keep the backup at once; otherwise `back_up` does, or else the first write before it changes anything.

        Raises:
            DraftError: there is no draft that can be read.
            DraftLockedError: another program has it open.
        """
        read_bytes(path)  # before anything is left beside a file that is not there
        lock = Lock(path)
        try:
            sweep(path, older=0 if lock.held else 3600)
            data = read_bytes(path)
            opened = cls(path, loads(data, str(path)), data, lock)
        except BaseException as error:
            lock.release()
            if isinstance(error, DraftError):
                name_backup(error, path)
            raise
        if back_up:
            opened.back_up()
        return opened

    def back_up(self) -> None:
        """Keeps a backup of the state in which the draft was opened, unless there is one already."""
        with self._mutex:
            if self._data is not None and self._backed_up == float("-inf"):
                self._back_up(self._data)

    @classmethod
    def create(cls, path: Path, draft: Draft, *, overwrite: bool = False) -> Self:
        """Makes a new file of the draft and opens it.

        Args:
            path: the file.
            draft: what to write.
            overwrite: take the place of a file that is there; it goes to the backups.

        Raises:
            FileThereError: there is such a file already.
            DraftLockedError: another program has it open.
            SaveError: it could not be written.
        """
        if not os.path.isdir(target(path).parent):  # noqa: PTH112 - never raises, however long the name
            raise SaveError(str(path), "文件夹不存在，没有保存；请先建好文件夹，或换一个位置")
        if os.path.exists(target(path)) and not overwrite:  # noqa: PTH110
            raise FileThereError(
                str(path), "文件已经存在，没有覆盖；请换一个文件名，或用 nianbao open 打开它"
            )
        if len(os.fsencode(target(path).name)) > LONGEST_NAME:  # before anything is left beside it
            raise SaveError(str(path), reason(OSError(errno.ENAMETOOLONG, "")))
        lock = Lock(path)
        try:
            sweep(path, older=0 if lock.held else 3600)
            created = cls(path, draft, _on_disk(path), lock)
            created.overwrite(draft)
            put_aside(path)
        except BaseException:
            lock.release()
            raise
        return created

    def save(self, draft: Draft | None = None, *, wait: bool = True) -> None:
        """Writes the draft, by default the newest one; nothing is written when the file says the same.

        Args:
            draft: what to write.
            wait: return when a power cut can no longer undo it; otherwise `settle` does.

        Raises:
            ChangedOutsideError: the file is not what this session last read or wrote.
            SaveError: it could not be written; the old file is as it was.
        """
        with self._mutex:
            self.draft = draft or self.draft
            new = written(self.draft)
            there = _on_disk(self.path)
            if there != self._data:
                raise ChangedOutsideError(str(self.path), there)
            if new.data == there:
                return
            if there is not None and time.monotonic() - self._backed_up >= BACKUP_EVERY:
                self._back_up(there)
            self._write(new)
            if wait:
                self.settle()

    def settle(self) -> None:
        """Waits until what was saved last is on the disk under its name."""
        with contextlib.suppress(OSError):  # not every disk can say so of a folder
            self._settling.wait()

    def overwrite(self, draft: Draft | None = None) -> None:
        """Writes the draft whatever stands in the file; that goes to the backups first.

        Raises:
            SaveError: the draft, or the backup of what it replaces, could not be written.
        """
        with self._mutex:
            self.draft = draft or self.draft
            new = written(self.draft)
            there = _on_disk(self.path)
            if there is not None and there != new.data:
                keep(self.path, there)
            self._write(new)
            self.settle()

    def reload(self) -> Draft:
        """Reads the file anew; what this session had not saved goes to the backups.

        Raises:
            DraftError: it can no longer be read as a draft.
            SaveError: the unsaved state could not be kept.
        """
        with self._mutex:
            data = read_bytes(self.path)
            draft = loads(data, str(self.path))
            if self.draft not in (self._saved, draft):
                unsaved = written(self.draft)
                self._readable(unsaved)
                keep(self.path, unsaved.data)
            self.draft = self._saved = draft
            self._data = data
            return draft

    def save_as(self, path: Path, draft: Draft | None = None, *, overwrite: bool = False) -> DraftFile:
        """Writes the draft to another file; that one is open then, and this one closed.

        Raises:
            FileThereError: there is such a file already.
            DraftLockedError: another program has it open.
            SaveError: it could not be written; this file stays open.
        """
        with self._mutex:
            self.draft = draft or self.draft
            other = DraftFile.create(path, self.draft, overwrite=overwrite)
            self.close()
            return other

    def difference(self, other: Draft | bytes | None, asked: Callable[[str], str] = str) -> list[str]:
        """What overwriting `other` with the newest draft would change, old value first, one line each.

        Args:
            other: what lies there now.
            asked: what the drafter calls a question, by its id.
        """
        if other is None:
            return ["原处的文件已被移走或删除"]
        if isinstance(other, bytes):
            try:
                other = loads(other, str(self.path))
            except DraftError as error:
                return [f"现在的文件读不出来：{error}"]
        return differences(other, self.draft, asked)

    def close(self) -> None:
        """Gives the lock back; nothing is saved."""
        self.settle()
        self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _readable(self, new: Written) -> None:
        """Reads back what is to be written: a file that cannot be opened again must never be written.

        An answer that was read back for an earlier file can be read in this one: answers do not touch each other.
        """
        unproven = [piece for piece in new.answers if piece not in self._proven]
        try:
            loads("".join((new.head, *unproven)).encode(), str(self.path))
        except DraftError as error:
            raise SaveError(
                str(self.path), f"内容有误，没有保存（{error.problems[0]}）；请改正后再存"
            ) from error
        self._proven = frozenset(new.answers)

    def _write(self, new: Written) -> None:
        write_atomic(self.path, new.data, sure=lambda: self._readable(new), settling=self._settling)
        self._data = new.data
        self._saved = self.draft

    def _back_up(self, data: bytes) -> None:
        """Keeps a backup; that it cannot is no reason not to go on."""
        self._backed_up = time.monotonic()
        try:
            keep(self.path, data)
        except SaveError:
            warning = "写不了备份，请检查磁盘空间和文件夹权限"
            if warning not in self.warnings:
                self.warnings.append(warning)


def _on_disk(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise SaveError(str(path), reason(error)) from error
