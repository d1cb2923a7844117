"""Two drafts or reports side by side: figures cell by cell, prose character by character, findings that came and went."""

from engine.compare.compare import Comparison, compare

__all__ = ["Comparison", "compare"]
