"""One person to choose at sign-in: a card with the name and the role; the chosen one is ringed."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from jxc_desktop.desktop.kit import theme

_HEIGHT = 70


class PersonRow(QAbstractButton):
    """Checkable; painted so that the ring, the avatar and both lines stand on one card."""

    def __init__(self, name: str, role: str) -> None:
        super().__init__()
        self._name, self._role = name, role
        self.setText(name)
        self.setAccessibleName(f"{name} {role}")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(400, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        edge = 2 if chosen else 1
        painter.setPen(QPen(theme.color("accent" if chosen else "line"), edge))
        painter.setBrush(theme.color("accent_soft" if chosen else "hover" if self.underMouse() else "surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        self._paint_person(painter, chosen)

    def _paint_person(self, painter: QPainter, chosen: bool) -> None:
        circle = QRectF(16, (self.height() - 44) / 2, 44, 44)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("surface" if chosen else "accent_soft"))
        painter.drawEllipse(circle)
        painter.setPen(theme.color("accent"))
        painter.setFont(theme.font(20, bold=True))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, self._name[:1])
        painter.setPen(theme.color("text"))
        painter.setFont(theme.font(16, bold=True))
        painter.drawText(QRectF(72, 12, self.width() - 90, 26), Qt.AlignmentFlag.AlignVCenter, self._name)
        painter.setPen(theme.color("text2"))
        painter.setFont(theme.font(13))
        painter.drawText(QRectF(72, 37, self.width() - 90, 22), Qt.AlignmentFlag.AlignVCenter, self._role)
