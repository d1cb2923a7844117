"""The list of recent drafts."""

from __future__ import annotations

import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.tui.conftest import Sit, at
from tui import recents

NOW = datetime(2025, 1, 8, 9, 30, tzinfo=UTC)


def test_newest_first_and_each_once(tmp_path: Path) -> None:
    for name in ("a.toml", "b.toml", "a.toml"):
        recents.note(tmp_path / name, "某某局", 2024, NOW)
    assert [Path(entry.path).name for entry in recents.load()] == ["a.toml", "b.toml"]
    assert recents.load()[0] == recents.Recent(str(tmp_path / "a.toml"), "某某局", 2024, "2025-01-08 09:30")


def test_nobody_else_may_read_it(tmp_path: Path) -> None:
    recents.note(tmp_path / "a.toml", "", None, NOW)
    assert stat.S_IMODE(recents.place().stat().st_mode) == 0o600


def test_a_draft_can_be_forgotten_and_stays_where_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text("x")
    recents.note(path, "", None, NOW)
    recents.forget(str(path))
    assert recents.load() == []
    assert path.exists()


@pytest.mark.parametrize("content", ["", "{", "[1]", '[{"path": null}]', '{"a": 1}', '[{"organ": "x"}]'])
def test_a_broken_list_is_an_empty_one(content: str) -> None:
    recents.place().parent.mkdir(parents=True)
    recents.place().write_text(content)
    assert all(entry.path for entry in recents.load())


def test_a_folder_that_cannot_be_written_is_no_trouble(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(blocked))
    recents.note(tmp_path / "a.toml", "", None, NOW)
    assert recents.load() == []


def test_a_path_is_kept_whole_whatever_folder_it_was_typed_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "b").mkdir()
    monkeypatch.chdir(tmp_path / "b")
    recents.note(Path("../a.toml"), "", None, NOW)
    recents.note(tmp_path / "a.toml", "", None, NOW)
    assert [entry.path for entry in recents.load()] == [str(tmp_path / "a.toml")]


def test_what_cannot_be_looked_at_is_not_there(tmp_path: Path) -> None:
    for path in (tmp_path / ("年" * 200), Path("\\\\server\\share\\年报.toml"), tmp_path / "a" / "b.toml"):
        assert not recents.Recent(str(path)).exists


async def test_the_list_shows_the_organ_as_soon_as_it_is_known(sit: Sit) -> None:
    async with sit(at("profile.organ")) as seat:
        await seat.say("某县水务局")
        await seat.say("2024")
        await seat.settle()
        assert (recents.load()[0].organ, recents.load()[0].year) == ("某县水务局", 2024)
