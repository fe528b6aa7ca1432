"""Rules the database itself enforces: append-only tables, sealed postings, papers that do not change."""

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, MetaData, Table, UniqueConstraint

from jxc_desktop.storage.columns import metadata


def guards_of(tables: MetaData) -> dict[str, str]:
    """Trigger name -> the SQL that makes it (SQLite's dialect)."""
    found: dict[str, str] = tables.info.setdefault("guards", {})
    return found


def _guard(name: str, when: str, table: str, condition: str, complaint: str) -> None:
    only_if = f" WHEN {condition}" if condition else ""
    guards_of(metadata)[name] = (
        f"CREATE TRIGGER {name} BEFORE {when} ON {table}{only_if} BEGIN SELECT RAISE(ABORT, '{complaint}'); END"
    )


def append_only(table: str) -> None:
    """Rows of `table` are never changed or deleted."""
    _guard(f"{table}_never_changes", "UPDATE", table, "", f"{table} is append-only")
    _guard(f"{table}_never_goes", "DELETE", table, "", f"{table} is append-only")


def frozen_once(table: str, state: str, free: str, allowed: str) -> None:
    """A row whose `state` is not `free` keeps every column, but for the change that `allowed` (SQL) describes."""
    _guard(f"{table}_stays", "UPDATE", table, f"OLD.{state} <> '{free}' AND NOT ({allowed})", f"{table} is posted")
    _guard(f"{table}_remains", "DELETE", table, f"OLD.{state} <> '{free}'", f"{table} is posted")


def sealed(seal: Table, lines: Table, moves: Table, inventory: str) -> None:
    """A posting (`seal` row) closes its journal `lines` and stock `moves`.

    At the moment of sealing they must be as many as the seal says, sum to zero and to the same inventory value.
    Each row is numbered within its book's count and names the seal with both counts, to be there at the commit: so
    no unsealed row survives it, and once all numbers are taken none can be added.
    """
    seal.append_constraint(UniqueConstraint(*_CONTENTS, name=f"uq_{seal.name}_contents"))
    for table, number, count in ((lines, "line_no", "line_count"), (moves, "move_no", "move_count")):
        sealing = [f"{seal.name}.{name}" for name in _CONTENTS]
        table.append_constraint(ForeignKeyConstraint(_CONTENTS, sealing, deferrable=True, initially="DEFERRED"))
        table.append_constraint(CheckConstraint(f"{number} BETWEEN 1 AND {count}", name="within_the_posting"))
        Index(f"ix_{table.name}_document", table.c.document_id, table.c[number], unique=True)
        counted = f"(SELECT COUNT(*) FROM {table.name} WHERE document_id = NEW.document_id)"
        _guard(f"{seal.name}_counts_{count}", "INSERT", seal.name, f"{counted} <> NEW.{count}", "rows are missing")
    sums = f"(SELECT COALESCE(SUM(amount_fen), 0) FROM {lines.name} WHERE document_id = NEW.document_id"
    worth = f"(SELECT COALESCE(SUM(value_fen), 0) FROM {moves.name} WHERE document_id = NEW.document_id)"
    _guard(f"{seal.name}_balances", "INSERT", seal.name, f"{sums}) <> 0", "the journal does not balance")
    _guard(
        f"{seal.name}_values_stock",
        "INSERT",
        seal.name,
        f"{sums} AND account = '{inventory}') <> {worth}",
        "the inventory account does not move with the stock",
    )


_CONTENTS = ("document_id", "line_count", "move_count")
