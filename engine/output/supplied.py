"""The files of `templates/`, which come with the program."""

from __future__ import annotations

import os

import templates
from engine.output.errors import OutputError


def supplied(name: str) -> bytes:
    """The bytes of a file of `templates/`; by its path, because `importlib.resources` takes long to load.

    Args:
        name: its name.

    Raises:
        OutputError: the program is not installed completely.
    """
    folder = os.path.dirname(templates.__file__)  # noqa: PTH120
    try:
        with open(os.path.join(folder, name), "rb") as file:  # noqa: PTH118, PTH123
            return file.read()
    except OSError as error:
        raise OutputError(
            f"找不到自带的 templates/{name}。程序没有装完整，请重新安装；导出报告也可以用 --template 指定模板。"
        ) from error
