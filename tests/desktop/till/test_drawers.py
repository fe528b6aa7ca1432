"""A shop with two cash funds: the cashier says which one the drawer is, and counts only that."""

from PySide6.QtCore import Qt

from jxc_desktop.desktop.kit.labels import Words
from jxc_desktop.desktop.till.close_shift_sheet import CloseShiftSheet
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.finance.add_fund_account import NewFund, add_fund_account
from jxc_desktop.ledger.funds import FundKind
from jxc_desktop.sales.shift_slip import shift_slip
from jxc_desktop.sales.shifts import current_shift
from jxc_desktop.usecase import do
from tests.desktop.till.conftest import OpenTill
from tests.desktop.till.hands import WATER

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


def test_the_drawer_of_the_shift_is_chosen_by_key_and_counted_alone(work: Workplace, open_till: OpenTill) -> None:
    second = do(work.shop, work.session, add_fund_account, NewFund("二号钱箱", FundKind.CASH)).result.id
    hands = open_till(shift=False)
    panel = hands.page.view.opening
    assert panel.drawer.isVisible()
    hands.type("200")
    hands.press(KEY.Key_Tab)
    assert panel.drawer.hasFocus()
    hands.press(KEY.Key_Down)
    hands.press(KEY.Key_Backtab)
    hands.press(KEY.Key_Return)
    hands.wait(lambda: hands.side() == "sell")
    hands.scan(WATER)
    hands.press(KEY.Key_F9)
    hands.press(KEY.Key_Return)
    hands.wait(lambda: hands.side() == "change")
    with work.shop.reading() as conn:
        shift = current_shift(conn, "01")
        assert shift is not None
        assert shift.cash_fund_id == second
        assert shift_slip(conn, shift.id).drawer.expected.text() == "202.00"
    hands.press(KEY.Key_J, CTRL)
    hands.wait(lambda: hands.window.findChild(CloseShiftSheet) is not None)
    sheet = hands.window.findChild(CloseShiftSheet)
    assert isinstance(sheet, CloseShiftSheet)
    assert any("二号钱箱" in words.text() for words in sheet.findChildren(Words))
    assert "现金" in [sheet._where.itemText(at) for at in range(sheet._where.count())]


def test_a_shop_with_one_drawer_is_not_asked(open_till: OpenTill) -> None:
    hands = open_till(shift=False)
    assert not hands.page.view.opening.drawer.isVisible()
