"""Selling by scanner and keyboard: what the cashier's hands do, and what is booked."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from jxc_desktop.catalog.change_price import ChangePrices, UnitPrices, change_price
from jxc_desktop.desktop.kit.band import Toast
from jxc_desktop.documents.drafts import drafts
from jxc_desktop.documents.kinds import Kind
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.price import Price
from jxc_desktop.sales.lookups import Sale, held_sales, last_sale_of_till, sale_numbered
from jxc_desktop.sales.shifts import current_shift
from jxc_desktop.usecase import do
from tests.desktop.in_front import bring_to_front
from tests.desktop.till.conftest import OpenTill
from tests.desktop.till.hands import COLA, MILK, NOODLES, SHARED, TISSUE, UNKNOWN, WATER, Hands

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


def last_sale(hands: Hands) -> Sale:
    with hands.page.work.shop.reading() as conn:
        last = last_sale_of_till(conn, "01")
        assert last is not None
        return sale_numbered(conn, last.number)


def sold_anything(hands: Hands) -> bool:
    with hands.page.work.shop.reading() as conn:
        return last_sale_of_till(conn, "01") is not None


def pay_exactly(hands: Hands) -> Sale:
    hands.press(KEY.Key_F9)
    hands.press(KEY.Key_Return)
    hands.wait(lambda: hands.side() == "change")
    return last_sale(hands)


def test_five_items_are_five_scans_and_two_keys(hands: Hands) -> None:
    hands.scan(WATER, NOODLES, MILK, TISSUE, COLA)
    assert len(hands.lines()) == 5
    sale = pay_exactly(hands)
    assert (sale.due.text(), sale.round_off.text(), sale.pieces) == ("78.70", "0.05", 5)
    assert hands.lines() == []


def test_the_same_code_again_is_one_more_on_its_line_and_the_box_is_a_line_of_its_own(hands: Hands) -> None:
    hands.scan(WATER, COLA, WATER, "16921168509253")
    assert [line[1:] for line in hands.lines()] == [("2", "4.00"), ("1", "3.55"), ("1", "42.00")]


def test_a_quantity_typed_before_a_scan_counts_for_that_scan_only(hands: Hands) -> None:
    hands.type("3*")
    hands.press(KEY.Key_Return)
    hands.scan(WATER, COLA)
    assert [line[1] for line in hands.lines()] == ["3", "1"]
    hands.type(f"2*{NOODLES}")
    hands.press(KEY.Key_Return)
    assert hands.lines()[2][1] == "2"


def test_a_quantity_typed_and_not_entered_counts_for_the_scan_that_follows(hands: Hands) -> None:
    hands.type("3*")
    hands.scan(WATER, COLA)
    assert [line[1] for line in hands.lines()] == ["3", "1"]
    assert hands.page.view.line.text() == ""


def test_change_stays_until_the_next_scan_begins_the_next_sale(hands: Hands) -> None:
    hands.scan(TISSUE)
    hands.press(KEY.Key_F9)
    hands.type("20")
    assert hands.page.view.paying.change.text() == "4.10"
    hands.press(KEY.Key_Return)
    hands.wait(lambda: hands.side() == "change")
    assert hands.page.view.change.change.text() == "4.10"
    hands.scan(WATER)
    assert hands.side() == "sell"
    assert hands.lines() == [("农夫山泉 饮用天然水", "1", "2.00")]


def test_a_sale_without_cash_shows_what_came_in_and_how_instead_of_a_change_of_nothing(hands: Hands) -> None:
    hands.scan(TISSUE)
    hands.press(KEY.Key_F10)
    hands.press(KEY.Key_Return)
    hands.wait(lambda: hands.side() == "change")
    panel = hands.page.view.change
    assert (panel.label.text(), panel.change.text()) == ("微信", "15.90")


def test_enter_on_the_empty_line_pays_but_not_the_enter_of_the_scanner(hands: Hands) -> None:
    hands.scan(WATER)
    hands.page.view.line.entered.emit("")
    assert hands.side() == "sell"
    hands.clock.ms += 200
    hands.press(KEY.Key_Return)
    assert hands.side() == "pay"


def test_a_scan_while_paying_adds_and_stays_there(hands: Hands) -> None:
    hands.scan(WATER)
    hands.press(KEY.Key_F9)
    hands.type("50")
    hands.scan(TISSUE)
    assert hands.side() == "pay"
    assert hands.page.view.paying.field.text() == "50"
    assert hands.page.view.paying.change.text() == "32.10"
    hands.press(KEY.Key_Return)
    hands.wait(lambda: hands.side() == "change")
    assert last_sale(hands).due.text() == "17.90"


def test_enter_pressed_twice_sells_once(hands: Hands) -> None:
    hands.scan(WATER)
    hands.press(KEY.Key_F9)
    field = hands.page.view.paying.field
    field.returnPressed.emit()
    field.returnPressed.emit()
    hands.page.view.paying.finish()
    hands.wait(lambda: hands.side() == "change")
    hands.wait(lambda: not hands.page.work.desk.busy)
    assert last_sale(hands).number.endswith("-0001")


def test_what_is_scanned_while_the_sale_is_posted_belongs_to_the_next_customer(hands: Hands) -> None:
    hands.scan(WATER)
    hands.press(KEY.Key_F9)
    hands.page.view.paying.finish()
    assert hands.page.counter.resting
    hands.page.scanned(COLA)
    hands.wait(lambda: hands.lines() == [("可口可乐", "1", "3.55")])
    assert last_sale(hands).due.text() == "2.00"


def test_several_tenders_and_only_cash_gives_change(hands: Hands) -> None:
    hands.scan(TISSUE, MILK)
    hands.press(KEY.Key_F10)
    hands.type("50")
    hands.press(KEY.Key_F9)
    assert hands.page.view.paying.left_now().text() == "18.70"
    hands.type("20")
    hands.press(KEY.Key_Return)
    hands.wait(lambda: hands.side() == "change")
    sale = last_sale(hands)
    assert [(t.kind, t.amount.text()) for t in sale.tenders] == [("wechat", "50.00"), ("cash", "18.70")]
    assert sale.change.text() == "1.30"


def test_the_customers_code_says_which_wallet(hands: Hands) -> None:
    hands.scan(COLA)
    hands.scan("280012345678901234")
    assert hands.side() == "pay"
    hands.press(KEY.Key_Return)
    hands.wait(lambda: hands.side() == "change")
    sale = last_sale(hands)
    assert [(t.kind, t.amount.text()) for t in sale.tenders] == [("alipay", "3.55")]


def test_a_sale_on_account_needs_a_customer_and_shows_what_is_owed(hands: Hands) -> None:
    hands.scan(MILK)
    hands.press(KEY.Key_F3)
    hands.type("8000")
    hands.wait(lambda: hands.page.view.customer._picks.current == 0)
    hands.press(KEY.Key_Return)
    assert hands.lines()[0][2] == "49.80"
    hands.press(KEY.Key_F12)
    hands.press(KEY.Key_Down)
    assert "500.00" in hands.page.view.paying._note.text()
    hands.press(KEY.Key_Return)
    hands.wait(lambda: hands.side() == "change")
    sale = last_sale(hands)
    assert [(tender.kind, tender.amount.text()) for tender in sale.tenders] == [("account", "49.80")]
    assert sale.customer == "张桂兰"


def test_a_held_sale_survives_a_restart_and_comes_back_by_its_number(hands: Hands, open_till: OpenTill) -> None:
    hands.scan(WATER, COLA)
    hands.press(KEY.Key_F7)
    hands.wait(lambda: hands.page.holding.count == 1)
    assert hands.lines() == []
    hands.window.hide()
    again = open_till(bare=True)
    again.press(KEY.Key_F8)
    again.wait(lambda: again.side() == "held")
    again.press(KEY.Key_1)
    again.wait(lambda: len(again.lines()) == 2)
    assert again.side() == "sell"


def test_in_the_empty_line_every_ctrl_key_but_paste_is_the_pages(hands: Hands) -> None:
    line = hands.page.view.line
    for key, taken in ((KEY.Key_U, False), (KEY.Key_A, False), (KEY.Key_V, True)):
        asked = QKeyEvent(QEvent.Type.ShortcutOverride, key, CTRL)
        asked.ignore()
        QApplication.sendEvent(line, asked)
        assert asked.isAccepted() is taken


def test_a_basket_is_kept_by_whoever_locks_right_after_a_scan(hands: Hands) -> None:
    hands.scan(WATER, COLA)
    hands.window.hide()
    hands.wait(lambda: not hands.page.work.desk.busy)
    with hands.page.work.shop.reading() as conn:
        assert len(drafts(conn, Kind.RETAIL_SALE)) == 1


def test_taking_a_held_sale_up_holds_what_stands_on_the_counter(hands: Hands) -> None:
    hands.scan(WATER)
    hands.press(KEY.Key_F7)
    hands.wait(lambda: hands.page.holding.count == 1)
    hands.scan(COLA)
    hands.press(KEY.Key_F8)
    hands.wait(lambda: hands.side() == "held")
    hands.press(KEY.Key_1)
    hands.wait(lambda: [line[0] for line in hands.lines()] == ["农夫山泉 饮用天然水"])
    with hands.page.work.shop.reading() as conn:
        assert [held.first_item for held in held_sales(conn, "01")] == ["可口可乐"]
    assert hands.page.view.line.said() == ""


def test_a_code_skipped_while_paying_gives_the_keys_back_to_the_amount(hands: Hands) -> None:
    hands.scan(WATER, UNKNOWN)
    hands.press(KEY.Key_F12)
    hands.type("1")
    hands.press(KEY.Key_Return)
    hands.press(KEY.Key_Escape)
    assert not hands.page.unknown.up
    hands.type("1")
    assert hands.page.view.paying.field.text() == "1"


def test_del_gives_a_held_sale_up_and_ctrl_z_holds_it_again(hands: Hands) -> None:
    hands.scan(WATER)
    hands.press(KEY.Key_F7)
    hands.wait(lambda: hands.page.holding.count == 1)
    hands.press(KEY.Key_F8)
    hands.wait(lambda: hands.side() == "held")
    hands.press(KEY.Key_Delete)
    hands.wait(lambda: hands.page.holding.count == 0 and hands.side() == "sell")
    hands.press(KEY.Key_Z, CTRL)
    hands.wait(lambda: hands.page.holding.count == 1)


def test_a_changed_price_of_a_held_sale_is_asked_about(hands: Hands) -> None:
    hands.scan(WATER)
    unit = hands.page.counter.basket.lines[0].goods.unit_id
    hands.press(KEY.Key_F7)
    hands.wait(lambda: hands.page.holding.count == 1)
    work = hands.page.work
    do(work.shop, work.session, change_price, ChangePrices((UnitPrices(unit, Price(25000)),)))
    hands.press(KEY.Key_F8)
    hands.wait(lambda: hands.side() == "held")
    hands.press(KEY.Key_1)
    hands.wait(lambda: bool(hands.page.view.news.title()))
    assert hands.lines()[0][2] == "2.00"
    hands.press(KEY.Key_U, CTRL)
    assert hands.lines()[0][2] == "2.50"


def test_an_unknown_code_adds_nothing_and_selling_goes_on_beneath_it(hands: Hands) -> None:
    hands.scan(WATER, UNKNOWN, COLA)
    assert [line[0] for line in hands.lines()] == ["农夫山泉 饮用天然水", "可口可乐"]
    band = hands.page.view.unknown
    assert band.isVisible()
    assert band.name.hasFocus()
    band.name.setText("桂花糕")
    hands.press(KEY.Key_Return)
    hands.type("6.5")
    hands.scan(COLA)
    assert band.price.text() == "6.5"
    hands.press(KEY.Key_Return)
    hands.wait(lambda: not band.isVisible())
    assert hands.lines()[-1] == ("桂花糕", "1", "6.50")
    assert hands.page.view.line.hasFocus()


def test_two_unknown_codes_are_asked_about_one_after_the_other(hands: Hands) -> None:
    hands.scan(UNKNOWN, "6935205309914")
    assert UNKNOWN in hands.page.view.unknown.accessibleName()
    hands.press(KEY.Key_Escape)
    assert "6935205309914" in hands.page.view.unknown.accessibleName()
    hands.press(KEY.Key_Escape)
    assert not hands.page.view.unknown.isVisible()
    assert hands.lines() == []
    assert hands.page.view.line.hasFocus()


def test_a_code_of_several_goods_asks_which_and_loses_no_scan(hands: Hands) -> None:
    hands.scan(SHARED, WATER)
    assert [line[0] for line in hands.lines()] == ["农夫山泉 饮用天然水"]
    assert hands.page.finding.choosing
    hands.press(KEY.Key_Down)
    hands.press(KEY.Key_Return)
    assert len(hands.lines()) == 2
    assert hands.lines()[1][0].startswith("笔芯")


def test_two_codes_run_together_are_refused_and_taken_apart_by_one_key(hands: Hands) -> None:
    hands.scan(COLA + TISSUE)
    assert hands.lines() == []
    hands.press(KEY.Key_G, CTRL)
    assert [line[0] for line in hands.lines()] == ["可口可乐", "维达 超韧抽纸"]


def test_letters_find_goods_by_pinyin_and_enter_adds_them(hands: Hands) -> None:
    hands.type("kkkl")
    hands.wait(lambda: [unit.name for unit in hands.page.view.found.units] == ["可口可乐"])
    hands.press(KEY.Key_Return)
    assert hands.lines() == [("可口可乐", "1", "3.55")]
    assert hands.page.view.line.text() == ""


def test_quantity_price_and_discount_are_typed_in_place(hands: Hands) -> None:
    hands.scan(WATER, TISSUE)
    hands.press(KEY.Key_Up)
    hands.press(KEY.Key_F4)
    hands.type("5")
    hands.press(KEY.Key_Return)
    assert hands.lines()[0] == ("农夫山泉 饮用天然水", "5", "10.00")
    hands.press(KEY.Key_F5)
    hands.type("1.5")
    hands.press(KEY.Key_Return)
    assert hands.lines()[0][2] == "7.50"
    hands.press(KEY.Key_F6)
    hands.type("10%")
    hands.press(KEY.Key_Return)
    assert hands.page.view.sell.due.text() == "21.00"
    assert hands.page.view.line.hasFocus()


def test_a_price_that_cannot_be_read_changes_nothing_and_says_so(hands: Hands) -> None:
    hands.scan(WATER)
    hands.press(KEY.Key_F5)
    hands.type("abc")
    hands.press(KEY.Key_Return)
    assert hands.page.view.foot.editing
    assert "abc" in hands.page.view.line.said()
    hands.press(KEY.Key_Escape)
    assert hands.lines()[0][2] == "2.00"


def test_delete_takes_the_line_away_and_ctrl_z_brings_it_back(hands: Hands) -> None:
    hands.scan(WATER, COLA)
    hands.press(KEY.Key_Delete)
    assert [line[0] for line in hands.lines()] == ["农夫山泉 饮用天然水"]
    hands.press(KEY.Key_Z, CTRL)
    assert len(hands.lines()) == 2
    hands.wait(lambda: not hands.page.work.desk.busy)


def test_without_a_shift_the_float_is_asked_for_first(open_till: OpenTill) -> None:
    hands = open_till(shift=False)
    assert hands.side() == "opening"
    hands.scan(WATER)
    assert len(hands.lines()) == 1
    hands.type("200")
    hands.press(KEY.Key_Return)
    hands.wait(lambda: hands.side() == "sell")
    with hands.page.work.shop.reading() as conn:
        shift = current_shift(conn, "01")
    assert shift is not None
    assert shift.opening_float == Money(200_00)
    assert hands.page.view.line.hasFocus()


def test_a_basket_left_by_a_crash_is_offered_and_a_sold_one_is_not(hands: Hands, open_till: OpenTill) -> None:
    hands.scan(WATER, COLA)
    hands.page.kept.save_now()
    hands.wait(lambda: hands.page.kept.draft_id is not None)
    hands.window.hide()
    again = open_till(bare=True)
    again.wait(lambda: bool(again.page.view.news.title()))
    again.press(KEY.Key_U, CTRL)
    assert len(again.lines()) == 2
    pay_exactly(again)
    again.window.hide()
    last = open_till(bare=True)
    last.wait(lambda: not last.page.work.desk.busy)
    assert last.page.view.news.title() == ""


def test_a_basket_sold_in_another_window_is_not_sold_once_more_in_silence(hands: Hands, open_till: OpenTill) -> None:
    hands.scan(WATER)
    hands.page.kept.save_now()
    hands.wait(lambda: hands.page.kept.draft_id is not None)
    other = open_till(bare=True)
    other.wait(lambda: bool(other.page.view.news.title()))
    other.press(KEY.Key_U, CTRL)
    pay_exactly(other)
    other.window.hide()
    bring_to_front(hands.window)
    hands.press(KEY.Key_F9)
    hands.press(KEY.Key_Return)
    hands.wait(lambda: "草稿" in hands.page.view.paying._note.text())
    assert hands.side() == "pay"
    hands.press(KEY.Key_Return)
    hands.wait(lambda: hands.side() == "change")


def test_the_end_of_a_barcode_typed_finds_the_goods(hands: Hands) -> None:
    hands.type("3*" + TISSUE[-5:])
    hands.press(KEY.Key_Return)
    hands.wait(lambda: len(hands.page.view.found.units) == 1)
    hands.press(KEY.Key_Return)
    assert hands.lines() == [("维达 超韧抽纸", "3", "47.70")]


def test_digits_that_are_no_part_of_a_code_are_asked_about(hands: Hands) -> None:
    hands.type("99999")
    hands.press(KEY.Key_Return)
    hands.wait(lambda: hands.page.unknown.up)
    assert not hands.page.finding.up


def test_the_offer_to_put_a_line_back_goes_with_the_next_change(hands: Hands) -> None:
    hands.scan(WATER, COLA)
    hands.press(KEY.Key_Delete)
    toast = hands.window.findChild(Toast)
    assert isinstance(toast, Toast)
    assert "可口可乐" in toast.text()
    assert "可口可乐" not in hands.page.view.line.said()
    hands.press(KEY.Key_Z, CTRL)
    assert len(hands.lines()) == 2
    hands.press(KEY.Key_Delete)
    hands.scan(MILK)
    assert toast.text() == ""
    hands.press(KEY.Key_Z, CTRL)
    assert [name for name, _, _ in hands.lines()] == ["农夫山泉 饮用天然水"]


def test_esc_goes_one_step_back_and_keeps_the_basket(hands: Hands) -> None:
    hands.scan(WATER)
    hands.press(KEY.Key_F9)
    hands.press(KEY.Key_Escape)
    assert hands.side() == "sell"
    assert len(hands.lines()) == 1
    assert hands.page.view.line.hasFocus()
    assert not sold_anything(hands)


def test_the_scan_line_keeps_the_focus_when_a_button_is_clicked(hands: Hands) -> None:
    hands.scan(WATER)
    assert QApplication.focusWidget() is hands.page.view.line
    hands.bot.mouseClick(hands.page.view.table.grid.viewport(), Qt.MouseButton.LeftButton)
    assert QApplication.focusWidget() is hands.page.view.line


def test_a_sale_that_sets_out_while_its_draft_is_written_leaves_no_draft(hands: Hands) -> None:
    hands.scan(WATER)
    hands.press(KEY.Key_F9)
    hands.page.kept.save_now()
    assert hands.page.kept.draft_id is None
    hands.press(KEY.Key_Return)
    hands.wait(lambda: hands.side() == "change")
    hands.wait(lambda: not hands.page.work.desk.busy)
    with hands.page.work.shop.reading() as conn:
        assert drafts(conn, Kind.RETAIL_SALE) == []
