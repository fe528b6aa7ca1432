"""The rail of the first start: what has been answered, where one is, what is to come."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from jxc_desktop.desktop.kit import icons, theme
from jxc_desktop.desktop.kit.buttons import KeyButton, Kind
from jxc_desktop.desktop.kit.card import Seal
from jxc_desktop.desktop.kit.labels import Words, note
from jxc_desktop.desktop.kit.layout import STRETCH, column, row
from jxc_desktop.words import language, tr

_WIDTH, _ROW, _CIRCLE = 280, 40, 26


class _Steps(QWidget):
    """The numbered steps, painted."""

    def __init__(self) -> None:
        super().__init__()
        self._names: list[str] = []
        self._at = 0

    def show_steps(self, names: Sequence[str], at: int) -> None:
        self._names, self._at = list(names), at
        self.setAccessibleName(", ".join(f"{n}. {name}" for n, name in enumerate(names, 1)))
        self.setAccessibleDescription(names[at])
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH - 64, _ROW * len(self._names))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, name in enumerate(self._names):
            top = number * _ROW + (_ROW - _CIRCLE) / 2
            self._paint_circle(painter, QRectF(0, top, _CIRCLE, _CIRCLE), number)
            here = number == self._at
            painter.setPen(theme.color("text" if here else "text2"))
            painter.setFont(theme.font(15, bold=here))
            words = QRectF(38, number * _ROW, self.width() - 38, _ROW)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, name)

    def _paint_circle(self, painter: QPainter, circle: QRectF, number: int) -> None:
        gone, here = number < self._at, number == self._at
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("ok_soft" if gone else "fill" if here else "hover"))
        painter.drawEllipse(circle)
        if gone:
            icons.draw(painter, "check", "ok", QPointF(circle.left() + 5, circle.top() + 5), 16)
            return
        painter.setPen(theme.color("on_fill" if here else "text2"))
        painter.setFont(theme.font(14, bold=True))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(number + 1))


class StepRail(QWidget):
    """The left side: the program's name, the steps, the other language."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(_WIDTH)
        self._steps = _Steps()
        self.other_language = KeyButton("English" if language() == "zh_CN" else "中文", "F12", Kind.QUIET, "languages")
        stops = note(tr("Stop any time, you go on from here next time"))
        stops.setWordWrap(True)
        name = row(Seal(tr("Shop")[0] if language() == "en" else "进", 34), Words(tr("Shop"), 18, bold=True), gap=10)
        self.setLayout(
            column(
                row(name, STRETCH),
                18,
                self._steps,
                STRETCH,
                row(self.other_language, STRETCH, margins=(0, 0, 0, 4)),
                stops,
                gap=10,
                margins=(32, 36, 32, 28),
            )
        )

    def show_steps(self, names: Sequence[str], at: int) -> None:
        """The steps of the way that was chosen, and which of them is seen."""
        self._steps.show_steps(names, at)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("surface"))
        painter.fillRect(QRectF(self.width() - 1, 0, 1, self.height()), theme.color("line"))
