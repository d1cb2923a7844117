"""Past steps in the drafter's words."""

from __future__ import annotations

from engine.draft import Draft, new_draft
from engine.interview.past import Told, between
from engine.rules.view import view

PART = "overview.on_request"


def _draft(text: str) -> Draft:
    return new_draft().with_figures({"applications.received.total": 60}).with_prose(PART, text)


def test_a_paragraph_shows_figures_and_no_keys() -> None:
    before = _draft(
        "全年新收政府信息公开申请{applications.received.total}件，均已办结，没有结转下年度办理的申请。"
    )
    after = before.with_prose(PART, before.prose[PART] + "特此说明。")
    (told,) = between(before, after, view(after))
    assert told.name.startswith("正文")
    assert told.old.startswith("全年新收政府信息公开申请{60}件")
    assert told.new.endswith("特此说明。")
    assert str(told).endswith("→ ..办理的申请。特此说明。")


def test_a_number_that_was_linked_is_told_apart_from_one_that_was_not() -> None:
    after = _draft("新收{applications.received.total}件")
    (told,) = between(_draft("新收60件"), after, view(after))
    assert (told.old, told.new) == ("新收60件", "新收{60}件")


def test_short_values_stand_whole() -> None:
    assert str(Told("表二行政处罚", "94", "95")) == "表二行政处罚：94 → 95"
