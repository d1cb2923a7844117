"""Light, dark, strong and without colour; the choice is kept; nothing is said by colour alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from engine.draft import Draft
from tests.tui.conftest import Seat, Sit, asking, at, weihai
from tui import settings
from tui.theme import (
    CONTRAST,
    CONTRAST_LIGHT,
    DARK,
    LIGHT,
    PLAIN,
    THEMES,
    WithoutColour,
    short_name,
    theme_named,
)


@pytest.fixture(autouse=True)
def config(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))
    monkeypatch.setenv("APPDATA", str(home / "config"))
    monkeypatch.delenv("NO_COLOR", raising=False)
    return home / "config" / "nianbao"


def _write(folder: Path, text: str) -> None:
    folder.mkdir(parents=True)
    (folder / "settings.toml").write_text(text, "utf-8")


def _drawn(seat: Seat) -> list[Segment]:
    """What goes to the terminal."""
    return [segment for strip in seat.app.screen._compositor.render_strips() for segment in strip]


async def test_a_key_goes_through_all_themes_and_the_choice_is_kept(sit: Sit) -> None:
    async with sit(weihai()) as seat:
        seen = [seat.app.theme]
        for _ in THEMES:
            await seat.press("ctrl+t")
            seen.append(seat.app.theme)
        assert seen == [theme.name for theme in (*THEMES, DARK)]
        await seat.press("ctrl+t", "ctrl+t")
        assert settings.load()["theme"] == "contrast"


async def test_the_choice_is_there_the_next_time(sit: Sit) -> None:
    settings.remember("theme", "contrast-light")
    async with sit(weihai()) as seat:
        assert seat.app.theme == CONTRAST_LIGHT.name


async def test_the_environment_goes_before_the_choice(sit: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.remember("theme", "contrast")
    monkeypatch.setenv("NIANBAO_THEME", "light")
    async with sit(weihai()) as seat:
        assert seat.app.theme == LIGHT.name


@pytest.mark.parametrize("text", ["", "[[[", "theme = 3", 'theme = "mauve"'])
async def test_settings_that_cannot_be_read_do_no_harm(sit: Sit, config: Path, text: str) -> None:
    _write(config, text)
    async with sit(weihai()) as seat:
        assert seat.app.theme == DARK.name


def test_themes_have_short_names_and_chinese_ones() -> None:
    assert [short_name(theme) for theme in THEMES] == ["dark", "light", "contrast", "contrast-light", "plain"]
    assert theme_named("Contrast") is CONTRAST
    assert theme_named("无颜色") is PLAIN
    assert theme_named("") is None


def test_strong_themes_have_the_contrast_of_their_name() -> None:
    for theme in (CONTRAST, CONTRAST_LIGHT):
        words = [value for name, value in theme.variables.items() if name.startswith("text-")]
        grounds = [
            theme.background,
            theme.surface,
            theme.panel,
            theme.variables["tint"],
            theme.variables["field"],
        ]
        for ground in grounds:
            assert _contrast(theme.foreground, ground) >= 7, (theme.name, ground)
        for word in (*words, theme.variables["quiet"]):
            assert _contrast(word, theme.background) >= 7, (theme.name, word)
            assert _contrast(word, theme.variables["tint"]) >= 4.5, (theme.name, word)


def _contrast(first: str | None, second: str | None) -> float:
    assert first
    assert second
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = [part / 255 for part in Color.parse(colour).rgb]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("chosen", ["environment", "theme"])
async def test_without_colour_no_colour_is_drawn(
    sit: Sit, monkeypatch: pytest.MonkeyPatch, chosen: str
) -> None:
    monkeypatch.setenv(*(("NO_COLOR", "1") if chosen == "environment" else ("NIANBAO_THEME", "plain")))
    async with sit(at("profile.kind")) as seat:
        await seat.press("down")
        styles = [segment.style for segment in _drawn(seat) if segment.style is not None]
        assert not [style for style in styles if style.color and not style.color.is_default]
        assert not [style for style in styles if style.bgcolor and not style.bgcolor.is_default]
        assert any(style.reverse for style in styles)


def test_without_colour_what_is_current_is_reversed_and_a_conflict_underlined() -> None:
    filtered = WithoutColour().apply(
        [
            Segment("选中", Style(bgcolor=PLAIN.variables["tint"])),
            Segment("冲突", Style(color=PLAIN.variables["text-error"])),
            Segment("平常", Style(color=PLAIN.foreground)),
        ],
        Color.parse("black"),
    )
    chosen, conflict, plain = (segment.style for segment in filtered)
    assert chosen is not None
    assert chosen.reverse
    assert conflict is not None
    assert conflict.underline
    assert conflict.bold
    assert plain is not None
    assert not any((plain.bold, plain.reverse, plain.underline))


def _states() -> list[tuple[Draft, str, str]]:
    broken = weihai().with_figures({"applications.denied.third_party_rights.natural_person": 63})
    return [
        (broken, "", "〔冲突〕"),
        (broken, "f4", "〔冲突〕"),
        (weihai(), "f2", "〔已填〕"),
        (asking(weihai(), "disputes.review"), "", "已保存|已打开"),
        (weihai(), "f7", "〔一致〕|〔已关联〕|〔与表格无关〕"),
    ]


@pytest.mark.parametrize("number", range(5))
async def test_every_state_is_a_word(sit: Sit, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    draft, key, word = _states()[number]
    async with sit(draft, size=(100, 30)) as seat:
        if key:
            await seat.press(key)
        await seat.settle()
        await seat.pilot.pause(0.3)
        assert any(one in seat.screen for one in word.split("|")), seat.screen
