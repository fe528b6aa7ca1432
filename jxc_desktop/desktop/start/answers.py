"""What the first start asks for, put aside as it is typed: whoever stops half way goes on from there."""

import json
import logging
import os
from dataclasses import dataclass, field, fields
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from jxc_desktop.catalog.settings import RoundOff, Taxpayer
from jxc_desktop.exchange.goods_plan import ImportPlan
from jxc_desktop.kernel.identity import Secret
from jxc_desktop.paper.names import safe_name
from jxc_desktop.words import mark, tr

_log = logging.getLogger(__name__)


class Way(StrEnum):
    """How one starts."""

    NEW = "new"
    MOVE = "move"
    RESTORE = "restore"
    SAMPLE = "sample"


class Trade(StrEnum):
    """What kind of shop it is: it gives the first categories."""

    CONVENIENCE = "convenience"
    FRESH = "fresh"
    HARDWARE = "hardware"
    CLOTHING = "clothing"
    OTHER = "other"


TRADES: dict[Trade, str] = {
    Trade.CONVENIENCE: mark("Corner shop, small market"),
    Trade.FRESH: mark("Fruit, vegetables, fresh food"),
    Trade.HARDWARE: mark("Hardware, daily goods"),
    Trade.CLOTHING: mark("Clothes, shoes, bags"),
    Trade.OTHER: mark("Another one"),
}

FIRST_CATEGORIES: dict[Trade, tuple[str, ...]] = {
    Trade.CONVENIENCE: ("饮料", "休闲食品", "粮油调味", "乳品", "烟酒", "日化", "纸品", "生鲜", "文具"),
    Trade.FRESH: ("水果", "蔬菜", "肉禽蛋", "水产", "熟食", "干货"),
    Trade.HARDWARE: ("五金", "电工", "水暖", "工具", "厨具", "清洁", "日用百货"),
    Trade.CLOTHING: ("男装", "女装", "童装", "内衣袜子", "鞋", "箱包", "配饰"),
    Trade.OTHER: (),
}

# What must not lie in a file: the password; what is chosen anew each time: the list to bring in.
_NOT_KEPT = {"password", "goods", "folder"}


def shops_folder() -> Path:
    """Where a shop file lies unless the owner says otherwise: a folder of its own among his documents."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(documents) / tr("Shop books")


def shop_file_name(name: str) -> str:
    """A file name for a shop so called, on any system: "My shop.jxc" where nothing is left of the name."""
    return f"{safe_name(name, tr('My shop'))}.jxc"


@dataclass(slots=True)
class Answers:
    """Everything asked so far."""

    way: str = Way.NEW
    shop_name: str = ""
    phone: str = ""
    address: str = ""
    trade: str = Trade.CONVENIENCE
    taxpayer: str = Taxpayer.SMALL_SCALE
    rolls_at_hour: int = 4
    round_off: str = RoundOff.CUT_FEN
    till: str = "01"
    warehouse: str = "门店仓"
    printer: str = ""
    receipt_width_mm: int = 58
    owner: str = ""
    password: Secret = field(default_factory=lambda: Secret(""))
    goods: ImportPlan | None = None
    folder: Path = Path()

    def path(self) -> Path:
        """The new shop file, named after the shop."""
        return self.folder / shop_file_name(self.shop_name)


class KeptAnswers:
    """The answers in a small file of this Windows user's program folder, gone once the shop is there."""

    def __init__(self, folder: Path | None = None) -> None:
        home = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation)
        self._file = (folder or Path(home)) / "first-start.json"

    def read(self) -> Answers:
        """What was typed before, the first answers where nothing was."""
        answers = Answers(folder=shops_folder())
        try:
            kept = json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return answers
        for one in fields(Answers):
            value = kept.get(one.name) if isinstance(kept, dict) else None
            if one.name not in _NOT_KEPT and type(value) is type(_plain(getattr(answers, one.name))):
                setattr(answers, one.name, value)
        return answers

    def keep(self, answers: Answers) -> None:
        """Put them aside; losing them costs a minute of typing, so a fault is only logged."""
        values = {f.name: _plain(getattr(answers, f.name)) for f in fields(Answers) if f.name not in _NOT_KEPT}
        part = self._file.with_suffix(".part")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            part.write_text(json.dumps(values, ensure_ascii=False), encoding="utf-8")
            os.replace(part, self._file)
        except OSError:
            _log.warning("the answers of the first start were not kept", exc_info=True)

    def drop(self) -> None:
        """The shop is there."""
        self._file.unlink(missing_ok=True)


def _plain(value: object) -> object:
    return str(value) if isinstance(value, str) else value
