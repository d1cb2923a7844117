"""A Word file that was named on the command line."""

from __future__ import annotations

import os

from tui.commands.console import Refusal

LARGEST = 64 * 1024 * 1024
"""Bytes; more is no report."""


def read_file(name: str, *, what: str = "文件", verb: str = "读不出来", too_big: str = "") -> bytes:
    """The bytes of a file that a person named.

    Args:
        name: as it was typed.
        what: what it is called when it is not there.
        verb: what is said when it cannot be read.
        too_big: what is said when it is far too big.

    Raises:
        Refusal: it is not there, cannot be read, or is far too big.
    """
    if os.path.isdir(name):  # noqa: PTH112
        raise Refusal(f"{name}：这是文件夹，请指定一个Word文件（.docx）")
    try:
        with open(name, "rb") as file:  # noqa: PTH123
            data = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise Refusal(f"{name}：没有这个{what}，请核对路径") from None
    except OSError as error:
        raise Refusal(f"{name}：{verb}（{error.strerror or error}），请核对路径和权限") from None
    if len(data) > LARGEST:
        raise Refusal(f"{name}：{too_big or '文件超过 64 MB，不像一份报告'}")
    return data
