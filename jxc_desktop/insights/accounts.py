"""The chart's accounts in the spoken language, and the journal's vouchers line by line (TRADE.md row 54)."""

from typing import Any

from sqlalchemy import ColumnElement, RowMapping, Select, case, func, or_, select

from jxc_desktop.documents.tables import document, partner
from jxc_desktop.insights.answers import FROM, SEARCH, TO, Asked, Question
from jxc_desktop.insights.offered import document_id
from jxc_desktop.insights.report import Column, Kind, Listing, Opens, Reader, Report, Thing
from jxc_desktop.insights.spoken import KINDS
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.ledger.chart import chart
from jxc_desktop.ledger.tables import fund_account, journal_line
from jxc_desktop.words import language, mark

YUAN = mark("¥")
ACCOUNT = Question("account", mark("Account"), Asked.ACCOUNT)


def account_name(code: str) -> str:
    """An account's name in the spoken language; its code where the chart does not know it."""
    for account in chart():
        if account.code == code:
            return account.name if language() == "zh_CN" else account.english
    return code


def named(code: ColumnElement[str]) -> ColumnElement[str]:
    """The name of the account a column holds the code of."""
    names = [(code == account.code, account_name(account.code)) for account in chart()]
    return case(*names, else_=code)


LINES: Any = (
    journal_line.join(document, document.c.id == journal_line.c.document_id)
    .outerjoin(partner, partner.c.id == journal_line.c.partner_id)
    .outerjoin(fund_account, fund_account.c.id == journal_line.c.fund_id)
)


def line_columns() -> list[Any]:
    """What every list of journal lines shows."""
    amount = journal_line.c.amount_fen
    return [
        journal_line.c.id.label("id"),
        journal_line.c.business_day.label("day"),
        document.c.id.label("document_id"),
        document.c.number.label("number"),
        document.c.kind.label("kind"),
        journal_line.c.account.label("account"),
        named(journal_line.c.account).label("name"),
        func.coalesce(partner.c.name, "").label("partner"),
        func.coalesce(fund_account.c.name, "").label("fund"),
        case((journal_line.c.memo != "", journal_line.c.memo), else_=document.c.memo).label("memo"),
        case((amount > 0, amount), else_=0).label("debit"),
        case((amount < 0, -amount), else_=0).label("credit"),
        amount.label("amount"),
    ]


def opens_paper(row: RowMapping) -> Opens:
    """The paper behind a line."""
    return Opens(Thing.DOCUMENT, row["document_id"])


def _journal(reader: Reader) -> Select[Any]:
    answers = reader.answers
    if answers["document"]:
        where: list[ColumnElement[bool]] = [journal_line.c.document_id == document_id(reader.conn, answers)]
    else:
        where = [journal_line.c.business_day.between(answers["from"], answers["to"])]
    if answers["account"]:
        where.append(journal_line.c.account == answers["account"])
    if text := answers["q"]:
        fields = (document.c.number, partner.c.name, document.c.memo, journal_line.c.memo)
        where.append(or_(*[field.contains(text, autoescape=True) for field in fields]))
    return select(*line_columns()).select_from(LINES).where(*where)


DAY = Column("day", mark("Day"), Kind.DAY, width=96)
NUMBER = Column("number", mark("Number"), Kind.CODE, width=172, sortable=False)
PAPER = Column("kind", mark("Paper"), width=96, says=KINDS, sortable=False)
PARTNER = Column("partner", mark("Partner"), width=120, sortable=False)
MEMO = Column("memo", mark("Note"), width=130, stretch=True, sortable=False)
DEBIT = Column("debit", mark("Debit"), Kind.MONEY, YUAN, width=110, sortable=False)
CREDIT = Column("credit", mark("Credit"), Kind.MONEY, YUAN, width=110, sortable=False)

JOURNAL = Report(
    name="finance.journal",
    title=mark("Journal"),
    room="finance",
    columns=(
        DAY,
        NUMBER,
        PAPER,
        Column("account", mark("Code"), Kind.CODE, width=64, sortable=False),
        Column("name", mark("Account"), width=160, sortable=False),
        PARTNER,
        Column("fund", mark("Fund"), width=84, sortable=False),
        MEMO,
        DEBIT,
        CREDIT,
    ),
    questions=(FROM, TO, ACCOUNT, Question("document", mark("Paper number"), Asked.DOCUMENT), SEARCH),
    body=Listing(_journal, opens_paper, sums=("debit", "credit")),
    needs=(Permission.SEE_COST,),
    sort="-day",
    listed=True,
)
REPORTS = (JOURNAL,)
