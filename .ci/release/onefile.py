"""One file that starts by itself: the program, its packages and Python, for the platform this runs on.

    python .ci/release/onefile.py [--out dist]

It works in a folder of its own that is gone afterwards. What was made is tried at once: with nothing in its environment,
in an empty folder, without a network where the system lets us take it away, through the whole example interview.
Needs uv, and a Python with its shared library.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ANSWERS = ROOT / "examples" / "weihai-answers.txt"
BUILDER = "pyinstaller>=6.16,<7"
OURS = ("engine", "tui", "templates", "examples")
WITH_DATA = ("templates", "examples", "tui", "docx", "docxcompose", "textual", "textual_serve")
LATE = ("engine", "tui", "templates", "examples", "textual", "pypdfium2", "pypdfium2_raw", "python_calamine")
"""Packages of which modules are imported by name, or late."""
NOT_NEEDED = ("tkinter", "unittest", "pydoc", "IPython", "numpy", "PIL", "pytest")

NO_LIBRARY = 3


def main() -> int:
    """Build, try, and say how large it is."""
    parser = argparse.ArgumentParser(description="One file that starts by itself.")
    parser.add_argument("--out", type=Path, default=ROOT / "dist")
    out = parser.parse_args().out.resolve()
    if os.name != "nt" and not sysconfig.get_config_var("Py_ENABLE_SHARED") and not _shared_library():
        sys.stderr.write(
            "this Python has no shared library; build with one that has (Debian: libpython3-dev)\n"
        )
        return NO_LIBRARY
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        built = build(Path(folder))
        target = out / f"nianbao-{_version(built)}-{sys.platform}-{platform.machine()}{built.suffix}"
        shutil.copy2(built, target)
    smoke(target)
    sys.stdout.write(f"{target}  {target.stat().st_size / 1e6:.1f} MB\n")
    return 0


def build(work: Path) -> Path:
    """The program as one file, in the folder."""
    venv = work / "venv"
    python = venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    _run("uv", "venv", "-q", "--python", sys.executable, venv)
    _run("uv", "build", "-q", "--wheel", "--out-dir", work / "wheel", ROOT)
    (wheel,) = (work / "wheel").glob("*.whl")
    _run("uv", "pip", "install", "-q", "--python", python, wheel, BUILDER)
    start = work / "start.py"
    start.write_text("from tui.cli import command\n\ncommand()\n", encoding="utf-8")
    data = [name for name in WITH_DATA if _installed(python, name)]
    late = [name for name in LATE if _installed(python, name)]
    _run(
        python, "-m", "PyInstaller", "--onefile", "--name", "nianbao", "--log-level", "WARN", "--noupx", "--strip",
        *(part for name in data for part in ("--collect-data", name)),
        *(part for name in late for part in ("--collect-submodules", name)),
        *(part for name in ("pypdfium2_raw", "python_calamine") for part in ("--collect-binaries", name)),
        *(part for name in ("textual", "docxtpl", "python-docx", "lxml", "jinja2", "tomli-w", "pypdfium2",
                            "python-calamine") for part in ("--copy-metadata", name)),
        *(part for name in NOT_NEEDED for part in ("--exclude-module", name)),
        "--distpath", work / "dist", "--workpath", work / "build", "--specpath", work, start,
        cwd=work,
    )  # fmt: skip
    (built,) = (work / "dist").iterdir()
    return built


def smoke(program: Path) -> None:
    """The whole example: a new draft, the interview, check, export, review, with nothing around it."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        alone = home / program.name
        shutil.copy2(program, alone)

        def say(*words: str, stdin: Path | None = None) -> str:
            with open(stdin or os.devnull, "rb") as given:  # noqa: PTH123 - os.devnull
                done = subprocess.run(
                    [*no_network(), str(alone), *words], stdin=given, capture_output=True, check=False, cwd=home,
                    env={"HOME": folder, "TMPDIR": folder} if os.name != "nt" else None, timeout=300,
                )  # fmt: skip
            if done.returncode:
                sys.exit(f"{words}: {done.returncode}\n{done.stdout.decode()}{done.stderr.decode()}")
            return done.stdout.decode()

        say("--version")
        say("new", "年报.toml", "--no-open")
        say("open", "年报.toml", "--plain", stdin=ANSWERS)
        say("check", "年报.toml")
        say("export", "年报.toml", "-o", "年报.docx")
        say("review", "年报.docx")
        say("tally", str(ROOT / "examples" / "ledger.csv"), "--year", "2024")
        say("doctor")


def no_network() -> list[str]:
    """Takes the network away, where that is allowed."""
    if shutil.which("unshare") is None:
        return []
    tried = subprocess.run(["unshare", "-rn", "true"], capture_output=True, check=False)
    return ["unshare", "-rn"] if tried.returncode == 0 else []


def _shared_library() -> bool:
    folder, name = sysconfig.get_config_var("LIBDIR"), sysconfig.get_config_var("INSTSONAME")
    return bool(folder and name) and any(Path(folder).rglob(str(name)))


def _version(program: Path) -> str:
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout
    return said.split()[-1]


def _installed(python: Path, name: str) -> bool:
    code = f"import importlib.util as u, sys; sys.exit(u.find_spec({name!r}) is None)"
    return subprocess.run([python, "-c", code], check=False, cwd=python.parent).returncode == 0


def _run(*command: str | Path, cwd: Path | None = None) -> None:
    subprocess.run([str(part) for part in command], check=True, cwd=cwd)


if __name__ == "__main__":
    sys.exit(main())
