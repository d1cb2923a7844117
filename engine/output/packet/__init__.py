"""The papers that go with a report when it is sent for approval: 送审单, 附件, and the same as data.

What the approver needs stands on one sheet (送审单); what he may want to look up stands in the annex (附件): every
equation with both its sides, every number of the prose with its source, findings and decisions, the year before, how
much of the text is last year's, and what changed since it was sent last.
"""

from __future__ import annotations

from engine.output.packet.packet import ANNEX, DATA, SHEET, places, write_packet

__all__ = ["ANNEX", "DATA", "SHEET", "places", "write_packet"]
