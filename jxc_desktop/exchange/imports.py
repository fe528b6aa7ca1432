"""Reads: the lists that were brought in, so that one can be taken back."""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from jxc_desktop.catalog.tables import item_import
from jxc_desktop.security.tables import app_user


@dataclass(frozen=True, slots=True)
class Import:
    """One list that was brought in; `undone_at` is "" while its goods are there."""

    id: int
    file_name: str
    at: str
    by: str
    items: int
    undone_at: str


def imports(conn: Connection, limit: int = 20) -> tuple[Import, ...]:
    """The newest first."""
    row = item_import.c
    columns = (row.id, row.file_name, row.at, app_user.c.name, row.rows, row.undone_at)
    joined = item_import.join(app_user, app_user.c.id == row.user_id)
    found = conn.execute(select(*columns).select_from(joined).order_by(row.id.desc()).limit(limit))
    return tuple(Import(*one) for one in found)
