"""What is kept from one run to the next: patterns, and the files that hold them."""

from __future__ import annotations

import marshal
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine import kept, regex

PATTERNS = (
    (r"(?P<year>20\d\d)年|[，。；]{1,3}(?=收到)", 0),
    (r"^一、|(?<![0-9])[^，。；：\n]{2,8}?看$", re.MULTILINE),
    (r"([a-z件])+\1?", re.IGNORECASE),
    (r"(a)(?P<b>b)?(?:c)\W", re.ASCII | re.DOTALL),
)
TEXTS = ("", "2024年，。收到件", "一、从渠道看\n按来源看", "aBC件AB", "abc ", "ac-")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder for what is kept, and a process that has made no pattern yet."""
    place = tmp_path / "kept"
    _forget(monkeypatch)
    kept.keep_in(place)
    yield place
    kept.keep_in(None)


def _forget(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(regex, "_STORE", regex._Store())


def _same(pattern: str, flags: int) -> None:
    own, peer = regex.regex(pattern, flags), re.compile(pattern, flags)
    assert (own.pattern, own.flags, own.groups, dict(own.groupindex)) == (
        peer.pattern,
        peer.flags,
        peer.groups,
        dict(peer.groupindex),
    )
    for text in TEXTS:
        assert [(m.span(), m.groups(), m.groupdict(), m.lastgroup) for m in own.finditer(text)] == [
            (m.span(), m.groups(), m.groupdict(), m.lastgroup) for m in peer.finditer(text)
        ]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(("pattern", "flags"), PATTERNS)
def test_a_pattern_is_what_re_makes_of_it_now_and_in_the_next_run(
    monkeypatch: pytest.MonkeyPatch, pattern: str, flags: int
) -> None:
    _same(pattern, flags)
    regex.keep()
    _forget(monkeypatch)
    monkeypatch.setattr(regex, "_codes", lambda *_: pytest.fail("compiled again"))
    _same(pattern, flags)


def test_runs_add_to_what_is_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for pattern, flags in PATTERNS:
        _forget(monkeypatch)
        regex.regex(pattern, flags)
        regex.keep()
    assert regex._loaded().keys() == {(pattern, int(flags)) for pattern, flags in PATTERNS}
    assert [path.name for path in folder.iterdir()] == [regex._NAME]


def test_nothing_new_writes_nothing(folder: Path) -> None:
    regex.keep()
    assert not folder.exists()


@pytest.mark.usefixtures("folder")
def test_a_wrong_pattern_is_an_error() -> None:
    with pytest.raises(re.error):
        regex.regex("[")


@pytest.mark.parametrize(
    "entry",
    [
        (),
        ("",),
        (0, b"abc", 0, {}),
        (0, b"\xff" * 8, 0, {}),
        (0, b"", 0, {}),
        (0, b"\0" * 4, 1, {"a": 7}),
        5,
        None,
    ],
)
@pytest.mark.usefixtures("folder")
def test_codes_that_do_not_fit_are_compiled_anew(entry: object) -> None:
    pattern, flags = PATTERNS[0]
    kept.save(regex._NAME, regex._HEAD, marshal.dumps({(pattern, int(flags)): entry}))
    _same(pattern, flags)


@pytest.mark.parametrize("body", [b"", b"\0", b"x" * 9, marshal.dumps([1]), marshal.dumps({})])
@pytest.mark.usefixtures("folder")
def test_a_file_with_something_else_in_it_is_none(body: bytes) -> None:
    kept.save(regex._NAME, regex._HEAD, body)
    _same(*PATTERNS[0])


def test_a_damaged_file_is_none(folder: Path) -> None:
    kept.save("a", b"head", b"body")
    place = folder / "a"
    good = place.read_bytes()
    assert kept.load("a", b"head") == b"body"
    for bad in (b"", good[:-1], good + b"x", b"x" + good[1:], good[:5] + b"\xff" + good[6:]):
        place.write_bytes(bad)
        assert kept.load("a", b"head") is None
    assert kept.load("b", b"head") is None


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="this system has no owners of files")
def test_a_file_of_somebody_else_is_not_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept.save("a", b"head", b"body")
    monkeypatch.setattr(os, "getuid", lambda: os.stat(folder).st_uid + 1)  # noqa: PTH116
    assert kept.load("a", b"head") is None


def test_a_folder_that_cannot_be_written_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    kept.keep_in(tmp_path / "file" / "kept")
    kept.save("a", b"", b"")
    assert kept.load("a", b"") is None
    kept.keep_in(None)
    kept.save("a", b"", b"")
    assert kept.load("a", b"") is None


def test_what_cannot_take_its_place_leaves_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "replace", refuse)
    kept.save("a", b"head", b"body")
    assert list(folder.iterdir()) == []


def test_an_interpreter_of_another_kind_compiles_as_ever(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(regex, "_from_codes", None)
    _same(*PATTERNS[0])
    regex.keep()
    assert not folder.exists()
