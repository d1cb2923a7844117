"""The equations of the form, and the network that table 三 is."""

from __future__ import annotations

from collections import Counter

from engine.form import CELLS, FORM, figure_keys, is_key
from engine.form.identities import Identity, definitions, identities, identities_across_years
from engine.form.keys import KINDS, LAST_YEAR, OUTCOMES, sums


def _of(*rules: str) -> list[Identity]:
    return [identity for identity in identities() if identity.rule in rules]


def test_counts() -> None:
    rules = Counter(identity.rule for identity in identities())
    assert rules == {
        "T3-01": 7,
        "T3-02": 7,
        "T3-03": 25,
        "T4-01": 1,
        "T4-02": 1,
        "T4-03": 1,
        "S-01": 1,
        "S-05": 1,
    }
    assert Counter(identity.rule for identity in identities_across_years()) == {"X-01": 1, "X-02": 6}


def test_every_equation_is_named_apart_and_uses_known_keys() -> None:
    everything = (*identities(), *identities_across_years())
    assert len({identity.name for identity in everything}) == len(everything)
    assert len({identity.text for identity in everything}) == len(everything)
    assert all(is_key(key) for identity in everything for key in (*identity.left, *identity.right))


def test_the_printed_balance_of_a_column() -> None:
    balance = next(i for i in _of("T3-01") if i.left[0].endswith(".company"))
    assert balance.left == ("applications.received.company", "applications.carried_in.company")
    assert balance.right == ("applications.handled.company", "applications.carried_out.company")
    assert balance.text == "表三“商业企业”列：本年新收＋上年结转＝办理结果总计＋结转下年度"


def test_outcomes_and_rows() -> None:
    outcomes = next(i for i in _of("T3-02") if i.left == ("applications.handled.total",))
    assert outcomes.right == tuple(f"applications.{row}.total" for row in OUTCOMES)
    row = next(i for i in _of("T3-03") if i.left == ("applications.granted.total",))
    assert row.right == tuple(f"applications.granted.{kind}" for kind in KINDS)
    assert {i.left[0].split(".", 1)[1].removesuffix(".total") for i in _of("T3-03")} == {
        row.key for row in FORM.applications.rows
    }


def test_disputes() -> None:
    review = _of("T4-01")[0]
    assert review.left == ("disputes.review.total",)
    assert review.right == tuple(f"disputes.review.{r}" for r in ("upheld", "corrected", "other", "pending"))
    assert [i.left[0] for i in _of("T4-02", "T4-03")] == [
        "disputes.litigation_direct.total",
        "disputes.litigation_after_review.total",
    ]


def test_carry_over_column_by_column() -> None:
    pairs = {(i.left, i.right) for i in identities_across_years()}
    assert pairs == {
        ((f"applications.carried_in.{kind}",), (f"{LAST_YEAR}applications.carried_out.{kind}",))
        for kind in (*KINDS, "total")
    }


def test_definition_of_every_sum() -> None:
    assert definitions().keys() == sums().keys()
    assert all(i.left == (key,) and i.right == sums()[key] for key, i in definitions().items())
    assert set(definitions()) <= figure_keys()


def _signed(identity: Identity, sign: int) -> Counter[tuple[str, int]]:
    return Counter(
        (key, side * sign) for keys, side in ((identity.left, 1), (identity.right, -1)) for key in keys
    )


def _row_of_all_outcomes() -> Identity:
    return next(i for i in _of("T3-03") if i.left == ("applications.handled.total",))


def _direction(identity: Identity) -> int:
    """Columns of the six kinds run against that of 总计, rows of intake against all other rows."""
    if identity.rule == "T3-03":
        return (
            1 if identity.left[0] in {"applications.received.total", "applications.carried_in.total"} else -1
        )
    return -1 if identity.left[0].endswith(".total") else 1


def test_table_three_is_a_network() -> None:
    """Without the row of （七）总计 every cell stands in exactly two of 38 equations, once with each sign."""
    kept = [i for i in _of("T3-01", "T3-02", "T3-03") if i != _row_of_all_outcomes()]
    assert len(kept) == 38
    places: Counter[tuple[str, int]] = Counter()
    for identity in kept:
        places += _signed(identity, _direction(identity))
    cells = [cell for cell in CELLS if cell.startswith("applications.")]
    assert len(cells) == 175
    assert places == Counter({(cell, sign): 1 for cell in cells for sign in (1, -1)})


def test_the_row_of_all_outcomes_follows_from_the_others() -> None:
    """Σ of the outcome rows, less the outcome columns, is the row of （七）总计."""
    combined: Counter[str] = Counter()

    def add(identity: Identity, factor: int) -> None:
        for keys, sign in ((identity.left, factor), (identity.right, -factor)):
            for key in keys:
                combined[key] += sign

    for identity in _of("T3-03"):
        if identity.left[0].split(".", 1)[1].removesuffix(".total") in OUTCOMES:
            add(identity, 1)
    for identity in _of("T3-02"):
        add(identity, 1 if identity.left[0].endswith(".total") else -1)
    left = {key: factor for key, factor in combined.items() if factor}
    assert left == {
        "applications.handled.total": 1,
        **{f"applications.handled.{kind}": -1 for kind in KINDS},
    }
