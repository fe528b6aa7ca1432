"""The bell: it knows how much waits on any page, and its list leads there."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from jxc_desktop.desktop.everywhere.bell import Ringing
from jxc_desktop.desktop.everywhere.things import Things
from jxc_desktop.desktop.home.home_page import HomePage
from jxc_desktop.desktop.home.to_do import ToDoLine
from jxc_desktop.desktop.home.waiting import waiting_of
from jxc_desktop.desktop.window.main_window import MainWindow
from jxc_desktop.desktop.window.page import Page
from jxc_desktop.desktop.window.room_view import Room, SubPage
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.insights.report import Opens, Thing
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.permission import Role
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.purchasing.order_goods import OrderedLine, OrderGoods, order_goods
from jxc_desktop.usecase import Session
from tests.desktop.in_front import bring_to_front
from tests.stocked import Stocked


class Blank(Page):
    """Any page at all."""


def window_of(work: Workplace, qtbot: QtBot) -> MainWindow:
    made = MainWindow(work, (Room("till", "收银", (SubPage("till", "Till", Blank),)),))
    qtbot.addWidget(made)
    bring_to_front(made)
    return made


@pytest.fixture
def window(work: Workplace, qtbot: QtBot) -> MainWindow:
    return window_of(work, qtbot)


def order_water(stocked: Stocked) -> None:
    line = OrderedLine(stocked.unit("农夫山泉"), Quantity.of(24))
    stocked.act(order_goods, OrderGoods(stocked.supplier_id, (line,)))


def test_the_bell_says_how_much_waits(stocked: Stocked, window: MainWindow, qtbot: QtBot) -> None:
    order_water(stocked)
    Ringing(window)
    qtbot.waitUntil(lambda: "1" in window.header.bell.accessibleName())


def test_ctrl_t_lists_what_waits_and_enter_opens_it(
    stocked: Stocked, window: MainWindow, work: Workplace, qtbot: QtBot
) -> None:
    order_water(stocked)
    Ringing(window)
    gone: list[Opens] = []
    work.going.connect(gone.append)
    QTest.keyClick(window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.findChildren(ToDoLine) != [])
    line = window.findChildren(ToDoLine)[0]
    qtbot.waitUntil(line.hasFocus)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert [(one.thing, one.key) for one in gone] == [(Thing.REPORT, "purchasing.orders")]
    assert all(sheet.isHidden() for sheet in window.findChildren(QWidget, "sheet"))


def test_a_page_is_opened_by_its_key(work: Workplace, qtbot: QtBot) -> None:
    rooms = (
        Room("home", "首页", (SubPage("today", "Today", Blank),)),
        Room("stock", "库存", (SubPage("items", "Items", Blank), SubPage("labels", "Labels", Blank))),
    )
    window = MainWindow(work, rooms)
    Things(window)
    qtbot.addWidget(window)
    bring_to_front(window)
    work.go(Opens(Thing.PAGE, "labels"))
    assert window.view().room.key == "stock" and window.view().title_row.current() == 1


def test_without_anything_to_do_the_list_says_so(window: MainWindow, qtbot: QtBot) -> None:
    Ringing(window)
    QTest.keyClick(window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: any(part.accessibleName().startswith("都办完了 ") for part in window.findChildren(QWidget)))
    assert window.header.bell.accessibleName().startswith("都办完了")


def test_the_first_page_and_the_bell_read_it_once_for_both(stocked: Stocked, work: Workplace, qtbot: QtBot) -> None:
    window = MainWindow(work, (Room("home", "首页", (SubPage("today", "Today", HomePage),)),))
    qtbot.addWidget(window)
    Ringing(window)
    bring_to_front(window)
    page = window.page()
    assert isinstance(page, HomePage)
    qtbot.waitUntil(lambda: not work.desk.busy)
    readings: list[object] = []
    waiting_of(work).found.connect(readings.append)
    order_water(stocked)
    work.desk.announce(frozenset({Topic.PURCHASES}))
    qtbot.waitUntil(lambda: "1" in window.header.bell.accessibleName())
    assert [line.thing.key for line in page.to_do.findChildren(ToDoLine)] == ["orders"]
    assert len(readings) == 1


def test_a_cashier_is_not_told_of_orders(stocked: Stocked, work: Workplace, qtbot: QtBot) -> None:
    order_water(stocked)
    window = window_of(Workplace(work.shop, Session(1, "王丽", Role.CASHIER), work.desk), qtbot)
    Ringing(window)
    QTest.keyClick(window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: any(part.accessibleName().startswith("都办完了 ") for part in window.findChildren(QWidget)))
