"""Two drafts: figures, profile, prose, findings; from year to year growth and carry-over."""

from __future__ import annotations

import json
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from engine.compare import Comparison, compare
from engine.compare.compare import FindingChange
from engine.compare.figures import CarryOver, FigureChange, growth, sheet
from engine.compare.result import document
from engine.draft.model import Decision, Draft
from engine.form import CELLS
from engine.rules.check import check
from engine.rules.view import view
from tests.rollup.units import applications, draft

OLD = draft("某县教育局", applications(3)).with_prose("problems", "一是公开不够及时。二是解读形式单一。")
RECEIVED = "applications.received.natural_person"


def _later(organ: str = "某县教育局", **figures: int) -> Draft:
    return draft(organ, {**applications(5), **figures}, year=2025)


def test_equal_drafts_do_not_differ() -> None:
    assert compare(OLD, OLD) == Comparison(year_on_year=False)
    assert compare(OLD, OLD).same


def test_cells_with_old_new_and_difference() -> None:
    found = compare(OLD, OLD.with_figures({"disclosure.licensing": 7, RECEIVED: None}))
    assert found.cells == (FigureChange("disclosure.licensing", 0, 7),)  # the blank follows from the rest
    assert found.cells[0].difference == 7


def test_a_blank_is_not_zero() -> None:
    (change,) = compare(OLD, OLD.with_figures({"disclosure.licensing": None})).cells
    assert (change.old, change.new, change.difference) == (0, None, None)


def test_facts_are_compared_also_where_only_the_prose_tells_them() -> None:
    told = OLD.with_prose("overview.proactive", "举办政务公开培训3次。")
    found = compare(OLD.with_figures({"interpretations": 4}), told).facts
    assert FigureChange("interpretations", 4, None) in found
    assert FigureChange("training.sessions", None, 3) in found


def test_the_profile() -> None:
    (change,) = compare(OLD, OLD.with_profile(phone="000-0000000")).profile
    assert (change.key, change.old, change.new) == ("phone", None, "000-0000000")


def test_the_prose() -> None:
    found = compare(OLD, OLD.with_prose("problems", "一是公开不够及时。二是解读形式较少。")).parts
    (part,) = found
    assert part.part == "problems"
    (paragraph,) = part.paragraphs
    assert [edit.text for edit in paragraph.edits if edit.kind != "same"] == ["单一", "较少"]


def test_a_whole_overview_beside_aspects() -> None:
    whole = OLD.with_prose("overview", "公开信息5条。\n答复申请3件。")
    parted = OLD.with_prose("overview.proactive", "公开信息5条。").with_prose(
        "overview.on_request", "答复申请3件。"
    )
    assert compare(whole, parted).parts == ()
    (part,) = compare(OLD, parted.with_prose("overview.opening", "概述。")).parts[:1]
    assert part.part == "overview.opening"


def test_links_are_compared_as_they_print() -> None:
    linked = OLD.with_prose("matters", "收到{applications.received.total}件。")
    assert compare(linked, OLD.with_prose("matters", "收到3件。")).parts == ()


def test_findings_that_came_and_went() -> None:
    wrong = OLD.with_figures({RECEIVED: 4})
    came, went = compare(OLD, wrong).findings, compare(wrong, OLD).findings
    assert {change.turn for change in came} == {"came"}
    assert {change.finding.rule for change in came} >= {"T3-01", "T3-03"}
    assert [change.finding for change in went] == [change.finding for change in came]


def test_a_decision_is_no_new_finding() -> None:
    wrong = OLD.with_figures({RECEIVED: 4})
    finding = next(found for found in check(wrong).findings if found.rule == "T3-03")
    values = {key: view(wrong).value(key) for key in finding.cells}
    kept = wrong.with_decision(Decision("T3-03", values, reason="已核对"))
    turns = [(change.turn, change.finding.rule) for change in compare(wrong, kept).findings]
    assert turns == [("decided", "T3-03")]
    turns = [(change.turn, change.finding.rule) for change in compare(kept, wrong).findings]
    assert turns == [("reopened", "T3-03")]


