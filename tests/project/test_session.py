"""The recorded session of the documentation is what the program says today."""

from __future__ import annotations

import importlib.util
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
HOW = "python docs/session.py --write"


@cache
def _script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("session", ROOT / "docs" / "session.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def _session() -> str:
    return str(_script().recorded())


def test_the_whole_session() -> None:
    assert _script().WHOLE.read_text("utf-8") == _session(), HOW


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_the_part_in_a_readme(name: str) -> None:
    path = ROOT / name
    text = path.read_text("utf-8")
    assert text == _script().in_place(text, _session(), path), HOW
    assert _script().excerpt(_session(), path) in text
    assert "〔冲突〕表四“行政复议”不平" in text
