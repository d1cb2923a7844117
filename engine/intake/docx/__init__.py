"""Reads Word reports that anyone wrote: an own walk over the package, because the usual libraries lose text.

What python-docx and its kin drop or misread: content controls, smart tags, tracked changes, merged cells with an
explicit `continue`, automatic numbering, text boxes, strict OOXML.
"""

from engine.intake.docx.reader import read

__all__ = ["read"]
