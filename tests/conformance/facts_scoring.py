"""Facts read out of reports against what a careful reader labelled: recall and precision per kind."""

from __future__ import annotations

import hashlib
import json
import os
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from engine.prose.fact import Fact
from engine.prose.read import read_facts

PARTS = {"preamble": "preamble", "一": "overview", "三": "applications", "五": "problems", "六": "matters"}
KEYS = {
    "new_received": "applications.received.total",
    "processed": "applications.handled.total",
    "carried_over": "applications.carried_in.total",
    "carry_forward": "applications.carried_out.total",
    "granted": "applications.granted.",
    "partial": "applications.partial.",
    "denied": "applications.denied.",
    "unable": "applications.unable.",
    "not_handled": "applications.declined.",
    "review_total": "disputes.review.total",
    "review_upheld": "disputes.review.upheld",
    "review_corrected": "disputes.review.corrected",
    "litigation_total": "disputes.litigation",
    "normative_made": "disclosure.normative_documents.made",
    "normative_repealed": "disclosure.normative_documents.repealed",
    "normative_valid": "disclosure.normative_documents.in_force",
    "permits": "disclosure.licensing",
    "penalties": "disclosure.penalties",
    "coercion": "disclosure.compulsion",
    "fees": "disclosure.fees",
    "info_fee": "info_fee.",
    "last_year_value": "last_year.",
}
RATIOS = {"sum_parts": "sum", "share_percent": "share", "growth_percent": "growth"}
LOOSE = ("applications.", "disputes.", "disclosure.", "info_fee.", "last_year.")


def folder() -> Path:
    """Where the labelled reports lie: the environment says, else beside the repository."""
    given = os.environ.get("NIANBAO_REPORTS")
    return Path(given) if given else Path(__file__).resolve().parents[3] / "shared" / "reports"


