"""How fast thousands of units are summed up, as ratios: printed, never asserted.

    .venv/bin/python tests/bench/bench_merge.py [units] [rounds]

The units are made from the example draft: other figures in each, totals left out in every third. What is measured
against reading all of them as drafts: reading and summing up; writing the result; the whole process.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

ROOT = Path(os.environ.get("NIANBAO_ROOT") or Path(__file__).parents[2])
COLD = "from tui.cli import command; command()"


def made(folder: Path, count: int) -> list[str]:
    """The names of so many drafts, written into the folder."""
    from engine.draft.dump import dumps
    from engine.draft.load import read
    from engine.form.keys import KINDS, OUTCOMES

    base = read(ROOT / "examples/weihai.toml")
    chance = random.Random(2024)  # noqa: S311 - figures for a bench
    names = []
    for number in range(count):
        changes: dict[str, int | None] = {"disclosure.licensing": chance.randrange(9000)}
        for kind in KINDS:
            granted = chance.randrange(40)
            changes[f"applications.received.{kind}"] = granted
            changes |= dict.fromkeys((f"applications.{row}.{kind}" for row in OUTCOMES), 0)
            changes[f"applications.granted.{kind}"] = changes[f"applications.handled.{kind}"] = granted
        everything = sum(changes[f"applications.granted.{kind}"] or 0 for kind in KINDS)
        changes |= {f"applications.{row}.total": 0 for row in OUTCOMES}
        changes |= {f"applications.{row}.total": everything for row in ("received", "granted", "handled")}
        if number % 3 == 0:
            changes |= {key: None for key in (*base.figures, *changes) if key.endswith(".total")}
        path = folder / f"{number:05}.toml"
        draft = base.with_profile(organ=f"甲市第{number}号局").with_figures(changes)
        path.write_bytes(dumps(draft))
        names.append(str(path))
    return names


def reading(names: Sequence[str]) -> None:
    """Read every draft, as any command would."""
    from engine.draft.load import read

    for name in names:
        read(name)


def summing(names: Sequence[str]) -> None:
    """What `nianbao merge` does, without the files that it writes."""
    from engine.draft.load import read
    from engine.rollup.merge import merge, rolled_up
    from engine.rollup.unit import unit_of

    rolled_up(merge([unit_of(name, read(name)) for name in names]))


def writing(names: Sequence[str]) -> Callable[[], object]:
    """Turning the finished sum into the bytes of its file, and reading them back."""
    from engine.draft.dump import dumps
    from engine.draft.load import loads, read
    from engine.rollup.merge import merge, rolled_up
    from engine.rollup.unit import unit_of

    draft = rolled_up(merge([unit_of(name, read(name)) for name in names]))
    size = len(dumps(draft))
    print(f"the summed draft: {size / 1024:.0f} kB")
    return lambda: loads(dumps(draft), "汇总.toml")


def process(folder: Path, target: Path) -> None:
    """The whole command."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPATH"] = str(ROOT)
    target.unlink(missing_ok=True)
    command = [sys.executable, "-c", COLD, "merge", str(folder), "-o", str(target)]
    subprocess.run(command, env=environment, capture_output=True, check=True)


def timed(action: Callable[[], object]) -> float:
    """Seconds of one run."""
    begin = time.perf_counter()
    action()
    return time.perf_counter() - begin


def main(count: int, rounds: int) -> None:
    """Measure and print."""
    with TemporaryDirectory() as place:
        folder = Path(place) / "units"
        folder.mkdir()
        names = made(folder, count)
        actions: dict[str, Callable[[], object]] = {
            "reading": lambda: reading(names),
            "reading and summing up": lambda: summing(names),
            "writing the sum": writing(names),
            "the whole process": lambda: process(folder, Path(place) / "sum.toml"),
        }
        times: dict[str, list[float]] = {name: [] for name in actions}
        for _ in range(rounds):
            for name, action in actions.items():
                times[name].append(timed(action))
        base = median(times["reading"])
        print(f"{count} units: reading {base:.2f} s, {base / count * 1e3:.2f} ms each")
        for name in list(actions)[1:]:
            print(f"  {name}: {median(times[name]):.2f} s, ratio {median(times[name]) / base:.2f}")
        from tests.bench.table import row

        summed = median(times["reading and summing up"])
        row(
            f"roll-up of {count:,} drafts",
            f"{summed:.2f} s",
            f"reading them {base:.2f} s",
            summed / base,
            "1.2",
        )


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main(
        int(sys.argv[1]) if len(sys.argv) > 1 else 3000,
        int(sys.argv[2]) if len(sys.argv) > 2 else 3,
    )
