"""The draft: in memory (`model`), as text (`load`, `dump`), and as a file that nothing is lost from (`file`)."""

from engine.draft.errors import DraftError, DraftTroubleError, Problem
from engine.draft.load import loads, read
from engine.draft.model import Answer, Decision, Draft, LastYear, digest, new_draft
from engine.draft.values import Number

__all__ = [
    "Answer",
    "Decision",
    "Draft",
    "DraftError",
    "DraftTroubleError",
    "LastYear",
    "Number",
    "Problem",
    "digest",
    "loads",
    "new_draft",
    "read",
]
