"""Opens the application: what must be settled before Textual is imported, and the draft itself.

`TEXTUAL_DISABLE_KITTY_KEY` is read once, when Textual is imported: with the kitty keyboard protocol, an input method
that commits five hanzi or more arrives as garbage, and iTerm2 drops every commit.
"""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from types import ModuleType

    from engine.draft.file import DraftFile

EXAMPLE = "weihai.toml"
EXAMPLE_COPY = "示例草稿.toml"


def run_app(path: str | None, *, demo: bool = False) -> int:
    """Run the application until the drafter leaves it.

    Args:
        path: a draft to open; None for the start page.
        demo: open a copy of the example draft.

    Returns:
        The exit status: 0, or 2 when the draft cannot be opened or the program failed.
    """
    gc.disable()
    without_encryption()
    os.environ["TEXTUAL_DISABLE_KITTY_KEY"] = "1"
    os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")
    from engine.draft.errors import DraftTroubleError

    file, unopened = None, None
    try:
        place = example_copy() if demo else None if path is None else Path(path)
    except DraftTroubleError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    try:
        file = _opened(place)
    except DraftTroubleError:
        unopened = place  # the application asks what to do
    from tui.app import NianbaoApp
    from tui.extended import understand

    understand()
    app = NianbaoApp(file, unopened=unopened)
    status = app.run()
    if app.farewell:
        sys.stderr.write(f"{app.farewell}\n")
    return (2 if app.return_code else 0) if status is None else status


def without_encryption() -> None:
    """Load asyncio and the checksums without OpenSSL, for 4 MB and several milliseconds less.

    The application makes no connection. Both know how to do without, since Python can be built without it; whoever wants
    it later still gets it.
    """
    modules = cast("dict[str, ModuleType | None]", sys.modules)
    hidden = [name for name in ("ssl", "_hashlib") if name not in modules]
    modules.update(dict.fromkeys(hidden))
    try:
        for name in ("asyncio", "hashlib", "hmac"):
            import_module(name)
    finally:
        for name in hidden:
            del modules[name]


def example_copy(folder: Path | None = None) -> Path:
    """A copy of the example draft in this folder, else in the home folder; an older copy is used again.

    Raises:
        SaveError: there is no place for it.
    """
    from importlib.resources import files

    from engine.draft.atomic import write_atomic
    from engine.draft.errors import SaveError

    data = files("examples").joinpath(EXAMPLE).read_bytes()
    place = (folder or Path.cwd()) / EXAMPLE_COPY
    for candidate in (place, Path.home() / EXAMPLE_COPY):
        if candidate.is_file():
            return candidate
        try:
            write_atomic(candidate, data)
        except SaveError:
            continue
        return candidate
    raise SaveError(str(place), "示例草稿放不下：当前文件夹和个人文件夹都不能写入")


def _opened(path: Path | None) -> DraftFile | None:
    if path is None:
        return None
    from engine.draft.file import DraftFile

    return DraftFile.open(path, back_up=False)  # once the screen stands
