"""Bytes of a text file into characters: byte order mark, what the file declares, and what its content bears out.

Chinese offices save text as UTF-8, as GBK (declared as `gb2312`, or not at all), as UTF-16 ("Unicode" in Notepad) and,
rarely, as Big5. Declarations lie in both directions, so each is believed only as far as the bytes agree.
"""

from __future__ import annotations

import codecs
import re

from engine.intake.errors import IntakeError
from engine.intake.sorts import sort_of
from engine.namedtuple import NamedTuple

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_ALIASES = {
    "utf8": "utf-8",
    "unicode11utf8": "utf-8",
    "utf16": "utf-8",  # a declaration that can be read as ASCII cannot be true of UTF-16; so the HTML standard
    "utf16le": "utf-8",
    "utf16be": "utf-8",
    "gb2312": "gb18030",
    "gb231280": "gb18030",
    "csgb2312": "gb18030",
    "euccn": "gb18030",
    "gbk": "gb18030",
    "xgbk": "gb18030",
    "cp936": "gb18030",
    "ms936": "gb18030",
    "windows936": "gb18030",
    "gb18030": "gb18030",
    "hzgb2312": "hz",
    "big5": "big5hkscs",
    "big5hkscs": "big5hkscs",
    "xxbig5": "big5hkscs",
    "cnbig5": "big5hkscs",
    "csbig5": "big5hkscs",
    "cp950": "cp950",
}
"""Declarations that are worth a trial; `iso-8859-1`, `ansi` and the like say nothing about a Chinese text."""

_SPOKEN = {
    "utf-8": "UTF-8",
    "gb18030": "GB18030（GBK）",
    "big5hkscs": "Big5",
    "cp950": "Big5",
    "hz": "HZ",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "utf-32-le": "UTF-32",
    "utf-32-be": "UTF-32",
}
_COMMON = frozenset(
    "的一是不在人有我他这中大来上个国和地到要以时会可也年生就出自行发成方多经法主者如下学同与政府信息公开条例报告工作情况申请"
    "机关单位处理本部门办公室市县区乡镇街道局委员会管理总体件数无项第二三四五六七八九十按照根据进落实加强完善建设平台网站新增部分"
    "规范性文件章许可罚强制收费答复予维持结果纠正审结讼诉复议存问题改及其需事，。、；：（）“”《》〔〕年月日万元"
    "這來個國們時會為發經點機關開請報況處門辦區鄉鎮總體項據進實強設網許罰費維審結訴訟議問題應務資訊"
)
"""Characters that fill any Chinese report; text read in the wrong encoding hardly has one of them."""
_SAMPLE = 20000
_STRAY_SHARE = 0.001
_CONTROLS = bytes(range(1, 9)) + bytes(range(14, 32))
_CONTROL_SHARE = 0.02


_NO_TEXT = frozenset(("doc", "xls", "ppt", "encrypted", "ole", "pdf", "rtf", "image"))
_IN_ZIP = (
    (b"word/", "Word 文件（.docx）", "请把扩展名改为 .docx 再读"),
    (b"xl/", "Excel 工作簿（.xlsx）", "请把扩展名改为 .xlsx 再读"),
    (b"OFD.xml", "OFD 版式文件", "请用阅读器转为 PDF 或 Word 再读"),
    (b"application/vnd.oasis.opendocument", "OpenDocument 文件", "请用 WPS 或 Word 另存为 .docx 再读"),
)
_ARCHIVES = (
    (b"Rar!\x1a\x07", "RAR 压缩包"),
    (b"7z\xbc\xaf\x27\x1c", "7z 压缩包"),
    (b"\x1f\x8b\x08", "GZIP 压缩文件"),
)


class Decoded(NamedTuple):
    """Text out of bytes.

    Attributes:
        text: without a byte order mark; what could not be decoded is U+FFFD.
        encoding: the codec that read it.
        notes: what a person should know: characters that could not be read, lines in another encoding.
    """

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(name: str, data: bytes, declared: str | None = None) -> Decoded:
    """Decodes a text file.

    Args:
        name: the file as the user named it.
        data: its bytes.
        declared: the encoding that the file or its carrier names, in any spelling; a hint, no more.

    Raises:
        IntakeError: the bytes are no text: a Word file, a PDF, a picture ..., whatever the name says.
    """
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _finished(data[len(mark) :].decode(codec, "replace"), codec, [])
    _refuse_other_sorts(name, data)
    notes: list[str] = []
    if b"\0" in data:
        wide = _wide(data)
        if wide:
            return _finished(data.decode(wide, "replace"), wide, [])
        data = _without_stray_nuls(name, data, notes)
    if len(data) - len(data.translate(None, _CONTROLS)) > 2 + len(data) * _CONTROL_SHARE:
        raise IntakeError(name, "文件不是文本（含有大量控制字符），读不了；请确认选对了文件")
    if data.isascii() and b"~{" not in data:
        return Decoded(data.decode("ascii"), "utf-8", tuple(notes))
    codec = _choose(data, _ALIASES.get(re.sub(r"[^a-z0-9]", "", (declared or "").lower())))
    try:
        return _finished(data.decode(codec), codec, notes)
    except UnicodeDecodeError:
        return _finished(_line_by_line(data, codec, notes), codec, notes)


