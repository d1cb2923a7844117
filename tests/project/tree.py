"""What belongs to the project: files and modules, found without importing anything."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGES = ("engine", "tui", "templates", "examples")
_IGNORED = {".git", ".venv", "__pycache__", "dist", "build", ".mypy_cache", ".ruff_cache", ".pytest_cache"}


@cache
def files() -> tuple[Path, ...]:
    """Every file that is tracked, or would be."""
    try:
        found = _listed("--cached", "--others", "--exclude-standard")
    except (OSError, subprocess.CalledProcessError):
        found = [path for path in ROOT.rglob("*") if not _IGNORED.intersection(path.parts)]
    return tuple(path for path in found if path.is_file())


def tracked() -> tuple[Path, ...]:
    """Every file that is tracked; none outside a checkout."""
    try:
        return tuple(_listed("--cached"))
    except (OSError, subprocess.CalledProcessError):
        return ()


def _listed(*which: str) -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", *which, "-z"], cwd=ROOT, capture_output=True, check=True
    ).stdout.decode()
    return [ROOT / name for name in listed.split("\0") if name]


def modules(package: str) -> list[str]:
    """The modules of a package by their dotted names."""
    names = [
        path.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".").removesuffix(".__init__")
        for path in sorted((ROOT / package).rglob("*.py"))
    ]
    return [name for name in names if not name.endswith(".__main__")]
