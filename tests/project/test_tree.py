"""The shape of the project: small modules, tests beside what they test, nothing of the machine it was made on."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from engine import __version__
from tests.project.tree import PACKAGES, ROOT, files, tracked

LONGEST = 400
ACROSS = {
    "bench": "times, as ratios",
    "cli": "tui.cli and tui.commands",
    "conformance": "judgements on published reports",
    "docs": "what the documents say, done",
    "examples": "examples",
    "fuzz": "hostile input for every reader",
    "lost": "programs killed, disks full, files gone",
    "project": "the project itself",
    "tui": "tui",
}
"""Folders of tests that are not named after a package of the engine."""

_HOSTS = re.compile(
    "py" + r"pi\.org|python" + r"hosted|npm" + r"js\.|mirrors?\.[a-z]+\.|/sim" + "ple/", re.IGNORECASE
)
_PATHS = re.compile(r"(?<![\w.])/(?:ro" + "ot|wo" + r"rk/(?:main|shared))/")
_TEXT = {".py", ".md", ".toml", ".txt", ".tcss", ".cfg", ".yml", ".yaml", ".sh", ""}


def _text_files() -> list[Path]:
    return [path for path in files() if path.suffix in _TEXT and path.name != ".DS_Store"]


def test_no_module_grows_into_a_god_file() -> None:
    long = {
        path.relative_to(ROOT).as_posix(): count
        for path in files()
        if path.suffix == ".py"
        and path.relative_to(ROOT).parts[0] in PACKAGES
        and (count := len(path.read_text("utf-8").splitlines())) > LONGEST
    }
    assert not long


def test_the_top_of_the_tree_holds_what_it_should_and_nothing_else() -> None:
    known = {".ci", ".gitignore", "docs", "tests", "pyproject.toml", "LICENSE", *PACKAGES}
    pages = {"README.md", "README.zh-CN.md", "CONTRIBUTING.md", "CHANGELOG.md"}
    assert {path.relative_to(ROOT).parts[0] for path in tracked()} <= known | pages


def test_tests_have_the_shape_of_the_code() -> None:
    engine = {path.name for path in (ROOT / "engine").iterdir() if (path / "__init__.py").is_file()}
    folders = {
        path.relative_to(ROOT / "tests").parts[0]
        for path in files()
        if path.is_relative_to(ROOT / "tests") and path.suffix == ".py" and path.parent != ROOT / "tests"
    }
    assert folders <= engine | set(ACROSS)
    assert engine <= folders


def test_nothing_names_a_registry_or_a_machine() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in _text_files()
        for pattern in (_HOSTS, _PATHS)
        for match in pattern.finditer(path.read_text("utf-8", errors="replace"))
    ]
    assert not found


def test_no_lock_file_is_kept() -> None:
    assert not [path for path in files() if path.name in ("uv.lock", "poetry.lock", "requirements.txt")]


def test_the_version_stands_in_one_place() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert project["project"]["dynamic"] == ["version"]
    assert project["tool"]["hatch"]["version"]["path"] == "engine/__init__.py"
    assert re.fullmatch(r"\d+\.\d+\.\d+", __version__)
    assert f"## [{__version__}]" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_every_dependency_is_bounded() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    assert all(">=" in line and "<" in line for line in wanted), wanted


def test_every_package_is_shipped() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert tuple(project["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]) == PACKAGES
    assert all((ROOT / package / "__init__.py").is_file() for package in PACKAGES)


def test_the_readme_names_the_two_commands() -> None:
    for name in ("README.md", "README.zh-CN.md"):
        text = (ROOT / name).read_text("utf-8")
        assert "uv run nianbao" in text
    assert "uv run --group dev python -m pytest" in (ROOT / "README.md").read_text("utf-8")


def test_the_readme_lists_every_command() -> None:
    from tui.commands.catalogue import COMMANDS

    for name in ("README.md", "README.zh-CN.md"):
        text = (ROOT / name).read_text("utf-8")
        for command in COMMANDS:
            assert f"`nianbao {command.name}" in text, (name, command.name)
