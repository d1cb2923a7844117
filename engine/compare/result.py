"""A comparison as plain data for `--json`; its shape is fixed for other programs.

    { "schema": 1, "same": false, "year_on_year": false,
      "old": { "path": …, "organ": …, "year": …, "edition": … }, "new": { … },
      "profile": [ { "key": …, "old": …, "new": … } ],                       // null = absent
      "cells": [ { "key": …, "title": …, "old": 60, "new": 66, "difference": 6, "growth": null } ],
      "facts": [ … ], "last_year": [ … ],                                     // the same shape; keys of last year
                                                                              // begin with last_year.
      "carry_over": [ { "column": "total", "title": "总计", "carried_out": 5, "carried_in": 4, "difference": -1 } ],
      "prose": [ { "part": "overview", "title": …, "old": …, "new": …,        // both texts, links resolved
                   "paragraphs": [ { "kind": "changed|added|removed|same", "moved": false,
                                     "old": { "number": 0, "start": 0, "end": 20 }, "new": { … },   // or null
                                     "edits": [ { "kind": "same|deleted|inserted", "text": … } ] } ] } ],
      "findings": { "came": [ FINDING ], "went": [ … ], "decided": [ … ], "reopened": [ … ] } }

Offsets are code points of the part's text; paragraphs are numbered from 0; those that are the same and stayed where they
were are left out. What is `same` or `deleted` makes the old paragraph, `same` or `inserted` the new one. Figures are
JSON numbers, null = blank; growth is in percent, given only from one year to the next. A finding has the shape that it
has in `nianbao check --json`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from engine.compare.compare import Comparison, PartChange, Turn
from engine.compare.figures import FigureChange
from engine.compare.paragraphs import ParagraphChange
from engine.draft.difference import part_title
from engine.draft.model import Draft
from engine.draft.values import tidied
from engine.form.current import FORM
from engine.form.keys import spoken
from engine.rules.result import finding_result, number

SCHEMA = 1

_TURNS: tuple[Turn, ...] = ("came", "went", "decided", "reopened")


def document(comparison: Comparison, old: tuple[str, Draft], new: tuple[str, Draft]) -> dict[str, Any]:
    """The whole document; `old` and `new` are the files with what was read in them."""
    return {
        "schema": SCHEMA,
        "same": comparison.same,
        "year_on_year": comparison.year_on_year,
        "old": _file(*old),
        "new": _file(*new),
        "profile": [
            {"key": change.key, "old": tidied(change.old), "new": tidied(change.new)}
            for change in comparison.profile
        ],
        "cells": _figures(comparison.cells),
        "facts": _figures(comparison.facts),
        "last_year": _figures(comparison.last_year),
        "carry_over": [
            {
                "column": carry.column,
                "title": FORM.applications.column(carry.column).label,
                "carried_out": number(carry.carried_out),
                "carried_in": number(carry.carried_in),
                "difference": number(carry.difference),
            }
            for carry in comparison.carry_over
        ],
        "prose": [_part(part) for part in comparison.parts],
        "findings": {
            turn: [finding_result(change.finding) for change in comparison.findings if change.turn == turn]
            for turn in _TURNS
        },
    }


def _file(path: str, draft: Draft) -> dict[str, Any]:
    return {"path": path, "organ": draft.organ, "year": draft.year, "edition": draft.edition}


def _figures(changes: Iterable[FigureChange]) -> list[dict[str, Any]]:
    return [
        {
            "key": change.key,
            "title": spoken(change.key),
            "old": number(change.old),
            "new": number(change.new),
            "difference": number(change.difference),
            "growth": number(change.growth),
        }
        for change in changes
    ]


def _part(change: PartChange) -> dict[str, Any]:
    return {
        "part": change.part,
        "title": part_title(change.part),
        "old": change.old,
        "new": change.new,
        "paragraphs": [
            _paragraph(paragraph)
            for paragraph in change.paragraphs
            if paragraph.kind != "same" or paragraph.moved
        ],
    }


def _paragraph(paragraph: ParagraphChange) -> dict[str, Any]:
    return {
        "kind": paragraph.kind,
        "moved": paragraph.moved,
        "old": None if paragraph.old is None else paragraph.old._asdict(),
        "new": None if paragraph.new is None else paragraph.new._asdict(),
        "edits": [edit._asdict() for edit in paragraph.edits],
    }
