"""Barcodes that leave an item are remembered, so that the in-store pool never gives one to other goods (row 75)."""

from collections.abc import Collection

from sqlalchemy import delete, insert, select

from jxc_desktop.catalog.tables import former_barcode, item_barcode
from jxc_desktop.usecase import Tx


def keep_codes(tx: Tx, item_id: int, kept: Collection[str]) -> None:
    """Take every barcode but `kept` off an item."""
    rows = tx.conn.execute(select(item_barcode.c.id, item_barcode.c.code).where(item_barcode.c.item_id == item_id))
    gone = {own_id: code for own_id, code in rows if code not in kept}
    if not gone:
        return
    tx.conn.execute(delete(item_barcode).where(item_barcode.c.id.in_(gone)))
    remember_codes(tx, gone.values())


def remember_codes(tx: Tx, codes: Collection[str]) -> None:
    """Note codes that no item has any more."""
    wanted = sorted(set(codes))
    known = set(tx.conn.execute(select(former_barcode.c.code).where(former_barcode.c.code.in_(wanted))).scalars())
    if new := [{"code": code, "at": tx.moment} for code in wanted if code not in known]:
        tx.conn.execute(insert(former_barcode), new)
