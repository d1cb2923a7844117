"""Writes the packet beside a report."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

from engine.draft.atomic import write_atomic
from engine.draft.model import Draft
from engine.output.packet.earlier import earlier
from engine.output.packet.facts import packet_facts
from engine.output.packet.render import annex_docx, sheet_docx
from engine.output.proof import Point
from engine.rules.check import Verdict

SHEET, ANNEX, DATA = "（送审单）.docx", "（送审附件）.docx", ".packet.json"
"""What stands behind the name of the report."""

_READABLE = 0o644


def places(target: Path) -> tuple[Path, Path, Path]:
    """Where 送审单, 附件 and data of a report go."""
    sheet, annex, data = (target.with_name(target.stem + ending) for ending in (SHEET, ANNEX, DATA))
    return sheet, annex, data


def write_packet(
    draft: Draft,
    verdict: Verdict,
    target: Path,
    report: bytes,
    *,
    since: str | None = None,
    draft_mark: bool = False,
    points: tuple[Point, ...] | None = None,
) -> list[Path]:
    """Writes 送审单, 附件 and their data beside the report. Deterministic: no clock, no account, no folder.

    Args:
        draft: the draft.
        verdict: what the rules say of it.
        target: the report.
        report: its bytes.
        since: what was sent last time: a report, a draft or the data of a packet; None: the data that lie beside the
            report already, which are then replaced.
        draft_mark: whether the report was exported as 草稿; the papers say so too.
        points: the proof of the report without its rendered pages, where it was taken already.

    Returns:
        The files that were written.

    Raises:
        OutputError: what was sent last time cannot be read.
        SaveError: a file could not be written.
    """
    sheet, annex, data = places(target)
    before = earlier(draft, data, since)
    facts = packet_facts(draft, verdict, report, before, draft_mark=draft_mark, points=points)
    facts["files"] = [_file("报告", target, report)]
    annexed = annex_docx(facts)
    facts["files"].append(_file("附件", annex, annexed))
    write_atomic(annex, annexed, mode=_READABLE)
    write_atomic(sheet, sheet_docx(facts), mode=_READABLE)
    text = json.dumps(facts, ensure_ascii=False, indent=1, default=str) + "\n"
    write_atomic(data, text.encode("utf-8", "backslashreplace"), mode=_READABLE)
    return [sheet, annex, data]


def _file(what: str, place: Path, content: bytes) -> dict[str, Any]:
    return {"what": what, "name": place.name, "bytes": len(content), "sha256": sha256(content).hexdigest()}
