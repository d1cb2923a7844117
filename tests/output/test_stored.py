"""Compiled templates on disk."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.output import compiled, stored
from engine.output.report import builtin_template, render
from tests.cli.conftest import environment
from tests.output.samples import seed_sized

LOADED = """
import sys
from engine.output.stored import keep_in
keep_in(sys.argv[1])
from engine.output.report import render
from tests.output.samples import seed_sized
import hashlib
print(hashlib.sha256(render(seed_sized())).hexdigest(), "docxtpl" in sys.modules)
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder for compiled templates, and a process that has compiled none yet."""
    monkeypatch.setattr(compiled, "_CACHE", compiled._Cache())
    stored.keep_in(tmp_path / "kept")
    yield tmp_path / "kept"
    stored.keep_in(None)


def _again(monkeypatch: pytest.MonkeyPatch) -> bytes:
    monkeypatch.setattr(compiled, "_CACHE", compiled._Cache())
    return render(seed_sized())


def test_another_run_needs_no_docxtpl_and_writes_the_same(tmp_path: Path) -> None:
    def run() -> list[str]:
        command = [sys.executable, "-c", LOADED, str(tmp_path / "kept")]
        done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment())
        return done.stdout.split()

    (first, compiling), (second, loading) = run(), run()
    assert first == second
    assert (compiling, loading) == ("True", "False")


def test_a_damaged_file_is_compiled_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = render(seed_sized())
    (place,) = folder.iterdir()
    good = place.read_bytes()
    for bad in (b"", good[:-1], b"x" + good[1:], good[:60] + b"\xff" + good[61:], b"nianbao template 1\n"):
        place.write_bytes(bad)
        assert _again(monkeypatch) == whole
        assert place.read_bytes() == good


def test_a_folder_that_cannot_be_written_is_no_trouble(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    stored.keep_in(tmp_path / "file" / "kept")
    try:
        assert _again(monkeypatch)
    finally:
        stored.keep_in(None)


def test_another_template_is_another_file(folder: Path) -> None:
    from tests.output.packages import changed

    render(seed_sized())
    render(seed_sized(), changed(builtin_template(), "公文正文", "本单位正文", "word/styles.xml"))
    assert len(list(folder.iterdir())) == 2


def test_nothing_is_kept_unless_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert _again(monkeypatch)
    assert not list(tmp_path.iterdir())
