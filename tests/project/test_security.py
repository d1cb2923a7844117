"""What docs/security.md promises and no other test proves; and that every test it names exists."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from engine.draft.load import read
from engine.output.assemble import export
from tests.cli.conftest import EXAMPLES, environment
from tests.project.tree import ROOT, files

_NAMED = re.compile(r"`([\w/]+\.py)::(\w+)`")

_WATCHED = """
import sys
started = []
def watch(event, arguments):
    if event.startswith(("socket.", "subprocess.", "os.exec", "os.posix_spawn", "os.fork", "os.system", "urllib.")):
        if event != "socket.gethostname":
            started.append((event, repr(arguments)[:200]))
sys.addaudithook(watch)
from tui.cli import main
sys.argv = ["nianbao", *sys.argv[1:]]
status = main()
if started:
    sys.stderr.write(repr(started))
    status = 99
sys.exit(status)
"""


def test_every_test_that_the_page_names_exists() -> None:
    named = _NAMED.findall((ROOT / "docs" / "security.md").read_text("utf-8"))
    assert len(named) > 30
    for file, name in named:
        text = (ROOT / "tests" / file).read_text("utf-8")
        assert f"def {name}(" in text, f"{file}::{name}"


@pytest.mark.parametrize(
    "line",
    [
        ("check", "a.toml"),
        ("check", "a.toml", "--json"),
        ("export", "a.toml", "-o", "a.docx"),
        ("review", "b.docx"),
        ("import", "b.docx", "-o", "c.toml"),
        ("compare", "a.toml", "b.docx"),
        ("tally", "ledger.csv", "--into", "a.toml"),
        ("merge", "a.toml", "-o", "d.toml"),
        ("open", "a.toml", "--plain"),
    ],
    ids=lambda line: line[0],
)
def test_commands_touch_no_network_and_start_nothing(tmp_path: Path, line: tuple[str, ...]) -> None:
    draft = (EXAMPLES / "weihai.toml").read_bytes()
    (tmp_path / "a.toml").write_bytes(draft)
    (tmp_path / "b.docx").write_bytes(export(read(tmp_path / "a.toml")))
    (tmp_path / "ledger.csv").write_bytes((EXAMPLES / "ledger.csv").read_bytes())
    done = subprocess.run(
        [sys.executable, "-c", _WATCHED, *line],
        cwd=tmp_path,
        env=environment(HOME=str(tmp_path)),
        capture_output=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr.decode()


def test_no_spreadsheet_is_written() -> None:
    """Nothing in the product imports a writer of tables."""
    for path in files():
        if path.suffix == ".py" and path.relative_to(ROOT).parts[0] in ("engine", "tui"):
            text = path.read_text("utf-8")
            assert not re.search(r"csv\.(writer|DictWriter)|xlsxwriter|openpyxl|xlwt", text), path


@pytest.mark.skipif(os.name == "nt", reason="modes of POSIX")
def test_what_lies_beside_a_draft_is_private(tmp_path: Path) -> None:
    old = os.umask(0o022)
    try:
        draft = tmp_path / "年报.toml"
        draft.write_bytes((EXAMPLES / "weihai.toml").read_bytes())
        draft.chmod(0o600)
        talk = "/跳 行政许可\n5822件\n是\n/跳 行政许可\n5821件\n是\n"
        subprocess.run(
            [sys.executable, "-c", "from tui.cli import command; command()", "open", str(draft), "--plain"],
            input=talk.encode(),
            env=environment(HOME=str(tmp_path / "home")),
            cwd=tmp_path,
            capture_output=True,
            check=True,
        )
    finally:
        os.umask(old)
    beside = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(beside) > 1
    for path in beside:
        if path.suffix == ".lock":
            continue  # tells colleagues who has the draft open, and nothing else
        assert path.stat().st_mode & 0o077 == 0, path


def test_names_in_a_ledger_stay_there(tmp_path: Path) -> None:
    from engine.draft.dump import dumps
    from engine.interview.ledger import counted, opened, taken

    ledger = tmp_path / "台账.csv"
    ledger.write_text(
        "编号,收到日期,申请人姓名,申请人类型,申请内容,办结日期,办理结果\n"
        "申1,2024-01-08,欧阳某甲,自然人,某处宅基地批复,2024-01-17,予以公开\n",
        encoding="utf-8",
    )
    draft = read(EXAMPLES / "weihai.toml")
    found = opened(ledger, draft)
    kept = dumps(taken(draft, found, counted(found, 2024), "2025-01-03", tmp_path).draft).decode()
    assert "欧阳" not in kept
    assert "宅基地" not in kept


def test_a_crash_note_says_nothing_out_of_the_draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tui import crash, recents

    monkeypatch.setattr(recents, "place", lambda: tmp_path / "recents.json")
    secret = "欧阳某甲13800000000"  # noqa: S105 - a name
    try:
        try:
            int(secret)
        except ValueError as error:
            raise KeyError(secret) from error
    except KeyError:
        said = crash.recorded()
    note = (tmp_path / "crash.log").read_text("utf-8")
    assert "KeyError" in note
    assert "ValueError" in note
    assert "test_security.py" in note
    assert secret not in note
    assert str(tmp_path) in said


def test_the_report_names_no_person(tmp_path: Path) -> None:
    draft = read(EXAMPLES / "weihai.toml").with_profile(contact="联系人欧阳某甲", drafter="欧阳某甲")
    path = tmp_path / "a.docx"
    path.write_bytes(export(draft))
    with ZipFile(path) as package:
        kept = "".join(
            package.read(name).decode() for name in package.namelist() if name.startswith("docProps/")
        )
    assert "欧阳" not in kept
    assert draft.organ
    assert draft.organ in kept
