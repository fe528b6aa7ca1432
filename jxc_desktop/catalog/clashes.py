"""Which new items would take a code that others have: refused by default, with the name of the one that has it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from jxc_desktop.catalog.barcode import spellings
from jxc_desktop.catalog.item_fields import NewItem
from jxc_desktop.catalog.tables import item, item_barcode
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.storage.parts import MOST_IN, in_parts


@dataclass(frozen=True, slots=True)
class Clash:
    """A reason why the item at `index` cannot be written."""

    index: int
    refused: Refused


@dataclass(frozen=True, slots=True)
class _Holder:
    item_id: int
    name: str
    active: bool = True


def find_clashes(conn: Connection, items: Sequence[NewItem], *, own_id: int = 0) -> list[Clash]:
    """Every clash of `items` (tidied) with the shop's goods and with each other, in their order.

    A barcode clashes among active goods in all its spellings unless the new item may share it; a code always does.
    `own_id` is the item being edited. Keys: "item.same_code", "item.code_retired", "barcode.taken", "item.same_plu".
    """
    barcodes = {tried for new in items for one in new.all_barcodes() for tried in spellings(one.code)}
    codes = {new.code for new in items if new.code}
    of_code = _holders_of_codes(conn, codes | barcodes, own_id)
    of_barcode = _holders_of_barcodes(conn, barcodes | codes, own_id)
    of_plu = _holders_of_plus(conn, {new.plu for new in items if new.weighed and new.plu}, own_id)
    clashes: list[Clash] = []
    for index, new in enumerate(items):
        clashes += [Clash(index, refused) for refused in _of_one(new, of_code, of_barcode, of_plu)]
        me = _Holder(-1 - index, new.label)
        if new.code:
            of_code.setdefault(new.code, me)
        if new.weighed and new.plu:
            of_plu.setdefault(new.plu, me)
        for one in new.all_barcodes():
            of_barcode.setdefault(one.code, me)
    return clashes


def refuse_clash(conn: Connection, items: Sequence[NewItem], *, own_id: int = 0) -> None:
    """Raise the first clash, if there is one."""
    for clash in find_clashes(conn, items, own_id=own_id):
        raise clash.refused


def _of_one(
    new: NewItem, of_code: dict[str, _Holder], of_barcode: dict[str, _Holder], of_plu: dict[str, _Holder]
) -> Iterable[Refused]:
    if new.code and (holder := of_code.get(new.code)):
        key = "item.same_code" if holder.active else "item.code_retired"
        yield Refused(key, code=new.code, item=holder.name)
    elif new.code and not new.allow_shared and (holder := of_barcode.get(new.code)):
        yield Refused("item.same_code", code=new.code, item=holder.name)
    if new.weighed and (holder := of_plu.get(new.plu)):
        yield Refused("item.same_plu", plu=new.plu, item=holder.name)
    if new.allow_shared:
        return
    for one in new.all_barcodes():
        held = (of_barcode.get(tried) or of_code.get(tried) for tried in spellings(one.code))
        if holder := next((found for found in held if found and found.active), None):
            yield Refused("barcode.taken", code=one.code, item=holder.name)


def _holders_of_codes(conn: Connection, codes: set[str], own_id: int) -> dict[str, _Holder]:
    columns = (item.c.code, item.c.id, item.c.name, item.c.spec, item.c.active)
    rows = _rows(conn, select(*columns), item.c.code, codes)
    return {code: _holder(row) for code, *row in rows if row[0] != own_id}


def _holders_of_barcodes(conn: Connection, codes: set[str], own_id: int) -> dict[str, _Holder]:
    columns = (item_barcode.c.code, item.c.id, item.c.name, item.c.spec, item.c.active)
    joined = select(*columns).join_from(item_barcode, item).where(item.c.active == 1)
    return {code: _holder(row) for code, *row in _rows(conn, joined, item_barcode.c.code, codes) if row[0] != own_id}


def _holders_of_plus(conn: Connection, plus: set[str], own_id: int) -> dict[str, _Holder]:
    columns = (item.c.plu, item.c.id, item.c.name, item.c.spec, item.c.active)
    weighed = select(*columns).where(item.c.weighed == 1, item.c.active == 1)
    return {plu: _holder(row) for plu, *row in _rows(conn, weighed, item.c.plu, plus) if row[0] != own_id}


def _rows(conn: Connection, statement: Any, column: Any, values: set[str]) -> list[Any]:
    """The rows whose `column` is one of `values`; where a long list meets a small shop, the whole shop is read."""
    held = select(func.count()).select_from(column.table)
    if len(values) > MOST_IN and len(values) > conn.execute(held).scalar_one():
        return [row for row in conn.execute(statement) if row[0] in values]
    found: list[Any] = []
    for some in in_parts(sorted(values)):
        found += conn.execute(statement.where(column.in_(some))).all()
    return found


def _holder(row: Sequence[Any]) -> _Holder:
    item_id, name, spec, active = row
    return _Holder(item_id, f"{name} {spec}".strip(), bool(active))
