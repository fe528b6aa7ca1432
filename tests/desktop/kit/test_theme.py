"""Both themes reach their contrasts, and the style sheet has nothing left open."""

import re
from itertools import product

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QListWidget, QMenu

from jxc_desktop import resources
from jxc_desktop.desktop.kit import theme
from jxc_desktop.desktop.kit.tokens import CHART_TONES, DARK, LIGHT, Tokens


def contrast(one: str, other: str) -> float:
    """The WCAG 2 contrast of two colours."""

    def luminance(name: str) -> float:
        color = QColor(name)
        parts = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in color.getRgbF()[:3]]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_words_can_be_read_on_every_ground(tokens: Tokens) -> None:
    words = ("text", "text2", "text3", "accent", "ok", "warn", "bad")
    grounds = ("canvas", "surface", "sunken", "hover", "accent_soft")
    for word, ground in product(words, grounds):
        assert contrast(getattr(tokens, word), getattr(tokens, ground)) >= 4.5, (word, ground)
    for tone in ("ok", "warn", "bad"):
        for word in (tone, "text", "text2"):
            assert contrast(getattr(tokens, word), getattr(tokens, f"{tone}_soft")) >= 4.5, (word, tone)
    for fill in ("fill", "fill_hover", "seal"):
        assert contrast(tokens.on_fill, getattr(tokens, fill)) >= 4.5, fill


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_edges_and_chart_colours_can_be_seen(tokens: Tokens) -> None:
    for tone in ("edge", "accent", *CHART_TONES):
        assert contrast(getattr(tokens, tone), tokens.surface) >= 3.0, tone


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_the_style_sheet_has_every_place_filled(tokens: Tokens, qapp: QApplication) -> None:
    sheet = theme.style_sheet(tokens)
    assert not re.search(r"\{\w+\}|\{icon", sheet)
    assert tokens.accent in sheet


def test_no_colour_stands_outside_the_tokens() -> None:
    source = resources.path("styles/shop.qss").read_text(encoding="utf-8")
    assert not re.search(r":[^;]*#[0-9A-Fa-f]{3,8}\b", source)


def test_a_change_of_theme_reaches_what_is_open(qapp: QApplication) -> None:
    theme.apply(qapp, "dark")
    assert theme.color("surface") == QColor(DARK.surface)
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(DARK.canvas)
    theme.apply(qapp, "light")
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(LIGHT.canvas)


def test_lists_and_menus_take_the_shops_font(qapp: QApplication) -> None:
    for widget in (QListWidget(), QMenu()):
        widget.ensurePolished()
        assert widget.font().pixelSize() == 14
        assert widget.font().families()[0] == theme.FAMILIES[0]
        widget.deleteLater()
