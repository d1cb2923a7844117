"""`nianbao check`: one wrong figure is named with its right value; what cannot be read stops nothing else."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from engine.form import CELLS
from tests.cli.conftest import Run

WRONG = "[figures.applications.received]\nnatural_person = 60"


def _judged(done: Any) -> dict[str, Any]:
    result: dict[str, Any] = json.loads(done.out)
    assert result["schema"] == 1
    return result


def _with_mistake(draft: Path) -> None:
    text = draft.read_text("utf-8")
    assert WRONG in text
    draft.write_text(text.replace(WRONG, WRONG.replace("60", "66")), "utf-8")


def test_a_good_draft(run: Run, weihai: Path) -> None:
    done = run("check", weihai)
    assert (done.status, done.err) == (0, "")
    assert "错误0处" in done.out


def test_a_wrong_figure_is_explained(run: Run, weihai: Path) -> None:
    _with_mistake(weihai)
    done = run("check", weihai)
    assert done.status == 1
    assert done.err == ""
    errors = [line for line in done.out.split("\n") if line.startswith("〔错误〕")]
    assert any("T3-01" in line for line in errors)
    assert "应为66件，实为60件，相差6件" in done.out or "应为60件，实为66件，相差6件" in done.out
    assert "由66改为60" in done.out
    assert done.out.index("〔错误〕") < done.out.index("〔提醒〕")


def test_json(run: Run, weihai: Path) -> None:
    _with_mistake(weihai)
    done = run("check", "--json", weihai)
    assert (done.status, done.err) == (1, "")
    result = _judged(done)
    (file,) = result["files"]
    assert file["path"] == str(weihai)
    assert list(file["cells"]) == list(CELLS)
    assert file["cells"]["applications.received.natural_person"] == 66
    found = [finding for finding in file["findings"] if finding["rule"].startswith("T3")]
    best = found[0]["explanations"][0]
    assert best["changes"] == [
        {
            "key": "applications.received.natural_person",
            "from": 66,
            "to": 60,
            "source": "figures",
            "span": None,
        }
    ]
    assert result["summary"]["errors"] == len(found)


def test_several_files_keep_their_order(run: Run, weihai: Path, tmp_path: Path) -> None:
    assert run("new", "b.toml", "--no-open").status == 0
    (tmp_path / "gbk.toml").write_bytes("schema = 1\n# 年报\n".encode("gbk"))
    names = ["b.toml", "gbk.toml", weihai.name, "nowhere.toml"]
    done = run("check", *names, "--json")
    assert done.status == 2
    result = _judged(done)
    assert [file["path"] for file in result["files"]] == names
    assert ["error" in file for file in result["files"]] == [False, True, False, True]
    assert set(result["files"][1]) == {"path", "error"}
    assert result["summary"]["errors"] > 0
    assert done.err.count("\n") == 2
    human = run("check", *names)
    assert human.status == 2
    assert "共4份草稿" in human.out
    assert "读不出来2份" in human.out


BROKEN = {
    "missing": (None, "没有这个文件"),
    "empty": (b"", "空的"),
    "gbk": ("schema = 1\n[profile]\norgan = '某某局'\n".encode("gbk"), "GBK"),
    "torn": (b'schema = 1\n[profile]\norgan = "abc', "第3行"),
    "negative": (b"schema = 1\nedition = '2021'\n[figures.disclosure]\nlicensing = -3\n", "负数"),
    "fraction": (b"schema = 1\nedition = '2021'\n[figures.disclosure]\nlicensing = 1.5\n", "第4行"),
    "text": (
        b"schema = 1\nedition = '2021'\n[figures.disclosure]\nlicensing = 'x'\n",
        "disclosure.licensing",
    ),
    "unknown": (
        b"schema = 1\nedition = '2021'\n[figures.applications.recieved]\ntotal = 3\n",
        "applications.received",
    ),
    "word": (b"PK\x03\x04rest", "Word"),
    "no schema": (b"edition = '2021'\n", "schema"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_draft_is_one_clear_line(run: Run, tmp_path: Path, case: str) -> None:
    data, said = BROKEN[case]
    if data is not None:
        (tmp_path / "x.toml").write_bytes(data)
    for command in (["check", "x.toml"], ["export", "x.toml"], ["open", "x.toml", "--plain"]):
        done = run(*command)
        assert done.status == 2, command
        assert done.out.strip() == ""
        assert done.err.count("\n") == 1
        assert "x.toml" in done.err
        assert said in done.err


def test_bom_and_crlf_are_read(run: Run, weihai: Path) -> None:
    weihai.write_bytes(b"\xef\xbb\xbf" + weihai.read_bytes().replace(b"\n", b"\r\n"))
    assert run("check", weihai).status == 0


def test_a_folder_is_not_a_draft(run: Run, tmp_path: Path) -> None:
    done = run("check", tmp_path)
    assert done.status == 2
    assert "文件夹" in done.err


def test_the_text_of_a_draft_cannot_drive_the_terminal(run: Run, weihai: Path) -> None:
    text = weihai.read_text("utf-8")
    weihai.write_text(text.replace("威海临港经济技术开发区管理委员会", "威海\\u001b[31m某局", 1), "utf-8")
    assert "\x1b" not in run("check", weihai).out


def test_prose_that_is_no_part_of_the_report_is_told(run: Run, weihai: Path) -> None:
    weihai.write_text(weihai.read_text("utf-8").replace("[prose]\n", '[prose]\nproblem = "甲"\n'), "utf-8")
    done = run("check", weihai.name)
    assert done.status == 0
    assert done.err == (
        "weihai.toml：prose.problem 不是报告的一部分，是不是 problems；内容原样保留，但不会写进报告\n"
    )
