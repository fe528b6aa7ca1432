"""Which form a shop file has: the step of the migrations it stands at."""

from pathlib import Path

from sqlalchemy import Connection, inspect

from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.storage.shop_file import ShopFile

STEPS = Path(__file__).parent / "migrations"


def steps_lacking(shop: ShopFile) -> tuple[str | None, tuple[str, ...]]:
    """The step a file stands at (None before the first) and those it lacks, in their order.

    Refused "file.newer" where this program knows its step not.
    """
    # The name of a step's file begins with its revision: 0001_first_shop.py.
    steps = sorted(path.name.partition("_")[0] for path in (STEPS / "versions").glob("[0-9]*.py"))
    with shop.reading() as conn:
        at = _step(conn)
    if at is None:
        return None, tuple(steps)
    if at not in steps:
        raise Refused("file.newer", version=at)
    return at, tuple(steps[steps.index(at) + 1 :])


def refuse_older(shop: ShopFile) -> None:
    """For who only reads: Refused "file.older" where a file lacks a step, "file.newer"."""
    if steps_lacking(shop)[1]:
        raise Refused("file.older", path=str(shop.path))


def _step(conn: Connection) -> str | None:
    if not inspect(conn).has_table("alembic_version"):
        return None
    step: str | None = conn.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return step
