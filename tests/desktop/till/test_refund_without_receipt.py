"""Goods back without a receipt, by keys alone: scanned, priced down, with a reason, and once however often F9 comes."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from jxc_desktop.desktop.lines.pick_sheet import PickSheet
from jxc_desktop.desktop.printing import Paper, printing_of
from jxc_desktop.desktop.till.loose_refund_sheet import LooseRefundSheet
from jxc_desktop.desktop.till.refund_sheet import RefundSheet
from jxc_desktop.documents.drafts import drafts
from jxc_desktop.documents.kinds import Kind
from jxc_desktop.insights.proof import prove_shop
from jxc_desktop.kernel.permission import Permission, Role
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.paper.receipt import code_of
from jxc_desktop.sales.lookups import Sale, sale
from jxc_desktop.sales.shift_slip import shift_slip
from jxc_desktop.usecase import Session
from tests.desktop.in_front import bring_to_front
from tests.desktop.till.conftest import OpenTill
from tests.desktop.till.hands import COLA, MILK, SHARED, UNKNOWN, WATER, Hands
from tests.desktop.till.test_after_the_sale import printed, sell

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier


def open_loose(hands: Hands) -> LooseRefundSheet:
    hands.press(KEY.Key_R, SHIFT)
    sheet = hands.page.slips.sheet
    assert isinstance(sheet, LooseRefundSheet)
    hands.wait(lambda: not hands.page.work.desk.busy)
    return sheet


def choose_a_reason(hands: Hands, sheet: LooseRefundSheet) -> None:
    hands.press(KEY.Key_F9)
    assert sheet.why.hasFocus()
    hands.press(KEY.Key_Down)


def refunds(hands: Hands) -> list[str]:
    """The numbers of all refunds, and the books proven."""
    with hands.page.work.shop.reading() as conn:
        assert prove_shop(conn) == []
        rows = conn.exec_driver_sql("SELECT number FROM document WHERE kind = 'retail_return' ORDER BY id")
        return [row[0] for row in rows]


def the_refund(hands: Hands) -> Sale:
    with hands.page.work.shop.reading() as conn:
        row = conn.exec_driver_sql("SELECT id FROM document WHERE kind = 'retail_return' ORDER BY id DESC").first()
        assert row is not None
        return sale(conn, row[0])


def test_goods_are_scanned_priced_down_and_paid_back_by_keys_alone(hands: Hands, tmp_path: Path) -> None:
    out = tmp_path / "receipts"
    printing_of(hands.page.work).choose(Paper.RECEIPT, f"file:{out}")
    sheet = open_loose(hands)
    assert sheet.line.hasFocus()
    hands.scan(WATER, WATER, MILK)
    assert sheet.sum.text() == "56.80"
    hands.press(KEY.Key_F5)
    hands.type("50")
    hands.press(KEY.Key_Return)
    assert sheet.sum.text() == "54.00"
    choose_a_reason(hands, sheet)
    hands.press(KEY.Key_F9)
    hands.wait(lambda: hands.page.slips.sheet is None)
    assert (hands.side(), hands.page.view.change.change.text()) == ("change", "54.00")
    done = the_refund(hands)
    assert [(line.quantity.text(), line.price.text()) for line in done.lines] == [("2", "2.00"), ("1", "50.00")]
    assert len(refunds(hands)) == 1
    hands.wait(lambda: done.number in printed(out))
    with hands.page.work.shop.reading() as conn:
        assert shift_slip(conn, 1).drawer.expected.text() == "146.00"


def test_nothing_goes_back_above_todays_price(hands: Hands) -> None:
    sheet = open_loose(hands)
    hands.scan(WATER)
    hands.press(KEY.Key_F5)
    hands.type("2.01")
    hands.press(KEY.Key_Return)
    assert sheet.sum.text() == "2.00"
    assert "2.00" in sheet.told.text()


def test_a_quantity_before_the_scan_and_one_typed_over(hands: Hands) -> None:
    sheet = open_loose(hands)
    hands.type("3*")
    hands.press(KEY.Key_Return)
    hands.scan(WATER)
    assert sheet.rows[0].quantity == Quantity.of(3)
    hands.press(KEY.Key_F4)
    hands.type("5")
    hands.press(KEY.Key_Return)
    assert sheet.sum.text() == "10.00"


def test_a_quantity_typed_and_not_entered_counts_for_the_scan_that_follows(hands: Hands) -> None:
    sheet = open_loose(hands)
    hands.type("3*")
    hands.scan(WATER)
    assert sheet.rows[0].quantity == Quantity.of(3)


def test_without_a_reason_the_cursor_goes_to_the_reasons(hands: Hands) -> None:
    sheet = open_loose(hands)
    hands.press(KEY.Key_F9)
    assert "先扫" in sheet.told.text()
    hands.scan(WATER)
    hands.press(KEY.Key_F9)
    assert sheet.why.hasFocus()
    assert "自己写" in sheet._why_field.fault()
    hands.press(KEY.Key_Tab)
    assert sheet.own_words.hasFocus()
    hands.type("leaks")
    hands.press(KEY.Key_F9)
    hands.wait(lambda: hands.page.slips.sheet is None)
    assert len(refunds(hands)) == 1


def test_f9_pressed_many_times_pays_back_once(hands: Hands) -> None:
    sheet = open_loose(hands)
    hands.scan(COLA)
    choose_a_reason(hands, sheet)
    for _ in range(3):
        hands.press(KEY.Key_F9)
    hands.wait(lambda: hands.page.slips.sheet is None)
    hands.wait(lambda: not hands.page.work.desk.busy)
    assert len(refunds(hands)) == 1


def test_a_cashier_is_asked_for_the_managers_code(open_till: OpenTill, owner: Session) -> None:
    hands = open_till(session=replace(owner, role=Role.CASHIER))
    asked: list[Callable[[Session], None]] = []

    class Manager:
        def ask_approval(self, permission: Permission, then: Callable[[Session], None], _: object) -> None:
            assert permission is Permission.REFUND
            asked.append(then)

    sheet = open_loose(hands)
    hands.page.work.speaker = Manager()  # type: ignore[assignment]  # all of it that is asked here
    hands.scan(WATER)
    choose_a_reason(hands, sheet)
    hands.press(KEY.Key_F9)
    hands.wait(lambda: len(asked) == 1)
    assert refunds(hands) == []
    asked[0](owner)
    hands.press(KEY.Key_F9)  # the cashier presses once more while the manager's code is on its way
    hands.wait(lambda: hands.page.slips.sheet is None)
    hands.wait(lambda: not hands.page.work.desk.busy)
    assert len(asked) == 1
    assert len(refunds(hands)) == 1


def test_esc_while_the_refund_is_on_its_way_leaves_no_draft_of_what_is_booked(
    open_till: OpenTill, owner: Session
) -> None:
    hands = open_till(session=replace(owner, role=Role.CASHIER))
    asked: list[Callable[[Session], None]] = []

    class Manager:
        def ask_approval(self, _: Permission, then: Callable[[Session], None], declined: object) -> None:
            asked.append(then)

        def say_done(self, *_: object) -> None:
            """The toast, not looked at here."""

    sheet = open_loose(hands)
    hands.page.work.speaker = Manager()  # type: ignore[assignment]  # all of it that is asked here
    hands.scan(WATER)
    choose_a_reason(hands, sheet)
    hands.press(KEY.Key_F9)
    hands.wait(lambda: len(asked) == 1)
    asked[0](owner)
    sheet.leave()
    hands.scan(COLA)
    hands.wait(lambda: hands.side() == "change")
    hands.wait(lambda: not hands.page.work.desk.busy)
    assert len(refunds(hands)) == 1
    with hands.page.work.shop.reading() as conn:
        assert drafts(conn, Kind.RETAIL_RETURN) == []


def test_closing_the_window_over_an_open_sheet_keeps_a_draft_of_it(hands: Hands) -> None:
    open_loose(hands)
    hands.scan(WATER)
    hands.window.close()
    hands.wait(lambda: not hands.page.work.desk.busy)
    with hands.page.work.shop.reading() as conn:
        assert len(drafts(conn, Kind.RETAIL_RETURN)) == 1


def test_esc_keeps_a_draft_that_a_crash_does_not_lose_and_posting_drops_it(hands: Hands, open_till: OpenTill) -> None:
    open_loose(hands)
    hands.scan(WATER, MILK)
    hands.press(KEY.Key_Escape)
    hands.wait(lambda: not hands.page.work.desk.busy)
    assert hands.page.slips.sheet is None
    hands.window.hide()
    again = open_till(bare=True)
    sheet = open_loose(again)
    again.wait(lambda: bool(sheet.news.title()))
    again.press(KEY.Key_O, CTRL)
    assert sheet.sum.text() == "54.80"
    choose_a_reason(again, sheet)
    again.press(KEY.Key_F9)
    again.wait(lambda: again.page.slips.sheet is None)
    with again.page.work.shop.reading() as conn:
        assert drafts(conn, Kind.RETAIL_RETURN) == []
    assert len(refunds(again)) == 1


def test_a_draft_taken_up_in_two_windows_is_not_paid_back_twice_in_silence(hands: Hands, open_till: OpenTill) -> None:
    open_loose(hands)
    hands.scan(WATER)
    hands.press(KEY.Key_Escape)
    hands.wait(lambda: not hands.page.work.desk.busy)
    other = open_till(bare=True)
    sheets = []
    for each in (hands, other):
        bring_to_front(each.window)
        sheets.append(open_loose(each))
        each.wait(lambda: bool(sheets[-1].news.title()))
        each.press(KEY.Key_O, CTRL)
    choose_a_reason(other, sheets[1])
    other.press(KEY.Key_F9)
    other.wait(lambda: other.page.slips.sheet is None)
    bring_to_front(hands.window)
    choose_a_reason(hands, sheets[0])
    hands.press(KEY.Key_F9)
    hands.wait(lambda: "草稿" in sheets[0].told.text())
    assert len(refunds(hands)) == 1
    hands.press(KEY.Key_F9)
    hands.wait(lambda: hands.page.slips.sheet is None)
    assert len(refunds(hands)) == 2


def test_a_code_of_several_goods_is_chosen_and_an_unknown_one_is_told(hands: Hands) -> None:
    sheet = open_loose(hands)
    hands.scan(UNKNOWN)
    assert (sheet.rows, bool(sheet.told.text())) == ([], True)
    hands.scan(SHARED)
    hands.wait(lambda: any(pick.isVisible() for pick in hands.window.findChildren(PickSheet)))
    hands.press(KEY.Key_Return)
    assert [row.name for row in sheet.rows] == ["笔芯 黑"]
    assert sheet.told.text() == ""


def test_a_receipt_that_turns_up_is_taken_instead(hands: Hands) -> None:
    number = sell(hands, WATER)
    open_loose(hands)
    hands.scan(code_of(number))
    hands.wait(lambda: isinstance(hands.page.slips.sheet, RefundSheet))
    sheet = hands.page.slips.sheet
    assert isinstance(sheet, RefundSheet)
    hands.wait(lambda: sheet.sale is not None)


def test_the_refund_sheet_leads_to_the_one_without_a_receipt(hands: Hands) -> None:
    hands.press(KEY.Key_R, CTRL)
    assert isinstance(hands.page.slips.sheet, RefundSheet)
    sheet = open_loose(hands)
    assert sheet.line.hasFocus()


@pytest.mark.parametrize("known", [True, False])
def test_only_the_customer_on_the_counter_may_have_it_off_his_account(hands: Hands, known: bool) -> None:
    if known:
        hands.press(KEY.Key_F3)
        hands.type("8000")
        hands.wait(lambda: not hands.page.work.desk.busy)
        hands.press(KEY.Key_Return)
        hands.wait(lambda: hands.side() == "sell" and hands.page.counter.basket.customer_id is not None)
    sheet = open_loose(hands)
    assert ("张桂兰" in sheet.way.itemText(sheet.way.count() - 1)) is known
