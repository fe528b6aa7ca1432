"""The ten tabs and their pages: what the window shows, in one list."""

from functools import partial

from jxc_desktop.desktop.home.home_page import HomePage
from jxc_desktop.desktop.rooms import pages
from jxc_desktop.desktop.window.room_view import Room, SubPage
from jxc_desktop.insights.registry import report
from jxc_desktop.kernel.permission import Permission as P
from jxc_desktop.words import mark


def listed(name: str, title: str = "") -> SubPage:
    """A page that is one declared report or list."""
    declared = report(name)
    return SubPage(name, title or declared.title, partial(pages.listed, name), declared.needs)


_SELLERS = (P.SELL,)

ROOMS: tuple[Room, ...] = (
    Room("home", mark("Home"), (SubPage("today", mark("Today"), HomePage),)),
    Room("till", mark("Checkout"), (SubPage("checkout", mark("Checkout"), pages.checkout, _SELLERS),), bare=True),
    Room(
        "purchasing",
        mark("Purchasing"),
        (
            SubPage("receive", mark("Receive"), pages.receive, (P.RECEIVE_GOODS,)),
            SubPage("order", mark("Place an order"), pages.order, (P.ORDER_GOODS,)),
            SubPage("return", mark("Return to supplier"), pages.send_back, (P.RETURN_GOODS,)),
            listed("purchasing.orders"),
            listed("purchasing.papers"),
        ),
    ),
    Room(
        "stock",
        mark("Stock"),
        (
            SubPage("stock.items", mark("Items"), pages.items),
            listed("stock.on_hand"),
            listed("stock.low"),
            SubPage("count", mark("Stock count"), pages.count, (P.COUNT_STOCK,)),
            SubPage("adjust", mark("Write off"), pages.adjust, (P.ADJUST_STOCK,)),
            SubPage("labels", mark("Labels"), pages.labels, (P.EDIT_ITEMS,)),
            listed("stock.ledger"),
            listed("stock.papers"),
        ),
    ),
    Room(
        "sales",
        mark("Sales"),
        (
            listed("sales.receipts"),
            listed("sales.papers"),
            listed("sales.held"),
            listed("sales.shifts"),
            listed("sales.cashiers"),
        ),
    ),
    Room(
        "customers",
        mark("Customers"),
        (
            SubPage("customers.list", mark("Customers"), pages.customers, report("customers.list").needs),
            listed("customers.statement"),
            listed("customers.ageing"),
        ),
    ),
    Room(
        "suppliers",
        mark("Suppliers"),
        (
            SubPage("suppliers.list", mark("Suppliers"), pages.suppliers, report("suppliers.list").needs),
            listed("suppliers.statement"),
            listed("suppliers.ageing"),
        ),
    ),
    Room(
        "finance",
        mark("Finance"),
        (
            SubPage("finance.papers", report("finance.papers").title, pages.expenses, report("finance.papers").needs),
            SubPage("finance.funds", mark("Funds"), pages.funds, report("finance.funds").needs),
            listed("finance.fund_ledger"),
            listed("finance.journal"),
            listed("finance.trial_balance"),
            listed("finance.account", mark("Ledger")),
            SubPage("opening", mark("Opening"), pages.opening, (P.KEEP_BOOKS,)),
        ),
    ),
    Room(
        "reports",
        mark("Reports"),
        (
            listed("stock.summary", mark("Stock movement")),
            listed("sales.margin", mark("Margins")),
            listed("sales.daily"),
            listed("finance.income"),
            listed("finance.balance_sheet"),
            listed("finance.cash_flow", mark("Cash flow")),
            SubPage("month_pack", mark("Month report"), pages.month_pack, (P.ASK_REPORTS,)),
            listed("stock.count_variance"),
        ),
    ),
    Room(
        "settings",
        mark("Settings"),
        (
            SubPage("shop", mark("The shop"), pages.shop, (P.EDIT_SETTINGS,)),
            SubPage("lists", mark("Lists"), pages.shop_lists, (P.EDIT_SETTINGS, P.EDIT_ITEMS, P.KEEP_BOOKS)),
            SubPage("people", mark("People"), pages.people, (P.EDIT_USERS,)),
            SubPage("printing", mark("Printing"), pages.printing),
            SubPage("import", mark("Import"), pages.import_goods, (P.IMPORT,)),
            SubPage("backup", mark("Backup"), pages.backup, (P.BACKUP,)),
            listed("settings.actions"),
            SubPage("about", mark("About"), pages.about),
        ),
    ),
)
