"""One question tells explanations apart that weigh the same."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.figures.claims import Claim
from engine.figures.explain import explanations
from engine.interview.splitting import splitting_question
from tests.figures.tables import DISPUTES, MIXED, PROSE, explained, solved


def test_a_single_explanation_needs_no_question() -> None:
    found = explained(solved({**MIXED, "applications.granted.company": 71}))
    assert len(found) == 1
    assert splitting_question(found) is None
    assert splitting_question([]) is None


def test_a_cell_of_table_four_is_asked_for_with_the_values_that_follow() -> None:
    found = explained(solved({**DISPUTES, "disputes.review.total": 51}))
    question = splitting_question(found)
    assert question is not None
    assert (question.key, question.typed) == ("disputes.review.total", 51)
    assert question.title == "表四行政复议（总计）是51件吗？"
    typed, meant, other = question.options
    assert (typed.value, typed.confirms, len(typed.follows)) == (51, True, len(found) - 1)
    assert (meant.value, meant.confirms) == (15, False)
    assert meant.follows == ("表四行政复议（总计）由51改为15（两位数字颠倒）",)
    assert (other.value, other.follows) == (None, ())


def test_a_number_of_the_prose_is_told_apart_by_the_cell() -> None:
    told = Claim("disclosure.licensing", 12, PROSE)
    found = explained(solved({"disclosure.licensing": 21}, told))
    question = splitting_question(found)
    assert question is not None
    assert question.key == "disclosure.licensing"
    assert [option.value for option in question.options] == [21, 12, None]
    assert question.options[0].follows[0].startswith("正文所写的")


@given(st.sampled_from(sorted(DISPUTES)), st.integers(0, 200))
@settings(max_examples=60, deadline=None)
def test_every_answer_leaves_fewer_explanations_and_a_confirmed_figure_is_not_blamed(
    key: str, wrong: int
) -> None:
    found = solved({**DISPUTES, key: wrong})
    before = explained(found)
    question = splitting_question(before)
    if question is None:
        assert len(before) <= 1
        return
    for option in question.options:
        assert len(option.explanations) < len(before)
    (left,) = set(explanations(found, firm={question.key}).values())
    assert left == question.options[0].explanations
