"""The sale before: its receipt again (补打), or its goods back; goods back that nobody has a receipt for."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from jxc_desktop.desktop.printing import Paper, printing_of
from jxc_desktop.desktop.till.loose_refund_sheet import LooseRefundSheet
from jxc_desktop.desktop.till.refund_sheet import RefundSheet
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.paper.filled import receipt_of, refund_slip_of
from jxc_desktop.paper.receipt import receipt_strip
from jxc_desktop.paper.strip import Strip
from jxc_desktop.sales.lookups import PastSale, last_sale_of_till, sale_numbered
from jxc_desktop.sales.refund import RefundDone
from jxc_desktop.sales.tendering import TenderKind
from jxc_desktop.sales.till_events import Reprint, Reprinted, reprint
from jxc_desktop.words import tr


class Slips(QObject):
    """`last_known(PastSale or None)`, `refunded(RefundDone)`, `printed(text, tone)`."""

    last_known = Signal(object)
    refunded = Signal(object)
    printed = Signal(str, str)

    def __init__(self, work: Workplace, parent: QWidget, customer: Callable[[], tuple[int, str] | None]) -> None:
        super().__init__(parent)
        self._work, self._page, self.customer = work, parent, customer
        self._last: PastSale | None = None
        self.sheet: RefundSheet | LooseRefundSheet | None = None

    def read_last(self) -> None:
        """The sale this till made last."""
        till = self._work.session.till
        self._work.read(self, lambda conn: last_sale_of_till(conn, till), self._show_last, latest="last")

    def _show_last(self, last: PastSale | None) -> None:
        self._last = last
        self.last_known.emit(last)

    # --- again -------------------------------------------------------------------------------------------------

    def print_again(self) -> None:
        """Ctrl P: the last receipt, marked 补打 n."""
        if self._last is not None:
            self._work.run(self, reprint, Reprint(self._last.number), self._print_copy)

    def _print_copy(self, counted: Reprinted) -> None:
        work, shop = self._work, self._work.settings

        def strip() -> Strip:
            with work.shop.reading() as conn:
                sale = sale_numbered(conn, counted.number)
            return receipt_strip(receipt_of(sale, shop, sale.till, counted.times))

        printing_of(work).print_strip(Paper.RECEIPT, counted.number, strip, told=self._told_copy)

    def _told_copy(self, text: str, tone: str) -> None:
        self.printed.emit(tr("Receipt printed again") if tone == "ok" else text, tone)

    # --- back --------------------------------------------------------------------------------------------------

    def begin_refund(self, number: str = "") -> None:
        """The sheet for goods that come back; with a number its receipt is shown at once."""
        if self._busy():
            return
        sheet = self.sheet
        if not isinstance(sheet, RefundSheet):
            self._away()
            sheet = RefundSheet(self._page.window(), self._work)
            sheet.loose_wanted.connect(self.begin_loose)
            self._show_sheet(sheet, sheet.number)
        if number:
            sheet.load(number)

    def begin_loose(self) -> None:
        """Goods back without a receipt, off the account of the customer on the counter if he wants."""
        if self._busy():
            return
        self._away()
        sheet = LooseRefundSheet(self._page.window(), self._work, self.customer())
        sheet.receipt.connect(self.begin_refund)
        self._show_sheet(sheet, sheet.line)
        sheet.offer_draft()

    def begin_last(self) -> None:
        """退这一单: the last sale, where there is one."""
        self.begin_refund(self._last.number if self._last else "")

    def _busy(self) -> bool:
        """Whether a refund is being booked: its sheet stays until the answer is there."""
        return self.sheet is not None and self.sheet.resting

    def _away(self) -> None:
        if self.sheet is not None:
            self.sheet.leave()

    def _show_sheet(self, sheet: RefundSheet | LooseRefundSheet, first: QWidget) -> None:
        self.sheet = sheet

        def booked(done: RefundDone) -> None:
            sheet.done()
            self._refunded(done)

        sheet.refunded.connect(booked)
        sheet.closed.connect(lambda: self._closed(sheet))
        sheet.open_sheet(first)

    def _closed(self, sheet: RefundSheet | LooseRefundSheet) -> None:
        if self.sheet is sheet:
            self.sheet = None

    def _refunded(self, done: RefundDone) -> None:
        self.refunded.emit(done)
        shop, till = self._work.settings, self._work.session.till
        cash = any(tender.kind == TenderKind.CASH for tender in done.tenders)

        def told(text: str, tone: str) -> None:
            self.printed.emit(tr("Refund slip printed") if tone == "ok" else text, tone)

        printing_of(self._work).print_strip(
            Paper.RECEIPT,
            done.number,
            lambda: receipt_strip(refund_slip_of(done, shop, till)),
            drawer=cash,
            told=told,
        )
