"""A row that slipped: figures and total of one row stand in another, and a sentence or the ledger tells.

By the number of statements the sentence alone would be to blame; a person, though, slips once. So this explanation
stands behind the lightest ones, where the two rows exchanged make everything fit.
"""

from collections.abc import Iterator

from engine.figures.causes import Change
from engine.figures.explain import Explanation
from engine.form.current import FORM
from engine.rules.finding import Finding
from engine.rules.view import View, view

CAUSE = "串了行"

_TABLE = FORM.applications
_TOTALS = frozenset({"received", "carried_in", "handled", "carried_out"})
"""Rows of another sort than the outcomes; an outcome does not slip there."""
_RANK = 9


def with_slipped_row(finding: Finding, seen: View) -> Finding:
    """The finding with the exchange of two rows as a further explanation, where one number of the prose speaks for it."""
    if len(finding.explanations) != 1 or len(finding.explanations[0].changes) != 1:
        return finding
    (change,) = finding.explanations[0].changes
    table, _, rest = change.key.partition(".")
    row, _, column = rest.rpartition(".")
    outcomes = [known.key for known in _TABLE.rows if known.key not in _TOTALS]
    if change.source.kind != "prose" or table != _TABLE.key or row not in outcomes:
        return finding
    found = [
        explanation
        for other in outcomes
        if other != row and seen.draft.figures.get(f"{table}.{other}.{column}") == change.before
        for explanation in _exchanged(row, other, seen)
    ]
    return finding._replace(explanations=(*finding.explanations, *found))


def _exchanged(row: str, other: str, seen: View) -> Iterator[Explanation]:
    figures = seen.draft.figures
    changes = []
    for column in _TABLE.columns:
        first, second = f"{_TABLE.key}.{row}.{column.key}", f"{_TABLE.key}.{other}.{column.key}"
        if first not in figures or second not in figures:
            return
        if figures[first] != figures[second]:
            changes.append(Change(first, first, figures[first], figures[second]))
            changes.append(Change(second, second, figures[second], figures[first]))
    if not changes:
        return
    draft = seen.draft.with_figures({change.key: change.after for change in changes})
    if not view(draft).whole.conflicts:
        yield Explanation(tuple(changes), CAUSE, _RANK)
