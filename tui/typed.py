"""What is typed but not sent, in a table of its own of the draft's file, beside everything else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from engine.draft.changes import TYPING

if TYPE_CHECKING:
    from engine.draft.model import Draft


def typed_in(draft: Draft) -> tuple[str, str] | None:
    """Question and text that were typed but not sent when the program ended."""
    kept = draft.extra.get(TYPING)
    if not isinstance(kept, Mapping):
        return None
    question, text = kept.get("question"), kept.get("text")
    return (question, text) if isinstance(question, str) and isinstance(text, str) and text else None


def with_typed(draft: Draft, typing: tuple[str, str] | None) -> Draft:
    """The draft as it is written: with what is typed but not sent."""
    if typing is None or not typing[1].strip():
        return draft
    question, text = typing
    return draft._replace(extra={**draft.extra, TYPING: {"question": question, "text": text}})


def without_typed(draft: Draft) -> Draft:
    """The draft as it is worked with."""
    if TYPING not in draft.extra:
        return draft
    return draft._replace(extra={key: value for key, value in draft.extra.items() if key != TYPING})
