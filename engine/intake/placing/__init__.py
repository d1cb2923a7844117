"""From paragraphs and grids to a report: everything is placed by its label and heading, nothing by its position."""

from engine.intake.placing.assembling import report_of

__all__ = ["report_of"]
