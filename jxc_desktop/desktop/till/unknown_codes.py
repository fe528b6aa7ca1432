"""Codes nobody knows, one after the other, in the amber band; what is made goes into the sale (row 53)."""

from collections import deque

from PySide6.QtCore import QObject, Signal

from jxc_desktop.catalog.quick_add import QuickItem, quick_add
from jxc_desktop.catalog.write_items import ItemAdded
from jxc_desktop.desktop.lines.unknown_code import Described, UnknownCodeBand
from jxc_desktop.desktop.till.counter import Counter
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.words import say_refusal


class UnknownCodes(QObject):
    """`solved` when the band is down again and the scan line is wanted."""

    solved = Signal()

    def __init__(self, work: Workplace, counter: Counter, band: UnknownCodeBand) -> None:
        super().__init__(band)
        self._work, self._counter, self._band = work, counter, band
        self._waiting: deque[str] = deque()
        counter.unknown.connect(self._ask)
        band.add_wanted.connect(self._make)
        band.skipped.connect(lambda _: self._next())

    @property
    def up(self) -> bool:
        """Whether a code is being asked about."""
        return not self._band.isHidden()

    def found_old(self) -> None:
        """It was an old item, found by F2."""
        if self.up:
            self._band.done()
            self._next()

    def skip(self) -> None:
        """Nothing is made of it."""
        self._band.leave()

    def _ask(self, code: str) -> None:
        if not self.up:
            self._band.ask(code)
        elif code != self._band.code and code not in self._waiting:
            self._waiting.append(code)

    def _make(self, described: Described) -> None:
        def made(item: ItemAdded) -> None:
            self._counter.add_unit(item.unit_id)
            self._band.done()
            self._next()

        def refused(refusal: Refused) -> None:
            self._band.say(say_refusal(refusal))

        request = QuickItem(described.code, described.name, described.retail_price, described.unit)
        self._work.run(self, quick_add, request, made, refused=refused, rest=self._band.rest)

    def _next(self) -> None:
        if self._waiting:
            self._band.ask(self._waiting.popleft())
        else:
            self.solved.emit()
