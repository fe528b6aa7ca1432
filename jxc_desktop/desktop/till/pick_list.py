"""A short list one picks from by key: held sales, goods found, customers."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from jxc_desktop.desktop.kit import caps, theme

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Pick:
    """One row: `lead` bold before `first`, `second` below in `tone`, a figure at the right, `key` its digit."""

    first: str
    second: str = ""
    right: str = ""
    lead: str = ""
    tone: str = "text2"
    key: str = ""

    @property
    def spoken(self) -> str:
        """As a screen reader says it."""
        return " ".join(part for part in (self.key, self.lead, self.first, self.second, self.right) if part)


class _Rows(QWidget):
    """The painted rows inside the scroll area."""

    pressed = Signal(int)

    def __init__(self, row_px: int, gap: int) -> None:
        super().__init__()
        self.picks: Sequence[Pick] = ()
        self.current = 0
        self._row_px, self._gap = row_px, gap
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(200, max(1, len(self.picks) * (self._row_px + self._gap)))

    def box(self, number: int) -> QRect:
        """Where a row stands."""
        return QRect(0, number * (self._row_px + self._gap), self.width(), self._row_px)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = int(event.position().y()) // (self._row_px + self._gap)
        if 0 <= number < len(self.picks):
            self.pressed.emit(number)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, pick in enumerate(self.picks):
            box = self.box(number)
            if box.intersects(event.rect()):
                self._paint(painter, pick, box, current=number == self.current)

    def _paint(self, painter: QPainter, pick: Pick, box: QRect, *, current: bool) -> None:
        framed = self._gap > 0
        painter.setPen(QPen(theme.color("line"), 1) if framed and not current else Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent_soft" if current else "surface"))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 8 if framed else 6, 8 if framed else 6)
        left = box.left() + 12
        if pick.key:
            caps.draw(painter, pick.key, QPointF(left, box.center().y() - 9))
            left += caps.width(pick.key) + 13
        right = self._paint_right(painter, pick, box)
        middle = box.center().y()
        high = 22 if pick.second else box.height()
        top = middle - 22 if pick.second else box.top()
        first = QRect(left, top, right - left, high)
        if pick.lead:
            self._text(painter, first, pick.lead, 15, "text", bold=True)
            wide = QFontMetrics(theme.font(15, bold=True)).horizontalAdvance(pick.lead) + 10
            first.setLeft(left + wide)
        self._text(painter, first, pick.first, 14 if pick.lead else 15, "text")
        if pick.second:
            self._text(painter, QRect(left, middle + 1, right - left, 20), pick.second, 13, pick.tone)

    @staticmethod
    def _paint_right(painter: QPainter, pick: Pick, box: QRect) -> int:
        if not pick.right:
            return box.right() - 12
        painter.setFont(theme.font(18, bold=True))
        painter.setPen(theme.color("text"))
        painter.drawText(box.adjusted(0, 0, -14, 0), _RIGHT, pick.right)
        return box.right() - 26 - QFontMetrics(painter.font()).horizontalAdvance(pick.right)

    @staticmethod
    def _text(painter: QPainter, box: QRect, text: str, px: int, tone: str, *, bold: bool = False) -> None:
        painter.setFont(theme.font(px, bold))
        painter.setPen(theme.color(tone))
        short = QFontMetrics(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, max(0, box.width()))
        painter.drawText(box, _LEFT, short)


class PickList(QScrollArea):
    """`picked(number)` by Enter, a digit, or a click; the owner may leave the focus elsewhere and send `step` here."""

    picked = Signal(int)

    def __init__(self, name: str, *, row_px: int = 64, gap: int = 9) -> None:
        super().__init__()
        self._name = name
        self._rows = _Rows(row_px, gap)
        self._rows.setProperty("part", "scrolled")
        self._rows.pressed.connect(self._pressed)
        self.setWidget(self._rows)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)

    @property
    def picks(self) -> Sequence[Pick]:
        """The rows shown."""
        return self._rows.picks

    @property
    def current(self) -> int:
        """The row that Enter picks, -1 where there is none."""
        return self._rows.current if self._rows.picks else -1

    def show_picks(self, picks: Sequence[Pick]) -> None:
        """Other rows; the first is current."""
        self._rows.picks = tuple(picks)
        self._rows.setFixedHeight(self._rows.sizeHint().height())
        self._go_to(0)

    def step(self, by: int) -> None:
        """The current row up or down."""
        if self.picks:
            self._go_to(max(0, min(len(self.picks) - 1, self.current + by)))

    def pick(self) -> None:
        """Picks the current row."""
        if self.picks:
            self.picked.emit(self.current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, text = event.key(), event.text()
        keys = [pick.key for pick in self.picks]
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.step(-1 if key == Qt.Key.Key_Up else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.pick()
        elif text and text in keys:
            self._go_to(keys.index(text))
            self.pick()
        else:
            event.ignore()

    def _go_to(self, number: int) -> None:
        self._rows.current = number
        self._rows.update()
        spoken = self.picks[number].spoken if self.picks else ""
        self.setAccessibleDescription(spoken)
        box = self._rows.box(number)
        self.ensureVisible(0, box.center().y(), 0, box.height() // 2 + 2)

    def _pressed(self, number: int) -> None:
        self._go_to(number)
        self.pick()
