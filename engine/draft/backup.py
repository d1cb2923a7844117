"""Earlier states of a draft, in the hidden folder `.NAME.backups` beside it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from engine.draft.atomic import reason, sidecar, sweep_folder, target, write_atomic
from engine.draft.errors import DraftError, SaveError
from engine.draft.load import loads, read_bytes

KEPT = 10
"""So many of the newest backups are kept,"""

DAYS = 7
"""and the last one of each of the latest days on which there was one."""

_STAMP = "%Y%m%d-%H%M%S-%f"


@dataclass(frozen=True, slots=True)
class Backup:
    """One earlier state of a draft, in a file of its own."""

    path: Path
    at: datetime


def folder(path: Path) -> Path:
    """The folder that holds the backups of this draft."""
    return sidecar(target(path), ".backups")


def list_backups(path: Path) -> list[Backup]:
    """The backups of the draft, newest first."""
    found = []
    with contextlib.suppress(OSError):
        for file in folder(path).iterdir():
            with contextlib.suppress(ValueError):
                found.append(Backup(file, datetime.strptime(file.stem, _STAMP).astimezone()))
    return sorted(found, key=lambda backup: backup.path.name, reverse=True)


def keep(path: Path, data: bytes) -> Backup | None:
    """Keeps the bytes as the newest backup, and drops backups that are too many.

    Returns:
        The backup; None when the newest one is the same already.

    Raises:
        SaveError: it could not be written.
    """
    known = list_backups(path)
    if known and _bytes(known[0]) == data:
        return None
    now = _now()
    if known and known[0].at >= now:  # the clock was set back; the order must hold all the same
        now = known[0].at + timedelta(microseconds=1)
    place = folder(path)
    try:
        place.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise SaveError(str(place), reason(error)) from error
    backup = Backup(place / f"{now.strftime(_STAMP)}{target(path).suffix or '.toml'}", now)
    write_atomic(backup.path, data)
    sweep_folder(place)
    for old in _too_many([backup, *known]):
        with contextlib.suppress(OSError):
            old.path.unlink()
    return backup


def recover(path: Path) -> Backup | None:
    """The newest backup of the draft that loads."""
    for backup in list_backups(path):
        with contextlib.suppress(DraftError):
            loads(read_bytes(backup.path), str(backup.path))
            return backup
    return None


def _too_many(backups: list[Backup]) -> Iterable[Backup]:
    last_of_day: dict[str, Backup] = {}
    for backup in backups:
        last_of_day.setdefault(backup.at.strftime("%Y%m%d"), backup)
    held = [*backups[:KEPT], *list(last_of_day.values())[:DAYS]]
    return [backup for backup in backups if backup not in held]


def _bytes(backup: Backup) -> bytes:
    try:
        return backup.path.read_bytes()
    except OSError:
        return b""


def _now() -> datetime:
    return datetime.now().astimezone()
