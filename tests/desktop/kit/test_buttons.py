"""A key printed on a button presses it, and says so to whoever cannot see it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from jxc_desktop.desktop.kit.buttons import Chip, KeyButton, Kind, keys_on
from tests.desktop.in_front import bring_to_front


def shown(qtbot: QtBot, *parts: QWidget) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    for part in parts:
        layout.addWidget(part)
    bring_to_front(window)
    return window


def press(window: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(window.windowHandle(), key, modifier)


def test_the_printed_key_presses_the_button_while_a_field_has_the_focus(qtbot: QtBot) -> None:
    button, field = KeyButton("现金", "F9"), QLineEdit()
    window = shown(qtbot, field, button)
    field.setFocus()
    with qtbot.waitSignal(button.clicked):
        press(window, Qt.Key.Key_F9)


def test_the_key_presses_at_once_so_that_the_next_key_meets_what_it_opened(qtbot: QtBot) -> None:
    button, pressed = KeyButton("现金", "F9"), []
    button.clicked.connect(lambda: pressed.append("F9"))
    window = shown(qtbot, button)
    press(window, Qt.Key.Key_F9)
    assert pressed == ["F9"]


def test_a_key_with_ctrl_is_understood(qtbot: QtBot) -> None:
    button = KeyButton("存草稿", "Ctrl S")
    window = shown(qtbot, button)
    with qtbot.waitSignal(button.clicked):
        press(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)


def test_the_key_outlives_a_change_of_words(qtbot: QtBot) -> None:
    button = KeyButton("取单", "F8")
    window = shown(qtbot, button)
    button.setText("取单 2")
    with qtbot.waitSignal(button.clicked):
        press(window, Qt.Key.Key_F8)


def test_a_button_on_a_hidden_page_or_greyed_does_not_answer(qtbot: QtBot) -> None:
    here, there, grey = KeyButton("一", "F6"), KeyButton("二", "F6"), KeyButton("三", "F5")
    grey.setEnabled(False)
    pages = QStackedWidget()
    pages.addWidget(here)
    pages.addWidget(there)
    window = shown(qtbot, pages, grey)
    pressed: list[str] = []
    for button in (here, there, grey):
        button.clicked.connect(lambda _=False, name=button.name: pressed.append(name))
    press(window, Qt.Key.Key_F6)
    press(window, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: pressed == ["一"])


def test_a_resting_button_gives_its_key_away_and_takes_it_back(qtbot: QtBot) -> None:
    button = KeyButton("打印", "Ctrl P")
    window = shown(qtbot, button)
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    button.rest(True)
    button.setText("再打")
    press(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert pressed == []
    button.rest(False)
    with qtbot.waitSignal(button.clicked):
        press(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)


def test_enter_and_esc_are_only_printed(qtbot: QtBot) -> None:
    button = KeyButton("完成", "Enter", Kind.PRIMARY)
    field = QLineEdit()
    window = shown(qtbot, field, button)
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    field.setFocus()
    press(window, Qt.Key.Key_Return)
    assert pressed == []
    button.setFocus()
    press(window, Qt.Key.Key_Return)
    assert pressed == [True]


def test_the_accessible_name_tells_the_key() -> None:
    assert KeyButton("现金", "F9").accessibleName() == "现金，快捷键 F9"


def test_the_keys_of_a_page_can_be_listed(qtbot: QtBot) -> None:
    window = shown(qtbot, KeyButton("查商品", "F2"), KeyButton("停售"), KeyButton("数量", "F4"))
    assert keys_on(window) == [("F2", "查商品"), ("F4", "数量")]


def test_a_chip_is_switched_by_space_and_says_its_count(qtbot: QtBot) -> None:
    chip = Chip("快没了", 38)
    window = shown(qtbot, chip)
    chip.setFocus()
    press(window, Qt.Key.Key_Space)
    assert chip.isChecked()
    assert chip.accessibleName() == "快没了 38"


def test_a_removable_chip_goes_by_delete(qtbot: QtBot) -> None:
    chip = Chip("饮料", removable=True)
    window = shown(qtbot, chip)
    chip.setFocus()
    with qtbot.waitSignal(chip.removed):
        press(window, Qt.Key.Key_Delete)
