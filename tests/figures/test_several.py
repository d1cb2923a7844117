"""Several wrong figures at once: the true set is among the lightest explanations, ranked by human cause."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.figures.causes import Change, cause
from engine.figures.explain import explanations
from tests.figures.tables import SEED, realistic, solved


def _sets(stated):
    found = solved(stated)
    groups = set(explanations(found).values())
    return found, groups


@given(realistic(), st.data())
@settings(max_examples=60, deadline=None)
def test_the_true_set_is_among_the_lightest(table, data):
    size = data.draw(st.integers(2, 3))
    cells = data.draw(st.lists(st.sampled_from(sorted(table)), min_size=size, max_size=size, unique=True))
    wrong = dict(table)
    for cell in cells:
        wrong[cell] = data.draw(st.sampled_from([table[cell] + 1, table[cell] * 10 + 7, table[cell] + 30]))
    true = {cell: table[cell] for cell in cells}
    found, groups = _sets(wrong)
    explained = [e for group in groups for e in group]
    assert explained
    smallest = sum(min(len(e.changes) for e in group) for group in groups)
    assert smallest <= len(true)
    if smallest == len(true):
        named = {change.variable: change.after for e in explained for change in e.changes}
        assert set(true) <= set(named)
    for group in groups:
        for explanation in group:
            fixed = {**wrong, **{c.variable: c.after for c in explanation.changes}}
            left = {name for conflict in solved(fixed).conflicts for name in conflict.involved}
            assert not left & {c.variable for c in explanation.changes}
    assert found.conflicts


def test_a_cell_typed_wrong_together_with_its_total():
    wrong = dict(SEED)
    for column in ("natural_person", "total"):
        wrong[f"applications.denied.third_party_rights.{column}"] = 63
    _, groups = _sets(wrong)
    (group,) = groups
    assert {(c.variable, c.after) for c in group[0].changes} == {
        ("applications.denied.third_party_rights.natural_person", 36),
        ("applications.denied.third_party_rights.total", 36),
    }
    assert "总计一起" in group[0].cause


def test_two_rows_swapped_in_one_column_are_explained_together():
    """The column still adds up, so the two broken rows share no claim; only together they have an explanation."""
    wrong = dict(SEED)
    wrong["applications.granted.natural_person"] = SEED["applications.partial.natural_person"]
    wrong["applications.partial.natural_person"] = SEED["applications.granted.natural_person"]
    _, groups = _sets(wrong)
    (group,) = groups
    assert {(c.variable, c.after) for c in group[0].changes} == {
        ("applications.granted.natural_person", 9),
        ("applications.partial.natural_person", 1),
    }
    assert group[0].cause == "两格填反"


def test_five_wrong_cells_have_no_explanation_rather_than_a_wrong_one():
    wrong = dict(SEED)
    rows = ("granted", "partial", "denied.third_party_rights", "unable.not_held", "declined.petition")
    columns = ("natural_person", "company", "research", "nonprofit", "legal_service")
    for index, (row, column) in enumerate(zip(rows, columns, strict=True)):
        wrong[f"applications.{row}.{column}"] += 101 + 7**index
    _, groups = _sets(wrong)
    assert groups == {()}


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ([("granted.natural_person", 5, 0), ("granted.company", 0, 5)], "串了列"),
        ([("granted.company", 5, 0), ("partial.company", 0, 5)], "串了行"),
        ([("granted.company", 12, 21)], "两位数字颠倒"),
        ([("granted.company", 3, 8), ("partial.company", 8, 3)], "两格填反"),
        ([("carried_in.total", 0, 4)], "漏填上年结转"),
    ],
)
def test_causes(changes, text):
    listed = [Change(f"applications.{key}", f"applications.{key}", a, b) for key, a, b in changes]
    assert cause(listed, {"applications.carried_in.total": 4}).text == text
