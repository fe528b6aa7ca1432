"""The ten tabs and their pages: what the window shows, in one list."""

from functools import partial

from jxc_desktop.desktop.cards.opening_page import OpeningPage
from jxc_desktop.desktop.home.home_page import HomePage
from jxc_desktop.desktop.list_actions import customers_page, expenses_page, items_page, suppliers_page
from jxc_desktop.desktop.lists.report_page import ReportPage
from jxc_desktop.desktop.purchasing.order_page import OrderPage
from jxc_desktop.desktop.purchasing.receive_page import ReceivePage
from jxc_desktop.desktop.purchasing.return_page import ReturnPage
from jxc_desktop.desktop.room_view import Room, SubPage
from jxc_desktop.desktop.settings.about_page import AboutPage
from jxc_desktop.desktop.settings.backup_page import BackupPage
from jxc_desktop.desktop.settings.import_page import ImportPage
from jxc_desktop.desktop.settings.people_page import PeoplePage
from jxc_desktop.desktop.settings.printing_page import PrintingPage
from jxc_desktop.desktop.settings.shop_page import ShopPage
from jxc_desktop.desktop.stock.adjust_page import AdjustPage
from jxc_desktop.desktop.stock.count_page import CountPage
from jxc_desktop.desktop.till.checkout_page import CheckoutPage
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.insights.registry import report
from jxc_desktop.kernel.permission import Permission as P
from jxc_desktop.words import mark


def listed(name: str, title: str = "") -> SubPage:
    """A page that is one declared report or list."""
    declared = report(name)
    return SubPage(name, title or declared.title, partial(_report_page, name), declared.needs)


def _report_page(name: str, work: Workplace) -> ReportPage:
    return ReportPage(work, name)


_SELLERS = (P.SELL,)

ROOMS: tuple[Room, ...] = (
    Room("home", mark("Home"), (SubPage("today", mark("Today"), HomePage),)),
    Room("till", mark("Checkout"), (SubPage("checkout", mark("Checkout"), CheckoutPage, _SELLERS),), bare=True),
    Room(
        "purchasing",
        mark("Purchasing"),
        (
            SubPage("receive", mark("Receive"), ReceivePage, (P.RECEIVE_GOODS,)),
            SubPage("order", mark("Place an order"), OrderPage, (P.ORDER_GOODS,)),
            SubPage("return", mark("Return to supplier"), ReturnPage, (P.RETURN_GOODS,)),
            listed("purchasing.orders"),
            listed("purchasing.papers"),
        ),
    ),
    Room(
        "stock",
        mark("Stock"),
        (
            SubPage("stock.items", mark("Items"), items_page),
            listed("stock.on_hand"),
            listed("stock.low"),
            SubPage("count", mark("Stock count"), CountPage, (P.COUNT_STOCK,)),
            SubPage("adjust", mark("Write off"), AdjustPage, (P.ADJUST_STOCK,)),
            listed("stock.ledger"),
            listed("stock.papers"),
        ),
    ),
    Room(
        "sales",
        mark("Sales"),
        (listed("sales.receipts"), listed("sales.papers"), listed("sales.held"), listed("sales.shifts")),
    ),
    Room(
        "customers",
        mark("Customers"),
        (
            SubPage("customers.list", mark("Customers"), customers_page, report("customers.list").needs),
            listed("customers.statement"),
            listed("customers.ageing"),
        ),
    ),
    Room(
        "suppliers",
        mark("Suppliers"),
        (
            SubPage("suppliers.list", mark("Suppliers"), suppliers_page, report("suppliers.list").needs),
            listed("suppliers.statement"),
            listed("suppliers.ageing"),
        ),
    ),
    Room(
        "finance",
        mark("Finance"),
        (
            SubPage("finance.papers", report("finance.papers").title, expenses_page, report("finance.papers").needs),
            listed("finance.fund_ledger"),
            listed("finance.journal"),
            listed("finance.trial_balance"),
            listed("finance.account", mark("Ledger")),
            SubPage("opening", mark("Opening"), OpeningPage, (P.KEEP_BOOKS,)),
        ),
    ),
    Room(
        "reports",
        mark("Reports"),
        (
            listed("stock.summary", mark("Stock movement")),
            listed("sales.margin", mark("Margins")),
            listed("sales.daily"),
            listed("sales.cashiers"),
            listed("finance.income"),
            listed("finance.balance_sheet"),
            listed("stock.count_variance"),
        ),
    ),
    Room(
        "settings",
        mark("Settings"),
        (
            SubPage("shop", mark("The shop"), ShopPage, (P.EDIT_SETTINGS,)),
            SubPage("people", mark("People"), PeoplePage, (P.EDIT_USERS,)),
            SubPage("printing", mark("Printing"), PrintingPage),
            SubPage("import", mark("Import"), ImportPage, (P.IMPORT,)),
            SubPage("backup", mark("Backup"), BackupPage, (P.BACKUP,)),
            listed("settings.actions"),
            SubPage("about", mark("About"), AboutPage),
        ),
    ),
)
