"""Every rule: a draft on which it fires, and the nearest correct one on which it is silent."""

from __future__ import annotations

import re

import pytest

from engine.form.keys import OUTCOMES
from engine.rules import check as checking
from engine.rules.check import RULES, check, run
from engine.rules.finding import Finding
from engine.rules.view import view
from tests.rules.drafts import draft_of, findings

ZONE = '[profile]\norgan = "某某管委会"\nyear = 2024\nkind = "zone"\n'
COUNTY = ZONE.replace("zone", "county")

CASES = {
    "T3-01": (
        """
        [figures.applications]
        received.total = 60
        carried_in.total = 0
        handled.total = 59
        carried_out.total = 0
        """,
        ("handled.total = 59", "handled.total = 60"),
    ),
    "T3-02": (
        """
        [figures.applications]
        handled.natural_person = 9
        granted.natural_person = 10
        """,
        ("granted.natural_person = 10", "granted.natural_person = 9"),
    ),
    "T3-03": (
        """
        [figures.applications.received]
        natural_person = 58
        company = 2
        research = 0
        nonprofit = 0
        legal_service = 0
        other_org = 0
        total = 61
        """,
        ("61", "60"),
    ),
    "T4-01": (
        "[figures.disputes.review]\nupheld = 6\ncorrected = 9\nother = 0\npending = 0\ntotal = 16",
        ("16", "15"),
    ),
    "T4-02": (
        "[figures.disputes.litigation_direct]\nupheld = 1\ncorrected = 0\nother = 0\npending = 0\ntotal = 2",
        ("total = 2", "total = 1"),
    ),
    "T4-03": (
        "[figures.disputes.litigation_after_review]\nupheld = 1\ncorrected = 1\nother = 0\npending = 0\ntotal = 1",
        ("total = 1", "total = 2"),
    ),
    "S-01": (
        "[figures.posts]\ntotal = 8819\nwebsite = 3092\nwechat = 4357\nweibo = 1046\ndouyin = 325\nother = 0",
        ("325", "324"),
    ),
    "S-05": (
        """
        [figures]
        channels = { online = 9, letter = 2, counter = 0, other = 0 }
        [figures.applications.received]
        total = 10
        """,
        ("total = 10", "total = 11"),
    ),
    "X-01": (
        """
        [figures.applications.carried_in]
        total = 3
        [last_year.figures.applications.carried_out]
        total = 2
        """,
        ("total = 3", "total = 2"),
    ),
    "X-02": (
        """
        [figures.applications.carried_in]
        natural_person = 2
        company = 0
        total = 2
        [last_year.figures.applications.carried_out]
        natural_person = 1
        company = 1
        total = 2
        """,
        ("natural_person = 2\n        company = 0", "natural_person = 1\n        company = 1"),
    ),
    "T-01": ("", None),
    "T2-01": (
        """
        [figures.disclosure.normative_documents]
        made = 0
        repealed = 9
        in_force = 0
        [last_year.figures.disclosure.normative_documents]
        in_force = 8
        """,
        ("repealed = 9", "repealed = 8"),
    ),
    "T2-02": (
        "[figures.disclosure.normative_documents]\nmade = 3\nrepealed = 0\nin_force = 2",
        ("in_force = 2", "in_force = 3"),
    ),
    "X-03": (
        """
        [figures.disclosure.normative_documents]
        made = 0
        repealed = 1
        in_force = 6
        [last_year.figures.disclosure.normative_documents]
        in_force = 8
        """,
        ("in_force = 6", "in_force = 7"),
    ),
    "X-04": (
        """
        [figures.disputes.review]
        total = 2
        [last_year.figures.disputes.review]
        pending = 3
        """,
        ("total = 2", "total = 3"),
    ),
    "X-07": (
        """
        [figures.applications.received]
        total = 60
        [last_year.figures.applications.received]
        total = 11
        """,
        ("total = 11", "total = 12"),
    ),
    "O-01": (ZONE + "[figures.disclosure.regulations]\nmade = 1", ("made = 1", "made = 0")),
    "O-02": (
        ZONE.replace("zone", "office") + "[figures.disclosure.regulations]\nmade = 1",
        ("made = 1", "made = 0"),
    ),
    "O-03": (
        ZONE + 'powers = ["fees"]\n[figures.disclosure]\nlicensing = 5',
        ("licensing = 5", "licensing = 0"),
    ),
    "O-04": (
        ZONE + 'powers = ["licensing"]\n[figures.disclosure]\nlicensing = 0',
        ("licensing = 0", "licensing = 1"),
    ),
    "P-15": (
        """
        [figures]
        info_fee.notices = 1
        applications.other.fee_overdue.total = 2
        """,
        ("notices = 1", "notices = 2"),
    ),
    "P-16": (
        """
        [figures]
        info_fee = { notices = 1, billed_yuan = 400, received_yuan = 400 }
        disclosure.fees = 0.03
        """,
        ("0.03", "0.04"),
    ),
    "P-18": (
        """
        [figures]
        info_fee = { notices = 1, billed_yuan = 400, received_yuan = 500 }
        """,
        ("500", "400"),
    ),
    "M-01": (
        '[profile]\norgan = "某局"\n[prose]\noverview = "一"\nmatters = "六"',
        ("[prose]", "year = 2024\n[prose]"),
    ),
    "M-02": (
        """
        [prose.overview]
        proactive = "甲"
        on_request = "乙"
        management = "丙"
        platform = " "
        supervision = "戊"
        """,
        ('platform = " "', 'platform = "丁"'),
    ),
    "M-03": (
        COUNTY + '[prose.overview]\nsupervision = "纳入考核，开展社会评议。"',
        ("社会评议。", "社会评议，未发生责任追究。"),
    ),
    "M-04": (
        ZONE
        + '[prose]\npreamble = "根据《政府信息公开条例》和年度报告格式（国办公开办函〔2021〕30号）编制。期限2024年1月1日至12月31日。可下载。电话：1。"',
        ("电话：1", "地址：某路，电话：1"),
    ),
    "M-05": (
        '[prose]\nproblems = "一是解读形式单一，图解不足三成。下一步改进。"',
        ("图解不足三成", "全年图解和视频合计不足三成，群众反映看不懂"),
    ),
    "M-07": (
        '[prose]\nproblems = "一是解读形式单一，全年图解和视频合计不足三成，群众反映看不懂，二是目录没有更新。"',
        ("二是目录没有更新", "下一步改进"),
    ),
    "M-08": ('[prose]\nmatters = "没有其他事项。"', ("没有其他事项", "全年未收取信息处理费")),
    "W-08": ('[prose]\nmatters = "联系××科，信息处理费0元。"', ("××", "办公")),
}
"""By rule: the figures and the prose of a draft, and the change after which the rule is silent."""


