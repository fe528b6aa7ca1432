"""From a scan at the till to its line painted, beside a bare table that looks up, appends and paints one row."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QTableWidget, QTableWidgetItem

from benchmarks.floor import bare
from benchmarks.look_up import ITEMS, look_raw
from benchmarks.measuring import Aim, Bench, Figure, Spent
from benchmarks.people import OWNER
from benchmarks.shelf import barcode, stocked_shop
from jxc_desktop.desktop.desk import Desk
from jxc_desktop.desktop.garbage import Garbage
from jxc_desktop.desktop.kit import theme
from jxc_desktop.desktop.program import new_application
from jxc_desktop.desktop.till.checkout_page import CheckoutPage
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.sales.open_shift import OpenShift, open_shift
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.usecase import do

_WIDTH, _HEIGHT = 1366, 768
_A_BASKET, _BASKETS, _WARM_UP = 12, 40, 24
_LONG, _ON_LONG = 300, 200
_MOST_MS = 16.0


def measure(bench: Bench) -> list[Figure]:
    """Each scan until the table has painted again, at 50,000 items: baskets of twelve, and one of hundreds of lines."""
    file = bench.folder / "till.jxc"
    with stocked_shop(file, ITEMS) as shop:
        do(shop, OWNER, open_shift, OpenShift())
    app = new_application()
    theme.apply(app, "light")
    with _till(file, app) as page, _bare_table(file, app) as bare_table:
        scans = Scans(page, bare_table, app)
        for basket in range(_BASKETS):
            scans.on(basket * _A_BASKET, _A_BASKET)
            scans.clear()
        small = scans.figure("scan to painted line", _WARM_UP)
        scans.on(0, _LONG + _ON_LONG)
        long = scans.figure("scan to painted line, 300 in the basket", _LONG)
    return [small, long]


class Scans:
    """Goods scanned one after the other on the till and on the bare table beside it, in turn."""

    def __init__(self, page: CheckoutPage, bare_table: "BareTable", app: QApplication) -> None:
        self._page, self._bare, self._app = page, bare_table, app
        self._painted, self._painted_raw = Painted(page.view.table.grid, app), Painted(bare_table.table, app)
        self._ours, self._raw = Spent(), Spent()

    def on(self, first: int, count: int) -> None:
        """So many goods onto the basket, from the one of that number on."""
        for number in range(first + 1, first + count + 1):
            code = barcode(number)
            self._ours.on(partial(self._painted.after, partial(self._page.scanned, code)))
            self._raw.on(partial(self._painted_raw.after, partial(self._bare.append, code)))

    def clear(self) -> None:
        """The next customer."""
        self._page.counter.start_over()
        self._bare.table.setRowCount(0)
        self._app.processEvents()

    def figure(self, measured: str, warm_up: int) -> Figure:
        """What was spent since the figure before, less the first so many scans."""
        held, floor = self._ours.without(warm_up), self._raw.without(warm_up)
        self._ours, self._raw = Spent(), Spent()
        return Figure(measured, held, floor, (Aim("p99 < 16 ms", held.p99_ms, _MOST_MS),))


class Painted(QObject):
    """Waits for a table to have been painted."""

    def __init__(self, table: QAbstractScrollArea, app: QApplication) -> None:
        super().__init__(table)
        self._app = app
        self._times = 0
        table.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Counts the paint events; the one counted is over when `processEvents` returns."""
        if event.type() is QEvent.Type.Paint:
            self._times += 1
        return False

    def after(self, action: Callable[[], object]) -> None:
        """Do something that changes the table, and come back when it shows."""
        before = self._times
        action()
        while self._times == before:
            self._app.processEvents()


class BareTable:
    """Qt's own table widget on the bare driver."""

    def __init__(self, floor: Any) -> None:
        self._floor = floor
        self.table = QTableWidget(0, 3)
        self.table.resize(_WIDTH * 2 // 3, _HEIGHT)

    def append(self, code: str) -> None:
        """The row of a code, at the end and in sight."""
        at = self.table.rowCount()
        self.table.setRowCount(at + 1)
        for column, value in enumerate(look_raw(self._floor, code)):
            self.table.setItem(at, column, QTableWidgetItem(str(value)))
        self.table.scrollToBottom()


@contextmanager
def _till(file: Path, app: QApplication) -> Iterator[CheckoutPage]:
    desk, garbage = Desk(), Garbage(app)  # collected as in the program
    with ShopFile.open(file) as shop:
        page = CheckoutPage(Workplace(shop, OWNER, desk))
        page.resize(_WIDTH, _HEIGHT)
        page.show()
        page.reload()
        while desk.busy:
            app.processEvents()
        try:
            yield page
        finally:
            desk.close()
            page.deleteLater()
            garbage.deleteLater()
            app.processEvents()
            gc.unfreeze()
            gc.enable()


@contextmanager
def _bare_table(file: Path, app: QApplication) -> Iterator[BareTable]:
    floor = bare(file)
    bare_table = BareTable(floor)
    bare_table.table.show()
    app.processEvents()
    try:
        yield bare_table
    finally:
        bare_table.table.deleteLater()
        app.processEvents()
        floor.close()
