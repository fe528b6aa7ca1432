"""Bands, toasts and sheets: they come, say what they have to, and leave by key."""

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from jxc_desktop.desktop.kit.band import Band, Toast
from jxc_desktop.desktop.kit.buttons import KeyButton, Kind
from jxc_desktop.desktop.kit.card import TitleRow
from jxc_desktop.desktop.kit.sheet import Sheet, ask_before_loss
from tests.desktop.in_front import bring_to_front


class Page(QWidget):
    """A window with a button that has a key and a field."""

    def __init__(self, qtbot: QtBot) -> None:
        super().__init__()
        qtbot.addWidget(self)
        self.pressed: list[str] = []
        self.field, self.save = QLineEdit(), KeyButton("存草稿", "Ctrl S")
        self.save.clicked.connect(lambda: self.pressed.append("page"))
        layout = QVBoxLayout(self)
        layout.addWidget(self.field)
        layout.addWidget(self.save)
        self.resize(900, 600)
        bring_to_front(self)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.windowHandle(), key, modifier)


def test_good_news_goes_by_itself_and_bad_news_stays(qtbot: QtBot) -> None:
    page, band = Page(qtbot), Band()
    band.setParent(page)
    band.say("ok", "入库好了", "6 种 597 件")
    assert band._going.isActive()
    band.say("bad", "存不进去：U 盘满了", "账没有丢", KeyButton("换位置", "F6"))
    assert not band._going.isActive()
    assert band.title() == "存不进去：U 盘满了"
    band.close_band()
    assert band.title() == ""


def test_a_toast_undoes_once(qtbot: QtBot) -> None:
    page = Page(qtbot)
    toast = Toast(page)
    undone: list[bool] = []
    toast.say("已挂单", lambda: undone.append(True))
    assert toast.text() == "已挂单"
    assert toast.undo()
    assert not toast.undo()
    assert undone == [True]
    assert toast.text() == ""


def test_a_sheet_takes_the_keys_from_the_page_and_gives_them_back(qtbot: QtBot) -> None:
    page = Page(qtbot)
    QShortcut(QKeySequence("Ctrl+K"), page).activated.connect(lambda: page.pressed.append("search"))
    page.field.setFocus()
    sheet = Sheet(page, "农夫山泉")
    name = QLineEdit()
    sheet.body.addWidget(name)
    save = KeyButton("保存", "Ctrl S", Kind.PRIMARY)
    save.clicked.connect(lambda: page.pressed.append("sheet"))
    sheet.set_foot([], [KeyButton("取消", "Esc"), save])
    sheet.open_sheet(name)
    page.key(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    page.key(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.pressed == ["sheet"])
    with qtbot.waitSignal(sheet.left):
        page.key(Qt.Key.Key_Escape)
    assert page.field.hasFocus()
    page.key(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    page.key(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: sorted(page.pressed) == ["page", "search", "sheet"])


def test_enter_goes_to_the_next_field_where_the_primary_has_another_key(qtbot: QtBot) -> None:
    page = Page(qtbot)
    sheet = Sheet(page, "商品")
    first, second = QLineEdit(), QLineEdit()
    sheet.body.addWidget(first)
    sheet.body.addWidget(second)
    sheet.set_foot([], [KeyButton("保存", "Ctrl S", Kind.PRIMARY)])
    sheet.open_sheet(first)
    page.key(Qt.Key.Key_Return)
    assert second.hasFocus()


def test_enter_presses_the_primary_that_has_enter_on_it(qtbot: QtBot) -> None:
    page = Page(qtbot)
    sheet = Sheet(page, "交班")
    field = QLineEdit()
    sheet.body.addWidget(field)
    hand_over = KeyButton("交班", "Enter", Kind.PRIMARY)
    hand_over.clicked.connect(sheet.done)
    sheet.set_foot([], [hand_over])
    sheet.open_sheet(field)
    with qtbot.waitSignal(sheet.closed):
        page.key(Qt.Key.Key_Return)


def test_tab_goes_round_inside_the_sheet(qtbot: QtBot) -> None:
    page = Page(qtbot)
    sheet = Sheet(page, "商品")
    field = QLineEdit()
    sheet.body.addWidget(field)
    sheet.open_sheet(field)
    for _ in range(4):
        page.key(Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        assert sheet.isAncestorOf(focus)


def test_enter_does_not_press_the_button_that_loses_something(qtbot: QtBot) -> None:
    page = Page(qtbot)
    lost: list[bool] = []
    sheet = ask_before_loss(page, "清空这一单", "9 种商品都会去掉", "清空", lambda: lost.append(True))
    with qtbot.waitSignal(sheet.closed):
        page.key(Qt.Key.Key_Return)
    assert lost == []


def test_sub_pages_go_round(qtbot: QtBot) -> None:
    title = TitleRow(["商品", "调价", "标签打印"])
    qtbot.addWidget(title)
    title.step(-1)
    assert title.current() == 2
    with qtbot.waitSignal(title.chosen) as chosen:
        title.step(1)
    assert chosen.args == [0]


def test_a_sheet_is_left_though_what_lay_below_it_is_gone(qtbot: QtBot) -> None:
    page = Page(qtbot)
    sheet = Sheet(page, "一张单")
    sheet.open_sheet()
    shiboken6.delete(page.save)
    sheet.leave()
    assert sheet.isHidden()
