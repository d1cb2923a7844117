"""The application in a real terminal: tmux types, looks at the screen and at the cell of the cursor."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from rich.cells import cell_len

from engine.draft import read
from engine.draft.file import DraftFile
from tests.tui.conftest import at

ROOT = Path(__file__).parents[2]
PATIENCE = 30.0
LEAD = 5
"""The composer's text begins in this column."""

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed on this machine")


class Terminal:
    """A tmux session of its own, with one program in it."""

    def __init__(self, folder: Path, bytecode: Path) -> None:
        self.folder = folder
        self.bytecode = bytecode
        self.socket = ""
        self.started = 0

    def tmux(self, *arguments: str) -> str:
        """Run a command of tmux."""
        command = ["tmux", "-u", "-L", self.socket, "-f", "/dev/null", *arguments]
        environment = {**os.environ, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
        return subprocess.run(command, capture_output=True, text=True, check=False, env=environment).stdout

    def start(self, path: Path, *, columns: int = 80, rows: int = 24) -> None:
        """Open a draft in a new window, of a server of its own: the last one may still be on its way out."""
        self.started += 1
        self.socket = f"nianbao-{os.getpid()}-{self.folder.parent.name}-{self.started}"
        python = f"import sys; from tui.launch import run_app; sys.exit(run_app({str(path)!r}))"
        words = [
            "exec env -u PYTHONDONTWRITEBYTECODE LANG=C.UTF-8",
            f"PYTHONPATH={shlex.quote(str(ROOT))} PYTHONPYCACHEPREFIX={shlex.quote(str(self.bytecode))}",
            f"HOME={shlex.quote(str(self.folder))} XDG_STATE_HOME={shlex.quote(str(self.folder / 'state'))}",
            f"{shlex.quote(sys.executable)} -c {shlex.quote(python)}",
        ]
        size = ["-x", str(columns), "-y", str(rows)]
        self.tmux("new-session", "-d", *size, "-c", str(self.folder), " ".join(words))
        self.tmux("set-option", "-g", "remain-on-exit", "on")

    def write(self, text: str) -> None:
        """Type a text."""
        self.tmux("send-keys", "-l", text)

    def press(self, *keys: str) -> None:
        """Press keys."""
        self.tmux("send-keys", *keys)

    @property
    def screen(self) -> str:
        """What is to be seen."""
        return self.tmux("capture-pane", "-p")

    @property
    def cursor(self) -> tuple[int, int]:
        """The cell of the terminal's own cursor, where an input method opens its window."""
        x, _, y = self.tmux("display-message", "-p", "#{cursor_x},#{cursor_y}").strip().partition(",")
        return (int(x), int(y)) if x and y else (-1, -1)

    @property
    def pid(self) -> int:
        """The program."""
        return int(self.tmux("display-message", "-p", "#{pane_pid}"))

    def until(self, right: Callable[[], bool]) -> None:
        """Wait until something is right."""
        end = time.monotonic() + PATIENCE
        while not right():
            assert time.monotonic() < end, f"{self.cursor}\n{self.screen}"
            time.sleep(0.03)

    def sees(self, text: str) -> None:
        """Wait until a text is on the screen."""
        self.until(lambda: text in self.screen)

    def stands_at(self, cell: tuple[int, int]) -> None:
        """Wait until the terminal's cursor is in a cell."""
        self.until(lambda: self.cursor == cell)

    def close(self) -> None:
        """End everything."""
        self.tmux("kill-server")


@pytest.fixture(scope="module")
def bytecode(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("byte-code")


@pytest.fixture
def terminal(tmp_path: Path, bytecode: Path) -> Iterator[Terminal]:
    opened = Terminal(tmp_path / "home", bytecode)
    yield opened
    opened.close()


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "work" / "草稿.toml"
    DraftFile.create(path, at("applications.received")).close()
    return path


def test_typing_resizing_dying_and_resuming(terminal: Terminal, draft: Path) -> None:
    terminal.start(draft)
    terminal.sees("2024年新收到多少件政府信息公开申请")
    terminal.until(lambda: terminal.cursor == (LEAD, 22))

    said = "新收六十件，自然人58，企业3"
    terminal.write(said)
    terminal.sees(f"答  {said}")
    terminal.until(lambda: terminal.cursor == (LEAD + cell_len(said), 22))
    terminal.sees("〔冲突〕")
    terminal.sees("60!")

    terminal.press("BSpace")
    terminal.write("2")
    terminal.sees("58*")
    terminal.until(lambda: "〔冲突〕" not in terminal.screen)

    for columns, rows in ((200, 60), (120, 36), (80, 24)):
        terminal.tmux("resize-window", "-x", str(columns), "-y", str(rows))
        aside = 0 if columns < 110 else 24 if columns >= 150 else 20
        wanted = (LEAD + aside + cell_len(said), rows - 2)
        terminal.stands_at(wanted)
        terminal.sees("企业2")
        assert "答  新收六十件" in terminal.screen

    terminal.press("Home")
    terminal.until(lambda: terminal.cursor == (LEAD, 22))
    terminal.press("Enter")
    terminal.sees("我这样理解，对吗？")
    terminal.press("Enter")
    terminal.until(lambda: read(draft).figures.get("applications.received.natural_person") == 58)
    terminal.sees("去年结转到2024年办理的申请有多少件？")

    half = "还没想好，𠮷[b]"
    terminal.write(half)
    terminal.until(lambda: half in draft.read_text("utf-8"))
    os.kill(terminal.pid, signal.SIGKILL)
    terminal.close()

    terminal.start(draft, columns=120, rows=36)
    terminal.sees(f"答  {half}")
    terminal.until(lambda: terminal.cursor == (LEAD + 20 + cell_len(half), 34))
    assert "自然人 58" in terminal.screen

    os.kill(terminal.pid, signal.SIGTERM)
    terminal.sees(f"已保存：{draft}"[:40])
    assert half in draft.read_text("utf-8")


def test_a_closed_window_loses_nothing(terminal: Terminal, draft: Path) -> None:
    terminal.start(draft)
    terminal.sees("2024年新收到多少件政府信息公开申请")
    terminal.write("自然人58")
    terminal.sees("答  自然人58")
    pid = terminal.pid
    terminal.close()
    end = time.monotonic() + PATIENCE
    while Path(f"/proc/{pid}").exists() and time.monotonic() < end:
        time.sleep(0.03)
    assert not Path(f"/proc/{pid}").exists()
    assert "自然人58" in draft.read_text("utf-8")
    DraftFile.open(draft).close()
