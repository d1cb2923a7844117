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
