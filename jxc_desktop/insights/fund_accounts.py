"""Fund accounts with what lies in each: the drawer, the wallets, the bank (TRADE.md row 55)."""

from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, select

from jxc_desktop.insights.accounts import YUAN, named
from jxc_desktop.insights.answers import SEARCH, Asked, Question
from jxc_desktop.insights.report import Column, Kind, Listing, Opens, Reader, Report, Thing
from jxc_desktop.insights.spoken import ACTIVE, FUND_KINDS
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.ledger.tables import account_month, fund_account
from jxc_desktop.words import mark


def _funds(reader: Reader) -> Select[Any]:
    net = func.sum(account_month.c.debit_fen - account_month.c.credit_fen)
    held = (
        select(account_month.c.fund_id, account_month.c.account, net.label("fen"))
        .where(account_month.c.fund_id != 0)
        .group_by(account_month.c.fund_id, account_month.c.account)
        .subquery()
    )
    where: list[ColumnElement[bool]] = []
    if not reader.answers["stopped"]:
        where.append(fund_account.c.active == 1)
    if text := reader.answers["q"]:
        where.append(fund_account.c.name.contains(text, autoescape=True))
    return (
        select(
            fund_account.c.id.label("id"),
            fund_account.c.name.label("name"),
            fund_account.c.kind.label("kind"),
            fund_account.c.account.label("account"),
            named(fund_account.c.account).label("stands_in"),
            func.coalesce(held.c.fen, 0).label("balance"),
            case((fund_account.c.active == 1, "1"), else_="0").label("active"),
        )
        .select_from(
            fund_account.outerjoin(
                held, (held.c.fund_id == fund_account.c.id) & (held.c.account == fund_account.c.account)
            )
        )
        .where(*where)
    )


FUNDS = Report(
    name="finance.funds",
    title=mark("Fund accounts"),
    room="finance",
    columns=(
        Column("name", mark("Name"), width=180, stretch=True),
        Column("kind", mark("Kind"), width=110, says=FUND_KINDS),
        Column("account", mark("Code"), Kind.CODE, width=80),
        Column("stands_in", mark("Account"), width=180, sortable=False),
        Column("balance", mark("Balance"), Kind.MONEY, YUAN, width=140),
        Column("active", mark("State"), Kind.TAG, width=90, says=ACTIVE),
    ),
    questions=(SEARCH, Question("stopped", mark("Stopped ones too"), Asked.FLAG)),
    body=Listing(
        _funds, lambda row: Opens(Thing.FUND, row["id"]), sums=("balance",), faint=lambda row: row["active"] == "0"
    ),
    needs=(Permission.KEEP_BOOKS, Permission.SPEND, Permission.ASK_REPORTS),
    sort="account",
)
REPORTS = (FUNDS,)
