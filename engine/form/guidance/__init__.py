"""口径: what each row, column, group and some facts count. Loaded by the interview only, when a question is shown."""

from __future__ import annotations

from engine.form.guidance.applications import APPLICATIONS
from engine.form.guidance.disclosure import DISCLOSURE
from engine.form.guidance.disputes import DISPUTES
from engine.form.guidance.entry import Guidance
from engine.form.guidance.facts import FACTS
from engine.form.keys import LAST_YEAR, figure_keys

__all__ = ["ENTRIES", "Guidance", "guidance"]

ENTRIES: dict[str, Guidance] = {**DISCLOSURE, **APPLICATIONS, **DISPUTES, **FACTS}
"""By key: rows and groups (`applications.denied`), columns (`applications.company`), facts."""


def guidance(key: str) -> Guidance | None:
    """The guidance for a row, a column, a group or a fact; a cell or a sum has that of its row."""
    bare = key.removeprefix(LAST_YEAR)
    if bare not in ENTRIES and bare in figure_keys():
        bare = bare.rsplit(".", 1)[0]
    return ENTRIES.get(bare)
