"""A card to choose among others: a person at sign-in, a way to start; the chosen one is ringed and tinted."""

from abc import abstractmethod

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from jxc_desktop.desktop.kit import theme
from jxc_desktop.desktop.kit.abstract import Abstract


class ChoiceCard(Abstract, QAbstractButton):
    """Checkable; each kind of card paints its own picture and words over the ground."""

    def __init__(self, title: str, spoken: str, height: int) -> None:
        super().__init__()
        self._card_height = height
        self.setText(title)
        self.setAccessibleName(spoken)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(400, self._card_height)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        painter.setPen(QPen(theme.color("accent" if chosen else "line"), 2 if chosen else 1))
        painter.setBrush(theme.color("accent_soft" if chosen else "hover" if self.underMouse() else "surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        self.paint_content(painter, chosen)

    @abstractmethod
    def paint_content(self, painter: QPainter, chosen: bool) -> None:
        """What stands on the card."""
