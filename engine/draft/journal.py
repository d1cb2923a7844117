"""What was done to a draft, step by step, in the hidden file `.NAME.history` beside it.

One JSON object a line, only ever appended to; the first line holds a whole state, and so does one line of every
hundred, so that a damaged line costs the steps up to the next of these and nothing more. The draft's own file is always
written first and needs nothing of this: losing the journal loses the history and nothing else.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import stat
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from engine.draft.atomic import PRIVATE, Settling, reason, sidecar, target, write_atomic
from engine.draft.changes import Change, State
from engine.draft.errors import SaveError
from engine.namedtuple import NamedTuple

LARGEST = 5 * 1024 * 1024
"""Bytes; a journal that grows larger loses its older half."""

_READ = 4 * LARGEST
"""No journal of this program is larger; of one that is, the beginning is read."""

START, UNDO, REDO, BACK, OUTSIDE, STATE = "start", "undo", "redo", "back", "outside", "state"
"""Kinds of steps: the oldest known state; undone; redone; back to an earlier point; changed by another program; not a
step but a whole state in between."""


class Note(NamedTuple):
    """Who did something, when, and at what.

    Attributes:
        at: the time as ISO text with its zone; empty for now.
        by: the person; empty for nobody known.
        what: the kind of step: one of the kinds above, or a word of whoever records it ("answer", "decision" …).
        place: what it was done at: the id of a question, of a rule; may be empty.
    """

    at: str = ""
    by: str = ""
    what: str = ""
    place: str = ""


class Step(NamedTuple):
    """One step in the life of a draft.

    Attributes:
        note: who, when, what.
        changes: what it changed.
        moved: how the question in front had moved since the step before.
        mark: the fingerprint of the state behind it; of a whole state its own, empty where nobody noted one.
        state: the whole state, for steps that carry it.
    """

    note: Note
    changes: tuple[Change, ...] = ()
    moved: tuple[Change, ...] = ()
    mark: str = ""
    state: State | None = None


class Journal:
    """The file of the steps of one draft.

    Attributes:
        warning: why the last step was not noted, in words for the drafter; empty when it was.
    """

    def __init__(self, draft: Path) -> None:
        self.path = sidecar(target(draft), ".history")
        self.warning = ""
        self._draft = target(draft)
        self._known: tuple[int, int] | None = None
        self._settling = Settling()
        self._before = 0

    def read(self) -> list[Step | None]:
        """All steps, oldest first; None for a line that is damaged. Empty when there is no journal."""
        try:
            with self.path.open("rb") as file:
                data = file.read(_READ)
                self._known = _identity(os.fstat(file.fileno()))
        except OSError as error:
            self._known = None
            if not isinstance(error, FileNotFoundError):
                self.warning = f"读不了历史记录（{error.strerror or error}），以前的步骤看不到"
            return []
        whole, _, torn = data.rpartition(b"\n")
        if torn:  # whoever wrote it was killed on the way; the next line must not be glued to it
            self._known = None
        return [_step(text) for text in whole.split(b"\n") if text] if whole else []

    @property
    def exists(self) -> bool:
        """Whether there is a journal beside the draft."""
        return self.path.exists()

    @property
    def is_as_known(self) -> bool:
        """Whether the file is just what this program last read or wrote."""
        try:
            return _identity(self.path.stat()) == self._known
        except OSError:
            return False

    def append(self, steps: Iterable[Step]) -> bool:
        """Notes steps; `settle` waits until they are on the disk.

        Returns:
            Whether they could be noted; otherwise there is a `warning`.
        """
        data = b"".join(map(line, steps))
        try:
            self._append(data)
        except OSError as error:
            self._failed(error)
            return False
        self.warning = ""
        return True

    def rewrite(self, steps: Iterable[Step]) -> bool:
        """Puts these steps in the place of all others, as a whole or not at all; False with a `warning`."""
        try:
            write_atomic(self.path, b"".join(map(line, steps)), mode=self._mode())
            self._known = _identity(self.path.stat())
        except (SaveError, OSError) as error:
            self._known = None
            self.warning = f"历史记录没有写上（草稿本身不受影响）：{error}"
            return False
        self.warning = ""
        return True

    def settle(self) -> bool:
        """Waits until what was appended last is on the disk; where that fails it is taken back, with a `warning`."""
        try:
            self._settling.wait()
        except OSError as error:
            with contextlib.suppress(OSError):
                os.truncate(self.path, self._before)
            self._failed(error)
            return False
        return True

    def _failed(self, error: OSError) -> None:
        self._known = None
        self.warning = f"历史记录没有写上（草稿本身不受影响）：{reason(error)}"

    @property
    def size(self) -> int:
        """Bytes of the file as last read or written."""
        return self._known[1] if self._known else 0

    def _append(self, data: bytes) -> None:
        flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
        descriptor = os.open(self.path, flags, self._mode())
        with os.fdopen(descriptor, "r+b", buffering=0) as file:
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode):
                raise OSError(f"{self.path.name} 不是普通文件")
            self._before = size = status.st_size
            if size and not _ends_a_line(file, size):
                data = b"\n" + data
            try:
                _write_all(file, data)
                self._settling.sync(os.dup(descriptor))
            except OSError:
                with contextlib.suppress(OSError):
                    os.ftruncate(descriptor, size)
                raise
            self._known = _identity(os.fstat(descriptor))

    def _mode(self) -> int:
        """Whoever may write the draft may write its history; nobody else may read it."""
        with contextlib.suppress(OSError):
            return stat.S_IMODE(self._draft.stat().st_mode) & 0o660 | PRIVATE
        return PRIVATE


def put_aside(draft: Path) -> None:
    """Moves the journal of a former draft of this name away, to its backups; a new draft begins a new history."""
    from engine.draft.backup import folder

    journal = sidecar(target(draft), ".history")
    with contextlib.suppress(OSError):
        if journal.exists():
            folder(draft).mkdir(mode=0o700, exist_ok=True)
            journal.replace(folder(draft) / "former.history")


def _identity(status: os.stat_result) -> tuple[int, int]:
    return status.st_ino, status.st_size


def _write_all(file: Any, data: bytes) -> None:
    if file.write(data) != len(data):
        raise OSError(errno.ENOSPC, "没有写全")


def _ends_a_line(file: Any, size: int) -> bool:
    file.seek(size - 1)
    return bool(file.read(1) == b"\n")


def line(step: Step) -> bytes:
    """The line of a step in the journal."""
    table: dict[str, Any] = {key: value for key, value in step.note._asdict().items() if value}
    for name, done in (("moved", step.moved), ("changes", step.changes)):
        if done:
            table[name] = [_change_table(change) for change in done]
    if step.mark:
        table["mark"] = step.mark
    if step.state is not None:
        table["state"] = step.state
    return json.dumps(table, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace") + b"\n"


def _change_table(change: Change) -> dict[str, Any]:
    table: dict[str, Any] = {"path": list(change.path)}
    if change.at is not None:
        table["at"] = change.at
    return table | {
        name: value for name, value in (("old", change.old), ("new", change.new)) if value is not None
    }


def _step(text: bytes) -> Step | None:
    try:
        table = json.loads(text)
        note = Note(*(_word(table.get(name, "")) for name in Note._fields))
        moved, done = (tuple(_changes(table.get(name, []))) for name in ("moved", "changes"))
        state = table.get("state")
        if state is not None and not isinstance(state, dict):
            return None
        return Step(note, done, moved, _word(table.get("mark", "")), state)
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None


def _changes(found: Any) -> Iterator[Change]:
    for table in found:
        path, at = tuple(_word(part) for part in table["path"]), table.get("at")
        if not path or not isinstance(at, int | None):
            raise TypeError
        yield Change(path, table.get("old"), table.get("new"), at)


def _word(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def now() -> str:
    """The time as it stands in a note."""
    return datetime.now().astimezone().isoformat(timespec="seconds")
