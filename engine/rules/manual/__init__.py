"""The manual of rules: every rule with its meaning, its source and what to do. Loaded where somebody asks for the grounds of a finding.

`python -m engine.rules.manual` writes it (see `engine.rules.manual.__main__`); a test compares the file with it.
"""

from __future__ import annotations

from engine.rules.manual import content, organ, parts, privacy, prose, tables, wording, years
from engine.rules.manual.entry import Entry

__all__ = ["ENTRIES", "FAMILIES", "Entry"]

FAMILIES: tuple[tuple[str, str, tuple[Entry, ...]], ...] = (
    ("T", "表格自身的加减", tables.ENTRIES),
    ("X", "今年与去年", years.ENTRIES),
    ("P、S", "正文与表格、正文与正文", prose.ENTRIES),
    ("O", "与机关类型、职权是否相符", organ.ENTRIES),
    ("M", "应当写到的内容", parts.ENTRIES),
    ("W", "名称、年份、文号、用词", wording.ENTRIES),
    ("D", "个人信息和保密", privacy.ENTRIES),
    ("C", "内容质量", content.ENTRIES),
)
"""The entries by family: the letters of its ids, its name, its rules in the order of the catalogue."""

ENTRIES: dict[str, Entry] = {entry.id: entry for _, _, entries in FAMILIES for entry in entries}
"""Every entry by the id of its rule."""
