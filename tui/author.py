"""Who sits at the keyboard, and when: it stands beside every decision in the draft."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.draft.model import Draft
    from engine.interview.deciding import Author


def author(draft: Draft) -> Author:
    """The person that the draft names as its author, else the name of the account; and the time with its zone."""
    from engine.interview.deciding import Author

    named = draft.profile.get("prepared_by")
    at = datetime.now().astimezone().isoformat(timespec="seconds")
    return Author(named if isinstance(named, str) else _account(), at)


def signed(draft: Draft) -> Draft:
    """The draft with the name and the time at decisions that an answer has just made."""
    if all(decision.at for decision in draft.decisions):
        return draft
    who = author(draft)
    decisions = (
        decision if decision.at else decision._replace(by=decision.by or who.by, at=who.at)
        for decision in draft.decisions
    )
    return draft._replace(decisions=tuple(decisions))


def _account() -> str:
    from getpass import getuser

    try:
        return getuser()
    except (OSError, KeyError, ImportError):  # an account without a name
        return ""
