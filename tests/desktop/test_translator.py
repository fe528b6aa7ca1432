"""Qt's own words are never blank: in Chinese they are Qt's Chinese, in English they stay as they are."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from jxc_desktop.desktop.translator import Translator
from jxc_desktop.words import speak


@pytest.fixture
def translated(qapp: QApplication) -> Iterator[None]:
    translator = Translator(qapp)
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.mark.parametrize(("spoken", "undo", "opens"), [("zh_CN", "撤消", "打开"), ("en", "Undo", "Open")])
def test_the_menu_of_a_field_and_a_file_dialog_have_their_words(
    spoken: str, undo: str, opens: str, translated: None, qtbot: QtBot
) -> None:
    speak(spoken)
    field = QLineEdit("3.50")
    qtbot.addWidget(field)
    texts = [action.text() for action in field.createStandardContextMenu().actions() if not action.isSeparator()]
    assert undo in texts[0] and all(text.partition("\t")[0] for text in texts)
    assert QCoreApplication.translate("QFileDialog", "Open") == opens  # and not what the till calls opening a shift


def test_a_sentence_with_places_that_nobody_translated_keeps_them(translated: None) -> None:
    assert QCoreApplication.translate("QPrintDialog", "%1 (%2)") == "%1 (%2)"


@pytest.mark.parametrize(("spoken", "said"), [("zh_CN", "收银"), ("en", "Checkout")])
def test_the_words_of_a_form_are_the_programs_own(spoken: str, said: str, translated: None) -> None:
    speak(spoken)
    assert QCoreApplication.translate("CheckoutPage", "Checkout") == said
