"""A figure that the drafter confirmed is never blamed; when everything is confirmed, the finding says so."""

from __future__ import annotations

from engine.draft.model import Decision, Draft
from engine.rules.balance import conflicts
from engine.rules.check import check
from engine.rules.decisions import CONFIRM
from engine.rules.numbers import confirmed as confirmed_number
from engine.rules.numbers import numbers
from engine.rules.view import confirmed, view

FIGURES = {f"disputes.review.{result}": 0 for result in ("corrected", "other", "pending")} | {
    "disputes.review.upheld": 6,
    "disputes.review.total": 9,
}


def _draft(values: dict[str, int]) -> Draft:
    return Draft(figures=FIGURES).with_decision(Decision("figures", values, CONFIRM))


def test_a_confirmed_figure_is_not_blamed() -> None:
    draft = _draft({"disputes.review.total": 9})
    assert confirmed(draft) == {"disputes.review.total"}
    (finding,) = conflicts(view(draft))
    named = {change.key for explanation in finding.explanations for change in explanation.changes}
    assert named == set(FIGURES) - {"disputes.review.total"}


def test_a_confirmation_lapses_with_its_value() -> None:
    assert confirmed(_draft({"disputes.review.total": 8})) == frozenset()


def test_a_contradiction_of_confirmed_figures_has_no_explanation_and_says_so() -> None:
    (finding,) = conflicts(view(_draft(FIGURES)))
    assert finding.explanations == ()
    assert "都已确认" in finding.message


def test_a_confirmed_sentence_is_not_blamed() -> None:
    draft = Draft(figures=FIGURES | {"disputes.review.total": 6}).with_prose(
        "disputes", "全年被申请行政复议9件。"
    )
    (before,) = conflicts(view(draft))
    assert "prose" in {c.source.kind for e in before.explanations for c in e.changes}
    (told,) = (told for told in numbers(view(draft)) if told.fact.kind == "count")
    (finding,) = conflicts(view(confirmed_number(told, draft, "", "")))
    assert finding.explanations
    assert {c.source.kind for e in finding.explanations for c in e.changes} == {"figures"}


def test_a_confirmed_sum_is_no_longer_explained_by_itself() -> None:
    draft = Draft().with_prose("overview", "通过网站和微信发布信息30条，其中网站10条、微信21条。")
    told = next(told for told in numbers(view(draft)) if told.fact.kind == "sum")
    rule = next(f.rule for f in check(draft).findings if f.explanations)
    after = check(confirmed_number(told, draft, "", ""))
    assert all(not finding.explanations for finding in after.findings if finding.rule == rule)
