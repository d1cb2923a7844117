"""What F4 says of the rule behind a finding."""

from __future__ import annotations

from engine.rules.manual import ENTRIES
from tui.findings import grounds


def test_a_finding_says_its_rule_its_ground_and_what_to_do() -> None:
    todo, source, rule = (row.content.plain for row in grounds("T3-01"))
    assert ENTRIES["T3-01"].todo in todo
    assert ENTRIES["T3-01"].source in source
    assert rule.endswith("T3-01 表三每列收支平衡")


def test_a_rule_without_an_entry_says_nothing() -> None:
    assert grounds("Z-99") == []
