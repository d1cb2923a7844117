"""A short run of the fuzzer, the same each time, and every input that ever failed."""

from __future__ import annotations

import faulthandler
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from tests.fuzz.fuzz import ROOT
from tests.fuzz.targets import TARGETS

CORPUS = Path(__file__).parent / "corpus"
ROUNDS = 40
HANGS = 60
"""Seconds after which an input that does not end stops the tests with the place where it is."""


@pytest.mark.parametrize("name", TARGETS)
def test_changed_inputs_are_read_or_refused(name: str) -> None:
    target = TARGETS[name]
    random = Random(f"nianbao {name}")
    seeds = target.seeds()
    for seed in seeds:
        target.run(seed)
    for _ in range(ROUNDS):
        data = target.mutate(random.choice(seeds), random)
        _within_patience(name, data)


@pytest.mark.parametrize(
    "path",
    sorted(path for path in CORPUS.glob("*/*") if path.is_file()),
    ids=lambda path: f"{path.parent.name}/{path.name}",
)
def test_what_failed_once_does_not_fail_again(path: Path) -> None:
    _within_patience(path.parent.name, path.read_bytes())


def test_the_long_run_starts_and_counts() -> None:
    done = subprocess.run(
        [sys.executable, "tests/fuzz/fuzz.py", "--seconds", "1", "--only", "numbers"],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=200,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert int(done.stdout.split()[1]) > 10


def _within_patience(name: str, data: bytes) -> None:
    faulthandler.dump_traceback_later(HANGS, exit=True)
    try:
        TARGETS[name].run(data)
    finally:
        faulthandler.cancel_dump_traceback_later()
