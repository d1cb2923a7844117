"""`nianbao proof`."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run
from tests.output.packages import changed


def _exported(run: Run, weihai: Path) -> Path:
    assert run("export", weihai).status == 0
    return weihai.with_suffix(".docx")


def test_our_report_passes_with_its_draft(run: Run, weihai: Path) -> None:
    report = _exported(run, weihai)
    done = run("proof", report, "--draft", weihai, "--fast")
    assert done.status == 0, done.out
    assert "〔通过〕三张表逐格与草稿一致：200 格一致" in done.out
    assert done.out.strip().splitlines()[-1].endswith("全部通过")
    assert "版面" not in done.out


def test_what_is_wrong_is_named_with_its_place(run: Run, weihai: Path) -> None:
    report = _exported(run, weihai)
    report.write_bytes(changed(report.read_bytes(), ">0<", ">3<"))
    done = run("proof", report, "--draft", weihai, "--fast")
    assert done.status == 1
    assert "〔不符〕三张表逐格与草稿一致" in done.out
    assert "位置：表" in done.out


def test_json(run: Run, weihai: Path) -> None:
    report = _exported(run, weihai)
    done = run("proof", report, "--fast", "--json")
    found = json.loads(done.out)
    assert done.status == 0
    assert found["schema"] == 1
    assert found["summary"]["failed"] == 0
    assert {"id", "name", "passed", "measured", "wanted", "place"} == set(found["points"][0])


def test_without_libreoffice_the_pages_are_open(run: Run, weihai: Path) -> None:
    report = _exported(run, weihai)
    done = run("proof", report, PATH="/nowhere")
    assert done.status == 0
    assert "未核（本机没有LibreOffice）" in done.out


def test_what_cannot_be_read(run: Run, weihai: Path, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"no")
    for name, said in (("a.docx", "不是完整的 .docx"), ("b.docx", "没有这个文件"), (".", "文件夹")):
        done = run("proof", name)
        assert done.status == 2
        assert said in done.err
        assert done.err.count("\n") == 1
    assert run("proof", weihai).status == 2
