"""What a list names goods by: the columns of an item, and those of a paper's line with its item and unit."""

from typing import Any

from sqlalchemy import Join, Table

from jxc_desktop.catalog.tables import item, item_unit

NAMED = (item.c.code, item.c.name, item.c.spec)


def line_columns(line: Table) -> list[Any]:
    """A paper's line: id, line_no, item_id, unit_id, code, name, spec, unit; read from `with_goods(line)`."""
    own = (line.c.id, line.c.line_no, line.c.item_id, line.c.unit_id)
    return [*own, *NAMED, item_unit.c.name.label("unit")]


def with_goods(line: Table) -> Join:
    """The lines of papers beside their item and the unit they are in."""
    return line.join(item, item.c.id == line.c.item_id).join(item_unit, item_unit.c.id == line.c.unit_id)
