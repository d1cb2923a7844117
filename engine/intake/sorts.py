"""What a file really is, from its first bytes: the extension is only what somebody called it."""

from __future__ import annotations

import re

from engine.namedtuple import NamedTuple
from engine.regex import regex


class Sort(NamedTuple):
    """A sort of file.

    Attributes:
        key: `empty`, `zip`, `doc`, `xls`, `ppt`, `encrypted`, `ole`, `pdf`, `rtf`, `html`, `xml`, `word_xml`,
            `image`, `text` or `unknown`.
        refusal: what to tell somebody who took it for a Word document or a workbook.
    """

    key: str
    refusal: str


_SAVE_AS = "请在 Word 或 WPS 里打开，另存为 .docx 后再读。"
_RENAME = "请按实际格式改正扩展名后再读。"

_SORTS = {
    sort.key: sort
    for sort in (
        Sort("empty", "文件是空的（0 字节）。请重新取得文件后再读。"),
        Sort("zip", "文件是压缩包。"),
        Sort("doc", f"文件其实是旧格式的 Word 文档（.doc 或 .wps），不是 .docx。{_SAVE_AS}"),
        Sort("xls", "文件其实是旧格式的 Excel 工作簿（.xls）。请按实际格式改正扩展名后再读。"),
        Sort("ppt", "文件其实是旧格式的演示文稿（.ppt），里面读不出报告。"),
        Sort(
            "encrypted",
            "文件加密，读不了。请在 Word 或 WPS 里打开，取消密码（或由单位的加密软件解密）后另存再读。",
        ),
        Sort("ole", f"文件是旧格式的复合文档，看不出是哪种办公文件。{_SAVE_AS}"),
        Sort("pdf", f"文件其实是 PDF。{_RENAME}"),
        Sort("rtf", f"文件其实是 RTF 文档。{_SAVE_AS}"),
        Sort("html", f"文件其实是网页（HTML）。{_RENAME}"),
        Sort("xml", f"文件其实是单个 XML 文件。{_SAVE_AS}"),
        Sort("word_xml", f"文件其实是 Word 的 XML 文档，不是 .docx。{_SAVE_AS}"),
        Sort("image", "文件其实是图片，图片里的文字读不到。请用文字版的文件。"),
        Sort("text", f"文件其实是纯文本。{_RENAME}"),
        Sort("unknown", "文件不是办公文档，或者已损坏。请重新取得文件后再读。"),
    )
}

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAMS = (
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("PowerPoint Document", "ppt"),
)
_MAGIC = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"%PDF-", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"%TSD-Header-", "encrypted"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"BM", "image"),
    (b"II*\0", "image"),
    (b"MM\0*", "image"),
)
_HTML = regex(r"<!doctype\s+html|<html\b|<head\b|<body\b|<table\b|mime-version:", re.IGNORECASE)
_WORD_XML = regex(r"<(?:\w+:)?wordDocument\b|<(?:\w+:)?package\b[^>]*office/2006/xmlPackage")
_HEAD = 2048
_PRINTABLE = 0.9


def sort_of(data: bytes) -> Sort:
    """What a file really is.

    Args:
        data: its bytes, all of them.

    Returns:
        Its sort; `zip` says nothing about what is in the package.
    """
    return _SORTS[_key(data)]


def _key(data: bytes) -> str:
    if not data:
        return "empty"
    if data.startswith(_OLE):
        # The names of the streams stand in the directory as UTF-16; where, depends on the file.
        return next((key for stream, key in _STREAMS if stream.encode("utf-16-le") in data), "ole")
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    for magic, key in _MAGIC:
        if head.startswith(magic) and (magic != b"BM" or b"\0" in head):
            return key
    if b"E-SafeNet" in head:
        return "encrypted"
    text = _text(data[:_HEAD])
    if text is None:
        return "unknown"
    if _HTML.search(text):
        return "html"
    if not text.lstrip("\ufeff \t\r\n").startswith("<?xml"):
        return "text"
    return "word_xml" if _WORD_XML.search(text) else "xml"


def _text(head: bytes) -> str | None:
    """The first bytes as text; None where they are none."""
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    if b"\0" in head and not wide:
        return None
    for encoding in ("utf-16",) if wide else ("utf-8", "gb18030"):
        text = head.decode(encoding, errors="replace")
        good = sum(char.isprintable() or char in "\r\n\t\ufeff" for char in text if char != "\ufffd")
        if good >= _PRINTABLE * len(text):
            return text
    return None
