"""In-store codes (店内码): EAN-13 of the pool 20 to 24, the next free number, never one that was ever used (row 75)."""

from collections.abc import Iterable

from sqlalchemy import Connection, select

from jxc_desktop.catalog.barcode import completed
from jxc_desktop.catalog.tables import former_barcode, item, item_barcode
from jxc_desktop.documents.code_series import next_codes
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.storage.parts import in_parts

_FIRST_PREFIX, _LAST_PREFIX = 20, 24
_A_PREFIX = 10**10


def next_instore_codes(conn: Connection, how_many: int) -> list[str]:
    """So many new in-store codes; Refused "instore.pool_empty" after 50,000 million of them."""
    return next_codes(conn, "instore", how_many, spelled_instore, lambda codes: codes_in_use(conn, codes))


def next_item_codes(conn: Connection, how_many: int) -> list[str]:
    """So many new item codes: 000001, 000002, ... those taken by hand left out."""
    return next_codes(conn, "item", how_many, lambda number: f"{number:06d}", lambda codes: codes_in_use(conn, codes))


def spelled_instore(number: int) -> str:
    """The code with this number of the pool: 2000000000015 is the first; Refused "instore.pool_empty" past the last."""
    prefix = _FIRST_PREFIX + number // _A_PREFIX
    if prefix > _LAST_PREFIX:
        raise Refused("instore.pool_empty")
    return completed(f"{prefix}{number % _A_PREFIX:010d}")


def codes_in_use(conn: Connection, codes: list[str]) -> Iterable[str]:
    """Those of `codes` that an item has as code or barcode, or once had."""
    used: set[str] = set()
    for column in (item.c.code, item_barcode.c.code, former_barcode.c.code):
        for some in in_parts(codes):
            used |= set(conn.execute(select(column).where(column.in_(some))).scalars())
    return used
