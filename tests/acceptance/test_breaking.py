"""What is done to a shop on bad days: keys that bounce, two programs, a full disk, a crash, a file taken away."""

import json
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from shiboken6 import delete
from sqlalchemy import select

from jxc_desktop.desktop.kit.buttons import KeyButton
from jxc_desktop.desktop.program import Program
from jxc_desktop.desktop.shop_file.last_shop import LastShop
from jxc_desktop.desktop.start.wizard import Wizard
from jxc_desktop.desktop.till.checkout_page import CheckoutPage
from jxc_desktop.documents.kinds import Kind
from jxc_desktop.documents.tables import document
from jxc_desktop.insights.proof import prove_shop
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.ledger.balances import on_hand
from jxc_desktop.purchasing.receive_goods import ReceiveGoods, receive_goods
from jxc_desktop.purchasing.received_lines import ReceivedLine
from jxc_desktop.sales.open_shift import OpenShift, open_shift
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.usecase import do
from tests.acceptance.conftest import Furnished, OpenProgram
from tests.acceptance.hands import ALT, KEY, Hands

ROOT = Path(__file__).parents[2]
STREAM = 160  # answers of more than a pipe holds: the process cannot be through before it is killed


@pytest.fixture
def stocked(furnished: Furnished) -> Furnished:
    """A hundred thousand of each of three goods on the shelf, and the shift open."""
    with furnished.open() as shop:
        lines = tuple(
            ReceivedLine(ware.unit_id, Quantity.of(100_000), price=ware.purchase) for ware in furnished.wares[:3]
        )
        do(shop, furnished.owner, receive_goods, ReceiveGoods(furnished.cast.suppliers[0], lines))
        do(shop, furnished.owner, open_shift, OpenShift(Money(200_00)))
    return furnished


@pytest.fixture
def at_till(stocked: Furnished, open_program: OpenProgram) -> Hands:
    """Signed in, at the till."""
    hands = open_program()
    hands.sign_in("2468")
    hands.press(KEY.Key_2, ALT)
    till = hands.page(CheckoutPage)
    hands.wait(lambda: till.view.side() is till.view.sell)
    return hands


def numbers(shop: ShopFile) -> list[str]:
    """The sales that are booked, in their order."""
    with shop.reading() as conn:
        sold = select(document.c.number).where(document.c.kind == Kind.RETAIL_SALE).order_by(document.c.id)
        return list(conn.execute(sold).scalars())


def is_sound(shop: ShopFile) -> bool:
    """The books agree and no number is missing."""
    with shop.reading() as conn:
        proven = prove_shop(conn) == []
    run = [int(number.rsplit("-", 1)[1]) for number in numbers(shop)]
    return proven and run == list(range(1, len(run) + 1))


def sell(hands: Hands, furnished: Furnished) -> bool:
    """One piece for cash; False where it was refused."""
    till = hands.page(CheckoutPage)
    hands.scan(furnished.wares[0].barcode)
    hands.press(KEY.Key_F9)
    hands.press(KEY.Key_Return)
    hands.wait(lambda: not till.counter.resting)
    hands.quiet()
    return till.view.side() is till.view.change


# --- twice ---------------------------------------------------------------------------------------------------------


def test_a_bouncing_enter_sells_once(at_till: Hands, stocked: Furnished) -> None:
    till = at_till.page(CheckoutPage)
    at_till.scan(stocked.wares[0].barcode)
    at_till.press(KEY.Key_F9)
    at_till.press_twice(KEY.Key_Return)
    at_till.wait(lambda: till.view.side() is till.view.change)
    at_till.press_twice(KEY.Key_Return)
    at_till.quiet()
    assert len(numbers(at_till.window.work.shop)) == 1
    assert is_sound(at_till.window.work.shop)


def test_a_double_click_on_the_button_sells_once(at_till: Hands, stocked: Furnished) -> None:
    till = at_till.page(CheckoutPage)
    at_till.scan(stocked.wares[0].barcode)
    at_till.press(KEY.Key_F9)
    paying = till.view.paying
    button = next(one for one in paying.findChildren(KeyButton) if one.key == "Enter" and one.isVisible())
    for click in (QTest.mouseClick, QTest.mouseDClick, QTest.mouseClick):
        click(button, Qt.MouseButton.LeftButton)
    at_till.wait(lambda: till.view.side() is till.view.change)
    at_till.quiet()
    assert len(numbers(at_till.window.work.shop)) == 1
    assert is_sound(at_till.window.work.shop)


# --- two programs --------------------------------------------------------------------------------------------------


def test_a_second_program_is_told_who_has_the_shop_and_the_first_goes_on(
    at_till: Hands, stocked: Furnished, tmp_path: Path
) -> None:
    second = Program(LastShop(tmp_path / "other"))
    second.begin(stocked.path)
    (wizard,) = [widget for widget in QApplication.allWidgets() if isinstance(widget, Wizard)]
    assert says(wizard, "账本正开着", platform.node())
    second.close()
    wizard.window().close()
    delete(second)
    at_till.window.window().activateWindow()
    at_till.wait(lambda: QApplication.focusWindow() is at_till.window.window().windowHandle())
    assert sell(at_till, stocked)
    assert is_sound(at_till.window.work.shop)


