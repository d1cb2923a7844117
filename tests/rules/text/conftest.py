from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from engine.draft import loads
from engine.rules import (
    citations,
    counts,
    coverage,
    headings,
    names,
    outcomes,
    parts,
    plausible,
    privacy,
    problems,
    repeated,
    statements,
    wording,
    years,
)
from engine.rules.finding import Finding
from engine.rules.view import View, view
from tests.rules.conftest import well_formed

FAMILIES = (
    parts,
    statements,
    names,
    years,
    citations,
    headings,
    wording,
    privacy,
    coverage,
    counts,
    outcomes,
    plausible,
    problems,
    repeated,
)
ALL = tuple(entry for family in FAMILIES for entry in family.RULES)

PROFILE: Mapping[str, Any] = {"organ": "临江市青云区教育体育局", "year": 2024, "kind": "department"}

Case = Mapping[str, Any]


def toml(case: Case) -> bytes:
    """A draft file: `profile`, `prose`, `figures`, `last`, `last_prose`, `read` as flat mappings."""
    lines = ["schema = 1", 'edition = "2021"', "[profile]"]
    lines += [
        f"{key} = {json.dumps(value, ensure_ascii=False)}"
        for key, value in {**PROFILE, **case.get("profile", {})}.items()
        if value is not None
    ]
    for head, name in (
        ("figures", "figures"),
        ("prose", "prose"),
        ("last_year.figures", "last"),
        ("last_year.prose", "last_prose"),
        ("read", "read"),
    ):
        lines.append(f"[{head}]")
        lines += [
            f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in case.get(name, {}).items()
        ]
    return "\n".join(lines).encode()


def seen(case: Case) -> View:
    return view(loads(toml(case), "草稿.toml"))


def findings(case: Case) -> list[Finding]:
    looked = seen(case)
    found = [finding for _, rule in ALL for finding in rule(looked)]
    for finding in found:
        well_formed(finding, looked)
    return found


@pytest.fixture
def said() -> Callable[..., list[Finding]]:
    """What the rules of this id say about a draft."""

    def of(rule: str, **case: Any) -> list[Finding]:
        return [finding for finding in findings(case) if finding.rule == rule]

    return of


@pytest.fixture
def look() -> Callable[..., View]:
    return lambda **case: seen(case)


@pytest.fixture
def everything() -> Callable[..., list[Finding]]:
    return lambda **case: findings(case)
