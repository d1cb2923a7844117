"""`nianbao template`."""

from __future__ import annotations

from pathlib import Path

from engine.output.report import builtin_template
from tests.cli.conftest import Run
from tests.output.packages import changed


def test_made_then_checked_then_used(run: Run, weihai: Path, tmp_path: Path) -> None:
    done = run("template", "make", "模板.docx")
    assert done.status == 0, done.err
    assert done.out == ""
    assert (tmp_path / "模板.docx").read_bytes() == builtin_template()
    done = run("template", "check", "模板.docx")
    assert done.status == 0
    assert "可以用" in done.out
    assert run("export", weihai, "--template", "模板.docx", "-o", "a.docx").status == 0


def test_nothing_is_overwritten(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"mine")
    for name, said in (("a.docx", "不会覆盖"), ("a.txt", ".docx"), ("no/a.docx", "文件夹不存在")):
        done = run("template", "make", name)
        assert done.status == 2
        assert said in done.err
    assert (tmp_path / "a.docx").read_bytes() == b"mine"


def test_faults_are_listed(run: Run, tmp_path: Path) -> None:
    spoiled = changed(changed(builtin_template(), "{{a9}}", "｛｛a9｝｝"), "{{b7}}", "")
    (tmp_path / "a.docx").write_bytes(spoiled)
    done = run("template", "check", "a.docx")
    assert done.status == 1
    assert "〔标签写坏〕正文表2第12行第4格“｛｛a9｝｝”" in done.out
    assert "〔缺标签〕没有“b7”" in done.out
    assert "共 3 个问题" in done.out


def test_what_cannot_be_done(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"no")
    for words, said in (
        (("check", "a.docx"), "不是完整的 .docx"),
        (("check", "b.docx"), "没有这个文件"),
        (("chek", "a.docx"), "没有“chek”这个做法"),
        (("check",), "还要写明模板文件"),
    ):
        done = run("template", *words)
        assert done.status == 2
        assert said in done.err
