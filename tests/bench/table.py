"""One line of the table that `tests/bench/run.py` prints: what was promised, what it took, beside its floor."""

from __future__ import annotations

MARK = "| "


def row(what: str, ours: str, floor: str, ratio: float | None, goal: str = "") -> None:
    """Print a line.

    Args:
        what: what was measured.
        ours: what it took, with its unit.
        floor: the least that could be done, or a peer, with its own figure.
        ratio: the one over the other; None where there is nothing to compare with.
        goal: what was promised.
    """
    print(
        f"{MARK}{what} | {ours} | {floor} | {'' if ratio is None else f'{ratio:.2f}'} | {goal} |", flush=True
    )
