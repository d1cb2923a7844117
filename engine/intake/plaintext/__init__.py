"""Reads reports from plain text and Markdown: lines as paragraphs, and tables drawn with signs as grids."""

from engine.intake.plaintext.reader import read

__all__ = ["read"]
