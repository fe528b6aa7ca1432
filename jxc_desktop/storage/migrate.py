"""Bringing a shop file to this program's form: all steps in one transaction, a backup before, never backwards."""

from pathlib import Path
from typing import TYPE_CHECKING

from jxc_desktop.storage.backup import back_up
from jxc_desktop.storage.form import STEPS, steps_lacking
from jxc_desktop.storage.shop_file import ShopFile

if TYPE_CHECKING:
    from alembic.config import Config


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

    Refused "file.newer" where the file was made by a newer program, "backup.*" where there is no backup to be had;
    nothing is touched then.
    """
    at, lacking = steps_lacking(shop)
    if not lacking:
        return None
    before = back_up(shop, shop.path.with_name(f"{shop.path.stem}.before-{at}.jxc")) if at else None
    run_steps(shop)
    return before


def run_steps(shop: ShopFile) -> None:
    """Run the steps a file lacks, without a backup before them: for a file that is a copy itself."""
    from alembic import command

    with shop.writing() as conn:
        config = _config()
        config.attributes["connection"] = conn
        command.upgrade(config, "head")


def _config() -> "Config":
    from alembic.config import Config  # 0.1 s to load, for what nearly no start needs

    config = Config()
    config.set_main_option("script_location", str(STEPS).replace("%", "%%"))
    return config
