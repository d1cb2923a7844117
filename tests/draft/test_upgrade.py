"""Drafts of every schema that was ever written are opened, whole, and written as the present one.

`schemas/N.toml` is a draft as the first program with schema N wrote it; it is never made anew.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from engine.draft import DraftError, load, loads
from engine.draft.dump import dumps
from engine.draft.model import SCHEMA
from engine.form import FORM
from engine.interview import machine
from engine.interview.prompts import prompt_for
from engine.rules.check import check

KEPT = Path(__file__).parent / "schemas"


def _old(schema: int) -> bytes:
    return (KEPT / f"{schema}.toml").read_bytes()


def test_a_draft_of_every_schema_is_kept() -> None:
    assert sorted(int(path.stem) for path in KEPT.glob("*.toml")) == list(range(1, SCHEMA + 1))


@pytest.mark.parametrize("schema", range(1, SCHEMA + 1))
def test_everything_in_it_arrives(schema: int) -> None:
    draft = loads(_old(schema), "旧草稿.toml")
    document = tomllib.loads(_old(schema).decode())
    stated = document["figures"]["applications"]["received"]
    assert {column: draft.figures[f"applications.received.{column}"] for column in stated} == stated
    assert len(draft.answers) == len(document["interview"]["answers"])
    assert set(draft.prose) >= {"preamble", "problems", "matters", "overview.on_request"}
    verdict = check(draft)
    assert not verdict.blocking
    assert all(verdict.view.value(key) is not None for key in FORM.applications.cells())
    assert prompt_for(verdict).kind == "done"


@pytest.mark.parametrize("schema", range(1, SCHEMA + 1))
def test_it_is_written_as_the_present_one_and_goes_on(schema: int) -> None:
    draft = loads(_old(schema), "旧草稿.toml")
    written = dumps(draft)
    assert tomllib.loads(written.decode())["schema"] == SCHEMA
    assert loads(written, "新草稿.toml") == draft
    opened = machine.open_question(draft, "disclosure.licensing")
    changed = machine.answer(opened, "5822件").draft
    assert changed.pending is not None or changed.figures["disclosure.licensing"] == 5822


def test_the_steps_between_schemas_follow_one_another(monkeypatch: pytest.MonkeyPatch) -> None:
    def renamed(document: dict[str, object]) -> dict[str, object]:
        profile = document["profile"]
        assert isinstance(profile, dict)
        return {**document, "profile": {**profile, "organ": f"{profile['organ']}（新）"}}

    monkeypatch.setattr(load, "SCHEMA", SCHEMA + 2)
    monkeypatch.setattr(load, "_MIGRATIONS", dict.fromkeys((SCHEMA, SCHEMA + 1), renamed))
    assert (loads(_old(SCHEMA), "旧草稿.toml").organ or "").endswith("（新）（新）")


def test_a_newer_draft_is_refused_and_nothing_else_is_said_of_it() -> None:
    newer = _old(SCHEMA).replace(f"schema = {SCHEMA}".encode(), f"schema = {SCHEMA + 1}".encode(), 1)
    with pytest.raises(DraftError, match="更新版本") as caught:
        loads(newer, "新草稿.toml")
    assert "升级" in str(caught.value)
