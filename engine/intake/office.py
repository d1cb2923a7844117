"""Old formats (.doc .wps .rtf .odt) through LibreOffice, where it is installed: nothing else reads them faithfully."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import tempfile
from pathlib import Path
from shutil import which

from engine.intake.archive import check_archive, open_package
from engine.intake.errors import IntakeError
from engine.intake.sorts import sort_of

PATIENCE = 90
"""Seconds that a conversion may take; the first start of LibreOffice takes some ten."""
MOST_BYTES = 100 * 2**20

_PROGRAMS = ("soffice", "libreoffice")
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.com",
    "C:/Program Files (x86)/LibreOffice/program/soffice.com",
)
_FILTERS = {"doc": (".doc", "MS Word 97"), "rtf": (".rtf", "Rich Text Format"), "odt": (".odt", "writer8")}
"""Sort -> extension and the filter of LibreOffice: left to itself it takes a torn document for a text full of nonsense."""
_SAVE_AS = "请在 WPS 或 Word 里打开，另存为 .docx 后再读。"

_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel"
 oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution"
 oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks"
 oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link"
 oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
"""A profile in which no macro runs, nothing outside the file is fetched and no link is brought up to date."""


def find_office() -> str | None:
    """The program of LibreOffice; None where it is not installed."""
    found = next((path for name in _PROGRAMS if (path := which(name))), None)
    return found or next((place for place in _PLACES if Path(place).is_file()), None)


def to_docx(name: str, source: Path | bytes) -> bytes:
    """Converts an old document to .docx.

    Args:
        name: the file as the user named it.
        source: where it is, or its bytes.

    Returns:
        The bytes of a .docx; those of the file itself where it is one under another extension.

    Raises:
        IntakeError: LibreOffice is not installed or cannot read the file, or the file is no old document.
    """
    data = source if isinstance(source, bytes) else _bytes(name, source)
    sort = sort_of(data)
    form = sort.key
    if form == "zip":
        package = open_package(name, data)
        if "mimetype" not in package:
            return data
        check_archive(name, data)
        form = "odt"
    if form not in _FILTERS:
        raise IntakeError(name, sort.refusal)
    if len(data) > MOST_BYTES:
        raise IntakeError(name, f"文件超过 {MOST_BYTES // 2**20} MB，不像年度报告。请删去附图后再读。")
    program = find_office()
    if program is None:
        raise IntakeError(name, f"读这种旧格式需要 LibreOffice，这台计算机没有安装。{_SAVE_AS}")
    with tempfile.TemporaryDirectory(prefix="nianbao-", ignore_cleanup_errors=True) as folder:
        return _converted(name, data, form, program, Path(folder))


def _bytes(name: str, source: Path) -> bytes:
    try:
        return source.read_bytes()
    except OSError as error:
        raise IntakeError(name, f"文件读不出来（{error.strerror or error}）。") from error


def _converted(name: str, data: bytes, form: str, program: str, folder: Path) -> bytes:
    suffix, reading = _FILTERS[form]
    try:
        found = run_office(program, folder, data, suffix, "docx:MS Word 2007 XML", reading)
    except subprocess.TimeoutExpired as error:
        raise IntakeError(name, f"LibreOffice 在 {PATIENCE} 秒内没有转换完。{_SAVE_AS}") from error
    except OSError as error:
        raise IntakeError(name, f"LibreOffice 启动不了（{error.strerror or error}）。{_SAVE_AS}") from error
    if found is None:
        raise IntakeError(name, f"LibreOffice 打不开这个文件，可能已损坏或加了密码。{_SAVE_AS}")
    return found


def run_office(
    program: str, folder: Path, data: bytes, suffix: str, writing: str, reading: str = ""
) -> bytes | None:
    """Runs LibreOffice with a profile of its own, so that an open LibreOffice and other runs do not disturb it.

    Args:
        program: where it is.
        folder: an empty folder to work in.
        data: the file to convert.
        suffix: the extension of the file.
        writing: extension and filter of the file wanted.
        reading: the filter to read with; "" leaves it to LibreOffice.

    Returns:
        The bytes of the file wanted; None where there is none.

    Raises:
        subprocess.TimeoutExpired: it took too long.
        OSError: it could not be started.
    """
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, "utf-8")
    source = folder / f"source{suffix}"
    target = folder / "target" / f"source.{writing.partition(':')[0]}"
    source.write_bytes(data)
    _run(
        [
            program,
            f"-env:UserInstallation={profile.as_uri()}",
            *(
                "--headless",
                "--norestore",
                "--nologo",
                "--nodefault",
                "--nolockcheck",
                "--nofirststartwizard",
            ),
            *([f"--infilter={reading}"] if reading else []),
            *("--convert-to", writing, "--outdir", str(target.parent), str(source)),
        ]
    )
    return target.read_bytes() if target.is_file() else None


_EVERYWHERE = {"TZ": "UTC0", "LC_ALL": "C.UTF-8", "FC_LANG": "zh-cn"}
"""What is written does not depend on the zone and the language of the machine; fonts that are not installed are replaced
by Chinese ones."""


def _run(command: list[str]) -> None:
    """Runs a program to its end; when it takes too long, everything that it started ends with it."""
    process = subprocess.Popen(  # noqa: S603 - a program found by its name, a file of our own naming
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **_EVERYWHERE},
        start_new_session=True,
    )
    try:
        process.wait(PATIENCE)
    finally:
        if process.returncode is None:
            with contextlib.suppress(OSError):
                if hasattr(os, "killpg"):
                    os.killpg(process.pid, signal.SIGKILL)
                else:
                    process.kill()
            process.wait()
