"""docs/licences.md names every package that an installation brings along."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import PackageNotFoundError, requires

from tests.project.tree import ROOT


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _with_theirs(name: str, found: set[str]) -> None:
    """The package and all that it needs here."""
    name = _plain(name)
    if name in found:
        return
    try:
        needed = requires(name) or []
    except PackageNotFoundError:
        return  # not on this platform
    found.add(name)
    for line in needed:
        word = re.match(r"[\w.-]+", line)
        if word is not None and "extra ==" not in line:
            _with_theirs(word.group(), found)


def test_every_package_is_listed() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    found: set[str] = set()
    for line in project["dependencies"]:
        _with_theirs(re.split(r"[<>=\[]", line)[0], found)
    page = (ROOT / "docs" / "licences.md").read_text("utf-8")
    assert len(found) > 20
    # some packages of Textual come with an extra of another package
    assert not [name for name in sorted(found) if not re.search(rf"(?<![\w-]){name}(?![\w-])", page)]
