"""Takes the pictures of the documentation from the real screens: python docs/pictures.py [NAME …].

Needs the development dependencies, Chromium, and a font with Chinese glyphs of one width. The screens are those of
`tests/tui/scenes.py`; what stands on them is compared with every change by the snapshots.
"""

from __future__ import annotations

import asyncio
import io
import re
import sys
from pathlib import Path
from shutil import which

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

import pytest  # noqa: E402
from rich.console import Console  # noqa: E402
from rich.terminal_theme import TerminalTheme  # noqa: E402

import tests.tui.scenes  # noqa: E402, F401 - every scene puts itself on the list
from tests.tui.stage import HOME, on_stage  # noqa: E402

FOLDER = ROOT / "docs" / "pictures"
PICTURES = {
    "start": ("start", (100, 16)),
    "question": ("question-figures", (110, 34)),
    "interview": ("question-typing-full", (110, 34)),
    "tables": ("table-3-wrong", (110, 34)),
    "findings": ("findings", (110, 28)),
    "overview": ("overview", (100, 26)),
    "exported": ("exported", (100, 16)),
}
"""By picture: the screen, and columns and rows."""
_AMBIGUOUS = re.compile("[“”‘’…—·]")
"""Characters of one cell that a Chinese font draws over two."""
_FONTS = "'Noto Sans Mono CJK SC', 'Noto Sans Mono CJK', 'Source Han Mono', monospace"
_PAGE = """<!doctype html><meta charset="utf-8"><style>
html, body {{ margin: 0; background: rgb(17, 20, 26); }}
i {{ display: inline-block; width: 9px; font: 15px/20px 'DejaVu Sans Mono', monospace; text-align: center; }}
pre {{ margin: 0; font: 18px/24px {fonts}; display: inline-block; }}
</style>{body}"""
_THEME = TerminalTheme((17, 20, 26), (220, 224, 230), [(0, 0, 0)] * 8)


async def _html(scene: str, size: tuple[int, int]) -> str:
    """A screen as a web page, in its colours."""
    with pytest.MonkeyPatch.context() as patch:
        async with on_stage(scene, size, patch) as (seat, folder):
            console = Console(
                width=size[0], height=size[1], file=io.StringIO(), force_terminal=True, record=True,
                color_system="truecolor", legacy_windows=False,
            )  # fmt: skip
            console.print(seat.app.screen._compositor.render_update(full=True))  # noqa: SLF001
            body = console.export_html(theme=_THEME, inline_styles=True, code_format="<pre>{code}</pre>")
            body = _AMBIGUOUS.sub(r"<i>\g<0></i>", body.replace(str(folder), str(HOME)))
            return _PAGE.format(fonts=_FONTS, body=body)


def _picture(html: str, path: Path) -> None:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - the sync form is of no use beside a loop

    program = which("chromium") or which("chromium-browser") or which("google-chrome")
    with sync_playwright() as tools:
        browser = tools.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1100, "height": 900})
        page.set_content(html)
        page.locator("pre").screenshot(path=str(path))
        browser.close()


def main(names: list[str]) -> int:
    """Take all pictures, or those that are named."""
    for name in names or PICTURES:
        scene, size = PICTURES[name]
        _picture(asyncio.run(_html(scene, size)), FOLDER / f"{name}.png")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
