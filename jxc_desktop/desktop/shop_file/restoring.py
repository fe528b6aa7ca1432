"""Putting a backup in the place of the shop that is open."""

from pathlib import Path

from jxc_desktop.desktop.start.founding import open_restored
from jxc_desktop.finance.open_shop import reopen_shop
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.storage.shop_file import ShopFile


def put_back(shop: ShopFile, backup: Path) -> tuple[ShopFile, Refused | None]:
    """Closes the shop and opens the backup in its place; the shop as it was, and why, where that was refused.

    What stood there before is kept beside it. Refused only where the shop as it was does not open again either.
    """
    shop.close()
    try:
        return open_restored(backup, shop.path), None
    except Refused as refused:
        return reopen_shop(shop.path), refused
