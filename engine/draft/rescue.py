"""Ways back for a draft whose file is damaged or gone, and ways out for one that cannot be written."""

from __future__ import annotations

import contextlib
from datetime import datetime
from pathlib import Path

from engine.draft.atomic import free_name, target, write_atomic
from engine.draft.backup import keep, list_backups
from engine.draft.dump import dumps
from engine.draft.errors import DraftError, DraftTroubleError, SaveError
from engine.draft.history import History
from engine.draft.journal import Journal
from engine.draft.load import loads, read_bytes
from engine.draft.model import Draft
from engine.namedtuple import NamedTuple


class Source(NamedTuple):
    """An earlier state of a draft that loads.

    Attributes:
        kind: "history" for the last step that was noted beside the draft, "backup" for a backup.
        at: when it was written.
        draft: what it says.
        data: the bytes to put in the place of the file.
    """

    kind: str
    at: datetime
    draft: Draft
    data: bytes


def sources(path: Path) -> list[Source]:
    """What the draft can be put back from, newest first: the history, if it says more, and the newest good backup."""
    found = [source for source in (_noted(path), _backed_up(path)) if source is not None]
    if len(found) == 2 and _alike(found[0].draft, found[1].draft):
        return found[1:]
    return sorted(found, key=lambda source: (source.at.replace(microsecond=0), source.kind), reverse=True)


def put_back(path: Path, data: bytes) -> Path | None:
    """Puts an earlier state in the place of a damaged file.

    Returns:
        Where the damaged file is now; None when there was none.

    Raises:
        SaveError: it could not be written; the damaged file is as it was.
    """
    try:
        damaged = read_bytes(path)
    except DraftError:
        damaged = None
    aside = None if damaged is None else _set_aside(path, damaged)
    write_atomic(path, data)
    return aside


def copy_of(path: Path) -> Path:
    """A copy of the draft beside it, under a name that is free.

    Raises:
        DraftTroubleError: the draft cannot be read, or the copy not written.
    """
    data = read_bytes(path)
    loads(data, str(path))
    copy = free_name(path)
    write_atomic(copy, data)
    return copy


def keep_unsaved(path: Path, draft: Draft) -> Path | None:
    """Keeps a draft that cannot be saved, when the program must end: with the backups, or else in a temporary place.

    Returns:
        Where it is now; None where there is no place for it.
    """
    import tempfile

    with contextlib.suppress(ValueError):
        data = dumps(draft)
        with contextlib.suppress(DraftTroubleError):
            kept = keep(path, data)
            return kept.path if kept else list_backups(path)[0].path
        with contextlib.suppress(DraftTroubleError, OSError):
            place = free_name(Path(tempfile.gettempdir()) / f"没有存上的{target(path).name[-60:]}")
            write_atomic(place, data)
            return place
    return None


def _set_aside(path: Path, data: bytes) -> Path:
    """Keeps the damaged bytes in sight, beside the draft; where the name is too long, with the backups."""
    place = target(path)
    try:
        aside = free_name(place.with_name(f"{place.stem}.损坏{place.suffix}"))
        write_atomic(aside, data)
    except (SaveError, OSError):
        kept = keep(path, data)
        return kept.path if kept else list_backups(path)[0].path
    return aside


def _noted(path: Path) -> Source | None:
    history = History(Journal(path))
    number = len(history.steps) - 1
    draft = history.after(number)
    if draft is None:
        return None
    with contextlib.suppress(ValueError):
        at = datetime.fromisoformat(history.steps[number].note.at).astimezone()
        return Source("history", at, draft, dumps(draft))
    return None


def _backed_up(path: Path) -> Source | None:
    for backup in list_backups(path):
        with contextlib.suppress(DraftError):
            data = read_bytes(backup.path)
            return Source("backup", backup.at, loads(data, str(backup.path)), data)
    return None


def _alike(one: Draft, two: Draft) -> bool:
    from engine.draft.changes import fingerprint, state_of

    return fingerprint(state_of(one)) == fingerprint(state_of(two))
