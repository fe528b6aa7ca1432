"""Signing in by typing, by a badge, and being told why not."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from jxc_desktop.catalog.add_warehouse import NewWarehouse, add_warehouse
from jxc_desktop.desktop.program import Program
from jxc_desktop.desktop.shop_file.last_shop import LastShop
from jxc_desktop.desktop.start.person_row import PersonRow
from jxc_desktop.desktop.start.shell import Shell
from jxc_desktop.desktop.start.sign_in_page import Person, SignInPage
from jxc_desktop.documents.places import Till
from jxc_desktop.finance.open_shop import NewShop, open_shop
from jxc_desktop.kernel.identity import Secret
from jxc_desktop.kernel.permission import Role
from jxc_desktop.sales.add_till import NewTill, add_till
from jxc_desktop.usecase import Session, do
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


def test_where_there_is_one_till_nobody_is_asked_which(qtbot: QtBot) -> None:
    page = SignInPage("禾丰便利店", PEOPLE, [Till("05", "05", 1)])
    qtbot.addWidget(page)
    bring_to_front(page)
    assert page.till == "05" and not page.tills.isVisible()


def test_of_two_tills_the_one_used_last_here_is_offered_first(qtbot: QtBot) -> None:
    page = SignInPage("禾丰便利店", PEOPLE, [Till("01", "01", 1), Till("02", "门口", 1)], "02")
    qtbot.addWidget(page)
    bring_to_front(page)
    assert page.tills.isVisible() and page.till == "02"
    page.tills.setFocus()
    qtbot.keyClick(page.tills, Qt.Key.Key_Up)
    qtbot.keyClick(page.tills, Qt.Key.Key_2)
    assert page.till == "01" and page.password.text() == "2" and page.password.hasFocus()
    assert SignInPage("禾丰便利店", PEOPLE, [Till("01", "01", 1), Till("02", "门口", 1)], "07").till == "01"


def test_of_more_people_than_rows_everybody_can_be_chosen(qtbot: QtBot) -> None:
    page = SignInPage("禾丰便利店", [Person(f"员工{n}", "收银员") for n in range(1, 10)])
    qtbot.addWidget(page)
    bring_to_front(page)
    for _ in range(8):
        qtbot.keyClick(page.password, Qt.Key.Key_Down)
    shown = [row.text() for row in page.findChildren(PersonRow)]
    assert shown == [f"员工{n}" for n in range(4, 10)]
    qtbot.mouseClick(page.findChildren(PersonRow)[1], Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page.entered) as entered:
        page.take_scan("2468")
    assert entered.args == ["员工5", "2468"]


def test_who_signs_in_at_the_second_till_stands_in_its_warehouse_and_is_asked_there_again(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    shop = open_shop(tmp_path / "shop.jxc", NewShop("禾丰便利店", "周禾", Secret("2468")))
    owner = Session(1, "周禾", Role.OWNER)
    back = do(shop, owner, add_warehouse, NewWarehouse("后仓")).result.warehouse_id
    do(shop, owner, add_till, NewTill("02", back))
    shop.close()
    program = Program(LastShop(tmp_path / "own"))
    program.begin(tmp_path / "shop.jxc")
    page = asked(qapp)
    page.tills.choose("02")
    page.take_scan("2468")
    qtbot.waitUntil(lambda: program.window is not None)
    assert program.window is not None
    session = program.window.work.session
    assert (session.till, session.warehouse_id) == ("02", back)
    program.window.lock_wanted.emit()
    assert asked(qapp).till == "02"
    program.close()


def asked(qapp: QApplication) -> SignInPage:
    return next(one for one in qapp.allWidgets() if isinstance(one, SignInPage) and one.isVisible())
