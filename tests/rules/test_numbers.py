"""The numbers of the prose: their state, the line that counts them, and links in their place."""

from __future__ import annotations

import pytest

from engine.figures.claims import Claim, Source
from engine.rules.numbers import Coverage, confirmed, coverage, linked, numbers
from engine.rules.view import ledger_claims, view
from tests.rules.drafts import draft_of, findings

DRAFT = """
[profile]
organ = "某某县人民政府"
year = 2024
kind = "county"
[figures.applications]
received.total = 60
handled.total = 60
[prose]
overview = "2024年，新收政府信息公开申请60件，办结{applications.handled.total}件，不予公开六十件。网上申请13件。"
"""


def _told(words: str, draft=None):
    seen = view(draft or draft_of(DRAFT))
    return next(one for one in numbers(seen) if words in one.fact.text and one.fact.kind in ("count", "date"))


def test_each_number_has_its_state():
    assert _told("新收").state == "agrees"
    assert _told("办结").state == "linked"
    assert _told("网上").state == "unchecked"
    assert _told("2024").is_free


def test_only_a_number_that_the_tables_hold_can_be_linked():
    assert _told("新收").link is not None
    assert _told("办结").link is None
    assert _told("网上").link is None
    assert _told("六十").link is None


def test_linking_changes_the_source_and_not_the_text():
    draft = draft_of(DRAFT)
    seen = view(draft)
    after = linked(numbers(seen), seen)
    assert "新收政府信息公开申请{applications.received.total}件" in after.prose["overview"]
    assert view(after).text("overview") == seen.text("overview")
    assert _told("新收", after).state == "linked"


def test_a_checked_number_stays_checked_until_its_words_change():
    draft = confirmed(_told("网上"), draft_of(DRAFT), "张三", "2025-01-10")
    assert _told("网上", draft).state == "confirmed"
    changed = draft.with_prose("overview", draft.prose["overview"].replace("13件", "14件"))
    assert _told("网上", changed).state == "unchecked"


def test_the_line_counts_every_number_once():
    told = numbers(view(draft_of(DRAFT)))
    found = coverage(told)
    assert sum(found) == len(told)
    assert (found.linked, found.agreeing >= 1, found.contradicting) == (1, True, 0)
    assert "已关联1个" in found.words
    assert Coverage().words == "正文里没有数字。"


def _rough(text: str):
    return findings(f'[prose]\noverview = "{text}"\n', "S-06")


@pytest.mark.parametrize(
    ("text", "words", "contradicts"),
    [
        ("收到申请21余件。", "“21余件”", True),
        ("收到申请20余件，答复21余件。", "“21余件”", True),
        ("收到申请20余件，答复近30件。", "“20余件”、“近30件”", False),
        ("收到申请近21件。", "“近21件”", False),
        ("收到申请1,021余件。", "“1,021余件”", False),
        ("收到申请0余件。", "“0余件”", False),
    ],
)
def test_a_rough_number_contradicts_itself_where_its_last_digit_is_told(text, words, contradicts):
    (found,) = _rough(text)
    assert found.message.startswith(words)
    assert ("自相矛盾" in found.message) is contradicts


SCOPES = [
    ("region", "department", True),
    ("organ", "county", False),
    (None, "county", True),
    (None, "department", False),
]


@pytest.mark.parametrize(("scope", "kind", "region"), SCOPES)
def test_whether_a_report_is_that_of_a_whole_place(scope, kind, region):
    said = f'scope = "{scope}"\n' if scope else ""
    assert view(draft_of(f'[profile]\norgan = "某某"\nkind = "{kind}"\n{said}')).is_region is region
    named = "某某县人民政府" if kind == "county" else "某某县水务局"
    assert view(draft_of(f'[profile]\norgan = "{named}"\n{said}')).is_region is region


def test_only_what_a_ledger_counts_otherwise_than_the_tables_is_weighed():
    draft = draft_of(DRAFT)
    figures = {
        "applications.received.total": 60,
        "applications.handled.total": 59,
        "applications.granted.total": 7,
        "unknown": 3,
        "applications.carried_in.total": "3",
    }
    seen = view(draft._replace(extra={"ledger": {"figures": figures}}))
    assert ledger_claims(seen.draft, seen.solution) == [
        Claim("applications.handled.total", 59, Source("ledger"))
    ]
    for broken in ({}, {"ledger": 3}, {"ledger": {"figures": [1]}}):
        assert ledger_claims(draft._replace(extra=broken), seen.solution) == []
