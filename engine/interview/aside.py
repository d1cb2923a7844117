"""An answer that waits for confirmation is not lost when the drafter goes to another question and comes back."""

from __future__ import annotations

from collections.abc import Mapping

from engine.draft.model import Draft
from engine.interview.questions import by_id

ASIDE = "aside"
"""The table of the draft file that holds the waiting answer meanwhile."""


def stepped(before: Draft, after: Draft) -> Draft:
    """The draft after a step; what waits is put aside when another question is opened, and comes back behind it.

    Args:
        before: the draft before the step.
        after: the draft as the step left it.
    """
    if after.pending == before.pending:
        return after
    waiting = _waiting(before)
    if after.pending is None:
        return after if waiting is None else _brought_back(after, waiting)
    if before.pending is not None and before.pending[1] and after.pending[0] != before.pending[0]:
        question, text = before.pending
        return after._replace(extra={**after.extra, ASIDE: {"question": question, "text": text}})
    if waiting is not None and not after.pending[1] and after.pending[0] == waiting[0]:
        return _brought_back(after, waiting)
    return after


def _waiting(draft: Draft) -> tuple[str, str] | None:
    kept = draft.extra.get(ASIDE)
    if not isinstance(kept, Mapping):
        return None
    question, text = kept.get("question"), kept.get("text")
    if not (isinstance(question, str) and isinstance(text, str) and text and question in by_id()):
        return None
    return question, text


def _brought_back(draft: Draft, waiting: tuple[str, str]) -> Draft:
    rest = {key: value for key, value in draft.extra.items() if key != ASIDE}
    return draft._replace(extra=rest).with_pending(*waiting)
