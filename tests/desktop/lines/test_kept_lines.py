"""Lines of a paper that is being typed are on the disk a moment later, and go with the paper or with the lines."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from jxc_desktop.desktop.purchasing.order_page import OrderPage
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.documents.drafts import DropDraft, drafts, drop_draft
from jxc_desktop.documents.kinds import Kind
from jxc_desktop.suppliers.lookups import supplier
from jxc_desktop.usecase import Session
from tests.desktop.line_pages import WATER, Shelves, open_page, press, quiet, stock_up


@pytest.fixture
def shelves(work: Workplace, owner: Session) -> Shelves:
    return stock_up(work.shop, owner)


@pytest.fixture
def page(work: Workplace, shelves: Shelves, qtbot: QtBot) -> Iterator[OrderPage]:
    yield from open_page(work, qtbot, OrderPage)


def kept(shelves: Shelves) -> list[str]:
    return [draft.content for draft in shelves.ask(drafts, Kind.PURCHASE_ORDER)]


def test_a_moment_after_a_scan_the_line_is_kept_and_without_lines_nothing_is(
    page: OrderPage, shelves: Shelves, qtbot: QtBot
) -> None:
    page.scanned("7*" + WATER)
    qtbot.waitUntil(lambda: len(kept(shelves)) == 1, timeout=10_000)
    page.scanned(WATER)
    qtbot.waitUntil(lambda: '"8"' in kept(shelves)[0], timeout=10_000)
    assert len(kept(shelves)) == 1
    page.change(())
    qtbot.waitUntil(lambda: kept(shelves) == [], timeout=10_000)


def test_esc_goes_from_a_cell_to_the_line_before_it_puts_the_paper_aside(
    page: OrderPage, shelves: Shelves, work: Workplace
) -> None:
    page.scanned("7*" + WATER)
    press(page, Qt.Key.Key_F4)
    press(page, Qt.Key.Key_Escape)
    assert page.grid.hasFocus()
    assert page.step_back() and not page.is_empty()
    assert page.entry.line.hasFocus()
    assert page.step_back() and page.is_empty()
    assert page.entry.line.said() == ""


def test_letters_typed_into_the_table_go_to_the_line(page: OrderPage) -> None:
    page.scanned("7*" + WATER)
    page.grid.setFocus()
    press(page, Qt.Key.Key_N)
    assert page.entry.line.text() == "n" and page.entry.line.hasFocus()


def test_what_was_kept_quietly_goes_with_the_paper(
    page: OrderPage, shelves: Shelves, work: Workplace, qtbot: QtBot
) -> None:
    page.scanned("7*" + WATER)
    qtbot.waitUntil(lambda: len(kept(shelves)) == 1, timeout=10_000)
    quiet(work, qtbot)
    page._chosen(shelves.ask(supplier, shelves.supplier_id))
    press(page, Qt.Key.Key_F9)
    quiet(work, qtbot)
    assert page.is_empty() and kept(shelves) == []


def test_a_draft_that_is_gone_is_not_made_anew_behind_ones_back(
    page: OrderPage, shelves: Shelves, work: Workplace, qtbot: QtBot
) -> None:
    page.scanned("7*" + WATER)
    qtbot.waitUntil(lambda: page.kept.draft_id is not None, timeout=10_000)
    shelves.act(drop_draft, DropDraft(page.kept.draft_id))
    page.scanned(WATER)
    page.hide()
    quiet(work, qtbot)
    assert kept(shelves) == [] and page.kept.draft_id is not None
