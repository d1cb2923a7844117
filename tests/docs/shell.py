"""A shell in which the commands of the documents run as they are written: our `python` and `nianbao`, no terminal."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

LONGEST = 120
"""Seconds after which a command of the documents counts as hung."""


class Shell:
    """Runs blocks of commands in one folder.

    Args:
        folder: where they run.
        bin: a folder for the programs that the documents name.
        tree: the tree whose code they run.
    """

    def __init__(self, folder: Path, bin: Path, tree: Path) -> None:  # noqa: A002 - the shell's own word
        self.folder = folder
        bin.mkdir(parents=True, exist_ok=True)
        python = shlex.quote(sys.executable)
        for name, line in (
            ("python", f'exec {python} "$@"'),
            (
                "nianbao",
                f"exec {python} -c 'import sys; from tui.cli import command; sys.exit(command())' \"$@\"",
            ),
            ("ruff", f'exec {python} -m ruff "$@"'),
        ):
            (bin / name).write_text(f"#!/bin/sh\n{line}\n", "utf-8")
            (bin / name).chmod(0o755)
        self._environment = {
            **os.environ,
            "PATH": f"{bin}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(tree),
            "HOME": str(bin),
            "XDG_CONFIG_HOME": str(bin / "config"),
            "XDG_STATE_HOME": str(bin / "state"),
            "LANG": "C.UTF-8",
        }

    def run(self, commands: str, *, allowed: tuple[int, ...] = (0,)) -> str:
        """Run commands; each of them must succeed, or end with a status that is no failure."""
        done = subprocess.run(
            ["sh", "-e", "-c", commands],
            cwd=self.folder,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=LONGEST,
            check=False,
        )
        if done.returncode not in allowed or "Traceback" in done.stderr:
            pytest.fail(
                f"{commands}\nended with {done.returncode}\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}"
            )
        return done.stdout
