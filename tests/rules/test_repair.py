"""Putting findings right: with figures, with words, with links; only what was meant changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.draft.model import Draft
from engine.figures.causes import Change
from engine.figures.claims import LAST, Source
from engine.figures.explain import Explanation
from engine.rules.check import check
from engine.rules.finding import Finding, Span
from engine.rules.repair import Fix, Replacement, applied, fixes
from engine.rules.view import view
from tests.rules.drafts import draft_of

PROFILE = '[profile]\norgan = "某某县人民政府"\nyear = 2024\nkind = "county"\n'
TABLE = """
[figures.applications.received]
natural_person = 9
company = 1
research = 0
nonprofit = 0
legal_service = 0
other_org = 0
total = 10
"""


def _found(draft: Draft, rule: str) -> Finding:
    return next(f for f in check(draft).findings if f.rule == rule)


def _repaired(draft: Draft, rule: str) -> Draft:
    fix, *_ = fixes(_found(draft, rule), check(draft).view)
    return applied(fix, check(draft).view)


def test_a_wrong_cell_gets_its_value():
    draft = draft_of(PROFILE + TABLE.replace("total = 10", "total = 11"))
    ways = fixes(_found(draft, "T3-03"), check(draft).view)
    assert any("由11改为10" in way.words for way in ways)
    for way in ways:
        assert not [f for f in check(applied(way, view(draft))).findings if f.rule == "T3-03"]


def test_a_wrong_number_in_the_prose_becomes_a_link():
    draft = draft_of(PROFILE + TABLE + '[prose]\noverview = "全年新收政府信息公开申请16件，均已登记。"\n')
    finding = next(f for f in check(draft).findings if f.spans and f.explanations)
    (fix, *_) = [way for way in fixes(finding, check(draft).view) if way.replacements]
    after = applied(fix, view(draft))
    assert after.prose["overview"] == "全年新收政府信息公开申请{applications.received.total}件，均已登记。"
    assert after.figures == draft.figures


@pytest.mark.parametrize(
    ("rule", "text", "right"),
    [
        ("W-03", "2023年，某某县人民政府推进公开。", "2024年，某某县人民政府推进公开。"),
        ("W-06", "根据国办公开办函（2021）30号编制年度报告。", "根据国办公开办函〔2021〕30号编制年度报告。"),
        ("W-12", "完善政府公开平台建设。", "完善政府信息公开平台建设。"),
    ],
)
def test_words_are_put_right(rule, text, right):
    draft = draft_of(PROFILE).with_prose("overview", text)
    found = [f for f in check(draft).findings if f.rule == rule]
    assert found
    assert _repaired(draft, rule).prose["overview"] == right


def test_a_wrong_growth_gets_the_right_percentage():
    draft = draft_of(PROFILE + TABLE + "[last_year.figures.applications.received]\ntotal = 8\n").with_prose(
        "overview", "新收政府信息公开申请10件，较上年增长52%。"
    )
    finding = next(f for f in check(draft).findings if f.expected == 25)
    (fix,) = fixes(finding, view(draft))
    assert applied(fix, view(draft)).prose["overview"] == "新收政府信息公开申请10件，较上年增长25%。"


def test_all_places_of_a_finding_are_changed():
    text = "一是完善政府公开平台。二是维护政府公开平台。"
    after = _repaired(draft_of(PROFILE).with_prose("overview", text), "W-12")
    assert after.prose["overview"] == text.replace("政府公开平台", "政府信息公开平台")


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("全年公开信息66条，其中网站40条、微信20条，合计66条。", None),
        ("发布信息166条。", None),
        ("发布信息66条。", "发布信息60条。"),
    ],
)
def test_a_number_is_replaced_only_where_it_stands_once_and_alone(text, right):
    draft = draft_of(PROFILE).with_prose("overview", text)
    finding = Finding(
        "S-01", "error", "", spans=(Span("overview", 0, len(text)),), expected=60, actual=66, difference=6
    )
    ways = fixes(finding, view(draft))
    if right is None:
        assert not ways
    else:
        assert applied(ways[0], view(draft)).prose["overview"] == right


@given(
    st.lists(st.sampled_from(["甲", "12", "{applications.received.total}", "{x}", "𠮷", "\n"]), max_size=12),
    st.data(),
)
def test_a_replacement_leaves_everything_else_as_it_was(pieces, data):
    source = "".join(pieces)
    draft = draft_of(PROFILE + TABLE).with_prose("overview", source)
    seen = view(draft)
    resolved = seen.texts["overview"]
    edges = [
        at
        for at in range(len(resolved.text) + 1)
        if not any(link.start < at < link.end for link in resolved.links)
    ]
    start = data.draw(st.sampled_from(edges))
    end = data.draw(st.sampled_from([at for at in edges if at >= start]))
    fix = Fix("", replacements=(Replacement(Span("overview", start, end), "新"),))
    after = view(applied(fix, seen)).text("overview")
    assert after == resolved.text[:start] + "新" + resolved.text[end:]


TOTAL, PERSON = "applications.received.total", "applications.received.natural_person"


def _ways(*changes: Change) -> tuple[Fix, ...]:
    finding = Finding("T3-03", "error", "", explanations=(Explanation(changes, "", 9),))
    return fixes(finding, view(draft_of(PROFILE + TABLE)))


def test_a_wrong_figure_of_the_year_before_is_put_right_there():
    draft = draft_of(PROFILE + TABLE + "[last_year.figures.applications.received]\ntotal = 8\n")
    key = f"last_year.{TOTAL}"
    (fix,) = _ways(Change(key, key, 8, 9, LAST), Change(TOTAL, TOTAL, 10, 11))
    assert fix.words == "去年表三本年新收（总计）由8改为9；表三本年新收（总计）由10改为11"
    assert (dict(fix.last_year), dict(fix.figures)) == ({TOTAL: 9}, {TOTAL: 11})
    after = applied(fix, view(draft))
    assert (after.last_year.figures[TOTAL], after.figures[TOTAL]) == (9, 11)
    assert after.figures[PERSON] == draft.figures[PERSON]


def test_what_the_ledger_says_is_not_changed_here():
    assert not _ways(Change(f"{TOTAL}@2", TOTAL, 8, 10, Source("ledger")))
    assert not _ways(Change(TOTAL, TOTAL, 10, 8), Change(f"{TOTAL}@2", TOTAL, 9, 8, Source("ledger")))
    assert not _ways(Change(f"{TOTAL}@2", TOTAL, 8, 10, Source("prose", "overview")))  # no place to change


@pytest.mark.parametrize("missing", [{"expected": None}, {"actual": None}, {"spans": ()}])
def test_a_number_is_not_replaced_while_it_is_open_by_what_or_where(missing):
    draft = draft_of(PROFILE).with_prose("overview", "发布信息66条。")
    finding = Finding("S-01", "error", "", spans=(Span("overview", 0, 8),), expected=60, actual=66)
    assert fixes(finding, view(draft))
    assert not fixes(finding._replace(**missing), view(draft))
