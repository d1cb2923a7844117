"""Files are known by their bytes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.intake.sorts import sort_of


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "empty"),
        (b"PK\x03\x04rest", "zip"),
        (b"%PDF-1.5", "pdf"),
        (b"\r\n%PDF-1.5", "pdf"),
        (b"{\\rtf1", "rtf"),
        (b"\xff\xd8\xff\xe0\0\0", "image"),
        (b"BM beginning of a text", "text"),
        ("<HTML><BODY>".encode("utf-16"), "html"),
        ("<!-- 年报 --><table><tr>".encode("gbk"), "html"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "html"),
        ("一、总体情况".encode(), "text"),
        ("一、总体情况".encode("utf-16"), "text"),
        (b"\0\1\2\3", "unknown"),
        (b"%TSD-Header-###%\0\1", "encrypted"),
        (b"b\x14#e\0LOCK E-SafeNet \0", "encrypted"),
    ],
)
def test_sorts(data: bytes, key: str) -> None:
    assert sort_of(data).key == key


@given(st.binary(max_size=300))
def test_any_bytes_have_a_sort(data: bytes) -> None:
    assert sort_of(data).refusal.endswith("。")
