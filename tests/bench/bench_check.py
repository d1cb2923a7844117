"""How fast a draft is checked, as ratios: printed, never asserted.

    .venv/bin/python tests/bench/bench_check.py [DRAFT] [rounds]

The whole process against `python -c pass`, runs interleaved so that both meet the same machine. In a process that is
warm: `check` against `tomllib.loads` of the same bytes, for the draft as it stands, after one figure was changed, and
after one sentence was added. Last, the patterns that the first check on a machine compiles, dearest first; later ones
find them kept (see `engine.regex`), and the process is measured both ways.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable
from pathlib import Path
from statistics import median

ROOT = Path(os.environ.get("NIANBAO_ROOT") or Path(__file__).parents[2])
SHOWN = 8
COLD = "from tui.cli import command; command()"


def process(draft: Path, rounds: int) -> dict[str, float]:
    """The median seconds of `python -c pass`, of a whole `check`, and of one that finds nothing kept."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPATH"] = str(ROOT)
    commands = {
        "pass": [sys.executable, "-c", "pass"],
        "check": [sys.executable, "-c", COLD, "check", str(draft)],
        "first": [sys.executable, "-c", COLD, "check", str(draft)],
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(rounds + 1):
        for name, command in commands.items():
            with tempfile.TemporaryDirectory() as empty:
                changed = {"XDG_CACHE_HOME": empty} if name == "first" else {}
                begin = time.perf_counter()
                subprocess.run(
                    command, cwd=ROOT, env={**environment, **changed}, capture_output=True, check=False
                )
                if turn:  # the first round writes the byte-code and keeps the patterns
                    times[name].append(time.perf_counter() - begin)
    return {name: median(taken) for name, taken in times.items()}


def warm(action: Callable[[int], object], rounds: int) -> float:
    """The median seconds of an action that is given the number of its turn."""
    times = []
    for turn in range(-1, rounds):
        begin = time.perf_counter()
        action(turn)
        times.append(time.perf_counter() - begin)
    return median(times[1:])


def compiled(draft: Path) -> list[tuple[float, str]]:
    """What the first check of this process compiles: seconds and pattern."""
    from engine import regex
    from engine.draft.load import read
    from engine.rules.check import check

    found: list[tuple[float, str]] = []
    real = regex._made

    def timed(pattern: str, flags: int) -> re.Pattern[str]:
        begin = time.perf_counter()
        result = real(pattern, flags)
        found.append((time.perf_counter() - begin, pattern))
        return result

    regex._made = timed
    try:
        check(read(draft))
    finally:
        regex._made = real
    return sorted(found, reverse=True)


def main(draft: Path, rounds: int) -> None:
    """Measure and print."""
    took = process(draft, rounds)
    nothing, whole, first = (took[name] for name in ("pass", "check", "first"))
    print(f"process: pass {nothing * 1e3:.1f} ms, check {whole * 1e3:.1f} ms, ratio {whole / nothing:.2f}")
    print(f"  the first one on a machine: {first * 1e3:.1f} ms, ratio {first / nothing:.2f}")
    dear = compiled(draft)

    from engine.draft.load import loads
    from engine.rules.check import check

    data = draft.read_bytes()
    text = data.decode()
    loaded = loads(data, draft.name)
    parse = warm(lambda _: tomllib.loads(text), rounds)
    cell = next(iter(loaded.figures))
    part = max(loaded.prose, key=lambda name: len(loaded.prose[name]), default="matters")
    said = loaded.prose.get(part, "")
    cases: dict[str, Callable[[int], object]] = {
        "the draft": lambda _: check(
            loaded._replace(figures=dict(loaded.figures))
        ),  # a report not yet judged
        "one figure changed": lambda turn: check(loaded.with_figures({cell: turn + 1})),
        "one sentence added": lambda turn: check(
            loaded._replace(prose={**loaded.prose, part: f"{said}办理了第{turn}件。"})
        ),
    }
    print(f"warm: tomllib.loads {parse * 1e3:.2f} ms")
    for name, action in cases.items():
        taken = warm(action, rounds)
        print(f"  check, {name}: {taken * 1e3:.2f} ms, ratio {taken / parse:.2f}")
    print(f"cold: {len(dear)} patterns compiled, {sum(taken for taken, _ in dear) * 1e3:.1f} ms")
    for taken, pattern in dear[:SHOWN]:
        print(f"  {taken * 1e3:.2f} ms {pattern[:80]!r}")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main(
        Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "examples/weihai.toml").resolve(),
        int(sys.argv[2]) if len(sys.argv) > 2 else 15,
    )
