"""Where the money of a tender goes: its fund account, or what the customer owes."""

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, select

from jxc_desktop.documents.partners import PriceLevel
from jxc_desktop.documents.tables import partner
from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.ledger import Account
from jxc_desktop.ledger.balances import owed_by
from jxc_desktop.ledger.funds import Fund, funds
from jxc_desktop.sales.sale_rows import TenderRow
from jxc_desktop.sales.shifts import open_drawer
from jxc_desktop.sales.tendering import Part, TenderKind
from jxc_desktop.storage.prepared import Prepared
from jxc_desktop.usecase import Tx

_CUSTOMER = Prepared(
    select(partner.c.name, partner.c.level, partner.c.credit_limit_fen, partner.c.active).where(
        partner.c.id == bindparam("id"), partner.c.kind == "customer"
    )
)


def customer_of(conn: Connection, customer_id: int, *, retired: bool = False) -> tuple[str, PriceLevel, Money]:
    """Name, price level and credit limit of a customer, a retired one only where allowed; Refused "partner.unknown"."""
    row = _CUSTOMER.first(conn, id=customer_id)
    if row is None or not (row[3] or retired):
        raise Refused("partner.unknown", partner=customer_id)
    return row[0], PriceLevel(row[1]), Money(row[2])


def take(tx: Tx, parts: Sequence[Part], sign: int = 1) -> tuple[list[TenderRow], int | None]:
    """The tenders as they are stored (`sign` -1 where money goes back), and the open shift of this till.

    Cash goes into the drawer of the shift, which is one cash fund, unless another fund is named; it is never taken or
    given outside a shift. Refused "fund.none_of_kind", "tender.wrong_fund", "shift.none_open".
    """
    drawer = open_drawer(tx.conn, tx.session.till)
    if drawer is None and any(part.wanted.kind is TenderKind.CASH for part in parts):
        raise Refused("shift.none_open", till=tx.session.till)
    known = funds(tx.conn) if any(part.wanted.kind is not TenderKind.ACCOUNT for part in parts) else []
    rows = [_row(known, part, sign, drawer.fund_id if drawer else None) for part in parts]
    return rows, drawer.shift_id if drawer else None


def _row(known: Sequence[Fund], part: Part, sign: int, drawer: int | None) -> TenderRow:
    wanted = part.wanted
    tendered, amount = Money(sign * wanted.tendered.fen), Money(sign * part.amount.fen)
    if wanted.kind is TenderKind.ACCOUNT:
        return TenderRow(wanted.kind.value, 0, Account.RECEIVABLE, "", tendered, amount, wanted.reference)
    in_drawer = wanted.kind is TenderKind.CASH and wanted.fund_id is None
    place = _fund(known, wanted.kind, drawer if in_drawer else wanted.fund_id)
    return TenderRow(wanted.kind.value, place.id, place.account, place.name, tendered, amount, wanted.reference)


def _fund(known: Sequence[Fund], kind: TenderKind, fund_id: int | None) -> Fund:
    for place in known:
        if place.kind.value == kind.value and fund_id in (None, place.id):
            return place
    if fund_id is None:
        raise Refused("fund.none_of_kind", kind=kind)
    raise Refused("tender.wrong_fund", kind=kind)


def on_account(tenders: Sequence[TenderRow]) -> Money:
    """How much of a bill stays owed."""
    return Money.total(tender.amount for tender in tenders if not tender.fund_id)


def check_credit(tx: Tx, customer_id: int, limit: Money, owed: Money, more: Money) -> None:
    """Whether `more` may be put on account (row 52); a limit of 0 means none is set.

    Refused "permission.missing", "credit.over_limit".
    """
    tx.require(Permission.SELL_ON_ACCOUNT)
    if limit and owed + more > limit:
        raise Refused("credit.over_limit", limit=limit, owed=owed, room=max(limit - owed, ZERO))


def owed_before(conn: Connection, customer_id: int | None) -> Money | None:
    """What the customer owes as yet, None without one."""
    return owed_by(conn, customer_id) if customer_id else None
