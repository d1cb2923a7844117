"""A report judged as it was read: every rule that applies, on what is printed."""

from __future__ import annotations

from typing import Any

from engine.draft.errors import DraftTroubleError
from engine.intake.drafts import draft_of
from engine.intake.errors import IntakeError
from engine.intake.read import Reading, read_whole
from engine.intake.seal import Seal, seal_of
from engine.namedtuple import NamedTuple
from engine.rules.check import Verdict, check
from engine.rules.finding import Finding
from engine.rules.result import file_result, finding_result
from engine.rules.siblings import Print, alike, print_of


class Judged(NamedTuple):
    """What a review says of one file; plain data, so that another process can have made it.

    Attributes:
        name: the file.
        error: why it could not be read; empty when it was.
        organ: who reports.
        year: for which year.
        findings: what the rules say, errors first.
        unplaced: what the reader saw and could not place.
        notes: what a person should know about the reading.
        mark: what the report is recognised by beside others.
        seal: what its fingerprint says of changes since it was exported.
        result: its entry in the JSON document, where that was asked for.
    """

    name: str
    error: str = ""
    organ: str = ""
    year: int | None = None
    findings: tuple[Finding, ...] = ()
    unplaced: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    mark: Print | None = None
    seal: Seal = Seal("absent")
    result: dict[str, Any] | None = None

    def count(self, severity: str) -> int:
        """How many findings of this severity are open."""
        return sum(1 for finding in self.findings if finding.severity == severity and not finding.kept)


def judged(name: str, *, full: bool = False) -> Judged:
    """Read and judge one file; never raises for a bad one.

    Args:
        name: the file.
        full: make its entry for the JSON document too.
    """
    try:
        read = read_whole(name)
        report = read.report
        verdict: Verdict = check(draft_of(report, as_read=True))
    except DraftTroubleError as error:
        return Judged(name, str(error))
    draft = verdict.view.draft
    return Judged(
        name,
        "",
        draft.organ or "",
        draft.year,
        verdict.findings,
        report.unplaced,
        report.notes,
        print_of(name, verdict.view),
        _seal(name, read),
        file_result(name, verdict, report.unplaced) if full else None,
    )


def _seal(name: str, read: Reading) -> Seal:
    if read.package is None:  # nothing but Word files, and what is converted to one, carries a fingerprint
        return Seal("absent")
    try:
        return seal_of(name, read.package, read.document)
    except IntakeError:
        return Seal("damaged")


def side_by_side(found: list[Judged]) -> list[Judged]:
    """The same files with what only a comparison among them can say (C-04)."""
    copies = alike([one.mark for one in found if one.mark is not None])
    return [_with(one, copies.get(one.name)) for one in found]


def _with(one: Judged, finding: Finding | None) -> Judged:
    if finding is None:
        return one
    result = one.result
    if result is not None:
        result = {**result, "findings": [*result["findings"], finding_result(finding)]}
    return one._replace(findings=(*one.findings, finding), result=result)
