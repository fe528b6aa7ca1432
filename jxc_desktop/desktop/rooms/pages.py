"""How each page is made; its modules are loaded when it is first opened, so that the window is there a third sooner."""

from jxc_desktop.desktop.window.page import Page
from jxc_desktop.desktop.workplace import Workplace


def opening(work: Workplace) -> Page:
    """Opening balances."""
    from jxc_desktop.desktop.cards.opening_page import OpeningPage

    return OpeningPage(work)


def receive(work: Workplace) -> Page:
    """A delivery."""
    from jxc_desktop.desktop.purchasing.receive_page import ReceivePage

    return ReceivePage(work)


def order(work: Workplace) -> Page:
    """An order to a supplier."""
    from jxc_desktop.desktop.purchasing.order_page import OrderPage

    return OrderPage(work)


def send_back(work: Workplace) -> Page:
    """Goods back to a supplier."""
    from jxc_desktop.desktop.purchasing.return_page import ReturnPage

    return ReturnPage(work)


def month_pack(work: Workplace) -> Page:
    """The month pack."""
    from jxc_desktop.desktop.lists.month_pack_page import MonthPackPage

    return MonthPackPage(work)


def about(work: Workplace) -> Page:
    """About the program."""
    from jxc_desktop.desktop.settings.about_page import AboutPage

    return AboutPage(work)


def backup(work: Workplace) -> Page:
    """Backups."""
    from jxc_desktop.desktop.settings.backup_page import BackupPage

    return BackupPage(work)


def import_goods(work: Workplace) -> Page:
    """A goods list brought in."""
    from jxc_desktop.desktop.settings.import_page import ImportPage

    return ImportPage(work)


def people(work: Workplace) -> Page:
    """Who may do what."""
    from jxc_desktop.desktop.settings.people_page import PeoplePage

    return PeoplePage(work)


def printing(work: Workplace) -> Page:
    """Printers."""
    from jxc_desktop.desktop.settings.printing_page import PrintingPage

    return PrintingPage(work)


def shop(work: Workplace) -> Page:
    """The shop itself."""
    from jxc_desktop.desktop.settings.shop_page import ShopPage

    return ShopPage(work)


def adjust(work: Workplace) -> Page:
    """Written off, or found."""
    from jxc_desktop.desktop.stock.adjust_page import AdjustPage

    return AdjustPage(work)


def count(work: Workplace) -> Page:
    """A stock-take."""
    from jxc_desktop.desktop.stock.count_page import CountPage

    return CountPage(work)


def labels(work: Workplace) -> Page:
    """Labels to be printed."""
    from jxc_desktop.desktop.stock.labels_page import LabelsPage

    return LabelsPage(work)


def checkout(work: Workplace) -> Page:
    """The till."""
    from jxc_desktop.desktop.till.checkout_page import CheckoutPage

    return CheckoutPage(work)


def customers(work: Workplace) -> Page:
    """Customers."""
    from jxc_desktop.desktop.rooms.list_actions import customers_page

    return customers_page(work)


def suppliers(work: Workplace) -> Page:
    """Suppliers."""
    from jxc_desktop.desktop.rooms.list_actions import suppliers_page

    return suppliers_page(work)


def items(work: Workplace) -> Page:
    """Items."""
    from jxc_desktop.desktop.rooms.list_actions import items_page

    return items_page(work)


def expenses(work: Workplace) -> Page:
    """Money papers."""
    from jxc_desktop.desktop.rooms.list_actions import expenses_page

    return expenses_page(work)


def funds(work: Workplace) -> Page:
    """Fund accounts."""
    from jxc_desktop.desktop.rooms.list_actions import funds_page

    return funds_page(work)


def shop_lists(work: Workplace) -> Page:
    """The shop's short lists."""
    from jxc_desktop.desktop.shop_lists.lists_page import ListsPage

    return ListsPage(work)


def listed(name: str, work: Workplace) -> Page:
    """A declared report or list."""
    from jxc_desktop.desktop.lists.report_page import ReportPage

    return ReportPage(work, name)
