"""The few column kinds every table is made of: whole numbers and text, never floats, STRICT on SQLite."""

from typing import Any

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, MetaData, Table, Text
from sqlalchemy.schema import SchemaItem

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)
BIG = BigInteger().with_variant(Integer, "sqlite")


def table(name: str, *parts: SchemaItem) -> Table:
    """A STRICT table of the shop file."""
    return Table(name, metadata, *parts, sqlite_strict=True)


def sums_table(name: str, *parts: SchemaItem) -> Table:
    """A STRICT table of sums that lies in the order of its primary key alone: a posting that adds to it touches one
    place instead of two, and what stands side by side in the key is read as one stretch."""
    return Table(name, metadata, *parts, sqlite_strict=True, sqlite_with_rowid=False)


def own_id() -> Column[int]:
    """The row's own id, given by the database."""
    return Column("id", BIG, primary_key=True)


def whole(name: str, **options: Any) -> Column[int]:
    """A whole number: an amount in fen, a quantity in thousandths, a price in ten-thousandths, a flag, a count."""
    options.setdefault("nullable", False)
    return Column(name, BIG, **options)


def text(name: str, **options: Any) -> Column[str]:
    """Text; days as 2026-11-22, months as 2026-11, moments as 2026-11-22T14:36:05.123 in the shop's own time."""
    options.setdefault("nullable", False)
    return Column(name, Text, **options)


def link(name: str, to: str, **options: Any) -> Column[int]:
    """The id of a row in another table."""
    options.setdefault("nullable", False)
    return Column(name, BIG, ForeignKey(to), **options)
