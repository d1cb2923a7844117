"""Keys of cells, sums and facts, and what the drafter calls them."""

from __future__ import annotations

import pytest

from engine.form import CELLS, FACTS, FORM, cells_of, figure_keys, is_cell, is_key, nearest, title, unit
from engine.form.keys import DECIMALS, KINDS, LAST_YEAR, ORGANISATIONS, OUTCOMES, short_title, sums

DENIED = (
    "state_secret",
    "prohibited_by_law",
    "security_and_stability",
    "third_party_rights",
    "internal_affairs",
    "process_information",
    "enforcement_file",
    "administrative_inquiry",
)


def test_kinds_and_outcomes() -> None:
    assert ORGANISATIONS == ("company", "research", "nonprofit", "legal_service", "other_org")
    assert ("natural_person", *ORGANISATIONS) == KINDS
    assert (len(OUTCOMES), OUTCOMES[0], OUTCOMES[-1]) == (21, "granted", "other.other")


def test_group_sum_is_its_rows_in_that_column() -> None:
    expected = tuple(f"applications.denied.{row}.total" for row in DENIED)
    assert cells_of("applications.denied.total") == expected
    assert [len(cells_of(f"applications.{group}.company")) for group in ("unable", "declined", "other")] == [
        3,
        5,
        3,
    ]


def test_group_sum_of_organisations_is_every_row_and_legal_person_column() -> None:
    assert len(cells_of("applications.denied.organisations")) == 8 * 5
    assert cells_of("applications.granted.organisations") == tuple(
        f"applications.granted.{kind}" for kind in ORGANISATIONS
    )


def test_intake_and_litigation() -> None:
    assert cells_of("applications.intake.total") == (
        "applications.received.total",
        "applications.carried_in.total",
    )
    assert cells_of("disputes.litigation.corrected") == (
        "disputes.litigation_direct.corrected",
        "disputes.litigation_after_review.corrected",
    )


def test_all_sum_keys() -> None:
    # five groups in seven columns and 法人合计, every row's 法人合计, five results of litigation
    assert len(sums()) == 5 * 8 + 25 + 5
    assert all(is_cell(cell) for cells in sums().values() for cell in cells)
    assert not set(sums()) & set(CELLS)


def test_a_cell_or_fact_stands_for_itself() -> None:
    assert cells_of("disclosure.fees") == ("disclosure.fees",)
    assert cells_of("posts.total") == ("posts.total",)


def test_last_year_uses_the_same_keys() -> None:
    assert is_key("last_year.applications.denied.total")
    assert cells_of("last_year.applications.intake.company") == (
        "last_year.applications.received.company",
        "last_year.applications.carried_in.company",
    )
    assert title("last_year.disputes.review.total") == "去年表四“行政复议”“总计”"


@pytest.mark.parametrize(
    "key", ["", "applications", "applications.received", "applications.denied", "last_year.", "x"]
)
def test_what_is_no_key(key: str) -> None:
    assert not is_key(key)
    assert not is_cell(key)


def test_every_figure_key_has_a_title_of_its_own() -> None:
    titles = [title(key) for key in figure_keys()]
    assert all(titles)
    assert len(set(titles)) == len(titles)
    assert all(short_title(key) for key in figure_keys())


def test_titles_in_the_words_of_the_form() -> None:
    assert (
        title("applications.denied.third_party_rights.company")
        == "表三“（三）不予公开—4.保护第三方合法权益”“商业企业”"
    )
    assert title("disclosure.fees") == "表二“行政事业性收费”"
    assert title("applications.denied.total") == "表三“（三）不予公开”各项合计“总计”"
    assert "区分处理" not in title("applications.partial.total")
    assert short_title("applications.received.company") == "商业企业"
    with pytest.raises(KeyError):
        title("applications.received")


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("applications.recieved.total", "applications.received.total"),
        ("applications.denied.third_party.company", "applications.denied.third_party_rights.company"),
        ("disputes.litigation_direct.uphold", "disputes.litigation_direct.upheld"),
        ("disclosure.fee", "disclosure.fees"),
        ("zzz", ""),
    ],
)
def test_nearest(wrong: str, right: str) -> None:
    assert nearest(wrong) == right


def test_nearest_among_given_keys() -> None:
    assert nearest("yaer", iter(("organ", "year"))) == "year"


def test_units_and_decimals() -> None:
    assert unit("disclosure.fees") == unit(LAST_YEAR + "disclosure.fees") == "万元"
    assert unit("applications.received.total") == "件"
    assert unit("training.people") == "人次"
    assert unit("info_fee.received_yuan") == "元"
    assert DECIMALS & set(CELLS) == {"disclosure.fees"}


def test_facts_of_the_contract() -> None:
    contract = {f"posts.{channel}" for channel in ("total", "website", "wechat", "weibo", "douyin", "other")}
    contract |= {"interpretations", "press_conferences", "training.sessions", "training.people"}
    contract |= {"info_fee.notices", "info_fee.billed_yuan", "info_fee.received_yuan"}
    assert contract <= set(FACTS)
    assert len(set(FACTS)) == len(FACTS) == len(FORM.facts)
    assert not set(FACTS) & {*CELLS, *sums()}
