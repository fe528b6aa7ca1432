"""Bringing a shop file to this program's form: all steps in one transaction, a backup before, never backwards."""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect

from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.storage.backup import back_up
from jxc_desktop.storage.shop_file import ShopFile

if TYPE_CHECKING:
    from alembic.config import Config

_STEPS = Path(__file__).parent / "migrations"


def open_migrated(path: Path) -> ShopFile:
    """A shop file open for writing in this program's form; Refused as `ShopFile.open` and `migrate`, closed then."""
    shop = ShopFile.open(path)
    try:
        migrate(shop)
    except BaseException:
        shop.close()
        raise
    return shop


def migrate(shop: ShopFile) -> Path | None:
    """Run the steps a shop file lacks; the backup made before them, or None where none was needed.

    Refused "file.newer" where the file was made by a newer program; nothing is touched then.
    """
    at, head = refuse_newer(shop)
    if at == head:
        return None
    from alembic import command

    before = back_up(shop, shop.path.with_name(f"{shop.path.stem}.before-{at}.jxc")) if at else None
    with shop.writing() as conn:
        config = _config()
        config.attributes["connection"] = conn
        command.upgrade(config, "head")
    return before


def refuse_newer(shop: ShopFile) -> tuple[str | None, str]:
    """The step the file stands at and the program's last one; Refused "file.newer" where this program knows it not."""
    # The name of a step's file begins with its revision: 0001_first_shop.py.
    steps = sorted(path.name.partition("_")[0] for path in (_STEPS / "versions").glob("[0-9]*.py"))
    with shop.reading() as conn:
        at = _version(conn)
    if at is not None and at not in steps:
        raise Refused("file.newer", version=at)
    return at, steps[-1]


def _config() -> "Config":
    from alembic.config import Config  # 0.1 s to load, for what nearly no start needs

    config = Config()
    config.set_main_option("script_location", str(_STEPS).replace("%", "%%"))
    return config


def _version(conn: Connection) -> str | None:
    if not inspect(conn).has_table("alembic_version"):
        return None
    step: str | None = conn.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return step
