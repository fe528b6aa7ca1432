"""The one window of the program: what lies over what takes turns in it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from jxc_desktop.desktop.kit.sheet import Sheet
from jxc_desktop.desktop.lines.places import go_to
from jxc_desktop.desktop.start.shell import Shell
from jxc_desktop.desktop.window.main_window import MainWindow
from jxc_desktop.desktop.window.page import Page
from jxc_desktop.desktop.window.room_view import Room, SubPage
from jxc_desktop.desktop.workplace import Workplace


def test_the_sheet_opened_last_lies_on_top_whoever_opened_it(qtbot: QtBot) -> None:
    shell, shop, page = Shell(), QWidget(), QWidget()
    qtbot.addWidget(shell)
    QVBoxLayout(shop).addWidget(page)
    shell.put(shop)
    shell.show()
    of_the_page, of_the_shop = Sheet(page.window(), "退货"), Sheet(shop, "要店长输码")
    of_the_page.open_sheet()
    of_the_shop.open_sheet()
    assert shell.childAt(5, 5) is of_the_shop


def test_a_sheet_ends_with_the_page_it_was_opened_from(qtbot: QtBot) -> None:
    shell, shop = Shell(), QWidget()
    qtbot.addWidget(shell)
    shell.put(shop)
    shell.show()
    sheet = Sheet(shop.window(), "退货")
    sheet.open_sheet()
    shell.put(QWidget())
    assert not sheet.isVisible()


def test_a_page_finds_the_way_to_another_inside_the_shell(work: Workplace, qtbot: QtBot) -> None:
    shell = Shell()
    qtbot.addWidget(shell)
    pages = (SubPage("order", "Order", Page), SubPage("receive", "Receive", Page))
    window = MainWindow(work, [Room("purchasing", "Purchasing", pages)])
    shell.put(window)
    shell.show()
    here = window.page()
    assert here is not None
    there = go_to(here, "purchasing", "receive")
    assert there is not None and there is not here and window.page() is there
