"""What the pages for developers say, done word by word in a copy of the tree."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.docs.pages import DOCS, ROOT, Block, blocks, changed, hunks
from tests.docs.shell import Shell

EXAMPLES = ("add-a-rule.md", "add-a-question.md", "change-a-template.md", "add-an-edition.md")
TREE = (
    ".ci",
    "docs",
    "engine",
    "examples",
    "templates",
    "tests",
    "tui",
    "pyproject.toml",
    "README.md",
    "LICENSE",
)


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of everything that a developer changes."""
    copy = tmp_path / "tree"
    copy.mkdir()
    for name in TREE:
        if (ROOT / name).is_dir():
            shutil.copytree(
                ROOT / name, copy / name, ignore=shutil.ignore_patterns("fuzz", "pictures", "lost", "bench")
            )
        else:
            shutil.copy2(ROOT / name, copy / name)
    return copy


def is_done(path: Path, block: Block) -> bool:
    """Whether what the block says stands there already."""
    if block.kind != "diff":
        return path.exists()
    text = path.read_text("utf-8")
    return all(new in text for _, new in hunks(block.text))


@pytest.mark.parametrize("page", EXAMPLES)
def test_followed_to_the_letter(page: str, tree: Path, tmp_path: Path) -> None:
    shell = Shell(tree, tmp_path / "bin", tree)
    ran = wrote = 0
    for block in blocks(DOCS / "developers" / page):
        if block.kind == "console":
            continue
        if block.kind == "sh":
            shell.run(block.text)
            ran += 1
            continue
        named = re.fullmatch(r"(Create|In) `([^`]+)`:", block.lead)
        assert named, f"line {block.line}: what is to be done with this block?"
        path = tree / named[2]
        if is_done(path, block):
            pytest.skip(f"{named[2]} is there already: somebody has followed this page for good")
        if block.kind == "diff":
            path.write_text(changed(path.read_text("utf-8"), block.text), "utf-8")
        else:
            assert named[1] == "Create"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.text, "utf-8")
        wrote += 1
    assert ran
    assert wrote
