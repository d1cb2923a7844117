"""The journal beside a draft: undo and redo of earlier sittings, gaps, damage, size."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.draft import Draft, read
from engine.draft.atomic import sidecar
from engine.draft.backup import list_backups
from engine.draft.file import DraftFile
from engine.draft.history import STATE_EVERY, History
from engine.draft.journal import BACK, OUTSIDE, START, UNDO, Journal, Note

KEY = "applications.received.total"
NOTE = Note("2025-01-08T09:30:00+08:00", "张三", "answer", "applications.received")


class Sitting:
    """A program with the draft open: every change is saved at once, as the application does."""

    def __init__(self, path: Path) -> None:
        self.file = DraftFile.open(path)
        self.draft = self.file.draft
        self.history = History(Journal(path), self.draft)

    def do(self, number: int | None, note: Note = NOTE) -> None:
        self.go(self.draft.with_figures({KEY: number}), note)

    def go(self, draft: Draft, note: Note = NOTE) -> None:
        self.history.record(self.draft, draft, note)
        self.save(draft)

    def save(self, draft: Draft | None) -> None:
        if draft is not None:
            self.draft = draft
            self.file.save(draft)
            self.history.saved()

    def undo(self) -> int | None:
        self.save(self.history.undo(self.draft))
        return self.value

    def redo(self) -> int | None:
        self.save(self.history.redo(self.draft))
        return self.value

    @property
    def value(self) -> int | None:
        found = self.draft.figures.get(KEY)
        return found if isinstance(found, int) else None

    @property
    def kinds(self) -> list[str]:
        return [step.note.what for step in self.history.steps]


Sit = Callable[[], Sitting]


@pytest.fixture
def sit(path: Path, draft: Draft) -> Sit:
    DraftFile.create(path, draft).close()
    opened: list[Sitting] = []

    def sit() -> Sitting:
        for earlier in opened:
            earlier.file.close()
        opened.append(Sitting(path))
        return opened[-1]

    return sit


def journal(path: Path) -> Path:
    return sidecar(path, ".history")


def test_undo_and_redo_reach_into_earlier_sittings(sit: Sit):
    for number in (1, 2, 3):
        sit().do(number)
    third = sit()
    assert [third.undo(), third.undo()] == [2, 1]
    fourth = sit()
    assert [fourth.redo(), fourth.undo(), fourth.undo(), fourth.undo()] == [2, 1, None, None]
    fifth = sit()
    assert [fifth.redo() for _ in range(4)] == [1, 2, 3, 3]


def test_every_draft_comes_back_as_it_was(sit: Sit, draft: Draft):
    first = sit()
    states = [draft]
    for change in (
        lambda d: d.with_prose("matters", None),
        lambda d: d._replace(decisions=()),
        lambda d: d.without_answer("received"),
        lambda d: d.with_pending("fees", "")._replace(answers=()),
        lambda d: d.with_profile(powers=[], note=None),
    ):
        first.go(change(first.draft))
        states.append(first.draft)
    again = sit()
    for state in states[-2::-1]:
        again.undo()
        assert again.draft == state
    for state in states[1:]:
        again.redo()
        assert again.draft == state


def test_the_question_in_front_comes_back_with_an_undo(sit: Sit):
    first = sit()
    first.draft = first.draft.with_pending("fees", "")
    first.go(first.draft.with_figures({KEY: 5}).with_pending(None))
    again = sit()
    again.undo()
    assert again.draft.pending == ("fees", "")


def test_who_when_and_where_stands_in_it(sit: Sit, path: Path):
    sit().do(1)
    start, step = sit().history.steps
    assert start.note.what == START
    assert step.note == NOTE
    assert [change.path for change in step.changes] == [("figures", *KEY.split("."))]
    assert stat.S_IMODE(journal(path).stat().st_mode) == 0o600


def test_back_to_any_point_is_a_step_that_can_be_undone(sit: Sit):
    first = sit()
    for number in (1, 2, 3):
        first.do(number)
    again = sit()
    found = again.history.after(1)
    assert found is not None
    again.go(found, Note(what=BACK))
    assert again.value == 1
    assert sit().undo() == 3


def test_a_change_by_hand_is_a_step_of_its_own(sit: Sit, path: Path):
    sit().do(1)
    sit().do(2)
    path.write_text(path.read_text("utf-8").replace("total = 2\n", "total = 7\n", 1), "utf-8")
    third = sit()
    assert third.value == 7
    assert third.kinds == [START, "answer", "answer", OUTSIDE]
    assert third.history.steps[-1].changes[0].new == 7
    third.do(8)
    assert [third.undo(), third.undo(), third.undo()] == [7, 2, 1]
    assert [sit().redo() for _ in range(3)] == [2, 7, 8]


def test_a_copy_of_the_draft_alone_begins_a_history_of_its_own(sit: Sit, path: Path, tmp_path: Path):
    sit().do(1)
    other = tmp_path / "抄本.toml"
    other.write_bytes(path.read_bytes())
    copy = Sitting(other)
    assert copy.history.steps == []
    assert copy.undo() == 1
    copy.do(2)
    assert copy.undo() == 1


def test_an_older_backup_put_in_its_place_is_noticed(sit: Sit, path: Path):
    before = path.read_bytes()
    first = sit()
    first.do(1)
    first.do(2)
    path.write_bytes(before)
    again = sit()
    assert again.value is None
    assert [again.undo(), again.undo(), again.redo(), again.redo()] == [2, 1, 2, None]


def test_a_new_draft_of_an_old_name_does_not_lead_back_into_the_old_one(sit: Sit, path: Path, draft: Draft):
    sit().do(1)
    sit().file.close()
    path.unlink()
    DraftFile.create(path, draft.with_profile(year=2025)).close()
    again = Sitting(path)
    assert again.history.steps == []
    assert again.undo() is None
    assert again.draft.year == 2025
    assert all(backup.path.suffix == ".toml" for backup in list_backups(path))


def test_a_torn_last_line_costs_one_step_and_stops_nothing(sit: Sit, path: Path):
    first = sit()
    first.do(1)
    first.do(2)
    data = journal(path).read_bytes()
    journal(path).write_bytes(data[:-30])
    again = sit()
    assert again.kinds == [START, "answer", OUTSIDE]
    again.do(3)
    assert [again.undo(), again.undo(), again.undo()] == [2, 1, None]
    last = sit()
    assert last.value is None
    assert [last.redo(), last.redo(), last.redo()] == [1, 2, 3]


@pytest.mark.parametrize(
    "junk", [b"\xff\x00", b"{", b"[]", b'{"changes": 5}', b'{"what": 1}', b'{"state": []}', b'""']
)
def test_a_damaged_line_in_the_middle_hides_no_other(sit: Sit, path: Path, junk: bytes):
    first = sit()
    for number in (1, 2, 3):
        first.do(number)
    lines = journal(path).read_bytes().split(b"\n")
    lines[2] = junk
    journal(path).write_bytes(b"\n".join(lines))
    again = sit()
    assert again.kinds == [START, "answer", "answer", OUTSIDE]
    assert again.history.after(2) is None
    again.do(4)
    assert [again.undo(), again.undo()] == [3, 1]
    assert sit().redo() == 3


@pytest.mark.parametrize(
    "data", [b"", b"\n\n", b"torn", b"{}\n", "年报\n".encode("gbk"), b"[" * 100_000 + b"\n"]
)
def test_a_journal_that_is_none_loses_history_only(sit: Sit, path: Path, data: bytes):
    journal(path).write_bytes(data)
    first = sit()
    first.do(1)
    assert first.undo() is None
    assert sit().redo() == 1


def test_a_whole_state_stands_in_it_now_and_then(sit: Sit, path: Path):
    first = sit()
    for number in range(STATE_EVERY + 20):
        first.do(number)
    lines = journal(path).read_bytes().split(b"\n")
    lines[5] = b"x"
    journal(path).write_bytes(b"\n".join(lines))
    again = sit()
    assert OUTSIDE in again.kinds
    assert [again.undo() for _ in range(22)] == [*range(STATE_EVERY + 18, STATE_EVERY - 2, -1), 3, 2]


def test_it_stays_small_and_keeps_the_newest(sit: Sit, path: Path, monkeypatch: pytest.MonkeyPatch):
    for module in ("history", "journal"):
        monkeypatch.setattr(f"engine.draft.{module}.LARGEST", 12_000)
    first = sit()
    for number in range(90):
        first.do(number)
        assert journal(path).stat().st_size < 13_000
    again = sit()
    assert again.kinds[0] == START
    assert 10 < len(again.kinds) < 90
    assert [again.undo() for _ in range(5)] == [88, 87, 86, 85, 84]


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS, errno.EACCES])
def test_trouble_with_it_is_no_trouble_with_the_draft(
    sit: Sit, path: Path, monkeypatch: pytest.MonkeyPatch, code: int
):
    first = sit()
    first.do(1)
    plain = os.open

    def failing(name: os.PathLike[str], *rest: int, **more: int) -> int:
        if str(name).endswith(".history"):
            raise OSError(code, os.strerror(code))
        return plain(name, *rest, **more)

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", failing)
        first.do(2)
        assert "草稿本身不受影响" in first.history.warning
        assert read(path).figures[KEY] == 2
    first.do(3)
    assert first.history.warning == ""
    assert [sit().undo(), sit().undo()] == [2, 1]


def test_a_half_written_line_is_taken_back(sit: Sit, path: Path, monkeypatch: pytest.MonkeyPatch):
    first = sit()
    first.do(1)
    before = journal(path).read_bytes()

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patch:
        first.history.record(first.draft, first.draft.with_figures({KEY: 2}), NOTE)
        patch.setattr(os, "fsync", full)
        first.history.saved()
    assert journal(path).read_bytes() == before


def test_two_programs_without_locks_do_not_tear_it(sit: Sit, path: Path):
    first = sit()
    first.do(1)
    second = History(Journal(path), first.draft)
    second.record(first.draft, first.draft.with_figures({KEY: 5}), NOTE)
    second.saved()
    first.do(2)
    again = sit()
    assert OUTSIDE in again.kinds
    assert [again.undo(), again.undo(), again.undo()] == [1, 5, 1]


def test_a_journal_that_vanished_is_written_anew(sit: Sit, path: Path):
    first = sit()
    first.do(1)
    journal(path).unlink()
    first.do(2)
    assert [sit().undo(), sit().undo()] == [1, None]


def test_it_goes_along_to_another_file(sit: Sit, path: Path):
    first = sit()
    first.do(1)
    other = path.with_name("另存.toml")
    file = first.file.save_as(other, first.draft.with_figures({KEY: 2}))
    first.history.record(first.draft, file.draft, NOTE)
    first.history.moved(Journal(other))
    file.close()
    again = Sitting(other)
    assert [again.undo(), again.undo()] == [1, None]
    again.file.close()
    assert sit().undo() is None


def test_undone_is_told_as_what_was_undone(sit: Sit):
    sit().do(1)
    again = sit()
    again.undo()
    step = again.history.steps[-1]
    assert (step.note.what, step.note.place) == (UNDO, NOTE.place)
