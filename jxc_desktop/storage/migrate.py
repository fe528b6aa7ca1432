"""Bringing a shop file to this program's form: all steps in one transaction, a backup before, never backwards."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.storage.backup import back_up
from jxc_desktop.storage.shop_file import ShopFile

_STEPS = Path(__file__).parent / "migrations"


def migrate(shop: ShopFile) -> Path | None:
    """Run the steps a shop file lacks; the backup made before them, or None where none was needed.

    Refused "file.newer" where the file was made by a newer program; nothing is touched then.
    """
    at, head = refuse_newer(shop)
    if at == head:
        return None
    before = back_up(shop, shop.path.with_name(f"{shop.path.stem}.before-{at}.jxc")) if at else None
    with shop.writing() as conn:
        config = _config()
        config.attributes["connection"] = conn
        command.upgrade(config, "head")
    return before


def refuse_newer(shop: ShopFile) -> tuple[str | None, str | None]:
    """The step the file stands at and the program's last one; Refused "file.newer" where this program knows it not."""
    steps = ScriptDirectory.from_config(_config())
    with shop.reading() as conn:
        at = _version(conn)
    if at is not None and at not in {step.revision for step in steps.walk_revisions()}:
        raise Refused("file.newer", version=at)
    return at, steps.get_current_head()


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_STEPS).replace("%", "%%"))
    return config


def _version(conn: Connection) -> str | None:
    return MigrationContext.configure(conn).get_current_revision()
