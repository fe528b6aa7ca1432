"""The states that pictures show beyond each page as it opens: a hand scans, presses keys and opens things."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from jxc_desktop.desktop.window.main_window import MainWindow
from jxc_desktop.insights import asking
from jxc_desktop.insights.registry import report
from jxc_desktop.insights.report import Opens, Row, Thing

Step = Callable[[], object]
_UNKNOWN = "6935205399907"
_CODES = 12


class Hand:
    """Who works at the window; `codes` are barcodes of goods that lie on the shelf."""

    def __init__(self, window: MainWindow) -> None:
        self._window, self._work = window, window.work
        self.codes = [code for code in self._column("stock.items", "barcode", "-stock") if code][:_CODES]

    def states(self) -> Iterator[tuple[str, Step]]:
        """Steps and the picture each leads to ("" none): let what a step began come to rest before the next."""
        for states in (self._till, self._purchasing, self._stock, self._papers, self._everywhere):
            yield from states()

    def _till(self) -> Iterator[tuple[str, Step]]:
        yield "", partial(self._window.go_to_page, "till")
        for code in self.codes[:4]:
            yield "", partial(self._scan, code)
        yield "03-till-sell", partial(self._scan, self.codes[4])
        yield "03-till-reprice", partial(self._press, "F5")
        yield "", partial(self._press, "Esc")
        yield "03-till-unknown", partial(self._scan, _UNKNOWN)
        yield "", partial(self._press, "Esc")
        yield "03-till-pay", partial(self._press, "F9")
        yield "03-till-several", partial(self._press, "F12")
        yield "", partial(self._press, "Esc")
        yield "", partial(self._press, "Esc")
        yield "", partial(self._press, "F9")
        yield "", partial(self._type, "200")
        yield "03-till-change", partial(self._press, "Enter")
        yield "", partial(self._scan, self.codes[5])
        yield "", partial(self._press, "F7")
        yield "", partial(self._scan, self.codes[6])
        yield "03-till-held", partial(self._press, "F8")
        yield "", partial(self._press, "Esc")
        yield "", partial(self._press, "Del")
        yield "03-till-refund", partial(self._press, "Ctrl R")
        yield "", partial(self._press, "Esc")
        yield "03-till-hand-over", partial(self._press, "Ctrl J")
        yield "", partial(self._press, "Esc")

    def _purchasing(self) -> Iterator[tuple[str, Step]]:
        yield "", partial(self._window.go_to_page, "purchasing", "receive")
        for code in self.codes[:5]:
            yield "", partial(self._scan, code)
        yield "04-purchasing-receive-lines", partial(self._scan, self.codes[5])
        yield "", partial(self._press, "Esc")
        yield "", partial(self._window.go_to_page, "purchasing", "order")
        yield "04-purchasing-order-proposed", partial(self._press, "F6")
        yield "", partial(self._press, "Esc")
        yield "", partial(self._window.go_to_page, "purchasing", "return")
        for number in self._column("purchasing.papers", "number", kind="goods_receipt")[:1]:
            yield "", partial(self._scan, number)
            yield "04-purchasing-return-lines", partial(self._press, "F6")
        yield "", partial(self._press, "Esc")

    def _stock(self) -> Iterator[tuple[str, Step]]:
        yield "", partial(self._window.go_to_page, "stock", "count")
        yield "", partial(self._press, "F9")
        for code in self.codes[:6]:
            yield "", partial(self._scan, code)
        yield "05-stock-count-lines", partial(self._scan, self.codes[0])
        yield "", partial(self._window.go_to_page, "stock", "adjust")
        for code in self.codes[:2]:
            yield "", partial(self._scan, code)
        yield "05-stock-adjust-lines", partial(self._scan, self.codes[2])
        yield "", partial(self._press, "Esc")
        for row in self._rows("stock.items", "-sold")[:1]:
            yield "05-stock-item-card", partial(self._go, row)
            yield "", partial(self._press, "Esc")
            item = str(row.opens.key) if row.opens else ""
            yield "05-stock-ledger-of-an-item", partial(self._open, Thing.REPORT, "stock.ledger", item=item)

    def _papers(self) -> Iterator[tuple[str, Step]]:
        for row in self._rows("sales.receipts")[:1]:
            yield "06-sales-paper", partial(self._go, row)
            yield "06-sales-paper-print", partial(self._press, "Ctrl P")
            yield "", partial(self._press, "Esc")
            yield "", partial(self._press, "Esc")
        for number, name in (("07", "customers"), ("08", "suppliers")):
            for row in self._rows(f"{name}.list")[:1]:
                yield f"{number}-{name}-card", partial(self._go, row)
                yield "", partial(self._press, "Esc")
            for row in self._rows(f"{name}.ageing")[:1]:
                yield f"{number}-{name}-statement-of-one", partial(self._go, row)
        yield "09-finance-account-of-cash", partial(self._open, Thing.ACCOUNT, "1001")

    def _everywhere(self) -> Iterator[tuple[str, Step]]:
        yield "", partial(self._window.go_to, 0)
        wishes = (
            ("search", self._window.search_wanted.emit),
            ("waiting", self._window.waiting_wanted.emit),
            ("keys", partial(self._window.keys_wanted.emit, self._window.page())),
            ("person", self._window.person_wanted.emit),
        )
        for name, wish in wishes:
            yield f"12-everywhere-{name}", wish
            yield "", partial(self._press, "Esc")

    # --- what a hand does ----------------------------------------------------------------------------------------

    def _scan(self, code: str) -> None:
        self._window.route_scan(code)

    def _press(self, key: str) -> None:
        QTest.keySequence(self._focus(), QKeySequence(key.replace(" ", "+").replace("Enter", "Return")))

    def _type(self, digits: str) -> None:
        QTest.keyClicks(self._focus(), digits)

    def _focus(self) -> QWidget:
        return QApplication.focusWidget() or self._window

    def _go(self, row: Row) -> None:
        if row.opens:
            self._work.go(row.opens)

    def _open(self, thing: Thing, key: int | str, **answers: str) -> None:
        self._work.go(Opens(thing, key, tuple(answers.items())))

    # --- what there is to work on --------------------------------------------------------------------------------

    def _rows(self, name: str, sort: str = "", **answers: str) -> tuple[Row, ...]:
        asked = report(name)
        with self._work.shop.reading() as conn:
            return asking.run(asked, conn, self._work.session, asked.answers(answers), sort=sort, limit=200).rows

    def _column(self, name: str, key: str, sort: str = "", **answers: str) -> list[str]:
        at = next(n for n, column in enumerate(report(name).columns) if column.key == key)
        return [str(row.cells[at]) for row in self._rows(name, sort, **answers)]
