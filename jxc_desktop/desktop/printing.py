"""Printing from the window: after the commit, in the background, through a queue on disk that loses none (row 48).

A failed print never touches what was posted: the paper waits, the status bar says so, and it is tried again.
"""

import logging
from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from jxc_desktop.desktop.remembered import remembered
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.paper.escpos import drawer_bytes, receipt_bytes
from jxc_desktop.paper.printers import printer_from
from jxc_desktop.paper.queue import Job, PrintQueue
from jxc_desktop.paper.strip import Roll, Strip
from jxc_desktop.words import say_refusal, tr

_AGAIN_MS = 30_000
_KEPT = "raw_printers"
_log = logging.getLogger(__name__)
Told = Callable[[str, str], None]
MakeStrip = Callable[[], Strip]


class Paper(StrEnum):
    """The kinds of papers that may have a printer each; receipts go as raw bytes, past the driver."""

    RECEIPT = "receipt"
    SHIFT_SLIP = "shift_slip"
    LABEL = "label"
    SLIP = "slip"
    REPORT = "report"


class Printing(QObject):
    """One per workplace (`printing_of`). `state(text, tone)` is for the status bar: "ok", "text2" or "warn"."""

    state = Signal(str, str)

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        self._work = work
        self._store = remembered(work.shop.path)
        self.queue = PrintQueue(work.shop.path.with_name(work.shop.path.stem + ".print-queue"))
        self._again = QTimer(self)
        self._again.setInterval(_AGAIN_MS)
        self._again.timeout.connect(self.try_waiting)
        self._waiting = len(self.queue.waiting())
        if self._waiting:
            self._again.start()

    # --- which printer -----------------------------------------------------------------------------------------

    def printer(self, paper: Paper) -> str:
        """The printer's address for a kind of paper, "" where none is chosen; the shift slip goes where receipts go."""
        chosen = self._store.read(_KEPT)
        address = chosen.get(paper.value) or (chosen.get(Paper.RECEIPT.value) if paper is Paper.SHIFT_SLIP else None)
        return str(address or "")

    def choose(self, paper: Paper, address: str) -> None:
        """Keeps the choice beside the shop file: another computer has other printers."""
        keep_printer(self._work.shop.path, paper, address)
        self.tell_state()

    @property
    def waiting(self) -> int:
        """How many papers wait for a printer."""
        return self._waiting

    def tell_state(self) -> None:
        """Says the state once more, for a status bar that has just come up."""
        if self._waiting:
            self.state.emit(tr("Printer: {n} {n:paper waits|papers wait}", n=self._waiting), "warn")
        elif self.printer(Paper.RECEIPT):
            self.state.emit(tr("Receipt printer ready"), "ok")
        else:
            self.state.emit(tr("No receipt printer"), "text2")

    # --- printing ----------------------------------------------------------------------------------------------

    def print_strip(self, paper: Paper, title: str, make: MakeStrip, *, drawer: bool = False, told: Told) -> None:
        """A receipt or a shift slip; `told(text, tone)` what became of it. `make` runs off the window's thread."""
        address = self.printer(paper)
        if not address:
            told(tr("No receipt printer chosen, nothing was printed"), "text2")
            return
        roll = Roll.MM58 if self._work.settings.receipt_width_mm == Roll.MM58.value else Roll.MM80
        self._send(paper, title, address, lambda: receipt_bytes(make(), roll, drawer=drawer), told)

    def print_bytes(self, paper: Paper, title: str, sent: bytes, *, told: Told) -> None:
        """Bytes the chosen printer understands; Refused "printer.none" is told where none is chosen."""
        address = self.printer(paper)
        if not address:
            told(say_refusal(Refused("printer.none")), "warn")
            return
        self._send(paper, title, address, lambda: sent, told)

    def open_drawer(self, told: Told) -> None:
        """Only opens the cash drawer."""
        self.print_bytes(Paper.RECEIPT, tr("Cash drawer"), drawer_bytes(), told=told)

    def try_waiting(self) -> None:
        """Prints what waits, oldest first; stops at the first that fails."""
        self._work.desk.work(
            self, lambda _: self._print_waiting(), then=lambda _: self._count(), refused=lambda _: self._count()
        )

    def _print_waiting(self) -> None:
        for job in self.queue.waiting():
            self.queue.print(job, printer_from(job.printer))

    def _send(self, paper: Paper, title: str, address: str, make: Callable[[], bytes], told: Told) -> None:
        def work(_: object) -> Job:
            job = self.queue.put(paper.value, title, address, make(), datetime.now())
            self.queue.print(job, printer_from(address))
            return job

        def done(_: Job) -> None:
            told(tr("Printed"), "ok")
            self._count()

        def refused(refusal: Refused) -> None:
            told(tr("Not printed, it waits in the queue. {why}", why=say_refusal(refusal)), "warn")
            self._count()

        def broken(fault: Exception) -> None:
            _log.error("a paper could not be made", exc_info=fault)
            told(tr("The paper could not be made; the sale is booked"), "warn")

        self._work.desk.work(self, work, then=done, refused=refused, broken=broken)

    def _count(self) -> None:
        self._waiting = len(self.queue.waiting())
        if self._waiting and not self._again.isActive():
            self._again.start()
        elif not self._waiting:
            self._again.stop()
        self.tell_state()


def keep_printer(shop_path: Path, paper: Paper, address: str) -> None:
    """Keeps the printer of a kind of paper for a shop that may not be open yet (the first start)."""
    store = remembered(shop_path)
    store.keep(_KEPT, {**store.read(_KEPT), paper.value: address.strip()})


def printing_of(work: Workplace) -> Printing:
    """The one printing of a workplace, made when it is first asked for."""
    found = work.findChild(Printing)
    return found if isinstance(found, Printing) else Printing(work)
