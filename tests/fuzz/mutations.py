"""How an input is changed: bytes as bytes, texts with the words of the field, packages by their parts."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from io import BytesIO
from random import Random
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

Mutate = Callable[[bytes, Random], bytes]

WORDS = (
    "新收", "受理", "办结", "结转下年度", "其中", "分别为", "占", "%", "同比增长", "下降", "持平", "未收到", "均", "其余",
    "件", "万元", "元", "人次", "亿", "万", "千", "百", "十", "〇", "两", "半", "余", "近", "约", "第", "条", "、", "，", "。",
    "；", "：", "（", "）", "“", "”", "〔", "〕", "—", "…", "·", "\u3000", "\n", "\r\n", "\t", "\\", "{", "}", "{{", "}}",
    "{applications.received.total}", "[", "]", "#", "=", '"', "'", '"""', "<", ">", "&", "]]>", "<!--", "\x00", "\x1b[2J",
    "\ufeff", "\u200b", "\u202e", "\ud7ff", "\U0001f600", "\U00020000", "0", "1", "60", "-1", "1,234", "１２", "3.5", "1e9",
    "99999999999999999999", "0.0000000001", "二百五十", "廿", "卅", "2024年", "2025-02-30", "自然人", "商业企业", "行政复议",
)  # fmt: skip
"""Pieces that mean something to one of the readers."""

_DEEPEST = 3000


def of_text(data: bytes, random: Random) -> bytes:
    """A text: pieces put in, cut out, doubled, moved; now and then bytes."""
    if random.random() < 0.1:
        return of_bytes(data, random)
    text = data.decode("utf-8", "replace")
    for _ in range(random.choice((1, 1, 2, 4, 12))):
        start = random.randrange(len(text) + 1)
        end = min(len(text), start + random.choice((0, 0, 1, 2, 8, 60)))
        piece = random.choice(
            (
                random.choice(WORDS),
                text[start:end] * random.choice((2, 3, 50)),
                "",
                random.choice(WORDS) * random.choice((1, 2, 200)),
                str(random.randrange(10 ** random.randrange(1, 25))),
            )
        )
        text = text[:start] + piece + text[end:]
    return text.encode("utf-8", "surrogatepass")


def of_bytes(data: bytes, random: Random) -> bytes:
    """Bytes: flipped, cut off, put in, doubled."""
    made = bytearray(data)
    for _ in range(random.choice((1, 1, 2, 8))):
        at = random.randrange(len(made) + 1)
        kind = random.randrange(5)
        if kind == 0 and made:
            made[at % len(made)] ^= 1 << random.randrange(8)
        elif kind == 1:
            made[at:at] = random.randbytes(random.choice((1, 2, 16)))
        elif kind == 2:
            del made[at : at + random.choice((1, 4, 200))]
        elif kind == 3:
            made[at:at] = made[at : at + random.choice((4, 64))]
        else:
            del made[at:]
    return bytes(made)


def of_markup(data: bytes, random: Random) -> bytes:
    """Markup: tags and attributes doubled, dropped, nested, swapped; else as a text."""
    text = data.decode("utf-8", "replace")
    tags = [place for place, char in enumerate(text) if char == "<"]
    if not tags or random.random() < 0.3:
        return of_text(data, random)
    for _ in range(random.choice((1, 1, 2, 5))):
        start = random.choice(tags)
        end = text.find(">", start) + 1 or len(text)
        tag = text[start:end]
        other = random.choice(tags)
        piece = random.choice(
            (
                "",
                tag * 2,
                tag * random.choice((3, _DEEPEST)),
                text[other : text.find(">", other) + 1],
                tag.replace('="', '="' + random.choice((*WORDS[-12:], "9" * 12, "-5", ""))).replace(
                    "\x00", ""
                ),
            )
        )
        text = text[:start] + piece + text[end:]
        tags = [place for place, char in enumerate(text) if char == "<"] or [0]
    return text.encode("utf-8", "surrogatepass")


def of_package(data: bytes, random: Random) -> bytes:
    """A package: one part changed, dropped, doubled or swapped; now and then its bytes."""
    if random.random() < 0.15:
        return of_bytes(data, random)
    try:
        with ZipFile(BytesIO(data)) as source:
            parts = {name: source.read(name) for name in source.namelist()}
    except (BadZipFile, OSError, zlib.error, NotImplementedError, RuntimeError, ValueError, EOFError):
        return of_bytes(data, random)
    if not parts:
        return of_bytes(data, random)
    names = sorted(parts)
    main = [
        name
        for name in names
        if name.endswith(("document.xml", "sheet1.xml", "sharedStrings.xml", "content.xml"))
    ]
    name = random.choice(main) if main and random.random() < 0.75 else random.choice(names)
    kind = random.random()
    if kind < 0.8:
        parts[name] = of_markup(parts[name], random)
    elif kind < 0.87:
        del parts[name]
    elif kind < 0.94:
        parts[name] = parts[random.choice(names)]
    else:
        parts[random.choice(("../外.xml", "word/" + "长" * 200, "a\x01b", name.upper()))] = parts[name]
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED if random.random() < 0.8 else ZIP_STORED) as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    return target.getvalue()
