"""The whole program on a shop file of its own, with the keys' time in the test's hand."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from jxc_desktop.desktop.kit import theme
from jxc_desktop.desktop.program import Program
from jxc_desktop.desktop.scanner import ScannerFilter
from jxc_desktop.desktop.shop_file.last_shop import LastShop
from jxc_desktop.desktop.start.shell import Shell
from jxc_desktop.finance.open_shop import NewShop, open_shop
from jxc_desktop.kernel.permission import Role
from jxc_desktop.sample.build import furnish
from jxc_desktop.sample.people import OWNER, PASSWORD, SHOP_NAME, Cast
from jxc_desktop.sample.player import Player
from jxc_desktop.sample.shelf import Ware, wares
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.usecase import Session
from jxc_desktop.words import language, speak
from tests.acceptance.hands import Clock, Hands

OpenProgram = Callable[[], Hands]


@dataclass(frozen=True, slots=True)
class Furnished:
    """A closed shop file with the 302 goods and nothing on the shelf; `wares` are those with a code and prices."""

    path: Path
    owner: Session
    cast: Cast
    wares: tuple[Ware, ...]

    def open(self) -> ShopFile:
        """The file open for the test itself, when the program is not in it."""
        return ShopFile.open(self.path)


@pytest.fixture(autouse=True)
def calm(quiet_garbage: None) -> None:
    """The window's own rule about garbage holds for all that is tried here."""


@pytest.fixture(scope="session")
def furnished_once(tmp_path_factory: pytest.TempPathFactory) -> Furnished:
    """Made once; the tests work on copies of it."""
    path, at = tmp_path_factory.mktemp("furnished") / "shop.jxc", datetime.now() - timedelta(hours=1)
    owner = Session(1, OWNER, Role.OWNER)
    with open_shop(path, NewShop(SHOP_NAME, OWNER, PASSWORD), at) as shop:
        player = Player(shop)
        with player.day() as conn:
            cast = furnish(player, owner, at)
            coded = tuple(ware for ware in wares(conn, Random(1)) if len(ware.barcode) == 13)
    return Furnished(path, owner, cast, coded)


@pytest.fixture
def furnished(furnished_once: Furnished, tmp_path: Path) -> Furnished:
    """A shop of its own for each test."""
    return replace(furnished_once, path=Path(shutil.copy(furnished_once.path, tmp_path / "shop.jxc")))


def has_the_keys(kind: type[QWidget]) -> bool:
    """Whether such a window gets them, and not one that an earlier test has left."""
    window = QApplication.activeWindow()
    return isinstance(window, kind) and QApplication.focusWindow() is window.windowHandle()


@pytest.fixture
def open_program(furnished: Furnished, tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[OpenProgram]:
    """Opens the program on the furnished shop, as `main` does, with the sign-in on the screen."""
    before = language()
    speak("zh_CN")
    theme.apply(qapp, "light")
    opened: list[Program] = []

    def open_it() -> Hands:
        clock = Clock()
        scanner = ScannerFilter(when=lambda _: clock.ms, now=clock.now)
        program = Program(LastShop(tmp_path / "own"), scanner)
        opened.append(program)
        program.begin(furnished.path)
        qtbot.waitUntil(lambda: has_the_keys(Shell))
        return Hands(qtbot, program, clock)

    yield open_it
    for program in opened:
        program.close()
        delete(program)
    for window in QApplication.topLevelWidgets():
        window.close()
        window.deleteLater()
    QApplication.processEvents()
    speak(before)
