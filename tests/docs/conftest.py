"""A folder as an office has it, with the files that the handbook names."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from engine.draft.dump import dumps
from engine.draft.load import read
from engine.draft.model import Draft
from engine.form import CELLS
from engine.output.assemble import export
from tests.docs.pages import ROOT
from tests.docs.shell import Shell

UNITS = ("甲局", "乙局", "丙镇")


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files that the commands of the handbook begin with."""
    folder = tmp_path_factory.mktemp("office")
    seed = read(ROOT / "examples" / "weihai.toml")
    shutil.copy2(ROOT / "examples" / "weihai.toml", folder / "2024年报.toml")
    shutil.copy2(ROOT / "examples" / "ledger.csv", folder / "台账.csv")
    (folder / "2024年报.docx").write_bytes(export(seed))
    shutil.copy2(folder / "2024年报.docx", folder / "报告.docx")
    (folder / "回答.txt").write_text("/查\n/退出\n", "utf-8")
    (folder / "名单.txt").write_text("".join(f"某某县{unit}\n" for unit in (*UNITS, "丁局")), "utf-8")
    units = folder / "各单位"
    units.mkdir()
    for number, unit in enumerate(UNITS, start=1):
        draft = Draft(
            profile={"organ": f"某某县{unit}", "kind": "department", "year": 2024},
            figures=dict.fromkeys(CELLS, 0),
        ).with_figures({"disclosure.licensing": number})
        (units / f"{unit}.toml").write_bytes(dumps(draft))
    whole = Draft(
        profile={"organ": "某某县人民政府", "kind": "county", "year": 2024}, figures=dict.fromkeys(CELLS, 0)
    )
    (folder / "本级自填.toml").write_bytes(dumps(whole.with_figures({"disclosure.licensing": 6})))
    (units / "甲局.docx").write_bytes(export(read(units / "甲局.toml"), draft_mark=True))
    (units / "甲局.toml").unlink()
    year_before = Draft(profile={"organ": "某某县人民政府", "kind": "county", "year": 2023})
    (folder / "去年汇总.toml").write_bytes(dumps(year_before))
    return folder


@pytest.fixture
def shell(office: Path, tmp_path: Path) -> Shell:
    """A shell in a copy of that folder."""
    folder = tmp_path / "年报"
    shutil.copytree(office, folder)
    return Shell(folder, tmp_path / "bin", ROOT)
