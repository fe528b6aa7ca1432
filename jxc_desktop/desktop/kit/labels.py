"""Words and figures on a page: their size, weight and tone."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from jxc_desktop.desktop.kit import theme
from jxc_desktop.kernel.money import Money
from jxc_desktop.words.figures import Figure, grouped

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter


def restyle(widget: QWidget) -> None:
    """Lets the style sheet see a property that has changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


class Words(QLabel):
    """A line of text: `px` and weight from the type table, `tone` a colour by meaning."""

    def __init__(
        self,
        text: str = "",
        px: int = 14,
        tone: str = "text",
        bold: bool = False,
        *,
        wrap: bool = False,
        align: Qt.AlignmentFlag = LEFT,
    ) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.font(px, bold))
        self.setProperty("tone", tone)
        self.setWordWrap(wrap)
        if not wrap:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAlignment(align)

    def set_tone(self, tone: str) -> None:
        """The same words in another colour."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            restyle(self)

    def say(self, text: str, tone: str = "") -> None:
        """Other words, in `tone` where one is given."""
        self.setText(text)
        if tone:
            self.set_tone(tone)


class Remark(Words):
    """Words that never make their place wider: what does not fit ends in dots and is told whole by the tool tip.

    With `setWordWrap` they go on in the next line instead.
    """

    def __init__(self, text: str = "", px: int = 12, tone: str = "text2") -> None:
        super().__init__(text, px, tone)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def height_at(self, width: int) -> int:
        """How high all of it is in lines so wide."""
        room = QRect(0, 0, width, 1000)
        return self.fontMetrics().boundingRect(room, int(Qt.TextFlag.TextWordWrap), self.text()).height()

    def paintEvent(self, event: QPaintEvent) -> None:
        metrics = self.fontMetrics()
        fits = self.wordWrap() or metrics.horizontalAdvance(self.text()) <= self.width()
        self.setToolTip("" if fits else self.text())
        if fits:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        shown = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), int(LEFT), shown)


def heading(text: str) -> Words:
    """The title of a card."""
    return Words(text, 15, "text", bold=True)


def note(text: str, tone: str = "text2") -> Words:
    """A label, a unit, a remark beside the loud things."""
    return Words(text, 13, tone)


def hline() -> QFrame:
    """A hairline across."""
    return _hairline("hline")


def vline() -> QFrame:
    """A hairline down."""
    return _hairline("vline")


def _hairline(part: str) -> QFrame:
    frame = QFrame()
    frame.setProperty("part", part)
    return frame


class Amount(QWidget):
    """A big sum: a small yuan sign and the figure, right-aligned on one base line (60 due, 84 change, 28 home)."""

    def __init__(self, px: int = 60, tone: str = "text", sign: str = "¥", align_right: bool = True) -> None:
        super().__init__()
        self._px, self._tone, self._sign, self._right = px, tone, sign, align_right
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Fixed)

    def show_figure(self, figure: Figure | str | None, tone: str = "") -> None:
        """Shows the figure (None shows nothing), in `tone` where one is given."""
        self._text = figure if isinstance(figure, str) else "" if figure is None else grouped(figure)
        self._tone = tone or self._tone
        spoken = f"{self._sign} {self._text}" if isinstance(figure, Money) else self._text
        self.setAccessibleName(spoken)
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """The figure as shown."""
        return self._text

    def set_px(self, px: int) -> None:
        """Another height of figures, for low windows."""
        self._px = px
        self.updateGeometry()
        self.update()

    def _widths(self) -> tuple[float, float]:
        sign = QFontMetricsF(theme.font(self._sign_px)).horizontalAdvance(self._sign) if self._sign else 0.0
        return sign, QFontMetricsF(theme.font(self._px, bold=True)).horizontalAdvance(self._text)

    @property
    def _sign_px(self) -> int:
        return max(14, round(self._px * 0.45))

    def sizeHint(self) -> QSize:
        sign, figure = self._widths()
        return QSize(int(sign + figure + self._px * 0.14) + 2, round(self._px * 1.28))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._text:
            return
        painter = QPainter(self)
        painter.setPen(theme.color(self._tone))
        sign, figure = self._widths()
        gap = self._px * 0.1 if self._sign else 0
        left = self.width() - figure - gap - sign if self._right else 0.0
        metrics = QFontMetricsF(theme.font(self._px, bold=True))
        baseline = (self.height() + metrics.capHeight()) / 2
        painter.setFont(theme.font(self._sign_px))
        rise = QFontMetricsF(painter.font()).capHeight()
        painter.drawText(QRectF(left, baseline - rise * 2, sign + 2, rise * 2).bottomLeft(), self._sign)
        painter.setFont(theme.font(self._px, bold=True))
        painter.drawText(QRectF(left + sign + gap, 0, figure, baseline).bottomLeft(), self._text)
