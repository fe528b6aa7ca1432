"""The kinds of papers, the letters their numbers begin with, and the life each leads."""

from enum import StrEnum


class Kind(StrEnum):
    """Every paper of the shop; names are the glossary's (TRADE.md section 4)."""

    PURCHASE_ORDER = "purchase_order"
    GOODS_RECEIPT = "goods_receipt"
    PURCHASE_RETURN = "purchase_return"
    RETAIL_SALE = "retail_sale"
    RETAIL_RETURN = "retail_return"
    SALES_ISSUE = "sales_issue"
    SALES_RETURN = "sales_return"
    STOCK_TAKE = "stock_take"
    COUNT_GAIN = "count_gain"
    COUNT_LOSS = "count_loss"
    STOCK_WRITEOFF = "stock_writeoff"
    STOCK_OVERAGE = "stock_overage"
    MONEY_RECEIPT = "money_receipt"
    MONEY_PAYMENT = "money_payment"
    EXPENSE = "expense"
    OTHER_INCOME = "other_income"
    FUND_TRANSFER = "fund_transfer"
    SHIFT_CLOSE = "shift_close"
    OPENING_SETUP = "opening_setup"
    VOUCHER = "voucher"


PREFIX: dict[Kind, str] = {
    Kind.PURCHASE_ORDER: "CD",
    Kind.GOODS_RECEIPT: "RK",
    Kind.PURCHASE_RETURN: "CT",
    Kind.RETAIL_SALE: "XS",
    Kind.RETAIL_RETURN: "XT",
    Kind.SALES_ISSUE: "CK",
    Kind.SALES_RETURN: "TH",
    Kind.STOCK_TAKE: "PD",
    Kind.COUNT_GAIN: "PY",
    Kind.COUNT_LOSS: "PK",
    Kind.STOCK_WRITEOFF: "BS",
    Kind.STOCK_OVERAGE: "BY",
    Kind.MONEY_RECEIPT: "SK",
    Kind.MONEY_PAYMENT: "FK",
    Kind.EXPENSE: "FY",
    Kind.OTHER_INCOME: "SR",
    Kind.FUND_TRANSFER: "ZZ",
    Kind.SHIFT_CLOSE: "JB",
    Kind.OPENING_SETUP: "QC",
    Kind.VOUCHER: "PZ",
}


class State(StrEnum):
    """Where a paper is in its life."""

    DRAFT = "draft"
    POSTED = "posted"
    CLOSED = "closed"
    REVERSED = "reversed"
    VOIDED = "voided"


# One life for every paper: a posted one is never edited, only reversed; an order's rest may be closed.
MOVES: frozenset[tuple[State, State]] = frozenset(
    {
        (State.DRAFT, State.POSTED),
        (State.DRAFT, State.VOIDED),
        (State.POSTED, State.CLOSED),
        (State.POSTED, State.REVERSED),
    }
)
