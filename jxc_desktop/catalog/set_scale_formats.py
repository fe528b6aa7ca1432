"""Verb: tell the program how the shop's scale prints its labels."""

import json
from dataclasses import dataclass

from sqlalchemy import insert, update

from jxc_desktop.catalog.scale_code import SETTING, ScaleFormat, checked_format, scale_formats
from jxc_desktop.catalog.tables import setting
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.usecase import Tx, codec, use_case
from jxc_desktop.words import mark


@dataclass(frozen=True, slots=True)
class ScaleFormats:
    """The whole table, in the order the formats are tried; empty = the shop has no such scale."""

    formats: tuple[ScaleFormat, ...]


@use_case(mark("Set the scale's label formats"), needs=Permission.EDIT_SETTINGS, touches={Topic.SETTINGS})
def set_scale_formats(tx: Tx, wanted: ScaleFormats) -> ScaleFormats:
    """Replace the table (TRADE.md section 3); Refused "scale.format_wrong"."""
    for one in wanted.formats:
        checked_format(one)
    tx.remember(before=scale_formats(tx.conn), after=wanted.formats)
    value = json.dumps(codec.encode(wanted.formats))
    if not tx.conn.execute(update(setting).where(setting.c.key == SETTING).values(value=value)).rowcount:
        tx.conn.execute(insert(setting).values(key=SETTING, value=value))
    return wanted
