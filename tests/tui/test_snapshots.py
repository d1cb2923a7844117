"""Every screen as text, in two sizes, as a person reads it; `python tests/tui/renew.py` writes them anew."""

from __future__ import annotations

import asyncio
import difflib
import os
import re
import sys
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.tui.conftest import Seat
from tests.tui.scenes import SCENES
from tests.tui.stage import on_stage, shown
from tui.text import clip

FOLDER = Path(__file__).with_name("snapshots")
SIZES = ((80, 24), (120, 40))
RENEW = "NIANBAO_RENEW"
PATIENCE = 30
"""Tenths of a second that a screen may take beyond what it usually takes."""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the folder of the snapshots is one of Unix")


def _path(name: str, size: tuple[int, int]) -> Path:
    return FOLDER / f"{name}.{size[0]}x{size[1]}.txt"


def _difference(path: Path, now: str) -> str:
    before = path.read_text("utf-8") if path.exists() else ""
    lines = difflib.unified_diff(
        before.splitlines(), now.splitlines(), path.name, "现在的屏幕", n=2, lineterm=""
    )
    return "\n".join(lines)


async def _settled(seat: Seat, folder: Path, path: Path) -> str:
    """The screen once it is as it was; on a busy machine some of it comes late. In the end as it is."""
    now = shown(seat, folder)
    for _ in range(0 if os.environ.get(RENEW) else PATIENCE):
        if not _difference(path, now):
            break
        await asyncio.sleep(0.1)
        await seat.settle()
        now = shown(seat, folder)
    return now


@pytest.mark.parametrize("name", SCENES)
async def test_a_screen_is_as_it_was(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    async with on_stage(name, SIZES[0], monkeypatch) as (seat, folder):
        for size in SIZES:
            if size != SIZES[0]:
                await seat.pilot.resize_terminal(*size)
                await seat.settle()
            path = _path(name, size)
            now = await _settled(seat, folder, path)
            assert all(cell_len(line) <= size[0] for line in now.split("\n"))
            if os.environ.get(RENEW):
                path.write_text(now, "utf-8")
            difference = _difference(path, now)
            assert not difference, f"{difference}\n改对了的，用 python tests/tui/renew.py {name} 重写"


def test_no_snapshot_is_left_over() -> None:
    wanted = {_path(name, size).name for name in SCENES for size in SIZES}
    assert {path.name for path in FOLDER.glob("*.txt")} == wanted


def test_nothing_of_this_machine_is_in_them() -> None:
    for path in FOLDER.glob("*.txt"):
        text = path.read_text("utf-8")
        assert "/tmp" not in text, path.name  # noqa: S108
        assert "root" not in text, path.name
        assert all(line == clip(line, 120).rstrip() for line in text.split("\n")), path.name


_ALLOWED = re.compile(
    r"F\d+|Ctrl|Alt|Tab|Esc|Delete|PageUp|PageDown|Home|End|Word|WPS|Excel|PDF|LibreOffice|KB|nianbao|open|--plain|new"
    r"|toml|docx|xlsx|csv|txt|https?://\S+|zhangsan|~?/[^\s　，。”]+|xs|dc"
)
"""Latin words that a drafter knows: keys, programs, kinds of files, addresses, commands by their letters."""


def test_no_english_is_left_over() -> None:
    for path in FOLDER.glob("*.txt"):
        if path.name.startswith(("help-keys", "damaged")):  # what stands in files: names of keys, of entries
            continue
        words = re.findall(r"[A-Za-z]{2,}", _ALLOWED.sub("", path.read_text("utf-8")))
        assert not words, (path.name, words)


def test_nothing_is_drawn_with_lines_or_blocks() -> None:
    for path in FOLDER.glob("*.txt"):
        assert not re.findall("[\u2500-\u25ff\u2800-\u28ff]", path.read_text("utf-8")), path.name
