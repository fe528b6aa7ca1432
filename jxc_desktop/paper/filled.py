"""The papers filled in: what the rooms know of a sale, a shift or a receipt, as the paper that shows it."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from jxc_desktop.catalog.find import ItemUnit
from jxc_desktop.catalog.settings import Settings
from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import NONE
from jxc_desktop.paper.goods_receipt import GoodsReceiptPaper
from jxc_desktop.paper.labels import LabelPaper
from jxc_desktop.paper.receipt import ReceiptLine, ReceiptPaper, Tender
from jxc_desktop.paper.sales_slip import SalesSlipPaper, SlipLine
from jxc_desktop.paper.shift_slip import DrawerCount, ShiftPaper, TenderFlow
from jxc_desktop.paper.stocktake_sheet import CountLine
from jxc_desktop.purchasing.lookups import Receipt
from jxc_desktop.purchasing.return_lookups import PurchaseReturn
from jxc_desktop.sales.checkout import SaleDone, SoldLine, TenderTaken
from jxc_desktop.sales.lookups import Sale, SaleLineShown, TenderShown
from jxc_desktop.sales.refund import RefundDone
from jxc_desktop.sales.shift_slip import ShiftSlip
from jxc_desktop.sales.tendering import TenderKind
from jxc_desktop.sales.till_events import EventKind
from jxc_desktop.stock.count_sheets import CountRow
from jxc_desktop.words import tr


def receipt_of(sold: SaleDone | Sale, shop: Settings, till: str, reprint: int = 0) -> ReceiptPaper:
    """The receipt of a sale as the till has just made it, or of a sale or refund as it is read again."""
    if isinstance(sold, Sale) and sold.is_refund:
        return refund_slip_of(sold, shop, till, reprint)
    owed = Money.total(one.amount for one in sold.tenders if one.kind == TenderKind.ACCOUNT)
    return ReceiptPaper(
        shop.shop_name,
        sold.number,
        sold.at,
        sold.cashier,
        tuple(_line(line, line.discount) for line in sold.lines),
        sold.due,
        sold.pieces,
        _tenders(sold.tenders),
        change=sold.change,
        rounding=sold.round_off,
        till=till,
        address=shop.address,
        phone=shop.phone,
        member=sold.customer,
        owed=owed,
        owed_in_all=sold.owed_after if owed and isinstance(sold, SaleDone) else None,
        footer=(shop.receipt_footer,) if shop.receipt_footer else (),
        reprint=reprint,
    )


def refund_slip_of(back: RefundDone | Sale, shop: Settings, till: str, reprint: int = 0) -> ReceiptPaper:
    """The slip of a refund: positive sums, the paper prints the minus."""
    return ReceiptPaper(
        shop.shop_name,
        back.number,
        back.at,
        back.cashier,
        tuple(_line(line, line.gross - line.amount) for line in back.lines),
        back.due,
        back.pieces,
        _tenders(back.tenders),
        till=till,
        address=shop.address,
        phone=shop.phone,
        member=back.customer,
        is_refund=True,
        refund_of=back.refund_of if isinstance(back, RefundDone) else back.answers,
        reprint=reprint,
    )


def _line(line: SoldLine | SaleLineShown, saved: Money) -> ReceiptLine:
    return ReceiptLine(line.name, line.quantity, line.price, line.gross, line.unit, saved)


def _tenders(tenders: Iterable[TenderTaken | TenderShown]) -> tuple[Tender, ...]:
    return tuple(Tender(tender_name(one.kind), one.tendered) for one in tenders if one.kind != TenderKind.ACCOUNT)


def sales_slip_of(sold: SaleDone | Sale, shop: Settings, printed_at: datetime, prepared_by: str) -> SalesSlipPaper:
    """The A5 or A4 slip of a sale, with what the customer owed before and owes now."""
    return SalesSlipPaper(
        shop.shop_name,
        sold.number,
        sold.at.date(),
        sold.customer or tr("Walk-in customer"),
        tuple(
            SlipLine(line.name, line.quantity, line.price, line.gross - line.discount, unit=line.unit)
            for line in sold.lines
        ),
        printed_at,
        prepared_by,
        off=sold.round_off,
        owed_before=None if isinstance(sold, Sale) else sold.owed_before,
        paid=Money.total(one.amount for one in sold.tenders if one.kind != TenderKind.ACCOUNT),
        note=sold.memo if isinstance(sold, Sale) else "",
        is_return=isinstance(sold, Sale) and sold.is_refund,
    )


def goods_receipt_of(
    receipt: Receipt, shop: Settings, printed_at: datetime, prepared_by: str, *, warehouse: str = "", answers: str = ""
) -> GoodsReceiptPaper:
    """The slip of a goods receipt, as the supplier and the store room sign it; its sum is the bill's.

    Read without the cost permission, it carries no prices. `answers` is the order's number.
    """
    total = receipt.head.total
    goods = Money.total(line.amount for line in receipt.lines if line.amount is not None)
    return GoodsReceiptPaper(
        shop.shop_name,
        receipt.head.number,
        date.fromisoformat(receipt.head.business_day),
        receipt.head.supplier,
        tuple(
            SlipLine(
                line.name,
                line.quantity,
                line.price or Price(0),
                line.amount or ZERO,
                line.spec,
                line.unit,
                tr("gift") if line.gift else "",
            )
            for line in receipt.lines
        ),
        printed_at,
        prepared_by,
        other_cost=ZERO if total is None else total - goods,
        priced=total is not None,
        warehouse=warehouse,
        answers=answers,
        note=receipt.head.memo,
    )


def purchase_return_of(
    back: PurchaseReturn, shop: Settings, printed_at: datetime, prepared_by: str, *, warehouse: str = ""
) -> GoodsReceiptPaper:
    """The slip that goes back with the goods; read without the cost permission, it carries no prices."""
    return GoodsReceiptPaper(
        shop.shop_name,
        back.number,
        date.fromisoformat(back.business_day),
        back.supplier,
        tuple(
            SlipLine(line.name, line.quantity, line.price or Price(0), line.amount or ZERO, line.spec, line.unit)
            for line in back.lines
        ),
        printed_at,
        prepared_by,
        priced=all(line.amount is not None for line in back.lines),
        warehouse=warehouse,
        answers=back.receipt,
        note=back.memo,
        is_return=True,
    )


def _flow_name(kind: str, fund: str) -> str:
    """Cash in another fund than the drawer's stands by itself: it is not counted with the drawer."""
    return f"{tender_name(kind)} {fund}".strip()


