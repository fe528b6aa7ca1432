"""How the planner answers what a report asks: an index that a change of words loses is seen here, not by the owner."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, event


@contextmanager
def plans(conn: Connection, word: str) -> Iterator[list[str]]:
    """The plans of the questions with this word in them that are asked meanwhile."""
    found: list[str] = []

    def explain(conn: Connection, _cursor: Any, asked: str, given: Any, *_: Any) -> None:
        if word in asked and not asked.startswith("EXPLAIN"):
            found.extend(row.detail for row in conn.exec_driver_sql(f"EXPLAIN QUERY PLAN {asked}", given))

    event.listen(conn, "before_cursor_execute", explain)
    yield found
    event.remove(conn, "before_cursor_execute", explain)
