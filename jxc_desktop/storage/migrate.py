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
    config = _config()
    steps = ScriptDirectory.from_config(config)
    with shop.reading() as conn:
        at = _version(conn)
    if at == steps.get_current_head():
        return None
    known = {step.revision for step in steps.walk_revisions()}
    if at is not None and at not in known:
        raise Refused("file.newer", version=at)
    before = back_up(shop, shop.path.with_name(f"{shop.path.stem}.before-{at}.jxc")) if at else None
    with shop.writing() as conn:
        config.attributes["connection"] = conn
        command.upgrade(config, "head")
    return before


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_STEPS).replace("%", "%%"))
    return config


def _version(conn: Connection) -> str | None:
    return MigrationContext.configure(conn).get_current_revision()
