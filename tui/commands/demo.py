"""`nianbao demo`: a copy of the example draft."""

from __future__ import annotations

from tui.commands import console, screen
from tui.commands.parsing import Options


def run(_options: Options) -> int:
    """Copy the example draft, and open the copy."""
    from tui.launch import example_copy, run_app

    copy = example_copy()
    console.say(f"示例草稿：{copy}")
    screen.require(f"nianbao open {console.quoted(copy)} --plain")
    return run_app(str(copy))
