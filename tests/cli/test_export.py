"""`nianbao export`."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.output.readback import read
from tests.cli.conftest import Run
from tests.output.samples import seed_cells


def _spoiled(draft: Path) -> Path:
    text = draft.read_text("utf-8")
    wrong = text.replace(
        "[figures.applications.received]\nnatural_person = 60",
        "[figures.applications.received]\nnatural_person = 66",
    )
    assert wrong != text
    draft.write_text(wrong, "utf-8")
    return draft


def test_the_report_has_the_figures_of_the_draft(run: Run, weihai: Path, tmp_path: Path) -> None:
    done = run("export", weihai, "-o", "报告.docx")
    assert done.status == 0, done.err
    assert done.out == ""
    assert read((tmp_path / "报告.docx").read_bytes()).cells == seed_cells()


def test_beside_the_draft_the_same_bytes_each_time(run: Run, weihai: Path) -> None:
    assert run("export", weihai).status == 0
    first = weihai.with_suffix(".docx").read_bytes()
    assert run("export", weihai, LANG="C", TZ="Asia/Shanghai").status == 0
    assert weihai.with_suffix(".docx").read_bytes() == first


def test_errors_refuse_the_export(run: Run, weihai: Path, tmp_path: Path) -> None:
    _spoiled(weihai)
    kept = tmp_path / "a.docx"
    kept.write_bytes(b"older")
    done = run("export", weihai, "-o", kept)
    assert done.status == 1
    assert "T3-01" in done.err
    assert "没有导出" in done.err
    assert kept.read_bytes() == b"older"
    assert sorted(path.name for path in tmp_path.glob("*.docx")) == ["a.docx"]


def test_a_draft_is_written_all_the_same(run: Run, weihai: Path, tmp_path: Path) -> None:
    _spoiled(weihai)
    assert run("export", weihai, "--draft", "-o", "a.docx").status == 1
    assert set(read((tmp_path / "a.docx").read_bytes()).headers) == {"草稿"}


def test_a_draft_without_errors_is_done(run: Run, weihai: Path, tmp_path: Path) -> None:
    assert run("export", weihai, "--draft").status == 0
    assert set(read((tmp_path / "weihai（草稿）.docx").read_bytes()).headers) == {"草稿"}


def test_an_empty_draft_can_be_printed_as_a_draft(run: Run, tmp_path: Path) -> None:
    assert run("new", "a.toml", "--no-open").status == 0
    assert run("export", "a.toml").status == 1
    assert not (tmp_path / "a.docx").exists()
    assert run("export", "a.toml", "--draft", "-o", "a.docx").status == 1
    assert set(read((tmp_path / "a.docx").read_bytes()).cells.values()) == {""}


@pytest.mark.parametrize(
    ("output", "said"),
    [("weihai.toml", "草稿本身"), (".", "文件夹"), ("nowhere/a.docx", "文件夹不存在"), ("a.pdf", ".docx")],
)
def test_places_where_nothing_is_written(run: Run, weihai: Path, output: str, said: str) -> None:
    before = weihai.read_bytes()
    done = run("export", weihai, "-o", output)
    assert done.status == 2
    assert said in done.err
    assert done.err.count("\n") == 1
    assert weihai.read_bytes() == before


def test_a_template_that_is_none(run: Run, weihai: Path, tmp_path: Path) -> None:
    (tmp_path / "t.docx").write_bytes(b"not a document")
    for name in ("t.docx", "nowhere.docx", str(tmp_path)):
        done = run("export", weihai, "--template", name)
        assert done.status == 2
        assert done.err.count("\n") == 1
    assert not weihai.with_suffix(".docx").exists()


def test_the_own_template_by_hand(run: Run, weihai: Path, tmp_path: Path) -> None:
    template = Path(__file__).parents[2] / "templates" / "report.docx"
    assert run("export", weihai, "--template", template, "-o", "a.docx").status == 0
    assert read((tmp_path / "a.docx").read_bytes()).cells == seed_cells()


def test_what_was_replaced_is_said(run: Run, weihai: Path) -> None:
    text = weihai.read_text("utf-8").replace("门户网站和政务新媒体", "门户\\uFFFE网站和政务新媒体", 1)
    weihai.write_text(text, "utf-8")
    done = run("export", weihai)
    assert done.status == 0
    assert "U+FFFE" in done.err
