"""`nianbao import`: a report becomes a draft, or the year before of one."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.draft.load import read
from engine.form.keys import CELLS
from engine.rules.view import view
from tests.cli.conftest import Run


@pytest.fixture
def report(run: Run, weihai: Path, tmp_path: Path) -> Path:
    """The example as a Word report."""
    assert run("export", weihai.name, "-o", "年报.docx").status == 0
    return tmp_path / "年报.docx"


def test_there_and_back_again(run: Run, weihai: Path, report: Path) -> None:
    done = run("import", report.name, "-o", "回.toml")
    assert done.status == 0
    assert "读出200格数字" in done.out
    before, after = view(read(weihai)), view(read(weihai.with_name("回.toml")))
    assert {key: after.value(key) for key in CELLS} == {key: before.value(key) for key in CELLS}
    assert after.text("matters") == before.text("matters")
    assert run("export", "回.toml", "-o", "二.docx").status == 0
    again = run("import", "二.docx", "-o", "再.toml")
    assert again.status == 0
    twice = read(weihai.with_name("再.toml"))
    assert (twice.figures, twice.prose) == (after.draft.figures, after.draft.prose)


def test_as_the_year_before(run: Run, weihai: Path, report: Path) -> None:
    run("new", "今.toml", "--organ", "威海临港经济技术开发区管理委员会", "--year", "2025", "--no-open")
    assert run("import", report.name, "-o", "今.toml", "--as-last-year").status == 0
    draft = read(weihai.with_name("今.toml"))
    assert draft.last_year.figures["applications.received.total"] == 60
    assert draft.last_year.prose["problems"]
    assert not draft.figures


@pytest.mark.parametrize("source", ["年报.docx", "weihai.toml"])
def test_a_new_draft_with_last_year(run: Run, report: Path, source: str) -> None:
    assert run("new", "今.toml", "--last-year", source, "--no-open").status == 0
    draft = read(report.with_name("今.toml"))
    assert (draft.year, draft.organ) == (2025, "威海临港经济技术开发区管理委员会")
    assert draft.last_year.figures["disclosure.normative_documents.in_force"] == 7


def test_of_another_year_it_is_refused(run: Run, report: Path) -> None:
    run("new", "今.toml", "--year", "2030", "--no-open")
    before = report.with_name("今.toml").read_bytes()
    done = run("import", report.name, "-o", "今.toml", "--as-last-year")
    assert done.status == 2
    assert "2024年" in done.err
    assert report.with_name("今.toml").read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["年报.docx"], "-o"),
        (["年报.docx", "-o", "草稿.docx"], ".toml"),
        (["没有.docx", "-o", "甲.toml"], "没有这个文件"),
        (["年报.docx", "-o", "weihai.toml"], "weihai.toml"),
    ],
)
@pytest.mark.usefixtures("report")
def test_what_cannot_be_done_is_said(run: Run, arguments: list[str], words: str) -> None:
    done = run("import", *arguments)
    assert done.status == 2
    assert words in done.err
    assert done.err.count("\n") == 1


def test_by_words_in_the_interview(run: Run, report: Path) -> None:
    run("new", "今.toml", "--year", "2025", "--no-open")
    done = run("open", "今.toml", "--plain", stdin="/导入去年 年报.docx\n")
    assert "读到200格数字" in done.out
    assert "表三本年新收（总计） 60件" in done.out
    assert read(report.with_name("今.toml")).last_year.figures["applications.received.total"] == 60
