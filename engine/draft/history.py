"""Every step of a draft: for undo and redo, also of earlier sittings, for looking back, for going back to any point.

A draft is a value, so that going back is looking at an older one. The steps stand in a `Journal` beside the draft's
file; it is read when it is first needed. Where it does not lead to the draft as it is now (edited by hand, copied, a
backup put in its place, a program killed before it noted its last step), the gap becomes a step of its own with all its
differences, which can be undone like any other.
"""

from __future__ import annotations

from engine.draft.changes import (
    PENDING,
    Change,
    ChangeError,
    State,
    applied,
    changes,
    draft_of,
    fingerprint,
    state_of,
)
from engine.draft.journal import LARGEST, OUTSIDE, REDO, START, STATE, UNDO, Journal, Note, Step, line, now
from engine.draft.model import Draft
from engine.namedtuple import NamedTuple

LONGEST = 500
"""So many steps can be undone; each shares almost everything with the one before."""

STATE_EVERY = 100
"""After so many steps the journal holds a whole state, from which it can be read when a line before is damaged."""

_NOBODY = Note()


class Moment(NamedTuple):
    """What the draft was before or after a step, and the step."""

    state: Draft | State
    step: Step


class History:
    """What the draft was, step by step.

    Attributes:
        past: earlier states, the newest last.
        future: states that were undone, the next one last.
    """

    def __init__(self, journal: Journal | None = None, draft: Draft | None = None) -> None:
        """`draft` is what the file says now; without a journal nothing outlives this sitting."""
        self.past: list[Moment] = []
        self.future: list[Moment] = []
        self._journal = journal
        self._tip = draft
        self._opened = now()
        self._state: State | None = None
        self._steps: list[Step] = []
        self._after: list[State | None] = []
        self._noted = 0
        self._noting = 0
        self._is_read = False

    @property
    def steps(self) -> list[Step]:
        """All known steps, oldest first; the first one is the oldest known state."""
        self._read()
        return self._steps

    @property
    def warning(self) -> str:
        """Why steps are not noted beside the draft, in words for the drafter; mostly empty."""
        return self._journal.warning if self._journal else ""

    def record(self, before: Draft, after: Draft, note: Note = _NOBODY) -> None:
        """Remember a step; what was undone before it is gone. A step that only moved on to a question is none."""
        if _same(before, after):
            return
        step = self._log(before, after, note)
        self._push(Moment(before, step))

    def undo(self, draft: Draft, note: Note = _NOBODY) -> Draft | None:
        """The draft before the last step; None at the beginning."""
        self._read()
        return self._go(draft, self.past, self.future, note._replace(what=UNDO))

    def redo(self, draft: Draft, note: Note = _NOBODY) -> Draft | None:
        """The draft behind the step that was undone last; None where none was."""
        self._read()
        return self._go(draft, self.future, self.past, note._replace(what=REDO))

    def after(self, number: int) -> Draft | None:
        """The draft as it was after the step of this number in `steps`; None where that cannot be known any more."""
        self._read()
        state = self._after[number] if 0 <= number < len(self._after) else None
        return None if state is None else _draft(state)

    def is_known(self, number: int) -> bool:
        """Whether it is known what the draft was after this step, so that one can go back there."""
        return 0 <= number < len(self.steps) and self._after[number] is not None

    def saved(self, *, wait: bool = True) -> None:
        """The draft's file holds all steps now: note them beside it. Trouble with that is a `warning`, no more.

        Args:
            wait: return when they are on the disk; otherwise `settle` does.
        """
        self.settle()
        journal, new = self._journal, self._steps[self._noted :]
        if journal is None or not new:
            return
        if not journal.exists or (journal.is_as_known and journal.size > LARGEST):
            done = journal.rewrite(self._newest())
        elif journal.is_as_known:
            done = journal.append(self._with_states(new))
        else:
            state = self._after[self._noted - 1] if self._noted else None
            done = journal.append([*([_whole(state)] if state is not None else []), *self._with_states(new)])
        if done:
            self._noting = len(self._steps)
        if wait:
            self.settle()

    def settle(self) -> None:
        """Waits until the steps noted last are on the disk."""
        if self._noting and self._journal is not None and self._journal.settle():
            self._noted = self._noting
        self._noting = 0

    def moved(self, journal: Journal) -> None:
        """The draft goes on in another file, with all its history."""
        self._read()
        self._journal = journal
        if self._steps and journal.rewrite(self._newest()):
            self._noted = len(self._steps)

    # -- the steps of this sitting ---------------------------------------------------------------------------------

    def _go(self, draft: Draft, source: list[Moment], aside: list[Moment], note: Note) -> Draft | None:
        while source:
            moment = source.pop()
            found = moment.state if isinstance(moment.state, Draft) else _draft(moment.state)
            if found is not None:
                self._log(draft, found, note._replace(place=note.place or moment.step.note.place))
                aside.append(Moment(draft, moment.step))
                return found
        return None

    def _log(self, before: Draft, after: Draft, note: Note) -> Step:
        """Put a step behind all others."""
        self._read()
        if self._tip is None or self._state is None:
            self._begin(state_of(before), self._opened)
        elif not _same(self._tip, before):
            self._gap(state_of(before), Note(now()))
        here, moved = _moved(self._state or {}, before)
        there = state_of(after)
        done = changes(here, there)
        step = Step(note._replace(at=note.at or now()), done, moved, fingerprint(there))
        self._tip = after
        return self._add(step, applied(here, done))  # it shares what did not change with all states before

    def _begin(self, state: State, at: str) -> None:
        self._add(Step(Note(at, what=START), state=state, mark=fingerprint(state)), state)

    def _gap(self, state: State, note: Note) -> None:
        """The draft is not what the last step made of it: all that differs is a step."""
        last = self._state or {}
        step = Step(note._replace(what=OUTSIDE), changes(last, state), (), fingerprint(state), state)
        self._push(Moment(last, self._add(step, state)))

    def _push(self, moment: Moment) -> None:
        self.past.append(moment)
        del self.past[:-LONGEST]
        self.future.clear()

    def _add(self, step: Step, state: State | None) -> Step:
        self._steps.append(step)
        self._after.append(state)
        self._state = state if state is not None else self._state
        return step

    # -- the journal -----------------------------------------------------------------------------------------------

    def _read(self) -> None:
        """Take over what the journal knows, once."""
        if self._is_read:
            return
        self._is_read = True
        lines = self._journal.read() if self._journal else []
        lost = False
        for step in lines:
            lost = self._replayed(step, lost=lost)
        self._noted = len(self._steps)
        if self._tip is None or not lines:
            return
        state = state_of(self._tip)
        if self._state is None:
            self._begin(state, self._opened)
        elif lost or fingerprint(self._state) != fingerprint(state):
            self._gap(state, Note(self._opened))

    def _replayed(self, step: Step | None, *, lost: bool) -> bool:
        """Go one line further; whether from here on it is not known what the draft was."""
        if step is None:
            return True
        if step.state is not None:
            if self._state is None:
                self._begin(step.state, step.note.at)
            elif lost or fingerprint(self._state) != fingerprint(step.state):
                self._gap(step.state, step.note)
            return False
        if not lost and self._state is not None:
            try:
                here = applied(self._state, step.moved)
                there = applied(here, step.changes)
            except ChangeError:
                lost = True
            else:
                self._follow(step, here)
                self._add(step, there)
                return False
        self._add(step, None)
        return True

    def _follow(self, step: Step, here: State) -> None:
        """Take over what a step did to what can be undone and done again."""
        if step.note.what == UNDO and self.past:
            self.future.append(Moment(here, self.past.pop().step))
        elif step.note.what == REDO and self.future:
            self.past.append(Moment(here, self.future.pop().step))
        elif step.note.what not in (UNDO, REDO):
            self._push(Moment(here, step))

    def _with_states(self, steps: list[Step]) -> list[Step]:
        """The steps, and after every hundredth one a whole state."""
        lines: list[Step] = []
        for number, step in enumerate(steps, start=len(self._steps) - len(steps)):
            lines.append(step)
            state = self._after[number]
            if number and number % STATE_EVERY == 0 and step.state is None and state is not None:
                lines.append(_whole(state))
        return lines

    def _newest(self) -> list[Step]:
        """As many of the newest steps as half a journal may hold, behind the state that they begin with."""
        first, room = len(self._steps) - 1, LARGEST // 2
        while first > 0 and self._after[first - 1] is not None:
            room -= len(line(self._steps[first]))
            if room < 0:
                break
            first -= 1
        begin, state = self._steps[first], self._after[first]
        if begin.state is None and state is not None:
            begin = Step(Note(begin.note.at, what=START), state=state, mark=fingerprint(state))
        return [begin, *self._with_states(self._steps[first + 1 :])]


def _moved(state: State, draft: Draft) -> tuple[State, tuple[Change, ...]]:
    """The state with the question in front that the draft has, and how it got there."""
    table, name = PENDING
    old = state.get(table, {}).get(name)
    new = {"question": draft.pending[0], "text": draft.pending[1]} if draft.pending else None
    moved = (Change(PENDING, old, new),) if old != new else ()
    return applied(state, moved), moved


def _whole(state: State) -> Step:
    return Step(Note(now(), what=STATE), state=state, mark=fingerprint(state))


def _draft(state: State) -> Draft | None:
    try:
        return draft_of(state)
    except ChangeError:
        return None


def _same(before: Draft, after: Draft) -> bool:
    """Whether nothing but the question in front differs."""
    return before._replace(pending=None) == after._replace(pending=None)
