"""The list pages that can do more than show: new items, partners, money in and out."""

from PySide6.QtWidgets import QWidget

from jxc_desktop.desktop.cards.expense_sheet import Booking, ExpenseSheet
from jxc_desktop.desktop.cards.item_card import ItemCard
from jxc_desktop.desktop.cards.partner_card import PartnerCard
from jxc_desktop.desktop.kit.buttons import KeyButton
from jxc_desktop.desktop.lists.report_page import ReportPage
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.documents.partners import PartnerKind
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.words import tr


def items_page(work: Workplace) -> ReportPage:
    """The list of goods; Ctrl N makes a new one with the words that were searched."""

    def new(words: str) -> None:
        ItemCard(page.window(), work, name=words).open_sheet()

    able = work.may(Permission.EDIT_ITEMS)
    page = ReportPage(work, "stock.items", new=new if able else None, new_title=tr("New item"))
    return page


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
    """Money papers; an expense, other income or a transfer is booked from here."""
    page: ReportPage
    buttons: list[QWidget] = []
    for booking, words, key in (
        (Booking.TRANSFER, tr("Transfer"), "F6"),
        (Booking.INCOME, tr("Income"), "F7"),
        (Booking.EXPENSE, tr("Spend"), "F8"),
    ):
        button = KeyButton(words, key)
        button.setEnabled(work.may(Permission.SPEND))
        button.clicked.connect(lambda _=False, what=booking: ExpenseSheet(page.window(), work, what).open_sheet())
        buttons.append(button)
    page = ReportPage(work, "finance.papers", actions=buttons)
    return page
