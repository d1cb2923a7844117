"""`python -m engine.output.template OUT.docx` writes the template."""

from __future__ import annotations

import sys
from pathlib import Path

from engine.output.template.build import build


def main(arguments: list[str]) -> int:
    """Writes the template to the one path given.

    Returns:
        The exit status: 0, or 2 for a wrong number of arguments.
    """
    if len(arguments) != 1:
        sys.stderr.write("用法：python -m engine.output.template 输出.docx\n")
        return 2
    Path(arguments[0]).write_bytes(build())
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
