"""What follows from little, in words; what does not follow stays blank."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.figures.proof import because
from engine.form.keys import KINDS, OUTCOMES, figure_keys
from tests.figures.tables import DISPUTES, MIXED, SEED, realistic, solved

APPLICANTS = {f"applications.received.{kind}": 0 for kind in KINDS} | {
    "applications.received.natural_person": 60
}


def test_nothing_stated_nothing_derived() -> None:
    found = solved({})
    assert (found.derived, found.conflicts, found.checks) == ({}, [], [])
    assert found.value("applications.received.total") is None


def test_the_inputs_of_the_form_give_all_its_totals() -> None:
    inputs = {k: v for k, v in MIXED.items() if not k.endswith(".total") and ".handled." not in k}
    inputs |= {k: v for k, v in DISPUTES.items() if not k.endswith(".total")}
    assert len(inputs) == 144 + 12
    found = solved(inputs)
    whole = {**MIXED, **DISPUTES}
    assert {key: d.value for key, d in found.derived.items() if key in whole} == {
        key: value for key, value in whole.items() if key not in inputs
    }


@pytest.mark.parametrize("key", sorted(SEED))
def test_any_single_blank_of_a_full_table_follows(key: str) -> None:
    found = solved({name: value for name, value in MIXED.items() if name != key})
    assert found.value(key) == MIXED[key]
    assert not found.conflicts


def test_a_total_alone_says_nothing_about_its_parts() -> None:
    found = solved({"applications.received.total": 60})
    assert found.derived == {}


def test_two_blanks_in_one_row_stay_blank() -> None:
    key = "applications.received.natural_person"
    rest = {name: 0 for name in APPLICANTS if name not in {key, "applications.received.company"}}
    found = solved({**rest, "applications.received.total": 60})
    assert found.value(key) is None
    assert found.bounds[key] == (0, 60)


def test_blank_is_not_zero_in_a_row_that_is_not_full() -> None:
    found = solved({"disputes.review.upheld": 6, "disputes.review.total": 15})
    assert all(found.value(f"disputes.review.{r}") is None for r in ("corrected", "other", "pending"))


@given(realistic(), st.randoms(use_true_random=False), st.sampled_from([0.3, 0.6, 0.9]))
@settings(max_examples=40, deadline=None)
def test_a_derived_zero_is_forced(table: dict[str, int], random: object, share: float) -> None:
    """A blank that is derived as 0 cannot be 1: saying so is a contradiction."""
    stated = {key: value for key, value in table.items() if random.random() > share}
    zeros = [key for key, d in solved(stated).derived.items() if d.value == 0]
    for key in random.sample(zeros, min(4, len(zeros))):
        assert solved({**stated, key: 1}).conflicts


def test_a_full_total_leaves_zeros() -> None:
    found = solved({"disputes.review.upheld": 6, "disputes.review.corrected": 9, "disputes.review.total": 15})
    for result in ("other", "pending"):
        derived = found.derived[f"disputes.review.{result}"]
        assert (derived.value, derived.full) == (0, True)
        assert because(derived, found) == (
            "合计已满：表四“行政复议”：总计＝四种结果之和，其他各项已占满总数，此处只能是0"
        )


def test_a_total_of_zero_leaves_zeros_everywhere() -> None:
    found = solved({"applications.received.total": 0, "applications.carried_in.total": 0})
    assert len([key for key in found.derived if key.startswith("applications.")]) == 173
    assert all(derived.value == 0 for derived in found.derived.values())


def test_a_part_larger_than_its_total() -> None:
    found = solved({"disputes.review.upheld": 16, "disputes.review.total": 15})
    (conflict,) = found.conflicts
    assert conflict.equation.rule == "T4-01"
    assert set(conflict.involved) == {"disputes.review.upheld", "disputes.review.total"}


def test_a_value_below_zero_is_a_conflict_and_never_a_value() -> None:
    stated = {f"disputes.review.{result}": 5 for result in ("upheld", "corrected", "other")}
    found = solved({**stated, "disputes.review.total": 12})
    assert found.value("disputes.review.pending") is None
    assert set(found.conflicts[0].involved) == {*stated, "disputes.review.total"}


def test_stated_values_are_never_recomputed() -> None:
    found = solved({**APPLICANTS, "applications.received.total": 66})
    assert found.value("applications.received.total") == 66
    assert "applications.received.total" not in found.derived


def test_because_a_total() -> None:
    stated = {**APPLICANTS, "applications.received.company": 6}
    found = solved(stated)
    reason = because(found.derived["applications.received.total"], found)
    assert reason == "表三“一、本年新收政府信息公开申请数量”行：总计＝六类申请人之和，即66＝60＋6"


def test_because_a_part_and_a_chain() -> None:
    kind = ".natural_person"
    stated = {f"applications.{row}{kind}": 0 for row in OUTCOMES}
    stated |= {f"applications.granted{kind}": 9, f"applications.carried_in{kind}": 2}
    stated |= {f"applications.carried_out{kind}": 0}
    found = solved(stated)
    assert because(found.derived[f"applications.handled{kind}"], found) == (
        "表三“自然人”列：（七）总计＝（一）至（六）各项之和，即9＝9"
    )
    assert because(found.derived[f"applications.received{kind}"], found) == (
        "表三“自然人”列：本年新收＋上年结转＝办理结果总计＋结转下年度，即7＋2＝9（连同另外1个等式推出）"
    )


@given(realistic(), st.randoms(use_true_random=False), st.sampled_from([0.1, 0.3, 0.6, 0.9]))
@settings(max_examples=40, deadline=None)
def test_every_reason_names_an_equation_that_the_figure_stands_in(
    table: dict[str, int], random: object, share: float
) -> None:
    found = solved({key: value for key, value in table.items() if random.random() > share})
    for key, derived in found.derived.items():
        first = derived.equations[0]
        assert key in (*first.left, *first.right)
        reason = because(derived, found)
        assert first.text in reason
        assert "\n" not in reason
        if derived.full:
            assert derived.value == 0
            assert reason.startswith("合计已满：")
        for number in reason.split("即")[1:]:
            sides = number.split("（")[0].split("＝")
            assert len({sum(map(int, side.split("＋"))) for side in sides}) == 1


def test_only_known_keys_are_derived() -> None:
    assert set(solved({**SEED, **DISPUTES}).derived) <= figure_keys()


def test_a_reason_counts_only_the_equations_that_it_needs() -> None:
    found = solved({"applications.received.total": 60, "applications.received.organisations": 6})
    derived = found.derived["applications.received.natural_person"]
    assert [equation.rule for equation in derived.equations] == ["T3-03", "SUM"]
    assert because(derived, found).endswith("行：总计＝六类申请人之和（连同另外1个等式推出）")


def test_one_contradiction_is_found_once() -> None:
    """Equations that only repeat a break in combination are no conflicts of their own."""
    last_year = {**MIXED, "applications.carried_out.total": 25}
    blank = {k: v for k, v in MIXED.items() if ".carried_in." not in k or k.endswith(".total")}
    found = solved({**blank, "applications.carried_in.total": 25}, last_year=last_year)
    rules = [conflict.equation.rule for conflict in found.conflicts]
    assert len(rules) == len({tuple(sorted(conflict.claims.items())) for conflict in found.conflicts})
