"""A draft as TOML, and what the rules say about it."""

from __future__ import annotations

from textwrap import dedent

from engine.draft.load import loads
from engine.draft.model import Draft
from engine.rules.check import check
from engine.rules.finding import Finding

HEAD = 'schema = 1\nedition = "2021"\n'


def draft_of(text: str) -> Draft:
    """The draft that this TOML is, without its head."""
    return loads((HEAD + dedent(text)).encode("utf-8"), "草稿.toml")


def findings(text: str, rule: str) -> list[Finding]:
    """The findings of one rule."""
    return [finding for finding in check(draft_of(text)).findings if finding.rule == rule]
