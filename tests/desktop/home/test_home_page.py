"""The first page on a real shop: figures open their papers, cost is not for all, the first day says what to do."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from jxc_desktop.desktop.home.figures import compared
from jxc_desktop.desktop.home.home_page import HomePage
from jxc_desktop.desktop.kit.table import Grid
from jxc_desktop.desktop.window.main_window import MainWindow
from jxc_desktop.desktop.window.page import Page
from jxc_desktop.desktop.window.room_view import Room, SubPage
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.insights.report import Opens, Thing
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.permission import Role
from jxc_desktop.kernel.price import Price
from jxc_desktop.sales.checkout import Checkout, SaleLine, checkout
from jxc_desktop.sales.open_shift import OpenShift, open_shift
from jxc_desktop.sales.tendering import TenderKind, TenderWanted
from jxc_desktop.usecase import Session
from tests.desktop.in_front import bring_to_front
from tests.stocked import Stocked, so_many


class Blank(Page):
    """Stands in for the other rooms."""

    shown: tuple[Opens, ...] = ()

    def show_thing(self, opens: Opens) -> None:
        self.shown = (*self.shown, opens)


def window_of(work: Workplace, qtbot: QtBot) -> MainWindow:
    rooms = (
        Room("home", "首页", (SubPage("home", "Today", HomePage),)),
        Room("till", "收银", (SubPage("till", "Till", Blank),)),
        Room("settings", "设置", (SubPage("import", "Import", Blank),)),
        Room("purchasing", "采购", (SubPage("receive", "Receive", Blank),)),
    )
    window = MainWindow(work, rooms)
    qtbot.addWidget(window)
    window.resize(1280, 649)
    bring_to_front(window)
    return window


def home_of(window: MainWindow) -> HomePage:
    page = window.page()
    assert isinstance(page, HomePage)
    return page


@pytest.fixture
def sold(work: Workplace) -> Stocked:
    """A shop that has sold two bottles at 3.00 today."""
    stocked = Stocked(work.shop, work.session)
    stocked.supplier_id = stocked.add_supplier()
    stocked.add_item("雪碧", retail_price_e4=30_000)
    stocked.receive("雪碧", 10, "1.00")
    stocked.act(open_shift, OpenShift(Money(20_000)))
    line = SaleLine(stocked.unit("雪碧"), so_many(2), Price(30_000))
    stocked.act(checkout, Checkout((line,), (TenderWanted(TenderKind.CASH, Money(600)),)))
    return stocked


def test_the_first_day_says_what_to_do_first_and_leads_there(work: Workplace, qtbot: QtBot) -> None:
    window = window_of(work, qtbot)
    page = home_of(window)
    qtbot.waitUntil(lambda: bool(page.first_day.buttons))
    page.first_day.buttons[0].click()
    assert window.view().room.key == "settings"


def test_the_figures_of_today_stand_on_top(sold: Stocked, work: Workplace, qtbot: QtBot) -> None:
    page = home_of(window_of(work, qtbot))
    qtbot.waitUntil(lambda: "6.00" in page.figures.amount.accessibleName())
    assert page.figures.profit is not None and "3.94" in page.figures.profit.accessibleName()
    assert "10.00" in (page.figures.we_owe.accessibleName() if page.figures.we_owe else "")
    assert page.tenders.numbers()[1:] == [("现金", "6.00")]


def test_a_new_sale_is_seen_without_being_asked_for(sold: Stocked, work: Workplace, qtbot: QtBot) -> None:
    page = home_of(window_of(work, qtbot))
    qtbot.waitUntil(lambda: "6.00" in page.figures.amount.accessibleName())
    line = SaleLine(sold.unit("雪碧"), so_many(1), Price(30_000))
    work.run(work, checkout, Checkout((line,), (TenderWanted(TenderKind.CASH, Money(300)),)), lambda _: None)
    qtbot.waitUntil(lambda: "9.00" in page.figures.amount.accessibleName())


def test_enter_on_a_figure_opens_its_papers(sold: Stocked, work: Workplace, qtbot: QtBot) -> None:
    page = home_of(window_of(work, qtbot))
    qtbot.waitUntil(lambda: "6.00" in page.figures.amount.accessibleName())
    page.figures.amount.setFocus()
    with qtbot.waitSignal(work.going) as going:
        QTest.keyClick(page.figures.amount, Qt.Key.Key_Return)
    opens = going.args[0]
    assert isinstance(opens, Opens) and (opens.thing, opens.key) == (Thing.REPORT, "sales.receipts")


def test_who_may_not_see_cost_sees_no_profit_and_no_debts(sold: Stocked, work: Workplace, qtbot: QtBot) -> None:
    cashier = Workplace(work.shop, Session(1, "王丽", Role.CASHIER), work.desk)
    page = home_of(window_of(cashier, qtbot))
    qtbot.waitUntil(lambda: "6.00" in page.figures.amount.accessibleName())
    assert page.figures.profit is None and page.figures.we_owe is None
    assert "毛利" not in page.profit.accessibleName()


def test_alt_2_and_ctrl_j_lead_to_the_till(work: Workplace, qtbot: QtBot) -> None:
    window = window_of(work, qtbot)
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert window.view().room.key == "till"
    window.go_to(0)
    page = home_of(window)
    with qtbot.waitSignal(page.shift.clicked):
        QTest.keyClick(window, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    till = window.page()
    assert isinstance(till, Blank)
    assert [opens.thing for opens in till.shown] == [Thing.SHIFT]


def test_a_chart_gives_its_figures_as_a_table_by_enter(sold: Stocked, work: Workplace, qtbot: QtBot) -> None:
    window = window_of(work, qtbot)
    page = home_of(window)
    qtbot.waitUntil(lambda: len(page.tenders.numbers()) > 1)
    page.tenders.setFocus()
    QTest.keyClick(page.tenders, Qt.Key.Key_Return)
    texts = [str(grid.rows_model.rows) for grid in window.findChildren(Grid) if grid.isVisible()]
    assert any("6.00" in text for text in texts)


def test_a_figure_is_compared_with_the_same_weekday_and_says_its_sign() -> None:
    words, tone = compared(Money(10_840), Money(10_000), "2026-11-15")
    assert "+8.4%" in words and tone == "ok"
    words, tone = compared(Money(9_800), Money(10_000), "2026-11-15")
    assert "\u22122.0%" in words and tone == "bad"
    assert compared(Money(1), Money(0), "2026-11-15")[0] == ""
