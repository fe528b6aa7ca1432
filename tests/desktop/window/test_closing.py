"""Closing the window puts aside what was typed, wherever it was typed and whatever is open on the page."""

from pytestqt.qtbot import QtBot

from jxc_desktop.desktop.purchasing.order_page import OrderPage
from jxc_desktop.desktop.purchasing.receive_page import ReceivePage
from jxc_desktop.desktop.window.main_window import MainWindow
from jxc_desktop.desktop.window.room_view import Room, SubPage
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.documents.drafts import drafts
from jxc_desktop.documents.kinds import Kind
from jxc_desktop.usecase import Session
from tests.desktop.in_front import bring_to_front
from tests.desktop.line_pages import NOBODY, WATER, quiet, stock_up


def test_a_page_that_is_not_seen_and_one_with_something_open_each_leave_a_draft(
    work: Workplace, owner: Session, qtbot: QtBot
) -> None:
    shelves = stock_up(work.shop, owner)
    pages = (SubPage("receive", "Receive", ReceivePage), SubPage("orders", "Orders", OrderPage))
    window = MainWindow(work, [Room("purchasing", "Purchasing", pages)])
    bring_to_front(window)
    quiet(work, qtbot)
    for number, code in enumerate((WATER, NOBODY)):
        window.view().choose(number)
        quiet(work, qtbot)
        page = window.page()
        assert page is not None and page.scanned(WATER) and page.scanned(code)
    window.close()
    quiet(work, qtbot)
    window.deleteLater()
    assert [len(shelves.ask(drafts, kind)) for kind in (Kind.GOODS_RECEIPT, Kind.PURCHASE_ORDER)] == [1, 1]
