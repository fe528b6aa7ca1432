"""Every part paints in both themes without a word from Qt, and with its colours."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from jxc_desktop.desktop.kit import icons, theme
from jxc_desktop.desktop.kit.band import Band, Toast
from jxc_desktop.desktop.kit.buttons import Chip, Cross, KeyButton, Kind, Tag
from jxc_desktop.desktop.kit.caps import KeyCap
from jxc_desktop.desktop.kit.card import Avatar, Card, EmptyState, ErrorState, FactsStrip, Seal, Skeleton, StatTile
from jxc_desktop.desktop.kit.charts import Spark
from jxc_desktop.desktop.kit.fields import Choice, DateField, LabelledField, MoneyField
from jxc_desktop.desktop.kit.search_lines import ScanLine, SearchField
from jxc_desktop.desktop.kit.share_charts import Legend
from jxc_desktop.desktop.kit.sheet import Sheet
from jxc_desktop.desktop.kit.table import Column, Grid, Mark, Meter, RowStyle, Sign, TableCard, Two
from jxc_desktop.desktop.kit.table import Kind as Holds
from jxc_desktop.kernel.money import Money


def _tile() -> QWidget:
    tile = StatTile("营业额")
    tile.show_stat(Money(648230), beside="148 单", compare="比上周日 +8.4%", tone="ok", spark=[1, 3, 2])
    return tile


def _band() -> QWidget:
    band = Band()
    band.say("warn", "小票机没有纸", "装上纸会自己补打", KeyButton("再试", "Ctrl P"))
    return band


def _toast() -> QWidget:
    window = QWidget()
    window.resize(600, 200)
    Toast(window).say("已挂单", lambda: None)
    return window


def _sheet() -> QWidget:
    window = QWidget()
    window.resize(800, 500)
    sheet = Sheet(window, "农夫山泉", side=True, note="编码 100023")
    sheet.set_foot([KeyButton("停售", kind=Kind.DANGER)], [KeyButton("保存", "Ctrl S", Kind.PRIMARY)])
    window.show()
    sheet.open_sheet()
    return window


def _table() -> QWidget:
    grid = Grid(
        [
            Column("state", "", Holds.ICON, width=44),
            Column("name", "商品", stretch=True, group="商品"),
            Column("mark", "状态", Holds.TAG, group="商品"),
            Column("part", "进度", group="期末"),
            Column("amount", "金额", Holds.MONEY, "元", group="期末"),
        ],
        row_height=52,
    )
    grid.rows_model.row_style = lambda row: RowStyle(group=row["mark"] is None, indent=10, faint=row["part"] is None)
    rows = [
        {"state": None, "name": "饮料", "mark": None, "part": None, "amount": Money(1)},
        {"state": Sign("check", "ok"), "name": Two("水", "550ml"), "mark": Mark("快没了", "warn"), "part": Meter(0.4),
         "amount": Money(-1260)},
        {"state": None, "name": "茶", "mark": Mark(""), "part": None, "amount": Money(10**12)},
    ]  # fmt: skip
    grid.show_rows(rows)
    grid.tint("name", lambda row: (0, 1))
    grid.set_sort("amount", True)
    card = TableCard(grid, totals=True, foot=True)
    assert card.totals is not None
    card.totals.show_totals("合计 2 种", {"amount": Money(-5)})
    card.show_check("期初 + 入库 − 出库 = 期末", "ok", "Enter 看每一笔")
    card.resize(700, 300)
    return card


def _field() -> QWidget:
    field = LabelledField("零售价", MoneyField(Money(200)), unit="元", required=True)
    field.set_warning("比平时多 20 倍")
    return field


PARTS: dict[str, Callable[[], QWidget]] = {
    **{f"button {kind}": lambda kind=kind: KeyButton("现金", "F9", kind, "banknote") for kind in Kind},
    "tender": lambda: KeyButton("现金", "F9", Kind.PRIMARY, "banknote", height=60, big=True, spread=True),
    "chip": lambda: Chip("饮料", 7, removable=True, checked=True),
    "tag": lambda: Tag("已入库", "ok"),
    "cross": Cross,
    "cap": lambda: KeyCap("Ctrl K"),
    "card": lambda: Card("要办的事", "件", Tag("5")),
    "tile": _tile,
    "facts": lambda: FactsStrip([("供应商", "宏发商贸"), ("仓库", "门店仓")], Tag("草稿")),
    "empty": lambda: EmptyState("package-search", "没找到", "试试少打几个字母", KeyButton("清空条件", "Esc")),
    "error": lambda: ErrorState("出错了，单号 7", "账没有丢"),
    "skeleton": Skeleton,
    "seal": lambda: Seal("禾"),
    "avatar": lambda: Avatar("王"),
    "legend": lambda: Legend(("chart1", "今天", False), ("chart2", "上周日", True)),
    "band": _band,
    "toast": _toast,
    "sheet": _sheet,
    "table": _table,
    "field": _field,
    "search": lambda: SearchField("拼音、名称、条码"),
    "scan": lambda: ScanLine("扫条码"),
    "date": DateField,
    "choice": lambda: Choice([(1, "全部类别")]),
    "glyph": lambda: icons.Glyph("truck", "accent", 18, "accent_soft", pad=8),
}


def colours(image: QImage) -> set[str]:
    """Every colour of a picture, every third point."""
    return {image.pixelColor(x, y).name() for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}


@pytest.mark.parametrize("name", PARTS)
def test_a_part_paints_in_both_themes_and_follows_a_switch(name: str, qtbot: QtBot, qapp: QApplication) -> None:
    part = PARTS[name]()
    qtbot.addWidget(part)
    part.show()
    light = part.grab().toImage()
    theme.apply(qapp, "dark")
    dark = part.grab().toImage()
    assert len(colours(light)) > 1
    assert light != dark
    assert QColor(theme.THEMES["light"].canvas).name() not in colours(dark)


def test_icons_are_sharp_on_a_dense_screen() -> None:
    assert icons.pixmap("search", "text", 18, 1.5).width() == 27
    assert icons.pixmap("search", "text", 18, 1.5).deviceIndependentSize().width() == 18


def test_in_a_narrow_tile_the_course_of_the_week_gives_way_to_the_figure(qtbot: QtBot) -> None:
    tile = _tile()
    qtbot.addWidget(tile)
    spark = tile.findChild(Spark)
    assert spark is not None
    tile.show()
    for wide, seen in ((300, True), (210, False), (300, True)):
        tile.resize(wide, 100)
        assert spark.isVisible() is seen, wide
