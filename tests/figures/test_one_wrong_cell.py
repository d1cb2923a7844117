"""One wrong cell in a full table is found, named, and given its right value."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.figures.claims import Claim
from tests.figures.tables import DISPUTES, MIXED, PROSE, SEED, changes, explained, mistyped, realistic, solved

CELLS = sorted(SEED)


def test_the_sample_tables_balance() -> None:
    assert SEED["applications.received.total"] == SEED["applications.handled.natural_person"] == 60
    for table in (SEED, MIXED, DISPUTES):
        assert not solved(table).conflicts
    assert len(SEED) == len(MIXED) == 175


@pytest.mark.parametrize("table", [SEED, MIXED], ids=["seed", "mixed"])
@pytest.mark.parametrize("key", CELLS)
def test_every_cell_and_every_slip(table: dict[str, int], key: str) -> None:
    for wrong in mistyped(table[key]):
        assert changes(solved({**table, key: wrong})) == [(key, wrong, table[key])]


@given(realistic(), st.sampled_from(CELLS), st.data())
@settings(max_examples=60, deadline=None)
def test_any_table_any_cell_any_wrong_number(table: dict[str, int], key: str, data: st.DataObject) -> None:
    wrong = data.draw(
        st.one_of(st.sampled_from(list(mistyped(table[key]))), st.integers(0, 10**9)).filter(
            lambda value: value != table[key]
        )
    )
    assert changes(solved({**table, key: wrong})) == [(key, wrong, table[key])]


@given(
    realistic(), st.sampled_from([0.05, 0.2, 0.4]), st.randoms(use_true_random=False), st.sampled_from(CELLS)
)
@settings(max_examples=60, deadline=None)
def test_with_blanks_the_true_cell_is_among_the_explanations(
    table: dict[str, int], share: float, random: object, key: str
) -> None:
    wrong = table[key] + random.choice([1, 9, 30])
    stated = {name: value for name, value in table.items() if name == key or random.random() > share}
    found = solved({**stated, key: wrong})
    if found.conflicts:
        assert key in [variable for variable, _, _ in changes(found)]


def test_one_wrong_cell_breaks_its_two_equations() -> None:
    key = "applications.denied.third_party_rights.natural_person"
    found = solved({**SEED, key: 63})
    assert [conflict.equation.name for conflict in found.conflicts] == [
        "T3-02:applications.handled.natural_person",
        "T3-03:applications.denied.third_party_rights.total",
    ]
    assert [(c.left, c.right) for c in found.conflicts] == [(60, 87), (36, 63)]
    assert [e.cause for e in explained(found)] == ["两位数字颠倒"]


@pytest.mark.parametrize(("key", "wrong"), [(k, w) for k, v in sorted(DISPUTES.items()) for w in mistyped(v)])
def test_table_four_lists_every_single_cell(key: str, wrong: int) -> None:
    """One equation per group: any of its five cells may be the wrong one, if its new value is not below zero."""
    stated = {**DISPUTES, key: wrong}
    group, _ = key.rsplit(".", 1)
    difference = sum(v for k, v in stated.items() if k.startswith(group + ".") and not k.endswith(".total"))
    difference -= stated[f"{group}.total"]
    possible = {
        f"{group}.{result}": stated[f"{group}.{result}"] + (difference if result == "total" else -difference)
        for result in ("upheld", "corrected", "other", "pending", "total")
    }
    found = {variable: after for variable, _, after in changes(solved(stated))}
    assert found == {variable: after for variable, after in possible.items() if after >= 0}
    assert found[key] == DISPUTES[key]


def test_likelier_slips_come_first() -> None:
    found = explained(solved({**DISPUTES, "disputes.review.total": 51}))
    assert (found[0].changes[0].variable, found[0].cause) == ("disputes.review.total", "两位数字颠倒")
    assert [e.rank for e in found] == sorted(e.rank for e in found)


def test_two_tables_wrong_are_explained_apart() -> None:
    from engine.figures.explain import explanations

    found = solved({**SEED, **DISPUTES, "applications.granted.total": 10, "disputes.review.total": 51})
    by_equation = {
        conflict.equation.rule: [e.changes[0].variable for e in explanations(found)[index]]
        for index, conflict in enumerate(found.conflicts)
    }
    assert by_equation["T3-03"] == by_equation["T3-02"] == ["applications.granted.total"]
    assert by_equation["T4-01"][0] == "disputes.review.total"


def test_prose_decides_where_the_table_alone_cannot() -> None:
    told = Claim("disputes.review.corrected", 9, PROSE)
    found = changes(solved({**DISPUTES, "disputes.review.corrected": 8}, told))
    assert found == [("disputes.review.corrected", 8, 9)]
