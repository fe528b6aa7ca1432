"""The supplier a purchasing paper names, checked."""

from sqlalchemy import Connection, select

from jxc_desktop.documents.tables import partner
from jxc_desktop.kernel.refusal import Refused


def known_supplier(conn: Connection, supplier_id: int) -> str:
    """His name; Refused "supplier.unknown" where there is none or he is no longer dealt with."""
    mine = (partner.c.id == supplier_id) & (partner.c.kind == "supplier") & (partner.c.active == 1)
    name = conn.execute(select(partner.c.name).where(mine)).scalar()
    if name is None:
        raise Refused("supplier.unknown", id=supplier_id)
    return str(name)
