"""What a person did comes first among explanations that weigh the same."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.figures.claims import Claim
from engine.figures.explain import explanations
from tests.figures.tables import DISPUTES, MIXED, PROSE, explained, realistic, solved

GRANTED, PARTIAL = "applications.granted", "applications.partial"


def _first(stated, *claims, last_year=None):
    (group,) = set(explanations(solved(stated, *claims, last_year=last_year)).values())
    return {c.variable: c.after for c in group[0].changes}, group[0].cause


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        (51, "两位数字颠倒"),
        (16, "错了一位数字"),
        (155, "多打一位数字"),
        (1, "漏打一位数字"),
        (30, "可能重复计了一遍"),
    ],
)
def test_slips_of_a_total_of_table_four(typed, text):
    """Any of the five cells of the group may be wrong; the slip tells which."""
    found = explained(solved({**DISPUTES, "disputes.review.total": typed}))
    assert ("disputes.review.total", text) in [(e.changes[0].variable, e.cause) for e in found]
    best = [e for e in found if e.rank == found[0].rank]
    assert "disputes.review.total" in [e.changes[0].variable for e in best]


@given(realistic(), st.sampled_from(["natural_person", "company"]))
@settings(max_examples=30, deadline=None)
def test_a_row_slipped_in_cell_and_total_is_told_by_the_prose(table, kind):
    true = dict(table)
    for column in (kind, "total"):
        row = true[f"{GRANTED}.{column}"] + true[f"{PARTIAL}.{column}"]
        true[f"{GRANTED}.{column}"], true[f"{PARTIAL}.{column}"] = row, 0
    if not true[f"{GRANTED}.{kind}"] or true[f"{GRANTED}.total"] != true[f"{GRANTED}.{kind}"]:
        return
    wrong = dict(true)
    for column in (kind, "total"):
        wrong[f"{GRANTED}.{column}"], wrong[f"{PARTIAL}.{column}"] = 0, true[f"{GRANTED}.{column}"]
    told = [
        Claim(f"{row}.{c}", true[f"{row}.{c}"], PROSE) for row in (GRANTED, PARTIAL) for c in ("total", kind)
    ]
    again = [claim._replace(source=PROSE._replace(span=(30, 32))) for claim in told]
    found = explanations(solved(wrong, *told, *again))
    (group,) = set(found.values())
    assert {c.variable: c.after for c in group[0].changes} == {
        f"{row}.{column}": true[f"{row}.{column}"] for row in (GRANTED, PARTIAL) for column in (kind, "total")
    }
    assert group[0].cause == "串了行"


@given(
    realistic(),
    st.sampled_from(["granted", "denied.internal_affairs", "unable.not_held"]),
    st.integers(1, 900),
)
@settings(max_examples=30, deadline=None)
def test_a_column_slipped(table, row, value):
    left, right = f"applications.{row}.research", f"applications.{row}.nonprofit"
    true = {**table}
    shift = value - true[left]
    handled = "applications.handled.research"
    if true[right] == value or shift + true[handled] < 0:
        return
    for key in (left, handled, "applications.received.research"):
        true[key] += shift
    for key in (f"applications.{row}.total", "applications.handled.total", "applications.received.total"):
        true[key] += shift
    if min(true.values()) < 0:
        return
    wrong = {**true, left: true[right], right: true[left]}
    (group,) = set(explanations(solved(wrong)).values())
    best = [e for e in group if e.rank == group[0].rank]  # another row may look just as slipped
    (meant,) = (
        e for e in best if {c.variable: c.after for c in e.changes} == {k: true[k] for k in (left, right)}
    )
    assert meant.cause in ("串了列", "两格填反", "填错了格")


@given(realistic(), st.integers(1, 40))
@settings(max_examples=30, deadline=None)
def test_carry_over_forgotten(table, value):
    column = "applications.{}.natural_person"
    true = dict(table)
    change = value - true[column.format("carried_in")]
    for row, sign in (("carried_in", 1), ("received", -1)):
        for kind in ("natural_person", "total"):
            true[f"applications.{row}.{kind}"] += sign * change
    if min(true.values()) < 0:
        return
    wrong = {**true, column.format("carried_in"): 0}
    last = {column.format("carried_out"): value}
    changes, text = _first(wrong, last_year=last)
    assert changes == {column.format("carried_in"): value}
    assert text == "漏填上年结转"


@pytest.mark.parametrize("wrong", [182, 821, 1288])
def test_a_cell_and_its_total_typed_alike(wrong):
    shift = wrong - MIXED[f"{GRANTED}.natural_person"]
    keys = (f"{GRANTED}.natural_person", f"{GRANTED}.total")
    changes, text = _first({**MIXED, **{key: MIXED[key] + shift for key in keys}})
    assert changes == {key: MIXED[key] for key in keys}
    assert "总计一起" in text


def test_carry_over_left_out_of_the_closed_ones():
    kind = "natural_person"
    handled = f"applications.handled.{kind}"
    changes, text = _first({**MIXED, handled: MIXED[handled] - MIXED[f"applications.carried_in.{kind}"]})
    assert changes == {handled: MIXED[handled]}
    assert text == "漏算上年结转"
