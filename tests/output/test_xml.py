"""Parts of a Word file as trees: what the parser takes, and what it refuses."""

from __future__ import annotations

import pytest

from engine.output.errors import ReadBackError
from engine.output.opened import NoDocxError
from engine.output.proof import prove
from engine.output.readback import read
from engine.output.report import export
from engine.output.template.check import check
from engine.output.xml import XmlError, local, parsed
from tests.output.packages import changed
from tests.output.samples import numbered

DEEP = "<w:smartTag>" * 100_000 + "</w:smartTag>" * 100_000


@pytest.mark.parametrize(
    "blob",
    [
        "<a>甲<!-- x --><?y z?></a>".encode(),
        b"\xef\xbb\xbf<?xml version='1.0' encoding='utf-8'?><a>\xe7\x94\xb2</a>",
        "<?xml version='1.0' encoding='UTF-16'?><a>甲</a>".encode("utf-16"),
    ],
)
def test_what_the_standard_allows_is_read(blob: bytes) -> None:
    root = parsed(blob)
    assert (root.text, len(root)) == ("甲", 0)


@pytest.mark.parametrize(
    ("blob", "why"),
    [
        (b"<a>", "no element found"),
        (b"", "no element found"),
        (b"<a>\x01</a>", "not well-formed"),
        ("<?xml version='1.0' encoding='gbk'?><a>甲</a>".encode("gbk"), "utf-8"),
        ("<a>甲</a>".encode("utf-16-le"), "编码不是UTF-8"),
        (b"<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>", "文档类型声明"),
        (b" " * 5000 + b"<!DOCTYPE a><a/>", "文档类型声明"),
        ("<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>".encode("utf-16"), "文档类型声明"),
        (b"<a>" * 300 + b"</a>" * 300, "太深"),
        (b"<a>" * 200_000 + b"</a>" * 200_000, "太深"),
        (b"<a>&x;</a>", "undefined entity"),
    ],
)
def test_what_is_refused(blob: bytes, why: str) -> None:
    with pytest.raises(XmlError, match=why):
        parsed(blob)


def test_names_without_their_namespace() -> None:
    assert local("{http://x}p") == local("p") == "p"


def test_a_document_of_endless_depth_is_an_answer() -> None:
    data = changed(export(numbered()), "<w:body>", f"<w:body><w:p>{DEEP}</w:p>")
    for look in (prove, check):
        with pytest.raises(NoDocxError, match="太深"):
            look(data)
    with pytest.raises(ReadBackError, match="太深"):
        read(data)
