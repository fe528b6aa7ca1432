"""People by key on a real shop: a new one, another role, a new password, leaving and coming back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from jxc_desktop.desktop.settings.people_page import PeoplePage
from jxc_desktop.desktop.settings.person_sheet import NewPersonSheet, PasswordSheet, RoleSheet
from jxc_desktop.desktop.window.main_window import MainWindow
from jxc_desktop.desktop.window.page import Page
from jxc_desktop.desktop.window.room_view import Room, SubPage
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.kernel.identity import Secret
from jxc_desktop.kernel.permission import Role
from jxc_desktop.security.add_user import NewUser, add_user
from jxc_desktop.security.lookups import User, users
from jxc_desktop.security.sign_in import sign_in
from jxc_desktop.usecase import do
from tests.desktop.in_front import bring_to_front


@pytest.fixture
def window(work: Workplace, qtbot: QtBot) -> MainWindow:
    do(work.shop, work.session, add_user, NewUser("小何", Role.CASHIER, Secret("1357")))
    rooms = (Room("home", "首页", (SubPage("x", "Today", Page),)), _room())
    window = MainWindow(work, rooms)
    qtbot.addWidget(window)
    window.resize(1280, 649)
    bring_to_front(window)
    window.go_to_page("settings", "people")
    qtbot.waitUntil(lambda: len(page_of(window).people.rows_model.rows) == 2)
    return window


def _room() -> Room:
    return Room("settings", "设置", (SubPage("people", "People", PeoplePage),))


def page_of(window: MainWindow) -> PeoplePage:
    page = window.page()
    assert isinstance(page, PeoplePage)
    return page


def people(work: Workplace) -> dict[str, User]:
    return {user.name: user for user in work.look(users)}


def type_into_focus(window: MainWindow, text: str, *, then: Qt.Key = Qt.Key.Key_Tab) -> None:
    field = QApplication.focusWidget() or window
    QTest.keyClicks(field, text)
    QTest.keyClick(field, then)


def test_a_new_cashier_can_sign_in(window: MainWindow, work: Workplace, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    sheet = window.findChild(NewPersonSheet)
    assert sheet is not None and QApplication.focusWidget() is sheet.name
    sheet.name.setText("王丽")
    QTest.keyClick(sheet.name, Qt.Key.Key_Tab)
    QTest.keyClick(sheet.role, Qt.Key.Key_Tab)
    type_into_focus(window, "2580")
    type_into_focus(window, "2580", then=Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "王丽" in people(work))
    assert sign_in(work.shop, "王丽", Secret("2580")).role is Role.CASHIER
    qtbot.waitUntil(lambda: len(page_of(window).people.rows_model.rows) == 3)


def test_two_different_passwords_are_not_taken(window: MainWindow, work: Workplace) -> None:
    page_of(window).new.click()
    sheet = window.findChild(NewPersonSheet)
    assert sheet is not None
    sheet.name.setText("王丽")
    sheet.passwords.first.setText("2580")
    sheet.passwords.again.setText("2581")
    sheet.save.click()
    assert sheet.passwords.fields[1].fault() and QApplication.focusWidget() is sheet.passwords.again
    assert "王丽" not in people(work)


def test_a_name_twice_is_refused_under_the_name(window: MainWindow, qtbot: QtBot) -> None:
    page_of(window).new.click()
    sheet = window.findChild(NewPersonSheet)
    assert sheet is not None
    sheet.name.setText("小何")
    for line in (sheet.passwords.first, sheet.passwords.again):
        line.setText("2580")
    sheet.save.click()
    qtbot.waitUntil(lambda: "小何" in sheet.fault())
    assert sheet.save.isEnabled() and sheet.isVisible()


def test_enter_on_a_person_gives_another_role(window: MainWindow, work: Workplace, qtbot: QtBot) -> None:
    page = page_of(window)
    page.people.setFocus()
    QTest.keyClick(page.people, Qt.Key.Key_Down)
    QTest.keyClick(page.people, Qt.Key.Key_Return)
    sheet = window.findChild(RoleSheet)
    assert sheet is not None and sheet.role.value() == Role.CASHIER
    sheet.role.choose(Role.MANAGER)
    QTest.keyClick(sheet.role, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: people(work)["小何"].role is Role.MANAGER)


def test_the_last_owner_stays_owner_and_is_told_why(window: MainWindow, work: Workplace, qtbot: QtBot) -> None:
    page = page_of(window)
    page.people.setFocus()
    QTest.keyClick(page.people, Qt.Key.Key_Return)
    sheet = window.findChild(RoleSheet)
    assert sheet is not None
    sheet.role.choose(Role.CLERK)
    sheet.save.click()
    qtbot.waitUntil(lambda: sheet.save.isEnabled())
    assert people(work)["周禾"].role is Role.OWNER and sheet.isVisible()


def test_ones_own_password_needs_the_old_one_anothers_does_not(
    window: MainWindow, work: Workplace, qtbot: QtBot
) -> None:
    own = PasswordSheet(window, work, 1, "周禾")
    own.open_sheet(own.first)
    assert own.old is not None
    type_into_focus(window, "0000")
    type_into_focus(window, "8642")
    type_into_focus(window, "8642", then=Qt.Key.Key_Return)
    qtbot.waitUntil(own.save.isEnabled)
    assert QApplication.focusWidget() is own.old
    own.old.setText("2468")
    own.save.click()
    qtbot.waitUntil(lambda: not isValid(own))
    assert sign_in(work.shop, "周禾", Secret("8642")).user_id == 1
    other = PasswordSheet(window, work, people(work)["小何"].id, "小何")
    assert other.old is None


def test_f8_retires_ctrl_z_brings_back(window: MainWindow, work: Workplace, qtbot: QtBot) -> None:
    page = page_of(window)
    page.people.setFocus()
    QTest.keyClick(page.people, Qt.Key.Key_Down)
    QTest.keyClick(window, Qt.Key.Key_F8)
    qtbot.waitUntil(lambda: not people(work)["小何"].active)
    qtbot.waitUntil(lambda: page.leaving.isEnabled() and not work.desk.busy)
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: people(work)["小何"].active)


def test_sign_ins_of_the_person_on_the_line_are_shown(window: MainWindow, work: Workplace, qtbot: QtBot) -> None:
    sign_in(work.shop, "小何", Secret("1357"))
    page = page_of(window)
    page.reload()
    qtbot.waitUntil(lambda: len(page.people.rows_model.rows) == 2)
    page.people.go_to(1)
    qtbot.waitUntil(lambda: len(page.history.rows_model.rows) == 1)
    assert page.history.rows_model.rows[0].good
