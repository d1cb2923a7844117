"""`nianbao tally`."""

from __future__ import annotations

import json
from pathlib import Path

from engine.draft.load import read
from engine.form import FORM
from tests.cli.conftest import EXAMPLES, Run


def test_the_example_ledger_is_the_example_draft(run: Run) -> None:
    done = run("tally", EXAMPLES / "ledger.csv", "--json")
    assert done.status == 0, done.err
    result = json.loads(done.out)
    figures = read(EXAMPLES / "weihai.toml").figures
    assert result["schema"] == 1
    assert result["cells"] == {key: figures[key] for key in FORM.applications.cells()}
    assert len(result["cases"]["applications.granted.total"]) == 9


def test_blanks_are_filled(run: Run, tmp_path: Path) -> None:
    run("new", "a.toml", "--year", "2024", "--no-open")
    done = run("tally", EXAMPLES / "ledger.csv", "--into", "a.toml")
    assert done.status == 0, done.err
    assert read(tmp_path / "a.toml").figures["applications.handled.total"] == 60


def test_what_is_stated_otherwise_stays(run: Run, weihai: Path) -> None:
    text = weihai.read_text("utf-8")
    head = "[figures.applications.received]\nnatural_person = "
    weihai.write_text(text.replace(head + "60", head + "66"), "utf-8")
    done = run("tally", EXAMPLES / "ledger.csv", "--into", weihai)
    assert done.status == 1
    assert "〔差异〕" in done.err
    draft = read(weihai)
    assert draft.figures["applications.received.natural_person"] == 66
    assert draft.extra["ledger"]["figures"]["applications.received.natural_person"] == 60  # type: ignore[index]
    assert "台账" in run("check", weihai).out


def test_what_cannot_be_read(run: Run) -> None:
    done = run("tally", "nowhere.xlsx")
    assert done.status == 2
    assert done.err.count("\n") == 1


LEDGER = "编号,来件,类,办结日期,办理结果\n1号,2024-03-05,公民,2024-03-20,不给\n2号,2024-03-06,公司,2024-03-20,予以公开\n"


def test_a_mapping_names_columns_and_words(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(LEDGER, "utf-8")
    said = '[columns]\nreceived = "来件"\nkind = "C"\n[words.outcome]\n"不给" = "属于国家秘密"\n'
    (tmp_path / "my.toml").write_text(said, "utf-8")
    done = run("tally", "a.csv", "--map", "my.toml", "--json")
    assert done.status == 0, done.err + done.out
    assert json.loads(done.out)["cells"]["applications.denied.state_secret.natural_person"] == 1
    (tmp_path / "a.csv.map.toml").write_text(said, "utf-8")
    beside = run("tally", "a.csv", "--cases", "applications.granted.total")
    assert beside.status == 0, beside.err
    assert beside.out.split() == ["2号"]


def test_a_mapping_or_a_cell_that_is_wrong(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(LEDGER, "utf-8")
    (tmp_path / "my.toml").write_text('[words.outcome]\n"不给" = "没有这一行"\n', "utf-8")
    for given in (["--map", "my.toml"], ["--map", "none.toml"], ["--cases", "applications.nothing"]):
        done = run("tally", "a.csv", *given)
        assert done.status == 2
        assert done.err.count("\n") == 1
