"""Records a session of the real program with the example draft, as text for the documentation.

    python docs/session.py            # prints it
    python docs/session.py --write    # writes docs/session.txt and the blocks in both READMEs

`tests/project/test_session.py` says when what is written is no longer what the program says.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
DRAFT = "示例草稿.toml"
HOME = "/home/zhangsan"
"""Where the drafter of the record lives."""
SAID = (
    "/跳 行政复议多少件",
    "15件，维持6件，纠正8件，其余为0",
    "纠正9件",
    "对",
    "/填 第三方权益 自然人 63",
    "/采纳 1",
    "/导出",
    "/退出",
)
FILES = (ROOT / "README.zh-CN.md", ROOT / "README.md")
WHOLE = ROOT / "docs" / "session.txt"
_BLOCK = re.compile("(<!-- session -->\n\n```text\n)(.*?)(```\n\n<!-- /session -->)", re.DOTALL)


def recorded() -> str:
    """What the program says to these answers, with the answers where they were typed."""
    with tempfile.TemporaryDirectory(prefix="nianbao-") as folder:
        place = Path(folder).resolve()
        (place / DRAFT).write_bytes((ROOT / "examples" / "weihai.toml").read_bytes())
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-c", "from tui.cli import command; command()", "open", DRAFT, "--plain"],
            input="\n".join(SAID).encode() + b"\n",
            capture_output=True,
            check=True,
            cwd=place,
            env={**os.environ, "PYTHONPATH": str(ROOT), "HOME": str(place), "LANG": "C.UTF-8"},
        )
        said = done.stdout.decode().replace(str(place), HOME)
    return f"$ nianbao open {DRAFT} --plain\n{said.rstrip()}\n"


def excerpt(session: str, file: Path) -> str:
    """What of it stands in a README: in the Chinese one the part between the first answer and the export."""
    if file.name == "README.zh-CN.md":
        start = session.index(f"答：{SAID[0]}")
        return session[start : session.index(f"答：{SAID[-1]}")].rstrip() + "\n"
    start = session.index(f"答：{SAID[1]}")
    return session[start : session.index("  1 a ", start)]


def in_place(text: str, session: str, file: Path) -> str:
    """A README with its block written anew.

    Raises:
        ValueError: there is no such block.
    """
    if not _BLOCK.search(text):
        raise ValueError(f"{file.name}: no block for the session")
    return _BLOCK.sub(lambda found: found[1] + excerpt(session, file) + found[3], text)


def main(arguments: list[str]) -> int:
    """Print or write."""
    session = recorded()
    if "--write" not in arguments:
        sys.stdout.write(session)
        return 0
    WHOLE.write_text(session, "utf-8")
    for file in FILES:
        file.write_text(in_place(file.read_text("utf-8"), session, file), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
