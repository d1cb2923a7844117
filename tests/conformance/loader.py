"""Development only: the reports of the shared folder as views; see its README for the shape."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from engine.draft import Draft
from engine.form.edition_2021 import FORM
from engine.rules.view import View, view

_PARTS = {"preamble": "preamble", "一": "overview", "三": "applications", "五": "problems", "六": "matters"}
_STOCK = {"made": "made", "repealed": "repealed", "valid": "in_force"}
_SINGLE = {"行政许可": "licensing", "行政处罚": "penalties", "行政强制": "compulsion"}
_GROUPS = {"direct": "litigation_direct", "after_review": "litigation_after_review", "review": "review"}


@dataclass(frozen=True)
class Report:
    """A report of the folder, with what a careful reader found in it."""

    id: str
    draft: Draft
    complete: bool
    errors: tuple[Mapping[str, Any], ...]

    @property
    def view(self) -> View:
        return view(self.draft)


def folder() -> Path | None:
    """Where the reports are; None when they are not there."""
    named = os.environ.get("NIANBAO_REPORTS")
    here = Path(named) if named else Path(__file__).resolve().parents[3] / "shared" / "reports"
    return here if (here / "reports").is_dir() else None


def reports(here: Path) -> Iterator[Report]:
    for path in sorted((here / "reports").glob("*.json")):
        data = json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
        labels = here / "labels" / path.name
        errors = (
            json.loads(labels.read_text(encoding="utf-8")).get("real_errors", []) if labels.exists() else []
        )
        yield Report(data["id"], _draft(data), data["complete"], tuple(errors))


def _draft(data: Mapping[str, Any]) -> Draft:
    organ = re.sub("（.*", "", data["organ"])
    profile = {"organ": organ or None, "year": data["year"]}
    prose = {_PARTS[key]: text for key, text in (data["prose"] or {}).items() if text}
    draft = Draft(
        profile={key: value for key, value in profile.items() if value},
        prose=prose,
        extra={} if data["complete"] and all(data["prose"].values()) else {"read": {"complete": False}},
    )
    figures = {**_disclosure(data["table2"]), **_applications(data["table3"]), **_disputes(data["table4"])}
    return draft.with_figures({key: value for key, value in figures.items() if value is not None})


def _disclosure(table: Mapping[str, Any] | None) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for label, row in (("规章", "regulations"), ("行政规范性文件", "normative_documents")):
        cells = (table or {}).get(label) or {}
        found |= {f"disclosure.{row}.{_STOCK[key]}": cells.get(key) for key in _STOCK}
    for label, row in _SINGLE.items():
        value = (table or {}).get(label)
        found[f"disclosure.{row}"] = value if isinstance(value, int) else None
    found["disclosure.fees"] = (table or {}).get("行政事业性收费_万元")
    return found


def _applications(table: Mapping[str, Any] | None) -> dict[str, Any]:
    rows = {
        _plain(f"{row.group}/{row.label}" if row.group else row.label): row.key
        for row in FORM.applications.rows
    }
    columns = [column.key for column in FORM.applications.columns]
    found: dict[str, Any] = {}
    for label, values in (table or {}).get("rows", ()):
        key = rows.get(_plain(label.removeprefix("三、本年度办理结果/")))
        if key:
            found |= {
                f"applications.{key}.{column}": value for column, value in zip(columns, values, strict=True)
            }
    return found


def _plain(label: str) -> str:
    return re.sub("（区分.*", "", label)


def _disputes(table: Mapping[str, Any] | None) -> dict[str, Any]:
    return {
        f"disputes.{_GROUPS[group]}.{result}": value
        for group, cells in (table or {}).items()
        if group in _GROUPS and cells
        for result, value in cells.items()
    }
