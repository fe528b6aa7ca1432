"""Every sheet that books something: once, however often its key is pressed; it stays until the answer is there, and
is free again whatever that is."""

import threading
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from jxc_desktop.desktop.booking_sheet import BookingSheet
from jxc_desktop.desktop.cards.expense_sheet import Booking, ExpenseSheet
from jxc_desktop.desktop.cards.fund_sheet import NewFundSheet
from jxc_desktop.desktop.cards.money_sheet import MoneySheet
from jxc_desktop.desktop.cards.partner_card import PartnerCard
from jxc_desktop.desktop.kit.buttons import KeyButton
from jxc_desktop.desktop.kit.fields import TextField
from jxc_desktop.desktop.paper_view.reversal_sheet import ReversalSheet
from jxc_desktop.desktop.paper_view.reversing import reversal_of
from jxc_desktop.desktop.till.cash_sheet import CashSheet
from jxc_desktop.desktop.till.close_shift_sheet import CloseShiftSheet
from jxc_desktop.desktop.window.main_window import MainWindow
from jxc_desktop.desktop.window.page import Page
from jxc_desktop.desktop.window.room_view import Room, SubPage
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.documents.partners import PartnerKind
from jxc_desktop.finance.money_paper import FundPart
from jxc_desktop.finance.set_opening import SetOpening, set_opening
from jxc_desktop.finance.spend import CategoryPart, Spend, spend
from jxc_desktop.insights.paper_facts import paper_facts
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.permission import Role
from jxc_desktop.sales.open_shift import OpenShift, open_shift
from jxc_desktop.suppliers.add_supplier import NewSupplier, add_supplier
from jxc_desktop.usecase import Session, do
from jxc_desktop.usecase.tables import action
from tests.desktop.in_front import bring_to_front

MakeSheet = Callable[[MainWindow, Workplace], BookingSheet]


def _pay(window: MainWindow, work: Workplace) -> BookingSheet:
    supplier = do(work.shop, work.session, add_supplier, NewSupplier("宏发商贸")).result
    sheet = MoneySheet(window, work, PartnerKind.SUPPLIER, supplier.supplier_id, "宏发商贸")
    sheet.amounts[0].show_value(Money(100))
    return sheet


def _spend(window: MainWindow, work: Workplace) -> BookingSheet:
    sheet = ExpenseSheet(window, work, Booking.EXPENSE)
    sheet.amount.show_value(Money(100))
    return sheet


def _cash(window: MainWindow, work: Workplace) -> BookingSheet:
    do(work.shop, work.session, open_shift, OpenShift(Money(500)))
    sheet = CashSheet(window, work, ())
    sheet.amount.show_value(Money(100))
    sheet.reason.setText("零钱")
    return sheet


def _close_shift(window: MainWindow, work: Workplace) -> BookingSheet:
    do(work.shop, work.session, open_shift, OpenShift(Money(500)))
    return CloseShiftSheet(window, work, "交班", (), ())


def _customer(window: MainWindow, work: Workplace) -> BookingSheet:
    sheet = PartnerCard(window, work, PartnerKind.CUSTOMER)
    name = sheet.fields["name"].editor
    assert isinstance(name, TextField)
    name.setText("张桂兰")
    return sheet


def _fund(window: MainWindow, work: Workplace) -> BookingSheet:
    return NewFundSheet(window, work, "建行 6688")


def _reversal(window: MainWindow, work: Workplace) -> BookingSheet:
    made = do(work.shop, work.session, spend, Spend(1, (CategoryPart(1, Money(100)),))).result
    facts = work.look(lambda conn: paper_facts(conn, made.document_id, with_cost=True))
    reversal = reversal_of(facts)
    assert reversal is not None
    return ReversalSheet(window, work, facts, reversal, lambda _: None)


SHEETS: dict[str, MakeSheet] = {
    "pay_supplier": _pay,
    "spend": _spend,
    "move_cash": _cash,
    "close_shift": _close_shift,
    "add_customer": _customer,
    "add_fund_account": _fund,
    "reverse_money": _reversal,
}
_KEYS = {"F9": Qt.Key.Key_F9, "Enter": Qt.Key.Key_Return, "Ctrl S": Qt.Key.Key_S}
each_sheet = pytest.mark.parametrize("verb", SHEETS)


