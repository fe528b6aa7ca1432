"""The card of an item with real keys on a real shop file: typed, scanned, refused, retired, left and brought back."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from jxc_desktop.catalog.add_item import add_item
from jxc_desktop.catalog.item_fields import NewBarcode, NewItem, NewUnit
from jxc_desktop.catalog.lookups import ItemCard as Kept
from jxc_desktop.catalog.lookups import item_card
from jxc_desktop.catalog.search import search
from jxc_desktop.desktop.cards.item_card import ItemCard
from jxc_desktop.desktop.window.main_window import MainWindow
from jxc_desktop.desktop.window.page import Page
from jxc_desktop.desktop.window.room_view import Room, SubPage
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.insights.report import Thing
from jxc_desktop.kernel.permission import Role
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.usecase import Session
from tests.desktop.in_front import bring_to_front
from tests.stocked import Stocked

WATER, COLA = "6921168509256", "6928804010091"


class Basket(Page):
    """A page below the card that takes every scan."""

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        self.scans: list[str] = []

    def scanned(self, text: str) -> bool:
        self.scans.append(text)
        return True


@pytest.fixture
def goods(shop: ShopFile, owner: Session) -> Stocked:
    made = Stocked(shop, owner)
    made.supplier_id = made.add_supplier()
    return made


@pytest.fixture
def window(qtbot: QtBot, work: Workplace) -> Iterator[MainWindow]:
    rooms = tuple(Room(f"r{n}", "房", (SubPage("p", "页", Basket),)) for n in range(10))
    over = MainWindow(work, rooms)
    qtbot.addWidget(over)
    over.resize(1280, 649)
    bring_to_front(over)
    yield over
    over.close()


def water(goods: Stocked, **more: object) -> int:
    fields = {"unit": "瓶", "spec": "550ml", "retail_price": Price.parse("2"), "purchase_price": Price.parse("1.20")}
    fields |= {"barcodes": (NewBarcode(WATER),)} | more
    return int(goods.act(add_item, NewItem("农夫山泉", **fields)).item_id)  # type: ignore[arg-type]  # by name


def kept(goods: Stocked, item_id: int) -> Kept:
    card: Kept = goods.ask(item_card, item_id, with_cost=True)
    return card


def opened(qtbot: QtBot, window: MainWindow, item_id: int | None = None, name: str = "") -> ItemCard:
    card = ItemCard(window, window.work, item_id, name)
    card.open_sheet()
    qtbot.waitUntil(lambda: card.known is not None)
    return card


def line(card: ItemCard, key: str) -> QLineEdit:
    editor = card.form.fields[key].editor
    assert isinstance(editor, QLineEdit)
    return editor


def write(card: ItemCard, **texts: str) -> None:
    for key, text in texts.items():
        card.form.go_to(key)
        line(card, key).setText(text)


def save(qtbot: QtBot, card: ItemCard) -> int:
    with qtbot.waitSignal(card.saved) as done:
        qtbot.keyClick(card, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    return int(done.args[0])


def below(card: ItemCard, key: str) -> str:
    return card.form.fields[key]._line.text()


def test_a_new_item_is_typed_with_enter_and_kept_with_ctrl_s(goods: Stocked, qtbot: QtBot, window: MainWindow) -> None:
    card = opened(qtbot, window)
    line(card, "item_name").insert("可乐")
    assert line(card, "item_name").hasFocus()
    QTest.keyClick(line(card, "item_name"), Qt.Key.Key_Return)
    assert line(card, "spec").hasFocus()
    write(card, retail_price="３.５", barcode=COLA, category="饮料")
    made = kept(goods, save(qtbot, card))
    assert (made.name, made.retail_price, made.category, made.code) == ("可乐", Price.parse("3.5"), "饮料", "000001")
    assert [code.code for code in made.units[0].barcodes] == [COLA]
    assert card.isHidden()


def test_words_that_were_searched_begin_the_new_item(goods: Stocked, qtbot: QtBot, window: MainWindow) -> None:
    assert line(opened(qtbot, window, name="可乐"), "item_name").text() == "可乐"
    assert line(opened(qtbot, window, name=COLA), "barcode").text() == COLA


def test_save_goes_to_the_first_field_that_cannot_be_saved(goods: Stocked, qtbot: QtBot, window: MainWindow) -> None:
    card = opened(qtbot, window)
    card.choose("stock")
    card.save.click()
    assert card.form.section == "basics" and line(card, "item_name").hasFocus()
    assert card.form.fields["item_name"].fault() and card.form.fields["retail_price"].fault()
    assert card.chips["basics"].isChecked()


def test_a_barcode_of_other_goods_is_refused_at_its_field_and_may_be_shared(
    goods: Stocked, qtbot: QtBot, window: MainWindow
) -> None:
    water(goods)
    card = opened(qtbot, window)
    write(card, item_name="仿的", retail_price="1", barcode=WATER)
    line(card, "barcode").editingFinished.emit()
    assert below(card, "barcode") == "“农夫山泉 550ml”已经用了这个条码"
    card.save.click()
    qtbot.waitUntil(lambda: "农夫山泉" in card._remark.text())
    assert line(card, "barcode").hasFocus() and card.form.fields["barcode"].fault()
    card.choose("units")
    card.form.shared.click()
    assert kept(goods, save(qtbot, card)).units[0].barcodes[0].code == WATER


def test_a_code_that_is_taken_is_refused_in_the_section_of_the_code(
    goods: Stocked, qtbot: QtBot, window: MainWindow
) -> None:
    water(goods, code="A1")
    card = opened(qtbot, window)
    write(card, item_name="茶", retail_price="1", code="A1")
    card.choose("basics")
    card.save.click()
    qtbot.waitUntil(lambda: bool(card.form.fields["code"].fault()))
    assert card.form.section == "units" and line(card, "code").hasFocus()


def test_margins_stand_below_the_prices_and_a_loss_in_amber(goods: Stocked, qtbot: QtBot, window: MainWindow) -> None:
    card = opened(qtbot, window, water(goods, member_price=Price.parse("1.15")))
    assert below(card, "retail_price") == "毛利率 40.0%"
    assert below(card, "member_price") == "比进价低，卖一个亏 0.05"
    write(card, member_price="1.50")
    line(card, "member_price").editingFinished.emit()
    assert below(card, "member_price") == "毛利率 20.0%"


def test_who_may_not_see_cost_gets_no_purchase_price_and_changes_none(
    goods: Stocked, qtbot: QtBot, work: Workplace, window: MainWindow
) -> None:
    item_id = water(goods)
    work.session = Session(1, "小李", Role.CLERK)
    card = opened(qtbot, window, item_id)
    assert "purchase_price" not in card.form.fields and not below(card, "retail_price")
    assert card.known is not None and card.known.last is None
    write(card, bin="A-3")
    save(qtbot, card)
    assert (kept(goods, item_id).bin, kept(goods, item_id).purchase_price) == ("A-3", Price.parse("1.20"))


def test_what_the_last_delivery_cost_is_shown_and_not_typed(goods: Stocked, qtbot: QtBot, window: MainWindow) -> None:
    goods.add_item("水", retail_price_e4=20000)
    goods.receive("水", 10, "1.30")
    card = opened(qtbot, window, goods.items["水"])
    assert line(card, "purchase_price").isReadOnly()
    assert "龙泉食品批发" in below(card, "purchase_price")


def test_a_further_unit_is_typed_into_the_blank_line(goods: Stocked, qtbot: QtBot, window: MainWindow) -> None:
    item_id = water(goods)
    card = opened(qtbot, window, item_id)
    card.choose("units")
    grid = card.form.units.grid
    for text in ("箱", "24", "16921168509253", "44"):
        if text == "箱":
            grid.begin_edit(0, "name")
        cell = grid.viewport().findChild(QLineEdit)
        assert isinstance(cell, QLineEdit)
        cell.setText(text)
        QTest.keyClick(cell, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda old=cell: grid.viewport().findChild(QLineEdit) is not old)
    grid.setFocus()
    save(qtbot, card)
    box = kept(goods, item_id).units[1]
    assert (box.name, box.factor, box.retail_price) == ("箱", Quantity.of(24), Price.parse("44"))
    assert [code.code for code in box.barcodes] == ["16921168509253"]


def test_a_unit_without_its_pieces_is_refused_below_the_table(goods: Stocked, qtbot: QtBot, window: MainWindow) -> None:
    card = opened(qtbot, window, water(goods))
    card.choose("units")
    card.form.units._edited(0, "name", "箱")
    card.save.click()
    qtbot.waitUntil(lambda: "箱" in card.form.units._fault.text())


def test_del_takes_a_unit_away(goods: Stocked, qtbot: QtBot, window: MainWindow) -> None:
    item_id = water(goods, units=(NewUnit("箱", Quantity.of(24)), NewUnit("提", Quantity.of(12))))
    card = opened(qtbot, window, item_id)
    card.choose("units")
    card.form.units.grid.setFocus()
    card.form.units.grid.go_to(0)
    QTest.keyClick(card.form.units.grid, Qt.Key.Key_Delete)
    save(qtbot, card)
    assert [unit.name for unit in kept(goods, item_id).units] == ["瓶", "箱"]


def test_a_scan_goes_into_the_barcode_field_only_while_the_cursor_is_in_it(
    goods: Stocked, qtbot: QtBot, window: MainWindow
) -> None:
    card = opened(qtbot, window)
    basket = window.page()
    assert isinstance(basket, Basket)
    card.form.go_to("barcode")
    window.route_scan(COLA)
    assert line(card, "barcode").text() == COLA and basket.scans == []
    card.form.go_to("item_name")
    window.route_scan(WATER)
    assert basket.scans == [WATER]
    assert (line(card, "item_name").text(), line(card, "barcode").text()) == ("", COLA)


def test_a_scan_on_a_units_barcode_cell_belongs_to_that_unit(goods: Stocked, qtbot: QtBot, window: MainWindow) -> None:
    card = opened(qtbot, window, water(goods, units=(NewUnit("箱", Quantity.of(24)),)))
    card.choose("units")
    grid = card.form.units.grid
    grid.setFocus()
    grid.go_to(0, "barcodes")
    window.route_scan("16921168509253")
    window.route_scan("16921168509253")
    assert card.form.units.lines()[0].barcodes == "16921168509253"


def test_goods_without_a_barcode_get_one_of_the_shops_own(goods: Stocked, qtbot: QtBot, window: MainWindow) -> None:
    card = opened(qtbot, window)
    write(card, item_name="散装瓜子", retail_price="12")
    card.form.own_code.click()
    assert kept(goods, save(qtbot, card)).units[0].barcodes[0].code == "2000000000015"


def test_a_digit_that_is_missing_is_told_but_does_not_stop(goods: Stocked, qtbot: QtBot, window: MainWindow) -> None:
    card = opened(qtbot, window)
    write(card, item_name="水", retail_price="2", barcode=WATER[:-1])
    line(card, "barcode").editingFinished.emit()
    assert below(card, "barcode") == "条码少一位，再扫一次"
    save(qtbot, card)


def test_what_still_lies_on_the_shelf_is_not_retired(goods: Stocked, qtbot: QtBot, window: MainWindow) -> None:
    goods.add_item("水", retail_price_e4=20000)
    goods.receive("水", 10, "1.30")
    card = opened(qtbot, window, goods.items["水"])
    card._retire.click()
    qtbot.waitUntil(lambda: "还有" in card._remark.text())
    assert kept(goods, goods.items["水"]).active and card.isVisible()


def test_a_retired_item_comes_back_with_ctrl_z(goods: Stocked, qtbot: QtBot, window: MainWindow) -> None:
    item_id = water(goods)
    card = opened(qtbot, window, item_id)
    card._retire.click()
    qtbot.waitUntil(lambda: not kept(goods, item_id).active)
    qtbot.waitUntil(lambda: not isValid(card) or card.isHidden())
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: kept(goods, item_id).active)


def test_esc_never_asks_and_ctrl_z_brings_back_what_was_typed(goods: Stocked, qtbot: QtBot, window: MainWindow) -> None:
    item_id = water(goods)
    card = opened(qtbot, window, item_id)
    write(card, spec="1.5L")
    QTest.keyClick(line(card, "spec"), Qt.Key.Key_Escape)
    assert card.isHidden() and kept(goods, item_id).spec == "550ml"
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    again = next(one for one in window.findChildren(ItemCard) if one is not card and one.isVisible())
    qtbot.waitUntil(lambda: again.known is not None)
    assert line(again, "spec").text() == "1.5L"
    save(qtbot, again)
    assert kept(goods, item_id).spec == "1.5L"


def test_the_purchase_history_opens_the_paper(goods: Stocked, qtbot: QtBot, window: MainWindow) -> None:
    goods.add_item("水", retail_price_e4=20000)
    made = goods.receive("水", 10, "1.30")
    card = opened(qtbot, window, goods.items["水"])
    card.chips["purchasing.of_item"].click()
    table = card._table("purchasing.of_item")
    qtbot.waitUntil(lambda: len(table.grid.rows_model.rows) == 1)
    with qtbot.waitSignal(window.work.going) as gone:
        QTest.keyClick(table.grid, Qt.Key.Key_Return)
    assert (gone.args[0].thing, gone.args[0].key) == (Thing.DOCUMENT, made.document_id)


def test_the_moves_of_the_item_open_with_ctrl_h(goods: Stocked, qtbot: QtBot, window: MainWindow) -> None:
    item_id = water(goods)
    card = opened(qtbot, window, item_id)
    with qtbot.waitSignal(window.work.going) as gone:
        qtbot.keyClick(card, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert gone.args[0].answers == (("item", str(item_id)),)
    assert card.isHidden()


def test_pressing_save_twice_makes_one_item(goods: Stocked, qtbot: QtBot, window: MainWindow) -> None:
    card = opened(qtbot, window)
    write(card, item_name="可乐", retail_price="3")
    with qtbot.waitSignal(card.saved):
        card.save.click()
        card.save.click()
    assert len(goods.ask(search, "可乐").items) == 1


def test_a_new_category_is_made_once_though_the_item_is_refused_at_first(
    goods: Stocked, qtbot: QtBot, window: MainWindow
) -> None:
    card = opened(qtbot, window)
    write(card, item_name="可乐", retail_price="3", code="000001", category="饮料")
    goods.act(add_item, NewItem("雪碧", code="000001", retail_price=Price.parse("3")))
    card.save.click()
    qtbot.waitUntil(lambda: not window.work.desk.busy)
    assert card.isVisible() and "000001" in below(card, "code")
    write(card, code="000002")
    made = kept(goods, save(qtbot, card))
    assert (made.code, made.category) == ("000002", "饮料")


def test_an_item_that_is_gone_is_told_in_the_card(goods: Stocked, qtbot: QtBot, window: MainWindow) -> None:
    card = ItemCard(window, window.work, 999)
    card.open_sheet()
    qtbot.waitUntil(lambda: not card.save.isEnabled())
    assert "没有这个商品" in card._stack.currentWidget().accessibleName()


def test_the_supplier_is_found_by_pinyin_and_an_unknown_one_is_a_fault(
    goods: Stocked, qtbot: QtBot, window: MainWindow
) -> None:
    card = opened(qtbot, window)
    write(card, item_name="水", retail_price="2", supplier="lqsp")
    assert card.form.fields["supplier"].check()
    assert line(card, "supplier").text() == "龙泉食品批发"
    write(card, supplier="没有这家")
    card.save.click()
    assert "没有这家" in card.form.fields["supplier"].fault() and line(card, "supplier").hasFocus()
    write(card, supplier="lqsp")
    assert kept(goods, save(qtbot, card)).supplier_id == goods.supplier_id
