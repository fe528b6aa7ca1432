"""A short day in the real window, with nothing but keys: from the password to the month's figures."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from jxc_desktop.desktop.lines.pick_sheet import PickSheet
from jxc_desktop.desktop.lists.report_page import ReportPage
from jxc_desktop.desktop.purchasing.receive_page import ReceivePage
from jxc_desktop.desktop.stock.count_page import CountPage
from jxc_desktop.desktop.stock.count_summary import CountSummary
from jxc_desktop.desktop.till.checkout_page import CheckoutPage
from jxc_desktop.desktop.till.close_shift_sheet import FACES, CloseShiftSheet
from jxc_desktop.desktop.till.refund_sheet import RefundSheet
from jxc_desktop.finance.lookups import supplier_debt
from jxc_desktop.insights.proof import prove_shop
from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.ledger.balances import on_hand
from jxc_desktop.paper.receipt import code_of
from jxc_desktop.purchasing.lookups import receipts
from jxc_desktop.sales.lookups import Sale, held_sales, last_sale_of_till, sale_numbered
from jxc_desktop.sales.shift_slip import shift_slip
from jxc_desktop.sales.shifts import current_shift
from jxc_desktop.sales.tendering import TenderKind
from jxc_desktop.sample.shelf import Ware
from tests.acceptance.conftest import Furnished, OpenProgram
from tests.acceptance.hands import ALT, CTRL, KEY, Hands

UNKNOWN = "6935205309907"
FLOAT, TWELVE = Money(200_00), 12
Answer = TypeVar("Answer")


@dataclass(slots=True)
class Tally:
    """What the hands have done, kept apart from the program, to hold the books against."""

    shelf: Counter[int] = field(default_factory=Counter)
    sales: list[Sale] = field(default_factory=list)
    refunds: list[Sale] = field(default_factory=list)

    def cash(self) -> Money:
        """What must lie in the drawer."""
        into = [t.amount for one in self.sales for t in one.tenders if t.kind == TenderKind.CASH]
        back = [t.amount for one in self.refunds for t in one.tenders if t.kind == TenderKind.CASH]
        return FLOAT + Money.total(into) - Money.total(back)

    def taken(self) -> Money:
        """Sales less refunds."""
        return Money.total(one.due for one in self.sales) - Money.total(one.due for one in self.refunds)


class Day:
    """The steps of the day, each with the keys it takes."""

    def __init__(self, hands: Hands, shop: Furnished) -> None:
        self.hands, self.shop, self.tally = hands, shop, Tally()
        self.wares = shop.wares[:6]
        self.shift_id = 0

    def ask(self, lookup: Callable[..., Answer], *given: Any) -> Answer:
        """The answer of a look-up on a reader connection."""
        with self.hands.window.work.shop.reading() as conn:
            return lookup(conn, *given)

    @property
    def till(self) -> CheckoutPage:
        return self.hands.page(CheckoutPage)

    # --- before the doors open ---------------------------------------------------------------------------------

    def receive(self) -> None:
        """Alt 3, the supplier by three letters, twelve of each by code, F9."""
        hands = self.hands
        hands.press(KEY.Key_3, ALT)
        page = hands.page(ReceivePage)
        hands.press(KEY.Key_F3)
        sheet = hands.sheet(PickSheet)
        hands.wait(lambda: len(sheet.grid.rows_model.rows) == 4)
        hands.write("hfsm")
        hands.press(KEY.Key_Return)
        hands.wait(lambda: page.supplier is not None and page.supplier.partner.name == "宏发商贸")
        for ware in self.wares:
            hands.write(f"{TWELVE}*")
            hands.press(KEY.Key_Return)
            hands.scan(ware.barcode)
            self.tally.shelf[ware.item_id] += TWELVE
        assert [line.now for line in page.lines] == [Quantity.of(TWELVE)] * len(self.wares)
        hands.press(KEY.Key_F9)
        hands.wait(lambda: page.news.title().startswith("RK-"))
        worth = Money.total(ware.purchase.times(Quantity.of(TWELVE)) for ware in self.wares)
        assert page.supplier is None and page.is_empty()
        assert [one.total for one in self.ask(receipts)] == [worth]
        assert self.ask(supplier_debt, self.shop.cast.suppliers[0]).balance == worth

    # --- at the till -------------------------------------------------------------------------------------------

    def open_shift(self) -> None:
        """Alt 2, the float, Enter."""
        hands = self.hands
        hands.press(KEY.Key_2, ALT)
        hands.wait(lambda: self.till.shifts.known and self.till.view.side() is self.till.view.opening)
        hands.write("200")
        hands.press(KEY.Key_Return)
        hands.wait(lambda: self.till.view.side() is self.till.view.sell)
        opened = self.ask(current_shift, "01")
        assert opened is not None and opened.opening_float == FLOAT
        self.shift_id = opened.id

    def sell(self, *wares: Ware, pay: Sequence[Any] = (KEY.Key_F9,), scanned: bool = False) -> Sale:
        """A basket by scans; F9 or F10, perhaps a sum, Enter."""
        hands, till = self.hands, self.till
        if not scanned:
            hands.scan(*[ware.barcode for ware in wares])
        assert till.counter.basket.totals(till.payment.rule).pieces == len(wares)
        for key in pay:
            if isinstance(key, str):
                hands.write(key)
            else:
                hands.press(key)
        hands.press(KEY.Key_Return)
        hands.wait(lambda: till.view.side() is till.view.change and not till.counter.basket.lines)
        hands.quiet()
        last = self.ask(last_sale_of_till, "01")
        assert last is not None
        sale = self.ask(sale_numbered, last.number)
        self.tally.sales.append(sale)
        self.tally.shelf.subtract(ware.item_id for ware in wares)
        return sale

    def hold_and_take_up(self, held: Ware, between: Ware) -> None:
        """F7, another customer, F8 and 1."""
        hands, till = self.hands, self.till
        hands.scan(held.barcode)
        hands.press(KEY.Key_F7)
        hands.wait(lambda: till.holding.count == 1 and not till.counter.basket.lines)
        self.sell(between)
        hands.press(KEY.Key_F8)
        hands.wait(lambda: till.view.side() is till.view.held)
        hands.write("1")
        hands.wait(lambda: bool(till.counter.basket.lines))
        hands.wait(lambda: till.view.side() is till.view.sell)
        self.sell(held, scanned=True)
        assert self.ask(held_sales, "01") == []

    def meet_an_unknown_code(self, *wares: Ware) -> None:
        """The code asks, adds nothing, and Esc leaves it."""
        hands, till = self.hands, self.till
        hands.scan(wares[0].barcode, UNKNOWN)
        assert till.view.unknown.isVisible()
        hands.scan(wares[1].barcode)
        hands.press(KEY.Key_Escape)
        hands.wait(lambda: not till.view.unknown.isVisible())
        self.sell(*wares, scanned=True)

    def give_back(self, sale: Sale, ware: Ware) -> None:
        """The receipt's bars are scanned, then the goods; F9."""
        hands = self.hands
        hands.scan(code_of(sale.number))
        sheet = hands.sheet(RefundSheet)
        hands.wait(lambda: sheet.sale is not None)
        hands.scan(ware.barcode)
        hands.press(KEY.Key_F9)
        hands.wait(lambda: self.till.slips.sheet is None)
        hands.wait(lambda: self.till.view.side() is self.till.view.change)
        hands.quiet()
        back = self.ask(sale_numbered, sale.number.replace("XS-", "XT-").rsplit("-", 1)[0] + "-0001")
        assert back.answers == sale.number
        self.tally.refunds.append(back)
        self.tally.shelf[ware.item_id] += 1

    def hand_over(self) -> None:
        """Ctrl J: the notes are counted before anybody is told what should be there."""
        hands = self.hands
        hands.press(KEY.Key_J, CTRL)
        sheet = hands.sheet(CloseShiftSheet)
        left = self.tally.cash()
        for face in FACES:
            pieces, rest = divmod(left.fen, face.fen)
            left = Money(rest)
            hands.write(str(pieces))
            hands.press(KEY.Key_Return)
        assert left == ZERO
        hands.press(KEY.Key_F9)
        hands.wait(lambda: sheet.accessibleName().endswith("交好了"))
        hands.press(KEY.Key_Return)
        hands.wait(lambda: self.till.view.side() is self.till.view.opening)
        assert self.ask(current_shift, "01") is None

    # --- stock and figures -------------------------------------------------------------------------------------

    def count(self, *, short: Ware, over: Ware, right: Ware) -> None:
        """Alt 4, Ctrl Tab to the count, three goods piece by piece or by a typed number, F9, F9."""
        hands = self.hands
        hands.press(KEY.Key_4, ALT)
        hands.quiet()
        while hands.window.view().room.pages[hands.window.view().title_row.current()].key != "count":
            hands.press(KEY.Key_Tab, CTRL)
            hands.quiet()
        page = hands.page(CountPage)
        hands.press(KEY.Key_F9)
        hands.wait(lambda: page.take_id is not None and page.view is not None)
        shelf = self.tally.shelf
        shelf[short.item_id] -= 1
        shelf[over.item_id] += 1
        for ware in (short, over):
            hands.write(f"{shelf[ware.item_id]}*")
            hands.press(KEY.Key_Return)
            hands.scan(ware.barcode)
        hands.scan(*[right.barcode] * shelf[right.item_id])
        hands.wait(lambda: page.view is not None and page.view.head.counted == 3)
        hands.quiet()
        hands.press(KEY.Key_F9)
        hands.sheet(CountSummary)
        hands.press(KEY.Key_F9)
        hands.wait(lambda: page.take_id is None and page.news.title().startswith("PD-"))
        hands.quiet()

    def read_the_month(self) -> None:
        """Alt 9, the page of sales and margins: its last line says what the receipts say."""
        hands = self.hands
        hands.press(KEY.Key_9, ALT)
        hands.press(KEY.Key_Tab, CTRL)
        page = hands.page(ReportPage)
        assert page.report.name == "sales.margin"
        hands.wait(lambda: page.table.totals is not None)
        hands.quiet()
        assert page.table.totals is not None
        keys = [column.key for column in page.table.grid.rows_model.columns]
        figures = dict(zip(keys, page.table.totals.cells, strict=False))
        assert figures["amount"] == self.tally.taken()


