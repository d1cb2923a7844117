"""The example with one thing changed at a time: what is said of it, and what is not."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest
from lxml import html as html_tree

from engine.draft.load import read
from engine.draft.model import Draft
from engine.form.edition_2021 import FORM
from engine.intake.review import Judged, judged
from engine.output.assemble import content_of
from engine.output.html import html
from engine.rules.check import check
from engine.rules.finding import Finding
from tests.cli.conftest import EXAMPLES, Done, Run, run, weihai

__all__ = ["run", "weihai"]

SEED = read(EXAMPLES / "weihai.toml")
"""Its figures all fit, and so do its sentences."""

RECEIVED, HANDLED = "applications.received", "applications.handled"
THIRD, INTERNAL = (f"applications.denied.{row}" for row in ("third_party_rights", "internal_affairs"))
PERSON, TOTAL = f"{THIRD}.natural_person", f"{THIRD}.total"
ON_REQUEST, PROACTIVE = "overview.on_request", "overview.proactive"
POSTS = [key for key in SEED.figures if key.startswith("posts.")]
PARTS = "全年公开信息{}件（含网站信息3092件、微信信息4357件、微博信息1046件、抖音信息324件）。"
SLIPPED = {PERSON: 0, TOTAL: 0, f"{INTERNAL}.natural_person": 36, f"{INTERNAL}.total": 36}
EXCHANGED = {key: (value, 36 - value) for key, value in SLIPPED.items()}


def _said(part: str, old: str, new: str) -> Draft:
    text = SEED.prose[part]
    assert old in text
    return SEED.with_prose(part, text.replace(old, new))


def _added(draft: Draft, sentence: str) -> Draft:
    return draft.with_prose(ON_REQUEST, draft.prose[ON_REQUEST] + sentence)


def _with_ledger(figures: dict[str, int], counted: dict[str, int]) -> Draft:
    return SEED.with_figures(figures)._replace(extra={**SEED.extra, "ledger": {"figures": counted}})


class Case(NamedTuple):
    """A change, the rules that speak, and what ought to become what."""

    draft: Draft
    rules: tuple[str, ...]
    changes: dict[str, tuple[int, int]]
    cause: str = ""
    best: bool = True


CASES = {
    "one cell 36 -> 63": Case(
        SEED.with_figures({PERSON: 63}), ("T3-02", "T3-03"), {PERSON: (63, 36)}, "两位数字颠倒"
    ),
    "cell and total 36 -> 63": Case(
        SEED.with_figures({PERSON: 63, TOTAL: 63}),
        ("T3-02", "T3-02"),
        {PERSON: (63, 36), TOTAL: (63, 36)},
        "分项与总计一起填错，两位数字颠倒",
    ),
    "a row slipped, and the ledger tells": Case(
        _with_ledger(
            SLIPPED, {PERSON: 36, TOTAL: 36, f"{INTERNAL}.natural_person": 0, f"{INTERNAL}.total": 0}
        ),
        ("S-04",) * 4,
        EXCHANGED,
        "串了行",
    ),
    "a row slipped, and a sentence tells": Case(
        _added(SEED.with_figures(SLIPPED), "其中因涉及第三方合法权益不予公开36件。"),
        ("P-06",),
        EXCHANGED,
        "串了行",
        best=False,  # by the number of statements the sentence alone is lighter
    ),
    "received in words 60 -> 66": Case(
        _said(ON_REQUEST, "{applications.received.total}件", "66件"),
        ("P-01",),
        {f"{RECEIVED}.total": (66, 60)},
        "错了一位数字",
    ),
    "handled in words 60 -> 50": Case(
        _said(ON_REQUEST, "{applications.handled.total}件", "50件"),
        ("P-02",),
        {f"{HANDLED}.total": (50, 60)},
        "错了一位数字",
    ),
    "growth 1400 % -> 1500 %": Case(
        _said(ON_REQUEST, "1400%", "1500%"), ("X-05",), {f"{RECEIVED}.total": (1500, 1400)}, "错了一位数字"
    ),
    "posts in words 8819 -> 8918": Case(
        _said(PROACTIVE, "{posts.total}", "8918"), ("S-04",), {"posts.total": (8918, 8819)}
    ),
    "posts 8819 -> 8918 beside all its parts": Case(
        SEED.with_figures(dict.fromkeys(POSTS)).with_prose(PROACTIVE, PARTS.format(8918)),
        ("S-01",),
        {},
    ),
    "review in words 15 -> 12": Case(
        _said(ON_REQUEST, "{disputes.review.total}件", "12件"),
        ("P-09", "S-01"),
        {"disputes.review.total": (12, 15)},
        "错了一位数字",
    ),
    "the sentence on fees against their facts": Case(
        SEED.with_figures({"info_fee.notices": 3}), ("P-18",), {"info_fee.notices": (0, 3)}
    ),
    "six says only: none": Case(SEED.with_prose("matters", "无"), ("P-17",), {}),
}

_BEFORE = {finding.message for finding in check(SEED).findings}


def _new(draft: Draft) -> list[Finding]:
    """What is said of a draft, and not of the example; hints aside."""
    found = check(draft).findings
    return [finding for finding in found if finding.severity != "hint" and finding.message not in _BEFORE]


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_a_change_is_told_and_explained(case: Case) -> None:
    found = _new(case.draft)
    assert tuple(sorted(finding.rule for finding in found)) == case.rules
    if not case.changes:
        return
    for finding in found:
        ways = finding.explanations[:1] if case.best else finding.explanations
        named = [({c.key: (c.before, c.after) for c in way.changes}, way.cause) for way in ways]
        assert (case.changes, case.cause) in named


TRUE = {
    "what was received this year is told without what came from the year before": (
        {
            f"applications.carried_{way}.{column}": 3
            for way in ("in", "out")
            for column in ("natural_person", "total")
        },
        "全年收到申请60件，办结60件。",
    ),
    "all parts of the posts": ({}, PARTS.format(8819)),
    "what the year before caused is no count of this year": (
        {},
        "新收申请60件，办结60件。办理因上一年度政府信息公开引发行政复议1件。",
    ),
    "no fee for information, while 行政事业性收费 is 786": ({}, "新收申请60件，办结60件。"),
}


@pytest.mark.parametrize(("figures", "sentence"), TRUE.values(), ids=TRUE.keys())
def test_true_sentences_raise_nothing(figures: dict[str, int | None], sentence: str) -> None:
    draft = SEED.with_figures(figures).with_prose(ON_REQUEST, sentence)
    carried = figures.get("applications.carried_in.total", 0)
    draft = draft.with_last_year_figures({"applications.carried_out.total": carried})
    assert "786" in str(draft.figures["disclosure.fees"])
    # two sentences instead of the composed part leave out what C-… ask for; numbers and words must all agree
    assert not [f for f in _new(draft) if f.severity == "error" or f.rule[:1] in "TPSX"]


# -- in a report, and in the file of a draft --------------------------------------------------------------------------

ROWS = [row.key for row in FORM.applications.rows]


def _report(tmp_path: Path, cells: dict[tuple[str, int], str]) -> Judged:
    """The example as a page, with other words in cells of table 三 (row, column)."""
    page = html_tree.fromstring(html(content_of(SEED)))
    table = page.findall(".//table")[1]
    rows = [
        tr.findall("td") for tr in table.iter("tr") if len(tr.findall("td")) == len(FORM.applications.columns)
    ]
    assert len(rows) == len(ROWS)
    for (row, column), words in cells.items():
        rows[ROWS.index(row)][column].text = words
    path = tmp_path / "年报.html"
    path.write_bytes(html_tree.tostring(page, encoding="utf-8"))
    return judged(str(path), full=True)


ODD = [("-1", "11"), ("9.5", "0.5")]


@pytest.mark.parametrize(("granted", "partial"), ODD)
def test_impossible_figures_of_a_report_are_named(tmp_path: Path, granted: str, partial: str) -> None:
    """The column still adds up."""
    words = {"granted": granted, "partial": partial}
    found = _report(tmp_path, {(row, column): said for row, said in words.items() for column in (0, 6)})
    assert not found.error
    (finding,) = (f for f in found.findings if f.rule == "T-02")
    assert finding.severity == "error"
    odd = [row for row, said in words.items() if not said.isdigit()]
    assert set(finding.cells) == {
        f"applications.{row}.{c}" for row in odd for c in ("natural_person", "total")
    }
    told = [f for f in found.findings if f.severity == "error" and f is not finding]
    assert {f.rule for f in told} == {"P-06"}  # the sentences have what it was before
    right = {
        f"applications.{row}.{c}": n
        for row, n in (("granted", 9), ("partial", 1))
        for c in ("natural_person", "total")
    }
    assert all({c.key: c.after for c in f.explanations[0].changes} == right for f in told)


@pytest.mark.parametrize(("granted", "partial"), ODD)
def test_impossible_figures_of_a_draft_are_named_by_cell(
    run: Run, weihai: Path, granted: str, partial: str
) -> None:
    text = weihai.read_text(encoding="utf-8")
    for row, value, said in (("granted", 9, granted), ("partial", 1, partial)):
        head = f"[figures.applications.{row}]\nnatural_person = "
        assert f"{head}{value}\n" in text
        text = text.replace(f"{head}{value}\n", f"{head}{said}\n")
    weihai.write_text(text, encoding="utf-8")
    done: Done = run("check", weihai.name)
    assert done.status == 2
    for row, said in (("granted", granted), ("partial", partial)):
        assert (f"applications.{row}.natural_person" in done.err) is not said.isdigit()


COLUMNS = [column.key for column in FORM.applications.columns]


@pytest.mark.parametrize("column", COLUMNS)
def test_a_column_that_is_missing_follows_from_the_others(tmp_path: Path, column: str) -> None:
    keys = [f"applications.{row}.{column}" for row in ROWS]
    draft = SEED.with_figures(dict.fromkeys(keys))
    verdict = check(draft)
    assert not _new(draft)
    assert {key: verdict.view.value(key) for key in keys} == {key: SEED.figures[key] for key in keys}
    found = _report(tmp_path, {(row, COLUMNS.index(column)): "" for row in ROWS})
    assert not [f for f in found.findings if f.severity == "error"]
    assert found.result is not None
    assert {found.result["cells"][key] for key in keys} == {None}
    assert {key: found.result["derived"][key]["value"] for key in keys} == {
        key: SEED.figures[key] for key in keys
    }


def test_a_wrong_figure_beside_a_missing_column_is_still_found() -> None:
    """The total is what remains: the sentence tells which figure is wrong."""
    keys: dict[str, int | None] = dict.fromkeys(f"applications.{row}.total" for row in ROWS)
    found = _new(SEED.with_figures({**keys, PERSON: 63}))
    assert [finding.rule for finding in found]
    for finding in found:
        assert {c.key: (c.before, c.after) for c in finding.explanations[0].changes} == {PERSON: (63, 36)}
