"""The words for what the database keeps as codes: kinds of papers, states, routes, tenders, roles."""

from jxc_desktop.documents.kinds import Kind, State
from jxc_desktop.documents.partners import PriceLevel
from jxc_desktop.insights.report import Tag
from jxc_desktop.kernel.permission import Role
from jxc_desktop.ledger import Route
from jxc_desktop.ledger.funds import FundKind
from jxc_desktop.words import mark

KINDS: dict[str, Tag] = {
    Kind.PURCHASE_ORDER: Tag(mark("Purchase order")),
    Kind.GOODS_RECEIPT: Tag(mark("Goods receipt")),
    Kind.PURCHASE_RETURN: Tag(mark("Purchase return")),
    Kind.RETAIL_SALE: Tag(mark("Retail sale")),
    Kind.RETAIL_RETURN: Tag(mark("Retail refund")),
    Kind.SALES_ISSUE: Tag(mark("Sales issue")),
    Kind.SALES_RETURN: Tag(mark("Sales return")),
    Kind.STOCK_TAKE: Tag(mark("Stock-take")),
    Kind.COUNT_GAIN: Tag(mark("Count gain")),
    Kind.COUNT_LOSS: Tag(mark("Count loss")),
    Kind.STOCK_WRITEOFF: Tag(mark("Write-off")),
    Kind.STOCK_OVERAGE: Tag(mark("Overage")),
    Kind.MONEY_RECEIPT: Tag(mark("Money received")),
    Kind.MONEY_PAYMENT: Tag(mark("Payment")),
    Kind.EXPENSE: Tag(mark("Expense")),
    Kind.OTHER_INCOME: Tag(mark("Other income")),
    Kind.FUND_TRANSFER: Tag(mark("Account transfer")),
    Kind.SHIFT_CLOSE: Tag(mark("Shift handover slip")),
    Kind.OPENING_SETUP: Tag(mark("Opening setup")),
    Kind.VOUCHER: Tag(mark("Journal voucher")),
}

STATES: dict[str, Tag] = {
    State.DRAFT: Tag(mark("Draft"), "warn"),
    State.POSTED: Tag(mark("Posted"), "ok"),
    State.CLOSED: Tag(mark("Closed")),
    State.REVERSED: Tag(mark("Reversed"), "bad"),
    State.VOIDED: Tag(mark("Voided")),
}

ROUTES: dict[str, Tag] = {
    Route.OPENING: Tag(mark("Opening stock")),
    Route.PURCHASE: Tag(mark("Purchase in")),
    Route.PURCHASE_RETURN: Tag(mark("Purchase return")),
    Route.TRANSFER_IN: Tag(mark("Transfer in")),
    Route.COUNT_GAIN: Tag(mark("Count gain")),
    Route.ASSEMBLY_IN: Tag(mark("Assembly in")),
    Route.OTHER_IN: Tag(mark("Other in")),
    Route.SALE: Tag(mark("Sale")),
    Route.RETAIL: Tag(mark("Retail")),
    Route.SALES_RETURN: Tag(mark("Sales return")),
    Route.TRANSFER_OUT: Tag(mark("Transfer out")),
    Route.COUNT_LOSS: Tag(mark("Count loss")),
    Route.WRITE_OFF: Tag(mark("Write-off")),
    Route.ASSEMBLY_OUT: Tag(mark("Assembly out")),
    Route.OTHER_OUT: Tag(mark("Other out")),
    Route.COST_ADJUSTMENT: Tag(mark("Cost adjustment")),
}

ROLES: dict[str, Tag] = {
    Role.OWNER: Tag(mark("Owner")),
    Role.MANAGER: Tag(mark("Manager")),
    Role.CASHIER: Tag(mark("Cashier")),
    Role.CLERK: Tag(mark("Stock clerk")),
    Role.ACCOUNTANT: Tag(mark("Accountant")),
}

LEVELS: dict[str, Tag] = {
    PriceLevel.RETAIL: Tag(mark("Retail price")),
    PriceLevel.MEMBER: Tag(mark("Member price")),
    PriceLevel.WHOLESALE: Tag(mark("Wholesale price")),
}

FUND_KINDS: dict[str, Tag] = {
    FundKind.CASH: Tag(mark("Cash")),
    FundKind.WECHAT: Tag(mark("WeChat")),
    FundKind.ALIPAY: Tag(mark("Alipay")),
    FundKind.BANK: Tag(mark("Bank")),
}

ACTIVE: dict[str, Tag] = {"1": Tag(mark("In use"), "ok"), "0": Tag(mark("Stopped"))}
