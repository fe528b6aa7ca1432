"""The whole shop proven: the two books and every room's own sums recounted from the rows."""

from sqlalchemy import Connection

from jxc_desktop.documents import proof as documents
from jxc_desktop.ledger import proof as ledger
from jxc_desktop.ledger.proof import Check, Finding, prove
from jxc_desktop.purchasing import proof as purchasing
from jxc_desktop.sales import proof as sales
from jxc_desktop.stock import proof as stock

CHECKS: tuple[Check, ...] = (*ledger.CHECKS, *documents.CHECKS, *purchasing.CHECKS, *stock.CHECKS, *sales.CHECKS)


def prove_shop(conn: Connection) -> list[Finding]:
    """Every disagreement between what is kept and what the rows say; empty where the shop is sound."""
    return prove(conn, CHECKS)
