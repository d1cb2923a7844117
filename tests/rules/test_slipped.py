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
