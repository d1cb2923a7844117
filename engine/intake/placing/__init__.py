"""From paragraphs and grids to a report: everything is placed by its label and heading, nothing by its position."""

from engine.intake.placing.assembling import report_of
from engine.intake.placing.recognition import is_report

__all__ = ["is_report", "report_of"]
