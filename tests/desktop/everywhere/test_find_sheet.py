"""Ctrl K: what is found, and where Enter goes."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from jxc_desktop.desktop.everywhere.find_sheet import FindSheet, Place
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.insights.report import Opens, Thing
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.usecase import Session
from tests.desktop.in_front import bring_to_front
from tests.stocked import Stocked


class Found:
    """The sheet, what it put into the till and which pages it went to."""

    def __init__(self, window: QWidget, work: Workplace) -> None:
        self.tilled: list[int] = []
        self.gone: list[str] = []
        places = [Place(title, "财务", lambda t=title: self.gone.append(t)) for title in ("交班记录", "日记账")]
        self.sheet = FindSheet(window, work, places, self.tilled.append)
        self.sheet.open_sheet()

    def titles(self) -> list[str]:
        return [str(self.sheet.list.item(n).text()) for n in range(self.sheet.list.count())]


@pytest.fixture
def goods(shop: ShopFile, owner: Session) -> Stocked:
    made = Stocked(shop, owner)
    made.supplier_id = made.add_supplier()
    made.add_item("红牛", pinyin="hn", search_key="|红牛|hn")
    made.add_item("红茶", pinyin="hc", search_key="|红茶|hc")
    return made


@pytest.fixture
def found(goods: Stocked, qtbot: QtBot, work: Workplace) -> Iterator[Found]:
    window = QWidget()
    window.resize(1280, 649)
    qtbot.addWidget(window)
    bring_to_front(window)
    yield Found(window, work)
    window.close()


def test_the_pages_stand_there_before_anything_is_typed(found: Found) -> None:
    assert found.titles() == ["去哪里", "交班记录 财务", "日记账 财务"]
    QTest.keyClick(found.sheet.line, Qt.Key.Key_Down)
    QTest.keyClick(found.sheet.line, Qt.Key.Key_Return)
    assert found.gone == ["日记账"]
    assert found.sheet.isHidden()


def test_an_item_is_found_by_pinyin_and_opened(found: Found, goods: Stocked, work: Workplace, qtbot: QtBot) -> None:
    QTest.keyClicks(found.sheet.line, "hn")
    qtbot.waitUntil(lambda: any("红牛" in title for title in found.titles()))
    with qtbot.waitSignal(work.going) as gone:
        QTest.keyClick(found.sheet.line, Qt.Key.Key_Return)
    assert gone.args == [Opens(Thing.ITEM, goods.items["红牛"])]


def test_ctrl_enter_puts_the_chosen_item_into_the_till(found: Found, goods: Stocked, qtbot: QtBot) -> None:
    found.sheet.line.setText("红")
    qtbot.waitUntil(lambda: sum("红" in title for title in found.titles()) == 2)
    QTest.keyClick(found.sheet.line, Qt.Key.Key_Down)
    chosen = found.sheet.list.currentItem().text()
    QTest.keyClick(found.sheet.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert found.tilled == [next(key for name, key in goods.items.items() if name in chosen)]


def test_a_scan_finds_a_paper_by_the_bars_under_it(found: Found, goods: Stocked, work: Workplace, qtbot: QtBot) -> None:
    made = goods.receive("红牛", 3, "4.60")
    found.sheet.scanned(made.number.replace("-", ""))
    qtbot.waitUntil(lambda: any(made.number in title for title in found.titles()))


def test_pages_are_found_by_pinyin_too(found: Found, qtbot: QtBot) -> None:
    QTest.keyClicks(found.sheet.line, "rjz")
    qtbot.waitUntil(lambda: found.titles() == ["去哪里", "日记账 财务"])


def test_nothing_found_says_so_and_enter_does_nothing(found: Found, qtbot: QtBot) -> None:
    found.sheet.line.setText("zzxq")
    qtbot.waitUntil(lambda: found.titles() == ["没找到“zzxq”"])
    QTest.keyClick(found.sheet.line, Qt.Key.Key_Return)
    assert found.sheet.isVisible()
