"""Fields check on leaving, say what is wrong below themselves, and take what people type."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from jxc_desktop.desktop.kit.fields import (
    Choice,
    CountField,
    DateField,
    LabelledField,
    MoneyField,
    PriceField,
    QuantityField,
    TextField,
    first_fault,
)
from jxc_desktop.desktop.kit.labels import Amount
from jxc_desktop.desktop.kit.search_lines import ScanLine, SearchField
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.kernel.refusal import Refused
from tests.desktop.in_front import bring_to_front

Form = Callable[..., None]


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    """Puts parts into an active window that lives as long as the test."""
    windows: list[QWidget] = []

    def show(*parts: QWidget) -> None:
        window = QWidget()
        windows.append(window)
        qtbot.addWidget(window)
        layout = QVBoxLayout(window)
        for part in parts:
            layout.addWidget(part)
        bring_to_front(window)

    return show


def test_full_width_digits_are_taken_and_written_back_plain(qtbot: QtBot, form: Form) -> None:
    field = MoneyField()
    form(field)
    field.insert("１２．５")
    assert field.text() == "１２．５"
    with qtbot.waitSignal(field.value_changed) as changed:
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert changed.args == [Money(1250)]
    assert field.text() == "12.50"


@pytest.mark.parametrize(
    ("field", "typed", "value"),
    [
        (MoneyField, "1,234.5", Money(123450)),
        (PriceField, "0.0125", Price(125)),
        (QuantityField, "1.26", Quantity(1260)),
        (CountField, "30", 30),
        (DateField, "20261122", date(2026, 11, 22)),
        (TextField, " 农夫 ", "农夫"),
    ],
)
def test_each_field_reads_its_kind(qtbot: QtBot, field: type[MoneyField], typed: str, value: object) -> None:
    made = field()
    qtbot.addWidget(made)
    made.setText(typed)
    assert made.check()
    assert made.read() == value


def test_a_fault_is_said_on_leaving_and_goes_when_it_is_mended(form: Form) -> None:
    field, other = LabelledField("库存低于就提醒", QuantityField()), TextField()
    form(field, other)
    editor = field.editor
    assert isinstance(editor, QuantityField)
    editor.setFocus()
    QTest.keyClicks(editor, "4B")
    assert field.fault() == ""
    other.setFocus()
    assert field.fault()
    with pytest.raises(Refused):
        editor.read()
    editor.setFocus()
    editor.setText("4")
    other.setFocus()
    assert field.fault() == ""


def test_the_note_comes_back_after_a_fault(qtbot: QtBot) -> None:
    field = LabelledField("零售价", PriceField(), unit="元", note_below="毛利率 40.0%")
    qtbot.addWidget(field)
    field.set_fault("比进价低")
    field.set_fault("")
    assert field.fault() == ""
    assert field._line.text() == "毛利率 40.0%"


def test_save_goes_to_the_first_field_that_cannot_be_saved(form: Form) -> None:
    fields = [
        LabelledField("品名", TextField("水"), required=True),
        LabelledField("零售价", PriceField(), required=True),
        LabelledField("保质期", CountField()),
    ]
    form(*fields)
    assert first_fault(fields) is fields[1]
    assert fields[1].editor.hasFocus()
    assert fields[1].fault() == "这里要填"
    price = fields[1].editor
    assert isinstance(price, PriceField)
    price.show_value(Price.parse("2"))
    assert first_fault(fields) is None


def test_a_day_is_stepped_by_arrows(form: Form) -> None:
    field = DateField(date(2026, 11, 30))
    form(field)
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert field.read() == date(2026, 12, 1)
    QTest.keyClick(field, Qt.Key.Key_PageDown)
    assert field.read() == date(2026, 11, 1)


def test_the_calendar_puts_the_day_picked_into_the_field(form: Form) -> None:
    field = DateField(date(2026, 11, 22))
    form(field)
    QTest.keyClick(field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = field._calendar
    assert calendar is not None
    assert calendar.isVisible()
    calendar.activated.emit(calendar.selectedDate().addDays(1))
    assert field.read() == date(2026, 11, 23)
    assert not calendar.isVisible()


def test_a_choice_keeps_its_value_when_options_come_anew(qtbot: QtBot) -> None:
    choice = Choice([(1, "全部类别"), (2, "饮料")])
    qtbot.addWidget(choice)
    choice.choose(2)
    choice.set_options([(1, "全部类别"), (3, "零食"), (2, "饮料")])
    assert choice.value() == 2
    choice.set_options([(1, "全部类别")])
    assert choice.value() == 1


def test_the_search_waits_for_a_pause_and_esc_empties_it(qtbot: QtBot, form: Form) -> None:
    field = SearchField("拼音、名称、条码")
    form(field)
    with qtbot.waitSignal(field.searched) as searched:
        QTest.keyClicks(field, "nfsq")
    assert searched.args == ["nfsq"]
    with qtbot.waitSignal(field.searched) as searched:
        QTest.keyClick(field, Qt.Key.Key_Escape)
    assert searched.args == [""]
    with qtbot.waitSignal(field.left_down):
        QTest.keyClick(field, Qt.Key.Key_Down)


def test_the_scan_line_gives_del_and_arrows_to_the_table_when_it_is_empty(form: Form) -> None:
    line = ScanLine("扫条码")
    form(line)
    heard: list[object] = []
    line.deleted.connect(lambda: heard.append("deleted"))
    line.moved.connect(heard.append)
    line.entered.connect(heard.append)
    QTest.keyClick(line, Qt.Key.Key_Delete)
    QTest.keyClick(line, Qt.Key.Key_Down)
    QTest.keyClicks(line, "12")
    QTest.keyClick(line, Qt.Key.Key_Home)
    QTest.keyClick(line, Qt.Key.Key_Delete)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert heard == ["deleted", 1, "2"]


def test_the_scan_line_says_its_echo_to_who_cannot_see_it(qtbot: QtBot) -> None:
    line = ScanLine("扫条码")
    qtbot.addWidget(line)
    line.say("没有这个条码", "warn")
    assert line.accessibleDescription() == "没有这个条码"


def test_a_big_amount_is_grouped_and_spoken_with_its_sign(qtbot: QtBot) -> None:
    amount = Amount(60)
    qtbot.addWidget(amount)
    amount.show_figure(Money(-123450))
    assert amount.text() == "\u22121,234.50"
    assert amount.accessibleName() == "¥ \u22121,234.50"


def test_a_fault_told_whole_takes_the_lines_it_needs_and_goes_when_something_else_is_chosen(form: Form) -> None:
    choice = Choice([(True, "在用"), (False, "停用")])
    field = LabelledField("状态", choice, note_below="里面没钱了才能停用", width=240)
    form(field)
    one_line = field.sizeHint().height()
    field.set_fault("“现金”里还有 50.00 元。先把钱转走，再停用。转到哪个账户都行，银行、微信或另一个钱箱。")
    assert field.sizeHint().height() == one_line
    field.tell_whole()
    assert field.sizeHint().height() > one_line
    QTest.keyClick(choice, Qt.Key.Key_Down)
    assert field.fault() == ""
