"""The commands that the documents show: those without a screen are run, the others are at least commands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.docs.pages import DOCS, ROOT, blocks, pages
from tests.docs.shell import Shell
from tui.commands.catalogue import COMMANDS, GENERAL, HELP

HANDBOOK = sorted((DOCS / "使用手册").glob("*.md"))
SHOWN = [page for page in HANDBOOK if any(block.kind == "sh" for block in blocks(page))]
WITH_FINDINGS = frozenset(
    {
        "nianbao review 各单位/甲局.docx",
        "nianbao review 各单位/",
        "nianbao review 各单位/ --json > 结果.json",
        "nianbao merge 各单位/ -o 汇总.toml --organ 某某县人民政府 --units 名单.txt",
    }
)
"""Commands of the handbook that have errors to tell, and say so by their status."""
PROGRAM = ("nianbao", "nianbao.bat", "nianbao.sh", ".venv/bin/nianbao")


def name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("page", SHOWN, ids=lambda page: page.stem)
def test_commands_of_the_handbook_run_as_they_are_written(page: Path, shell: Shell) -> None:
    for block in blocks(page):
        if block.kind == "sh":
            for line in block.text.splitlines():
                shell.run(line, allowed=(1,) if line in WITH_FINDINGS else (0,))


def written() -> Iterator[tuple[str, str]]:
    """Page and line of every command of ours, in blocks and between backquotes."""
    for page in pages():
        if page.parent.name == "developers":
            continue
        text = page.read_text("utf-8")
        shown = [
            line
            for block in blocks(page)
            if block.kind in ("sh", "console")
            for line in block.text.splitlines()
        ]
        shown += re.findall(r"^ {4}(\S.*)$", text, flags=re.MULTILINE)
        shown += re.findall(r"`(nianbao [^`\n]+)`", text)
        for line in shown:
            yield name(page), line


def ours(line: str) -> Iterator[list[str]]:
    """The words behind every `nianbao` in a line: what a pipe, a quotation mark or a redirection parts is looked at alone."""
    for piece in re.split(r"\s#\s|[|<>&;'\"$()]", line.replace("\\|", " ")):
        words = piece.split()
        words = words[2:] if words[:2] == ["uv", "run"] else words
        words = words[1:] if words[:1] == ["sh"] else words
        if words and words[0] in PROGRAM:
            yield words[1:]


def test_every_command_that_is_shown_is_one_of_ours() -> None:
    flags = {
        command.name: {flag for argument in (*command.arguments, HELP) for flag in argument.flags}
        for command in (*COMMANDS, GENERAL)
    }
    seen = 0
    for page, line in written():
        for words in ours(line):
            seen += 1
            command = words[0] if words and not words[0].startswith("-") else ""
            assert command in flags, f"{page}: {line}"
            used = {word.rstrip("]") for word in words if re.fullmatch(r"--?[a-z][a-z-]*\]?", word)}
            assert used <= flags[command], f"{page}: {line}"
    assert seen > 60


def test_the_example_of_the_readme_goes_from_nothing_to_the_report(shell: Shell) -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    lines = [
        line
        for line in re.findall(r"^ {4}uv run (nianbao .*)$", text, flags=re.MULTILINE)
        if "2024.toml" in line
    ]
    assert len(lines) == 2
    (shell.folder / "examples").symlink_to(ROOT / "examples")
    for line in lines:
        shell.run(line)
    assert (shell.folder / "威海临港2024年报.docx").exists()


_OURS = re.compile(r"(?<![\w/.-])((?:tests|engine|tui|templates|examples|docs|\.ci)/[\w./-]*[\w/])")
_ELSEWHERE = ("security.md",)
"""Its paths are those of tests, from `tests/` on; `tests/project/test_security.py` compares them."""


def test_every_path_that_is_named_is_there() -> None:
    seen = 0
    for page in pages():
        if page.name in _ELSEWHERE:
            continue
        created = {block.lead.split("`")[1] for block in blocks(page) if block.lead.startswith("Create `")}
        for path in _OURS.findall(re.sub(r"\]\([^)]*\)", "", page.read_text("utf-8"))):
            if path not in created and "NAME" not in path:
                seen += 1
                assert (ROOT / path).exists(), f"{name(page)}: {path}"
    assert seen > 50
