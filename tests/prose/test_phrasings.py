"""The stock of phrasings: what it links to exists, what it leaves open is caught, what it says is true."""

from __future__ import annotations

import re

import pytest

from engine.draft.model import PROSE_PARTS, Draft
from engine.form.keys import is_key
from engine.prose.links import linked_keys
from engine.prose.phrasings import BLANK, PHRASINGS, Phrasing, fitting
from engine.rules.check import check

ALL = [(part, phrasing) for part, stock in PHRASINGS.items() if part != "overview" for phrasing in stock]
IDS = [f"{part}-{phrasing.about}" for part, phrasing in ALL]


def test_every_part_has_some() -> None:
    assert set(PHRASINGS) == set(PROSE_PARTS)
    assert all(len(stock) >= 4 for stock in PHRASINGS.values())


@pytest.mark.parametrize("phrasing", [phrasing for _, phrasing in ALL], ids=IDS)
def test_every_brace_and_key_is_known(phrasing: Phrasing) -> None:
    braces = set(re.findall(r"\{([^{}]*)\}", phrasing.text))
    assert braces - {"year", "next", "name"} == set(linked_keys(phrasing.text))
    assert all(is_key(key) for key in (*phrasing.zero, *phrasing.some))
    assert phrasing.text.endswith("。")
    bare = re.sub(r"\{[^}]*\}|711|〔20\d\d〕\d+号|1月1日|12月31日", "", phrasing.text)
    assert not re.search(r"○|×|某某|XX|【|(?<!_)_{1,3}(?!_)|_{5,}|\d", bare)


@pytest.mark.parametrize(("part", "phrasing"), ALL, ids=IDS)
def test_a_blank_that_is_left_stands_against_the_export(part: str, phrasing: Phrasing) -> None:
    draft = Draft().with_profile(organ="甲县教育局", year=2024).with_prose(part, phrasing.text)
    left = [finding for finding in check(draft).blocking if BLANK in finding.message]
    assert bool(left) == (BLANK in phrasing.text)


def test_an_office_without_applications_is_offered_what_is_true() -> None:
    none = fitting("overview.on_request", lambda _key: 0, 2024, "教育局")
    assert "没有收到申请" in [phrasing.about for phrasing in none]
    assert not [phrasing for phrasing in none if linked_keys(phrasing.text)]
    some = fitting("overview.on_request", lambda _key: 3, 2024, "教育局")
    assert not [phrasing for phrasing in some if phrasing.zero]
    assert "收到和办结" in [phrasing.about for phrasing in some]


def test_nothing_is_said_to_be_none_while_it_is_unknown() -> None:
    assert not [phrasing for phrasing in fitting("matters", lambda _key: None) if phrasing.zero]


def test_year_and_name_are_filled_in_or_left_open() -> None:
    filled = fitting("overview.opening", lambda _key: None, 2024, "教育局")[0].text
    assert filled.startswith("2024年，教育局")
    assert fitting("overview.opening", lambda _key: None)[0].text.startswith(f"{BLANK}年，{BLANK}")
