"""Moving money between the shop's own accounts, a fee taken on the way (row 55)."""

from dataclasses import dataclass
from datetime import date

from jxc_desktop.documents.kinds import Kind
from jxc_desktop.documents.life import write_document
from jxc_desktop.finance.money_paper import FundPart, MoneyLine, MoneyPaper, checked, fund_lines, write_lines
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.ledger import Account, debit, post
from jxc_desktop.usecase import Tx, use_case
from jxc_desktop.words import mark


@dataclass(frozen=True, slots=True)
class TransferFunds:
    """`amount` leaves one fund account; `amount` less `fee` arrives in the other."""

    from_fund_id: int
    to_fund_id: int
    amount: Money
    fee: Money = ZERO
    memo: str = ""
    day: date | None = None


@use_case(mark("Transfer between accounts"), needs=Permission.SPEND, touches={Topic.FUNDS, Topic.BOOKS})
def transfer_funds(tx: Tx, request: TransferFunds) -> MoneyPaper:
    """Fund / fund, the fee 5603. Refused "money.*", "fund.*"."""
    if request.from_fund_id == request.to_fund_id:
        raise Refused("fund.same")
    if not ZERO <= request.fee < request.amount:
        raise Refused("money.not_positive")
    leaving = [FundPart(request.from_fund_id, request.amount)]
    arriving = [FundPart(request.to_fund_id, request.amount - request.fee)]
    checked([*leaving, *arriving])
    lines = [*fund_lines(tx, arriving, 1), debit(Account.FINANCE_EXPENSE, request.fee), *fund_lines(tx, leaving, -1)]
    day = request.day.isoformat() if request.day else None
    made = write_document(tx, Kind.FUND_TRANSFER, total=request.amount, memo=request.memo, day=day)
    stored = [MoneyLine(-request.amount, request.from_fund_id), MoneyLine(arriving[0].amount, request.to_fund_id)]
    write_lines(tx, made.id, stored)
    post(tx, made.id, lines, day=day)
    return MoneyPaper(made.id, made.number, request.amount)
