"""`nianbao review`: reports and folders, for people and as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.output.packages import changed


@pytest.fixture
def report(run: Run, weihai: Path, tmp_path: Path) -> Path:
    """The example as a Word report."""
    assert run("export", weihai.name, "-o", "年报.docx").status == 0
    return tmp_path / "年报.docx"


def test_a_report_of_our_own_has_no_error(run: Run, report: Path) -> None:
    done = run("review", report.name)
    assert done.status == 0
    assert "威海临港经济技术开发区管理委员会 2024年" in done.out
    assert "错误0处" in done.out
    assert not done.err


def test_the_document_has_the_form_of_check(run: Run, report: Path) -> None:
    done = run("review", report.name, "--json")
    (file,) = json.loads(done.out)["files"]
    assert file["cells"]["applications.received.total"] == 60
    assert sum(value is not None for value in file["cells"].values()) == 200
    assert file["edition"] == "2021"
    assert file["unplaced"] == []
    assert {fact["state"] for fact in file["facts"]} <= {"agrees", "contradicts", "unchecked"}


def test_a_folder_with_a_bad_file(run: Run, report: Path, tmp_path: Path) -> None:
    folder = tmp_path / "各单位"
    folder.mkdir()
    for number in range(5):
        (folder / f"{number}.docx").write_bytes(report.read_bytes())
    (folder / "坏.docx").write_bytes(report.read_bytes()[:2000])
    (folder / "~$0.docx").write_bytes(b"")
    done = run("review", folder.name)
    assert done.status == 2
    assert "共6份" in done.out
    assert "读不出来1份" in done.out
    assert done.err.count("\n") == 1
    assert "坏.docx" in done.err
    document = json.loads(run("review", folder.name, "--json").out)
    assert [Path(file["path"]).name for file in document["files"]] == [
        *(f"{n}.docx" for n in range(5)),
        "坏.docx",
    ]
    assert "error" in document["files"][-1]


def test_a_contradiction_ends_with_one(run: Run, weihai: Path) -> None:
    text = weihai.read_text("utf-8").replace("natural_person = 36", "natural_person = 63")
    weihai.write_text(text, "utf-8")
    run("export", weihai.name, "-o", "错.docx", "--draft")
    done = run("review", "错.docx")
    assert done.status == 1
    assert "由63改为36" in done.out


def test_two_offices_with_one_text(run: Run, weihai: Path) -> None:
    text = weihai.read_text("utf-8")
    weihai.with_name("乙.toml").write_text(
        text.replace("威海临港经济技术开发区管理委员会", "某某高新技术产业开发区管理委员会"), "utf-8"
    )
    document = json.loads(run("review", weihai.name, "乙.toml", "--json").out)
    for file in document["files"]:
        assert [f["severity"] for f in file["findings"] if f["rule"] == "C-04"] == ["hint"]
    alone = json.loads(run("review", weihai.name, "--json").out)
    assert not [f for f in alone["files"][0]["findings"] if f["rule"] == "C-04"]


def test_nothing_to_review(run: Run, tmp_path: Path) -> None:
    (tmp_path / "空").mkdir()
    done = run("review", "空", "没有.docx")
    assert done.status == 2
    assert done.out == ""


def test_a_report_that_was_changed_after_its_export(run: Run, weihai: Path, tmp_path: Path) -> None:
    assert run("export", weihai, "-o", "a.docx").status == 0
    whole = run("review", "a.docx")
    assert "指纹相符" in whole.out
    (tmp_path / "b.docx").write_bytes(changed((tmp_path / "a.docx").read_bytes(), ">5821<", ">5812<"))
    told = run("review", "b.docx")
    assert told.status == 0
    assert "表二行政许可：导出时是5821，现在是5812" in told.out
    assert "b.docx：指纹不符" in run("review", "a.docx", "b.docx").out
    entry = json.loads(run("review", "b.docx", "--json").out)["files"][0]["fingerprint"]
    assert entry["state"] == "changed"
    assert entry["changed"] == [
        {
            "kind": "figure",
            "place": "表二行政许可",
            "key": "disclosure.licensing",
            "part": None,
            "from": 5821,
            "to": 5812,
        }
    ]


def _lines(text: str) -> list[dict]:
    return [json.loads(line) for line in text.splitlines()]


def test_a_list_on_standard_input_gives_a_line_for_each_report(
    run: Run, report: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "各 单位"
    folder.mkdir()
    names = [f"各 单位/{number}.docx" for number in range(6)]
    for name in names:
        (tmp_path / name).write_bytes(report.read_bytes())
    (folder / "坏.docx").write_bytes(report.read_bytes()[:2000])
    (tmp_path / "空").mkdir()
    listed = [*names[:3], "", "各 单位/坏.docx", "空", *names[3:]]
    done = run("review", "-", "--lines", stdin="\r\n".join(listed))
    assert done.status == 2
    found = _lines(done.out)
    assert [one["path"] for one in found] == [name for name in listed if name]
    bad = [one["path"] for one in found if "error" in one]
    assert bad == ["各 单位/坏.docx", "空"]
    assert done.err.count("\n") == 2
    whole = json.loads(run("review", "-", "--json", stdin="\n".join(names)).out)
    assert [one for one in found if "error" not in one] == whole["files"]


def test_the_status_of_lines_is_the_worst_of_them(run: Run, weihai: Path, report: Path) -> None:
    assert run("review", report.name, "--lines").status == 0
    text = weihai.read_text("utf-8").replace("natural_person = 36", "natural_person = 63")
    weihai.write_text(text, "utf-8")
    done = run("review", report.name, weihai.name, "--lines")
    assert done.status == 1
    assert len(_lines(done.out)) == 2


def test_an_empty_list(run: Run) -> None:
    assert run("review", "-", "--lines", stdin="\n").status == 0
    done = run("review", "-")
    assert done.status == 2
    assert done.out == ""
    assert "标准输入" in done.err


def test_a_name_of_strange_bytes_is_a_file_that_is_not_there(run: Run) -> None:
    done = run("review", "-", "--lines", stdin=b"\xff\xfe.docx\n")
    assert done.status == 2
    (one,) = _lines(done.out)
    assert one["error"]
