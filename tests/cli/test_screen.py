"""Commands that open the application, where there is no terminal for it."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.cli.conftest import Run
from tui.commands import screen


@pytest.mark.parametrize("arguments", [[], ["open", "weihai.toml"]])
def test_without_a_terminal(run: Run, weihai: Path, arguments: list[str]) -> None:
    done = run(*arguments)
    assert (done.status, done.out) == (2, "")
    assert "--plain" in done.err
    assert done.err.count("\n") == 1
    assert weihai.exists()


def test_the_demo_without_a_terminal_leaves_a_copy(run: Run, tmp_path: Path) -> None:
    done = run("demo")
    assert done.status == 2
    (copy,) = tmp_path.glob("*.toml")
    assert copy.name in done.err
    assert f"nianbao open {copy} --plain" in done.err.replace("'", "")
    assert run("check", copy).status == 0


class _Stream:
    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        raise ValueError


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    streams = SimpleNamespace(stdin=_Stream(), stdout=_Stream(), stderr=_Stream())
    monkeypatch.setattr(screen, "sys", streams)
    monkeypatch.setenv("TERM", "xterm")
    return monkeypatch


@pytest.mark.parametrize(
    ("size", "said"),
    [((80, 24), ""), ((0, 0), ""), ((60, 18), ""), ((59, 24), "59列24行"), ((80, 10), "放大窗口")],
)
def test_the_window_must_be_large_enough(
    terminal: pytest.MonkeyPatch, size: tuple[int, int], said: str
) -> None:
    terminal.setattr(screen, "size", lambda: size)
    found = screen.obstacle()
    assert said in found
    assert bool(found) == bool(said)


@pytest.mark.parametrize("name", ["", "dumb", "unknown"])
def test_the_terminal_must_be_one(terminal: pytest.MonkeyPatch, name: str) -> None:
    terminal.setenv("TERM", name)
    assert "TERM" in screen.obstacle()
