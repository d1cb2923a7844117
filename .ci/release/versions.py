"""The tests at the oldest and at the newest versions that pyproject.toml allows.

    python .ci/release/versions.py [lowest|highest] [-- arguments for pytest]

Works in an environment of its own that is gone afterwards. Needs uv. Says which versions were tried.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WAYS = {"lowest": "lowest-direct", "highest": "highest"}


def main(arguments: list[str]) -> int:
    """Try the versions that were asked for, else both ends."""
    asked, _, rest = " ".join(arguments).partition("--")
    ways = asked.split() or list(WAYS)
    for way in ways:
        if way not in WAYS:
            sys.exit(f"{way}: lowest or highest")
        with tempfile.TemporaryDirectory() as folder:
            status = tried(way, Path(folder), rest.split())
        if status:
            return status
    return 0


def tried(way: str, work: Path, rest: list[str]) -> int:
    """Install the versions of one end and run the tests; their exit status."""
    python = work / "venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    wanted = work / "wanted.txt"
    _run("uv", "venv", "-q", "--python", sys.executable, work / "venv")
    _run(
        "uv", "pip", "compile", "-q", "--no-header", "--no-annotate", "--no-emit-index-url", "--resolution", WAYS[way],
        "--python", python, "-o", wanted, ROOT / "pyproject.toml",
    )  # fmt: skip
    _run("uv", "pip", "install", "-q", "--python", python, "-r", wanted)
    constraint = work / "held.txt"
    constraint.write_text(wanted.read_text("utf-8"), encoding="utf-8")
    _run(
        "uv",
        "pip",
        "install",
        "-q",
        "--python",
        python,
        "-c",
        constraint,
        "--group",
        f"{ROOT / 'pyproject.toml'}:dev",
    )
    sys.stdout.write(f"== {way}\n{wanted.read_text('utf-8')}\n")
    sys.stdout.flush()
    command = [str(python), "-m", "pytest", "-q", *rest]
    return subprocess.run(command, cwd=ROOT, check=False, env={**os.environ, "CI": "true"}).returncode


def _run(*command: str | Path) -> None:
    subprocess.run([str(part) for part in command], check=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
