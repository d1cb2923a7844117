"""`nianbao open`: go on with a draft, on the screen or as plain questions and answers."""

from __future__ import annotations

from tui.commands import console, screen
from tui.commands.parsing import Options


def run(options: Options) -> int:
    """Open the draft where it was left."""
    draft = options.text("draft")
    if options.on("plain"):
        from tui.plain import run_plain

        return run_plain(draft)
    screen.require(f"nianbao open {console.quoted(draft)} --plain")
    from tui.launch import run_app

    return run_app(draft)
