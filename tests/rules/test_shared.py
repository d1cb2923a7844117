"""What is worked out for one report serves every draft that says the same, and no other."""

from __future__ import annotations

from decimal import Decimal

from engine.draft.model import Answer, Decision, Draft, new_draft
from engine.rules.check import check
from engine.rules.decisions import binding

TOTAL, PERSON, COMPANY = (
    f"applications.received.{column}" for column in ("total", "natural_person", "company")
)


def _draft() -> Draft:
    draft = new_draft("威海市商务局", "department", 2024)
    return draft.with_figures({TOTAL: 3, PERSON: 2, COMPANY: 4})


def test_only_the_memory_of_the_interview_differs() -> None:
    draft = _draft()
    verdict = check(draft)
    asked = draft.with_pending("applications.received", "新收3件").with_answer(Answer("matters.other", "无"))

    again = check(asked)

    assert again.findings is verdict.findings
    assert again.view.draft is asked, "a view speaks of the draft that it was asked for"
    assert check(asked) is again


def test_what_a_rule_looks_at_is_judged_anew() -> None:
    draft = _draft()
    before = check(draft)

    put_right = check(draft.with_figures({COMPANY: 1}))
    broken = next(finding for finding in before.findings if finding.rule == "T3-03")
    decision = Decision(broken.rule, binding(broken, before.view), reason="情况属实")
    decided = check(draft.with_decision(decision))

    assert "T3-03" not in {finding.rule for finding in put_right.findings}
    assert next(finding for finding in decided.findings if finding.rule == broken.rule).decision == decision


def test_a_figure_written_otherwise_is_printed_as_written() -> None:
    fee = "info_fee.received_yuan"
    whole = new_draft().with_figures({fee: 786}).with_prose("matters", f"实收{{{fee}}}元。")
    check(whole)

    with_places = whole.with_figures({fee: Decimal("786.00")})

    assert check(with_places).view.text("matters") == "实收786.00元。"