@pytest.fixture
def window(work: Workplace, qtbot: QtBot) -> MainWindow:
    do(work.shop, work.session, set_opening, SetOpening(funds=(FundPart(1, Money(5000)),)))
    made = MainWindow(work, (Room("home", "首页", (SubPage("home", "Home", Page),)),))
    qtbot.addWidget(made)
    bring_to_front(made)
    return made


def opened(verb: str, window: MainWindow, work: Workplace, qtbot: QtBot) -> BookingSheet:
    sheet = SHEETS[verb](window, work)
    sheet.open_sheet()
    quiet(work, qtbot)
    return sheet


def quiet(work: Workplace, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not work.desk.busy)
    QApplication.processEvents()


def press(sheet: BookingSheet) -> None:
    """The key of the verb, or the button where none is printed on it."""
    if isinstance(sheet, ReversalSheet):
        sheet.act.click()
        return
    button = next(each for each in sheet.findChildren(KeyButton) if each.key in _KEYS)
    key = _KEYS[button.key]
    control = button.key.startswith("Ctrl")
    modifier = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(QApplication.focusWidget() or sheet, key, modifier)


def booked(verb: str, work: Workplace) -> int:
    asked = select(func.count()).select_from(action).where(action.c.verb.endswith(f".{verb}"))
    return work.look(lambda conn: int(conn.execute(asked).scalar_one()))


@each_sheet
def test_pressed_again_and_left_while_it_books_it_is_booked_once_and_told(
    verb: str, window: MainWindow, work: Workplace, qtbot: QtBot
) -> None:
    sheet, gate, before = opened(verb, window, work, qtbot), threading.Event(), booked(verb, work)
    work.desk.run(window, gate.wait, refused=lambda _: None)
    press(sheet)
    assert sheet.resting
    press(sheet)
    QTest.keyClick(QApplication.focusWidget() or sheet, Qt.Key.Key_Escape)
    assert sheet.isVisible()
    gate.set()
    quiet(work, qtbot)
    assert booked(verb, work) == before + 1


@each_sheet
def test_after_a_fault_and_after_a_refusal_it_is_free_to_be_pressed_again(
    verb: str, window: MainWindow, work: Workplace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet, before = opened(verb, window, work, qtbot), booked(verb, work)
    owner, work.speaker = work.session, None
    with monkeypatch.context() as broken:
        broken.setattr(work, "shop", None)
        press(sheet)
        quiet(work, qtbot)
    assert sheet.isVisible() and not sheet.resting
    work.session = replace(owner, role=Role.CLERK)
    press(sheet)
    quiet(work, qtbot)
    assert booked(verb, work) == before
    assert not sheet.resting
    if verb != "reverse_money":  # that one goes, and the window says why
        work.session = owner
        press(sheet)
        quiet(work, qtbot)
        assert booked(verb, work) == before + 1


@each_sheet
def test_it_rests_while_a_manager_is_asked_and_is_free_when_he_says_no(
    verb: str, window: MainWindow, work: Workplace, qtbot: QtBot
) -> None:
    sheet, before = opened(verb, window, work, qtbot), booked(verb, work)
    owner, work.session = work.session, replace(work.session, role=Role.CLERK)
    asked: list[tuple[Callable[[Session], None], Callable[[], None]]] = []
    window.approval_wanted.connect(lambda _, then, declined: asked.append((then, declined)))
    press(sheet)
    quiet(work, qtbot)
    assert len(asked) == 1 and sheet.resting
    asked[0][1]()
    assert sheet.isVisible() and not sheet.resting
    press(sheet)
    quiet(work, qtbot)
    asked[1][0](owner)
    assert sheet.resting
    quiet(work, qtbot)
    assert booked(verb, work) == before + 1


def test_a_refusal_for_a_sheet_that_is_gone_is_said_by_the_window(
    window: MainWindow, work: Workplace, qtbot: QtBot
) -> None:
    sheet, gate = opened("spend", window, work, qtbot), threading.Event()
    work.session = replace(work.session, role=Role.CLERK)
    said: list[str] = []
    window.say_fault = said.append  # type: ignore[method-assign]  # only heard here
    work.desk.run(window, gate.wait, refused=lambda _: None)
    press(sheet)
    sheet.deleteLater()
    QApplication.sendPostedEvents(sheet, QEvent.Type.DeferredDelete)
    gate.set()
    quiet(work, qtbot)
    assert len(said) == 1
