"""One payment: the tenders taken, the sale sent once, the receipt printed after it is booked."""

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from jxc_desktop.desktop.printing import Paper, printing_of
from jxc_desktop.desktop.till.counter import Counter
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.kernel.identity import new_request_id
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.paper.filled import receipt_of
from jxc_desktop.paper.receipt import receipt_strip
from jxc_desktop.sales.checkout import Checkout, SaleDone, checkout, request_of
from jxc_desktop.sales.round_off import RoundRule
from jxc_desktop.sales.tendering import TenderKind, TenderWanted
from jxc_desktop.usecase import Session
from jxc_desktop.words import tr


class Payment(QObject):
    """`sold(SaleDone)`, or `refused(Refused)` and the basket stands as it was; `printed(text, tone)` follows a sale.
    The counter rests while the clerk has it.

    The request id is made once for each basket that is paid: however often Enter is pressed, it is sold once.
    """

    sold = Signal(object)
    refused = Signal(object)
    printed = Signal(str, str)

    def __init__(self, work: Workplace, counter: Counter) -> None:
        super().__init__(counter)
        self._work, self._counter = work, counter
        self._printing = printing_of(work)
        self._request_id = ""
        self.approver: Session | None = None

    @property
    def rule(self) -> RoundRule:
        """The shop's 抹零."""
        return RoundRule.of(self._work.settings)

    def forget(self) -> None:
        """Another basket: another sale."""
        self._request_id, self.approver = "", None

    def take(self, tenders: tuple[TenderWanted, ...], draft_id: int | None) -> None:
        """Sends the sale; nothing while one is under way."""
        if self._counter.resting:
            return
        self._request_id = self._request_id or new_request_id(datetime.now())
        self._send(replace(request_of(self._counter.basket, tenders, self.rule), draft_id=draft_id))

    def _send(self, request: Checkout) -> None:
        def refused(refusal: Refused) -> None:
            speaker = self._work.speaker
            if refusal.key == "permission.missing" and speaker is not None:
                # A manager was there for one thing and may not do this one: ask for somebody who may.
                self._counter.rest(True)
                speaker.ask_approval(Permission(str(refusal.facts["permission"])), again, lambda: no_one(refusal))
            else:
                self.refused.emit(refusal)

        def no_one(refusal: Refused) -> None:
            self._counter.rest(False)
            self.refused.emit(refusal)

        def again(manager: Session) -> None:
            self.approver = manager
            self._send(request)

        self._work.run(
            self,
            checkout,
            request,
            self._done,
            request_id=self._request_id,
            approver=self.approver,
            refused=refused,
            rest=self._counter.rest,
        )

    def _done(self, done: SaleDone) -> None:
        self.forget()
        self.sold.emit(done)
        self.print_receipt(done)

    def print_receipt(self, done: SaleDone) -> None:
        """In the background; the drawer opens where cash was taken."""
        shop, till = self._work.settings, self._work.session.till
        drawer = any(tender.kind == TenderKind.CASH for tender in done.tenders)

        def told(text: str, tone: str) -> None:
            opened = tr("Receipt printed, drawer open") if drawer else tr("Receipt printed")
            self.printed.emit(opened if tone == "ok" else text, tone)

        self._printing.print_strip(
            Paper.RECEIPT,
            done.number,
            lambda: receipt_strip(receipt_of(done, shop, till)),
            drawer=drawer,
            told=told,
        )
