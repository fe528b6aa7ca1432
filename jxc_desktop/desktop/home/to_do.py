"""What is to be done, one line each: icon, what, how many; Enter opens the list or page of it."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from jxc_desktop.desktop.kit import icons, theme
from jxc_desktop.desktop.kit.card import Card, EmptyState
from jxc_desktop.desktop.kit.labels import hline, note
from jxc_desktop.desktop.kit.layout import column, empty
from jxc_desktop.insights.to_do import ToDo
from jxc_desktop.words import tr

_LOOKS = {
    "orders": ("truck", "accent", "accent_soft"),
    "low": ("trending-down", "warn", "warn_soft"),
    "customers.ageing": ("hand-coins", "bad", "bad_soft"),
    "suppliers.ageing": ("wallet", "warn", "warn_soft"),
    "shifts": ("clock-3", "bad", "bad_soft"),
    "counts": ("clipboard-check", "accent", "accent_soft"),
    "drafts": ("file-spreadsheet", "accent", "accent_soft"),
    "labels": ("tag", "accent", "accent_soft"),
}
_PLAIN = ("info", "text2", "hover")
_HEIGHT, _TILE = 51, 34
_MOST_LINES = 6  # so many stand on a low screen; the bell has them all


class ToDoLine(QAbstractButton):
    """One thing to do."""

    def __init__(self, thing: ToDo) -> None:
        super().__init__()
        self.thing = thing
        self.setText(thing.title)
        self.setAccessibleName(f"{thing.title} {thing.detail}".strip())
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(200, _HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus() or self.underMouse():
            painter.setPen(QPen(theme.color("accent"), 2) if self.hasFocus() else QPen(Qt.PenStyle.NoPen))
            painter.setBrush(theme.color("hover") if self.underMouse() else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(4, 2, -4, -2), 6, 6)
        icon, tone, ground = _LOOKS.get(self.thing.key, _PLAIN)
        tile = QRectF(16, (self.height() - _TILE) / 2, _TILE, _TILE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(ground))
        painter.drawRoundedRect(tile, 6, 6)
        icons.draw(painter, icon, tone, QPointF(tile.left() + 8, tile.top() + 8), 18)
        self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        right = self.width() - 16
        icons.draw(painter, "chevron-right", "text3", QPointF(right - 14, self.height() / 2 - 8), 16)
        painter.setPen(theme.color("text"))
        painter.setFont(theme.font(20, bold=True))
        count = f"{self.thing.count:,}"
        wide = painter.fontMetrics().horizontalAdvance(count)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(right - 26 - wide, 0, wide + 2, self.height()), middle, count)
        room = right - 26 - wide - 62 - 8
        for text, px, bold, tone, top in (
            (self.thing.title, 14, True, "text", 6 if self.thing.detail else 15),
            (self.thing.detail, 12, False, "text2", 27),
        ):
            painter.setFont(theme.font(px, bold=bold))
            painter.setPen(theme.color(tone))
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(room))
            painter.drawText(QRectF(61, top, room, 20), middle, shown)


class ToDoList(QWidget):
    """The lines one under the other, or a word that nothing waits; `opened(ToDo)`."""

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._lines = column(gap=0)
        self.setLayout(self._lines)

    def show_things(self, things: Sequence[ToDo]) -> None:
        """Other things to do; none is said as well."""
        for old in empty(self._lines):
            old.deleteLater()
        for number, thing in enumerate(things):
            if number:
                self._lines.addWidget(hline())
            line = ToDoLine(thing)
            line.clicked.connect(lambda _=False, thing=thing: self.opened.emit(thing))
            self._lines.addWidget(line)
        if not things:
            self._lines.addWidget(
                EmptyState(
                    "circle-check", tr("Nothing waits"), tr("Goods, debts and shifts are all in order"), icon_tone="ok"
                )
            )

    def take_focus(self) -> None:
        """The keys go to the first line."""
        first = self._lines.itemAt(0)
        if first is not None and isinstance(first.widget(), ToDoLine):
            first.widget().setFocus(Qt.FocusReason.TabFocusReason)


class ToDoCard(Card):
    """The card at the right of the first page; `opened(ToDo)`."""

    opened = Signal(object)

    def __init__(self) -> None:
        self._count = note("")
        super().__init__(tr("To be done"), "", self._count, gap=0, margins=(0, 12, 0, 8))
        head = self.body.itemAt(0).layout()
        head.setContentsMargins(16, 0, 16, 4)
        self._things = ToDoList()
        self._things.opened.connect(self.opened)
        # The room below the last line; without lines the empty state has it.
        self._rest = QWidget()
        self.body.addWidget(self._things)
        self.body.addWidget(self._rest, 1)

    def show_things(self, things: Sequence[ToDo]) -> None:
        """Other things to do."""
        said = tr("{n} {n:thing|things}", n=len(things)) if things else ""
        self._count.setText(f"{said}  Ctrl T" if len(things) > _MOST_LINES else said)
        self._things.show_things(things[:_MOST_LINES])
        self._rest.setVisible(bool(things))