def is_held_out(name: str) -> bool:
    """One report in three is kept for the final judgement."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 3 == 0


@dataclass(slots=True)
class Score:
    """Counts by kind, and the cases to look at."""

    wanted: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    found: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    wrong: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    missed: list[str] = field(default_factory=list)
    mistaken: list[str] = field(default_factory=list)
    unlabelled: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """Labelled claims that were read right."""
        return sum(self.found.values()) / max(1, sum(self.wanted.values()))

    @property
    def precision(self) -> float:
        """Of the facts that a label speaks of, those that it agrees with."""
        right = sum(self.found.values())
        return right / max(1, right + sum(self.wrong.values()))

    def lines(self) -> Iterator[str]:
        """A table to print."""
        for kind in sorted(self.wanted):
            bad = self.wrong.get(kind, 0)
            good, all_of = self.found[kind], self.wanted[kind]
            yield f"{kind:20} {good:4}/{all_of:<4} recall {good / all_of:7.1%}  wrong {bad}"
        other = {kind: count for kind, count in self.wrong.items() if kind not in self.wanted}
        if other:
            yield f"wrong elsewhere: {other}"
        yield f"recall {self.recall:.2%}  precision {self.precision:.2%}  claims {sum(self.wanted.values())}"


def score(root: Path, *, held_out: bool | None) -> Score:
    """Read the reports and compare; `held_out` chooses the third, None takes all."""
    result = Score()
    for path in sorted((root / "labels").glob("*.json")):
        if held_out is not None and is_held_out(path.stem) != held_out:
            continue
        report = json.loads((root / "reports" / path.name).read_text(encoding="utf-8"))
        labels = json.loads(path.read_text(encoding="utf-8"))
        texts = {PARTS[name]: text for name, text in (report["prose"] or {}).items() if text}
        facts = read_facts(texts, year=report.get("year"))
        _compare(path.stem, facts, labels["claims"], result)
    return result


def _compare(name: str, facts: tuple[Fact, ...], claims: list[dict[str, Any]], result: Score) -> None:
    for claim in claims:
        kind = claim["kind"]
        if kind == "other":
            continue
        result.wanted[kind] += 1
        if any(_agrees(claim, fact) for fact in facts):
            result.found[kind] += 1
        else:
            near = [(f.text, f.key, f.kind, f.value, f.parts) for f in facts if _overlap(claim, fact=f)]
            result.missed.append(
                f"{name} {kind} {claim['value']} {claim.get('parts', '')} {claim['text']!r} <- {near}"
            )
    for fact in facts:
        _judge(name, fact, facts, claims, result)


def _judge(
    name: str, fact: Fact, facts: tuple[Fact, ...], claims: list[dict[str, Any]], result: Score
) -> None:
    kind = _kind_of(fact)
    if kind == "":
        return
    about = [claim for claim in claims if _speaks_of(claim, fact)]
    if any(_agrees(claim, fact) for claim in about) or _beside(fact, facts, about):
        return
    line = f"{name} {kind} {fact.key} {fact.value} {fact.parts or ''} {fact.text!r}"
    judged = [claim for claim in about if _comparable(claim, fact)]
    if judged:
        result.wrong[kind] += 1
        result.mistaken.append(
            f"{line} -> {[(c['kind'], c.get('sub'), c['value'], c['text']) for c in judged]}"
        )
    else:
        result.unlabelled.append(line)


def _beside(fact: Fact, facts: tuple[Fact, ...], about: list[dict[str, Any]]) -> bool:
    """Whether the labelled statement was read right and this is the other half of it (收到并办结; 复议、诉讼)."""
    twins = [
        one for one in facts if one.start == fact.start and one.part == fact.part and one.value == fact.value
    ]
    return any(_agrees(claim, twin) for claim in about for twin in twins)


def _kind_of(fact: Fact) -> str:
    if fact.kind in ("sum", "share", "growth"):
        return next(kind for kind, own in RATIOS.items() if own == fact.kind)
    if fact.key is None:
        return ""
    for kind, key in KEYS.items():
        if fact.key.startswith(key):
            return kind
    return "more" if fact.key.startswith(LOOSE) else ""


def _comparable(claim: dict[str, Any], fact: Fact) -> bool:
    """A list or a balance says nothing on the single figures in it."""
    if fact.kind == "sum":
        return bool(claim["kind"] == "sum_parts")
    if claim["kind"] == "sum_parts" or claim.get("sub"):
        return False
    if fact.kind in ("share", "growth"):
        return claim["kind"] in ("share_percent", "growth_percent")
    return claim["kind"] not in ("share_percent", "growth_percent")


def _speaks_of(claim: dict[str, Any], fact: Fact) -> bool:
    if PARTS[claim["section"]] != fact.part:
        return False
    low, high = claim["start"], claim["start"] + len(claim["text"])
    if fact.figure is not None:
        return bool(low <= fact.figure[0] and fact.figure[1] <= high)
    return bool(low < fact.end and fact.start < high)


def _overlap(claim: dict[str, Any], fact: Fact) -> bool:
    low, high = claim["start"], claim["start"] + len(claim["text"])
    return PARTS[claim["section"]] == fact.part and bool(low < fact.end and fact.start < high)


def _agrees(claim: dict[str, Any], fact: Fact) -> bool:
    if not _overlap(claim, fact):
        return False
    kind = claim["kind"]
    if kind in RATIOS:
        if fact.kind != RATIOS[kind] or not _same(fact.value, claim["value"]):
            return False
        return kind != "sum_parts" or [float(part or 0) for part in fact.parts] == [
            float(p) for p in claim["parts"]
        ]
    if kind == "other" or fact.kind in ("sum", "share", "growth") or fact.key is None:
        return False
    return fact.key.startswith(KEYS[kind]) and _same(fact.value, claim["value"])


def _same(one: Any, other: Any) -> bool:
    return one is not None and other is not None and abs(float(one) - float(other)) < 1e-9
