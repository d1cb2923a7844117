"""What was sent for approval last time, and what has changed since."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any

from engine.draft.dump import dumps
from engine.draft.errors import DraftTroubleError
from engine.draft.model import Decision, Draft, LastYear
from engine.namedtuple import NamedTuple
from engine.output.errors import OutputError
from engine.rules.check import Verdict
from engine.rules.result import number

KIND = "nianbao packet"


class Earlier(NamedTuple):
    """What was sent last time.

    Attributes:
        name: the file that tells it.
        draft: what was sent; None when this is the first time.
        changes: where the same draft was sent before, what was said then.
        note: what a person should know.
    """

    name: str = ""
    draft: Draft | None = None
    changes: Mapping[str, Any] | None = None
    note: str = ""


def digest(draft: Draft) -> str:
    """The fingerprint of a draft file."""
    return sha256(dumps(draft)).hexdigest()


def kept(draft: Draft, verdict: Verdict) -> dict[str, Any]:
    """What of a draft is kept for the next comparison: neither answers nor history."""
    return {
        "edition": draft.edition,
        "profile": dict(draft.profile),
        "figures": {key: number(value) for key, value in draft.figures.items()},
        "prose": {part: resolved.text for part, resolved in verdict.view.texts.items()},
        "last_year": {key: number(value) for key, value in draft.last_year.figures.items()},
        "last_year_prose": dict(draft.last_year.prose),
        "decisions": [
            {
                "rule": one.rule,
                "values": {
                    key: value if isinstance(value, str) else number(value)
                    for key, value in one.values.items()
                },
                "action": one.action,
                "reason": one.reason,
                "by": one.by,
                "at": one.at,
            }
            for one in draft.decisions
        ],
    }


def earlier(draft: Draft, data: Path, since: str | None) -> Earlier:
    """What was sent last time.

    Args:
        draft: what is sent now.
        data: where the data of this packet will stand.
        since: what the drafter named.

    Raises:
        OutputError: what the drafter named cannot be read.
    """
    if since is None:
        return _beside(draft, data)
    if since.lower().endswith(".json"):
        found = _read(Path(since))
        if found is None:
            raise OutputError(
                f"{since}：不是送审数据（.packet.json），读不出来；请核对文件，或改用上次送审的报告。"
            )
        return Earlier(Path(since).name, _draft(found["draft"]))
    from engine.intake.sources import draft_from

    try:
        return Earlier(Path(since).name, draft_from(since))
    except DraftTroubleError as error:
        raise OutputError(f"上次送审的文件读不出来。{error}") from error


def _beside(draft: Draft, data: Path) -> Earlier:
    if not data.exists():
        return Earlier()
    found = _read(data)
    if found is None:
        return Earlier(note=f"{data.name} 读不出来，没有与上次比较。")
    if found.get("draft_sha256") == digest(draft) and isinstance(found.get("changes"), dict):
        # the same draft again: the papers stay as they were
        return Earlier(changes=found["changes"])
    before = _draft(found["draft"])
    if (before.organ, before.year) != (draft.organ, draft.year):
        return Earlier(note=f"{data.name} 是另一份报告的，没有比较。")
    return Earlier(data.name, before)


def _read(place: Path) -> dict[str, Any] | None:
    try:
        found = json.loads(place.read_bytes(), parse_float=Decimal)
        if found["kind"] != KIND or found["schema"] != 1:
            return None
        _draft(found["draft"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    return dict(found)


def _draft(found: Mapping[str, Any]) -> Draft:
    """The draft as far as it was kept.

    Raises:
        ValueError, KeyError, TypeError, AttributeError: it is not as `kept` writes it.
    """
    draft = Draft(edition=str(found["edition"])).with_profile(found["profile"])
    draft = draft.with_figures(found["figures"])
    draft = draft._replace(prose={str(part): str(text) for part, text in found["prose"].items()})
    before = {str(part): str(text) for part, text in found["last_year_prose"].items()}
    draft = draft.with_last_year(LastYear(prose=before)).with_last_year_figures(found["last_year"])
    decisions = tuple(
        Decision(one["rule"], one["values"], one["action"], one["reason"], one["by"], one["at"])
        for one in found["decisions"]
    )
    return draft._replace(decisions=decisions)
