"""The supplier a purchasing paper names, checked."""

from sqlalchemy import Connection, bindparam, select

from jxc_desktop.documents.tables import partner
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.storage.prepared import Prepared

_MINE = (partner.c.id == bindparam("supplier")) & (partner.c.kind == "supplier") & (partner.c.active == 1)
_NAME = Prepared(select(partner.c.name).where(_MINE))


def known_supplier(conn: Connection, supplier_id: int) -> str:
    """His name; Refused "supplier.unknown" where there is none or he is no longer dealt with."""
    row = _NAME.first(conn, supplier=supplier_id)
    if row is None:
        raise Refused("supplier.unknown", id=supplier_id)
    return str(row[0])
