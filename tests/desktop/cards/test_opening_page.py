"""Opening balances by scan and key on a real shop: five parts, one paper, the rest is capital."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from jxc_desktop.catalog.add_item import add_item
from jxc_desktop.catalog.item_fields import NewBarcode, NewItem
from jxc_desktop.customers.add_customer import NewCustomer, add_customer
from jxc_desktop.desktop.cards.opening_lines import SumLine
from jxc_desktop.desktop.cards.opening_page import OpeningPage
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.documents.drafts import Draft, DropDraft, drafts, drop_draft
from jxc_desktop.documents.kinds import Kind
from jxc_desktop.documents.partners import PartnerKind
from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.ledger import Account
from jxc_desktop.ledger.balances import account_balance, in_fund, on_hand, owed_by, owed_to
from jxc_desktop.usecase import do
from tests.desktop.in_front import bring_to_front
from tests.stocked import Stocked

WATER = "6901234567892"


@pytest.fixture
def page(work: Workplace, qtbot: QtBot) -> OpeningPage:
    water = NewItem("怡宝纯净水", unit="瓶", barcodes=(NewBarcode(WATER),), purchase_price=Price.parse("1.20"))
    do(work.shop, work.session, add_item, water)
    page = OpeningPage(work)
    qtbot.addWidget(page)
    for button in page.title_actions():
        button.setParent(page)
    page.resize(1280, 600)
    bring_to_front(page)
    qtbot.waitUntil(lambda: len(page.funds.lines) == 4)
    return page


def type_cell(page: OpeningPage, text: str) -> None:
    editor = page.focusWidget()
    assert editor is not None
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)


def partner(work: Workplace, kind: PartnerKind, name: str) -> SumLine:
    stocked = Stocked(work.shop, work.session)
    if kind is PartnerKind.SUPPLIER:
        return SumLine(stocked.add_supplier(name), name)
    return SumLine(stocked.act(add_customer, NewCustomer(name)).customer_id, name)


def test_a_scan_counts_one_and_values_it_at_the_purchase_price(page: OpeningPage) -> None:
    assert page.scanned(f"24*{WATER}")
    page.scanned(WATER)
    (line,) = page.goods.lines
    assert (line.quantity, line.value) == (Quantity.of(25), Money(30_00))
    assert page.capital_total() == Money(30_00) and page.capital.text() == "30.00"


def test_a_scan_wins_over_the_part_that_is_shown(page: OpeningPage) -> None:
    page.choose(3)
    page.scanned(WATER)
    assert page.stack.currentWidget() is page.goods and len(page.goods.lines) == 1


def test_a_typed_value_stays_when_the_quantity_changes(page: OpeningPage) -> None:
    page.scanned(WATER)
    page.goods.grid.rows_model.edited.emit(0, "value", Money(50_00))
    page.goods.grid.rows_model.edited.emit(0, "now", Quantity.of(40))
    assert page.goods.total == Money(50_00)
    assert page.undo() and page.goods.lines[0].quantity == Quantity.of(1)


def test_everything_goes_into_the_books_as_one_paper(page: OpeningPage, work: Workplace, qtbot: QtBot) -> None:
    page.scanned(f"10*{WATER}")
    owing, owed = partner(work, PartnerKind.CUSTOMER, "老张"), partner(work, PartnerKind.SUPPLIER, "龙泉食品批发")
    QTest.keyClick(page, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    page.customers.add(owing)
    type_cell(page, "80")
    QTest.keyClick(page, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    page.suppliers.add(owed)
    type_cell(page, "300")
    QTest.keyClick(page, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    page.funds.grid.setFocus()
    page.funds.grid.begin_edit(0, "amount")
    type_cell(page, "1000")
    loan = next(n for n, line in enumerate(page.accounts.lines) if line.key == "2001")
    page.choose(4)
    page.accounts.grid.begin_edit(loan, "amount")
    type_cell(page, "500")
    stock = page.goods.total
    capital = stock + Money(80_00) - Money(300_00) + Money(1000_00) - Money(500_00)
    assert page.capital_total() == capital
    QTest.keyClick(page, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: bool(page.news.title()), timeout=10_000)
    with work.shop.reading() as conn:
        assert on_hand(conn, 1).value == stock
        assert owed_by(conn, int(owing.key)) == Money(80_00)
        assert owed_to(conn, int(owed.key)) == Money(300_00)
        assert in_fund(conn, 1, Account.CASH) == Money(1000_00)
        assert account_balance(conn, "2001") == Money(-500_00)
        assert account_balance(conn, Account.CAPITAL) == -capital
    assert page.capital_total() == ZERO and page.goods.lines == () and page.customers.lines == ()
    qtbot.waitUntil(lambda: page.funds.lines[0].now == Money(1000_00))


def test_nothing_typed_is_said_and_the_button_stays(page: OpeningPage, qtbot: QtBot) -> None:
    QTest.keyClick(page, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: "还没填" in page.news.title())
    assert page.book.isEnabled() and page.step_back() and page.news.title() == ""


def test_what_was_typed_stays_when_the_books_change_beside_it(page: OpeningPage, qtbot: QtBot) -> None:
    page.funds.grid.rows_model.edited.emit(1, "amount", Money(7_00))
    page.reload()
    qtbot.waitUntil(lambda: not page.work.desk.busy)
    assert page.funds.total == Money(7_00) and page.tabs[3].name == "资金 1"


def test_del_takes_a_partner_out_again(page: OpeningPage, work: Workplace) -> None:
    page.choose(1)
    page.customers.add(partner(work, PartnerKind.CUSTOMER, "老张"))
    type_cell(page, "80")
    page.customers.grid.setFocus()
    QTest.keyClick(page.customers.grid, Qt.Key.Key_Delete)
    assert page.customers.lines == () and page.capital_total() == ZERO


def kept(work: Workplace) -> list[Draft]:
    with work.shop.reading() as conn:
        return drafts(conn, Kind.OPENING_SETUP)


def type_everywhere(page: OpeningPage, work: Workplace) -> None:
    page.scanned(f"10*{WATER}")
    page.goods.grid.rows_model.edited.emit(0, "value", Money(50_00))
    for part, kind, name, sum_of in (
        (page.customers, PartnerKind.CUSTOMER, "老张", Money(80_00)),
        (page.suppliers, PartnerKind.SUPPLIER, "龙泉", Money(300_00)),
    ):
        part.add(partner(work, kind, name))
        part.grid.rows_model.edited.emit(0, "amount", sum_of)
    page.funds.grid.rows_model.edited.emit(0, "amount", Money(1000_00))
    loan = next(n for n, line in enumerate(page.accounts.lines) if line.key == "2001")
    page.accounts.grid.rows_model.edited.emit(loan, "amount", Money(500_00))
    page.day.show_value(date(2026, 11, 1))


def test_esc_puts_everything_typed_aside_and_it_comes_back_and_goes_with_the_paper(
    page: OpeningPage, work: Workplace, qtbot: QtBot
) -> None:
    type_everywhere(page, work)
    typed = page.request()
    assert page.step_back() and page.is_empty()
    qtbot.waitUntil(lambda: "草稿" in page.news.title())
    QTest.keyClick(page, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not page.is_empty())
    assert page.request() == typed
    page.goods.grid.rows_model.edited.emit(0, "now", Quantity.of(11))
    assert page.goods.total == Money(50_00), "a typed value is still a typed one"
    QTest.keyClick(page, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: "建账" in page.news.title() or "期初" in page.news.title(), timeout=10_000)
    assert kept(work) == []


def test_a_moment_after_the_last_change_it_is_on_the_disk_and_an_emptied_form_leaves_none(
    page: OpeningPage, work: Workplace, qtbot: QtBot
) -> None:
    page.scanned(f"10*{WATER}")
    qtbot.waitUntil(lambda: len(kept(work)) == 1, timeout=10_000)
    page.scanned(WATER)
    qtbot.waitUntil(lambda: '"11"' in kept(work)[0].content, timeout=10_000)
    assert len(kept(work)) == 1 and page.news.title() == ""
    page.goods.clear()
    qtbot.waitUntil(lambda: kept(work) == [], timeout=10_000)


def test_a_page_that_is_left_at_once_or_closed_has_kept_what_was_typed(
    page: OpeningPage, work: Workplace, qtbot: QtBot
) -> None:
    page.scanned(WATER)
    page.hide()
    work.desk.close()
    assert len(kept(work)) == 1


def test_f9_while_the_draft_is_being_written_books_once_and_leaves_no_draft(
    page: OpeningPage, work: Workplace, qtbot: QtBot
) -> None:
    page.scanned(WATER)
    page.keep_draft()
    page.keep_draft()
    QTest.keyClick(page, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: page.is_empty(), timeout=10_000)
    qtbot.waitUntil(lambda: not work.desk.busy)
    assert kept(work) == []
    with work.shop.reading() as conn:
        assert on_hand(conn, 1).quantity == Quantity.of(1)


def test_a_draft_booked_elsewhere_is_told_and_the_second_press_is_an_opening_of_its_own(
    page: OpeningPage, work: Workplace, qtbot: QtBot
) -> None:
    page.scanned(WATER)
    page.keep_draft()
    qtbot.waitUntil(lambda: len(kept(work)) == 1 and not work.desk.busy)
    do(work.shop, work.session, drop_draft, DropDraft(kept(work)[0].id))
    QTest.keyClick(page, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: page.news.title() != "")
    assert not page.is_empty() and page.book.isEnabled()
    QTest.keyClick(page, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: page.is_empty(), timeout=10_000)
