"""The handbook as one page for offices without internet: every page, every picture, nothing to fetch.

    python .ci/handbook.py [--out dist]

It goes into the packages that `.ci/release/wheelhouse.py` makes. Markdown is read by markdown-it-py, which Textual brings.
"""

from __future__ import annotations

import argparse
import base64
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from markdown_it import MarkdownIt

ROOT = Path(__file__).resolve().parents[1]
HANDBOOK = ROOT / "docs" / "使用手册"
NAME = "使用手册.html"
_LINK = re.compile(r'(<a href=")([^"]+)(">)(.*?)(</a>)', re.DOTALL)
_PICTURE = re.compile(r'(<img src=")([^"]+)(")')
_PAGE = """<!doctype html>
<html lang="zh-CN"><meta charset="utf-8"><title>年报助手使用手册</title>
<meta name="viewport" content="width=device-width">
<style>
body {{ max-width: 52em; margin: 2em auto; padding: 0 1em; font: 16px/1.8 "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }}
table {{ border-collapse: collapse; margin: 1em 0; }}
th, td {{ border: 1px solid #999; padding: .3em .6em; text-align: left; vertical-align: top; }}
pre, code {{ font-family: Consolas, "Noto Sans Mono CJK SC", monospace; background: #f2f2f2; }}
pre {{ padding: .6em 1em; overflow-x: auto; }}
img {{ max-width: 100%; }}
blockquote {{ margin: 1em; padding-left: 1em; border-left: 4px solid #999; }}
section {{ border-top: 3px double #999; margin-top: 3em; }}
@media print {{ section {{ page-break-before: always; border: 0; }} }}
</style>
{body}
</html>
"""


def order() -> list[Path]:
    """The pages as the page of contents names them, that page first."""
    contents = HANDBOOK / "README.md"
    named = [unquote(link) for link in re.findall(r"\]\(([^)#]+\.md)\)", contents.read_text("utf-8"))]
    return [contents, *dict.fromkeys(HANDBOOK / link for link in named)]


def handbook() -> str:
    """All pages as one."""
    return _PAGE.format(body="\n".join(_sections()))


def _sections() -> Iterator[str]:
    reader = MarkdownIt("commonmark", {"html": True}).enable("table")
    pages = order()
    for page in pages:
        html = reader.render(page.read_text("utf-8"))
        html = re.sub(r"<!--.*?-->\n?", "", html, flags=re.DOTALL)
        html = _PICTURE.sub(lambda match, page=page: match[1] + _embedded(page, match[2]) + match[3], html)
        html = _LINK.sub(lambda match: _linked(match, pages), html)
        yield f'<section id="{page.stem}">\n{html}</section>'


def _embedded(page: Path, target: str) -> str:
    picture = (page.parent / unquote(target)).read_bytes()
    return f"data:image/png;base64,{base64.b64encode(picture).decode()}"


def _linked(match: re.Match[str], pages: list[Path]) -> str:
    """A link to another page as one inside this page; what is not part of the handbook is only its words."""
    path, _, anchor = unquote(match[2]).partition("#")
    if match[2].startswith("http") or not path:
        return match[0]
    known = next((page for page in pages if page.name == path), None)
    if known is None:
        return match[4]
    return f"{match[1]}#{anchor or known.stem}{match[3]}{match[4]}{match[5]}"


def main() -> int:
    """Write the page."""
    parser = argparse.ArgumentParser(description="The handbook as one page.")
    parser.add_argument("--out", type=Path, default=ROOT / "dist")
    out = parser.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    path = out / NAME
    path.write_text(handbook(), "utf-8")
    sys.stdout.write(f"{path}  {path.stat().st_size / 1e6:.1f} MB\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
