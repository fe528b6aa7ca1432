"""An opening that was put aside, read back as the lines of the page."""

from dataclasses import dataclass
from typing import Any

from jxc_desktop.catalog.find import units_by_id
from jxc_desktop.customers.lookups import Customer, customer
from jxc_desktop.desktop.cards.opening_lines import GoodsLine, SumLine
from jxc_desktop.finance.lookups import FundBalance, fund_balances
from jxc_desktop.finance.set_opening import SetOpening, opening_accounts
from jxc_desktop.kernel.money import Money
from jxc_desktop.ledger.balances import account_balance, on_hand
from jxc_desktop.ledger.chart import ChartAccount
from jxc_desktop.suppliers.lookups import Supplier, supplier
from jxc_desktop.words import language


@dataclass(frozen=True, slots=True)
class OpeningLines:
    """The five parts of the page."""

    goods: tuple[GoodsLine, ...]
    customers: tuple[SumLine, ...]
    suppliers: tuple[SumLine, ...]
    funds: tuple[SumLine, ...]
    accounts: tuple[SumLine, ...]


def opening_lines(conn: Any, kept: SetOpening, warehouse_id: int) -> OpeningLines:
    """What was kept, beside what stands in the books now; Refused "item.unknown", "partner.unknown"."""
    funds = {part.fund_id: part.amount for part in kept.funds}
    accounts = {one.account: one.amount for one in kept.accounts}
    return OpeningLines(
        _goods(conn, kept, warehouse_id),
        tuple([_partner(customer(conn, one.partner_id), one.amount) for one in kept.customers]),
        tuple([_partner(supplier(conn, one.partner_id), one.amount) for one in kept.suppliers]),
        tuple([fund_line(one, funds.get(one.fund.id)) for one in fund_balances(conn)]),
        tuple([account_line(conn, one, accounts.get(one.code)) for one in opening_accounts()]),
    )


def _goods(conn: Any, kept: SetOpening, warehouse_id: int) -> tuple[GoodsLine, ...]:
    units = units_by_id(conn, [one.unit_id for one in kept.stock])
    lines = []
    for one in kept.stock:
        goods = units[one.unit_id]
        follows = goods.purchase_price.times(one.quantity) == one.value
        held = on_hand(conn, goods.item_id, warehouse_id).quantity
        lines.append(GoodsLine(goods, one.quantity, None if follows else one.value, held))
    return tuple(lines)


def _partner(known: Customer | Supplier, amount: Money) -> SumLine:
    return SumLine(known.partner.id, known.partner.name, known.partner.code, known.owed, amount)


def fund_line(one: FundBalance, amount: Money | None = None) -> SumLine:
    """A fund and what lies in it now."""
    return SumLine(one.fund.id, one.fund.name, one.fund.account, one.balance, amount)


def account_line(conn: Any, one: ChartAccount, amount: Money | None = None) -> SumLine:
    """An account as it is kept: what it stands at, and `amount` (debit positive) put there."""
    balance = account_balance(conn, one.code)
    shown, put = (balance, amount) if one.side > 0 else (-balance, -amount if amount is not None else None)
    return SumLine(one.code, one.english if language() == "en" else one.name, one.code, shown, put, one.side)
