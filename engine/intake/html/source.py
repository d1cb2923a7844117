"""The markup of a web page out of its file: a page, a fragment, or a page that a browser or Word saved as one file."""

from __future__ import annotations

import re
from email import policy
from email.message import Message
from email.parser import BytesParser

from engine.intake.encodings import Decoded, decode
from engine.intake.errors import IntakeError
from engine.namedtuple import NamedTuple

MOST_BYTES = 32 * 2**20
"""Bytes of a file, pictures that are written into it included."""

MOST_MARKUP = 20 * 2**20
"""Bytes of a page without the pictures that are written into it."""

_HEAD = 8192
_EMBEDDED = re.compile(rb"data:[\w/+.;=-]{0,80}base64,[A-Za-z0-9+/=\s%]{200,}")
_CHARSET = re.compile(
    rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{2,30})|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,30})",
    re.IGNORECASE,
)
_ARCHIVE = re.compile(
    rb"^(?:mime-version|content-type:\s*(?:multipart|text/html)|from:\s*<saved by)",
    re.IGNORECASE | re.MULTILINE,
)
_TAG = re.compile(rb"<(?:!doctype|html|head|body|table|div|p|td|meta|frameset)\b", re.IGNORECASE)


TOO_BIG = "网页过大，不像一份年度报告，没有读；请只保存正文部分，或复制正文到 Word 另存为 .docx"


class Page(NamedTuple):
    """Markup of a page.

    Attributes:
        markup: as characters.
        notes: what a person should know about decoding it.
    """

    markup: str
    notes: tuple[str, ...] = ()


def is_html(data: bytes) -> bool:
    """Whether the bytes are a web page or a part of one, whatever the file is called (systems export `.doc` so)."""
    head = data[:_HEAD].replace(b"\0", b"")
    return bool(_TAG.search(head)) or _is_archive(data)


def pages(name: str, data: bytes) -> list[Page]:
    """The markup in a file; a saved page may come with the frames that it shows, the page itself comes first.

    Raises:
        IntakeError: it is empty, too big, or no text.
    """
    if not data.strip():
        raise IntakeError(name, "文件是空的，没有可读的内容；请重新保存网页")
    if len(data) > MOST_BYTES:
        raise IntakeError(name, TOO_BIG)
    if _is_archive(data):
        return _unpacked(name, data)
    return [_page(name, data, None)]


def _is_archive(data: bytes) -> bool:
    head = data[:2048].lstrip()
    return not head.startswith(b"<") and len(_ARCHIVE.findall(head)) >= 1 and b":" in head.split(b"\n", 1)[0]


def _page(name: str, data: bytes, declared: str | None) -> Page:
    meta = _CHARSET.search(data[:_HEAD])
    stated = (meta[1] or meta[2]).decode("ascii", "replace") if meta else None
    if b"base64," in data:
        data = _EMBEDDED.sub(b"data:,", data)
    if len(data) > MOST_MARKUP:
        raise IntakeError(name, TOO_BIG)
    decoded: Decoded = decode(name, data, declared or stated)
    return Page(decoded.text, decoded.notes)


def _unpacked(name: str, data: bytes) -> list[Page]:
    """The pages in a web archive (.mht, .mhtml; RFC 2557)."""
    try:
        message = BytesParser(policy=policy.compat32).parsebytes(data.lstrip())
        parts = [
            part
            for part in message.walk()
            if part.get_content_type() in ("text/html", "application/xhtml+xml")
        ]
        found = [
            _page(name, payload, part.get_content_charset()) for part in parts if (payload := _payload(part))
        ]
    except (ValueError, LookupError, RecursionError, TypeError) as error:
        raise IntakeError(name, "网页归档文件已损坏，读不了；请在浏览器里重新保存为网页") from error
    if not found:
        raise IntakeError(name, "网页归档文件里没有网页正文，可能没有保存完整；请在浏览器里重新保存为网页")
    return found


def _payload(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) and payload.strip() else b""
