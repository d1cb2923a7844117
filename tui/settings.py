"""What the drafter has chosen for the program itself: a small file of their own. Losing it loses nothing else."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping
from pathlib import Path

FILE, KEYS = "settings.toml", "keys.toml"


def folder() -> Path:
    """Where settings live: nianbao under %APPDATA% on Windows, else $XDG_CONFIG_HOME/nianbao or ~/.config/nianbao.

    Worked out by hand: it is wanted before the first frame, and the library for it takes its time to load.
    """
    if os.name == "nt":
        return Path(os.environ.get("APPDATA") or Path.home() / "AppData" / "Roaming") / "nianbao"
    base = os.environ.get("XDG_CONFIG_HOME", "")
    return (Path(base) if base.startswith("/") else Path.home() / ".config") / "nianbao"


def load() -> Mapping[str, object]:
    """All settings; none where there is no file or it cannot be read."""
    try:
        data = (folder() / FILE).read_bytes()
    except (OSError, RuntimeError):
        return {}
    import tomllib

    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except (ValueError, UnicodeError):
        return {}


def remember(name: str, value: str) -> None:
    """Keep a setting beside the others; where that cannot be done, it holds for this sitting only."""
    import tomli_w

    from engine.draft.atomic import write_atomic
    from engine.draft.errors import DraftTroubleError

    with contextlib.suppress(DraftTroubleError, OSError, RuntimeError):
        place = folder()
        place.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_atomic(place / FILE, tomli_w.dumps({**load(), name: value}).encode())
