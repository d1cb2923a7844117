"""`nianbao`: the start page."""

from __future__ import annotations

from tui.commands import screen
from tui.commands.parsing import Options


def run(_options: Options) -> int:
    """Open the application at its start page."""
    screen.require("nianbao new 草稿.toml --plain（新建）或 nianbao open 草稿.toml --plain（接着填）")
    from tui.launch import run_app

    return run_app(None)
