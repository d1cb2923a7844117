"""What the handbook says is so: links lead somewhere, what can be said to the program is understood, keys do something."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

import pytest

from engine.draft.load import loads, read
from engine.intake.ledger.mapping import load_mapping
from engine.interview import machine
from engine.interview.commands import command
from engine.rules.check import check
from engine.rules.manual import ENTRIES
from tests.docs.pages import DOCS, ROOT, blocks, pages
from tui.keys import named, shortcuts

HANDBOOK = sorted((DOCS / "使用手册").glob("*.md"))
PLAIN_ONLY = ("/原文",)
NO_KEYS = {"Tab", "Enter"}


def name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def test_what_follows_from_the_program_is_up_to_date() -> None:
    done = subprocess.run(
        [sys.executable, ".ci/docs.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("page", pages(), ids=name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text("utf-8")):
        if target.startswith("http"):
            continue
        path, _, anchor = unquote(target).partition("#")
        to = (page.parent / path) if path else page
        assert to.exists(), target
        if anchor:
            assert f'id="{anchor}"' in to.read_text("utf-8"), target


def test_the_index_names_every_page() -> None:
    index = (DOCS / "README.md").read_text("utf-8") + (DOCS / "使用手册" / "README.md").read_text("utf-8")
    linked = set(map(unquote, re.findall(r"\]\(([^)#\s]+)", index)))
    missing = [
        name(page)
        for page in DOCS.rglob("*.md")
        if page.name != "README.md" and not {page.name, page.relative_to(DOCS).as_posix()} & linked
    ]
    assert missing == []


def test_the_readmes_link_to_the_documents() -> None:
    for page in ("README.md", "README.zh-CN.md"):
        assert "(docs/" in (ROOT / page).read_text("utf-8").replace("(docs/pictures", "")
    assert "docs/README.md" in (ROOT / "README.md").read_text("utf-8")
    assert "docs/使用手册/README.md" in (ROOT / "README.zh-CN.md").read_text("utf-8")


def test_every_rule_that_is_named_exists() -> None:
    for page in HANDBOOK:
        for rule in re.findall(r"\b(?:T3|T4|T2|T|X|P|S|O|M|W|D|C)-\d\d\b", page.read_text("utf-8")):
            assert rule in ENTRIES, f"{page.name}: {rule}"


def said() -> list[tuple[str, str]]:
    """Page and words of everything that the handbook tells to say to the program."""
    found = []
    for page in (*HANDBOOK, ROOT / "README.zh-CN.md"):
        text = page.read_text("utf-8")
        found += [(page.name, words) for words in re.findall(r"“(/[一-鿿][^”\s]*(?: [^”]*)?)”", text)]
        for row in re.findall(r"^\| (/[^|]+) \|", text, flags=re.MULTILINE):
            found += [(page.name, words.strip()) for words in row.split("、")]
    return found


def test_what_is_to_be_said_is_understood() -> None:
    draft = read(ROOT / "examples" / "weihai.toml")
    words = said()
    assert len(words) > 40
    for page, told in words:
        if told in PLAIN_ONLY:
            continue
        assert command(told) is not None, f"{page}: {told}"
        if told.startswith("/跳 "):
            assert [note for note in machine.answer(draft, told).notes if note.tone == "unclear"] == [], (
                f"{page}: {told}"
            )


def test_every_key_that_is_named_does_something() -> None:
    keys = {key for shortcut in shortcuts() for key in named(shortcut.keys).split("、")} | NO_KEYS
    for page in HANDBOOK:
        text = page.read_text("utf-8")
        for key in re.findall(
            r"(?<![A-Za-z+])((?:Ctrl|Alt)\+[A-Z上下]|F(?:1[0-2]|[1-9]))(?![0-9A-Za-z])", text
        ):
            assert key in keys or key == "Ctrl+C", f"{page.name}: {key}"


def test_pictures_are_there_and_all_shown() -> None:
    shown = {
        target.rsplit("/", 1)[-1]
        for page in pages()
        for target in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", page.read_text("utf-8"))
    }
    assert shown == {path.name for path in (DOCS / "pictures").iterdir()}


def test_the_mapping_that_is_shown_is_read(tmp_path: Path) -> None:
    (block,) = (block for block in blocks(DOCS / "使用手册" / "台账.md") if block.kind == "toml")
    path = tmp_path / "台账.csv.map.toml"
    path.write_text('sheets = ["1季度", "2季度"]\n' + block.text, "utf-8")
    mapped = load_mapping(path)
    assert dict(mapped.columns) == {"received": "收到日期", "kind": "申请人性质", "outcome": "办理结果"}
    assert mapped.outcomes["移送"] == "unable.not_held"


def test_what_is_to_be_written_by_hand_is_read() -> None:
    text = (DOCS / "使用手册" / "单位信息和引言.md").read_text("utf-8")
    lines = re.findall(r"`(\w+ = [^`]+)`", text)
    draft = loads("\n".join(["schema = 1", 'edition = "2021"', "[profile]", *lines]).encode(), "草稿.toml")
    assert set(draft.profile) == {"signature", "date", "deadline", "annex", "key_areas", "status"}
    rules = {finding.rule for finding in check(draft.with_prose("overview", "公开信息3条。")).findings}
    assert {"C-05", "C-07"} <= rules


def test_what_the_architecture_names_is_there() -> None:
    text = (DOCS / "developers" / "architecture.md").read_text("utf-8")
    for row in re.findall(r"^\| (`(?:tui|engine)/.*)$", text, flags=re.MULTILINE):
        layers, _, files = row.split(" | ")
        folders = [ROOT / layer for layer in re.findall(r"`([^`]+)`", layers)]
        for file in re.findall(r"`([^`]+)`", files):
            assert any((folder / file).exists() for folder in folders), file
    for path in re.findall(r"`((?:tests|engine|tui|templates|docs)/[^`\s]+)`", text):
        assert (ROOT / path).exists(), path


def test_the_handbook_as_one_page(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, ".ci/handbook.py", "--out", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "使用手册.html").read_text("utf-8")
    ids = set(re.findall(r'id="([^"]+)"', page))
    assert {path.stem for path in HANDBOOK} <= ids
    links = [unquote(link) for link in re.findall(r'href="([^"]+)"', page)]
    assert len(links) > 150
    assert [link for link in links if not link.startswith("http") and link[1:] not in ids] == []
    assert set(re.findall(r'src="([a-z]+):', page)) == {"data"}
    assert "<!--" not in page
