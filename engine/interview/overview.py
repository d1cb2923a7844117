"""The whole draft at one look: sections, progress, findings, decisions, numbers of the prose, deadline. Pure.

Only the deadline looks at a clock, and that is passed in; nothing here stands against an export.
"""

from __future__ import annotations

from collections import Counter
from datetime import date

from engine.interview.filtering import section_of
from engine.interview.model import SectionState
from engine.interview.questions import by_id
from engine.interview.revisit import revisits
from engine.interview.state import listing, sections
from engine.namedtuple import NamedTuple
from engine.rules.check import Verdict
from engine.rules.deadline import Due, deadline
from engine.rules.finding import LATER
from engine.rules.numbers import Coverage, coverage, numbers


class SectionLook(NamedTuple):
    """A section at one look.

    Attributes:
        state: how far it is.
        errors: findings that stand against an export.
        warnings: reminders that nobody decided to keep.
        again: answered questions that should be looked at again.
        first: where to go on: the first open question, else one put off, else one to look at again, else the first.
    """

    state: SectionState
    errors: int
    warnings: int
    again: int
    first: str


class Overview(NamedTuple):
    """The whole draft at one look.

    Attributes:
        sections: in the order of the report.
        errors: findings that stand against an export, also those that belong to no section.
        warnings: reminders that nobody decided to keep.
        hints: hints that nobody decided to keep.
        kept: findings kept with a reason.
        put_off: findings put off.
        lapsed: decisions that no longer hold because what they were made for changed.
        numbers: the numbers of the prose by state.
        due: when the report is due; None while year or kind of organ are unknown.
    """

    sections: tuple[SectionLook, ...]
    errors: int
    warnings: int
    hints: int
    kept: int
    put_off: int
    lapsed: int
    numbers: Coverage
    due: Due | None

    @property
    def answered(self) -> int:
        """Questions that are answered."""
        return sum(look.state.answered for look in self.sections)

    @property
    def total(self) -> int:
        """Questions that concern this draft."""
        return sum(look.state.total for look in self.sections)

    @property
    def later(self) -> int:
        """Questions that were put off."""
        return sum(look.state.later for look in self.sections)

    @property
    def again(self) -> int:
        """Answered questions that should be looked at again."""
        return sum(look.again for look in self.sections)

    @property
    def share(self) -> float:
        """How much is answered, from 0 to 1."""
        return self.answered / self.total if self.total else 0.0

    @property
    def progress(self) -> str:
        """已答41题，共52题（78%），稍后补2题; a hundred percent only when nothing is open."""
        percent = int(self.share * 100)
        later = f"，稍后补{self.later}题" if self.later else ""
        return f"已答{self.answered}题，共{self.total}题（{percent}%）{later}"

    @property
    def decisions(self) -> str:
        """What was decided about findings."""
        parts = [
            f"{word}{count}处"
            for word, count in (("保留", self.kept), ("搁置", self.put_off), ("已失效", self.lapsed))
            if count
        ]
        return "，".join(parts) or "还没有"

    @property
    def next(self) -> str:
        """What to do next, in words."""
        left = self.total - self.answered - self.later
        if left:
            return f"还有{left}题没有答。"
        if self.errors:
            return f"还有{self.errors}处错误，处理完才能导出正式稿。"
        if self.later:
            return f"还有{self.later}题说过稍后补。"
        if self.again:
            return f"有{self.again}处请再看一眼：用到的数后来改了。"
        return (
            "都填好了，可以导出。"
            if not self.warnings
            else f"可以导出；还有{self.warnings}处提醒，请看一遍。"
        )


def overview(verdict: Verdict, today: date) -> Overview:
    """The whole draft at one look.

    Args:
        verdict: what the rules say about it.
        today: for the deadline.
    """
    view = verdict.view
    again = Counter(by_id()[question].section for question in revisits(view))
    errors = Counter(section_of(finding) for finding in verdict.blocking)
    warned = [f for f in verdict.findings if f.severity == "warning" and not f.kept]
    warnings = Counter(section_of(finding) for finding in warned)
    looks = tuple(
        SectionLook(
            state,
            errors[state.section],
            warnings[state.section],
            again[state.section],
            _first(verdict, state.section),
        )
        for state in sections(verdict)
    )
    return Overview(
        looks,
        len(verdict.blocking),
        len(warned),
        verdict.count("hint"),
        sum(finding.kept for finding in verdict.findings),
        sum(f.decision is not None and f.decision.action == LATER for f in verdict.findings),
        sum(finding.lapsed is not None for finding in verdict.findings),
        coverage(numbers(view)),
        deadline(view.draft, today),
    )


def _first(verdict: Verdict, section: str) -> str:
    listed = listing(verdict.view, section)
    marked = revisits(verdict.view)
    for wanted in (("open", "partial"), ("later",)):
        for question, standing in listed:
            if standing in wanted:
                return question.id
    again = next((question.id for question, _ in listed if question.id in marked), "")
    return again or (listed[0][0].id if listed else "")
