"""Kinds of organ: the powers and duties that the law ties to them."""

from __future__ import annotations

import pytest

from engine.form import FORM
from engine.form.organs import LEVELS, ORGAN_KINDS, POWERS, SCOPES, guess_kind, organ_kind

CONTRACT = (
    "ministry",
    "province",
    "city",
    "county",
    "town",
    "subdistrict",
    "zone",
    "department",
    "office",
    "authorised",
)


def test_kinds_levels_and_scopes_of_the_contract() -> None:
    assert tuple(kind.key for kind in ORGAN_KINDS) == CONTRACT
    assert tuple(LEVELS) == ("national", "province", "city", "county", "town")
    assert tuple(SCOPES) == ("organ", "region")


def test_who_makes_regulations_and_who_is_a_government() -> None:
    assert {kind.key for kind in ORGAN_KINDS if kind.makes_regulations} == {"ministry", "province", "city"}
    assert {kind.key for kind in ORGAN_KINDS if kind.is_government} == {"province", "city", "county", "town"}


def test_deadlines_only_where_the_law_names_one() -> None:
    dates = {kind.key: kind.deadline and (kind.deadline.month, kind.deadline.day) for kind in ORGAN_KINDS}
    assert {key for key, date in dates.items() if date == (3, 31)} == {"province", "city", "county"}
    assert {key for key, date in dates.items() if date is None} == {"town", "subdistrict", "zone"}
    assert set(dates.values()) == {(1, 31), (3, 31), None}


@pytest.mark.parametrize("kind", ORGAN_KINDS, ids=lambda kind: kind.key)
def test_found_by_key_term_and_alias(kind: object) -> None:
    assert organ_kind(kind.key) is kind
    assert organ_kind(f" {kind.label} ") is kind
    assert all(organ_kind(alias) is kind for alias in kind.aliases)


def test_an_alias_belongs_to_one_kind() -> None:
    words = [word for kind in ORGAN_KINDS for word in {kind.key, kind.label, *kind.aliases}]
    assert len(set(words)) == len(words)


def test_no_such_kind() -> None:
    assert organ_kind("") is None
    assert organ_kind("学校") is None
    assert guess_kind("") is None


@pytest.mark.parametrize(
    ("organ", "key"),
    [
        ("威海临港经济技术开发区管理委员会", "zone"),
        ("高新区管委会", "zone"),
        ("前进街道办事处", "subdistrict"),
        ("蔄山镇人民政府", "town"),
        ("某族乡人民政府", "town"),
        ("山东省人民政府", "province"),
        ("广西壮族自治区人民政府", "province"),
        ("西藏自治区人民政府", "province"),
        ("北京市人民政府", "province"),
        ("重庆市人民政府", "province"),
        ("威海市人民政府", "city"),
        ("文登区人民政府", "county"),
        ("平利县人民政府", "county"),
        ("延边朝鲜族自治州人民政府", "city"),
        ("恩施土家族苗族自治县人民政府", "county"),
        ("威海市人民政府办公室", "office"),
        ("某市人民政府办公厅", "office"),
        ("威海市教育局", "department"),
        ("山东省财政厅", "department"),
        ("某市发展和改革委员会", "department"),
        ("威海市人民政府国有资产监督管理委员会", "department"),
        ("某市城市管理委员会", "department"),
        ("内蒙古自治区呼伦贝尔市人民政府", "city"),
        ("国务院国有资产监督管理委员会", "ministry"),
        ("中华人民共和国财政部", "ministry"),
        ("锡林郭勒盟行政公署", None),
    ],
)
def test_guess_from_the_full_name(organ: str, key: str | None) -> None:
    guessed = guess_kind(organ)
    assert (guessed.key if guessed else None) == key


def test_powers_are_rows_of_table_two_or_review() -> None:
    rows = {row.key for row in FORM.disclosure.rows} - {"regulations"}
    assert set(POWERS) == rows | {"review"}
