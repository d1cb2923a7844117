"""A folder with everything that an office without internet needs: wheels, a start script, a page that says how.

    python .ci/release/wheelhouse.py [--out dist] [--for linux-x86_64 windows …] [--python 3.11 3.12 3.13]

Each platform becomes one .zip. The packages are resolved for that platform, so that this may run anywhere; the one that
fits this machine is installed and tried at once, without an index and, where the system allows it, without a network.
Needs uv; pip is taken from a throw-away environment.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent))
from onefile import ANSWERS, ROOT, no_network

START = Path(__file__).parent / "start"
STAMP = (2020, 1, 1, 0, 0, 0)
"""The time of every file in the archive: the same wheels give the same archive."""


class Platform(NamedTuple):
    """A kind of machine: its name, how uv calls it, how wheels for it are tagged, and its start scripts."""

    name: str
    target: str
    tags: tuple[str, ...]
    scripts: tuple[str, ...]


def _manylinux(machine: str) -> tuple[str, ...]:
    """Newer ones first; 2_28 is what 银河麒麟 V10 and 统信 UOS 20 have."""
    return (*(f"manylinux_2_{minor}_{machine}" for minor in (28, 27, 26, 24, 17)), f"manylinux2014_{machine}")


PLATFORMS = (
    Platform("windows-x86_64", "x86_64-pc-windows-msvc", ("win_amd64",), ("nianbao.bat", "install.bat")),
    Platform("linux-x86_64", "x86_64-manylinux_2_28", _manylinux("x86_64"), ("nianbao.sh", "install.sh")),
    Platform("linux-aarch64", "aarch64-manylinux_2_28", _manylinux("aarch64"), ("nianbao.sh", "install.sh")),
    Platform(
        "macos-arm64", "aarch64-apple-darwin",
        ("macosx_14_0_arm64", "macosx_13_0_arm64", "macosx_12_0_arm64", "macosx_11_0_arm64"),
        ("nianbao.sh", "install.sh"),
    ),
    Platform(
        "macos-x86_64", "x86_64-apple-darwin",
        ("macosx_13_0_x86_64", "macosx_12_0_x86_64", "macosx_11_0_x86_64", "macosx_10_12_x86_64",
         "macosx_10_9_x86_64"),
        ("nianbao.sh", "install.sh"),
    ),
)  # fmt: skip
PYTHONS = ("3.11", "3.12", "3.13")


def main() -> int:
    """Build what is asked for, and try what fits this machine."""
    names = [known.name for known in PLATFORMS]
    parser = argparse.ArgumentParser(description="Everything an office without internet needs.")
    parser.add_argument("--out", type=Path, default=ROOT / "dist")
    parser.add_argument("--for", dest="names", nargs="+", choices=[*names, "here"], default=names)
    parser.add_argument("--python", dest="pythons", nargs="+", default=list(PYTHONS))
    options = parser.parse_args()
    out = options.out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        _run("uv", "build", "-q", "--wheel", "--out-dir", work / "built", ROOT)
        (ours,) = (work / "built").glob("*.whl")
        _run("uv", "venv", "-q", "--seed", "--python", sys.executable, work / "pip")
        for known in PLATFORMS:
            if known.name in options.names or (known.name == here() and "here" in options.names):
                house = gathered(work, ours, known, options.pythons)
                if known.name == here():
                    tried(house)
                archive = out / f"nianbao-{ours.name.split('-')[1]}-{known.name}.zip"
                packed(house, archive)
                wheels = len(list((house / "wheels").iterdir()))
                sys.stdout.write(f"{archive}  {wheels} wheels  {archive.stat().st_size / 1e6:.1f} MB\n")
    return 0


def here() -> str:
    """The platform of this machine; one that no list has when it is none of ours."""
    system = {"win32": "windows", "darwin": "macos"}.get(sys.platform, sys.platform)
    machine = {"amd64": "x86_64"}.get(platform.machine().lower(), platform.machine().lower())
    return f"{system}-{machine}"


def gathered(work: Path, ours: Path, known: Platform, pythons: list[str]) -> Path:
    """The folder for one platform: wheels for every Python, scripts, a page, checksums."""
    house = work / known.name
    wheels = house / "wheels"
    wheels.mkdir(parents=True)
    shutil.copy2(ours, wheels)
    for version in pythons:
        wanted = work / f"{known.name}-{version}.txt"
        _run(
            "uv", "pip", "compile", "-q", "--no-header", "--no-annotate", "--no-emit-index-url", "--only-binary", ":all:",
            "--python-platform", known.target, "--python-version", version,
            "-o", wanted, ROOT / "pyproject.toml",
        )  # fmt: skip
        _run(
            work / ("pip/Scripts/pip.exe" if os.name == "nt" else "pip/bin/pip"), "download", "-q", "--no-deps",
            "--only-binary", ":all:", "--dest", wheels, "-r", wanted, "--implementation", "cp", "--python-version", version,
            *(part for tag in (*known.tags, "any") for part in ("--platform", tag)),
            *("--abi", f"cp{version.replace('.', '')}", "--abi", "abi3", "--abi", "none"),
        )  # fmt: skip
    for name in (*known.scripts, "安装说明.txt"):
        shutil.copy2(START / name, house)
    _run(
        "uv", "run", "-q", "--no-project", "--with", "markdown-it-py>=3,<5", "--python", sys.executable,
        "python", ROOT / ".ci" / "handbook.py", "--out", house,
    )  # fmt: skip
    sums = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  wheels/{path.name}"
        for path in sorted(wheels.iterdir())
    ]
    (house / "SHA256SUMS").write_text("\n".join(sums) + "\n", encoding="utf-8")
    return house


def tried(house: Path) -> None:
    """Install from the folder alone with its own script, and carry the example through, in a place with a space."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "年报 助手"
        shutil.copytree(house, place)

        def say(*words: str, stdin: Path | None = None) -> None:
            with open(stdin or os.devnull, "rb") as given:  # noqa: PTH123 - os.devnull
                script = (
                    [str(place / "nianbao.bat")] if os.name == "nt" else ["sh", str(place / "nianbao.sh")]
                )
                done = subprocess.run(
                    [*no_network(), *script, *words], stdin=given, capture_output=True, check=False, cwd=place,
                    env=None if os.name == "nt" else {"HOME": folder, "PATH": _path()}, timeout=600,
                )  # fmt: skip
            if done.returncode:
                sys.exit(f"{words}: {done.returncode}\n{done.stdout.decode()}{done.stderr.decode()}")

        say("--version")  # installs first
        say("new", "年报.toml", "--no-open")
        say("open", "年报.toml", "--plain", stdin=ANSWERS)
        say("export", "年报.toml", "-o", "年报.docx")
        say("review", "年报.docx")


def packed(house: Path, archive: Path) -> None:
    """The folder as .zip; scripts stay executable."""
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as target:
        for path in sorted(house.rglob("*")):
            if path.is_file():
                entry = zipfile.ZipInfo(f"nianbao/{path.relative_to(house).as_posix()}", STAMP)
                entry.external_attr = (0o755 if path.suffix == ".sh" else 0o644) << 16
                target.writestr(entry, path.read_bytes())


def _path() -> str:
    """Where a Python is found: that of this machine, and the usual places."""
    return os.pathsep.join((str(Path(sys.executable).resolve().parent), "/usr/bin", "/bin"))


def _run(*command: str | Path) -> None:
    subprocess.run([str(part) for part in command], check=True)


if __name__ == "__main__":
    sys.exit(main())
