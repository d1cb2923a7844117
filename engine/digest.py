"""SHA-256 as Python itself computes it: `hashlib` loads OpenSSL first, which takes longer than all hashes of an export."""

from __future__ import annotations

from typing import TYPE_CHECKING

__all__ = ["sha256"]

if TYPE_CHECKING:
    from hashlib import sha256
else:
    try:
        from _sha2 import sha256  # Python 3.12 and later; `random` takes its own from there too
    except ImportError:
        try:
            from _sha256 import sha256
        except ImportError:
            from hashlib import sha256
