"""Core statements compiled once and run on the driver's own cursor: the path every posting takes."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from operator import itemgetter
from typing import Any

from sqlalchemy import BindParameter, Connection, Table, bindparam
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine.interfaces import Dialect
from sqlalchemy.sql import ClauseElement

Values = Mapping[str, object]
_Given = Callable[[Values], Any]  # the driver's parameters: in their order (SQLite), by name (PostgreSQL)


class Prepared:
    """A statement whose bind parameters are given by name; rows come back as the driver's plain tuples."""

    def __init__(self, statement: ClauseElement, columns: Sequence[str] | None = None) -> None:
        """`columns` names the columns of an INSERT or UPDATE that are given at run time."""
        self._statement = statement
        self._columns = list(columns) if columns is not None else None
        self._compiled: dict[str, tuple[str, _Given]] = {}

    def _text(self, dialect: Dialect) -> tuple[str, _Given]:
        """The SQL, and what puts named values in its order."""
        compiled = self._compiled.get(dialect.name)
        if compiled is None:
            made = self._build(dialect).compile(dialect=dialect, column_keys=self._columns)
            order = tuple(made.positiontup or ())  # type: ignore[attr-defined]  # SQLCompiler's, not in Compiled
            fixed = {name: value for name, value in made.params.items() if type(value) in (int, str)}
            given = _in_order(order, fixed) if order else partial(_by_name, dict(made.params))
            compiled = self._compiled[dialect.name] = (str(made), given)
        return compiled

    def _build(self, dialect: Dialect) -> ClauseElement:
        return self._statement

    def run(self, conn: Connection, **values: object) -> Any:
        """Run once; the driver's cursor."""
        return self._cursor(conn, values)

    def _cursor(self, conn: Connection, values: Values) -> Any:
        sql, ordered = self._text(conn.dialect)
        driver: Any = conn.connection.dbapi_connection
        cursor = driver.cursor()
        cursor.execute(sql, ordered(values))
        return cursor

    def run_many(self, conn: Connection, rows: Iterable[Values]) -> None:
        """Run for each row of values."""
        sql, ordered = self._text(conn.dialect)
        driver: Any = conn.connection.dbapi_connection
        driver.cursor().executemany(sql, map(ordered, rows))

    def first(self, conn: Connection, **values: object) -> Any:
        """The first row or None."""
        return self._cursor(conn, values).fetchone()

    def all(self, conn: Connection, **values: object) -> list[Any]:
        """Every row."""
        rows: list[Any] = self._cursor(conn, values).fetchall()
        return rows


def _in_order(order: tuple[str, ...], fixed: dict[str, Any]) -> Callable[[Values], tuple[object, ...]]:
    taken: Callable[[Values], tuple[object, ...]]
    taken = itemgetter(*order) if len(order) > 1 else lambda values: tuple([values[name] for name in order])
    return (lambda values: taken({**fixed, **values})) if fixed else taken


def _by_name(fixed: dict[str, Any], values: Values) -> dict[str, object]:
    return {name: values.get(name, value) for name, value in fixed.items()}


class PreparedIn:
    """A SELECT for a handful of keys at once: `build` is given the keys' bind parameters for its IN.

    The number of keys is rounded up to a power of two by repeating the last one, so that few statements are made.
    """

    def __init__(self, build: Callable[[list[BindParameter[Any]]], ClauseElement]) -> None:
        self._build = build
        self._by_count: dict[int, tuple[Sequence[str], Prepared]] = {}

    def all(self, conn: Connection, keys: Sequence[object], **values: object) -> list[Any]:
        """Every row of every key; none for no keys."""
        rows: list[Any] = []
        for start in range(0, len(keys), _MOST_KEYS):
            some = keys[start : start + _MOST_KEYS]
            count = 1 << (len(some) - 1).bit_length()
            names, statement = self._for(count)
            padded = [*some, *[some[-1]] * (count - len(some))]
            rows += statement.all(conn, **dict(zip(names, padded, strict=True)), **values)
        return rows

    def _for(self, count: int) -> tuple[Sequence[str], Prepared]:
        """The names of so many keys, and the statement that asks for them."""
        if count not in self._by_count:
            names = [f"key_{at}" for at in range(count)]
            self._by_count[count] = names, Prepared(self._build([bindparam(name) for name in names]))
        return self._by_count[count]


_MOST_KEYS = 256


class AddTo(Prepared):
    """Adds to the sums of a cache row, making the row where there is none yet.

    `last` names columns that take the new value instead of adding it; `returning` one whose sum is handed back.
    """

    def __init__(
        self,
        table: Table,
        keys: Sequence[str],
        sums: Sequence[str],
        last: Sequence[str] = (),
        returning: str | None = None,
    ) -> None:
        super().__init__(table, [*keys, *sums, *last])
        self._table, self._keys, self._sums, self._last = table, list(keys), list(sums), list(last)
        self._returning = returning

    def _build(self, dialect: Dialect) -> ClauseElement:
        kind = postgresql if dialect.name == "postgresql" else sqlite
        new: Any = kind.insert(self._table)
        changes = {name: self._table.c[name] + new.excluded[name] for name in self._sums}
        changes |= {name: new.excluded[name] for name in self._last}
        statement = new.on_conflict_do_update(index_elements=self._keys, set_=changes)
        made: ClauseElement = statement.returning(self._table.c[self._returning]) if self._returning else statement
        return made
