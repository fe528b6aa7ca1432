"""Signing in by typing, by a badge, and being told why not."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from jxc_desktop.desktop.start.shell import Shell
from jxc_desktop.desktop.start.sign_in_page import Person, SignInPage
from tests.desktop.in_front import bring_to_front

PEOPLE = [Person("王丽", "收银员"), Person("周禾", "老板")]


def test_down_and_typing_sign_in_the_second_person(qtbot: QtBot) -> None:
    page = SignInPage("禾丰便利店", PEOPLE)
    qtbot.addWidget(page)
    bring_to_front(page)
    qtbot.keyClick(page.password, Qt.Key.Key_Down)
    qtbot.keyClicks(page.password, "2468")
    with qtbot.waitSignal(page.entered) as entered:
        qtbot.keyClick(page.password, Qt.Key.Key_Return)
    assert entered.args == ["周禾", "2468"]


def test_after_the_lock_the_password_is_typed_at_once(qtbot: QtBot) -> None:
    shell, field, page = Shell(), QLineEdit(), SignInPage("禾丰便利店", PEOPLE)
    qtbot.addWidget(shell)
    shell.put(field)
    bring_to_front(shell)
    field.setFocus()
    shell.put(page)
    QApplication.processEvents()
    QTest.keyClicks(QApplication.focusWidget(), "2468")
    assert page.password.text() == "2468"


def test_a_badge_that_is_scanned_is_the_password_of_who_is_chosen(qtbot: QtBot) -> None:
    page = SignInPage("禾丰便利店", PEOPLE)
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.entered) as entered:
        page.take_scan("900017")
    assert entered.args == ["王丽", "900017"]


def test_while_one_try_is_out_no_second_one_goes(qtbot: QtBot) -> None:
    page = SignInPage("禾丰便利店", PEOPLE)
    qtbot.addWidget(page)
    page.take_scan("1111")
    with qtbot.assertNotEmitted(page.entered):
        page.take_scan("2222")
    page.refuse("密码不对")
    with qtbot.waitSignal(page.entered):
        page.take_scan("2468")
