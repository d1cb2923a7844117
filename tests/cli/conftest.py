from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
PROGRAM = (sys.executable, "-c", "from tui.cli import command; command()")


@dataclass(frozen=True)
class Done:
    """How a run of the program ended."""

    status: int
    out: str
    err: str


Run = Callable[..., Done]


@cache
def _bytecode() -> TemporaryDirectory[str]:
    """A folder for byte-code that outlives a run of the program: compiling anew takes longer than running."""
    return TemporaryDirectory(prefix="nianbao-tests-", ignore_cleanup_errors=True)


def environment(**changes: str) -> dict[str, str]:
    """The environment of a run: no locale, no settings of the person who runs the tests."""
    dropped = ("LC_", "NIANBAO", "PYTHON", "COLUMNS", "NO_COLOR")
    kept = {key: value for key, value in os.environ.items() if not key.startswith(dropped)}
    fixed = {
        "PYTHONPATH": str(ROOT),
        "PYTHONPYCACHEPREFIX": _bytecode().name,
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
    }
    return {**kept, **fixed, **changes}


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs the program in an empty folder, without a terminal; input and output are decoded strictly."""

    def run(*arguments: str | Path, stdin: str | bytes = b"", **env: str) -> Done:
        done = subprocess.run(
            [*PROGRAM, *map(str, arguments)],
            input=stdin.encode() if isinstance(stdin, str) else stdin,
            capture_output=True,
            check=False,
            cwd=tmp_path,
            env=environment(HOME=str(tmp_path / "home"), **env),
            timeout=120,
        )
        return Done(done.returncode, done.stdout.decode(), done.stderr.decode())

    (tmp_path / "home").mkdir()
    return run


@pytest.fixture
def weihai(tmp_path: Path) -> Path:
    """A copy of the example draft in the folder of the run."""
    copy = tmp_path / "weihai.toml"
    copy.write_bytes((EXAMPLES / "weihai.toml").read_bytes())
    return copy
