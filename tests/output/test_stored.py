"""Compiled templates on disk."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine import kept
from engine.output import compiled
from engine.output.report import builtin_template, render
from tests.cli.conftest import environment
from tests.output.packages import changed
from tests.output.samples import seed_sized

LOADED = """
import sys
from engine.kept import keep_in
keep_in(sys.argv[1])
from engine.output.report import render
from tests.output.samples import seed_sized
import hashlib
with open(sys.argv[2], "rb") as file:
    data = render(seed_sized(), file.read())
print(hashlib.sha256(data).hexdigest(), *(name in sys.modules for name in ("docxtpl", "jinja2")))
"""

OTHER = changed(builtin_template(), "公文正文", "本单位正文", "word/styles.xml")
"""A template of an office that does nothing but what a plan can do."""

FILTERED = changed(OTHER, "{{a1}}", "{{a1|upper}}")
"""One that Jinja has to carry out."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder for compiled templates, and a process that has compiled none yet."""
    monkeypatch.setattr(compiled, "_CACHE", compiled._Cache())
    kept.keep_in(tmp_path / "kept")
    yield tmp_path / "kept"
    kept.keep_in(None)


def _again(monkeypatch: pytest.MonkeyPatch, template: bytes = OTHER) -> bytes:
    monkeypatch.setattr(compiled, "_CACHE", compiled._Cache())
    return render(seed_sized(), template)


@pytest.mark.parametrize(("template", "needs_jinja"), [(OTHER, False), (FILTERED, True)])
def test_another_run_needs_no_docxtpl_and_writes_the_same(
    tmp_path: Path, template: bytes, needs_jinja: bool
) -> None:
    (tmp_path / "own.docx").write_bytes(template)

    def run() -> list[str]:
        command = [sys.executable, "-c", LOADED, str(tmp_path / "kept"), str(tmp_path / "own.docx")]
        done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment())
        return done.stdout.split()

    (first, *compiling), (second, *loading) = run(), run()
    assert first == second
    assert compiling == ["True", "True"]
    assert loading == ["False", str(needs_jinja)]


@pytest.mark.parametrize("template", [OTHER, FILTERED])
def test_a_damaged_file_is_compiled_anew(
    folder: Path, monkeypatch: pytest.MonkeyPatch, template: bytes
) -> None:
    whole = render(seed_sized(), template)
    (place,) = folder.iterdir()
    good = place.read_bytes()
    for bad in (b"", good[:-1], b"x" + good[1:], good[:60] + b"\xff" + good[61:], b"nianbao template 2\n"):
        place.write_bytes(bad)
        assert _again(monkeypatch, template) == whole
        assert place.read_bytes() == good


def test_a_folder_that_cannot_be_written_is_no_trouble(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    kept.keep_in(tmp_path / "file" / "kept")
    try:
        assert _again(monkeypatch)
    finally:
        kept.keep_in(None)


def test_another_template_is_another_file(folder: Path) -> None:
    render(seed_sized(), OTHER)
    render(seed_sized(), FILTERED)
    assert len(list(folder.iterdir())) == 2


def test_of_the_template_that_comes_with_the_program_nothing_is_kept(folder: Path) -> None:
    render(seed_sized())
    assert not folder.exists()


def test_nothing_is_kept_unless_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert _again(monkeypatch)
    assert not list(tmp_path.iterdir())
