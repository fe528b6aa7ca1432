"""Taking a customer's money for what he owes: chosen bills or the oldest first, a discount, an advance (row 11)."""

from dataclasses import dataclass
from datetime import date

from jxc_desktop.documents.kinds import Kind
from jxc_desktop.documents.life import write_document
from jxc_desktop.documents.partners import PartnerKind, partner_by_id
from jxc_desktop.finance.money_paper import (
    BillPart,
    FundPart,
    MoneyLine,
    MoneyPaper,
    checked,
    fund_lines,
    settle_bills,
    write_lines,
)
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.ledger import Account, credit, debit, post
from jxc_desktop.usecase import Tx, use_case
from jxc_desktop.words import mark


@dataclass(frozen=True, slots=True)
class ReceiveMoney:
    """Take money from a customer. With no `bills` named the oldest are settled first; the rest stays his advance.

    `discount` is what we let him off: it is booked as a finance expense.
    """

    customer_id: int
    received: tuple[FundPart, ...]
    bills: tuple[BillPart, ...] = ()
    discount: Money = ZERO
    memo: str = ""
    day: date | None = None


@use_case(
    mark("Take a customer's money"), needs=Permission.TAKE_MONEY, touches={Topic.FUNDS, Topic.BOOKS, Topic.CUSTOMERS}
)
def receive_money(tx: Tx, request: ReceiveMoney) -> MoneyPaper:
    """Funds / 1122; the discount 5603 / 1122.

    Refused "partner.unknown" (a supplier is no customer), "money.*", "fund.*", "settle.too_much".
    """
    partner_by_id(tx.conn, request.customer_id, PartnerKind.CUSTOMER)
    if request.discount < ZERO:
        raise Refused("money.not_positive")
    if request.discount:
        tx.require(Permission.GIVE_DISCOUNT)
    received = checked(request.received)
    money = fund_lines(tx, request.received, 1, request.memo)
    day = request.day.isoformat() if request.day else None
    made = write_document(
        tx, Kind.MONEY_RECEIPT, partner_id=request.customer_id, total=received, memo=request.memo, day=day
    )
    write_lines(tx, made.id, [MoneyLine(part.amount, part.fund_id) for part in request.received])
    lines = [
        *money,
        debit(Account.FINANCE_EXPENSE, request.discount),
        credit(Account.RECEIVABLE, received + request.discount, partner_id=request.customer_id, memo=request.memo),
    ]
    post(tx, made.id, lines, day=day)
    settle_bills(tx, request.customer_id, Account.RECEIVABLE, made.id, request.bills)
    return MoneyPaper(made.id, made.number, received)
