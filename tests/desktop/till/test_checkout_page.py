"""Selling by scanner and keyboard: what the cashier's hands do, and what is booked."""

from PySide6.QtCore import Qt

from jxc_desktop.sales.lookups import last_sale_of_till, sale_numbered
from tests.desktop.till.hands import COLA, MILK, NOODLES, TISSUE, UNKNOWN, WATER, Hands

KEY = Qt.Key


def last_sale(hands: Hands) -> object:
    work = hands.page.work
    with work.shop.reading() as conn:
        last = last_sale_of_till(conn, "01")
        return sale_numbered(conn, last.number) if last else None


def test_five_items_are_five_scans_and_two_keys(hands: Hands) -> None:
    hands.scan(WATER, NOODLES, MILK, TISSUE, COLA)
    assert len(hands.lines()) == 5
    hands.press(KEY.Key_F9)
    hands.press(KEY.Key_Return)
    hands.wait(lambda: hands.side() == "change")
    assert last_sale(hands).due.text() == "78.70"
    assert hands.lines() == []
