"""What every start pays for: kinds of values and patterns are defined in the way that costs least."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = sorted(path for folder in ("engine", "tui") for path in (ROOT / folder).rglob("*.py"))
OWN = {"engine/namedtuple.py", "engine/regex.py"}


def _dear(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "typing":
            if any(name.name == "NamedTuple" for name in node.names):
                yield f"line {node.lineno}: NamedTuple of typing, not of engine.namedtuple"
        elif _compiles(node):
            yield f"line {node.lineno}: a fixed pattern for re.compile, not for engine.regex"


def _compiles(node: ast.AST) -> bool:
    """Whether it is `re.compile` of a fixed text; bytes, and what is put together out of a draft, are left to it."""
    return (
        isinstance(node, ast.Call)
        and ast.unparse(node.func) == "re.compile"
        and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[0].value, str)
    )


def test_nothing_dear_is_defined() -> None:
    found = {
        name: dear
        for module in MODULES
        if (name := module.relative_to(ROOT).as_posix()) not in OWN
        and (dear := list(_dear(ast.parse(module.read_text("utf-8")))))
    }
    assert found == {}


@pytest.mark.parametrize(
    ("source", "dear"),
    [
        ("from typing import Any, NamedTuple", True),
        ("from engine.namedtuple import NamedTuple", False),
        ("x = re.compile('a', re.ASCII)", True),
        ("x = re.compile(b'a')", False),
        ("x = re.compile(gaps + 'a')", False),
        ("x = regex('a')", False),
    ],
)
def test_what_is_dear(source: str, dear: bool) -> None:
    assert bool(list(_dear(ast.parse(source)))) is dear
