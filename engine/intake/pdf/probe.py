"""Opens a doubtful file in a process of its own first: there it may hang or ask for all memory and do no harm."""

from __future__ import annotations

import subprocess
import sys

from engine.intake.errors import IntakeError
from engine.intake.pdf.guard import TOO_MUCH

_SECONDS = 1.5
_CODE = """
import sys
data = sys.stdin.buffer.read()
try:
    import resource
    resource.setrlimit(resource.RLIMIT_AS, (1_500_000_000, 1_500_000_000))
except (ImportError, ValueError, OSError):
    pass
import pypdfium2
try:
    document = pypdfium2.PdfDocument(data)
    for index in range(min(len(document), 300)):
        page = document[index]
        page.get_textpage().close()
        page.close()
except pypdfium2.PdfiumError:
    pass
"""


def run(name: str, data: bytes) -> None:
    """Opens every page of the file in another process.

    Raises:
        IntakeError: that took too long or needed too much memory.
    """
    try:
        # Our own interpreter and code; the file goes in as data.
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-c", _CODE], input=data, capture_output=True, timeout=_SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise IntakeError(name, TOO_MUCH) from error
    except OSError:
        return
    if done.returncode:
        raise IntakeError(name, TOO_MUCH)
