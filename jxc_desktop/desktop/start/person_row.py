"""One person to choose at sign-in: a card with the name and the role; the chosen one is ringed."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from jxc_desktop.desktop.kit import theme
from jxc_desktop.desktop.start.choice_card import ChoiceCard

_HEIGHT = 70


class PersonRow(ChoiceCard):
    """The avatar and both lines on one card."""

    def __init__(self, name: str, role: str) -> None:
        super().__init__(name, "", _HEIGHT)
        self.show_person(name, role)

    def show_person(self, name: str, role: str) -> None:
        """Somebody, in place of who stood there."""
        self._name, self._role = name, role
        self.setText(name)
        self.setAccessibleName(f"{name} {role}")
        self.update()

    def paint_content(self, painter: QPainter, chosen: bool) -> None:
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
