"""`python -m engine.output.template OUT.docx` writes the template, and OUT.plan, the same made ready for the program."""

from __future__ import annotations

import sys
from hashlib import sha256
from pathlib import Path

from engine.output.stored import packed
from engine.output.template.build import build


def main(arguments: list[str]) -> int:
    """Writes the template to the one path given, and what is made of it beside it.

    Returns:
        The exit status: 0, or 2 for a wrong number of arguments.
    """
    if len(arguments) != 1:
        sys.stderr.write("用法：python -m engine.output.template 输出.docx\n")
        return 2
    from engine.output.compiling import compile_template

    place, data = Path(arguments[0]), build()
    place.write_bytes(data)
    place.with_suffix(".plan").write_bytes(packed(sha256(data).digest(), compile_template(data)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
