"""The button with its key on it, the chip and the tag."""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QShortcutEvent,
)
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QWidget

from jxc_desktop.desktop.kit import caps, icons, theme
from jxc_desktop.words import tr


class Kind(StrEnum):
    """What a button is for; at most one primary stands on a page."""

    PRIMARY = "primary"
    PLAIN = "plain"
    QUIET = "quiet"
    DANGER = "danger"
    SOFT = "soft"
    FIELD = "field"


_GROUND = {
    "primary": "fill", "plain": "surface", "quiet": "", "danger": "surface", "soft": "accent_soft", "field": "sunken",
}  # fmt: skip
_WORDS = {
    "primary": "on_fill", "plain": "text", "quiet": "text2", "danger": "bad", "soft": "accent", "field": "text2",
}  # fmt: skip
_HOVERED = {
    "primary": "fill_hover", "plain": "hover", "quiet": "hover", "danger": "bad_soft", "soft": "accent_soft",
    "field": "hover",
}  # fmt: skip
_EDGED = {"plain", "danger", "field"}
_ICON_GAP = 7


class KeyButton(QPushButton):
    """A verb and its key: pressing the printed key presses the button.

    Enter, Esc, Del and Space are only printed: the page, sheet or list that owns them calls `click()`.
    `big` makes 16 px bold words, `spread` puts the words left and the key right (tenders). A FIELD looks like one to
    type in: it opens the real one.
    """

    def __init__(
        self,
        text: str,
        key: str = "",
        kind: str = Kind.PLAIN,
        icon: str = "",
        *,
        height: int = 36,
        big: bool = False,
        spread: bool = False,
    ) -> None:
        super().__init__(text)
        self._key, self._kind, self._icon_name = key, str(kind), icon
        self._big, self._spread = big, spread
        self._resting: QKeySequence | None = None
        self.setFont(theme.font(16 if big else 14, bold=big or kind == Kind.PRIMARY))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAutoDefault(False)
        self.setSizePolicy(
            QSizePolicy.Policy.Expanding if spread else QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed
        )
        self.setFixedHeight(height)
        self.setText(text)

    def setText(self, text: str) -> None:
        # A plain button would take "&" for a mnemonic and, worse, forget the shortcut with each new text.
        super().setText(text.replace("&", "&&"))
        self._name = text
        self.setAccessibleName(caps.spoken(text, self._key))
        sequence = caps.sequence(self._key)
        if sequence is not None and self._resting is None:
            self.setShortcut(sequence)
        self.updateGeometry()

    @property
    def key(self) -> str:
        """The key printed on it."""
        return self._key

    @property
    def name(self) -> str:
        """The verb printed on it."""
        return self._name

    def set_kind(self, kind: str) -> None:
        """Plain, soft ... as it matters more or less."""
        self._kind = str(kind)
        self.setFont(theme.font(16 if self._big else 14, bold=self._big or kind == Kind.PRIMARY))
        self.updateGeometry()
        self.update()

    def rest(self, resting: bool) -> None:
        """Takes the shortcut away while a sheet lies over the page, and gives it back."""
        if resting and self._resting is None:
            self._resting = self.shortcut()
            self.setShortcut(QKeySequence())
        elif not resting and self._resting is not None:
            self.setShortcut(self._resting)
            self._resting = None

    @property
    def resting(self) -> bool:
        """Whether its key does nothing for now."""
        return self._resting is not None

    @property
    def _icon_px(self) -> int:
        return 20 if self._spread else 17

    def sizeHint(self) -> QSize:
        wide = QFontMetrics(self.font()).horizontalAdvance(self._name) + 28
        if self._icon_name:
            wide += self._icon_px + _ICON_GAP
        if self._key:
            wide += caps.width(self._key) + (16 if self._spread else 8)
        return QSize(wide, self.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def event(self, event: QEvent) -> bool:
        # Qt holds a shortcut's button down for 100 ms before it clicks: the next key would still go to the old place.
        if isinstance(event, QShortcutEvent) and not event.isAmbiguous():
            self.click()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # A button in focus is pressed by Enter as by Space, as on every Windows form.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        face = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(face.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
            face = face.adjusted(3, 3, -3, -3)
        self._paint_face(painter, face)
        self._paint_words(painter, face)

    def _ground(self) -> str:
        if not self.isEnabled():
            return "sunken" if _GROUND[self._kind] else ""
        if self.isDown() and self._kind != Kind.PRIMARY:
            return "press"
        if self.isDown() or self.underMouse():
            return _HOVERED[self._kind]
        return _GROUND[self._kind]

    def _paint_face(self, painter: QPainter, face: QRectF) -> None:
        ground = self._ground()
        edge = QPen(theme.color("line2"), 1) if self._kind in _EDGED else QPen(Qt.PenStyle.NoPen)
        painter.setPen(edge)
        painter.setBrush(theme.color(ground) if ground else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(face, 6, 6)

    def _paint_words(self, painter: QPainter, face: QRectF) -> None:
        tone = _WORDS[self._kind] if self.isEnabled() else "edge"
        metrics = QFontMetrics(self.font())
        words = metrics.horizontalAdvance(self._name)
        icon = self._icon_px + _ICON_GAP if self._icon_name else 0
        cap = caps.width(self._key)
        whole = words + icon + (cap + 8 if cap else 0)
        left = face.left() + 12 if self._spread else face.left() + max(4.0, (face.width() - whole) / 2)
        middle = self.height() / 2
        if self._icon_name:
            icons.draw(painter, self._icon_name, tone, QPointF(left, middle - self._icon_px / 2), self._icon_px)
            left += icon
        painter.setFont(self.font())
        painter.setPen(theme.color(tone))
        painter.drawText(QRectF(left, 0, words + 4, self.height()), Qt.AlignmentFlag.AlignVCenter, self._name)
        if cap:
            at = face.right() - cap - 8 if self._spread else left + words + 8
            on_fill = self._kind == Kind.PRIMARY and self.isEnabled()
            caps.draw(painter, self._key, QPointF(round(at), middle - 10), on_fill=on_fill, faint=not self.isEnabled())


def keys_on(page: QWidget) -> list[tuple[str, str]]:
    """The keys that do something on this page now, with what they do (for F1)."""
    return keys_of(page.findChildren(KeyButton))


def keys_of(buttons: Sequence[KeyButton]) -> list[tuple[str, str]]:
    """The same of these buttons."""
    return [(b.key, b.name) for b in buttons if b.key and b.isVisible() and b.isEnabled() and not b.resting]


class Chip(QAbstractButton):
    """A filter that is on or off, with how many it would show; `removable` ones carry a cross."""

    removed = Signal()

    def __init__(self, text: str, count: int | None = None, *, removable: bool = False, checked: bool = False) -> None:
        super().__init__()
        self._removable = removable
        self.setCheckable(True)
        self.setChecked(checked)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._name = text
        self.set_count(count)

    def set_count(self, count: int | None) -> None:
        """How many rows it would show, None for no figure."""
        self.setText(self._name if count is None else f"{self._name} {count:,}")
        self.setAccessibleName(self.text())
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        wide = QFontMetrics(theme.font(13)).horizontalAdvance(self.text()) + 24
        return QSize(wide + (18 if self._removable else 0), 28)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._removable and event.position().x() > self.width() - 26:
            self.setDown(False)
            self.removed.emit()
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._removable and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on, enabled = self.isChecked(), self.isEnabled()
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        ring = self.hasFocus()
        painter.setPen(QPen(theme.color("accent" if on or ring else "line2"), 2 if ring else 1))
        painter.setBrush(theme.color("accent_soft" if on else "hover" if self.underMouse() else "surface"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5) if ring else box, 13.5, 13.5)
        tone = "edge" if not enabled else "accent" if on else "text2"
        painter.setFont(theme.font(13))
        painter.setPen(theme.color(tone))
        painter.drawText(box.adjusted(12, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.text())
        if self._removable:
            icons.draw(painter, "x", tone, QPointF(box.right() - 23, box.center().y() - 6.5), 13)


_TAG_GROUND = {
    "text2": "hover", "accent": "accent_soft", "ok": "ok_soft", "warn": "warn_soft", "bad": "bad_soft",
}  # fmt: skip


def tag_ground(tone: str) -> str:
    """The soft ground that belongs to the tone of a tag."""
    return _TAG_GROUND.get(tone, "hover")


class Tag(QWidget):
    """A state in a word: draft, posted, nearly gone."""

    def __init__(self, text: str, tone: str = "text2") -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_tag(text, tone)

    def show_tag(self, text: str, tone: str = "text2") -> None:
        """Another state."""
        self._text, self._tone = text, tone
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """The word shown."""
        return self._text

    def sizeHint(self) -> QSize:
        return QSize(QFontMetrics(theme.font(12)).horizontalAdvance(self._text) + 14, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(tag_ground(self._tone)))
        painter.drawRoundedRect(self.rect(), 4, 4)
        painter.setFont(theme.font(12))
        painter.setPen(theme.color(self._tone))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)


class Cross(QAbstractButton):
    """The one button without words: closes or takes away; it says what it does to a screen reader and in a tip."""

    def __init__(self, says: str = "", icon: str = "x", px: int = 16) -> None:
        super().__init__()
        self._icon_name, self._px = icon, px
        says = says or tr("Close")
        self.setAccessibleName(says)
        self.setToolTip(says)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(28, 28)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(theme.color("accent"), 2) if self.hasFocus() else QPen(Qt.PenStyle.NoPen))
        painter.setBrush(theme.color("hover") if self.underMouse() else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 6, 6)
        at = (28 - self._px) / 2
        icons.draw(painter, self._icon_name, "text2", QPointF(at, at), self._px)
