"""The ground on which one page lies, as large as it fits or as was chosen."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from jxc_desktop.desktop.kit import theme

_MARGIN, _INCH_MM = 20, 25.4
FIT = 0.0


class _PageOnGround(QWidget):
    """The picture of a page with its edge."""

    def __init__(self) -> None:
        super().__init__()
        self.picture: QImage | None = None
        self.page = QSize(0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("line"))
        left = max((self.width() - self.page.width()) // 2, _MARGIN)
        top = max((self.height() - self.page.height()) // 2, _MARGIN)
        box = QRectF(left, top, self.page.width(), self.page.height())
        painter.fillRect(box, Qt.GlobalColor.white)
        if self.picture is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(box, self.picture)


class Canvas(QScrollArea):
    """`drawing_wanted(dots per inch)` when the page must be drawn sharper; `turned(±1)` by PgUp PgDn at the edge."""

    drawing_wanted = Signal(float)
    turned = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._ground = _PageOnGround()
        self.setWidget(self._ground)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._size_mm = (210.0, 297.0)
        self.zoom = FIT

    def show_page(self, size_mm: tuple[float, float]) -> None:
        """A page of this size; its picture comes by `show_picture`."""
        self._size_mm = size_mm
        self._ground.picture = None
        self._lay_out()
        self.verticalScrollBar().setValue(0)

    def show_picture(self, picture: QImage) -> None:
        """The page as it is drawn."""
        self._ground.picture = picture
        self._ground.update()

    def set_zoom(self, zoom: float) -> None:
        """1.0 = as large as on paper, `FIT` = the whole page in sight."""
        self.zoom = zoom
        self._lay_out()

    def scale(self) -> float:
        """The zoom in force, where the page fits too."""
        if self.zoom:
            return self.zoom
        wide, high = (mm / _INCH_MM * self.logicalDpiX() for mm in self._size_mm)
        room = self.viewport().size() - QSize(2 * _MARGIN, 2 * _MARGIN)
        return max(min(room.width() / wide, room.height() / high), 0.05)

    def _lay_out(self) -> None:
        scale = self.scale() * self.logicalDpiX() / _INCH_MM
        page = QSize(round(self._size_mm[0] * scale), round(self._size_mm[1] * scale))
        self._ground.page = page
        # A page larger than the view scrolls; a smaller one lies in the middle of the ground.
        around = page + QSize(2 * _MARGIN, 2 * _MARGIN)
        self._ground.resize(around.expandedTo(self.viewport().size()))
        self._ground.update()
        self.drawing_wanted.emit(self.scale() * self.logicalDpiX() * self.devicePixelRatioF())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        down, up = event.key() == Qt.Key.Key_PageDown, event.key() == Qt.Key.Key_PageUp
        if (down and bar.value() == bar.maximum()) or (up and bar.value() == bar.minimum()):
            self.turned.emit(1 if down else -1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            event.ignore()
        else:
            super().keyPressEvent(event)
