"""Opening balances: stock, debts both ways, money, other accounts; what is left over is capital (row 58)."""

from dataclasses import dataclass
from datetime import date

from jxc_desktop.catalog.find import ItemUnit, units_by_id
from jxc_desktop.documents.drafts import discard
from jxc_desktop.documents.kinds import Kind
from jxc_desktop.documents.life import write_document
from jxc_desktop.documents.partners import PartnerKind, partner_by_id
from jxc_desktop.finance.money_paper import FundPart, MoneyLine, MoneyPaper, fund_lines, write_lines
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.kernel.quantity import NONE, Quantity
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.ledger import Account, Line, Receipt, Route, cost, credit, debit, post, variance_lines
from jxc_desktop.ledger.chart import ChartAccount, chart
from jxc_desktop.usecase import Tx, use_case
from jxc_desktop.words import mark

# Accounts that open through stock, partners or funds only, never by a bare figure.
_OWN_DOORS = {Account.INVENTORY, Account.RECEIVABLE, Account.PAYABLE, Account.CASH, Account.BANK, Account.E_MONEY}


@dataclass(frozen=True, slots=True)
class OpeningStock:
    """So many of a unit on the shelf, worth `value` in all at cost."""

    unit_id: int
    quantity: Quantity
    value: Money


@dataclass(frozen=True, slots=True)
class OpeningDebt:
    """What one partner owes us (customers) or we owe him (suppliers)."""

    partner_id: int
    amount: Money


@dataclass(frozen=True, slots=True)
class OpeningAccount:
    """Another account's balance, debit positive."""

    account: str
    amount: Money


@dataclass(frozen=True, slots=True)
class SetOpening:
    """Any part of the opening; it may be given in several papers, and corrected later by another one (rule 13).

    A negative amount takes an earlier opening figure back. The difference is the owner's capital, so it balances.
    """

    stock: tuple[OpeningStock, ...] = ()
    customers: tuple[OpeningDebt, ...] = ()
    suppliers: tuple[OpeningDebt, ...] = ()
    funds: tuple[FundPart, ...] = ()
    accounts: tuple[OpeningAccount, ...] = ()
    warehouse_id: int | None = None
    memo: str = ""
    day: date | None = None
    draft_id: int | None = None


@use_case(
    mark("Set opening balances"),
    needs=Permission.KEEP_BOOKS,
    touches={Topic.BOOKS, Topic.STOCK, Topic.FUNDS, Topic.CUSTOMERS, Topic.SUPPLIERS},
)
def set_opening(tx: Tx, request: SetOpening) -> MoneyPaper:
    """Each figure against 3001. Refused "opening.*", "partner.unknown", "fund.*", "unit.too_fine", "draft.*"."""
    if not (request.stock or request.customers or request.suppliers or request.funds or request.accounts):
        raise Refused("opening.empty")
    _check_partners(tx, request)
    discard(tx, request.draft_id, Kind.OPENING_SETUP)
    place = request.warehouse_id or tx.session.warehouse_id
    units = units_by_id(tx.conn, [one.unit_id for one in request.stock])
    moves = cost(tx, [_receipt(n, one, units[one.unit_id], place) for n, one in enumerate(request.stock, 1)])
    lines = [debit(Account.INVENTORY, one.value) for one in request.stock]
    lines += [debit(Account.RECEIVABLE, one.amount, partner_id=one.partner_id) for one in request.customers]
    lines += [credit(Account.PAYABLE, one.amount, partner_id=one.partner_id) for one in request.suppliers]
    lines += fund_lines(tx, request.funds, 1)
    lines += [Line(_checked_account(one.account), one.amount) for one in request.accounts]
    capital = Money.total(line.amount for line in lines)
    day = request.day.isoformat() if request.day else None
    made = write_document(
        tx,
        Kind.OPENING_SETUP,
        total=capital,
        memo=request.memo,
        warehouse_id=place,
        partner_id=_only(request),
        day=day,
    )
    if request.funds:
        write_lines(tx, made.id, [MoneyLine(part.amount, part.fund_id) for part in request.funds])
    post(tx, made.id, [*lines, credit(Account.CAPITAL, capital), *variance_lines(moves)], moves, day=day)
    return MoneyPaper(made.id, made.number, capital)


def _receipt(number: int, one: OpeningStock, unit: ItemUnit, warehouse_id: int) -> Receipt:
    if one.quantity <= NONE or one.value < ZERO:
        raise Refused("opening.stock_negative")
    return Receipt(number, unit.item_id, warehouse_id, Route.OPENING, unit.base_quantity(one.quantity), one.value)


def _check_partners(tx: Tx, request: SetOpening) -> None:
    for kind, debts in ((PartnerKind.CUSTOMER, request.customers), (PartnerKind.SUPPLIER, request.suppliers)):
        for debt in debts:
            partner_by_id(tx.conn, debt.partner_id, kind)


def _checked_account(code: str) -> str:
    if code in _OWN_DOORS or code not in {account.code for account in chart()}:
        raise Refused("opening.account", code=code)
    return code


def opening_accounts() -> tuple[ChartAccount, ...]:
    """The accounts that open by a bare figure: none with a door of its own, nor the one that balances it all."""
    return tuple(one for one in chart() if one.code not in _OWN_DOORS and one.code != Account.CAPITAL)


def _only(request: SetOpening) -> int | None:
    partners = [debt.partner_id for debt in (*request.customers, *request.suppliers)]
    return partners[0] if len(partners) == 1 else None
