"""How a receipt of the new shop will look, beside the questions it is made of."""

from datetime import datetime

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from jxc_desktop.desktop.desk import Desk
from jxc_desktop.desktop.kit import theme
from jxc_desktop.desktop.kit.labels import CENTRE, Words
from jxc_desktop.desktop.kit.layout import STRETCH, column
from jxc_desktop.desktop.paper_view.pages import PdfPages
from jxc_desktop.desktop.start.answers import Answers
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.paper.receipt import ReceiptLine, ReceiptPaper, Tender, receipt_strip
from jxc_desktop.paper.strip import Roll
from jxc_desktop.paper.strip_pdf import strip_pdf
from jxc_desktop.words import tr

_WIDTH, _MOST_HEIGHT, _SHARPER = 240, 470, 2
_INCH_MM = 25.4
_GOODS = (
    ("农夫山泉 饮用天然水 550ml", 3, "2.00"),
    ("康师傅 红烧牛肉面", 2, "4.50"),
    ("蒙牛 纯牛奶 250ml×16", 1, "52.80"),
)
_HANDED = Money.parse("100.00")


def sample_receipt(answers: Answers, at: datetime) -> ReceiptPaper:
    """A receipt of a few well-known goods with the shop's own head."""
    lines = tuple(_line(*one) for one in _GOODS)
    due = Money.total(line.amount for line in lines)
    return ReceiptPaper(
        answers.shop_name or tr("My shop"),
        f"XS-{at:%Y%m%d}-{answers.till}-0001",
        at,
        answers.owner or tr("Owner"),
        lines,
        due,
        sum(pieces for _, pieces, _ in _GOODS),
        tenders=(Tender(tr("Cash"), _HANDED),),
        change=_HANDED - due,
        till=answers.till,
        address=answers.address,
        phone=answers.phone,
    )


def _line(name: str, pieces: int, price: str) -> ReceiptLine:
    quantity, each = Quantity.of(pieces), Price.parse(price)
    return ReceiptLine(name, quantity, each, each.times(quantity))


class ReceiptPreview(QWidget):
    """Drawn off the window's thread; the newest answers win."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._strip = _Strip()
        self.setLayout(
            column(
                Words(tr("Your receipt will look like this"), 13, "text2", align=CENTRE), self._strip, STRETCH, gap=10
            )
        )

    def show_answers(self, answers: Answers) -> None:
        """Draw the receipt of these answers."""
        paper = sample_receipt(answers, datetime.now().replace(second=0, microsecond=0))
        roll = Roll.MM58 if answers.receipt_width_mm == Roll.MM58.value else Roll.MM80
        self._desk.read(
            self,
            lambda: _picture(paper, roll),
            self._strip.show_picture,
            refused=lambda _: None,
            latest="wizard.receipt",
        )


def _picture(paper: ReceiptPaper, roll: Roll) -> QImage:
    pages = PdfPages(strip_pdf(receipt_strip(paper), roll))
    try:
        return pages.picture(0, _SHARPER * _WIDTH * _INCH_MM / roll.value)
    finally:
        pages.close()


class _Strip(QWidget):
    """The paper, cut where there is no more room."""

    def __init__(self) -> None:
        super().__init__()
        self._picture: QImage | None = None
        self.setFixedSize(_WIDTH, _MOST_HEIGHT)
        self.setAccessibleName(tr("Your receipt will look like this"))

    def show_picture(self, picture: QImage) -> None:
        self._picture = picture
        high = round(picture.height() * _WIDTH / picture.width())
        self.setFixedSize(QSize(_WIDTH, min(high, _MOST_HEIGHT)))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        if self._picture is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            high = self._picture.height() * _WIDTH / self._picture.width()
            painter.drawImage(QRectF(0, 0, _WIDTH, high), self._picture)
        painter.setPen(theme.color("line"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
