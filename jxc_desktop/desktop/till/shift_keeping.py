"""The till's shift: opened before the first sale, cash in and out of the drawer, handed over with a blind count."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from jxc_desktop.desktop.printing import Paper, printing_of
from jxc_desktop.desktop.till.cash_sheet import CashSheet
from jxc_desktop.desktop.till.close_shift_sheet import CloseShiftSheet
from jxc_desktop.desktop.till.open_shift_panel import OpenShiftPanel
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.kernel.identity import new_request_id
from jxc_desktop.kernel.money import Money
from jxc_desktop.ledger.funds import Fund, FundKind, funds
from jxc_desktop.paper.filled import shift_of
from jxc_desktop.paper.shift_slip import shift_strip
from jxc_desktop.sales.close_shift import ShiftClosed
from jxc_desktop.sales.open_shift import OpenShift, open_shift
from jxc_desktop.sales.shift_slip import ShiftSlip, shift_slip
from jxc_desktop.sales.shifts import Shift, current_shift, held_count, proposed_float, proposed_fund
from jxc_desktop.words import say_refusal, tr


@dataclass(frozen=True, slots=True)
class ShiftState:
    """The open shift, else what the last one left in the drawer, and the cash funds a drawer may be."""

    shift: Shift | None
    proposed: Money
    cash: tuple[Fund, ...]
    drawer: Fund


class ShiftKeeping(QObject):
    """`changed` when a shift was opened or closed; `shift` is the open one. `left` when a sheet is gone again."""

    changed = Signal()
    left = Signal()

    def __init__(self, work: Workplace, panel: OpenShiftPanel) -> None:
        super().__init__(panel)
        self._work, self._panel = work, panel
        self.shift: Shift | None = None
        self.known = False
        self._request_id = ""  # one for each time the panel asks: Enter pressed twice opens one shift
        panel.opened.connect(self._open)

    def read(self) -> None:
        """Reads how it stands."""
        till = self._work.session.till

        def show(state: ShiftState) -> None:
            self.shift, self.known = state.shift, True
            if state.shift is None:
                self._request_id = new_request_id(datetime.now())
                self._panel.begin(state.proposed, state.cash, state.drawer)
            self.changed.emit()

        self._work.read(self, partial(_state, till=till), show, latest="state")

    def _open(self, amount: Money, cash_fund_id: int) -> None:
        self._work.run(
            self,
            open_shift,
            OpenShift(amount, cash_fund_id),
            lambda _: self.read(),
            request_id=self._request_id,
            refused=lambda refused: self._panel.say(say_refusal(refused)),
            rest=self._panel.rest,
        )

    # --- handing over ------------------------------------------------------------------------------------------

    def hand_over(self, window: QWidget) -> None:
        """Ctrl J: the count."""
        till = self._work.session.till
        shift = self.shift
        if shift is None:
            return

        def show(found: tuple[list[Fund], int]) -> None:
            known, held = found
            told = [tr("Opened {at}, {name}", at=f"{shift.opened_at:%m-%d %H:%M}", name=shift.cashier)]
            if sum(fund.kind is FundKind.CASH for fund in known) > 1:
                own = next(fund.name for fund in known if fund.id == shift.cash_fund_id)
                told.append(tr("Count the cash of {fund}", fund=own))
            accounts = [fund for fund in known if fund.active and fund.id != shift.cash_fund_id]
            if held:
                told.append(tr("Still held at this till: {n}", n=held))
            sheet = CloseShiftSheet(window, self._work, tr("Close shift {n}", n=shift.number), told, accounts)
            sheet.shift_closed.connect(self._closed)
            sheet.cash_wanted.connect(sheet.done)
            sheet.cash_wanted.connect(lambda: self.move(window, accounts))
            self._show_sheet(sheet, sheet.counts[0])

        def read(conn: Any) -> tuple[list[Fund], int]:
            return funds(conn, active_only=False), held_count(conn, till)

        self._work.read(self, read, show, latest="hand over")

    def _show_sheet(self, sheet: CashSheet | CloseShiftSheet, first: QWidget) -> None:
        sheet.closed.connect(self.left)
        sheet.open_sheet(first)

    def _closed(self, closed: ShiftClosed) -> None:
        self.read()
        self._work.read(self, lambda conn: shift_slip(conn, closed.shift_id), self._print)

    def _print(self, slip: ShiftSlip) -> None:
        shop = self._work.settings
        printing_of(self._work).print_strip(
            Paper.SHIFT_SLIP,
            slip.number,
            lambda: shift_strip(shift_of(slip, shop)),
            told=lambda text, tone: self._work.say_done(text) if tone == "ok" else None,
        )

    def move(self, window: QWidget, accounts: list[Fund]) -> None:
        """Cash in or out."""
        sheet = CashSheet(window, self._work, accounts)
        self._show_sheet(sheet, sheet.amount)


def _state(conn: Any, till: str) -> ShiftState:
    cash = tuple(fund for fund in funds(conn) if fund.kind is FundKind.CASH)
    return ShiftState(current_shift(conn, till), proposed_float(conn, till), cash, proposed_fund(conn, till))
