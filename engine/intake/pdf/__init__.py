"""Reads reports published as PDF: text by geometry, tables by their ruled lines, both joined over page breaks.

The drawing of a page is read with pdfium (in C, bounded, hardened); what it means is worked out here.
"""

from engine.intake.pdf.reader import read

__all__ = ["read"]
