"""其余为0: zeros for the rest, never for a total, and never against a total that is not used up."""

from __future__ import annotations

import pytest

from engine.draft.model import new_draft
from engine.form.keys import KINDS
from engine.interview import machine


@pytest.mark.parametrize("text", ["自然人60，其余为0", "自然人60，其余都没有"])
def test_the_total_is_not_among_the_rest(text):
    draft = machine.open_question(new_draft("甲局", "department", 2024), "applications.received")
    figures = machine.preview(draft, text).figures
    assert figures == {
        f"applications.received.{kind}": 60 if kind == "natural_person" else 0 for kind in KINDS
    }


def test_a_total_that_is_not_used_up_leaves_no_zeros():
    draft = machine.open_question(new_draft("甲局", "department", 2024), "applications.received")
    found = machine.preview(draft, "60件，其余为0")
    assert found.figures == {"applications.received.total": 60}
    assert any("不可能都是0" in text for text in found.unclear)


def test_the_rest_of_the_channels():
    draft = machine.open_question(new_draft("甲局", "department", 2024), "overview.proactive.posts")
    figures = machine.preview(draft, "网站3092，其余没有").figures
    assert figures["posts.website"] == 3092
    assert "posts.total" not in figures
    assert figures["posts.wechat"] == 0
