"""Rules the database itself enforces: append-only tables, sealed postings, papers that do not change."""

from sqlalchemy import MetaData

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


def sealed(seal: str, lines: str, moves: str, inventory: str) -> None:
    """A posting (`seal` row) closes its journal `lines` and stock `moves`.

    They must sum to zero and to the same inventory value at the moment of sealing, and none may be added after.
    With the lines' late foreign key to the seal, no unbalanced or unsealed row survives a commit.
    """
    sums = f"(SELECT COALESCE(SUM(amount_fen), 0) FROM {lines} WHERE document_id = NEW.document_id"
    worth = f"(SELECT COALESCE(SUM(value_fen), 0) FROM {moves} WHERE document_id = NEW.document_id)"
    _guard(f"{seal}_balances", "INSERT", seal, f"{sums}) <> 0", "the journal does not balance")
    _guard(
        f"{seal}_values_stock",
        "INSERT",
        seal,
        f"{sums} AND account = '{inventory}') <> {worth}",
        "the inventory account does not move with the stock",
    )
    for table in (lines, moves):
        after = f"EXISTS (SELECT 1 FROM {seal} WHERE document_id = NEW.document_id)"
        _guard(f"{table}_before_seal", "INSERT", table, after, "the posting is sealed")
