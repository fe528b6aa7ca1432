"""The lines of a reversed paper, written again under its mirror with the opposite sign (红冲, rule 4)."""

from typing import Any

from sqlalchemy import Table, insert, select

from jxc_desktop.usecase import Tx

_SIGNED = {"quantity", "base_quantity", "amount_fen", "cost_share_fen", "tax_fen", "cost_fen"}


def mirror_lines(tx: Tx, lines: Table, old_id: int, new_id: int) -> list[dict[str, Any]]:
    """The rows written for `new_id`."""
    rows = tx.conn.execute(select(lines).where(lines.c.document_id == old_id).order_by(lines.c.line_no)).mappings()
    opposite = [
        {name: -row[name] if name in _SIGNED else row[name] for name in row if name != "id"} | {"document_id": new_id}
        for row in rows.all()
    ]
    tx.conn.execute(insert(lines), opposite)
    return opposite
