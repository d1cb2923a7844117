"""Claims of several sources: order, repetition, sums, last year."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.figures.claims import FIGURES, LAST, Claim, Source, claims_of, problem
from engine.figures.explain import explanations
from engine.figures.solve import Solution, solve
from engine.form.keys import CELLS, KINDS, LAST_YEAR, figure_keys
from tests.figures.tables import MIXED, PROSE, SEED, changes, explained, solved

KEYS = sorted(key for key in figure_keys() if key.startswith("applications."))


def _seen(solution: Solution) -> object:
    """Everything a drafter sees of a solution."""
    conflicts = [(c.equation, c.left, c.right, sorted(c.involved)) for c in solution.conflicts]
    return (solution.derived, conflicts, explanations(solution))


@given(
    st.dictionaries(st.sampled_from(KEYS), st.integers(0, 6), max_size=60),
    st.dictionaries(st.sampled_from(CELLS), st.integers(0, 6), max_size=10),
    st.randoms(use_true_random=False),
)
@settings(max_examples=60, deadline=None)
def test_the_order_of_claims_changes_nothing(
    figures: dict[str, int], last_year: dict[str, int], random: object
) -> None:
    claims = claims_of(figures, last_year)
    expected = _seen(solve(problem(claims)))
    random.shuffle(claims)
    assert _seen(solve(problem(claims))) == expected


@given(st.randoms(use_true_random=False))
@settings(max_examples=20, deadline=None)
def test_the_order_of_sources_changes_no_verdict(random: object) -> None:
    claims = [*claims_of(SEED, {}), Claim("applications.received.total", 66, PROSE)]
    claims.append(Claim("applications.received.total", 60, Source("ledger")))
    random.shuffle(claims)
    found = solve(problem(claims))
    named = [
        (found.problem.stated[e.changes[0].variable].source.kind, e.changes[0].before, e.changes[0].after)
        for e in explained(found)
    ]
    assert named == [("prose", 66, 60)]


def test_a_second_claim_on_a_key_has_a_name_of_its_own() -> None:
    given_twice = problem(
        [Claim("disclosure.licensing", 5, FIGURES), Claim("disclosure.licensing", 7, PROSE)]
    )
    assert list(given_twice.stated) == ["disclosure.licensing", "disclosure.licensing@2"]
    found = solve(given_twice)
    assert [(c.equation.rule, c.left, c.right) for c in found.conflicts] == [("SAME", 5, 7)]
    assert changes(found) == [("disclosure.licensing@2", 7, 5), ("disclosure.licensing", 5, 7)]
    assert found.problem.stated["disclosure.licensing@2"].source.span == (10, 12)


def test_equal_claims_agree() -> None:
    assert not solved(SEED, *[Claim(key, value, PROSE) for key, value in SEED.items()]).conflicts


def test_a_wrong_sentence_beside_a_sound_table_is_the_only_suspect() -> None:
    found = solved(SEED, Claim("applications.handled.total", 66, PROSE))
    assert changes(found) == [("applications.handled.total@2", 66, 60)]


def test_a_wrong_cell_beside_a_right_sentence_is_the_only_suspect() -> None:
    found = solved({**SEED, "applications.handled.total": 66}, Claim("applications.handled.total", 60, PROSE))
    assert changes(found) == [("applications.handled.total", 66, 60)]


def test_decimals_in_two_places() -> None:
    from decimal import Decimal

    for prefix in ("", LAST_YEAR):
        key = f"{prefix}disclosure.fees"
        found = solve(problem([Claim(key, Decimal("12.5"), FIGURES), Claim(key, Decimal("12.6"), PROSE)]))
        assert changes(found) == [
            (f"{key}@2", Decimal("12.6"), Decimal("12.5")),
            (key, Decimal("12.5"), Decimal("12.6")),
        ]


def test_a_stated_sum_is_checked_against_its_rows() -> None:
    total = sum(value for key, value in MIXED.items() if ".denied." in key and key.endswith(".total"))
    assert not solved(MIXED, Claim("applications.denied.total", total, PROSE)).conflicts
    found = solved(MIXED, Claim("applications.denied.total", total + 9, PROSE))
    assert [conflict.equation.rule for conflict in found.conflicts] == ["SUM"]
    assert changes(found) == [("applications.denied.total", total + 9, total)]


def test_a_stated_sum_gives_the_one_row_that_is_blank() -> None:
    key = "applications.denied.third_party_rights.total"
    stated = {name: 0 for name in SEED if ".denied." in name and name.endswith(".total") and name != key}
    found = solved({**stated, "applications.denied.total": 36})
    assert found.value(key) == 36


def test_a_wanted_sum_is_computed() -> None:
    wanted = [
        "applications.denied.total",
        "applications.intake.company",
        "applications.granted.organisations",
    ]
    found = solve(problem(claims_of(MIXED, {}), wanted))
    assert [found.value(key) for key in wanted] == [38, 19, 17]
    assert solve(problem(claims_of({}, {}), wanted)).derived == {}


def test_organisations_and_channels() -> None:
    found = solved(
        {"applications.received.total": 60, "applications.received.organisations": 6, "channels.online": 60}
    )
    assert found.value("applications.received.natural_person") == 54
    assert found.value("channels.letter") == found.value("channels.other") == 0


def test_carry_over_is_last_years_carry_over() -> None:
    key = "applications.carried_out.total"
    found = solved({}, last_year={key: 4})
    assert found.value("applications.carried_in.total") == 4
    found = solved({"applications.carried_in.total": 3}, last_year={key: 4})
    assert [conflict.equation.rule for conflict in found.conflicts] == ["X-01"]
    assert changes(found) == [("applications.carried_in.total", 3, 4), (LAST_YEAR + key, 4, 3)]
    assert found.problem.stated[LAST_YEAR + key].source is LAST


def test_carry_over_by_kind_of_applicant() -> None:
    last_year = {f"applications.carried_out.{kind}": 0 for kind in KINDS} | {
        "applications.carried_out.company": 2
    }
    this_year = {f"applications.carried_in.{kind}": 0 for kind in KINDS} | {
        "applications.carried_in.research": 2
    }
    found = solved(this_year, last_year=last_year)
    assert [conflict.equation.rule for conflict in found.conflicts] == ["X-02", "X-02"]


def test_last_years_table_is_checked_too() -> None:
    broken = {**SEED, "applications.granted.total": 8}
    found = solved({}, last_year=broken)
    assert {conflict.equation.rule for conflict in found.conflicts} == {"X-LAST"}
    assert changes(found) == [(LAST_YEAR + "applications.granted.total", 8, 9)]
    assert all(conflict.equation.text.startswith("去年数据：") for conflict in found.conflicts)


def test_sums_of_the_year_before_are_compared_with_its_rows() -> None:
    key = "applications.denied.total"
    assert not solved({}, last_year={**MIXED, key: 38}).conflicts
    (conflict,) = solved({}, last_year={**MIXED, key: 39}).conflicts
    assert conflict.equation.rule == "X-LAST"
    assert (conflict.left, conflict.right) == (39, 38)
    rows = {name: value for name, value in MIXED.items() if not name.startswith("applications.denied.")}
    assert not solved({}, last_year={**rows, key: 38}).conflicts
