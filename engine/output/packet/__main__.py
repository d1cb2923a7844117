"""`python -m engine.output.packet FOLDER` writes the templates of 送审单 and 附件."""

from __future__ import annotations

import sys
from pathlib import Path

from engine.output.packet.render import ANNEX, SHEET
from engine.output.packet.template import annex, approval


def main(arguments: list[str]) -> int:
    """Writes both templates into the one folder given.

    Returns:
        The exit status: 0, or 2 for a wrong number of arguments.
    """
    if len(arguments) != 1:
        sys.stderr.write("用法：python -m engine.output.packet 文件夹\n")
        return 2
    folder = Path(arguments[0])
    (folder / SHEET).write_bytes(approval())
    (folder / ANNEX).write_bytes(annex())
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
