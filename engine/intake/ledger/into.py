"""What a ledger says, brought into a draft: blanks are filled, what was stated otherwise stays and is disputed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from engine.draft.model import Draft
from engine.figures.claims import Number
from engine.intake.ledger.mapping import Mapped, placed_kinds, placed_outcomes
from engine.intake.ledger.model import Tally
from engine.namedtuple import NamedTuple
from engine.rules.view import LEDGER, view


class Difference(NamedTuple):
    """A figure that the draft has otherwise: as `stated` there (or as it follows from what is), and as counted."""

    key: str
    stated: Number
    counted: int
    derived: bool


class Brought(NamedTuple):
    """A draft with a ledger in it.

    Attributes:
        draft: the draft.
        filled: keys that were blank and now hold what was counted.
        differences: keys that the draft has otherwise; nothing was changed there.
    """

    draft: Draft
    filled: tuple[str, ...]
    differences: tuple[Difference, ...]


def with_ledger(draft: Draft, tally: Tally, at: str, mapped: Mapped | None = None) -> Brought:
    """Brings a tally into a draft.

    Args:
        draft: the draft.
        tally: what the ledger says.
        at: the day, as ISO text.
        mapped: what a person has said about the words of the ledger; kept with the draft.
    """
    seen = view(draft)
    filled: dict[str, Number | None] = {}
    differences = []
    for key, counted in tally.figures.items():
        stated, known = draft.figures.get(key), seen.value(key)
        if known is not None and known != counted:
            differences.append(Difference(key, known, counted, stated is None))
        elif stated is None:
            filled[key] = counted
    kept = draft.extra.get(LEDGER)
    ledger: dict[str, object] = dict(kept) if isinstance(kept, Mapping) else {}
    ledger |= {"file": Path(tally.name).name, "date": at, "figures": dict(tally.figures)}
    words = _words(draft, mapped or Mapped())
    if words:
        ledger["words"] = words
    changed = draft.with_figures(filled)._replace(extra={**draft.extra, LEDGER: ledger})
    return Brought(changed, tuple(filled), tuple(differences))


def learnt(draft: Draft, mapped: Mapped) -> Mapped:
    """The answers in a mapping file, and behind them those that were kept with the draft.

    Raises:
        IntakeError: the draft has been edited by hand and names a row that there is not.
    """
    kept = draft.extra.get(LEDGER)
    words = kept.get("words") if isinstance(kept, Mapping) else None
    words = words if isinstance(words, Mapping) else {}
    outcomes, kinds = words.get("outcome"), words.get("kind")
    return mapped._replace(
        outcomes={
            **placed_outcomes("草稿 [ledger]", outcomes if isinstance(outcomes, Mapping) else {}),
            **mapped.outcomes,
        },
        kinds={**placed_kinds("草稿 [ledger]", kinds if isinstance(kinds, Mapping) else {}), **mapped.kinds},
    )


def _words(draft: Draft, mapped: Mapped) -> dict[str, object]:
    known = learnt(draft, mapped)
    words: dict[str, object] = {}
    if known.outcomes:
        words["outcome"] = dict(known.outcomes)
    if known.kinds:
        words["kind"] = dict(known.kinds)
    return words