def _refuse_other_sorts(name: str, data: bytes) -> None:
    sort = sort_of(data)
    if sort.key in _NO_TEXT:
        raise IntakeError(name, sort.refusal)
    if sort.key == "zip":
        listing = data[:4096] + data[-65536:]  # a zip lists its members at its end
        for member, what, advice in _IN_ZIP:
            if member in listing:
                raise IntakeError(name, f"文件其实是{what}，不是文本或网页；{advice}")
        raise IntakeError(name, "文件其实是 ZIP 压缩包，不是文本或网页；请先解压")
    for magic, what in _ARCHIVES:
        if data.startswith(magic):
            raise IntakeError(name, f"文件其实是{what}，不是文本或网页；请先解压")


def _finished(text: str, codec: str, notes: list[str]) -> Decoded:
    lost = text.count("�")
    if lost:
        line = text.count("\n", 0, text.find("�")) + 1
        notes.append(
            f"有 {lost} 处字符按 {_SPOKEN[codec]} 读不出来，已用“�”代替，第一处在文件的第{line}行，请对照原文核对"
        )
    return Decoded(text.removeprefix("\ufeff"), codec, tuple(notes))


def _choose(data: bytes, declared: str | None) -> str:
    """The codec that the content bears out; of several, the earlier one."""
    sample = _sample(data)
    order = ["utf-8", declared or "gb18030", "gb18030", "big5hkscs"]
    best, best_score = "utf-8", float("-inf")
    for codec in dict.fromkeys(order):
        # The sample may end within a character.
        text = codecs.getincrementaldecoder(codec)("replace").decode(sample, final=len(sample) < _SAMPLE)
        score = _plausible(text)
        if declared == codec:
            score += 0.05
        # Real text reaches 0.3; there is no need to try the other encodings on it.
        if score >= 0.3 and "�" not in text:
            return codec
        if score > best_score + 0.02:
            best, best_score = codec, score
    return best


def _sample(data: bytes) -> bytes:
    """The stretch that decides: lines with letters beyond ASCII, from the first one on."""
    first = re.search(rb"[\x80-\xff]", data)
    start = first.start() if first else 0
    if len(data) - start <= _SAMPLE:
        return data[start:]
    lines: list[bytes] = []
    size = 0
    for line in data[start : start + 20 * _SAMPLE].splitlines(keepends=True):
        if not line.isascii():
            lines.append(line)
            size += len(line)
        if size > _SAMPLE:
            break
    return b"".join(lines)[:_SAMPLE]


def _plausible(text: str) -> float:
    """How far the text looks Chinese, up to 1; what could not be decoded counts heavily against it."""
    beyond = [char for char in text if char > "\x7f" and char not in "\xa0\u3000"]
    if not beyond:
        return 0.0
    common = sum(char in _COMMON for char in beyond)
    return (common - 5 * text.count("�")) / len(beyond) if common else -text.count("�") / len(beyond)


def _line_by_line(data: bytes, codec: str, notes: list[str]) -> str:
    """Text with faults in it: a line that another encoding reads cleanly and sensibly was pasted from elsewhere."""
    other = "gb18030" if codec == "utf-8" else "utf-8"
    texts: list[str] = []
    pasted: list[int] = []
    for number, line in enumerate(data.splitlines(keepends=True), start=1):
        try:
            texts.append(line.decode(codec))
            continue
        except UnicodeDecodeError:
            pass
        try:
            text = line.decode(other)
        except UnicodeDecodeError:
            text = ""
        if text and _plausible(text) >= 0.3:
            pasted.append(number)
        else:
            text = line.decode(codec, "replace")
        texts.append(text)
    if pasted:
        lines = "、".join(f"第{number}行" for number in pasted[:3]) + ("等" if len(pasted) > 3 else "")
        notes.append(
            f"文件里混用了两种编码：{lines}共 {len(pasted)} 行是 {_SPOKEN[other]}，其余是 {_SPOKEN[codec]}，均已读入"
        )
    return "".join(texts)


def _wide(data: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark: every line end and every ASCII letter has its zero bytes in the same places."""
    head = data[: _SAMPLE - _SAMPLE % 4]
    if len(head) < 4:
        return None
    for codec, unit in (("utf-32-le", 4), ("utf-32-be", 4), ("utf-16-le", 2), ("utf-16-be", 2)):
        if len(data) % unit:
            continue
        text = head.decode(codec, "replace")
        good = sum(char in "\t\r\n" or " " <= char <= "~" or char in _COMMON for char in text)
        if "�" not in text[:-1] and "\0" not in text and good > len(text) * 0.3:
            return codec
    return None


def _without_stray_nuls(name: str, data: bytes, notes: list[str]) -> bytes:
    """A torn save pads a text with zero bytes, and some systems drop one here and there; more of them is no text."""
    trimmed = data.rstrip(b"\0")
    stray = trimmed.count(b"\0")
    if not trimmed or stray > len(trimmed) * _STRAY_SHARE:
        raise IntakeError(name, "文件不是文本（含有大量空字节），读不了；请确认选对了文件")
    notes.append(f"文件里有 {data.count(0)} 个空字节（可能没有保存完整），已略去，请核对文件末尾是否完整")
    return trimmed.replace(b"\0", b"")
