"""The shop's settings: one typed set, every value with a default, stored as text."""

import dataclasses
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from sqlalchemy import Connection, insert, select, update

from jxc_desktop.catalog.tables import setting
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.ledger import Negative
from jxc_desktop.storage.prepared import Prepared
from jxc_desktop.usecase import Tx, codec, use_case
from jxc_desktop.words import LANGUAGES, mark


class Taxpayer(StrEnum):
    """小规模纳税人 or 一般纳税人 (rule 14)."""

    SMALL_SCALE = "small_scale"
    GENERAL = "general"


class RoundOff(StrEnum):
    """抹零 modes (row 37): cut or round, to 角 or to 元."""

    NONE = "none"
    CUT_FEN = "cut_fen"
    ROUND_JIAO = "round_jiao"
    CUT_JIAO = "cut_jiao"
    ROUND_YUAN = "round_yuan"


_PAPER_WIDTHS_MM = (58, 80)
_STORED = Prepared(select(setting.c.key, setting.c.value))


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything the shop has decided about itself."""

    shop_name: str = ""
    address: str = ""
    phone: str = ""
    tax_id: str = ""
    receipt_footer: str = ""
    taxpayer: Taxpayer = Taxpayer.SMALL_SCALE
    rolls_at_hour: int = 4
    round_off: RoundOff = RoundOff.CUT_FEN
    round_off_most: Money = field(default_factory=lambda: Money(99))
    negative_stock: Negative = Negative.FORBID
    most_discount_percent: int = 10
    write_off_most: Money = field(default_factory=lambda: Money(200_00))
    over_receipt_percent: int = 0
    receipt_width_mm: int = 58
    language: str = "zh_CN"


@dataclass(frozen=True, slots=True)
class SettingsChanged:
    """The settings as they are now."""

    settings: Settings


def settings(conn: Connection) -> Settings:
    """The shop's settings, defaults where nothing was set."""
    return _read(tuple(_STORED.all(conn)))


@lru_cache(maxsize=8)
def _read(rows: tuple[tuple[str, str], ...]) -> Settings:
    """The same rows are the same settings: every sale asks for them."""
    known = {f.name for f in dataclasses.fields(Settings)}
    numbers = {"rolls_at_hour", "most_discount_percent", "over_receipt_percent", "receipt_width_mm"}
    values = {key: int(value) if key in numbers else value for key, value in rows if key in known}
    read: Settings = codec.decode(Settings, values, "settings")
    return read


@use_case(mark("Change the shop's settings"), needs=Permission.EDIT_SETTINGS, touches={Topic.SETTINGS})
def change_settings(tx: Tx, wanted: Settings) -> SettingsChanged:
    """Replace the settings as a whole; the audit shows the old and the new. Refused as `store_settings`."""
    old = settings(tx.conn)
    store_settings(tx.conn, wanted)
    tx.remember(before=old, after=wanted)
    return SettingsChanged(wanted)


def store_settings(conn: Connection, wanted: Settings) -> None:
    """Write every setting as text.

    Refused "settings.name_missing", "settings.hour", "settings.percent", "settings.sum", "settings.width",
    "settings.language".
    """
    _check(wanted)
    for key, value in codec.encode(wanted).items():
        if not conn.execute(update(setting).where(setting.c.key == key).values(value=str(value))).rowcount:
            conn.execute(insert(setting).values(key=key, value=str(value)))


def _check(wanted: Settings) -> None:
    """Nothing that the next start, receipt or sale would trip over: the window offers none of it, the door might."""
    if not wanted.shop_name.strip():
        raise Refused("settings.name_missing")
    if not 0 <= wanted.rolls_at_hour <= 23:
        raise Refused("settings.hour", hour=wanted.rolls_at_hour)
    for percent in (wanted.most_discount_percent, wanted.over_receipt_percent):
        if not 0 <= percent <= 100:
            raise Refused("settings.percent", percent=percent)
    if wanted.round_off_most < ZERO or wanted.write_off_most < ZERO:
        raise Refused("settings.sum")
    if wanted.receipt_width_mm not in _PAPER_WIDTHS_MM:
        raise Refused("settings.width", width=wanted.receipt_width_mm)
    if wanted.language not in LANGUAGES:
        raise Refused("settings.language", language=wanted.language)
