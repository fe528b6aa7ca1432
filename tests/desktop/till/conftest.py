"""The till's page in a window of its own, on a furnished shop."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from jxc_desktop.desktop.scanner import ScannerFilter
from jxc_desktop.desktop.till.checkout_page import CheckoutPage
from jxc_desktop.desktop.window.main_window import MainWindow
from jxc_desktop.desktop.window.room_view import Room, SubPage
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.usecase import Session
from tests.desktop.in_front import bring_to_front
from tests.desktop.till.hands import Clock, Hands, furnish

OpenTill = Callable[..., Hands]


@pytest.fixture
def open_till(work: Workplace, qapp: QApplication, qtbot: QtBot) -> Iterator[OpenTill]:
    """Opens the window of the till; `shift=False` without an open shift, `bare` on the shop as it is."""
    opened: list[MainWindow] = []

    def open_it(*, shift: bool = True, bare: bool = False, session: Session | None = None) -> Hands:
        if not bare:
            furnish(work.shop, work.session, shift=shift)
        if session is not None:
            work.session = session
        clock = Clock()
        made = SubPage("checkout", "Checkout", lambda place: CheckoutPage(place, clock=clock.seconds))
        window = MainWindow(work, [Room("till", "Checkout", (made,), bare=True)])
        opened.append(window)
        filter_ = ScannerFilter(when=lambda _: None, now=clock.now, parent=window)
        filter_.scanned.connect(window.route_scan)
        qtbot.addWidget(window)
        window.resize(1280, 649)
        bring_to_front(window)
        filter_.listen(qapp)
        page = window.page()
        assert isinstance(page, CheckoutPage)
        qtbot.waitUntil(lambda: page.shifts.known)
        return Hands(qtbot, window, page, clock)

    yield open_it


@pytest.fixture
def hands(open_till: OpenTill) -> Hands:
    """The till with an open shift."""
    return open_till()
