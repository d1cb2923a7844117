"""What should be looked at again because something that it rests on changed after it was answered. Pure.

An answer that rests on figures or entries of the profile that other questions hold is kept with what they were then, as
they print, in the entry `basis` of the answer. Answers of drafts that remember nothing yet stand on what was true before
the first change that this program makes. A mark goes away when the answer is given or confirmed anew, or when the figure
is what it was.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from engine.draft.model import Answer, Draft
from engine.form.keys import LAST_YEAR, OUTCOMES, is_key, spoken
from engine.form.organs import SCOPES
from engine.interview.question import Question
from engine.interview.questions import by_id
from engine.interview.state import standing
from engine.namedtuple import NamedTuple
from engine.prose.links import linked_keys, printed
from engine.rules.view import View
from engine.rules.view import view as view_of

BASIS = "basis"
"""Entry of an answer in the draft file: key of a figure, or `profile.` and an entry -> what it was, "" for a blank."""

_PROFILE = "profile."
_PROFILE_NAMES = {"organ": "机关全称", "short_name": "简称", "year": "报告年度", "scope": "报告口径"}
_TABLES = frozenset({"disclosure", "applications", "disputes"})
_INTAKE = tuple(f"applications.{row}.total" for row in ("received", "carried_in", "carried_out"))
_SHOWN = 3


class Change(NamedTuple):
    """One thing that an answer rests on, as it was and as it is; "" where it was or is blank."""

    key: str
    before: str
    now: str

    @property
    def words(self) -> str:
        """表三本年新收（总计）已由60改为66."""
        name = _name(self.key)
        before, now = (_shown(self.key, value) for value in (self.before, self.now))
        if not self.before:
            return f"{name}当时还空着，现在是{now}"
        return f"{name}已由{before}改为{now}" if self.now else f"{name}原来是{before}，现在空着"


class Revisit(NamedTuple):
    """An answered question that should be looked at again.

    Attributes:
        question: its id.
        changes: what changed since, in the order in which the answer rests on it.
        follows: whether its text was composed by the program and has followed the change already.
    """

    question: str
    changes: tuple[Change, ...]
    follows: bool = False

    @property
    def words(self) -> str:
        """What to say to the drafter."""
        more = f"等{len(self.changes)}处" if len(self.changes) > _SHOWN else ""
        told = "；".join(change.words for change in self.changes[:_SHOWN]) + more
        return f"请再看一眼：{told}{'，文字已跟着改' if self.follows else ''}。"


def stamped(draft: Draft, question: str) -> Draft:
    """The draft with the answer to a question standing on what it rests on now; without such an answer, the same."""
    answer, asked = draft.answer(question), by_id().get(question)
    if answer is None or asked is None or answer.status == "later":
        return draft
    extra = {key: value for key, value in answer.extra.items() if key != BASIS}
    if _may_rest(asked):
        view = view_of(draft)
        if basis := {key: _now(key, view) for key in rests_on(asked, view)}:
            extra[BASIS] = basis
    return draft if extra == dict(answer.extra) else draft.with_answer(answer._replace(extra=extra))


def carried(before: Draft, after: Draft) -> Draft:
    """The changed draft; answers that remember nothing of what they rest on stand on what it was before the change."""
    if before is after or (before.figures, before.last_year, before.profile) == (
        after.figures,
        after.last_year,
        after.profile,
    ):
        return after
    given = {answer.question: answer for answer in before.answers if BASIS not in answer.extra}
    if not given:
        return after
    view = view_of(before)
    answers = tuple(
        _based(answer, view) if given.get(answer.question) == answer else answer for answer in after.answers
    )
    return after if answers == after.answers else after._replace(answers=answers)


def _based(answer: Answer, view: View) -> Answer:
    question = by_id().get(answer.question)
    if question is None or BASIS in answer.extra or answer.status == "later" or not _may_rest(question):
        return answer
    basis = {key: _now(key, view) for key in rests_on(question, view)}
    return answer._replace(extra={**answer.extra, BASIS: basis}) if basis else answer


def revisits(view: View) -> Mapping[str, Revisit]:
    """By question, in the order of the answers, what changed since it was answered."""
    found: dict[str, Revisit] = {}
    for answer in view.draft.answers:
        basis, question = answer.extra.get(BASIS), by_id().get(answer.question)
        if question is None or not isinstance(basis, Mapping) or answer.status == "later":
            continue
        changes = tuple(
            Change(key, before, now)
            for key, before in basis.items()
            if isinstance(before, str) and _is_known(key) and before != (now := _now(key, view))
        )
        if changes and standing(question, view) != "absent":
            follows = question.kind == "prose" and view.draft.is_composed(question.part)
            found[question.id] = Revisit(question.id, changes, follows)
    return found


def rests_on(question: Question, view: View) -> tuple[str, ...]:
    """The figures and entries of the profile, held by other questions, that an answer to this question uses."""
    return tuple(dict.fromkeys(_rests_on(question, view)))


def _rests_on(question: Question, view: View) -> Iterator[str]:
    draft = view.draft
    if question.kind == "prose":
        text = draft.prose.get(question.part, "")
        yield from linked_keys(text)
        resolved = view.text(question.part)
        for entry in ("organ", "short_name"):
            if (name := draft.profile.get(entry)) and str(name) in resolved:
                yield _PROFILE + entry
        if text and not draft.is_composed(question.part):
            yield from _told(question.part, view)
        return
    if question.kind == "figures" and question.section in _TABLES:
        yield from (_PROFILE + entry for entry in ("year", "scope") if draft.profile.get(entry))
    yield from _declared().get(question.id, ())


def _told(part: str, view: View) -> Iterator[str]:
    """Figures of the tables that a text written by hand tells in words of its own."""
    for fact in view.facts:
        if fact.part == part and fact.key and is_key(fact.key) and view.value(fact.key) is not None:
            yield fact.key
            if fact.kind == "growth" and view.last(fact.key) is not None:
                yield LAST_YEAR + fact.key


@cache
def _declared() -> Mapping[str, tuple[str, ...]]:
    """Questions whose answer only makes sense beside figures that other questions ask for."""
    received = _INTAKE[:1]
    return {
        "disclosure.normative_documents": (f"{LAST_YEAR}disclosure.normative_documents.in_force",),
        "applications.carried_in": (f"{LAST_YEAR}applications.carried_out.total",),
        "applications.outcomes": _INTAKE,
        "applications.handled": _INTAKE,
        **{f"applications.{row}": (f"applications.{row}.total",) for row in OUTCOMES},
        "overview.proactive.interpretations": ("disclosure.normative_documents.made",),
        "overview.on_request.channels": received,
        "overview.on_request.reasons": (
            *received,
            f"{LAST_YEAR}applications.received.total",
            *(f"applications.{group}.total" for group in ("denied", "unable", "declined", "other")),
            "disputes.review.corrected",
        ),
        "matters.fee": ("applications.other.fee_overdue.total",),
    }


def _may_rest(question: Question) -> bool:
    """Whether an answer to this question can rest on anything; asked before the figures are worked out."""
    in_table = question.kind == "figures" and question.section in _TABLES
    return question.kind == "prose" or in_table or question.id in _declared()


def _now(key: str, view: View) -> str:
    if key.startswith(_PROFILE):
        value = view.draft.profile.get(key.removeprefix(_PROFILE))
        return "" if value is None else str(value)
    figure = view.solution.value(key)
    return "" if figure is None else printed(figure)


def _is_known(key: str) -> bool:
    if key.startswith(_PROFILE):
        return key.removeprefix(_PROFILE) in _PROFILE_NAMES
    return is_key(key.removeprefix(LAST_YEAR))


def _name(key: str) -> str:
    return _PROFILE_NAMES[key.removeprefix(_PROFILE)] if key.startswith(_PROFILE) else spoken(key)


def _shown(key: str, value: str) -> str:
    return SCOPES.get(value, value) if key == f"{_PROFILE}scope" else value