def test_a_day_from_the_password_to_the_month(furnished: Furnished, open_program: OpenProgram) -> None:
    hands = open_program()
    hands.sign_in("2468")
    day = Day(hands, furnished)
    water, noodles, milk, tissue, cola, pen = day.wares
    day.receive()
    day.open_shift()
    exact = day.sell(water, noodles, milk)
    assert exact.change == ZERO
    with_change = day.sell(tissue, cola, pay=(KEY.Key_F9, "500"))
    assert with_change.change == Money(500_00) - with_change.due
    by_phone = day.sell(pen, pay=(KEY.Key_F10,))
    assert by_phone.tenders[0].kind == TenderKind.WECHAT
    day.hold_and_take_up(water, cola)
    day.meet_an_unknown_code(noodles, milk)
    day.give_back(exact, milk)
    day.count(short=water, over=cola, right=pen)
    hands.press(KEY.Key_2, ALT)
    day.hand_over()
    day.read_the_month()

    assert len(day.tally.sales) == 6
    assert [one.number[-4:] for one in day.tally.sales] == [f"{n:04d}" for n in range(1, 7)]
    slip = day.ask(shift_slip, day.shift_id)
    assert (slip.drawer.expected, slip.drawer.counted, slip.drawer.over_short) == (day.tally.cash(),) * 2 + (ZERO,)
    assert (slip.sales_count, slip.refunds_count, slip.net) == (6, 1, day.tally.taken())
    held = {ware.item_id: day.ask(on_hand, ware.item_id).quantity for ware in day.wares}
    assert held == {item_id: Quantity.of(pieces) for item_id, pieces in day.tally.shelf.items()}
    assert day.ask(prove_shop) == []
