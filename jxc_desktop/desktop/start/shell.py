"""The one window of the program; wizard, sign-in and the shop take turns in it."""

from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from jxc_desktop.desktop.kit.sheet import GROUND

_DESIGNED = (1366, 697)


class Shell(QWidget):
    """`put` shows a widget in place of the one before it."""

    def __init__(self) -> None:
        super().__init__()
        self.setAutoFillBackground(True)
        self.setMinimumSize(1024, 600)
        screen = QGuiApplication.primaryScreen().availableGeometry()
        self.resize(min(_DESIGNED[0], screen.width()), min(_DESIGNED[1], screen.height()))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.shown: QWidget | None = None

    def put(self, widget: QWidget) -> None:
        """Show this one; the one before is closed and gone."""
        before, self.shown = self.shown, widget
        if before is not None:
            self._column.removeWidget(before)
            before.close()
            before.deleteLater()
        widget.setProperty(GROUND, True)
        self._column.addWidget(widget)
        widget.show()
        self.setWindowTitle(widget.windowTitle() or "进销存")

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.shown is not None:
            self.shown.close()
        super().closeEvent(event)