@pytest.mark.parametrize("rule", CASES)
def test_fires_and_is_silent_on_the_nearest_correct_draft(rule):
    text, mend = CASES[rule]
    fired = findings(text, rule)
    assert fired, rule
    for finding in fired:
        assert finding.message.endswith(("。", "？")), finding.message
        if finding.expected is not None and finding.actual is not None:
            assert finding.difference == finding.actual - finding.expected
    if mend is not None:
        assert mend[0] in text
        assert findings(text.replace(*mend), rule) == []


def test_expected_and_actual_are_those_of_the_catalogue():
    (finding,) = findings(CASES["X-03"][0], "X-03")
    assert (finding.expected, finding.actual, finding.difference) == (7, 6, -1)
    assert finding.cells == ("disclosure.normative_documents.in_force",)
    (finding,) = findings(CASES["T4-01"][0], "T4-01")
    assert (finding.expected, finding.actual) == (15, 16)
    assert finding.explanations[0].changes[0].after in (15, 10, 7)


def test_one_finding_per_table_for_blanks():
    fired = findings("", "T-01")
    assert [len(finding.cells) for finding in fired] == [10, 175, 15]
    assert findings("[figures.disclosure]\nlicensing = 0", "T-01")[0].cells.__len__() == 9


def test_last_years_kinds_are_silent_while_the_total_differs():
    text = CASES["X-02"][0].replace("total = 2\n        [last", "total = 3\n        [last")
    assert findings(text, "X-01")
    assert findings(text, "X-02") == []


DECIDED = """
[figures.disclosure.normative_documents]
made = 0
repealed = 1
in_force = 6
[last_year.figures.disclosure.normative_documents]
in_force = 8
[[decisions]]
rule = "X-03"
action = "keep"
reason = "一件到期失效"
by = "张三"
at = "2025-01-10"
[decisions.values]
"disclosure.normative_documents.in_force" = 6
"""


def test_a_decision_silences_exactly_its_finding():
    (finding,) = findings(DECIDED, "X-03")
    assert finding.decision is not None
    assert finding.decision.reason == "一件到期失效"
    assert not finding.blocks
    verdict = check(draft_of(DECIDED))
    assert sum(f.decision is not None for f in verdict.findings) == 1
    assert verdict.count("warning") == 0


def test_a_decision_ends_when_its_value_changes():
    changed = DECIDED.replace("in_force = 6\n[last", "in_force = 5\n[last")
    (finding,) = findings(changed, "X-03")
    assert finding.decision is None


def test_a_decision_on_another_cell_or_rule_silences_nothing():
    other = DECIDED.replace('normative_documents.in_force" = 6', 'regulations.in_force" = 6')
    assert findings(other, "X-03")[0].decision is None
    assert findings(DECIDED.replace('rule = "X-03"', 'rule = "T2-02"'), "X-03")[0].decision is None


def test_a_rule_that_crashes_is_a_warning_of_its_id(monkeypatch):
    def broken(_view):
        yield Finding("O-01", "error", "先说一句。")
        raise ZeroDivisionError("除以零")

    (finding,) = run("O-01", broken, view(draft_of("")))
    assert (finding.rule, finding.severity) == ("O-01", "warning")
    assert "ZeroDivisionError" in finding.message
    monkeypatch.setattr(checking, "RULES", (("O-01", broken), *RULES))
    rules = {f.rule for f in check(draft_of("")).findings}
    assert {"O-01", "T-01", "M-01"} <= rules


def test_findings_stand_errors_first():
    levels = [f.severity for f in check(draft_of(CASES["X-07"][0])).findings]
    assert levels == sorted(levels, key=["error", "warning", "hint"].index)


def test_a_sum_that_agrees_is_not_said_to_differ():
    """The cells that follow from elsewhere break the equation, not those that are filled in."""
    outcomes = [f"{row}.total = {count}" for row, count in dict.fromkeys(OUTCOMES, 0).items()]
    text = "[figures.applications]\n" + "\n".join(outcomes)
    text = text.replace("granted.total = 0", "granted.total = 24").replace(
        "denied.third_party_rights.total = 0", "denied.third_party_rights = { company = 3, total = 36 }"
    )
    text += "\nreceived = { natural_person = 60, total = 60 }\ncarried_in.total = 0\ncarried_out.total = 0"
    messages = [finding.message for finding in check(draft_of(text)).findings]
    said = [re.search(r"合计(\d+)，与(\d+)对不上", message) for message in messages]
    assert any("空着的格子" in message for message in messages)
    assert [match.group() for match in said if match and match[1] == match[2]] == []
