"""The wheel holds everything that runs, and nothing else."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from shutil import which
from zipfile import ZipFile

import pytest

from engine import __version__
from tests.project.tree import PACKAGES, ROOT, files

_OFFLINE = re.compile(
    "Failed to fetch|error sending request|dns error|No solution found|offline", re.IGNORECASE
)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> ZipFile:
    uv = which("uv")
    if uv is None:
        pytest.skip("uv builds the wheel")
    folder = tmp_path_factory.mktemp("wheel")
    done = subprocess.run(
        [uv, "build", "--wheel", "--out-dir", str(folder), str(ROOT)],
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
    )
    if done.returncode and _OFFLINE.search(done.stderr):
        pytest.skip("the build needs its backend")
    assert done.returncode == 0, done.stderr
    (built,) = folder.glob("*.whl")
    assert built.name.startswith(f"nianbao-{__version__}-py3-none-any")
    return ZipFile(built)


def test_it_holds_every_file_of_the_packages(wheel: ZipFile) -> None:
    wanted = {
        path.relative_to(ROOT).as_posix()
        for path in files()
        if path.relative_to(ROOT).parts[0] in PACKAGES
        and path.suffix in (".py", ".typed", ".tcss", ".docx", ".toml", ".txt")
    }
    assert wanted <= set(wheel.namelist())
    assert {"templates/report.docx", "examples/weihai.toml", "examples/weihai-answers.txt"} <= wanted


def test_it_holds_nothing_else(wheel: ZipFile) -> None:
    tops = {Path(name).parts[0] for name in wheel.namelist()}
    assert tops == {*PACKAGES, f"nianbao-{__version__}.dist-info"}
    assert not [
        name for name in wheel.namelist() if "__pycache__" in name or name.endswith((".pyc", ".lock"))
    ]


def test_it_brings_the_command(wheel: ZipFile) -> None:
    entry = wheel.read(f"nianbao-{__version__}.dist-info/entry_points.txt").decode()
    assert "nianbao = tui.cli:command" in entry
    metadata = wheel.read(f"nianbao-{__version__}.dist-info/METADATA").decode()
    assert f"Version: {__version__}" in metadata
    assert "License-Expression: MIT" in metadata
