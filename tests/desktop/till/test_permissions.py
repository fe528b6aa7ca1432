"""What a cashier may not do alone: the manager's code is asked for, once, and the sale goes on."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from jxc_desktop.desktop.start.approval_sheet import ApprovalSheet
from jxc_desktop.kernel.identity import Secret
from jxc_desktop.kernel.permission import Permission, Role
from jxc_desktop.security.add_user import NewUser, add_user
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.usecase import Session, do
from tests.desktop.till.conftest import OpenTill
from tests.desktop.till.hands import MILK, WATER, Hands, furnish

KEY = Qt.Key
Then = Callable[[Session], None]


@pytest.fixture
def cashier(open_till: OpenTill, shop: ShopFile, owner: Session) -> Hands:
    """王丽 at the till."""
    furnish(shop, owner)
    made = do(shop, owner, add_user, NewUser("王丽", Role.CASHIER, Secret("1357"))).result
    return open_till(bare=True, session=Session(made.user_id, "王丽", Role.CASHIER))


def asked(hands: Hands) -> list[tuple[Permission, Then, Callable[[], None]]]:
    """Collects what the manager is asked for."""
    calls: list[tuple[Permission, Then, Callable[[], None]]] = []
    hands.window.approval_wanted.connect(lambda permission, then, declined: calls.append((permission, then, declined)))
    return calls


def test_a_price_is_changed_with_the_managers_code_and_the_sale_needs_no_second(cashier: Hands, owner: Session) -> None:
    calls = asked(cashier)
    cashier.scan(WATER)
    cashier.press(KEY.Key_F5)
    cashier.type("1.5")
    cashier.press(KEY.Key_Return)
    assert [call[0] for call in calls] == [Permission.CHANGE_PRICE]
    assert cashier.lines()[0][2] == "2.00"
    calls[0][1](owner)
    assert cashier.lines()[0][2] == "1.50"
    cashier.press(KEY.Key_F9)
    cashier.press(KEY.Key_Return)
    cashier.wait(lambda: cashier.side() == "change")
    assert len(calls) == 1


def test_what_is_scanned_while_the_manager_types_stays_in_the_sale_and_the_code_field_keeps_the_keys(
    cashier: Hands, owner: Session
) -> None:
    then: list[Then] = []
    cashier.window.approval_wanted.connect(lambda _, allowed: then.append(allowed))
    cashier.scan(WATER)
    cashier.press(KEY.Key_F5)
    cashier.type("1.5")
    cashier.press(KEY.Key_Return)
    sheet = ApprovalSheet(cashier.window, "改价", ["周禾"], lambda *_: None)
    cashier.scan(MILK)
    assert sheet.isAncestorOf(QApplication.focusWidget() or cashier.window)
    assert cashier.page.view.line.text() == ""
    cashier.press(KEY.Key_Escape)
    assert sheet.isHidden()
    assert QApplication.focusWidget() is cashier.page.view.line
    then[0](owner)
    assert [line[1:] for line in cashier.lines()] == [("1", "1.50"), ("1", "52.80")]


def test_up_and_down_choose_whose_code_is_typed(cashier: Hands) -> None:
    given: list[tuple[str, str]] = []
    ApprovalSheet(cashier.window, "改价", ["周禾", "赵建国"], lambda *who: given.append(who))
    cashier.press(KEY.Key_Down)
    cashier.type("2468")
    cashier.press(KEY.Key_Return)
    assert given == [("赵建国", "2468")]


def test_the_till_waits_for_no_manager_who_says_no(cashier: Hands) -> None:
    calls = asked(cashier)
    cashier.scan(MILK)
    cashier.press(KEY.Key_F3)
    cashier.type("8000")
    cashier.wait(lambda: cashier.page.view.customer._picks.current == 0)
    cashier.press(KEY.Key_Return)
    cashier.press(KEY.Key_F12)
    cashier.press(KEY.Key_Down)
    cashier.press(KEY.Key_Return)
    cashier.wait(lambda: bool(calls))
    assert calls[0][0] is Permission.SELL_ON_ACCOUNT
    assert cashier.page.counter.resting
    calls[0][2]()
    assert not cashier.page.counter.resting
    cashier.press(KEY.Key_F9)
    cashier.press(KEY.Key_Return)
    cashier.wait(lambda: cashier.side() == "change")
