"""The program as a process on a screen of its own, driven by the X server's keys: nothing of it is called from here."""

import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from jxc_desktop.documents.drafts import drafts
from jxc_desktop.documents.kinds import Kind
from jxc_desktop.documents.tables import document
from jxc_desktop.insights.proof import prove_shop
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.ledger.balances import on_hand
from jxc_desktop.purchasing.receive_goods import ReceiveGoods, receive_goods
from jxc_desktop.purchasing.received_lines import ReceivedLine
from jxc_desktop.sales.lookups import sale_numbered
from jxc_desktop.sales.shifts import current_shift
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.usecase import do
from tests.acceptance.conftest import Furnished

ROOT = Path(__file__).parents[2]
MISSING = [name for name in ("Xvfb", "xdotool") if shutil.which(name) is None]
pytestmark = [
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Xvfb and xdotool are of Linux"),
    pytest.mark.skipif(bool(MISSING), reason=f"not installed: {' '.join(MISSING)} (dev.py test brings them)"),
]


def until(so: Callable[[], bool], what: str, seconds: float = 30) -> None:
    """Looks again and again until it is so; fails with `what` when the time is over."""
    deadline, pause = time.monotonic() + seconds, threading.Event()
    while not so():
        assert time.monotonic() < deadline, f"not within {seconds:g} s: {what}"
        pause.wait(0.05)


@pytest.fixture
def display() -> Iterator[str]:
    """A screen nobody sees."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-nolisten", "tcp"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as told:
        number = told.readline().strip()
    assert number, "Xvfb did not start"
    yield f":{number}"
    server.terminate()
    server.wait()


class Screen:
    """The running program, seen only through its window, its keys and its file."""

    def __init__(self, display: str, process: subprocess.Popen[str]) -> None:
        self.display, self.process = display, process

    def xdotool(self, *words: str) -> str:
        """What xdotool answers; nothing where it finds nothing."""
        asked = subprocess.run(
            ["xdotool", *words], env={**os.environ, "DISPLAY": self.display}, capture_output=True, check=False
        )
        return asked.stdout.decode("utf-8", "replace").strip()

    def wait_for_window(self, title: str) -> None:
        """Until a window of this title is seen; it gets the keys."""

        def seen() -> bool:
            assert self.process.poll() is None, self.process.communicate()[1]
            return bool(self.xdotool("search", "--onlyvisible", "--name", title))

        until(seen, f"a window named {title}")
        window = self.xdotool("search", "--onlyvisible", "--name", title).splitlines()[-1]
        self.xdotool("windowfocus", "--sync", window)

    def press(self, key: str) -> None:
        """One key."""
        self.xdotool("key", key)

    def write(self, text: str) -> None:
        """Typed at the pace of a hand: 120 ms a key, for xdotool takes half of what it is told."""
        self.xdotool("type", "--delay", "240", text)

    def scan(self, code: str) -> None:
        """Typed as a scanner does, 2 ms a key, with the Enter behind it."""
        self.xdotool("key", "--delay", "2", *code, "Return")


@pytest.fixture
def screen(furnished: Furnished, display: str, tmp_path: Path) -> Iterator[Screen]:
    """The program on a shop with two goods on the shelf."""
    with furnished.open() as shop:
        lines = [ReceivedLine(w.unit_id, Quantity.of(10), price=w.purchase) for w in furnished.wares[:2]]
        do(shop, furnished.owner, receive_goods, ReceiveGoods(furnished.cast.suppliers[0], tuple(lines)))
    environment = {
        **{name: value for name, value in os.environ.items() if name != "WAYLAND_DISPLAY"},
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "HOME": str(tmp_path),
        "APPDATA": str(tmp_path / "data"),
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
    }
    command = [sys.executable, "-m", "jxc_desktop", str(furnished.path)]
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, encoding="utf-8")
    yield Screen(display, process)
    process.kill()
    process.communicate()


def sales(shop: ShopFile) -> list[str]:
    """The numbers of the sales that are booked."""
    with shop.reading() as conn:
        return list(conn.execute(select(document.c.number).where(document.c.kind == Kind.RETAIL_SALE)).scalars())


def shift_is_open(shop: ShopFile) -> bool:
    with shop.reading() as conn:
        return current_shift(conn, "01") is not None


def basket_is_kept(shop: ShopFile, *codes: int) -> bool:
    """Whether the counter, which the program keeps against a crash, holds these goods."""
    with shop.reading() as conn:
        kept = drafts(conn, Kind.RETAIL_SALE)
    return bool(kept) and all(f'"unit_id": {unit_id}' in kept[0].content for unit_id in codes)


def open_the_shift(screen: Screen, shop: ShopFile) -> None:
    """Alt 2, 200, Enter; once more where the keys came before the page was ready for them."""
    screen.press("alt+2")

    def opened() -> bool:
        screen.press("Escape")
        screen.write("200")
        screen.press("Return")
        try:
            until(lambda: shift_is_open(shop), "the shift", 3)
        except AssertionError:
            return False
        return True

    until(opened, "an open shift")


def test_a_sale_by_the_keys_of_the_screen(screen: Screen, furnished: Furnished) -> None:
    first, second = furnished.wares[:2]
    screen.wait_for_window("进销存")
    screen.write("2468")
    screen.press("Return")
    screen.wait_for_window("禾丰便利店")
    with ShopFile.open(furnished.path, write=False) as shop:
        open_the_shift(screen, shop)
        screen.scan(first.barcode)
        screen.scan(second.barcode)
        until(lambda: basket_is_kept(shop, first.unit_id, second.unit_id), "both goods on the counter")
        assert sales(shop) == []
        screen.press("F9")
        screen.press("Return")
        until(lambda: bool(sales(shop)), "the sale")
    screen.process.terminate()
    assert screen.process.wait(30) is not None
    with furnished.open() as shop, shop.reading() as conn:
        (number,) = sales(shop)
        sale = sale_numbered(conn, number)
        assert [line.quantity for line in sale.lines] == [Quantity.of(1)] * 2
        assert sale.due == Money.total(ware.retail.times(Quantity.of(1)) for ware in (first, second)) - sale.round_off
        assert [tender.kind for tender in sale.tenders] == ["cash"]
        assert {on_hand(conn, ware.item_id).quantity for ware in (first, second)} == {Quantity.of(9)}
        assert drafts(conn, Kind.RETAIL_SALE) == []
        assert prove_shop(conn) == []
