"""Puts a theme and the fonts on the whole program, at the start and while it runs."""

import re
from dataclasses import asdict
from functools import cache

from PySide6.QtCore import QTemporaryDir
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from jxc_desktop import resources
from jxc_desktop.desktop.kit.tokens import LIGHT, THEMES, Tokens

FAMILIES = ("Microsoft YaHei UI", "Noto Sans SC")
_ROLES = {
    "Window": "canvas", "WindowText": "text", "Base": "surface", "AlternateBase": "sunken",
    "ToolTipBase": "text", "ToolTipText": "surface", "PlaceholderText": "text3", "Text": "text",
    "Button": "surface", "ButtonText": "text", "BrightText": "bad", "Light": "surface", "Midlight": "hover",
    "Mid": "line2", "Dark": "edge", "Shadow": "text", "Highlight": "fill", "HighlightedText": "on_fill",
    "Link": "accent", "LinkVisited": "accent", "Accent": "fill",
}  # fmt: skip
_WORDS = (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText)
# Windows' own theme gives these classes a font of their own, so that the font of the application passes them by.
_STUBBORN = ("QAbstractItemView", "QMenu", "QMenuBar", "QStatusBar")

_tokens = LIGHT
_drawn_icons: dict[str, QTemporaryDir] = {}


def current() -> Tokens:
    """The theme in force; painted widgets read it each time they paint."""
    return _tokens


def color(tone: str) -> QColor:
    """The colour of a tone ("accent", "text2", "chart1") in the theme in force."""
    return QColor(_color(_tokens.name, tone))


@cache
def _color(theme: str, tone: str) -> QColor:
    return QColor(str(getattr(THEMES[theme], tone)))


@cache
def _font(px: int, bold: bool) -> QFont:
    font = QFont()
    font.setFamilies(list(FAMILIES))
    font.setPixelSize(px)
    font.setBold(bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def font(px: int = 14, bold: bool = False) -> QFont:
    """The one family at `px` (of a 100 % screen), Regular or Bold: YaHei UI has no other weight."""
    return QFont(_font(px, bold))


def load_fonts() -> None:
    """Loads the shipped Noto Sans SC where Windows' own Chinese interface font is missing."""
    if FAMILIES[0] in QFontDatabase.families() or FAMILIES[1] in QFontDatabase.families():
        return
    for file in sorted(resources.path("fonts").glob("*.[ot]tf")):
        QFontDatabase.addApplicationFont(str(file))


def palette(tokens: Tokens) -> QPalette:
    """Every role of the palette, so that nothing of the system's colours shows through."""
    made = QPalette()
    for role, tone in _ROLES.items():
        made.setColor(QPalette.ColorRole[role], QColor(str(getattr(tokens, tone))))
    for words in _WORDS:
        made.setColor(QPalette.ColorGroup.Disabled, words, QColor(tokens.edge))
    return made


def style_sheet(tokens: Tokens) -> str:
    """The style sheet of the shop with this theme's colours and drawn icons put in."""
    text = resources.path("styles/shop.qss").read_text(encoding="utf-8")
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    text = re.sub(r"\{icon ([a-z0-9-]+) (\w+)\}", lambda found: _drawn(tokens, found[1], found[2]), text)
    values = asdict(tokens)
    return re.sub(r"\{(\w+)\}", lambda found: values[found[1]], text)


def _drawn(tokens: Tokens, name: str, tone: str) -> str:
    """The path of the icon in this colour: style sheets take pictures from files only."""
    folder = _drawn_icons.setdefault(tokens.name, QTemporaryDir())
    file = folder.filePath(f"{name}-{tone}.svg")
    svg = resources.path(f"icons/{name}.svg").read_text(encoding="utf-8")
    with open(file, "w", encoding="utf-8") as out:
        out.write(svg.replace("currentColor", getattr(tokens, tone)))
    return file.replace("\\", "/")


def apply(app: QApplication, name: str) -> None:
    """Puts the theme "light" or "dark" on every window, those already open included."""
    global _tokens  # one program, one theme: what is painted by hand reads it here
    first = not app.property("dressed")
    _tokens = THEMES[name]
    if first:
        app.setProperty("dressed", True)
        load_fonts()
        app.setStyle(QStyleFactory.create("Fusion"))
        app.setFont(font(14))
    app.setPalette(palette(_tokens))
    app.setStyleSheet(style_sheet(_tokens))
    if first:  # only now: the first style sheet brings the fonts of Windows' theme back
        for stubborn in _STUBBORN:
            app.setFont(font(14), stubborn)  # type: ignore[arg-type]  # the stubs say bytes, PySide takes only str