def shift_of(slip: ShiftSlip, shop: Settings) -> ShiftPaper:
    """The hand-over slip (layout E8)."""
    drawer = slip.drawer
    return ShiftPaper(
        shop.shop_name,
        slip.shift.till,
        slip.number,
        slip.shift.cashier,
        slip.shift.opened_at,
        slip.shift.closed_at,
        slip.sales,
        slip.sales_count,
        slip.refunds,
        slip.refunds_count,
        tuple(TenderFlow(_flow_name(flow.kind, flow.fund), flow.taken, flow.refunded) for flow in slip.tenders),
        DrawerCount(
            drawer.opening,
            drawer.taken,
            drawer.change,
            drawer.refunded,
            drawer.paid_in,
            drawer.paid_out,
            drawer.expected,
            counted=drawer.counted,
            faces=drawer.notes,
            handed_over=drawer.handed_over if drawer.counted is not None else None,
            kept=drawer.kept,
        ),
        discounts=slip.discounts,
        rounding=slip.round_off,
        gifts=slip.gifts,
        oddities=tuple((event_words(kind), times) for kind, times in slip.events),
    )


def tender_name(kind: str) -> str:
    """A kind of tender in words."""
    names = {
        TenderKind.CASH: tr("Cash"),
        TenderKind.WECHAT: tr("WeChat"),
        TenderKind.ALIPAY: tr("Alipay"),
        TenderKind.BANK: tr("Bank card"),
        TenderKind.ACCOUNT: tr("On account"),
    }
    return names[TenderKind(kind)]


def event_words(kind: str) -> str:
    """An oddity of the shift by its name."""
    names = {
        EventKind.PRICE_CHANGE: tr("Prices changed"),
        EventKind.DISCOUNT: tr("Discounts given"),
        EventKind.LINE_DELETED: tr("Lines removed"),
        EventKind.VOIDED: tr("Sales voided"),
        EventKind.DRAWER_OPENED: tr("Drawer opened without a sale"),
        EventKind.REPRINT: tr("Receipts printed again"),
    }
    return names[EventKind(kind)]


def labels_of(units: Iterable[ItemUnit]) -> list[LabelPaper]:
    """A shelf label for each item unit, with its barcode where it has one."""
    return [
        LabelPaper(
            unit.name,
            unit.retail_price,
            code=unit.barcode,
            spec=unit.spec,
            unit=unit.unit,
            member_price=unit.member_price if unit.member_price not in (unit.retail_price, Price(0)) else None,
        )
        for unit in units
    ]


def count_lines_of(rows: Iterable[CountRow], codes: Mapping[int, str]) -> list[CountLine]:
    """The lines of a stock-take sheet; `codes` are the barcodes by item."""
    return [
        CountLine(row.code, row.name, row.book or NONE, row.spec, row.unit, codes.get(row.item_id, ""), row.bin)
        for row in rows
    ]
