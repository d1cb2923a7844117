"""The official form as data, and typed access to it."""

from engine.form.current import FORM
from engine.form.keys import CELLS, FACTS, cells_of, figure_keys, is_cell, is_key, nearest, title, unit

__all__ = [
    "CELLS",
    "FACTS",
    "FORM",
    "cells_of",
    "figure_keys",
    "is_cell",
    "is_key",
    "nearest",
    "title",
    "unit",
]
