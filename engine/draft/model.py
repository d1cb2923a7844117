"""The draft in memory: a frozen value; every change gives a new one.

Figures and prose are flat by key (`figures["applications.received.natural_person"]`). A blank is absent: there is no
key with the value None and no silent 0.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Literal, TypeAlias, TypeVar

from engine.draft.profile import checked_profile
from engine.draft.values import Number, number_fault, plain, tidy
from engine.form import FORM, figure_keys
from engine.namedtuple import NamedTuple

T = TypeVar("T")
Status: TypeAlias = Literal["answered", "none", "later"]

STATUSES: tuple[Status, ...] = ("answered", "none", "later")
"""An answer is given; 没有; 以后再说."""

_NOTHING: Mapping[str, Any] = MappingProxyType({})

SCHEMA = 1
"""The version of the file format that this program writes."""

OVERVIEW = "overview"
ASPECT_KEYS = ("opening", *(aspect.key for aspect in FORM.aspects))
"""The keys that `prose.overview` may have where it is a table."""

PROSE_PARTS = (
    "preamble",
    OVERVIEW,
    *(f"{OVERVIEW}.{aspect}" for aspect in ASPECT_KEYS),
    "disclosure",
    "applications",
    "disputes",
    "problems",
    "matters",
)
"""Every part of the prose in the order of the report."""


def digest(text: str) -> str:
    """The short fingerprint by which `Draft.composed` knows a text again."""
    from hashlib import sha256

    return sha256(text.encode("utf-8", "replace")).hexdigest()[:16]


class Answer(NamedTuple):
    """What the drafter said to one question of the interview."""

    question: str
    text: str
    status: Status = "answered"
    extra: Mapping[str, object] = _NOTHING


class Decision(NamedTuple):
    """What the drafter decided about a finding, and for which values it holds.

    Attributes:
        rule: the rule of the catalogue (T3-01 …).
        values: the figures it was made for, None for a blank; text where the rule is about words.
        action: what to do with the finding ("keep").
        reason: why.
        by: who decided.
        at: when, as ISO text.
        extra: unknown keys, kept.
    """

    rule: str
    values: Mapping[str, Number | str | None] = _NOTHING
    action: str = "keep"
    reason: str = ""
    by: str = ""
    at: str = ""
    extra: Mapping[str, object] = _NOTHING


class LastYear(NamedTuple):
    """The report of the year before, as far as it is known."""

    figures: Mapping[str, Number] = _NOTHING
    prose: Mapping[str, str] = _NOTHING
    extra: Mapping[str, object] = _NOTHING

    def __bool__(self) -> bool:
        return bool(self.figures or self.prose or self.extra)


class Draft(NamedTuple):
    """A draft of one organ's report for one year.

    Attributes:
        edition: the edition of the official form.
        profile: who reports, and the other facts that are not figures; unknown keys stay in it.
        figures: what somebody stated, by key: cells, sums of cells, facts.
        prose: the text by part; either `overview` or some of `overview.opening` …, never both.
        last_year: figures and prose of the year before, under the same keys.
        decisions: what the drafter decided about findings.
        answers: the memory of the interview, in order, one entry per question.
        pending: question and text typed but not yet confirmed.
        composed: by part, the digest of the text as the program composed it.
        extra: unknown keys of the file outside the profile, in the shape of the file.
    """

    edition: str = FORM.edition
    profile: Mapping[str, object] = _NOTHING
    figures: Mapping[str, Number] = _NOTHING
    prose: Mapping[str, str] = _NOTHING
    last_year: LastYear = LastYear()
    decisions: tuple[Decision, ...] = ()
    answers: tuple[Answer, ...] = ()
    pending: tuple[str, str] | None = None
    composed: Mapping[str, str] = _NOTHING
    extra: Mapping[str, object] = _NOTHING

    @property
    def organ(self) -> str | None:
        """The full name of the organ."""
        return self._text("organ")

    @property
    def short_name(self) -> str | None:
        """The short name of the organ."""
        return self._text("short_name")

    @property
    def year(self) -> int | None:
        """The year the report is about."""
        year = self.profile.get("year")
        return year if isinstance(year, int) else None

    @property
    def kind(self) -> str | None:
        """The kind of organ, a key of `engine.form.organs`."""
        return self._text("kind")

    @property
    def level(self) -> str | None:
        """The level of the organ."""
        return self._text("level")

    @property
    def scope(self) -> str | None:
        """`organ` 本机关 or `region` 本级政府汇总."""
        return self._text("scope")

    @property
    def powers(self) -> tuple[str, ...] | None:
        """What the organ may do; None when nobody said."""
        powers = self.profile.get("powers")
        return tuple(str(power) for power in powers) if isinstance(powers, list | tuple) else None

    @property
    def overview_is_table(self) -> bool:
        """Whether section 一 stands as separate aspects."""
        return any(part.startswith(f"{OVERVIEW}.") for part in self.prose)

    def answer(self, question: str) -> Answer | None:
        """The answer to this question, if there is one."""
        return next((answer for answer in self.answers if answer.question == question), None)

    def is_composed(self, part: str) -> bool:
        """Whether the part still reads as the program composed it, so that it may be composed anew."""
        text = self.prose.get(part)
        return text is not None and self.composed.get(part) == digest(text)

    def with_profile(self, changes: Mapping[str, object] | None = None, /, **more: object) -> Draft:
        """With these entries of the profile; None removes one.

        Raises:
            ValueError: a value that the file would refuse.
        """
        return self._replace(profile=checked_profile(_merged(self.profile, {**(changes or {}), **more})))

    def with_figures(self, changes: Mapping[str, Number | None]) -> Draft:
        """With these figures; None makes one blank.

        Raises:
            KeyError: a key that the form does not know.
            ValueError: a figure that the file would refuse.
        """
        return self._replace(figures=_merged(self.figures, _checked_figures(changes)))

    def with_prose(self, part: str, text: str | None) -> Draft:
        """With this text as the part; None removes the part. The whole `overview` takes the place of its aspects.

        Raises:
            KeyError: no such part.
            ValueError: an aspect of the overview, where the overview is one text.
        """
        return self._replace(prose=_with_part(self.prose, part, text))

    def with_composed(self, part: str, text: str) -> Draft:
        """With a text that the program composed, remembered as such."""
        draft = self.with_prose(part, text)
        return draft._replace(composed=_merged(self.composed, {part: digest(draft.prose[part])}))

    def with_last_year(self, last_year: LastYear) -> Draft:
        """With this report of the year before."""
        return self._replace(last_year=last_year)

    def with_last_year_figures(self, changes: Mapping[str, Number | None]) -> Draft:
        """With these figures of the year before; None makes one blank.

        Raises:
            KeyError: a key that the form does not know.
            ValueError: a figure that the file would refuse.
        """
        figures = _merged(self.last_year.figures, _checked_figures(changes))
        return self.with_last_year(self.last_year._replace(figures=figures))

    def with_last_year_prose(self, part: str, text: str | None) -> Draft:
        """With this text of the year before; see `with_prose`."""
        prose = _with_part(self.last_year.prose, part, text)
        return self.with_last_year(self.last_year._replace(prose=prose))

    def with_answer(self, answer: Answer) -> Draft:
        """With this answer, in the place of an earlier one to the same question."""
        answer = answer._replace(text=tidy(answer.text))
        if self.answer(answer.question) is None:
            return self._replace(answers=(*self.answers, answer))
        return self._replace(
            answers=tuple(answer if old.question == answer.question else old for old in self.answers)
        )

    def without_answer(self, question: str) -> Draft:
        """Without the answer to this question."""
        return self._replace(answers=tuple(old for old in self.answers if old.question != question))

    def with_pending(self, question: str | None, text: str = "") -> Draft:
        """With a text that is typed but not confirmed; without a question nothing is pending."""
        return self._replace(pending=None if question is None else (question, tidy(text)))

    def with_decision(self, decision: Decision) -> Draft:
        """With this decision, in the place of an earlier one on the same rule and the same keys."""
        kept = tuple(
            old
            for old in self.decisions
            if (old.rule, set(old.values)) != (decision.rule, set(decision.values))
        )
        return self._replace(decisions=(*kept, decision))

    def _text(self, key: str) -> str | None:
        value = self.profile.get(key)
        return value if isinstance(value, str) and value else None


def new_draft(organ: str | None = None, kind: str | None = None, year: int | None = None) -> Draft:
    """A draft with nothing in it but who reports for which year.

    Raises:
        ValueError: no such kind of organ, or an impossible year.
    """
    return Draft().with_profile(organ=organ, kind=kind, year=year)


def _checked_figures(changes: Mapping[str, Number | None]) -> dict[str, Number | None]:
    checked: dict[str, Number | None] = {}
    for key, value in changes.items():
        if key not in figure_keys():
            raise KeyError(key)
        if value is None:
            checked[key] = None
            continue
        fault = number_fault(key, value)
        if fault:
            raise ValueError(f"{key}：{fault}")
        checked[key] = plain(value)
    return checked


def _with_part(prose: Mapping[str, str], part: str, text: str | None) -> dict[str, str]:
    if part not in PROSE_PARTS:
        raise KeyError(part)
    changed = dict(prose)
    if text is None:
        changed.pop(part, None)
        return changed
    if part == OVERVIEW:
        changed = {key: value for key, value in prose.items() if not key.startswith(f"{OVERVIEW}.")}
    elif part.startswith(f"{OVERVIEW}.") and OVERVIEW in prose:
        raise ValueError(f"{part}：总体情况是一整篇，不能再分方面")
    changed[part] = tidy(text)
    return changed


def _merged(old: Mapping[str, T], changes: Mapping[str, T | None]) -> dict[str, T]:
    """Changed entries keep their place; None removes."""
    merged: dict[str, T | None] = {**old, **changes}
    return {key: value for key, value in merged.items() if value is not None}