def test_the_command_line_is_told_the_same(at_till: Hands, stocked: Furnished) -> None:
    done = subprocess.run(**command("do", str(stocked.path)), input="", check=False)
    assert done.returncode == 1
    assert "账本正开着" in done.stderr and platform.node() in done.stderr
    assert sell(at_till, stocked)


def says(widget: QWidget, *parts: str) -> bool:
    """Whether one visible sentence holds all of these."""
    seen = [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]
    return any(all(part in text for part in parts) for text in seen)


def command(*words: str) -> dict[str, Any]:
    """A process of the program's other door."""
    environment = {**os.environ, "JXC_PASSWORD": "2468", "PYTHONUTF8": "1"}
    return {
        "args": [sys.executable, "-m", "jxc_desktop", *words],
        "cwd": ROOT,
        "env": environment,
        "encoding": "utf-8",
        "stdout": subprocess.PIPE,
        "stderr": subprocess.PIPE,
    }


# --- the disk is full ----------------------------------------------------------------------------------------------


def test_a_full_disk_is_told_nothing_is_half_done_and_selling_goes_on_with_room(
    at_till: Hands, stocked: Furnished
) -> None:
    shop, till = at_till.window.work.shop, at_till.page(CheckoutPage)
    limit_pages(shop, 1)  # never below what the file has: no page more
    sold = 0
    while sell(at_till, stocked):
        sold += 1
        assert sold < 60
    assert says(at_till.window, "磁盘满了")
    assert till.counter.basket.totals(till.payment.rule).pieces == 1
    assert len(numbers(shop)) == sold
    assert is_sound(shop)
    at_till.press(KEY.Key_Return)
    at_till.quiet()
    assert len(numbers(shop)) == sold
    limit_pages(shop, 2**30)
    at_till.press(KEY.Key_Return)
    at_till.wait(lambda: till.view.side() is till.view.change)
    at_till.quiet()
    assert len(numbers(shop)) == sold + 1
    assert sell(at_till, stocked)
    assert is_sound(shop)
    with shop.reading() as conn:
        left = on_hand(conn, stocked.wares[0].item_id).quantity
    assert left == Quantity.of(100_000 - sold - 2)


def limit_pages(shop: ShopFile, pages: int) -> None:
    """What SQLite itself says and does where the disk has no page more, at the writer alone."""
    with shop.writing() as conn:
        conn.exec_driver_sql(f"PRAGMA max_page_count={pages}")


# --- the power goes ------------------------------------------------------------------------------------------------


def test_every_number_that_was_told_is_there_after_a_kill(stocked: Furnished, tmp_path: Path) -> None:
    lines = tmp_path / "sales.jsonl"
    lines.write_text("".join(sale_line(stocked, n) for n in range(STREAM)), encoding="utf-8")
    with subprocess.Popen(**command("do", str(stocked.path), str(lines))) as process:
        assert process.stdout is not None
        told = [process.stdout.readline() for _ in range(30)]
        process.kill()
        told += process.stdout.readlines()
    acknowledged = [json.loads(line)["number"] for line in told if line.endswith("\n")]
    assert 30 <= len(acknowledged) < STREAM
    with stocked.open() as shop:
        booked = numbers(shop)
        assert booked[: len(acknowledged)] == acknowledged
        assert len(booked) <= len(acknowledged) + 1
        assert is_sound(shop)
    again = subprocess.run(**command("do", str(stocked.path), str(lines)), check=True)
    answers = [json.loads(line) for line in again.stdout.splitlines()]
    assert [one["number"] for one in answers][: len(booked)] == booked
    assert [one.get("replayed", False) for one in answers] == [True] * len(booked) + [False] * (STREAM - len(booked))
    with stocked.open() as shop:
        assert len(numbers(shop)) == STREAM
        assert is_sound(shop)


def sale_line(stocked: Furnished, n: int) -> str:
    """One sale of one piece, as the door takes it, with a request id of its own."""
    ware = stocked.wares[n % 3]
    line = {"unit_id": ware.unit_id, "quantity": "1", "price": ware.retail.text()}
    args = {"lines": [line], "tenders": [{"kind": "cash", "tendered": "500"}]}
    asked = {"verb": "sales.checkout", "request_id": f"till-{n}", "as": stocked.owner.name, "args": args}
    return json.dumps(asked, ensure_ascii=False) + "\n"


# --- the file is taken away ----------------------------------------------------------------------------------------


@pytest.mark.skipif(sys.platform == "win32", reason="Windows itself refuses to move a file that is open")
def test_a_file_replaced_under_the_window_takes_no_sale_until_it_is_back(at_till: Hands, stocked: Furnished) -> None:
    shop, till = at_till.window.work.shop, at_till.page(CheckoutPage)
    assert sell(at_till, stocked)
    aside = stocked.path.with_name("aside.jxc")
    stranger = shutil.copy(stocked.path, stocked.path.with_name("copy.jxc"))
    stocked.path.rename(aside)
    Path(stranger).rename(stocked.path)
    assert not sell(at_till, stocked)
    assert says(at_till.window, "账本文件被移走或替换了")
    aside.replace(stocked.path)
    assert len(numbers(shop)) == 1
    at_till.press(KEY.Key_Return)
    at_till.wait(lambda: till.view.side() is till.view.change)
    at_till.quiet()
    assert len(numbers(shop)) == 2
    assert is_sound(shop)
