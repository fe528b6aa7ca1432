"""A paper opened from anywhere: its lines and voucher, what it has to do with, taking it back, printing it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from jxc_desktop.desktop.everywhere.paper_sheet import PaperSheet
from jxc_desktop.desktop.kit.buttons import KeyButton
from jxc_desktop.desktop.paper_view.preview import PrintPreview
from jxc_desktop.desktop.paper_view.reversal_sheet import ReversalSheet
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.documents.kinds import Kind, State
from jxc_desktop.insights.report import Opens, Thing
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.permission import Role
from jxc_desktop.kernel.price import Price
from jxc_desktop.purchasing.return_goods import ReturnedLine, ReturnGoods, return_goods
from jxc_desktop.purchasing.returnable import returnable_lines
from jxc_desktop.sales.checkout import Checkout, SaleLine, checkout
from jxc_desktop.sales.tendering import TenderKind, TenderWanted
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.usecase import Session
from tests.desktop.in_front import bring_to_front
from tests.stocked import Stocked, so_many


@pytest.fixture
def goods(shop: ShopFile, owner: Session) -> Stocked:
    made = Stocked(shop, owner)
    made.supplier_id = made.add_supplier()
    made.add_item("水")
    return made


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    over = QWidget()
    over.resize(1280, 649)
    qtbot.addWidget(over)
    bring_to_front(over)
    yield over
    over.close()


def opened(qtbot: QtBot, window: QWidget, work: Workplace, document_id: int, **options: object) -> PaperSheet:
    sheet = PaperSheet(window, work, document_id, **options)  # type: ignore[arg-type]  # options of the test
    sheet.open_sheet()
    qtbot.waitUntil(lambda: sheet.facts is not None and not work.desk.busy)
    return sheet


def button(sheet: QWidget, name: str) -> KeyButton:
    return next(one for one in sheet.findChildren(KeyButton) if one.name == name)


def test_a_receipt_shows_its_lines_and_its_voucher(
    goods: Stocked, qtbot: QtBot, window: QWidget, work: Workplace
) -> None:
    made = goods.receive("水", 10, "1.20")
    sheet = opened(qtbot, window, work, made.document_id)
    assert sheet.facts is not None and sheet.facts.number == made.number
    assert [chip.text() for chip in sheet.chips.values()] == ["明细 1", "分录 2"]


def test_a_receipt_is_taken_back_and_shows_its_red_paper(
    goods: Stocked, qtbot: QtBot, window: QWidget, work: Workplace
) -> None:
    made = goods.receive("水", 10, "1.20")
    sheet = opened(qtbot, window, work, made.document_id)
    button(sheet, "红冲").click()
    asked = window.findChild(ReversalSheet)
    asked.act.click()
    qtbot.waitUntil(lambda: sheet.facts is not None and sheet.facts.state is State.REVERSED)
    qtbot.waitUntil(lambda: "related" in sheet.chips and not work.desk.busy)
    assert goods.shelf("水") == ("0", "0.00")
    assert not [one for one in sheet.findChildren(KeyButton) if one.name == "红冲" and one.isVisible()]


def test_the_reversal_of_a_paper_opens_from_it(goods: Stocked, qtbot: QtBot, window: QWidget, work: Workplace) -> None:
    made = goods.receive("水", 10, "1.20", paid_from_fund_id=1)
    sheet = opened(qtbot, window, work, made.document_id)
    sheet.chips["related"].click()
    grid = sheet.tables["related"].focusProxy()
    assert isinstance(grid, QWidget)
    with qtbot.waitSignal(work.going) as gone:
        qtbot.keyClick(grid, Qt.Key.Key_Return)
    assert gone.args == [Opens(Thing.DOCUMENT, made.payment_id)]
    assert sheet.isHidden()


def test_a_sale_prints_as_a_receipt_or_a_slip(goods: Stocked, qtbot: QtBot, window: QWidget, work: Workplace) -> None:
    goods.receive("水", 10, "1.20")
    sold = goods.act(
        checkout,
        Checkout(
            lines=(SaleLine(goods.unit("水"), so_many(2), Price.parse("2")),),
            tenders=(TenderWanted(TenderKind.WECHAT, Money(400)),),
        ),
    )
    sheet = opened(qtbot, window, work, sold.document_id)
    button(sheet, "打印").click()
    preview = window.findChild(PrintPreview)
    for paper in ("58", "80", "a5", "a4"):
        preview.paper.choose(paper)
        preview.paper.chosen.emit(paper)
        qtbot.waitUntil(lambda: not work.desk.busy)
        assert preview.pages is not None
        wide = preview.pages.sizes_mm[0][0]
        assert round(wide) == {"58": 58, "80": 80, "a5": 210, "a4": 210}[paper]


def test_a_purchase_return_prints_as_a_slip_to_be_signed(
    goods: Stocked, qtbot: QtBot, window: QWidget, work: Workplace
) -> None:
    got = goods.receive("水", 10, "1.20")
    line = next(iter(goods.ask(returnable_lines, got.document_id)))
    back = goods.act(return_goods, ReturnGoods(got.document_id, (ReturnedLine(line, so_many(2)),)))
    sheet = opened(qtbot, window, work, back.document_id)
    button(sheet, "打印").click()
    qtbot.waitUntil(lambda: not work.desk.busy)
    preview = window.findChild(PrintPreview)
    assert preview.pages is not None
    assert [round(side) for side in preview.pages.sizes_mm[0]] == [210, 148]


def test_a_sale_needs_a_reason_to_be_voided(goods: Stocked, qtbot: QtBot, window: QWidget, work: Workplace) -> None:
    goods.receive("水", 10, "1.20")
    sold = goods.act(
        checkout,
        Checkout(
            lines=(SaleLine(goods.unit("水"), so_many(2), Price.parse("2")),),
            tenders=(TenderWanted(TenderKind.WECHAT, Money(400)),),
        ),
    )
    sheet = opened(qtbot, window, work, sold.document_id)
    button(sheet, "红冲").click()
    asked = window.findChild(ReversalSheet)
    asked.act.click()
    assert asked.isVisible() and asked.reason.property("bad")


def test_who_may_not_see_cost_sees_no_sum_of_a_receipt(
    goods: Stocked, qtbot: QtBot, window: QWidget, work: Workplace
) -> None:
    made = goods.receive("水", 10, "1.20")
    work.session = Session(1, "小李", Role.CLERK)
    sheet = opened(qtbot, window, work, made.document_id)
    assert sheet.facts is not None and sheet.facts.total is None


def test_a_page_that_takes_copies_gets_the_paper(
    goods: Stocked, qtbot: QtBot, window: QWidget, work: Workplace
) -> None:
    taken: list[int] = []
    made = goods.receive("水", 10, "1.20")
    sheet = opened(qtbot, window, work, made.document_id, copies={Kind.GOODS_RECEIPT: taken.append})
    button(sheet, "抄成新单").click()
    assert taken == [made.document_id]
    assert sheet.isHidden()
