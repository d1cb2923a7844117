"""Where what the program has worked out is kept from one run to the next (see `engine.kept`)."""

from __future__ import annotations

import os


def folder() -> str | None:
    """The folder of the user's that such files belong in; None where there is no home."""
    named = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    home = named if named and os.path.isabs(named) else os.path.expanduser("~/.cache")  # noqa: PTH111, PTH117
    return os.path.join(home, "nianbao") if os.path.isabs(home) else None  # noqa: PTH117, PTH118
