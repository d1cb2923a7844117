"""Ways back for a damaged draft, and ways out for one that cannot be written."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest

from engine.draft import Draft, read
from engine.draft.backup import keep, list_backups
from engine.draft.dump import dumps
from engine.draft.errors import DraftError, SaveError
from engine.draft.file import DraftFile
from engine.draft.history import History
from engine.draft.journal import Journal, Note
from engine.draft.load import loads
from engine.draft.rescue import copy_of, keep_unsaved, put_back, sources

KEY = "applications.received.total"
TORN = b"torn \x00"


def _note(day: int) -> Note:
    return Note(f"20{day}-01-08T09:30:00+08:00", "张三", "answer", KEY)


def _worked_on(path: Path, draft: Draft, *, day: int = 99) -> Draft:
    """The draft with one more answer, saved and noted beside it; a backup holds the state before."""
    DraftFile.create(path, draft).close()
    with DraftFile.open(path) as file:
        history = History(Journal(path), draft)
        changed = draft.with_figures({KEY: 77})
        history.record(draft, changed, _note(day))
        file.save(changed)
        history.saved()
    return changed


@pytest.fixture
def no_place(monkeypatch: pytest.MonkeyPatch) -> None:
    """No backup can be written."""

    def full(*_: object) -> None:
        raise SaveError("甲", "磁盘已满")

    monkeypatch.setattr("engine.draft.rescue.keep", full)


def test_the_history_and_the_backup_are_offered_newest_first(path: Path, draft: Draft) -> None:
    changed = _worked_on(path, draft)
    path.write_bytes(TORN)
    newest, older = sources(path)
    assert (newest.kind, newest.draft) == ("history", changed)
    assert (older.kind, older.draft) == ("backup", draft)
    assert newest.at > older.at
    for source in (newest, older):
        assert loads(source.data, "x") == source.draft


def test_a_history_that_is_older_comes_second(path: Path, draft: Draft) -> None:
    _worked_on(path, draft, day=20)
    path.write_bytes(TORN)
    assert [source.kind for source in sources(path)] == ["backup", "history"]


def test_of_two_that_say_the_same_the_backup_is_offered(path: Path, draft: Draft) -> None:
    _worked_on(path, draft)
    DraftFile.open(path).close()  # keeps what stands there now
    path.write_bytes(TORN)
    assert [source.kind for source in sources(path)] == ["backup"]


def test_a_history_whose_time_cannot_be_read_is_passed_over(path: Path, draft: Draft) -> None:
    DraftFile.create(path, draft).close()
    history = History(Journal(path), draft)
    history.record(draft, draft.with_figures({KEY: 77}), _note(99)._replace(at="gestern"))
    assert [source.kind for source in sources(path)] == []


def test_nothing_to_go_back_to(path: Path) -> None:
    path.write_bytes(TORN)
    assert sources(path) == []


def test_a_backup_that_does_not_load_is_passed_over(path: Path, draft: Draft) -> None:
    for state in (dumps(draft), dumps(draft.with_figures({KEY: 78}))):
        keep(path, state)
    list_backups(path)[0].path.write_bytes(TORN)
    (source,) = sources(path)
    assert (source.kind, source.draft, source.data) == ("backup", draft, dumps(draft))


def test_what_is_put_back_leaves_the_damaged_file_in_sight(path: Path, draft: Draft) -> None:
    path.write_bytes(TORN)
    aside = put_back(path, dumps(draft))
    assert aside is not None
    assert aside.name == f"{path.stem}.损坏.toml"
    assert aside.read_bytes() == TORN
    assert read(path) == draft
    path.write_bytes(b"torn again")
    again = put_back(path, dumps(draft))
    assert again is not None
    assert again.name == f"{path.stem}.损坏2.toml"
    assert aside.read_bytes() == TORN


def test_a_draft_that_is_gone_is_put_back(path: Path, draft: Draft) -> None:
    assert put_back(path, dumps(draft)) is None
    assert read(path) == draft
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_name_too_long_to_stand_aside_goes_to_the_backups(tmp_path: Path, draft: Draft) -> None:
    path = tmp_path / ("x" * 245 + ".toml")
    path.write_bytes(TORN)
    aside = put_back(path, dumps(draft))
    assert aside is not None
    assert aside.parent != path.parent
    assert aside.read_bytes() == TORN
    assert read(path) == draft


def test_a_copy_stands_beside_and_says_the_same(path: Path, draft: Draft) -> None:
    DraftFile.create(path, draft).close()
    copy = copy_of(path)
    assert copy == path.with_name(f"{path.stem}2.toml")
    assert copy.read_bytes() == path.read_bytes()
    path.write_bytes(TORN)
    with pytest.raises(DraftError):
        copy_of(path)


def test_what_cannot_be_saved_is_kept_with_the_backups(path: Path, draft: Draft) -> None:
    place = keep_unsaved(path, draft)
    assert place is not None
    assert place == list_backups(path)[0].path
    assert loads(place.read_bytes(), "x") == draft
    assert keep_unsaved(path, draft) == place  # it is there already
    assert len(list_backups(path)) == 1


@pytest.mark.usefixtures("no_place")
def test_or_else_in_a_place_of_passing_things(
    path: Path, draft: Draft, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    place = keep_unsaved(path, draft)
    assert place == tmp_path / f"没有存上的{path.name}"
    assert loads(place.read_bytes(), "x") == draft
    again = keep_unsaved(path, draft)
    assert again is not None
    assert again != place
    monkeypatch.setattr(tempfile, "tempdir", os.fspath(tmp_path / "missing"))
    assert keep_unsaved(path, draft) is None
