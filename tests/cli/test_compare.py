"""`nianbao compare`: what differs, aligned and readable; differences are no failure."""

from __future__ import annotations

import json
from pathlib import Path

from engine.draft.dump import dumps
from engine.output.cells import width
from tests.cli.conftest import Run
from tests.rollup.units import applications, draft

FIRST = "一是公开不够及时，二是解读形式单一。"


def _pair(folder: Path, *, later: bool = False) -> None:
    old = draft("甲县教育局", applications(6)).with_prose("problems", FIRST)
    new = draft("甲县教育局", applications(9) | {"disclosure.licensing": 12345}, 2025 if later else 2024)
    new = new.with_prose("problems", FIRST.replace("单一", "较少")).with_profile(phone="000-\u200b1")
    (folder / "a.toml").write_bytes(dumps(old))
    (folder / "b.toml").write_bytes(dumps(new))


def test_the_same(run: Run, weihai: Path) -> None:
    done = run("compare", weihai, weihai)
    assert (done.status, done.err) == (0, "")
    assert "没有差别" in done.out


def test_differences_are_shown(run: Run, tmp_path: Path) -> None:
    _pair(tmp_path)
    done = run("compare", "a.toml", "b.toml")
    assert (done.status, done.err) == (0, "")
    rows = [line.split() for line in done.out.splitlines()]
    assert ["表二行政许可", "0", "12345", "+12345"] in rows
    assert ["表三本年新收（自然人）", "6", "9", "+3"] in rows
    assert "〔删：单一〕〔增：较少〕" in done.out
    assert "\u200b" not in done.out


def test_the_columns_stand_under_each_other(run: Run, tmp_path: Path) -> None:
    _pair(tmp_path)
    lines = run("compare", "a.toml", "b.toml").out.splitlines()
    start = lines.index("【表格数字】") + 1
    table = lines[start : lines.index("", start)]
    assert len({width(line) for line in table}) == 1


def test_year_on_year(run: Run, tmp_path: Path) -> None:
    _pair(tmp_path, later=True)
    done = run("compare", "a.toml", "b.toml")
    assert done.status == 0
    assert ["表三本年新收（自然人）", "6", "9", "+3", "+50.0%"] in [
        line.split() for line in done.out.splitlines()
    ]
    turned = run("compare", "b.toml", "a.toml")
    assert turned.status == 0
    assert "去年的写在前面" in turned.err


def test_json(run: Run, tmp_path: Path) -> None:
    _pair(tmp_path, later=True)
    done = run("compare", "a.toml", "b.toml", "--json")
    told = json.loads(done.out)
    assert told["year_on_year"] is True
    assert (told["old"]["path"], told["new"]["year"]) == ("a.toml", 2025)
    assert {cell["growth"] for cell in told["cells"] if cell["old"]} == {50}


def test_what_cannot_be_read(run: Run, weihai: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_bytes(b"schema = ")
    for names in ((weihai.name, "nowhere.toml"), ("bad.toml", weihai.name)):
        done = run("compare", *names)
        assert (done.status, done.out) == (2, "")
        assert done.err.count("\n") == 1
        assert "toml" in done.err
    assert run("compare", weihai).status == 2
    assert run("compare", weihai, weihai, weihai).status == 2


def test_a_draft_and_the_report_that_it_became(run: Run, weihai: Path) -> None:
    assert run("export", weihai, "-o", "报告.docx").status == 0
    told = json.loads(run("compare", weihai, "报告.docx", "--json").out)
    assert [told[part] for part in ("profile", "cells", "facts", "last_year", "carry_over")] == [[]] * 5
    assert {change["kind"] for part in told["prose"] for change in part["paragraphs"]} <= {"changed"}
    text = weihai.read_text("utf-8")
    weihai.write_text(text.replace("licensing = 5821", "licensing = 5812", 1), "utf-8")
    told = json.loads(run("compare", weihai, "报告.docx", "--json").out)
    assert [(cell["key"], cell["old"], cell["new"]) for cell in told["cells"]] == [
        ("disclosure.licensing", 5812, 5821)
    ]
