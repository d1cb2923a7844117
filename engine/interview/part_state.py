"""Everything that is to be known about one part of the prose while it is written. Pure.

The figures that belong to it and whether the text tells them, its numbers, its findings, how much of it is last
year's, and how long it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Literal

from engine.draft.model import OVERVIEW, Draft
from engine.figures.claims import Number
from engine.form import FORM
from engine.form.keys import LAST_YEAR, figure_keys, is_key, spoken, unit
from engine.interview.deciding import question_of as question_of_finding
from engine.interview.part import before, last_value, question_of
from engine.interview.questions import QUESTIONS
from engine.interview.state import facts as facts_of
from engine.namedtuple import NamedTuple
from engine.prose.compose import compose
from engine.prose.length import words
from engine.prose.links import Resolved, linked_keys, printed
from engine.prose.repetition import LINE, repetition
from engine.rules.check import check
from engine.rules.finding import Finding
from engine.rules.numbers import Coverage, Told, coverage, numbers
from engine.rules.view import View

Mention = Literal["linked", "told", "differs", "absent"]

MENTIONS: dict[Mention, str] = {
    "linked": "已关联",
    "told": "已写到",
    "differs": "不一致",
    "absent": "未写到",
}
"""What each way of telling a figure, or not, is called."""

_TABLES = {table.key: table for table in (FORM.disclosure, FORM.applications, FORM.disputes)}


class Figure(NamedTuple):
    """A figure that can be linked: its key, its name, its value (None = blank)."""

    key: str
    name: str
    value: Number | None

    @property
    def shown(self) -> str:
        """60件; 空着 for a blank."""
        return "空着" if self.value is None else f"{printed(self.value)}{unit(self.key)}"


class PartFact(NamedTuple):
    """A figure that belongs to a part, whether its text tells it, and last year's value as it prints."""

    figure: Figure
    mention: Mention
    last: str = ""


class PartState(NamedTuple):
    """A part as it would stand with this text.

    Attributes:
        part: the part.
        text: the text, links resolved; spans count in it.
        told: its numbers and statements.
        coverage: how many of them are in which state.
        findings: what the rules say of it, errors first.
        facts: the figures that belong to it.
        share: how much of it is last year's, 0 to 1; None where there is nothing to compare.
        whole: the same of the whole report.
        words: 字数.
        before: last year's text of it; empty where there is none.
    """

    part: str
    text: Resolved
    told: tuple[Told, ...]
    coverage: Coverage
    findings: tuple[Finding, ...]
    facts: tuple[PartFact, ...]
    share: float | None
    whole: float | None
    words: int
    before: str

    @property
    def over(self) -> bool:
        """Whether so much is last year's that assessors object."""
        return self.share is not None and self.share >= LINE

    @property
    def repeated(self) -> str:
        """How much is last year's, in words."""
        if self.share is None:
            return "没有去年的文字可比" if not self.before else "这一段不计重复率"
        over = f"，达到{LINE:.0%}的线，请改写" if self.over else f"（{LINE:.0%}以下为好）"
        whole = f"，全文{self.whole:.0%}" if self.whole is not None else ""
        return f"与去年重复{self.share:.0%}{over}{whole}"

    @property
    def offers(self) -> tuple[Told, ...]:
        """The numbers that equal a figure of the tables and can become links."""
        return tuple(one for one in self.told if one.link is not None)


def part_state(draft: Draft, part: str, text: str) -> PartState:
    """Judge a part with a text that is still being written; touches nothing, so that a thread may do it.

    Args:
        draft: the draft without it.
        part: one of `engine.interview.part.parts(draft)`.
        text: the text with its links.
    """
    verdict = check(draft.with_prose(part, text or None))
    view = verdict.view
    resolved = view.texts.get(part, Resolved("", ()))
    told = tuple(one for one in numbers(view) if one.fact.part == part)
    share, whole = _repeated(part, view)
    return PartState(
        part,
        resolved,
        told,
        coverage(told),
        tuple(finding for finding in verdict.findings if concerns(finding, part)),
        part_facts(part, view, told),
        share,
        whole,
        words(resolved.text),
        before(part, draft),
    )


