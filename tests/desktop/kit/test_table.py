"""The table: how values read, how it is walked and typed in by key, what it remembers, how pages arrive."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from jxc_desktop.desktop.kit.card import EmptyState
from jxc_desktop.desktop.kit.kinds import Kind, read_typed, text_of
from jxc_desktop.desktop.kit.table import Column, Emph, Grid, Mark, RowStyle, TableCard, Two, hit_of
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.kernel.refusal import Refused
from tests.desktop.in_front import bring_to_front


@dataclass(frozen=True)
class Line:
    """A line of a paper, as pages hand them over."""

    id: int
    name: str
    quantity: Quantity
    price: Price
    amount: Money


LINES = [
    Line(1, "农夫山泉 饮用天然水", Quantity.of(240), Price.parse("1.2"), Money(28800)),
    Line(2, "康师傅 红烧牛肉面", Quantity.of(120), Price.parse("3.3"), Money(39600)),
    Line(3, "打奶茶", Quantity.of(-3), Price.parse("4.2"), Money(-1260)),
]
COLUMNS = [
    Column("name", "商品", stretch=True, width=200),
    Column("quantity", "这次收", Kind.QUANTITY, width=90, editable=True),
    Column("price", "单价", Kind.PRICE, "元", width=90, editable=True),
    Column("amount", "金额", Kind.MONEY, "元", width=110),
]


@pytest.fixture
def grid(qtbot: QtBot) -> Grid:
    made = Grid(COLUMNS, name="收货", identity=lambda line: line.id)
    qtbot.addWidget(made)
    made.resize(700, 300)
    bring_to_front(made)
    made.show_rows(LINES)
    made.setFocus()
    return made


def press(grid: Grid, key: Qt.Key | str) -> None:
    QTest.keyClick(QApplication.focusWidget() or grid, key)


def open_cell(grid: Grid) -> QLineEdit | None:
    widget = QApplication.focusWidget()
    return widget if isinstance(widget, QLineEdit) else None


@pytest.mark.parametrize(
    ("value", "kind", "text"),
    [
        (Money(123450), Kind.MONEY, "1,234.50"),
        (Money(-1260), Kind.MONEY, "\u221212.60"),
        (Money(0), Kind.MONEY, "–"),
        (None, Kind.MONEY, ""),
        (Quantity(1260), Kind.QUANTITY, "1.26"),
        (Price.parse("0.0125"), Kind.PRICE, "0.0125"),
        (40.0, Kind.PERCENT, "40.0"),
        (3, Kind.SIGNED, "+3"),
        (Quantity.of(-24), Kind.SIGNED, "\u221224"),
        (date(2026, 11, 22), Kind.DATE, "2026-11-22"),
        (datetime(2026, 11, 22, 14, 35), Kind.TIME, "11-22 14:35"),
        (1234, Kind.COUNT, "1,234"),
        ("XS-1", Kind.CODE, "XS-1"),
    ],
)
def test_values_read_as_the_shop_writes_them(value: object, kind: Kind, text: str) -> None:
    assert text_of(value, kind) == text


def test_typed_text_is_read_by_kind() -> None:
    assert read_typed("１２．５", Kind.MONEY) == Money(1250)
    assert read_typed(" ", Kind.QUANTITY) is None
    assert read_typed("3", Kind.COUNT) == 3
    with pytest.raises(Refused):
        read_typed("4B", Kind.QUANTITY)
    with pytest.raises(Refused):
        read_typed("1.5", Kind.COUNT)


def test_rows_may_be_objects_mappings_or_tuples(qtbot: QtBot) -> None:
    grid = Grid(COLUMNS)
    qtbot.addWidget(grid)
    model = grid.rows_model
    for row in (LINES[0], vars(LINES[0]), ("农夫山泉 饮用天然水", Quantity.of(240), Price.parse("1.2"), Money(28800))):
        grid.show_rows([row])
        assert [model.index(0, n).data() for n in range(4)] == ["农夫山泉 饮用天然水", "240", "1.20", "288.00"]


def test_special_cells_read_as_text_for_who_cannot_see_them() -> None:
    assert text_of(Two("水", "550ml"), Kind.TEXT) == "水 550ml"
    assert text_of(Mark("快没了", "warn"), Kind.TAG) == "快没了"


def test_enter_opens_the_row_where_nothing_can_be_typed(qtbot: QtBot) -> None:
    grid = Grid([Column("name", "商品", stretch=True)])
    qtbot.addWidget(grid)
    grid.show_rows(LINES)
    grid.go_to(1)
    with qtbot.waitSignal(grid.opened) as opened:
        QTest.keyClick(grid, Qt.Key.Key_Return)
    assert opened.args == [LINES[1]]


def test_home_and_end_go_to_the_first_and_last_row(grid: Grid) -> None:
    press(grid, Qt.Key.Key_End)
    assert grid.current_row() is LINES[2]
    press(grid, Qt.Key.Key_Home)
    assert grid.current_row() is LINES[0]


def test_the_arrow_keys_walk_where_the_first_column_is_not_shown(qtbot: QtBot) -> None:
    grid = Grid([Column("id", "编码", hidden=True), *COLUMNS], identity=lambda line: line.id)
    qtbot.addWidget(grid)
    bring_to_front(grid)
    grid.show_rows(LINES)
    grid.setFocus()
    press(grid, Qt.Key.Key_Down)
    assert grid.current_number == 1
    grid.show_column("name", False)
    grid.show_column("quantity", False)
    press(grid, Qt.Key.Key_Down)
    assert grid.current_number == 2


def test_enter_walks_the_editable_cells_and_on_into_the_next_row(grid: Grid) -> None:
    edits: list[tuple[int, str, object]] = []
    grid.rows_model.edited.connect(lambda *edit: edits.append(edit))
    press(grid, Qt.Key.Key_Return)
    for text in ("120", "2.5", "7"):
        editor = open_cell(grid)
        assert editor is not None
        editor.setText(text)
        press(grid, Qt.Key.Key_Return)
    assert edits == [
        (0, "quantity", Quantity.of(120)),
        (0, "price", Price.parse("2.5")),
        (1, "quantity", Quantity.of(7)),
    ]
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (1, 2)


def test_a_digit_begins_to_type_over_the_cell(grid: Grid) -> None:
    grid.go_to(0, "quantity")
    press(grid, "5")
    editor = open_cell(grid)
    assert editor is not None
    assert editor.text() == "5"


def test_esc_restores_the_cell(grid: Grid) -> None:
    edits: list[object] = []
    grid.rows_model.edited.connect(lambda *edit: edits.append(edit))
    grid.begin_edit(0, "quantity")
    editor = open_cell(grid)
    assert editor is not None
    editor.setText("99")
    press(grid, Qt.Key.Key_Escape)
    assert open_cell(grid) is None
    assert edits == []


def test_what_cannot_be_read_stays_open_and_is_said(grid: Grid, qtbot: QtBot) -> None:
    grid.begin_edit(0, "quantity")
    editor = open_cell(grid)
    assert editor is not None
    editor.setText("4B")
    with qtbot.waitSignal(grid.edit_refused):
        press(grid, Qt.Key.Key_Return)
    assert open_cell(grid) is editor
    assert editor.property("bad")


def test_plus_and_minus_step_the_quantity_in_and_out_of_the_cell(grid: Grid) -> None:
    edits: list[object] = []

    def take(number: int, key: str, value: object) -> None:
        edits.append(value)
        grid.rows_model.replace_row(number, replace(LINES[number], quantity=value))

    grid.rows_model.edited.connect(take)
    press(grid, "+")
    press(grid, "-")
    press(grid, "-")
    assert edits == [Quantity.of(241), Quantity.of(240), Quantity.of(239)]
    grid.begin_edit(0, "quantity")
    press(grid, "+")
    editor = open_cell(grid)
    assert editor is not None
    assert editor.text() == "240"


def test_group_rows_cannot_be_typed_into(grid: Grid) -> None:
    grid.rows_model.row_style = lambda line: RowStyle(group=line.id == 1)
    press(grid, "+")
    press(grid, Qt.Key.Key_Return)
    assert open_cell(grid) is None


def test_letters_typed_into_a_list_are_passed_to_the_page(qtbot: QtBot) -> None:
    grid = Grid([Column("name", "商品", stretch=True)])
    qtbot.addWidget(grid)
    grid.show_rows(LINES)
    with qtbot.waitSignal(grid.typed) as typed:
        QTest.keyClick(grid, "n")
    assert typed.args == ["n"]


def test_the_current_row_stays_when_rows_come_anew(grid: Grid) -> None:
    grid.go_to(1)
    grid.show_rows([LINES[2], LINES[0], replace(LINES[1], name="康师傅 大食桶")])
    assert grid.current_number == 2
    assert grid.current_row().name == "康师傅 大食桶"


def test_more_pages_are_asked_for_by_the_last_row_and_only_once(grid: Grid) -> None:
    asked: list[object] = []
    model = grid.rows_model
    model.page_wanted.connect(asked.append)
    grid.show_rows(LINES[:2], more=True)
    while model.canFetchMore(model.index(-1, -1)):
        model.fetchMore(model.index(-1, -1))
    grid.append_rows(LINES[2:])
    assert asked == [LINES[1]]
    assert list(model.rows) == LINES
    assert not model.canFetchMore(model.index(-1, -1))


def test_a_click_on_a_title_asks_for_that_order_and_again_for_the_other(grid: Grid, qtbot: QtBot) -> None:
    orders: list[tuple[str, bool]] = []
    grid.sort_wanted.connect(lambda *order: orders.append(order))
    header = grid.header
    at = QPoint(header.sectionViewportPosition(3) + 20, 15)
    for _ in range(2):
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert orders == [("amount", True), ("amount", False)]
    assert grid.sort == ("amount", False)


def test_columns_widths_and_sort_are_remembered(grid: Grid, qtbot: QtBot) -> None:
    kept: list[dict[str, object]] = []
    grid.remember(dict, kept.append)
    grid.show_column("price", False)
    grid.set_sort("amount", True)
    grid.header.resizeSection(1, 133)
    qtbot.waitUntil(lambda: bool(kept))
    other = Grid(COLUMNS)
    qtbot.addWidget(other)
    other.remember(lambda: kept[-1], lambda _: None)
    assert other.isColumnHidden(2)
    assert other.columnWidth(1) == 133
    assert other.sort == ("amount", True)


@pytest.mark.parametrize("kept", [{"hidden": 3, "widths": {"price": "wide"}, "sort": ["x"]}, {"widths": {"price": -5}}])
def test_a_broken_memory_is_left_out(grid: Grid, kept: Mapping[str, object]) -> None:
    grid.remember(lambda: kept, lambda _: None)
    assert grid.columnWidth(2) == 90


def test_the_stretching_column_takes_what_is_left(grid: Grid) -> None:
    assert sum(grid.columnWidth(n) for n in range(4)) == grid.viewport().width()


def test_the_chooser_offers_every_column_but_the_stretching_one(grid: Grid) -> None:
    actions = {action.text(): action for action in grid.columns_menu(grid).actions() if action.isCheckable()}
    assert not actions["商品"].isEnabled()
    actions["金额 元"].trigger()
    assert grid.isColumnHidden(3)


def test_the_first_text_column_stays_when_the_rest_is_scrolled_sideways(grid: Grid, qtbot: QtBot) -> None:
    grid.resize(300, 200)
    qtbot.waitUntil(lambda: grid.horizontalScrollBar().maximum() > 0)
    frozen = next(child for child in grid.children() if type(child).__name__ == "FrozenColumns")
    assert not frozen.isVisible()
    grid.horizontalScrollBar().setValue(grid.horizontalScrollBar().maximum())
    assert frozen.isVisible()
    assert frozen.columnWidth(0) == grid.columnWidth(0)


def test_waiting_shows_grey_bars_and_rows_take_them_away(grid: Grid, qtbot: QtBot) -> None:
    grid.wait()
    qtbot.waitUntil(lambda: grid.rows_model.loading)
    assert grid.current_row() is None
    grid.grab()
    grid.show_rows(LINES)
    assert not grid.rows_model.loading
    assert grid.current_row() is not None


def test_a_search_hit_is_found_where_it_stands() -> None:
    hit = hit_of(lambda line: line.name, "饮用")
    assert hit(LINES[0]) == (5, 7)
    assert hit(LINES[1]) is None


def test_the_totals_tell_what_they_are_the_sums_of(qtbot: QtBot) -> None:
    card = TableCard(Grid(COLUMNS), totals=True)
    qtbot.addWidget(card)
    assert card.totals is not None
    card.totals.show_totals("合计 3 种", {"amount": Money(67140)})
    assert card.totals.accessibleName() == "合计 3 种, 金额 671.40"


def test_an_empty_state_stands_in_for_the_table_until_rows_come(qtbot: QtBot) -> None:
    card = TableCard(Grid(COLUMNS), totals=True)
    qtbot.addWidget(card)
    card.show()
    card.show_instead(EmptyState("package-search", "没找到"))
    assert not card.grid.isVisible()
    card.show_rows()
    assert card.grid.isVisible()


def test_ctrl_c_copies_the_row(grid: Grid) -> None:
    grid.show_rows([replace(LINES[0], amount=Money(0))])
    QTest.keyClick(grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "农夫山泉 饮用天然水\t240\t1.20\t–"


def test_emphasis_reads_as_its_value(qtbot: QtBot) -> None:
    grid = Grid(COLUMNS)
    qtbot.addWidget(grid)
    grid.show_rows([{"name": "水", "quantity": None, "price": None, "amount": Emph(Money(600))}])
    assert grid.rows_model.index(0, 3).data() == "6.00"
    assert grid.rows_model.index(0, 3).data(Qt.ItemDataRole.EditRole) == Money(600)  # what a cell is opened with
