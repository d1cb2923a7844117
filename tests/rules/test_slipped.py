"""A row that slipped, with a sentence to tell."""

from __future__ import annotations

from importlib.resources import files

from engine.draft.load import loads
from engine.draft.model import Draft
from engine.rules.check import check
from engine.rules.repair import applied, fixes

RIGHT, WRONG = "applications.denied.third_party_rights", "applications.denied.internal_affairs"


def _slipped(sentence: str) -> Draft:
    draft = loads(files("examples").joinpath("weihai.toml").read_bytes(), "weihai.toml")
    draft = draft.with_figures(
        {
            f"{row}.{column}": value
            for row, value in ((RIGHT, 0), (WRONG, 36))
            for column in ("natural_person", "total")
        }
    )
    return draft.with_prose("overview.on_request", draft.prose["overview.on_request"] + sentence)


def test_the_exchange_of_the_rows_stands_behind_the_sentence():
    verdict = check(_slipped("其中因涉及第三方合法权益不予公开36件。"))
    (finding,) = verdict.blocking
    light, slip = finding.explanations
    assert [change.source.kind for change in light.changes] == ["prose"]
    assert slip.cause == "串了行"
    assert {(c.key, c.before, c.after) for c in slip.changes} == {
        (f"{RIGHT}.natural_person", 0, 36),
        (f"{RIGHT}.total", 0, 36),
        (f"{WRONG}.natural_person", 36, 0),
        (f"{WRONG}.total", 36, 0),
    }
    repaired = applied(fixes(finding, verdict.view)[1], verdict.view)
    assert not check(repaired).blocking


def test_a_number_that_no_row_has_is_no_slip():
    verdict = check(_slipped("其中因涉及第三方合法权益不予公开35件。"))
    assert all(e.cause != "串了行" for finding in verdict.blocking for e in finding.explanations)


def test_without_a_sentence_nothing_is_found():
    assert not check(_slipped("")).blocking


def test_other_findings_keep_their_one_explanation():
    draft = loads(files("examples").joinpath("weihai.toml").read_bytes(), "weihai.toml")
    wrong_cell = draft.with_figures({f"{RIGHT}.natural_person": 63})
    text = draft.prose["overview.on_request"]
    no_outcome = draft.with_prose(
        "overview.on_request", text.replace("{applications.received.total}件", "66件")
    )
    another_table = draft.with_prose("overview.on_request", text.replace("{disputes.review.total}件", "12件"))
    for changed in (wrong_cell, no_outcome, another_table):
        assert {len(finding.explanations) for finding in check(changed).blocking} == {1}


def test_only_rows_that_exchanged_make_everything_fit_are_named():
    """Several rows hold 0; the one that slipped holds what the sentence says."""
    verdict = check(_slipped("其中因涉及第三方合法权益不予公开36件。"))
    (finding,) = verdict.blocking
    assert [e.cause for e in finding.explanations] == ["", "串了行"]
    assert {c.key.rpartition(".")[0] for c in finding.explanations[1].changes} == {RIGHT, WRONG}
