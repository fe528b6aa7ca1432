"""Between a key and the clerk's answer: nothing is booked twice, nothing that is scanned or typed meanwhile is lost."""

import threading

from PySide6.QtCore import Qt
from sqlalchemy import func, select

from jxc_desktop.documents.kinds import Kind
from jxc_desktop.documents.tables import document
from jxc_desktop.sales.lookups import held_sales
from tests.desktop.till.conftest import OpenTill
from tests.desktop.till.hands import COLA, MILK, UNKNOWN, WATER, Hands

KEY = Qt.Key


class Gate:
    """The clerk stands still until `open` is called."""

    def __init__(self, hands: Hands) -> None:
        self._gate = threading.Event()
        desk = hands.page.work.desk
        desk.run(hands.page, self._gate.wait, refused=lambda _: None)
        self.open = self._gate.set


def posted(hands: Hands, kind: Kind) -> int:
    with hands.page.work.shop.reading() as conn:
        return conn.execute(select(func.count()).select_from(document).where(document.c.kind == kind)).scalar_one()


def quiet(hands: Hands) -> None:
    hands.wait(lambda: not hands.page.work.desk.busy)


def test_whatever_is_pressed_while_the_sale_is_booked_it_is_one_sale_and_the_next_scans_are_the_next_sales(
    hands: Hands,
) -> None:
    hands.scan(WATER)
    hands.press(KEY.Key_F9)
    gate = Gate(hands)
    hands.press(KEY.Key_Return)
    for key in (KEY.Key_Return, KEY.Key_Escape, KEY.Key_F9, KEY.Key_Return, KEY.Key_F7, KEY.Key_Delete, KEY.Key_Return):
        hands.press(key)
    hands.scan(COLA, MILK)
    gate.open()
    hands.wait(lambda: len(hands.lines()) == 2)
    quiet(hands)
    assert posted(hands, Kind.RETAIL_SALE) == 1
    assert [line[0].split()[0] for line in hands.lines()] == ["可口可乐", "蒙牛"]


def test_a_sale_that_is_being_held_is_not_paid_as_well(hands: Hands) -> None:
    hands.scan(WATER)
    gate = Gate(hands)
    for key in (KEY.Key_F7, KEY.Key_F9, KEY.Key_Return, KEY.Key_F7):
        hands.press(key)
    hands.scan(COLA)
    gate.open()
    hands.wait(lambda: [line[0] for line in hands.lines()] == ["可口可乐"])
    quiet(hands)
    assert posted(hands, Kind.RETAIL_SALE) == 0
    with hands.page.work.shop.reading() as conn:
        assert len(held_sales(conn, "01")) == 1


def test_enter_twice_and_esc_on_an_unknown_code_make_one_item_and_pass_over_no_other(hands: Hands) -> None:
    hands.scan(UNKNOWN, "6935205309914")
    band = hands.page.view.unknown
    band.name.setText("桂花糕")
    band.price.setText("6.5")
    gate = Gate(hands)
    for key in (KEY.Key_Return, KEY.Key_Return, KEY.Key_Escape):
        hands.press(key)
    gate.open()
    quiet(hands)
    assert "6935205309914" in band.accessibleName() and band.name.hasFocus()
    assert hands.lines() == [("桂花糕", "1", "6.50")]


def test_a_held_sale_that_another_window_took_up_is_not_there_twice_nor_the_basket_held_for_it(
    hands: Hands, open_till: OpenTill
) -> None:
    hands.scan(WATER)
    hands.press(KEY.Key_F7)
    hands.wait(lambda: hands.page.holding.count == 1)
    hands.press(KEY.Key_F8)
    hands.wait(lambda: hands.side() == "held")
    other = open_till(bare=True)
    other.press(KEY.Key_F8)
    other.wait(lambda: other.side() == "held")
    other.press(KEY.Key_Return)
    other.wait(lambda: len(other.lines()) == 1)
    hands.page.holding._panel.resumed.emit(1)  # the list here still shows it
    quiet(hands)
    assert hands.lines() == [] and not hands.page.counter.resting
    hands.page.scanned(COLA)
    hands.page.holding._panel.resumed.emit(1)
    quiet(hands)
    assert [line[0] for line in other.lines()] == ["农夫山泉 饮用天然水"]
    assert not hands.page.counter.resting
    with hands.page.work.shop.reading() as conn:
        assert [one.first_item for one in held_sales(conn, "01")] == ["可口可乐"]
    assert hands.lines() == []
