"""Everything a person may be allowed to do, and the five roles' first matrix (TRADE.md row 89)."""

from enum import StrEnum


class Permission(StrEnum):
    """One thing a role may do; in alphabetical order."""

    ADJUST_STOCK = "adjust_stock"
    APPROVE_OVER_RECEIPT = "approve_over_receipt"
    APPROVE_WRITE_OFF = "approve_write_off"
    ASK_REPORTS = "ask_reports"
    BACKUP = "backup"
    CHANGE_PRICE = "change_price"
    CLOSE_SHIFT = "close_shift"
    COUNT_STOCK = "count_stock"
    EDIT_CUSTOMERS = "edit_customers"
    EDIT_ITEMS = "edit_items"
    EDIT_SETTINGS = "edit_settings"
    EDIT_SUPPLIERS = "edit_suppliers"
    EDIT_USERS = "edit_users"
    GIVE_DISCOUNT = "give_discount"
    IMPORT = "import"
    KEEP_BOOKS = "keep_books"
    ORDER_GOODS = "order_goods"
    PAY_SUPPLIER = "pay_supplier"
    RECEIVE_GOODS = "receive_goods"
    REFUND = "refund"
    RETURN_GOODS = "return_goods"
    REVERSE = "reverse"
    SEE_COST = "see_cost"
    SELL = "sell"
    SELL_BELOW_FLOOR = "sell_below_floor"
    SELL_ON_ACCOUNT = "sell_on_account"
    SELL_SHORT = "sell_short"
    SPEND = "spend"
    TAKE_MONEY = "take_money"


class Role(StrEnum):
    """The five roles every shop starts with (老板 店长 收银员 仓管 会计)."""

    OWNER = "owner"
    MANAGER = "manager"
    CASHIER = "cashier"
    CLERK = "clerk"
    ACCOUNTANT = "accountant"


_P = Permission

MATRIX: dict[Role, frozenset[Permission]] = {
    Role.OWNER: frozenset(Permission),
    Role.MANAGER: frozenset(Permission) - {_P.EDIT_USERS, _P.KEEP_BOOKS},
    Role.CASHIER: frozenset({_P.SELL, _P.CLOSE_SHIFT, _P.EDIT_CUSTOMERS, _P.TAKE_MONEY}),
    Role.CLERK: frozenset(
        {_P.RECEIVE_GOODS, _P.ORDER_GOODS, _P.RETURN_GOODS, _P.COUNT_STOCK, _P.ADJUST_STOCK, _P.EDIT_ITEMS}
    ),
    Role.ACCOUNTANT: frozenset(
        {_P.ASK_REPORTS, _P.KEEP_BOOKS, _P.PAY_SUPPLIER, _P.SEE_COST, _P.SPEND, _P.TAKE_MONEY, _P.BACKUP, _P.REVERSE}
    ),
}
