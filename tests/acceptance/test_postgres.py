"""The same shop on PostgreSQL, where one is named: ten days of trade, the books proven, every report alike.

`JXC_POSTGRES=postgresql+psycopg://user@host/empty_database`, with psycopg installed; the database is emptied first.
"""

import importlib.util
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, cast

import pytest
from sqlalchemy import Connection, create_engine, insert, select, text
from sqlalchemy.exc import IntegrityError

from jxc_desktop.finance.open_shop import lay_foundations
from jxc_desktop.insights import asking, home, search
from jxc_desktop.insights.answers import Asked
from jxc_desktop.insights.proof import prove_shop
from jxc_desktop.insights.registry import REPORTS
from jxc_desktop.insights.report import Report
from jxc_desktop.insights.to_do import to_do
from jxc_desktop.kernel.permission import Role
from jxc_desktop.sample.build import build_sample_shop, new_shop, trade
from jxc_desktop.storage.columns import metadata
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.usecase import Session

URL = os.environ.get("JXC_POSTGRES", "")
pytestmark = pytest.mark.skipif(
    not URL or importlib.util.find_spec("psycopg") is None, reason="no PostgreSQL is named (JXC_POSTGRES, psycopg)"
)
NOW = datetime(2026, 11, 22, 14, 36)
DAYS = 10
OWNER = Session(1, "周禾", Role.OWNER)
_ASKED = {
    Asked.ITEM: "5", Asked.PARTNER: "2", Asked.DOCUMENT: "40", Asked.ACCOUNT: "1405", Asked.FUND: "1",
    Asked.WAREHOUSE: "1", Asked.SUPPLIER: "2", Asked.CUSTOMER: "8",
}  # fmt: skip


class Database:
    """Stands where a shop file stands: one writer, readers that cannot write."""

    def __init__(self, url: str) -> None:
        from psycopg.adapt import Loader

        class Whole(Loader):
            """A sum of whole numbers comes as a decimal; every figure of ours is whole."""

            def load(self, data: Any) -> int:
                return int(bytes(data))

        self._engine = create_engine(url)
        self._one_writer = threading.Lock()
        with self._engine.begin() as conn:
            conn.execute(text("DROP SCHEMA public CASCADE"))
            conn.execute(text("CREATE SCHEMA public"))
            metadata.create_all(conn)
        self._whole = Whole

    def _settle(self, conn: Connection) -> None:
        cast(Any, conn.connection.dbapi_connection).adapters.register_loader("numeric", self._whole)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        with self._one_writer, self._engine.connect() as conn, conn.begin():
            self._settle(conn)
            yield conn

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        with self._engine.connect() as conn, conn.begin():
            self._settle(conn)
            conn.execute(text("SET TRANSACTION READ ONLY"))
            yield conn

    def close(self) -> None:
        self._engine.dispose()


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[ShopFile, ShopFile]]:
    path: Path = tmp_path_factory.mktemp("alike") / "shop.jxc"
    opened = datetime.combine(NOW.date() - timedelta(days=DAYS - 1), datetime.min.time()).replace(hour=6)
    database = cast(ShopFile, Database(URL))
    lay_foundations(database, new_shop(), opened)
    trade(database, opened, NOW)
    with build_sample_shop(path, NOW, DAYS) as file:
        yield file, database
    database.close()


def answered(report: Report, shop: ShopFile) -> Any:
    given = {q.key: _ASKED.get(q.kind, "1") for q in report.questions if q.required and not q.default}
    answers = report.answers(given, today=NOW.date())
    with shop.reading() as conn:
        whole = asking.run(report, conn, OWNER, answers, limit=None)
        first = asking.run(report, conn, OWNER, answers, limit=3)
        then = asking.run(report, conn, OWNER, answers, limit=3, after=first.next).rows if first.next else ()
        return whole.rows, first.rows, then, asking.totals(report, conn, OWNER, answers)


def test_the_books_are_proven(both: tuple[ShopFile, ShopFile]) -> None:
    for shop in both:
        with shop.reading() as conn:
            assert prove_shop(conn) == []


def test_every_report_says_the_same(both: tuple[ShopFile, ShopFile]) -> None:
    file, database = both
    assert [one.name for one in REPORTS if answered(one, database) != answered(one, file)] == []


def test_home_page_and_search_say_the_same(both: tuple[ShopFile, ShopFile]) -> None:
    seen = []
    for shop in both:
        with shop.reading() as conn:
            hits = [search.search(conn, OWNER, asked) for asked in ("牛", "nr", "XS-2026", "张", "69")]
            seen.append((home.today(conn, OWNER, NOW), to_do(conn, OWNER, NOW.date()), hits))
    assert seen[0] == seen[1]


@pytest.mark.parametrize("book", ["journal_line", "stock_move"])
@pytest.mark.parametrize("change", [{"id": -1}, {"id": -1, "document_id": -1}], ids=["sealed", "unsealed"])
def test_neither_takes_a_row_outside_a_posting(
    both: tuple[ShopFile, ShopFile], book: str, change: dict[str, int]
) -> None:
    table = metadata.tables[book]
    for shop in both:
        with pytest.raises(IntegrityError), shop.writing() as conn:
            row = conn.execute(select(table).order_by(table.c.id.desc()).limit(1)).one()
            conn.execute(insert(table).values({**row._mapping, **change}))
