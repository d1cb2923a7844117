"""The documents as they are read: their code blocks, each with the words that stand before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"


class Block(NamedTuple):
    """A fenced block: the word behind its fence, what it holds, the last line of text before it, its line."""

    kind: str
    text: str
    lead: str
    line: int


def blocks(path: Path) -> Iterator[Block]:
    """The fenced blocks of a page, from top to bottom."""
    lead, kind, held, start = "", None, [], 0
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        fence = re.fullmatch(r"```(\w*)", line)
        if kind is None and fence:
            kind, held, start = fence[1], [], number
        elif kind is not None and line == "```":
            yield Block(kind, "\n".join(held) + "\n", lead, start)
            kind, lead = None, ""
        elif kind is not None:
            held.append(line)
        elif line.strip():
            lead = line.strip()
    assert kind is None, f"{path}: a block without an end"


def pages() -> list[Path]:
    """Every page under docs/, the readmes and CONTRIBUTING."""
    return [*sorted(DOCS.rglob("*.md")), *sorted(ROOT.glob("README*.md")), ROOT / "CONTRIBUTING.md"]


def hunks(diff: str) -> Iterator[tuple[str, str]]:
    """The places of a change: what stands there before, and after."""
    for hunk in re.split(r"^@@.*\n", diff, flags=re.MULTILINE):
        lines = hunk.splitlines()
        before, after = (
            "".join(line[1:] + "\n" for line in lines if not line.startswith(sign)) for sign in "+-"
        )
        yield before, after


def changed(text: str, diff: str) -> str:
    """A file after a change that is written as a person reads it.

    Lines with a space stand there, lines with `-` go, lines with `+` come; `@@` separates places. Each place is found by
    its lines, which must stand there exactly once.
    """
    for old, new in hunks(diff):
        found = len(re.findall(f"(?m)^{re.escape(old)}", text))
        assert found == 1, f"these lines stand there {found} times:\n{old}"
        text = re.sub(f"(?m)^{re.escape(old)}", lambda _, new=new: new, text)
    return text
