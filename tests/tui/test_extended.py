"""What terminals send in the newer ways is read as the keys that were meant."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from textual import _xterm_parser, events
from textual._xterm_parser import XTermParser

from tui.extended import understand

SENTENCE = "政府信息公开工作年度报告公开办理情况"


@pytest.fixture(autouse=True)
def parser() -> Iterator[None]:
    """The change of the parser ends with the test."""
    reader = XTermParser._sequence_to_key_events
    longest = _xterm_parser._MAX_SEQUENCE_SEARCH_THRESHOLD
    understand()
    yield
    XTermParser._sequence_to_key_events = reader
    _xterm_parser._MAX_SEQUENCE_SEARCH_THRESHOLD = longest


def _read(sent: str) -> list[events.Key]:
    reader = XTermParser(debug=False)
    found = [*reader.feed(sent), *reader.feed("")]
    return [event for event in found if isinstance(event, events.Key)]


@pytest.mark.parametrize(
    ("sent", "keys"),
    [
        ("\x1b[13;2u", ["shift+enter"]),
        ("\x1b[27;2;13~", ["shift+enter"]),
        ("\x1b[106;5u", ["ctrl+j"]),
        ("\x1b[112;5u", ["ctrl+p"]),
        ("\x1b[27u", ["escape"]),
        ("\x1b[13u", ["enter"]),
        ("\x1b[127u", ["backspace"]),
        ("\x1b[97u", ["a"]),
        ("\x1b[13;1:3u", []),  # let go
        ("\x1b[13;2:1u", ["shift+enter"]),
        ("\x1b[99999999999u", []),
        ("\x1b[1;3A", ["alt+up"]),
        ("\x1b\r", ["alt+enter"]),
        ("\x1b[A", ["up"]),
        ("\x1bOP", ["f1"]),
        ("\x1b[5~", ["pageup"]),
        ("\r", ["enter"]),
        ("\n", ["ctrl+j"]),
    ],
)
def test_a_key(sent: str, keys: list[str]) -> None:
    assert [event.key for event in _read(sent)] == keys


@pytest.mark.parametrize("length", [1, 4, 5, len(SENTENCE)])
def test_what_an_input_method_commits_arrives_whole(length: int) -> None:
    said = SENTENCE[:length]
    codes = ":".join(str(ord(char)) for char in said)
    assert "".join(event.character or "" for event in _read(f"\x1b[32;;{codes}u")) == said
    assert "".join(event.character or "" for event in _read(said)) == said


def test_a_paste_stays_a_paste() -> None:
    reader = XTermParser(debug=False)
    found = list(reader.feed("\x1b[200~甲[13;2u\r\n乙\x1b[201~"))
    assert [event.text for event in found if isinstance(event, events.Paste)] == ["甲[13;2u\r\n乙"]


def test_it_is_done_once() -> None:
    before = XTermParser._sequence_to_key_events
    understand()
    assert XTermParser._sequence_to_key_events is before
