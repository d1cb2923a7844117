"""`nianbao merge`: what is written, what is named, and when nothing is written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from engine.draft.dump import dumps
from engine.draft.load import read
from engine.draft.model import Draft
from tests.cli.conftest import Run
from tests.rollup.units import applications, draft

RECEIVED = "applications.received.natural_person"


def _put(path: Path, made: Draft) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(dumps(made))
    return path


@pytest.fixture
def units(tmp_path: Path) -> Path:
    """A folder with two units."""
    folder = tmp_path / "各单位"
    _put(folder / "a.toml", draft("甲县教育局", applications(3)))
    _put(folder / "b.toml", draft("甲县公安局", applications(4)))
    return folder


def test_a_folder_is_summed_up(run: Run, units: Path, tmp_path: Path) -> None:
    (units / "~$c.docx").write_bytes(b"x")
    (units / ".hidden.toml").write_bytes(b"x")
    (units / "说明.xlsx").write_bytes(b"x")
    done = run("merge", "各单位", "-o", "汇总.toml", "--organ", "甲县人民政府")
    assert done.status == 0, done.out + done.err
    assert "计入2份" in done.out
    assert "汇总.toml" in done.err
    made = read(tmp_path / "汇总.toml")
    assert (made.organ, made.scope, made.year, made.figures[RECEIVED]) == ("甲县人民政府", "region", 2024, 7)
    assert run("check", "汇总.toml").status in (0, 1)


def test_the_result_may_lie_among_the_units(run: Run, units: Path) -> None:
    for _ in range(2):
        done = run("merge", "各单位", "-o", "各单位/汇总.toml")
        assert done.status == 0, done.out + done.err
        assert read(units / "汇总.toml").figures[RECEIVED] == 7


@pytest.mark.usefixtures("units")
def test_a_cell_lists_its_contributions(run: Run) -> None:
    done = run("merge", "各单位", "--cell", RECEIVED)
    assert done.status == 0
    assert [line.split() for line in done.out.splitlines()[2:4]] == [
        ["甲县教育局", "各单位/a.toml", "3"],
        ["甲县公安局", "各单位/b.toml", "4"],
    ]
    assert "合计7件" in done.out
    assert run("merge", "各单位", "-o", "汇总.toml").status == 0
    for kept in (
        run("merge", "汇总.toml", "--cell", RECEIVED),
        run("merge", "汇总.toml", "--cell", "表三本年新收（自然人）"),
    ):
        assert kept.out == done.out
    told = json.loads(run("merge", "汇总.toml", "--cell", RECEIVED, "--json").out)
    assert [part["value"] for part in told["cells"][RECEIVED]["contributions"]] == [3, 4]


@pytest.mark.usefixtures("units")
def test_an_unknown_cell(run: Run) -> None:
    done = run("merge", "各单位", "--cell", "applications.recieved.total")
    assert done.status == 2
    assert "applications.received.total" in done.err


@pytest.mark.usefixtures("units")
def test_json(run: Run, tmp_path: Path) -> None:
    (tmp_path / "名单.txt").write_bytes("教育局\n公安局\n水利局\n".encode("gbk"))
    done = run("merge", "各单位", "-o", "汇总.toml", "--units", "名单.txt", "--json")
    assert done.status == 1
    told = json.loads(done.out)
    assert told["output"] == "汇总.toml"
    assert told["cells"][RECEIVED]["value"] == 7
    assert [(issue["kind"], issue["names"]) for issue in told["issues"]] == [("missing", ["水利局"])]
    assert (tmp_path / "汇总.toml").exists()


def test_nothing_is_written_while_a_source_cannot_be_read(run: Run, units: Path, tmp_path: Path) -> None:
    (units / "c.toml").write_bytes(b"schema = 1\n[")
    wrong = draft("甲县水利局", applications(2) | {"applications.received.total": 5})
    _put(units / "d.toml", wrong)
    done = run("merge", "各单位", "-o", "汇总.toml")
    assert done.status == 2
    assert "c.toml" in done.err
    assert "甲县水利局" in done.out
    assert not (tmp_path / "汇总.toml").exists()
    done = run("merge", "各单位", "-o", "汇总.toml", "--skip-bad")
    assert done.status == 1
    assert "读不出来1份" in done.out
    assert read(tmp_path / "汇总.toml").figures[RECEIVED] == 9


def test_the_sum_of_nothing_is_not_written(run: Run, tmp_path: Path) -> None:
    (tmp_path / "c.toml").write_bytes(b"schema = 1\n[")
    for more in ([], ["--json"], ["--cell", RECEIVED]):
        done = run("merge", "c.toml", "-o", "汇总.toml", "--skip-bad", *more)
        assert done.status == 2
        assert "没有一份来源可以计入" in done.err
        assert not (tmp_path / "汇总.toml").exists()


def test_a_contradictory_unit_is_named_with_its_equation(run: Run, units: Path) -> None:
    _put(units / "d.toml", draft("甲县水利局", applications(2) | {"applications.received.total": 5}))
    done = run("merge", "各单位", "-o", "汇总.toml")
    assert done.status == 1
    assert any(
        "T3-03" in line and "甲县水利局" in line and "d.toml" in line for line in done.out.splitlines()
    )


def test_an_earlier_roll_up_is_replaced_and_missed_units_are_named(
    run: Run, units: Path, tmp_path: Path
) -> None:
    assert run("merge", "各单位", "-o", "汇总.toml").status == 0
    target = tmp_path / "汇总.toml"
    _put(target, read(target).with_prose("problems", "问题").with_figures({RECEIVED: 99}))
    (units / "b.toml").unlink()
    done = run("merge", "各单位", "-o", "汇总.toml")
    assert done.status == 1
    assert "甲县公安局" in done.out
    assert "手工改过" in done.err
    made = read(target)
    assert (made.figures[RECEIVED], made.prose["problems"]) == (3, "问题")


@pytest.mark.usefixtures("units")
def test_another_draft_is_never_replaced(run: Run, weihai: Path) -> None:
    before = weihai.read_bytes()
    done = run("merge", "各单位", "-o", weihai.name)
    assert done.status == 2
    assert "没有覆盖" in done.err
    assert weihai.read_bytes() == before


@pytest.mark.usefixtures("units")
def test_against_the_figures_of_the_government(run: Run, tmp_path: Path) -> None:
    _put(tmp_path / "本级.toml", draft("甲县人民政府", applications(7)))
    done = run("merge", "各单位", "-o", "汇总.toml", "--against", "本级.toml")
    assert (done.status, "逐格相同" in done.out) == (0, True)
    _put(tmp_path / "本级.toml", draft("甲县人民政府", applications(8)))
    done = run("merge", "各单位", "-o", "汇总.toml", "--against", "本级.toml")
    assert done.status == 1
    assert ["表三本年新收（自然人）", "7", "8", "+1"] in [line.split() for line in done.out.splitlines()]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["各单位"], "-o"),
        (["各单位", "-o", "汇总.docx"], ".toml"),
        (["各单位", "-o", "各单位"], "文件夹"),
        (["各单位", "-o", "nowhere/汇总.toml"], "文件夹不存在"),
        (["各单位", "-o", "汇总.toml", "--units", "nowhere.txt"], "名单"),
        (["各单位", "-o", "汇总.toml", "--year", "24"], "--year"),
        (["各单位", "-o", "汇总.toml", "--against", "nowhere.toml"], "nowhere.toml"),
        (["nowhere.toml", "-o", "汇总.toml"], "nowhere.toml"),
        (["空的", "-o", "汇总.toml"], "空的"),
        (["各单位/a.toml", "-o", "各单位/a.toml"], "a.toml"),
    ],
)
@pytest.mark.usefixtures("units")
def test_refusals(run: Run, tmp_path: Path, arguments: list[str], said: str) -> None:
    (tmp_path / "空的").mkdir()
    done = run("merge", *arguments)
    assert done.status == 2
    assert said in done.err
    assert not (tmp_path / "汇总.toml").exists()


def test_names_cannot_drive_the_terminal(run: Run, units: Path) -> None:
    text = (units / "a.toml").read_text("utf-8").replace("甲县教育局", "甲县\\u001b[31m教育局")
    (units / "a.toml").write_text(text, "utf-8")
    _put(units / "b.toml", draft("甲县公安局", applications(4) | {"disclosure.fees": None}))
    for more in (["--cell", RECEIVED], ["-o", "汇总.toml"], ["--json"]):
        done = run("merge", "各单位", *more)
        assert "\x1b" not in done.out + done.err


def test_reports_and_drafts_together(run: Run, units: Path, weihai: Path, tmp_path: Path) -> None:
    assert run("export", weihai, "-o", "各单位/报告.docx").status == 0
    done = run("merge", "各单位", "-o", "汇总.toml", "--json")
    assert done.status == 0, done.out + done.err
    told = json.loads(done.out)
    assert "威海临港经济技术开发区管理委员会" in [unit["organ"] for unit in told["units"]]
    assert {part["file"]: part["value"] for part in told["cells"][RECEIVED]["contributions"]} == {
        "各单位/a.toml": 3,
        "各单位/b.toml": 4,
        "各单位/报告.docx": 60,
    }
    assert read(tmp_path / "汇总.toml").figures[RECEIVED] == 67
    (units / "坏.docx").write_bytes(b"PK\x03\x04rest")
    done = run("merge", "各单位", "-o", "汇总2.toml")
    assert done.status == 2
    assert "坏.docx" in done.err
