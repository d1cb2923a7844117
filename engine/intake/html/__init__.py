"""Reads reports from web pages that any system made, as a reader of the page sees them."""

from engine.intake.html.reader import grids, read
from engine.intake.html.source import is_html

__all__ = ["grids", "is_html", "read"]
