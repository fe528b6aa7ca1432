"""A migrated file has exactly the tables and guards the rooms declare, all of them strict."""

import importlib
import pkgutil
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import text

import jxc_desktop
from jxc_desktop.storage.columns import metadata
from jxc_desktop.storage.guards import guards_of
from jxc_desktop.storage.migrate import migrate
from jxc_desktop.storage.shop_file import ShopFile


def declare_all() -> None:
    for module in pkgutil.walk_packages(jxc_desktop.__path__, "jxc_desktop."):
        if module.name.endswith(".tables"):
            importlib.import_module(module.name)


def test_the_migrations_make_what_the_rooms_declare(shop: ShopFile) -> None:
    declare_all()
    with shop.reading() as conn:
        assert compare_metadata(MigrationContext.configure(conn), metadata) == []
        made = dict(conn.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")).all())
    assert made == guards_of(metadata)


def test_every_table_is_strict_and_holds_whole_numbers_and_text(shop: ShopFile) -> None:
    with shop.reading() as conn:
        loose = conn.execute(
            text("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0")
        ).scalars()
        assert set(loose) <= {"sqlite_schema", "sqlite_sequence", "alembic_version"}
        kinds = set()
        for table in metadata.sorted_tables:
            kinds |= {row[2] for row in conn.execute(text(f"PRAGMA table_info('{table.name}')"))}
    assert kinds <= {"INTEGER", "TEXT"}


def test_a_file_that_is_up_to_date_is_left_alone(shop: ShopFile) -> None:
    assert migrate(shop) is None


def test_the_name_of_a_steps_file_begins_with_its_revision() -> None:
    folder = Path(jxc_desktop.__file__).parent / "storage" / "migrations" / "versions"
    steps = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.py") if path.name != "__init__.py"}
    assert steps
    for name, step in steps.items():
        assert f'revision = "{name.partition("_")[0]}"' in step
