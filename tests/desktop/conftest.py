"""A person's place at a till of a real shop file, and the shop's look on the one application of the tests."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from jxc_desktop.desktop.desk import Desk
from jxc_desktop.desktop.kit import theme
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.usecase import Session
from jxc_desktop.words import language, speak


@pytest.fixture(autouse=True)
def shop_look(qapp: QApplication, quiet_garbage: None) -> Iterator[None]:
    """Light, in Chinese, before each test; back to that after it. Windows' own file dialogs answer no test's keys."""
    qapp.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    before = language()
    speak("zh_CN")
    theme.apply(qapp, "light")
    yield
    speak(before)


@pytest.fixture
def work(shop: ShopFile, owner: Session, qapp: QApplication) -> Iterator[Workplace]:
    """The owner at till 01; the desk is closed, and with it every thread, before the books are proven."""
    desk = Desk()
    yield Workplace(shop, owner, desk)
    desk.close()
