"""Paying a supplier: from several accounts, for chosen bills or the oldest, with a discount or in advance (row 11)."""

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
class PaySupplier:
    """Pay a supplier. With no `bills` named the oldest are paid first; what is over stays as an advance.

    `discount` is what the supplier let us off (less to pay, other gains).
    """

    supplier_id: int
    paid: tuple[FundPart, ...]
    bills: tuple[BillPart, ...] = ()
    discount: Money = ZERO
    memo: str = ""
    day: date | None = None


@use_case(mark("Pay a supplier"), needs=Permission.PAY_SUPPLIER, touches={Topic.FUNDS, Topic.BOOKS, Topic.SUPPLIERS})
def pay_supplier(tx: Tx, request: PaySupplier) -> MoneyPaper:
    """2202 / funds; the discount 2202 / 5301.

    Refused "partner.unknown" (a customer is no supplier), "money.*", "fund.*", "settle.too_much".
    """
    partner_by_id(tx.conn, request.supplier_id, PartnerKind.SUPPLIER)
    if request.discount < ZERO:
        raise Refused("money.not_positive")
    paid = checked(request.paid)
    money = fund_lines(tx, request.paid, -1, request.memo)
    day = request.day.isoformat() if request.day else None
    made = write_document(
        tx, Kind.MONEY_PAYMENT, partner_id=request.supplier_id, total=paid, memo=request.memo, day=day
    )
    write_lines(tx, made.id, [MoneyLine(-part.amount, part.fund_id) for part in request.paid])
    lines = [
        debit(Account.PAYABLE, paid + request.discount, partner_id=request.supplier_id, memo=request.memo),
        *money,
        credit(Account.OTHER_GAINS, request.discount),
    ]
    post(tx, made.id, lines, day=day)
    settle_bills(tx, request.supplier_id, Account.PAYABLE, made.id, request.bills)
    return MoneyPaper(made.id, made.number, paid)
