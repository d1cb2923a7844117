"""What the machine has: fonts, LibreOffice, versions, room to write."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from shutil import disk_usage, which

from tui.commands.probes.finding import BAD, CARE, GOOD, Probe

_FONTS = (
    ("仿宋_GB2312", ("仿宋_GB2312", "FangSong_GB2312", "仿宋", "FangSong", "华文仿宋", "STFangsong")),
    ("楷体_GB2312", ("楷体_GB2312", "KaiTi_GB2312", "楷体", "KaiTi", "华文楷体", "STKaiti")),
    ("黑体", ("黑体", "SimHei", "华文黑体", "STHeiti")),
    ("方正小标宋简体", ("方正小标宋简体", "FZXiaoBiaoSong-B05S", "方正小标宋_GBK")),
    ("宋体", ("宋体", "SimSun", "华文宋体", "STSong")),
)
"""Fonts of official documents, with other names of the same design."""

_PACKAGES = (
    "textual",
    "docxtpl",
    "python-docx",
    "lxml",
    "jinja2",
    "tomli-w",
    "pypdfium2",
    "python-calamine",
)
_OFFICES = ("soffice", "libreoffice")
_ENOUGH = 50 * 1024 * 1024
_PATIENCE = 20


def fonts() -> Iterator[Probe]:
    """Whether the fonts of official documents are installed; the report names them, it does not contain them."""
    what = "公文字体"
    if which("fc-list") is None:
        yield Probe(GOOD, what, "没有检查（没有 fc-list）；报告只写字体名称，在装有公文字体的计算机上显示")
        return
    listed = _said(["fc-list", ":", "family"])
    families = {name.strip() for line in listed.splitlines() for name in line.split(",")}
    missing = [font for font, names in _FONTS if not families.intersection(names)]
    if missing:
        advice = "不影响导出；在装有这些字体的计算机上打开，版式才和公文格式一致。"
        yield Probe(CARE, what, f"这台计算机没有{'、'.join(missing)}", advice)
    else:
        yield Probe(GOOD, what, "、".join(font for font, _ in _FONTS))


def office() -> Iterator[Probe]:
    """Whether LibreOffice is there: it reads .doc and .wps, makes the PDF, and shows the proof what the pages are like."""
    found = next((path for name in _OFFICES if (path := which(name))), None)
    if found is None:
        advice = (
            "读 .doc、.wps、.rtf 文件，导出PDF，复核版面时要用它；没有它，请先在WPS或Word里另存为 .docx。"
        )
        yield Probe(CARE, "LibreOffice", "没有安装；填报、核对、导出Word报告都不需要它", advice)
        return
    version = _said([found, "--version"]).split("\n", maxsplit=1)[0].strip()
    yield Probe(GOOD, "LibreOffice", version or found)


def versions() -> Iterator[Probe]:
    """The program, Python, and the packages it stands on."""
    from importlib.metadata import PackageNotFoundError, version

    from engine import __version__

    yield Probe(
        GOOD,
        "版本",
        f"nianbao {__version__}，Python {platform.python_version()}，{platform.platform(terse=True)}",
    )
    found, missing = [], []
    for name in _PACKAGES:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            missing.append(name)
    if missing:
        advice = "程序没有装完整，请重新安装。"
        yield Probe(BAD, "程序包", f"缺少 {'、'.join(missing)}", advice, essential=True)
    yield Probe(GOOD, "程序包", "，".join(found))


def own_files() -> Iterator[Probe]:
    """Whether the files that come with the program are there."""
    from importlib.resources import files

    wanted = (("templates", "report.docx"), ("examples", "weihai.toml"))
    missing = [f"{package}/{name}" for package, name in wanted if not files(package).joinpath(name).is_file()]
    if missing:
        advice = "程序没有装完整，请重新安装。"
        yield Probe(BAD, "自带文件", f"缺少 {'、'.join(missing)}", advice, essential=True)
    else:
        yield Probe(GOOD, "自带文件", "报告模板、示例草稿")


def writing() -> Iterator[Probe]:
    """Whether a draft can be kept in the folder at hand."""
    folder = Path.cwd()
    if not os.access(folder, os.W_OK):
        yield Probe(
            CARE, "当前文件夹", f"{folder} 不能写入", "请换到可以写入的文件夹，或写明草稿的完整路径。"
        )
        return
    free = disk_usage(folder).free
    if free < _ENOUGH:
        yield Probe(CARE, "当前文件夹", f"{folder} 只剩{free // 1024 // 1024} MB", "请腾出磁盘空间。")
    else:
        yield Probe(GOOD, "当前文件夹", f"{folder} 可以写入")


def _said(command: list[str]) -> str:
    """What a program prints; empty when it cannot be run."""
    try:
        done = subprocess.run(  # noqa: S603 - a program found on the path, with fixed arguments
            command, capture_output=True, timeout=_PATIENCE, check=False, stdin=subprocess.DEVNULL
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.decode(sys.getfilesystemencoding(), "replace")
