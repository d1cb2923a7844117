"""How fast contradictions are explained, and how often the true cells are named: printed, never asserted.

    .venv/bin/python tests/bench/bench_explain.py [rounds]

Random errors of the hand in a table 三 with carry-over, full and with blanks. Times are of the explanations alone.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from random import Random
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[2]))

from engine.figures.explain import explanations
from tests.bench.table import row
from tests.figures.tables import MIXED, mistyped, solved

ROUNDS = 40


def once(wrong: int, blanks: float, seed: str) -> tuple[float, bool]:
    """Milliseconds, and whether the wrong cells are among the explanations (or fewer cells explain as much)."""
    random = Random(seed)  # noqa: S311
    cells = random.sample(sorted(MIXED), wrong)
    stated = {key: value for key, value in MIXED.items() if key in cells or random.random() >= blanks}
    for key in cells:
        stated[key] = random.choice(list(mistyped(MIXED[key])))
    found = solved(stated)
    begin = time.perf_counter()
    groups = set(explanations(found).values())
    spent = (time.perf_counter() - begin) * 1000
    named = {change.variable for group in groups for e in group for change in e.changes}
    lightest = sum(min((len(e.changes) for e in group), default=wrong + 1) for group in groups)
    return spent, not found.conflicts or lightest < wrong or named.issuperset(cells)


def main(rounds: int) -> None:
    """Print a line for each number of wrong cells and share of blanks."""
    for blanks in (0.0, 0.05, 0.2, 0.4):
        for wrong in (1, 2, 3, 4):
            runs = [once(wrong, blanks, f"{wrong} {blanks} {turn}") for turn in range(rounds)]
            times = [spent for spent, _ in runs]
            hits = sum(hit for _, hit in runs) / rounds
            print(
                f"{wrong} wrong, {blanks:4.0%} blank: median {median(times):6.1f} ms, "
                f"longest {max(times):6.1f} ms, found {hits:4.0%}"
            )
            if blanks in (0.0, 0.2):
                what = f"explanations, {wrong} wrong of 175, {blanks:.0%} blank"
                row(
                    what,
                    f"{median(times):.1f} ms, right in {hits:.0%}",
                    "",
                    None,
                    "1 ms" if wrong == 1 else "",
                )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
