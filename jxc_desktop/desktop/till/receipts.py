"""A sale as its receipt, a shift as its slip: what the till knows, put into the paper's words."""

from collections.abc import Sequence
from typing import Protocol

from jxc_desktop.catalog.settings import Settings
from jxc_desktop.desktop.till.tender_parts import kind_words
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.paper import shift_slip as slip_paper
from jxc_desktop.paper.receipt import ReceiptLine, ReceiptPaper, Tender
from jxc_desktop.sales.checkout import SaleDone
from jxc_desktop.sales.lookups import Sale
from jxc_desktop.sales.refund import RefundDone
from jxc_desktop.sales.shifts import ShiftSlip
from jxc_desktop.sales.tendering import TenderKind
from jxc_desktop.sales.till_events import EventKind
from jxc_desktop.words import tr


class _Line(Protocol):
    """What a receipt shows of a line, just sold or read again."""

    @property
    def name(self) -> str: ...
    @property
    def unit(self) -> str: ...
    @property
    def quantity(self) -> Quantity: ...
    @property
    def price(self) -> Price: ...
    @property
    def gross(self) -> Money: ...
    @property
    def discount(self) -> Money: ...
    @property
    def amount(self) -> Money: ...


class _Tender(Protocol):
    """What a receipt shows of a tender."""

    @property
    def kind(self) -> str: ...
    @property
    def tendered(self) -> Money: ...
    @property
    def amount(self) -> Money: ...


def receipt_of(
    shop: Settings, till: str, sale: SaleDone | Sale, *, owed_after: Money | None = None, reprint: int = 0
) -> ReceiptPaper:
    """The receipt of a sale; `reprint` counts the copies after the first (补打)."""
    on_account = Money.total(each.amount for each in sale.tenders if each.kind == TenderKind.ACCOUNT)
    return ReceiptPaper(
        shop.shop_name,
        sale.number,
        sale.at,
        sale.cashier,
        tuple(_line(line, line.discount) for line in sale.lines),
        sale.due,
        _tenders(sale.tenders),
        change=sale.change,
        rounding=sale.round_off,
        till=till,
        address=shop.address,
        phone=shop.phone,
        member=sale.customer,
        owed=on_account,
        owed_in_all=owed_after if on_account else None,
        footer=(shop.receipt_footer,) if shop.receipt_footer else (),
        reprint=reprint,
    )


def refund_slip_of(
    shop: Settings, till: str, done: RefundDone | Sale, refund_of: str, *, reprint: int = 0
) -> ReceiptPaper:
    """The slip of a refund: positive sums, the paper prints the minus."""
    return ReceiptPaper(
        shop.shop_name,
        done.number,
        done.at,
        done.cashier,
        tuple(_line(line, line.gross - line.amount) for line in done.lines),
        done.due,
        _tenders(done.tenders),
        till=till,
        address=shop.address,
        phone=shop.phone,
        member=done.customer,
        is_refund=True,
        refund_of=refund_of,
        reprint=reprint,
    )


def _line(line: _Line, saved: Money) -> ReceiptLine:
    return ReceiptLine(line.name, line.quantity, line.price, line.gross, line.unit, saved)


def _tenders(tenders: Sequence[_Tender]) -> tuple[Tender, ...]:
    return tuple(Tender(kind_words(each.kind), each.tendered) for each in tenders if each.kind != TenderKind.ACCOUNT)


def shift_paper_of(shop: Settings, slip: ShiftSlip) -> slip_paper.ShiftPaper:
    """The slip of a closed shift (layout E8)."""
    shift, drawer = slip.shift, slip.drawer
    counted = slip_paper.DrawerCount(
        drawer.opening,
        drawer.taken,
        drawer.change,
        drawer.refunded,
        drawer.paid_in,
        drawer.paid_out,
        drawer.expected,
        drawer.counted,
        drawer.notes,
        drawer.handed_over if drawer.counted is not None else None,
        drawer.kept,
    )
    return slip_paper.ShiftPaper(
        shop.shop_name,
        shift.till,
        slip.number,
        shift.cashier,
        shift.opened_at,
        shift.closed_at,
        slip.sales,
        slip.sales_count,
        slip.refunds,
        slip.refunds_count,
        tuple(slip_paper.TenderFlow(kind_words(flow.kind), flow.taken, flow.refunded) for flow in slip.tenders),
        counted,
        slip.discounts,
        slip.round_off,
        slip.gifts,
        oddities=tuple((event_words(kind), times) for kind, times in slip.events),
    )


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
