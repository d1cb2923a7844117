"""Links between the text and the figures."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.form.keys import figure_keys
from engine.prose.links import gap, linked_keys, resolve

FIGURES = {"applications.received.total": 60, "disclosure.fees": 786, "posts.total": 0}


def _resolved(text: str) -> str:
    return resolve(text, FIGURES.get).text


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("新收{applications.received.total}件", "新收60件"),
        ("{disclosure.fees}万元", "786万元"),
        ("{posts.total}条", "0条"),
        ("{applications.received.total}{applications.received.total}", "6060"),
        ("{applications.granted.total}件", gap("applications.granted.total") + "件"),
        ("{applications.received}", "{applications.received}"),
        ("{applications.received.total }", "{applications.received.total }"),
        ("{Applications.received.total}", "{Applications.received.total}"),
        ("{{applications.received.total}}", "{60}"),
        ("{x}{}{{}}{ {applications.received.total", "{x}{}{{}}{ {applications.received.total"),
        ("{% raw %}{{ 7*7 }}{# x #}&<>\"'", "{% raw %}{{ 7*7 }}{# x #}&<>\"'"),
        ("{0}{organ}{__class__}%s%(x)s\\{", "{0}{organ}{__class__}%s%(x)s\\{"),
        ("emoji😀𠮷{posts.total}\n\t", "emoji😀𠮷0\n\t"),
        ("", ""),
    ],
)
def test_only_a_known_key_is_a_link(text, printed):
    assert _resolved(text) == printed


def test_offsets_count_code_points_of_the_resolved_text():
    resolved = resolve("𠮷{applications.received.total}件😀{posts.total}条{x}", FIGURES.get)
    assert [(resolved.text[link.start : link.end], link.key) for link in resolved.links] == [
        ("60", "applications.received.total"),
        ("0", "posts.total"),
    ]


def test_a_blank_link_is_a_gap_without_a_value():
    (link,) = resolve("{interpretations}篇", FIGURES.get).links
    assert link.value is None


@given(
    st.lists(st.sampled_from(sorted(figure_keys())), max_size=4), st.text(alphabet="{}ab.，1", max_size=12)
)
def test_linked_keys_are_those_that_resolve(keys, noise):
    text = noise + "".join(f"{{{key}}}{noise}" for key in keys)
    resolved = resolve(text, lambda _key: 5)
    assert set(linked_keys(text)) == {link.key for link in resolved.links}
    assert [resolved.text[link.start : link.end] for link in resolved.links] == ["5"] * len(resolved.links)
