"""Several wrong figures at once: the true set is among the lightest explanations, ranked by human cause."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.figures.causes import Change, cause
from engine.figures.claims import FIGURES
from engine.figures.explain import explanations
from tests.figures.tables import PROSE, SEED, realistic, solved


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


SWAPPED, ROW, COLUMN, MOVED = "两格填反", "串了行", "串了列", "填错了格"
LAST = {"applications.carried_in.total": 4}


def _cause(changes, table="applications"):
    listed = [Change(f"{table}.{key}", f"{table}.{key}", before, after) for key, before, after in changes]
    return cause(listed, LAST)


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ([("granted.natural_person", 5, 0), ("granted.company", 0, 5)], COLUMN),
        ([("granted.company", 5, 0), ("partial.company", 0, 5)], ROW),
        ([("granted.company", 5, 0), ("partial.research", 0, 5)], MOVED),
        ([("granted.company", 12, 21)], "两位数字颠倒"),
        ([("granted.company", 3, 8), ("partial.company", 8, 3)], SWAPPED),
        ([("granted.company", 3, 8), ("granted.research", 8, 3)], SWAPPED),
        # three in a line, each in the place of the next
        ([("granted.company", 3, 8), ("granted.research", 8, 6), ("granted.nonprofit", 6, 3)], COLUMN),
        (
            [
                ("granted.company", 3, 8),
                ("partial.company", 8, 6),
                ("denied.state_secret.company", 6, 3),
            ],
            ROW,
        ),
        # a whole row with its total, and a whole column with its sum
        (
            [
                (f"{row}.{c}", a, b)
                for row, a, b in (("granted", 0, 7), ("partial", 7, 0))
                for c in ("company", "total")
            ],
            ROW,
        ),
        (
            [
                (f"{row}.{c}", a, b)
                for c, a, b in (("company", 0, 7), ("research", 7, 0))
                for row in ("granted", "handled")
            ],
            COLUMN,
        ),
        # the same figures in cells of two rows and two columns, and no sum among them
        (
            [
                (f"{row}.{c}", a, b)
                for row, a, b in (("granted", 3, 7), ("partial", 7, 3))
                for c in ("company", "research")
            ],
            ROW,
        ),
        # a cell and the sums over it
        ([("granted.company", 61, 16), ("granted.total", 161, 116)], "分项与总计一起填错，两位数字颠倒"),
        ([("granted.company", 61, 16), ("handled.company", 161, 116)], "分项与总计一起填错，两位数字颠倒"),
        (
            [
                (f"{key}", n + 45, n)
                for key, n in (("granted.company", 16), ("granted.total", 40), ("handled.company", 60))
            ],
            "分项与总计一起填错，两位数字颠倒",
        ),
        ([("granted.company", 5, 68), ("granted.total", 105, 168)], "分项与总计一起填错"),
        # off by the same, but these sums are not over that cell
        ([("granted.company", 61, 16), ("partial.total", 161, 116)], "两位数字颠倒"),
        # two cells of their own: nothing that one slip does
        ([("granted.company", 61, 16), ("partial.research", 62, 17)], ""),
        # each with a slip of its own
        ([("granted.company", 61, 16), ("partial.research", 8, 9)], "两位数字颠倒、少计一件或多计一件"),
        ([("granted.company", 61, 16), ("partial.research", 95, 59)], "两位数字颠倒"),
        ([("granted.company", 61, 16), ("partial.research", 5, 700)], ""),
        # what came from the year before
        ([("carried_in.total", 0, 4)], "漏填上年结转"),
        ([("carried_in.company", 0, 14)], ""),
        ([("handled.total", 99, 103)], "漏算上年结转"),
        ([("carried_out.total", 99, 103)], "漏算上年结转"),
        ([("granted.total", 99, 103)], ""),
        ([("handled.total", 103, 99)], ""),
        ([("handled.total", 206, 103)], "可能重复计了一遍"),
        ([("handled.total", 103, 206)], ""),
    ],
)
def test_causes(changes, text):
    assert _cause(changes).text == text


def test_what_words_deny_has_no_slip_of_the_hand():
    denied = Change("x@2", "applications.granted.total", 0, 3, PROSE)
    assert cause([denied], {}) == cause([denied._replace(source=FIGURES)], {})._replace(text="")


def test_cells_of_no_table_are_swapped_at_most():
    assert _cause([("website", 3, 8), ("wechat", 8, 3)], "posts").text == SWAPPED
    assert _cause([("website", 3, 8), ("wechat", 8, 6), ("weibo", 6, 3)], "posts").text == "错了一位数字"


LIKELIER = [
    # neighbours before cells that stand far apart, and those before cells of different rows and columns
    [("granted.company", 3, 8), ("partial.company", 8, 3)],
    [("granted.company", 3, 8), ("other.other.company", 8, 3)],
    [("granted.company", 3, 8), ("other.other.research", 8, 3)],
]
EMPTY = [
    # the same, where one of the cells was empty
    [("granted.company", 5, 0), ("granted.research", 0, 5)],
    [("granted.natural_person", 5, 0), ("granted.other_org", 0, 5)],
    [("granted.company", 5, 0), ("other.other.research", 0, 5)],
]
ALONE = [
    # what no slip explains comes last
    [("granted.company", 61, 16)],
    [("granted.company", 61, 16), ("partial.research", 62, 26)],
    [("granted.company", 61, 16), ("partial.research", 5, 700)],
]
SUMS = [
    # sums are worked out, cells are typed
    [("granted.company", 3, 8), ("partial.company", 8, 3)],
    [("granted.total", 3, 8), ("partial.total", 8, 3)],
]


@pytest.mark.parametrize("order", [LIKELIER, EMPTY, ALONE, SUMS])
def test_the_likelier_has_the_lower_rank(order):
    ranks = [_cause(changes).rank for changes in order]
    assert ranks == sorted(set(ranks))