def concerns(finding: Finding, part: str) -> bool:
    """Whether a finding points at a part, or is put right there."""
    if finding.spans:
        return any(span.part == part for span in finding.spans)
    return question_of_finding(finding) == question_of(part)


def part_facts(part: str, view: View, told: tuple[Told, ...]) -> tuple[PartFact, ...]:
    """The figures that belong to a part, in the order in which they are asked for."""
    linked = {link.key for link in view.texts[part].links} if part in view.texts else set()
    stated: dict[str, Mention] = {}
    for one in told:
        if one.fact.key and one.state == "contradicts":
            stated[one.fact.key] = "differs"
        elif one.fact.key and one.state in ("agrees", "confirmed", "linked"):
            stated.setdefault(one.fact.key, "told")
    found = []
    for key in dict.fromkeys(_keys_of(part, view, told)):
        if not is_key(key):
            continue
        value = view.solution.value(key)
        mention: Mention = "linked" if key in linked else stated.get(key, "absent")
        if stated.get(key) == "differs":
            mention = "differs"
        if value is None and mention == "absent" and not key.endswith("total"):
            continue
        last = "" if key.startswith(LAST_YEAR) else last_value(key, view)
        found.append(PartFact(Figure(key, spoken(key), value), mention, last))
    return tuple(found)


def figures(view: View, first: tuple[PartFact, ...] = ()) -> tuple[Figure, ...]:
    """Everything that can be linked: the figures of the part, then all known ones, last year's, and the blanks."""
    found = {fact.figure.key: fact.figure for fact in first}
    blank: dict[str, Figure] = {}
    for key in _all_keys():
        value = view.solution.value(key)
        if key not in found:
            (blank if value is None else found)[key] = Figure(key, spoken(key), value)
        last = view.solution.value(LAST_YEAR + key)
        if last is not None:
            found.setdefault(LAST_YEAR + key, Figure(LAST_YEAR + key, spoken(LAST_YEAR + key), last))
    ordered = [figure for figure in found.values() if not figure.key.startswith(LAST_YEAR)]
    ordered += [figure for figure in found.values() if figure.key.startswith(LAST_YEAR)]
    return (*ordered, *blank.values())


@cache
def _all_keys() -> tuple[str, ...]:
    """Facts of the prose, then totals, then the other figures, each in the order of the form."""
    from engine.form.keys import CELLS, FACTS, sums

    rest = sorted(figure_keys() - set(FACTS) - set(CELLS), key=list(sums()).index)
    tables = (*CELLS, *rest)
    totals = tuple(key for key in tables if key.endswith(".total"))
    return (*FACTS, *totals, *(key for key in tables if not key.endswith(".total")))


def _keys_of(part: str, view: View, told: tuple[Told, ...]) -> Iterator[str]:
    for question in QUESTIONS:
        if question.part == part or (part == OVERVIEW and question.part.startswith(f"{OVERVIEW}.")):
            yield from question.keys
    yield from linked_keys(compose(part, facts_of(view)))
    yield from (link.key for link in view.texts[part].links) if part in view.texts else ()
    yield from (one.fact.key for one in told if one.fact.key)
    if part in _TABLES:
        yield from _table_keys(part, view)


def _table_keys(part: str, view: View) -> Iterator[str]:
    """The figures of a table that its text may speak of: whole rows that are not 0."""
    totals = [key for key in _TABLES[part].cells() if part == "disclosure" or key.endswith(".total")]
    yield from (key for key in totals if view.solution.value(key) != 0)


def _repeated(part: str, view: View) -> tuple[float | None, float | None]:
    """How much of the part and of the whole report is last year's."""
    last: Mapping[str, str] = view.draft.last_year.prose
    if not last or part not in view.texts:
        return None, None
    found = repetition({name: text.text for name, text in view.texts.items()}, last)
    of_part = found.parts.get(part)
    share = of_part.share if of_part is not None and of_part.length else None
    return share, found.share if found.length else None
