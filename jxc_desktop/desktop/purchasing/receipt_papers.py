"""The slip of a receipt, ready for the print preview, and the buttons to its papers."""

from datetime import date, datetime
from typing import Any

from jxc_desktop.catalog.settings import settings
from jxc_desktop.desktop.kit.buttons import KeyButton
from jxc_desktop.desktop.lines.places import go_to
from jxc_desktop.desktop.paper_view.preview import PrintPreview
from jxc_desktop.desktop.paper_view.printable import Look, Printable
from jxc_desktop.desktop.window.page import Page
from jxc_desktop.documents.life import paper
from jxc_desktop.documents.places import warehouse_by_id
from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.kernel.price import Price
from jxc_desktop.paper.goods_receipt import GoodsReceiptPaper, goods_receipt_pdf
from jxc_desktop.paper.names import safe_name
from jxc_desktop.paper.sales_slip import SlipLine
from jxc_desktop.paper.slip import SlipPage
from jxc_desktop.purchasing.lookups import Receipt, receipt
from jxc_desktop.purchasing.receive_goods import GoodsReceived
from jxc_desktop.words import tr

_PAGES = {"a5": SlipPage.A5_LANDSCAPE, "a4": SlipPage.A4}


def receipt_slip(document_id: int, number: str, prepared_by: str, *, with_cost: bool) -> Printable:
    """The goods receipt slip (采购入库单); without the cost permission its prices are left out."""

    def make(conn: Any, look: Look) -> bytes:
        return goods_receipt_pdf(_paper(conn, document_id, prepared_by, with_cost=with_cost), _PAGES[look.paper])

    papers = (("a5", tr("A5 or three-part paper")), ("a4", "A4"))
    return Printable(tr("Goods receipt slip"), number, "slip", safe_name(number), make, papers)


def _paper(conn: Any, document_id: int, prepared_by: str, *, with_cost: bool) -> GoodsReceiptPaper:
    read, head = receipt(conn, document_id, with_cost=with_cost), paper(conn, document_id)
    answered = paper(conn, head.answers_id).number if head.answers_id else ""
    return GoodsReceiptPaper(
        shop_name=settings(conn).shop_name,
        number=head.number,
        on=date.fromisoformat(head.business_day),
        supplier=read.head.supplier,
        lines=_lines(read),
        printed_at=datetime.now(),
        prepared_by=prepared_by,
        off=_off(read, head.total) if with_cost else ZERO,
        warehouse=warehouse_by_id(conn, head.warehouse_id).name if head.warehouse_id else "",
        answers=answered,
        note=head.memo,
    )


def _lines(read: Receipt) -> tuple[SlipLine, ...]:
    return tuple(
        SlipLine(
            line.name,
            line.quantity,
            line.price or Price(0),
            line.amount or ZERO,
            spec=line.spec,
            unit=line.unit,
            note=tr("gift") if line.gift else "",
        )
        for line in read.lines
    )


def _off(read: Receipt, total: Money) -> Money:
    """The other cost on the bill comes on top: as a negative reduction the slip's sum stays the bill's."""
    return Money.total(line.amount or ZERO for line in read.lines) - total


def slip_and_labels(page: Page, result: GoodsReceived) -> tuple[KeyButton, KeyButton]:
    """The buttons of a posted delivery: its slip, and the labels that wait for it in the stock room."""
    slip, labels = KeyButton(tr("Print slip"), "Ctrl P"), KeyButton(tr("Its labels"), "Ctrl B")
    work = page.work

    def show() -> None:
        paper = receipt_slip(result.document_id, result.number, work.session.name, with_cost=work.sees_cost)
        PrintPreview(page.window(), work, paper).open_sheet()

    slip.clicked.connect(show)
    labels.clicked.connect(lambda: go_to(page, "stock", "labels"))
    return slip, labels
