"""A scanner is told from a person by speed alone: every way a scan can meet the window, on the path of real keys."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from jxc_desktop.desktop.scan_keys import ScannerSettings, folded
from jxc_desktop.desktop.scanner import ScannerFilter
from tests.desktop.in_front import bring_to_front

CODE = "6901234567892"
GAP_MS = 2


class Bench:
    """A window with a field and a default button, a scanner filter, and a clock that only the test moves."""

    def __init__(self, qtbot: QtBot, settings: ScannerSettings | None = None) -> None:
        self.now_ms = 1000.0
        self.heard: list[str] = []
        self.pressed: list[str] = []
        self.qtbot = qtbot
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.field, self.button = QLineEdit(), QPushButton("OK")
        self.button.setAutoDefault(True)
        self.button.clicked.connect(lambda: self.pressed.append("button"))
        self.field.returnPressed.connect(lambda: self.pressed.append("field"))
        layout = QVBoxLayout(self.window)
        layout.addWidget(self.field)
        layout.addWidget(self.button)
        self.scanner = ScannerFilter(settings, when=lambda _: self.now_ms, now=lambda: self.now_ms, parent=self.window)
        self.scanner.scanned.connect(self.heard.append)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.scanner.listen(app)
        bring_to_front(self.window)
        self.field.setFocus()
        qtbot.waitUntil(lambda: QApplication.focusWidget() is self.field)

    def key(
        self,
        key: str | Qt.Key,
        after_ms: float = GAP_MS,
        modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        """One key at the window, as the platform delivers it."""
        self.now_ms += after_ms
        QTest.keyClick(QApplication.focusWindow(), key, modifier)

    def scan(self, text: str = CODE, end: Qt.Key | None = Qt.Key.Key_Return, gap_ms: float = GAP_MS) -> None:
        """A burst as a scanner types it, a second after whatever was before."""
        self.now_ms += 1000
        for character in text:
            self.key(character, gap_ms)
        if end is not None:
            self.key(end, gap_ms)

    def silence(self) -> None:
        """Nothing comes for a while."""
        self.now_ms += 500
        self.scanner.fall_silent()


@pytest.fixture
def bench(qtbot: QtBot) -> Iterator[Bench]:
    made = Bench(qtbot)
    yield made
    made.scanner.deleteLater()
    QApplication.processEvents()


def test_a_scan_is_heard_and_leaves_the_field_empty(bench: Bench) -> None:
    bench.scan()
    assert bench.heard == [CODE]
    assert bench.field.text() == ""
    assert bench.pressed == []


@pytest.mark.parametrize("end", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab])
def test_every_usual_terminator_ends_a_scan(bench: Bench, end: Qt.Key) -> None:
    bench.scan(end=end)
    assert bench.heard == [CODE]
    assert bench.field.hasFocus()


@pytest.mark.parametrize("gap_ms", [0, 2, 16, 24, 32])
def test_slow_scanners_are_heard_too(bench: Bench, gap_ms: float) -> None:
    bench.scan(gap_ms=gap_ms)
    assert bench.heard == [CODE]


@pytest.mark.parametrize("gap_ms", [36, 40, 60, 120])
def test_a_fast_person_passes_through_unharmed_and_so_does_his_enter(bench: Bench, gap_ms: float) -> None:
    for character in "690123456":
        bench.key(character, gap_ms)
    bench.key(Qt.Key.Key_Return, gap_ms)
    assert bench.heard == []
    assert bench.field.text() == "690123456"
    assert bench.pressed == ["field"]


def test_two_keys_rolled_together_are_typing(bench: Bench) -> None:
    bench.key("1", 300)
    bench.key("2", 8)
    bench.key(Qt.Key.Key_Return, 15)
    assert (bench.heard, bench.field.text(), bench.pressed) == ([], "12", ["field"])


def test_a_single_key_reaches_the_field_after_a_short_wait(bench: Bench) -> None:
    bench.key("a", 300)
    assert bench.field.text() == ""
    bench.silence()
    assert bench.field.text() == "a"


def test_backspace_comes_after_the_letter_before_it(bench: Bench) -> None:
    bench.key("a", 300)
    bench.key("b", 200)
    bench.key(Qt.Key.Key_Backspace, 10)
    assert bench.field.text() == "a"


def test_the_default_button_of_an_open_dialog_is_not_pressed_by_a_scan(bench: Bench, qtbot: QtBot) -> None:
    dialog = QDialog(bench.window)
    qtbot.addWidget(dialog)
    accept = QPushButton("Delete all", dialog)
    accept.setDefault(True)
    accept.clicked.connect(lambda: bench.pressed.append("dialog"))
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWindow() is dialog.windowHandle())
    bench.scan()
    assert bench.heard == [CODE]
    assert bench.pressed == []
    assert dialog.isVisible()


def test_a_button_with_the_focus_is_not_pressed_by_a_scan(bench: Bench) -> None:
    bench.button.setFocus()
    bench.scan("690 123 456", end=Qt.Key.Key_Return)
    assert (bench.heard, bench.pressed) == (["690 123 456"], [])
    bench.key(Qt.Key.Key_Space, 2000)
    assert bench.pressed == ["button"]


def test_an_open_drop_down_does_not_swallow_a_scan(bench: Bench, qtbot: QtBot) -> None:
    choice = QComboBox(bench.window)
    choice.addItems(["1", "6", "9"])
    choice.show()
    choice.showPopup()
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    QApplication.processEvents()
    bench.scan()
    assert bench.heard == [CODE]
    assert choice.currentText() == "1"
    choice.hidePopup()


def test_an_open_menu_chooses_nothing_by_a_scan(bench: Bench, qtbot: QtBot) -> None:
    menu = QMenu(bench.window)
    for text in ("&6 pieces", "&9 pieces", "Enter"):
        menu.addAction(text).triggered.connect(lambda: bench.pressed.append("menu"))
    menu.popup(bench.window.mapToGlobal(QPoint(5, 5)))
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is menu)
    QApplication.processEvents()
    bench.scan()
    assert (bench.heard, bench.pressed) == ([CODE], [])
    menu.close()


def test_the_digits_of_a_scan_trigger_no_shortcut(bench: Bench) -> None:
    for key in ("6", "9", "Return"):
        QShortcut(QKeySequence(key), bench.window).activated.connect(lambda k=key: bench.pressed.append(k))
    bench.scan()
    assert (bench.heard, bench.pressed) == ([CODE], [])


def test_function_keys_still_trigger_theirs(bench: Bench) -> None:
    QShortcut(QKeySequence("F9"), bench.window).activated.connect(lambda: bench.pressed.append("F9"))
    bench.scan()
    bench.key(Qt.Key.Key_F9, 300)
    assert bench.pressed == ["F9"]


def test_a_scan_without_terminator_ends_with_the_silence(bench: Bench) -> None:
    bench.scan(end=None)
    assert bench.heard == []
    bench.silence()
    assert bench.heard == [CODE]
    assert bench.field.text() == ""


def test_a_short_burst_without_terminator_is_typing(bench: Bench) -> None:
    bench.scan("12345", end=None)
    bench.silence()
    assert (bench.heard, bench.field.text()) == ([], "12345")


def test_the_second_enter_of_a_cr_lf_scanner_is_swallowed(bench: Bench) -> None:
    bench.scan()
    bench.key(Qt.Key.Key_Return)
    bench.scan()
    bench.key(Qt.Key.Key_J, modifier=Qt.KeyboardModifier.ControlModifier)
    assert bench.heard == [CODE, CODE]
    assert bench.pressed == []


def test_an_enter_pressed_by_hand_after_a_scan_counts(bench: Bench) -> None:
    bench.scan()
    bench.key(Qt.Key.Key_Return, 600)
    assert bench.pressed == ["field"]


def test_two_scans_glued_together_come_as_one_text(bench: Bench) -> None:
    bench.scan(CODE + CODE)
    assert bench.heard == [CODE + CODE]


def test_two_scans_in_a_row_come_in_order(bench: Bench) -> None:
    bench.scan("6901234567892")
    for character in "6921168509256":
        bench.key(character)
    bench.key(Qt.Key.Key_Return)
    assert bench.heard == ["6901234567892", "6921168509256"]


def test_a_prefix_and_a_suffix_are_taken_off(qtbot: QtBot) -> None:
    bench = Bench(qtbot, ScannerSettings(prefix="~", suffix="#"))
    bench.scan(f"~{CODE}#")
    assert bench.heard == [CODE]


def test_full_width_digits_are_folded_and_invisible_marks_dropped() -> None:
    assert folded("\ufeff６９０\u200b１２－Ａ") == "69012-A"


def test_codes_with_letters_keep_their_case(bench: Bench) -> None:
    bench.scan("SKU-ab12/X")
    assert bench.heard == ["SKU-ab12/X"]


def test_the_separator_of_a_gs1_code_stays_in_the_text(bench: Bench) -> None:
    bench.now_ms += 1000
    for character in "0106901234567892":
        bench.key(character)
    bench.key(Qt.Key.Key_BracketRight, modifier=Qt.KeyboardModifier.ControlModifier)
    for character in "10AB1":
        bench.key(character)
    bench.key(Qt.Key.Key_Return)
    assert bench.heard == ["0106901234567892\x1d10AB1"]


def compose(bench: Bench, text: str, after_ms: float = GAP_MS) -> None:
    """Text committed by an input method, as it reaches the field with the focus."""
    bench.now_ms += after_ms
    event = QInputMethodEvent()
    event.setCommitString(text)
    QCoreApplication.sendEvent(bench.field, event)


def test_a_scan_through_an_input_method_that_is_on_is_heard(bench: Bench) -> None:
    bench.now_ms += 1000
    for character in "６９０１２３４５６７８９２":
        compose(bench, character)
    bench.key(Qt.Key.Key_Return)
    assert bench.heard == [CODE]
    assert bench.field.text() == ""


def test_an_input_method_that_hands_over_a_whole_scan_is_heard(bench: Bench) -> None:
    compose(bench, CODE, 1000)
    bench.key(Qt.Key.Key_Return)
    assert bench.heard == [CODE]


def test_chinese_words_from_an_input_method_pass_at_once(bench: Bench) -> None:
    compose(bench, "农夫山泉", 1000)
    compose(bench, "coffee", 400)
    assert bench.field.text() == "农夫山泉coffee"
    assert bench.heard == []


def test_a_scan_whose_head_was_let_through_by_a_busy_window_keeps_its_head(bench: Bench) -> None:
    bench.field.setText("old")
    bench.now_ms += 1000
    for character in CODE[:3]:
        bench.key(character)
    bench.scanner.fall_silent()  # the timer ran although more keys were waiting, as their times will tell
    assert bench.field.text() == "old690"
    for character in CODE[3:]:
        bench.key(character)
    bench.key(Qt.Key.Key_Return)
    assert bench.heard == [CODE]
    assert bench.field.text() == "old"


def test_a_held_key_repeats_into_the_field(bench: Bench) -> None:
    bench.key("7", 300)
    bench.silence()
    bench.key("7", 30)
    bench.silence()
    assert bench.field.text() == "77"


def test_a_typed_letter_needs_nothing_but_a_moment_to_arrive(bench: Bench, qtbot: QtBot) -> None:
    bench.key("a", 300)
    qtbot.waitUntil(lambda: bench.field.text() == "a")
