"""Verb: a new item with its units, barcodes and prices."""

from jxc_desktop.catalog.item_fields import NewItem
from jxc_desktop.catalog.write_items import ItemAdded, write_items
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.usecase import Tx, use_case
from jxc_desktop.words import mark


@use_case(mark("Add item"), needs=Permission.EDIT_ITEMS, touches={Topic.ITEMS})
def add_item(tx: Tx, new: NewItem) -> ItemAdded:
    """Add one item (rows 24, 25, 73, 76); Refused as `write_items`."""
    return write_items(tx, [new])[0]
