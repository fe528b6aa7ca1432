"""The list pages that can do more than show: new items, partners, money in and out."""

from PySide6.QtWidgets import QWidget

from jxc_desktop.catalog.give_instore_codes import GiveInstoreCodes, InstoreCodesGiven, give_instore_codes
from jxc_desktop.catalog.lookups import base_codes
from jxc_desktop.desktop.cards.expense_sheet import Booking, ExpenseSheet
from jxc_desktop.desktop.cards.fund_sheet import NewFundSheet, fund_ledger
from jxc_desktop.desktop.cards.item_card import ItemCard
from jxc_desktop.desktop.cards.partner_card import PartnerCard
from jxc_desktop.desktop.cards.price_sheet import PriceSheet
from jxc_desktop.desktop.kit.buttons import KeyButton
from jxc_desktop.desktop.lists.report_page import ReportPage
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.documents.partners import PartnerKind
from jxc_desktop.insights.report import Row
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.words import tr


def items_page(work: Workplace) -> ReportPage:
    """The list of goods; Ctrl N makes one with the words that were searched, F6 gives one a code of ours, F7 prices."""
    page: ReportPage

    def new(words: str) -> None:
        ItemCard(page.window(), work, name=words).open_sheet()

    able = work.may(Permission.EDIT_ITEMS)
    code = KeyButton(tr("Own code"), "F6", height=32)
    code.setEnabled(able)
    code.clicked.connect(lambda: _give_code(work, page, code))
    prices = KeyButton(tr("Prices"), "F7", height=32)
    prices.setEnabled(work.may(Permission.CHANGE_PRICE))
    prices.clicked.connect(lambda: _reprice(work, page))
    page = ReportPage(work, "stock.items", beside=[prices, code], new=new if able else None, new_title=tr("New item"))
    return page


def _item_of(page: ReportPage) -> int | None:
    row = page.table.grid.current_row()
    return int(row.opens.key) if isinstance(row, Row) and row.opens else None


def _reprice(work: Workplace, page: ReportPage) -> None:
    item_id = _item_of(page)
    if item_id is not None:
        sheet = PriceSheet(page.window(), work, item_id)
        sheet.open_sheet(sheet.first)


def _give_code(work: Workplace, page: ReportPage, button: KeyButton) -> None:
    """A code of the shop's own for the item of the row, where it has none."""
    item_id = _item_of(page)
    if item_id is None:
        return
    known = work.look(lambda conn: base_codes(conn, [item_id])).get(item_id)
    if known:
        work.say_done(tr("It has a code already: {code}", code=known))
        return

    def given(done: InstoreCodesGiven) -> None:
        work.say_done(tr("Its code is {code}; print its label under Labels", code=done.codes[0].code))

    work.run(button, give_instore_codes, GiveInstoreCodes((item_id,)), given, rest=button.setDisabled)


def customers_page(work: Workplace) -> ReportPage:
    """Customers with what they owe."""
    return _partners_page(work, PartnerKind.CUSTOMER, "customers.list", tr("New customer"), Permission.EDIT_CUSTOMERS)


def suppliers_page(work: Workplace) -> ReportPage:
    """Suppliers with what we owe."""
    return _partners_page(work, PartnerKind.SUPPLIER, "suppliers.list", tr("New supplier"), Permission.EDIT_SUPPLIERS)


def _partners_page(work: Workplace, kind: PartnerKind, report: str, title: str, needs: Permission) -> ReportPage:
    def new(words: str) -> None:
        PartnerCard(page.window(), work, kind, name=words).open_sheet()

    page = ReportPage(work, report, new=new if work.may(needs) else None, new_title=title)
    return page


def expenses_page(work: Workplace) -> ReportPage:
    """Money papers; an expense or other income is booked from here, a transfer where the funds are."""
    page: ReportPage
    buttons: list[QWidget] = []
    for booking, words, key in (
        (Booking.INCOME, tr("Income"), "F7"),
        (Booking.EXPENSE, tr("Spend"), "F8"),
    ):
        button = KeyButton(words, key)
        button.setEnabled(work.may(Permission.SPEND))
        button.clicked.connect(lambda _=False, what=booking: ExpenseSheet(page.window(), work, what).open_sheet())
        buttons.append(button)
    page = ReportPage(work, "finance.papers", actions=buttons)
    return page


class FundsPage(ReportPage):
    """Enter, or a double click, opens the card of a fund; on its balance what came in and went out."""

    def open_row(self, row: Row) -> None:
        grid = self.table.grid
        column = grid.rows_model.columns[max(grid.currentIndex().column(), 0)]
        if column.key == "balance" and row.opens:
            self.work.go(fund_ledger(int(row.opens.key)))
        else:
            super().open_row(row)


def funds_page(work: Workplace) -> ReportPage:
    """Fund accounts with what lies in them; Ctrl H, too, shows what came in and went out."""
    page: ReportPage
    transfer, ledger = KeyButton(tr("Transfer"), "F6", height=32), KeyButton(tr("Fund ledger"), "Ctrl H", height=32)
    transfer.setEnabled(work.may(Permission.SPEND))
    transfer.clicked.connect(lambda: ExpenseSheet(page.window(), work, Booking.TRANSFER).open_sheet())

    def show_ledger() -> None:
        row = page.table.grid.current_row()
        if isinstance(row, Row) and row.opens:
            work.go(fund_ledger(int(row.opens.key)))

    def new(words: str) -> None:
        sheet = NewFundSheet(page.window(), work, words)
        sheet.open_sheet(sheet.first)

    ledger.clicked.connect(show_ledger)
    able = work.may(Permission.KEEP_BOOKS)
    title = tr("New fund account")
    page = FundsPage(work, "finance.funds", beside=[transfer, ledger], new=new if able else None, new_title=title)
    return page
