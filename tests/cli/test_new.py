"""`nianbao new`."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.draft.load import read
from engine.form.organs import ORGAN_KINDS
from tests.cli.conftest import Run


def test_a_new_draft_holds_what_was_said(run: Run, tmp_path: Path) -> None:
    done = run(
        "new", "a.toml", "--organ", "某某县人民政府", "--kind", "县级", "--year", "２０２４年", "--no-open"
    )
    assert (done.status, done.out) == (0, "")
    draft = read(tmp_path / "a.toml")
    assert (draft.organ, draft.kind, draft.year) == ("某某县人民政府", "county", 2024)
    assert draft.figures == {}


@pytest.mark.parametrize("word", [word for kind in ORGAN_KINDS for word in (kind.key, kind.label)])
def test_a_kind_is_named_in_chinese_or_english(run: Run, tmp_path: Path, word: str) -> None:
    assert run("new", "a.toml", "--kind", word, "--no-open").status == 0
    kind = read(tmp_path / "a.toml").kind
    assert kind in {known.key for known in ORGAN_KINDS if word in (known.key, known.label)}


def test_an_existing_file_is_never_overwritten(run: Run, weihai: Path) -> None:
    before = weihai.read_bytes()
    done = run("new", "weihai.toml", "--no-open")
    assert done.status == 2
    assert "已经存在" in done.err
    assert weihai.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--kind", "农场"], "没有“农场”这一类机关"),
        (["--year", "去年"], "不是年份"),
        (["--year", "1800"], "1800"),
        (["--year", "-5"], "不是年份"),
        (["--no-open", "--plain"], "不能同时用"),
        (["--last-year", "nowhere.toml", "--no-open"], "没有这个文件"),
        (["--last-year", "去年.docx", "--no-open"], "没有这个文件"),
    ],
)
def test_nothing_is_made_of_a_wrong_line(run: Run, tmp_path: Path, arguments: list[str], said: str) -> None:
    done = run("new", "a.toml", *arguments)
    assert done.status == 2
    assert said in done.err
    assert done.err.count("\n") == 1
    assert not (tmp_path / "a.toml").exists()


def test_without_a_terminal_nothing_is_made(run: Run, tmp_path: Path) -> None:
    done = run("new", "a.toml")
    assert done.status == 2
    assert "--plain" in done.err
    assert "--no-open" in done.err
    assert not (tmp_path / "a.toml").exists()


def test_a_report_is_not_a_name_for_a_draft(run: Run) -> None:
    assert "报告.toml" in run("new", "报告.docx", "--no-open").err


def test_a_folder_that_is_not_there(run: Run) -> None:
    done = run("new", "nowhere/a.toml", "--no-open")
    assert done.status == 2
    assert "文件夹不存在" in done.err


def test_last_year_is_taken_over(run: Run, tmp_path: Path, weihai: Path) -> None:
    done = run("new", "2025.toml", "--last-year", weihai, "--no-open")
    assert done.status == 0, done.err
    draft = read(tmp_path / "2025.toml")
    assert draft.year == 2025
    assert draft.organ == "威海临港经济技术开发区管理委员会"
    assert draft.last_year.figures["applications.received.total"] == 60
    assert draft.last_year.figures["disclosure.normative_documents.in_force"] == 7
    assert "8819条" in draft.last_year.prose["overview.proactive"]
    assert draft.figures == {}
    assert draft.prose == {}


def test_last_year_must_be_the_year_before(run: Run, weihai: Path) -> None:
    done = run("new", "a.toml", "--year", "2024", "--last-year", weihai, "--no-open")
    assert done.status == 2
    assert "2023" in done.err
