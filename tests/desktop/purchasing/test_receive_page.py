"""Receiving goods on the screen: scans, typed cells, drafts, and one receipt however often F9 is pressed."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from jxc_desktop.catalog.add_warehouse import NewWarehouse, add_warehouse
from jxc_desktop.catalog.edit_warehouse import EditWarehouse, edit_warehouse
from jxc_desktop.catalog.find import unit_by_id
from jxc_desktop.desktop.kit.sheet import Sheet
from jxc_desktop.desktop.kit.table import Emph
from jxc_desktop.desktop.paper_view.preview import PrintPreview
from jxc_desktop.desktop.purchasing.receive_page import ReceivePage
from jxc_desktop.desktop.purchasing.terms_sheet import TermsSheet
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.documents.drafts import DropDraft, drafts, drop_draft
from jxc_desktop.documents.kinds import Kind
from jxc_desktop.finance.add_fund_account import NewFund, add_fund_account
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.permission import Role
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.ledger.funds import FundKind, fund_of_kind
from jxc_desktop.purchasing.lookups import receipt, receipts
from jxc_desktop.purchasing.order_goods import OrderedLine, OrderGoods, order_goods
from jxc_desktop.purchasing.order_lookups import order
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.suppliers.lookups import supplier
from jxc_desktop.usecase import Session
from tests.desktop.line_pages import (
    COLA,
    NOBODY,
    NOODLES,
    WATER,
    WATER_BOX,
    Shelves,
    open_page,
    press,
    quiet,
    shown,
    type_cell,
)


@pytest.fixture
def page(work: Workplace, shelves: Shelves, qtbot: QtBot) -> Iterator[ReceivePage]:
    yield from open_page(work, qtbot, ReceivePage)


def from_supplier(page: ReceivePage, shelves: Shelves) -> None:
    page._chosen(shelves.ask(supplier, shelves.supplier_id))


def an_order(shelves: Shelves) -> int:
    lines = (
        OrderedLine(shelves.units[WATER], Quantity.of(48), Price.parse("1.15")),
        OrderedLine(shelves.units[COLA], Quantity.of(10), Price.parse("1.85")),
    )
    return int(shelves.act(order_goods, OrderGoods(shelves.supplier_id, lines)).document_id)


def test_three_goods_scanned_are_posted_and_the_number_is_shown(
    page: ReceivePage, shelves: Shelves, work: Workplace, qtbot: QtBot
) -> None:
    from_supplier(page, shelves)
    for code in (WATER, COLA, WATER, "5*" + NOODLES):
        assert page.scanned(code)
    press(page, Qt.Key.Key_F9)
    type_cell(page, "3.30")
    press(page, Qt.Key.Key_F9)
    quiet(work, qtbot)
    made = shelves.ask(receipts)[0]
    assert page.news.title().startswith(made.number)
    assert (shelves.held(WATER), shelves.held(COLA), shelves.held(NOODLES)) == ("2", "1", "5")
    assert shelves.owed() == "20.75"
    assert page.is_empty()


def test_a_missing_price_is_asked_for_in_its_own_cell(page: ReceivePage, shelves: Shelves) -> None:
    from_supplier(page, shelves)
    page.scanned(WATER)
    page.scanned(NOODLES)
    press(page, Qt.Key.Key_F9)
    assert page.grid.current_number == 1
    type_cell(page, "3.30")
    assert page.lines[1].price == Price.parse("3.30")
    assert not page.has_fault()


def test_a_box_code_adds_a_box_and_counts_in_bottles_where_bottles_stand(page: ReceivePage) -> None:
    page.scanned(WATER)
    page.scanned(WATER_BOX)
    assert [(line.goods.unit, line.now) for line in page.lines] == [("瓶", Quantity.of(25))]
    assert "+24 瓶（1 箱）" in page.entry.line.said()


def test_a_box_that_comes_first_is_a_line_in_boxes_and_ctrl_u_turns_it_into_bottles(page: ReceivePage) -> None:
    page.scanned("2*" + WATER_BOX)
    assert page.lines[0].goods.unit == "箱"
    press(page, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    line = page.lines[0]
    assert (line.goods.unit, line.now, line.price) == ("瓶", Quantity.of(48), Price.parse("1.20"))


def test_f9_twice_posts_one_receipt(page: ReceivePage, shelves: Shelves, work: Workplace, qtbot: QtBot) -> None:
    from_supplier(page, shelves)
    page.scanned("3*" + WATER)
    press(page, Qt.Key.Key_F9)
    press(page, Qt.Key.Key_F9)
    quiet(work, qtbot)
    press(page, Qt.Key.Key_F9)
    quiet(work, qtbot)
    assert len(shelves.ask(receipts)) == 1
    assert shelves.held(WATER) == "3"


def test_what_is_scanned_while_it_books_begins_the_next_paper_and_no_other_key_changes_this_one(
    page: ReceivePage, shelves: Shelves, work: Workplace, qtbot: QtBot
) -> None:
    from_supplier(page, shelves)
    page.scanned("3*" + WATER)
    gate = threading.Event()
    work.desk.run(page, gate.wait, refused=lambda _: None)
    press(page, Qt.Key.Key_F9)
    page.scanned(COLA)
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_Escape):
        press(page, key)
    page.undo()
    assert len(page.lines) == 1
    gate.set()
    quiet(work, qtbot)
    assert shelves.held(WATER) == "3" and len(shelves.ask(receipts)) == 1
    assert [line.goods.name for line in page.lines] == ["可口可乐"]


def test_esc_keeps_a_draft_that_is_offered_again(
    page: ReceivePage, shelves: Shelves, work: Workplace, qtbot: QtBot
) -> None:
    from_supplier(page, shelves)
    page.scanned("7*" + WATER)
    page.typed(0, "expiry", date(2027, 9, 30))
    page.note.setText("HF88213")
    press(page, Qt.Key.Key_Escape)
    quiet(work, qtbot)
    assert page.is_empty()
    qtbot.waitUntil(lambda: bool(page.news.title()))
    press(page, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    line = page.lines[0]
    assert (line.now, line.expiry, page.note.text()) == (Quantity.of(7), date(2027, 9, 30), "HF88213")
    assert page.supplier is not None
    press(page, Qt.Key.Key_F9)
    quiet(work, qtbot)
    assert shelves.held(WATER) == "7"
    assert shelves.ask(drafts, Kind.GOODS_RECEIPT) == []


def test_the_next_paper_takes_no_draft_of_the_one_before_with_it(
    page: ReceivePage, shelves: Shelves, work: Workplace, qtbot: QtBot
) -> None:
    from_supplier(page, shelves)
    page.scanned("7*" + WATER)
    press(page, Qt.Key.Key_Escape)
    from_supplier(page, shelves)
    page.scanned("2*" + WATER)
    quiet(work, qtbot)
    press(page, Qt.Key.Key_F9)
    quiet(work, qtbot)
    assert shelves.held(WATER) == "2"
    assert len(shelves.ask(drafts, Kind.GOODS_RECEIPT)) == 1


def test_a_draft_posted_in_another_window_is_told_and_booked_only_when_pressed_once_more(
    page: ReceivePage, shelves: Shelves, work: Workplace, qtbot: QtBot
) -> None:
    from_supplier(page, shelves)
    page.scanned("7*" + WATER)
    press(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    quiet(work, qtbot)
    shelves.act(drop_draft, DropDraft(shelves.ask(drafts, Kind.GOODS_RECEIPT)[0].id))
    press(page, Qt.Key.Key_F9)
    quiet(work, qtbot)
    assert (shelves.held(WATER), "草稿" in page.news.title()) == ("0", True)
    press(page, Qt.Key.Key_F9)
    quiet(work, qtbot)
    assert shelves.held(WATER) == "7"


def test_what_is_short_stays_on_the_order(page: ReceivePage, shelves: Shelves, work: Workplace, qtbot: QtBot) -> None:
    order_id = an_order(shelves)
    number = shelves.ask(order, order_id).head.number
    page.scanned(number)
    page.scanned(WATER_BOX)
    page.scanned("10*" + COLA)
    assert [row[3:7] for row in shown(page)] == [["48", "–", "24", "−24"], ["10", "–", "10", "–"]]
    assert "少 24 瓶" in page.card.said()
    press(page, Qt.Key.Key_F9)
    quiet(work, qtbot)
    lines = shelves.ask(order, order_id).lines
    assert [line.remaining for line in lines] == [Quantity.of(24), Quantity.of(0)]


def test_f6_takes_all_as_ordered(page: ReceivePage, shelves: Shelves) -> None:
    page.open_paper(an_order(shelves))
    press(page, Qt.Key.Key_F6)
    assert [line.now for line in page.lines] == [Quantity.of(48), Quantity.of(10)]
    assert page.card.said() == "收到的都和订单一样"


def test_more_than_was_ordered_comes_in_only_when_one_says_so(
    page: ReceivePage, shelves: Shelves, work: Workplace, qtbot: QtBot
) -> None:
    page.open_paper(an_order(shelves))
    page.scanned("12*" + COLA)
    press(page, Qt.Key.Key_F9)
    quiet(work, qtbot)
    assert shelves.held(COLA) == "0"
    press(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    quiet(work, qtbot)
    assert shelves.held(COLA) == "12"


def test_goods_that_are_not_on_the_order_come_only_as_a_gift(page: ReceivePage, shelves: Shelves) -> None:
    page.open_paper(an_order(shelves))
    page.scanned(NOODLES)
    assert len(page.lines) == 2
    press(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert (page.lines[2].gift, page.lines[2].worth) == (True, Money(0))


def test_an_unknown_code_leaves_the_delivery_as_it_is_and_becomes_an_item(
    page: ReceivePage, work: Workplace, qtbot: QtBot
) -> None:
    page.scanned(NOBODY)
    assert page.is_empty()
    assert page.entry.unknown.isVisible()
    page.scanned(WATER)
    assert len(page.lines) == 1
    band = page.entry.unknown
    qtbot.keyClicks(band.name, "Biscuits")
    qtbot.keyClicks(band.price, "6.5")
    qtbot.keyClick(band.price, Qt.Key.Key_Return)
    quiet(work, qtbot)
    assert [line.goods.name for line in page.lines] == ["农夫山泉", "Biscuits"]
    assert not band.isVisible()


def test_a_typed_amount_makes_the_price_and_a_new_shelf_price_is_set(
    page: ReceivePage, shelves: Shelves, work: Workplace, qtbot: QtBot
) -> None:
    from_supplier(page, shelves)
    page.scanned("3*" + COLA)
    page.grid.begin_edit(0, "amount")
    type_cell(page, "10")
    page.typed(0, "retail", Price.parse("3.50"))
    assert page.lines[0].price == Price.parse("3.3333")
    press(page, Qt.Key.Key_F9)
    quiet(work, qtbot)
    assert shelves.owed() == "10.00"
    assert shelves.ask(unit_by_id, shelves.units[COLA]).retail_price == Price.parse("3.50")


def test_paid_now_with_freight_owes_nothing(page: ReceivePage, shelves: Shelves, work: Workplace, qtbot: QtBot) -> None:
    from_supplier(page, shelves)
    page.scanned("10*" + WATER)
    press(page, Qt.Key.Key_F10)
    sheet = page.window().findChild(Sheet)
    sheet.fund.choose(shelves.ask(fund_of_kind, FundKind.CASH).id)
    sheet.other_cost.setText("8")
    press(sheet, Qt.Key.Key_Return)
    press(page, Qt.Key.Key_F9)
    quiet(work, qtbot)
    made = shelves.ask(receipts)[0]
    assert (made.total.text(), shelves.owed()) == ("20.00", "0.00")
    assert shelves.ask(receipt, made.document_id).lines[0].cost.text() == "20.00"


def test_del_and_undo_and_plus(page: ReceivePage) -> None:
    page.scanned(WATER)
    page.entry.line.setFocus()
    press(page, Qt.Key.Key_Plus)
    assert page.lines[0].now == Quantity.of(2)
    press(page, Qt.Key.Key_Delete)
    assert page.lines == ()
    assert page.undo()
    assert page.lines[0].now == Quantity.of(2)


@pytest.mark.parametrize(
    ("price", "tone", "said"),
    [("1.20", "warn", ""), ("1.10", "ok", ""), ("0.12", "warn", "便宜 89.6 %"), ("11.50", "warn", "贵 900 %")],
)
def test_a_price_far_from_the_last_one_asks_for_a_second_look_either_way(
    page: ReceivePage, shelves: Shelves, price: str, tone: str, said: str
) -> None:
    from_supplier(page, shelves)
    page.scanned(WATER)
    page.lines = (replace(page.lines[0], last=Price.parse("1.15")),)
    page.typed(0, "price", Price.parse(price))
    number = next(n for n, column in enumerate(page.grid.rows_model.columns) if column.key == "change")
    shown_change = page.grid.rows_model.columns[number].read((1, page.lines[0]))
    assert isinstance(shown_change, Emph) and shown_change.tone == tone
    assert (said in page.entry.line.said()) if said else "上次" not in page.entry.line.said()


def test_the_slip_can_be_made(page: ReceivePage, shelves: Shelves, work: Workplace, qtbot: QtBot) -> None:
    from_supplier(page, shelves)
    page.scanned("2*" + WATER)
    press(page, Qt.Key.Key_F9)
    quiet(work, qtbot)
    press(page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    quiet(work, qtbot)
    preview = page.window().findChild(PrintPreview)
    assert preview is not None and preview.pages is not None
    preview.leave()
    quiet(work, qtbot)


def test_who_may_not_see_cost_sees_no_last_price(
    shop: ShopFile, shelves: Shelves, work: Workplace, qtbot: QtBot
) -> None:
    clerk = Workplace(shop, Session(1, "周禾", Role.CLERK), work.desk)
    for page in open_page(clerk, qtbot, ReceivePage):
        page.scanned(WATER)
        assert (page.lines[0].price, page.lines[0].last) == (None, None)
        titles = [
            column.key for n, column in enumerate(page.grid.rows_model.columns) if not page.grid.isColumnHidden(n)
        ]
        assert "change" not in titles and "amount" not in titles
        page.lines = ()


def offered(page: ReceivePage) -> tuple[list[str], list[str]]:
    """The warehouses and the ways to pay on the sheet under F10."""
    press(page, Qt.Key.Key_F10)
    sheet = next(one for one in page.window().findChildren(TermsSheet) if one.isVisible())
    found = tuple([choice.itemText(n) for n in range(choice.count())] for choice in (sheet.place, sheet.fund))
    sheet.leave()
    return found[0], found[1]


def test_a_delivery_is_offered_the_warehouses_and_accounts_in_use_now(page: ReceivePage, shelves: Shelves) -> None:
    back = shelves.act(add_warehouse, NewWarehouse("后仓")).warehouse_id
    shelves.act(add_fund_account, NewFund("农行卡", FundKind.BANK))
    places, ways = offered(page)
    assert places == ["门店仓", "后仓"] and ways[-1] == "农行卡"
    shelves.act(edit_warehouse, EditWarehouse(back, "后仓", active=False))
    assert offered(page)[0] == ["门店仓"]
