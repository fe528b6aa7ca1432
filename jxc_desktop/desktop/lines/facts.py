"""The strip of a paper's facts: label over value, a fact that opens a picker, how far the work is."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QPen, QShortcut
from PySide6.QtWidgets import QFrame, QProgressBar, QSizePolicy, QWidget

from jxc_desktop.desktop.kit import caps, theme
from jxc_desktop.desktop.kit.labels import Words, note, vline
from jxc_desktop.desktop.kit.layout import STRETCH, column, row

_HIGH, _PAD = 46, 8


class Fact(QWidget):
    """Label over value, a quieter word beside the value."""

    def __init__(self, label: str, *, most: int = 240, key: str = "", placeholder: str = "") -> None:
        super().__init__()
        self._label, self._key, self._placeholder, self._most = label, key, placeholder, most
        self._value, self._beside = "", ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_value("")

    def show_value(self, value: str, beside: str = "") -> None:
        """The value and the word beside it."""
        self._value, self._beside = value, beside
        self.setAccessibleName(caps.spoken(f"{self._label} {value or self._placeholder} {beside}".strip(), self._key))
        self.updateGeometry()
        self.update()

    def value(self) -> str:
        """The value shown."""
        return self._value

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(theme.font(14))
        words = metrics.horizontalAdvance(self._value or self._placeholder)
        words += metrics.horizontalAdvance(self._beside) + (10 if self._beside else 0)
        label = QFontMetrics(theme.font(12)).horizontalAdvance(self._label)
        label += 6 + caps.width(self._key) if self._key else 0
        return QSize(min(max(words, label) + 2, self._most) + 2 * _PAD, _HIGH)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(90, self.sizeHint().width()), _HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        left, wide = _PAD, self.width() - 2 * _PAD
        painter.setFont(theme.font(12))
        painter.setPen(theme.color("text2"))
        painter.drawText(QRectF(left, 3, wide, 20), Qt.AlignmentFlag.AlignVCenter, self._label)
        if self._key:
            cap_left = left + QFontMetrics(painter.font()).horizontalAdvance(self._label) + 6
            caps.draw(painter, self._key, QPointF(cap_left, 3))
        self._paint_value(painter, left, wide)

    def _paint_ground(self, painter: QPainter) -> None:
        """A fact lies on its card."""

    def _paint_value(self, painter: QPainter, left: int, wide: int) -> None:
        painter.setFont(theme.font(14))
        metrics = QFontMetrics(painter.font())
        text = metrics.elidedText(self._value or self._placeholder, Qt.TextElideMode.ElideRight, wide)
        painter.setPen(theme.color("text" if self._value else "accent"))
        painter.drawText(QRectF(left, 24, wide, 20), Qt.AlignmentFlag.AlignVCenter, text)
        after = left + metrics.horizontalAdvance(text) + 10
        room = left + wide - after
        if self._beside and room > 0:
            rest = metrics.elidedText(self._beside, Qt.TextElideMode.ElideRight, room)
            painter.setPen(theme.color("text2"))
            painter.drawText(QRectF(after, 24, room, 20), Qt.AlignmentFlag.AlignVCenter, rest)


class FactButton(Fact):
    """A fact that can be chosen: a click, Enter or its key opens the picker (`pressed`)."""

    pressed = Signal()

    def __init__(self, label: str, key: str, *, placeholder: str = "", most: int = 300) -> None:
        super().__init__(label, most=most, key=key, placeholder=placeholder)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.key, self.label = key, label
        QShortcut(QKeySequence(key), self).activated.connect(self.pressed)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.pressed.emit()
        else:
            super().keyPressEvent(event)

    def _paint_ground(self, painter: QPainter) -> None:
        if not (self.underMouse() or self.hasFocus()):
            return
        painter.setPen(QPen(theme.color("accent"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("hover"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)


class HowFar(QWidget):
    """ "6 of 9 kinds" over a bar."""

    def __init__(self, width: int = 120) -> None:
        super().__init__()
        self._words, self._bar = Words("", 12, "text2"), QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(width)
        self.setLayout(column(self._words, self._bar, gap=6))

    def show_progress(self, words: str, done: int, total: int) -> None:
        """The words and the part done."""
        self._words.setText(words)
        self._bar.setMaximum(max(total, 1))
        self._bar.setValue(min(done, max(total, 1)))
        self._bar.setAccessibleName(words)


class PaperStrip(QFrame):
    """Facts side by side with a hairline between, others at the right."""

    def __init__(self, facts: Sequence[QWidget], *right: QWidget) -> None:
        super().__init__()
        self.setProperty("part", "card")
        self.setFixedHeight(60)
        items: list[QWidget] = []
        for number, fact in enumerate(facts):
            if number:
                items.append(vline())
            items.append(fact)
        self.setLayout(row(*items, STRETCH, *right, gap=12, margins=(8, 6, 16, 6)))


def labelled(label: str, editor: QWidget, width: int) -> QWidget:
    """A field with its label at the left, as it stands in a strip."""
    holder = QWidget()
    editor.setFixedWidth(width)
    holder.setLayout(row(note(label), editor, gap=8))
    return holder
