"""What may be loaded for what: the engine knows no screen, and a check loads no document library."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import EXAMPLES, environment
from tests.project.tree import modules

SCREEN = ("textual", "rich", "tui")
DOCUMENTS = ("docxtpl", "docx", "lxml", "jinja2", "openpyxl", "python_calamine")
LAZY = ("tomli_w", "difflib", "argparse", "pathlib", "engine.output", "engine.interview")
"""What a check of a good draft needs none of; each would cost more than the checking."""

ALONE = """
import os, sys
failed = []
for name in sys.argv[2:]:
    child = os.fork()
    if not child:
        try:
            __import__(name)
            loaded = {module.split(".")[0] for module in sys.modules}
            found = sorted(loaded.intersection(sys.argv[1].split(",")))
            if found:
                print(name, "loads", *found, flush=True)
            os._exit(bool(found))
        except BaseException as error:
            print(name, "fails:", repr(error), flush=True)
            os._exit(1)
    if os.waitpid(child, 0)[1]:
        failed.append(name)
sys.exit(bool(failed))
"""

LOADED = """
import json, sys
before = set(sys.modules)
sys.argv = ["nianbao", *sys.argv[1:]]
import io, contextlib
with contextlib.redirect_stdout(io.StringIO()):
    from tui.cli import main
    status = main()
print(json.dumps([status, sorted(set(sys.modules) - before)]))
"""


def _alone(forbidden: tuple[str, ...], names: list[str]) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", ALONE, ",".join(forbidden), *names]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment())


def _loaded(*arguments: str) -> tuple[int, set[str]]:
    done = subprocess.run(
        [sys.executable, "-c", LOADED, *arguments],
        capture_output=True,
        text=True,
        check=True,
        env=environment(),
    )
    status, names = json.loads(done.stdout.splitlines()[-1])
    return status, set(names)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="every module gets an interpreter by fork")
def test_every_module_of_the_engine_alone_loads_no_screen() -> None:
    names = modules("engine")
    assert len(names) > 50
    done = _alone(SCREEN, names)
    assert done.returncode == 0, done.stdout


@pytest.mark.skipif(not hasattr(os, "fork"), reason="every module gets an interpreter by fork")
def test_every_module_of_the_check_path_alone_loads_no_document_library() -> None:
    apart = ("engine.output", "engine.intake")
    names = [name for name in modules("engine") if not name.startswith(apart)]
    done = _alone(DOCUMENTS, names)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("json_flag", [[], ["--json"]])
def test_a_check_loads_what_it_needs(json_flag: list[str]) -> None:
    status, names = _loaded("check", str(EXAMPLES / "weihai.toml"), *json_flag)
    assert status == 0
    heavy = {name for name in names if name.startswith((*DOCUMENTS, "textual", "rich", *LAZY))}
    assert not {name for name in heavy if not name.startswith(("docxtpl_", "richer"))}


def test_the_version_loads_next_to_nothing() -> None:
    _, names = _loaded("--version")
    ours = {name for name in names if name.split(".")[0] in ("engine", "tui", "examples", "templates")}
    assert ours == {"tui", "tui.cli", "engine"}


@pytest.mark.parametrize("arguments", [["--help"], ["check", "--help"], ["new"], ["check", "nowhere.toml"]])
def test_help_and_refusals_load_no_screen(arguments: list[str]) -> None:
    _, names = _loaded(*arguments)
    assert not {name for name in names if name.split(".")[0] in ("textual", "rich", *DOCUMENTS)}


OPENED = """
import sys
from tui.launch import without_encryption
without_encryption()
from tui.app import NianbaoApp
from engine.draft.file import DraftFile
from tui.screens.interview import InterviewScreen
from tui.session import Session
session = Session(DraftFile.open(__import__("pathlib").Path(sys.argv[1])))
InterviewScreen(session)
session.prompt, session.sections, session.turns
print(*sorted(sys.modules))
import ssl
print(ssl.OPENSSL_VERSION_NUMBER > 0)
"""


def test_the_first_frame_needs_no_rules_and_no_encryption(tmp_path: Path) -> None:
    copy = tmp_path / "草稿.toml"
    copy.write_bytes((EXAMPLES / "weihai.toml").read_bytes())
    done = subprocess.run(
        [sys.executable, "-c", OPENED, str(copy)],
        capture_output=True,
        text=True,
        check=True,
        env=environment(),
    )
    names, afterwards = done.stdout.splitlines()
    late = ("engine.rules.check", "engine.interview.answering", "engine.prose.read", "engine.figures.explain")
    assert not {*late, "_ssl", "_hashlib"}.intersection(names.split())
    assert afterwards == "True", "whoever wants encryption later still gets it"
