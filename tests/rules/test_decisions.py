"""Decisions: bound to the rule and to what it spoke of, kept through every run, lapsed when that changes."""

from __future__ import annotations

from engine.draft.dump import dumps
from engine.draft.load import loads
from engine.draft.model import Decision, Draft
from engine.rules.check import check
from engine.rules.decisions import binding
from engine.rules.finding import Finding
from tests.rules.drafts import draft_of

STALE = """
[profile]
organ = "某某县人民政府"
year = 2024
kind = "county"
[prose]
overview = "2023年，某某县人民政府加强公开工作。\\n组织培训。2022年，某某县人民政府完善公开平台。"
"""
SUM = """
[figures.applications.received]
natural_person = 9
company = 1
research = 0
nonprofit = 0
legal_service = 0
other_org = 0
total = 11
"""


def _one(draft: Draft, rule: str, words: str = "") -> Finding:
    (found,) = [f for f in check(draft).findings if f.rule == rule and words in f.message]
    return found


def _decided(draft: Draft, finding: Finding, action: str = "keep") -> Draft:
    values = binding(finding, check(draft).view)
    draft = draft.with_decision(Decision(finding.rule, values, action, "已核实", "张三", "2025-01-10"))
    return loads(dumps(draft), "草稿.toml")


def test_a_decision_on_words_holds_for_this_sentence_alone():
    draft = draft_of(STALE)
    draft = _decided(draft, _one(draft, "W-03", "2023年"))
    assert _one(draft, "W-03", "2023年").kept
    other = _one(draft, "W-03", "2022年")
    assert not other.kept
    assert other.lapsed is None


def test_a_decision_on_words_survives_changes_elsewhere_and_lapses_with_its_sentence():
    draft = draft_of(STALE)
    draft = _decided(draft, _one(draft, "W-03", "2023年"))
    text = draft.prose["overview"]
    assert _one(draft.with_prose("overview", text.replace("组织培训", "组织三次培训")), "W-03", "2023年").kept
    changed = _one(draft.with_prose("overview", text.replace("加强公开", "推进公开")), "W-03", "2023年")
    assert not changed.kept
    assert changed.lapsed is not None
    assert changed.lapsed.reason == "已核实"


def test_a_decision_on_figures_lapses_visibly():
    draft = draft_of(SUM)
    draft = _decided(draft, _one(draft, "T3-03"))
    assert not _one(draft, "T3-03").blocks
    changed = _one(draft.with_figures({"applications.received.total": 12}), "T3-03")
    assert changed.blocks
    assert changed.lapsed is not None


def test_what_is_put_off_still_stands_against_the_export():
    draft = draft_of(SUM)
    draft = _decided(draft, _one(draft, "T3-03"), "later")
    finding = _one(draft, "T3-03")
    assert finding.decision is not None
    assert finding.blocks
    assert check(draft).count("error") == check(draft_of(SUM)).count("error")


def test_what_was_corrected_silences_nothing():
    draft = draft_of(SUM)
    finding = _one(_decided(draft, _one(draft, "T3-03"), "corrected"), "T3-03")
    assert finding.decision is None
    assert finding.lapsed is None


def test_a_finding_without_cells_and_places_is_bound_to_what_it_says():
    draft = draft_of('[profile]\norgan = "某某县人民政府"\nyear = 2024\nkind = "county"\n')
    findings = [f for f in check(draft).findings if not f.cells and not f.spans and f.severity == "error"]
    assert len(findings) > 1
    draft = _decided(draft, findings[0])
    kept = [f for f in check(draft).findings if f.kept]
    assert [f.message for f in kept] == [findings[0].message]


TOLD = (
    SUM.replace("total = 11", "total = 10")
    + '[prose]\noverview = "经统计，全年新收政府信息公开申请12件，均为本地。"\n'
)


def test_a_decision_on_a_figure_in_words_is_bound_to_these_words_alone():
    draft = draft_of(TOLD)
    draft = _decided(draft, _one(draft, "P-01"))
    text = draft.prose["overview"]
    assert _one(draft.with_prose("overview", text.replace("经统计，", "")), "P-01").kept
    assert not _one(draft.with_prose("overview", text.replace("12件", "13件")), "P-01").kept
    assert not _one(draft.with_figures({"applications.received.total": 9}), "P-01").kept


def test_a_decision_that_stands_hides_those_that_lapsed_before_it():
    draft = draft_of(SUM)
    before = draft.with_figures({"applications.received.total": 12})
    cells = _one(draft, "T3-03").cells
    old = Decision(
        "T3-03", {cell: before.figures[cell] for cell in cells[:2]}, "keep", "旧", "张三", "2025-01-09"
    )
    draft = _decided(draft.with_decision(old), _one(draft, "T3-03"))
    assert len(draft.decisions) == 2
    finding = _one(draft, "T3-03")
    assert finding.decision is not None
    assert finding.decision.reason == "已核实"
    assert finding.lapsed is None


def test_a_decision_written_without_values_holds_for_words_and_not_for_figures():
    by_hand = Decision("W-03", {}, "keep", "引用原文", "张三", "2025-01-10")
    kept = [f for f in check(draft_of(STALE).with_decision(by_hand)).findings if f.rule == "W-03"]
    assert len(kept) == 2
    assert all(finding.kept for finding in kept)
    finding = _one(draft_of(SUM).with_decision(by_hand._replace(rule="T3-03")), "T3-03")
    assert not finding.kept
    assert finding.lapsed is None
