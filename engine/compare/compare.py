"""Everything in which two drafts or reports differ; from one year to the next also growth and carry-over.

Pure; the same two drafts always give the same result, and the other way round its mirror image.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, TypeAlias

from engine.compare.figures import (
    CarryOver,
    FigureChange,
    carried,
    changed,
    facts,
    sheet,
    stated_last_year,
    told,
)
from engine.compare.paragraphs import ParagraphChange, changes
from engine.draft.model import OVERVIEW, PROSE_PARTS, Draft, LastYear
from engine.form.keys import CELLS, FACTS
from engine.namedtuple import NamedTuple
from engine.rules.check import check
from engine.rules.finding import Finding
from engine.rules.source import READ
from engine.rules.view import View, view

Turn: TypeAlias = Literal["came", "went", "decided", "reopened"]


class ProfileChange(NamedTuple):
    """An entry of the profile that is not the same; None where it is absent."""

    key: str
    old: object
    new: object


class PartChange(NamedTuple):
    """A part of the prose that is not the same: both texts, links resolved, and every paragraph of both."""

    part: str
    old: str
    new: str
    paragraphs: tuple[ParagraphChange, ...]


class FindingChange(NamedTuple):
    """A finding that only the new draft has (`came`), only the old one (`went`), or that was decided or reopened."""

    turn: Turn
    finding: Finding


class Comparison(NamedTuple):
    """What is different in the new draft.

    Attributes:
        year_on_year: the new draft is that of the year after the old one.
        cells: cells whose figure differs, stated or derived.
        facts: figures that live in prose, and sums of cells that somebody stated.
        last_year: year on year, what the new draft says of last year against the old draft; otherwise what the
            two say of the year before them.
        carry_over: year on year, columns whose 上年结转 is not last year's 结转下年度.
        profile: entries of the profile; year on year without the year itself.
        parts: parts of the prose.
        findings: findings that came and went; year on year the new draft is checked against the old one.
    """

    year_on_year: bool
    cells: tuple[FigureChange, ...] = ()
    facts: tuple[FigureChange, ...] = ()
    last_year: tuple[FigureChange, ...] = ()
    carry_over: tuple[CarryOver, ...] = ()
    profile: tuple[ProfileChange, ...] = ()
    parts: tuple[PartChange, ...] = ()
    findings: tuple[FindingChange, ...] = ()

    @property
    def same(self) -> bool:
        """Whether nothing differs."""
        return not any(self[1:])


def compare(old: Draft, new: Draft) -> Comparison:
    """Compare two drafts.

    Args:
        old: the earlier draft, or last year's report.
        new: the later one. Where one of them is a report that was read and the other a draft, the report is taken to
            agree in what no report says.
    """
    yearly = bool(old.year and new.year and new.year == old.year + 1)
    old, new = _completed(old, new, yearly=yearly), _completed(new, old, yearly=yearly)
    before, after = view(old), view(new)
    return Comparison(
        yearly,
        changed(sheet(before, after, growing=yearly)),
        changed(facts(before, after, growing=yearly)),
        changed(stated_last_year(before, after, yearly=yearly)),
        tuple(carried(before, after)) if yearly else (),
        tuple(_profile(old.profile, new.profile, yearly=yearly)),
        tuple(_parts(before, after)),
        tuple(_findings(before, after, yearly=yearly)),
    )


def _completed(draft: Draft, other: Draft, *, yearly: bool) -> Draft:
    """A report beside a draft, with what a report does not say: kind of organ, powers, facts, the year before.

    Otherwise all of that would seem to have been deleted, and the rules would judge the one without it.
    """
    if READ not in draft.extra or READ in other.extra:
        return draft
    draft = draft._replace(profile={**other.profile, **draft.profile})
    if yearly:
        return draft
    seen, beside = view(draft), view(other)
    untold = {
        key: value for key in FACTS if told(seen, key) is None and (value := told(beside, key)) is not None
    }
    return draft._replace(figures={**draft.figures, **untold}, last_year=draft.last_year or other.last_year)


def _profile(
    old: Mapping[str, object], new: Mapping[str, object], *, yearly: bool
) -> Iterator[ProfileChange]:
    for key in sorted({*old, *new}):
        if old.get(key) != new.get(key) and not (yearly and key == "year"):
            yield ProfileChange(key, old.get(key), new.get(key))


def _parts(before: View, after: View) -> Iterator[PartChange]:
    ours, theirs = (_texts(seen) for seen in (before, after))
    if (OVERVIEW in ours) != (OVERVIEW in theirs):  # the one tells section 一 as a whole, the other by aspect
        ours, theirs = _whole(ours), _whole(theirs)
    for part in PROSE_PARTS:
        old, new = ours.get(part, ""), theirs.get(part, "")
        if old != new:
            yield PartChange(part, old, new, changes(old, new))


def _texts(seen: View) -> dict[str, str]:
    return {part: resolved.text for part, resolved in seen.texts.items()}


def _whole(texts: Mapping[str, str]) -> dict[str, str]:
    """With section 一 as one text."""
    aspects = [texts[part] for part in PROSE_PARTS if part.startswith(f"{OVERVIEW}.") and part in texts]
    rest = {part: text for part, text in texts.items() if not part.startswith(f"{OVERVIEW}.")}
    return {**rest, OVERVIEW: "\n".join(aspects)} if aspects else rest


def _findings(before: View, after: View, *, yearly: bool) -> Iterator[FindingChange]:
    new = after.draft
    if yearly and not new.last_year:
        new = new.with_last_year(_as_last_year(before))
    ours, theirs = check(before.draft).findings, check(new).findings
    yield from (FindingChange("went", finding) for finding in _only(ours, theirs))
    yield from (FindingChange("came", finding) for finding in _only(theirs, ours))
    kept = {_same(finding): finding.kept for finding in ours}
    for finding in theirs:
        was = kept.get(_same(finding))
        if was is not None and was != finding.kept:
            yield FindingChange("reopened" if was else "decided", finding)


def _only(ours: Sequence[Finding], theirs: Iterable[Finding]) -> Iterator[Finding]:
    """Findings that the others do not have; two that read the same count as two."""
    there = Counter(map(_same, theirs))
    for finding in ours:
        if there[_same(finding)]:
            there[_same(finding)] -= 1
        else:
            yield finding


def _same(finding: Finding) -> tuple[str, tuple[str, ...], str]:
    return finding.rule, finding.cells, finding.message


def _as_last_year(before: View) -> LastYear:
    figures = {key: value for key in CELLS if (value := before.value(key)) is not None}
    return LastYear({**before.draft.figures, **figures}, _texts(before))