def _mirror(found: Comparison) -> Comparison:
    turned = {"came": "went", "went": "came", "decided": "reopened", "reopened": "decided"}
    return found._replace(
        cells=tuple(change._replace(old=change.new, new=change.old) for change in found.cells),
        facts=tuple(change._replace(old=change.new, new=change.old) for change in found.facts),
        profile=tuple(change._replace(old=change.new, new=change.old) for change in found.profile),
        findings=tuple(FindingChange(turned[turn], finding) for turn, finding in found.findings),  # type: ignore[arg-type]
        parts=(),
    )


@given(
    st.dictionaries(st.sampled_from(CELLS), st.integers(0, 9) | st.none(), max_size=4), st.text(max_size=9)
)
def test_the_other_way_round(figures: dict[str, int | None], text: str) -> None:
    other = OLD.with_figures(figures).with_prose("matters", text)
    there, back = compare(OLD, other), compare(other, OLD)
    assert [part.part for part in there.parts] == [part.part for part in back.parts]
    one, two = _mirror(there), back._replace(parts=())
    assert one._replace(findings=()) == two._replace(findings=())
    assert sorted(map(repr, one.findings)) == sorted(map(repr, two.findings))


def test_what_no_report_says_is_no_difference() -> None:
    told = OLD.with_profile(kind="department", scope="organ").with_figures({"inspections": 4})
    told = told.with_last_year_figures({RECEIVED: 2})
    report = OLD._replace(extra={"read": {"title": "某县教育局2024年政府信息公开工作年度报告"}})
    assert compare(told, report).same
    assert compare(report, told).same
    assert not compare(told, OLD).same
    renamed = report.with_profile(organ="某县财政局").with_figures({"disclosure.licensing": 1})
    found = compare(told, renamed)
    assert [change.key for change in found.profile] == ["organ"]
    assert [change.key for change in found.cells] == ["disclosure.licensing"]


# -- from year to year ------------------------------------------------------------------------------------------------


def test_growth() -> None:
    assert growth(60, 66) == Decimal("10.0")
    assert growth(3, 2) == Decimal("-33.3")
    assert growth(0, 5) is None
    assert growth(None, 5) is None
    assert growth(5, None) is None


def test_year_on_year() -> None:
    found = compare(OLD, _later())
    assert found.year_on_year
    assert {change.key for change in found.cells} == set(applications(5))
    assert all(change.growth == Decimal("66.7") for change in found.cells)
    assert found.profile == ()
    assert not compare(_later(), OLD).year_on_year


def test_carry_over() -> None:
    later = _later(**{"applications.carried_in.natural_person": 2, "applications.carried_in.total": 2})
    found = compare(OLD, later)
    assert found.carry_over == (CarryOver("natural_person", 0, 2), CarryOver("total", 0, 2))
    assert "X-01" in {change.finding.rule for change in found.findings if change.turn == "came"}
    assert compare(OLD, _later()).carry_over == ()


def test_what_the_new_draft_says_of_last_year() -> None:
    later = _later().with_last_year_figures({RECEIVED: 4, "disclosure.licensing": 0})
    (change,) = compare(OLD, later).last_year
    assert (change.key, change.old, change.new) == (f"last_year.{RECEIVED}", 3, 4)


def test_the_sheet_has_every_cell() -> None:
    rows = sheet(view(OLD), view(_later()))
    assert [row.key for row in rows] == list(CELLS)
    assert next(row for row in rows if row.key == RECEIVED).growth == Decimal("66.7")


def test_the_document() -> None:
    later = _later().with_prose("problems", "一是公开不够及时。")
    told = json.loads(json.dumps(document(compare(OLD, later), ("a.toml", OLD), ("b.toml", later))))
    assert (told["schema"], told["same"], told["year_on_year"]) == (1, False, True)
    cell = next(cell for cell in told["cells"] if cell["key"] == RECEIVED)
    assert cell == {
        "key": RECEIVED,
        "title": "表三本年新收（自然人）",
        "old": 3,
        "new": 5,
        "difference": 2,
        "growth": 66.7,
    }
    (paragraph,) = told["prose"][0]["paragraphs"]
    assert paragraph["kind"] == "changed"
    assert paragraph["edits"][-1] == {"kind": "deleted", "text": "二是解读形式单一。"}
    assert set(told["findings"]) == {"came", "went", "decided", "reopened"}
