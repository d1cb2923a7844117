"""The numbers of the prose: their state, the line that counts them, and links in their place."""

from __future__ import annotations

from engine.rules.numbers import Coverage, confirmed, coverage, linked, numbers
from engine.rules.view import view
from tests.rules.drafts import draft_of

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
