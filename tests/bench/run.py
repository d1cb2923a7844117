"""Everything that is promised about speed and memory, measured in one run, as one table: printed, never asserted.

    uv run --group dev python tests/bench/run.py [NAME …]

Each bench runs in a process of its own, one after another; what it says besides is printed above the table. The figures
are explained in `docs/bench.md`.
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.bench.table import MARK

HERE = Path(__file__).parent
PATIENCE = 150
"""Seconds for one bench."""
SMALLER = {"merge": ("1000", "2"), "start": ("4",), "answer": ("6",), "scale": ("100",)}
"""Arguments of benches that by themselves measure longer than one run of everything allows."""
HEAD = "| what | ours | floor or peer | ratio | goal |\n|---|---|---|---|---|"


def main(names: list[str]) -> int:
    """Run the benches and print the table."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    rows: list[str] = []
    failed = []
    for path in sorted(HERE.glob("bench_*.py")):
        name = path.stem.removeprefix("bench_")
        if names and name not in names:
            continue
        try:
            done = subprocess.run(
                [sys.executable, str(path), *SMALLER.get(name, ())],
                capture_output=True,
                text=True,
                check=False,
                env=environment,
                timeout=PATIENCE,
            )
            said, status = done.stdout + done.stderr, done.returncode
        except subprocess.TimeoutExpired as late:
            said, status = str(late.stdout or ""), 1
        if status:
            failed.append(name)
        lines = said.splitlines()
        rows += [line for line in lines if line.startswith(MARK)]
        print(f"-- {name}", *(line for line in lines if not line.startswith(MARK)), sep="\n", flush=True)
    print(f"\n{platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}\n")
    print(HEAD, *rows, sep="\n")
    for name in failed:
        print(f"no result: {name}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
