"""The slip and the labels of a receipt, ready for the print preview."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from jxc_desktop.catalog.find import unit_by_id
from jxc_desktop.catalog.lookups import item_card, warehouses
from jxc_desktop.catalog.settings import settings
from jxc_desktop.desktop.paper_view.printable import Look, Printable
from jxc_desktop.documents.life import paper
from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.kernel.price import Price
from jxc_desktop.paper.goods_receipt import GoodsReceiptPaper, goods_receipt_pdf
from jxc_desktop.paper.labels import LabelPaper, LabelSize, label_pdf
from jxc_desktop.paper.names import safe_name
from jxc_desktop.paper.sales_slip import SlipLine
from jxc_desktop.paper.slip import SlipPage
from jxc_desktop.purchasing.lookups import Receipt, receipt
from jxc_desktop.words import tr

_PAGES = {"a5": SlipPage.A5_LANDSCAPE, "a4": SlipPage.A4}
_SIZES = {f"{int(size.width)} x {int(size.height)} mm": size for size in LabelSize}


def receipt_slip(document_id: int, number: str, prepared_by: str, *, with_cost: bool) -> Printable:
    """The goods receipt slip (采购入库单); without the cost permission its prices are left out."""

    def make(conn: Any, look: Look) -> bytes:
        return goods_receipt_pdf(_paper(conn, document_id, prepared_by, with_cost=with_cost), _PAGES[look.paper])

    papers = (("a5", tr("A5 or three-part paper")), ("a4", "A4"))
    return Printable(tr("Goods receipt slip"), number, "slip", safe_name(number), make, papers)


def _paper(conn: Any, document_id: int, prepared_by: str, *, with_cost: bool) -> GoodsReceiptPaper:
    read, head = receipt(conn, document_id, with_cost=with_cost), paper(conn, document_id)
    answered = paper(conn, head.answers_id).number if head.answers_id else ""
    named = {place.id: place.name for place in warehouses(conn)}
    return GoodsReceiptPaper(
        shop_name=settings(conn).shop_name,
        number=head.number,
        on=date.fromisoformat(head.business_day),
        supplier=read.head.supplier,
        lines=_lines(read),
        printed_at=datetime.now(),
        prepared_by=prepared_by,
        off=_off(read, head.total) if with_cost else ZERO,
        warehouse=named.get(head.warehouse_id or 0, ""),
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


def price_labels(unit_ids: Sequence[int]) -> Printable:
    """One shelf label for each of these units."""

    def make(conn: Any, look: Look) -> bytes:
        return label_pdf([_label(conn, unit_id) for unit_id in unit_ids], _SIZES[look.paper])

    papers = tuple((words, words) for words in _SIZES)
    title, note = tr("Shelf labels"), tr("{n} labels", n=len(unit_ids))
    return Printable(title, note, "label", safe_name(title), make, papers)


def _label(conn: Any, unit_id: int) -> LabelPaper:
    goods = unit_by_id(conn, unit_id)
    card = item_card(conn, goods.item_id, with_cost=False)
    codes = next((unit.barcodes for unit in card.units if unit.unit_id == unit_id), ())
    member = goods.member_price or None
    code = codes[0].code if codes else goods.code
    return LabelPaper(goods.name, goods.retail_price, code, goods.spec, goods.unit, member_price=member)
