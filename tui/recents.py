"""The drafts that were open last: a small private list in the user's state folder.

Losing it loses nothing but convenience, so that no trouble with it is ever shown.
"""

from __future__ import annotations

import contextlib
import json
import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

_MOST = 30


@dataclass(frozen=True, slots=True)
class Recent:
    """A draft that was open: where it is, whose it is, when it was last saved."""

    path: str
    organ: str = ""
    year: int | None = None
    at: str = ""

    @property
    def exists(self) -> bool:
        """Whether the file is still there."""
        return os.path.isfile(self.path)  # noqa: PTH113 - never raises, also where the folder may not be looked into


def place() -> Path:
    """The file of the list."""
    from platformdirs import user_state_dir

    return Path(user_state_dir("nianbao", appauthor=False)) / "recent.json"


def load() -> list[Recent]:
    """The list, newest first; empty when there is none or it cannot be read."""
    try:
        entries = json.loads(place().read_text("utf-8"))
        return [
            Recent(
                str(entry["path"]),
                str(entry.get("organ") or ""),
                entry["year"] if isinstance(entry.get("year"), int) else None,
                str(entry.get("at") or ""),
            )
            for entry in entries
        ]
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return []


def note(path: Path, organ: str, year: int | None, now: datetime) -> None:
    """Put a draft at the top of the list, with its whole path: the next start may be in another folder."""
    entry = Recent(os.path.abspath(path), organ, year, now.strftime("%Y-%m-%d %H:%M"))  # noqa: PTH100
    _store([entry, *(old for old in load() if old.path != entry.path)][:_MOST])


def forget(path: str) -> None:
    """Take a draft off the list; the file itself is not touched."""
    _store([old for old in load() if old.path != path])


def _store(entries: list[Recent]) -> None:
    with contextlib.suppress(OSError):
        file = place()
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        data = json.dumps(
            [{"path": e.path, "organ": e.organ, "year": e.year, "at": e.at} for e in entries],
            ensure_ascii=False,
            indent=1,
        )
        fresh = file.with_name(f".recent.{os.getpid()}.tmp")
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8", errors="surrogateescape") as out:
            out.write(data)
        fresh.replace(file)
