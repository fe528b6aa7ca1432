"""How much a shop file holds, for the page about it and before a backup is put back."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, func, select

from jxc_desktop.catalog.tables import item
from jxc_desktop.documents.tables import document, partner


@dataclass(frozen=True, slots=True)
class ShopFacts:
    """Posted papers, items and partners in the file, and the SQLite that reads it."""

    papers: int
    items: int
    partners: int
    sqlite: str


def shop_facts(conn: Connection) -> ShopFacts:
    """What the file holds now."""
    return ShopFacts(
        papers=_count(conn, document.c.posted_at.is_not(None)),
        items=int(conn.execute(select(func.count()).select_from(item)).scalar_one()),
        partners=int(conn.execute(select(func.count()).select_from(partner)).scalar_one()),
        sqlite=str(conn.exec_driver_sql("SELECT sqlite_version()").scalar_one()),
    )


def papers_since(conn: Connection, moment: datetime) -> int:
    """How many papers were posted after a moment."""
    return _count(conn, document.c.posted_at > moment.isoformat())


def _count(conn: Connection, condition: ColumnElement[bool]) -> int:
    return int(conn.execute(select(func.count()).select_from(document).where(condition)).scalar_one())
