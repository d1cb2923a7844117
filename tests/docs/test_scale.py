"""The page on many thousands of reports: its commands, one after the other, and that sharing out changes nothing."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from engine.draft.load import read
from tests.docs.pages import DOCS, blocks
from tests.docs.shell import Shell

COMMANDS = [block.text for block in blocks(DOCS / "scale.md") if block.kind == "sh"]


def _entries(path: Path) -> dict[str, dict]:
    lines = path.read_text("utf-8").splitlines()
    return {entry["path"]: entry for entry in map(json.loads, lines)}


@pytest.mark.skipif(not shutil.which("split") or not shutil.which("xargs"), reason="no GNU tools here")
def test_a_list_shared_out_says_the_same(shell: Shell) -> None:
    listed, shared, resumed, stepped = COMMANDS
    units = shell.folder / "各单位"
    for number in range(4):
        shutil.copy2(units / "甲局.docx", units / f"另{number}.docx")
    (units / "坏.docx").write_bytes(b"PK\x03\x04")
    shell.run(listed, allowed=(1,))  # one of them cannot be read
    (units / "坏.docx").unlink()
    shell.run(listed)
    whole = _entries(shell.folder / "结果.jsonl")
    assert len(whole) == len(list(units.iterdir())) == 7
    shell.run(shared)
    everything = shell.folder / "全部.jsonl"
    assert _entries(everything) == whole
    lines = everything.read_text("utf-8").splitlines(keepends=True)
    everything.write_text("".join(lines[1::2]), "utf-8")
    shell.run(resumed)
    assert _entries(everything) == whole
    assert len(everything.read_text("utf-8").splitlines()) == len(whole)
    for county, unit in (("甲县", "乙局"), ("乙县", "丙镇")):
        (shell.folder / "各县" / county).mkdir(parents=True)
        shutil.copy2(units / f"{unit}.toml", shell.folder / "各县" / county)
    (shell.folder / "各县汇总").mkdir()
    shell.run(stepped)
    assert read(shell.folder / "全省.toml").figures["disclosure.licensing"] == 2 + 3
