"""Which files a folder stands for, and what tells a draft from a report."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.draft.dump import dumps
from engine.draft.errors import DraftTroubleError
from engine.draft.model import new_draft
from engine.intake.errors import IntakeError
from engine.intake.sources import draft_from, expand, is_draft

DRAFT = dumps(new_draft("某局", year=2024))


def test_a_folder_stands_for_what_may_be_read_in_it(tmp_path: Path) -> None:
    kept = ["a.toml", "b.docx", "下级/c.HTML", "下级/再下级/d.pdf", "下级/e.wps"]
    passed_over = ["~$b.docx", ".nb-1.toml", ".a.toml.lock", ".a.toml.backups/1.toml", "f.xlsx", "g.png", "h"]
    for name in (*kept, *passed_over):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    assert expand([str(tmp_path)]) == sorted(str(tmp_path / name) for name in kept)


def test_files_stay_as_they_are_named(tmp_path: Path) -> None:
    assert expand(["b.toml", "nowhere.xyz", "b.toml"]) == ["b.toml", "nowhere.xyz", "b.toml"]
    with pytest.raises(IntakeError, match="没有草稿"):
        expand([str(tmp_path)])


@pytest.mark.parametrize("name", ["a.toml", "a.TOML", "a.bak", "a", "a.txt"])
def test_a_draft_under_any_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"\xef\xbb\xbf" + DRAFT)
    assert is_draft(str(path))
    assert draft_from(str(path)).organ == "某局"


def test_a_report_is_no_draft(tmp_path: Path) -> None:
    for name, data in (
        ("a.txt", "某局2024年报告\nschema = 1\n".encode()),
        ("b.docx", b"schema = 1\n"),
        ("c", b""),
    ):
        (tmp_path / name).write_bytes(data)
        assert not is_draft(str(tmp_path / name))


@pytest.mark.parametrize("name", ["nowhere.toml", "nowhere.docx", "nowhere", "bad\0name.txt"])
def test_what_is_not_there_is_one_clear_line(name: str) -> None:
    with pytest.raises(DraftTroubleError) as caught:
        draft_from(name)
    assert "\n" not in str(caught.value)
