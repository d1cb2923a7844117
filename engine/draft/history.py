"""Drafts one after another, for undo and redo. A draft is a value, so that going back is looking at an older one."""

from __future__ import annotations

from engine.draft.model import Draft

LONGEST = 500
"""So many steps are remembered; each shares almost everything with the one before."""


class History:
    """What the draft was, step by step.

    Attributes:
        past: earlier drafts, the newest last.
        future: drafts that were undone, the next one last.
    """

    def __init__(self) -> None:
        self.past: list[Draft] = []
        self.future: list[Draft] = []

    def record(self, before: Draft, after: Draft) -> None:
        """Remember a step; what was undone before it is gone. A step that only moved on to a question is none."""
        if _same(before, after):
            return
        self.past.append(before)
        del self.past[:-LONGEST]
        self.future.clear()

    def undo(self, now: Draft) -> Draft | None:
        """The draft before the last step; None at the beginning."""
        if not self.past:
            return None
        self.future.append(now)
        return self.past.pop()

    def redo(self, now: Draft) -> Draft | None:
        """The draft behind the step that was undone last; None where none was."""
        if not self.future:
            return None
        self.past.append(now)
        return self.future.pop()


def _same(before: Draft, after: Draft) -> bool:
    """Whether nothing but the question in front differs."""
    return before._replace(pending=None) == after._replace(pending=None)
