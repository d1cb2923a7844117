"""A figure that the drafter confirmed is never blamed; when everything is confirmed, the finding says so."""

from __future__ import annotations

from engine.draft.model import Decision, Draft
from engine.rules.balance import conflicts
from engine.rules.decisions import CONFIRM
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
