"""After the sale: the receipt, goods that come back, the shift handed over."""

from pathlib import Path

from PySide6.QtCore import Qt

from jxc_desktop.desktop.printing import Paper, printing_of
from jxc_desktop.desktop.till.close_shift_sheet import CloseShiftSheet
from jxc_desktop.desktop.till.refund_sheet import RefundSheet
from jxc_desktop.insights.report import Opens, Thing
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.paper.receipt import code_of
from jxc_desktop.sales.lookups import last_sale_of_till, sale_numbered
from jxc_desktop.sales.shifts import current_shift
from tests.desktop.till.hands import COLA, TISSUE, WATER, Hands

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


def sell(hands: Hands, *codes: str) -> str:
    hands.scan(*codes)
    hands.press(KEY.Key_F9)
    hands.press(KEY.Key_Return)
    hands.wait(lambda: hands.side() == "change")
    hands.wait(lambda: not hands.page.work.desk.busy)
    with hands.page.work.shop.reading() as conn:
        last = last_sale_of_till(conn, "01")
    assert last is not None
    return last.number


def printed(path: Path) -> str:
    return path.read_bytes().decode("gb18030", errors="replace") if path.exists() else ""


def test_the_receipt_is_printed_after_the_sale_and_the_drawer_opens(hands: Hands, tmp_path: Path) -> None:
    out = tmp_path / "receipts"
    printing_of(hands.page.work).choose(Paper.RECEIPT, f"file:{out}")
    number = sell(hands, WATER)
    hands.wait(lambda: "钱箱" in hands.page.view.change._printed.text())
    assert number in printed(out)
    assert "农夫山泉" in printed(out)


def test_a_printer_that_is_gone_keeps_the_receipt_and_the_sale(hands: Hands, tmp_path: Path) -> None:
    printing = printing_of(hands.page.work)
    printing.choose(Paper.RECEIPT, f"file:{tmp_path}/no/such/folder/printer")
    number = sell(hands, WATER)
    hands.wait(lambda: printing.waiting == 1)
    assert hands.page.view.change._print_icon is not None
    assert "排着队" in hands.page.view.change._printed.text()
    with hands.page.work.shop.reading() as conn:
        assert sale_numbered(conn, number).due.text() == "2.00"


def test_what_waited_is_printed_when_the_printer_is_back(hands: Hands, tmp_path: Path) -> None:
    printing = printing_of(hands.page.work)
    printing.choose(Paper.RECEIPT, f"file:{tmp_path}/later/printer")
    number = sell(hands, WATER)
    hands.wait(lambda: printing.waiting == 1)
    (tmp_path / "later").mkdir()
    printing.try_waiting()
    hands.wait(lambda: printing.waiting == 0)
    assert number in printed(tmp_path / "later" / "printer")


def test_a_copy_says_that_it_is_one(hands: Hands, tmp_path: Path) -> None:
    out = tmp_path / "receipts"
    sell(hands, WATER)
    printing_of(hands.page.work).choose(Paper.RECEIPT, f"file:{out}")
    hands.press(KEY.Key_P, CTRL)
    hands.wait(lambda: "补打 1" in printed(out))
    hands.press(KEY.Key_P, CTRL)
    hands.wait(lambda: "补打 2" in printed(out))


def test_goods_come_back_by_scanning_the_receipt_and_the_goods(hands: Hands) -> None:
    number = sell(hands, WATER, WATER, TISSUE)
    hands.scan(code_of(number))
    sheet = hands.page.slips.sheet
    assert isinstance(sheet, RefundSheet)
    hands.wait(lambda: sheet.sale is not None)
    hands.scan(WATER)
    assert sheet.sum.text() == "2.00"
    hands.press(KEY.Key_F9)
    hands.wait(lambda: hands.page.slips.sheet is None)
    assert hands.page.view.change.change.text() == "2.00"
    with hands.page.work.shop.reading() as conn:
        lines = sale_numbered(conn, number).lines
    assert [line.returnable for line in lines] == [Quantity.of(1), Quantity.of(1)]


def test_how_much_comes_back_is_typed_by_key(hands: Hands) -> None:
    number = sell(hands, WATER, WATER, WATER, TISSUE)
    hands.scan(code_of(number))
    sheet = hands.page.slips.sheet
    assert isinstance(sheet, RefundSheet)
    hands.wait(lambda: sheet.sale is not None)
    hands.press(KEY.Key_F4)
    hands.type("2")
    hands.press(KEY.Key_Return)
    assert sheet.sum.text() == "4.00"


def test_no_more_comes_back_than_was_sold(hands: Hands) -> None:
    number = sell(hands, WATER)
    hands.scan(code_of(number))
    sheet = hands.page.slips.sheet
    assert isinstance(sheet, RefundSheet)
    hands.wait(lambda: sheet.sale is not None)
    hands.scan(WATER, WATER, COLA)
    assert sheet.sum.text() == "2.00"
    sheet.leave()
    assert hands.lines() == []


def test_the_shift_is_counted_blind_and_the_difference_told_afterwards(hands: Hands) -> None:
    sell(hands, TISSUE)
    hands.press(KEY.Key_J, CTRL)
    hands.wait(lambda: hands.window.findChild(CloseShiftSheet) is not None)
    sheet = hands.window.findChild(CloseShiftSheet)
    assert isinstance(sheet, CloseShiftSheet)
    assert "215.90" not in sheet._counted.text()
    hands.type("2")
    hands.press(KEY.Key_Return)
    assert sheet.counts[1].hasFocus()
    sheet.counts[3].setText("1")
    hands.press(KEY.Key_F9)
    hands.wait(lambda: hands.side() == "opening" and not hands.page.work.desk.busy)
    with hands.page.work.shop.reading() as conn:
        assert current_shift(conn, "01") is None
    hands.press(KEY.Key_Return)
    assert hands.page.view.opening.field.hasFocus()


def test_a_count_far_off_is_asked_for_once_more_without_saying_by_how_much(hands: Hands) -> None:
    sell(hands, TISSUE)
    hands.press(KEY.Key_J, CTRL)
    hands.wait(lambda: hands.window.findChild(CloseShiftSheet) is not None)
    sheet = hands.window.findChild(CloseShiftSheet)
    assert isinstance(sheet, CloseShiftSheet)
    hands.type("1")
    hands.wait(lambda: not hands.page.work.desk.busy)
    hands.press(KEY.Key_F9)
    assert "再数一遍" in sheet._fault.text() and "15.90" not in sheet._fault.text()
    assert hands.side() != "opening"
    hands.press(KEY.Key_F9)
    hands.wait(lambda: hands.side() == "opening" and not hands.page.work.desk.busy)


def test_the_first_page_leads_to_the_count(hands: Hands) -> None:
    hands.page.show_thing(Opens(Thing.SHIFT, "01"))
    hands.wait(lambda: hands.window.findChild(CloseShiftSheet) is not None)


def test_a_shift_is_not_closed_over_an_open_basket(hands: Hands) -> None:
    hands.scan(WATER)
    hands.press(KEY.Key_J, CTRL)
    assert hands.window.findChild(CloseShiftSheet) is None
    assert "交班" in hands.page.view.line.said()
