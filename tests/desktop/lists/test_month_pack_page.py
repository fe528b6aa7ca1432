"""The owner prints the month: one button shows the whole pack, and it goes into a workbook too."""

from datetime import date
from pathlib import Path

from pypdfium2 import PdfDocument
from pytestqt.qtbot import QtBot

from jxc_desktop.desktop.desk import Token
from jxc_desktop.desktop.kit.buttons import KeyButton
from jxc_desktop.desktop.kit.labels import Words
from jxc_desktop.desktop.lists.month_pack_page import MonthPackPage
from jxc_desktop.desktop.paper_view.preview import PrintPreview
from jxc_desktop.desktop.paper_view.printable import Look
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.finance.lookups import categories
from jxc_desktop.finance.spend import CategoryPart, Spend, spend
from jxc_desktop.insights.report import Opens, Thing
from jxc_desktop.kernel.dates import Month
from jxc_desktop.kernel.money import Money
from jxc_desktop.usecase import do


def test_one_button_shows_every_paper_of_the_month(qtbot: QtBot, work: Workplace) -> None:
    page = MonthPackPage(work)
    qtbot.addWidget(page)
    page.show()
    page.show_pack.click()
    preview = page.findChild(PrintPreview)
    assert preview is not None
    qtbot.waitUntil(lambda: preview.pages is not None, timeout=20_000)


def test_the_pack_has_a_contents_page_and_a_sheet_for_each_paper(work: Workplace, tmp_path: Path) -> None:
    pack = MonthPackPage(work).printable(Month(2026, 11))
    with work.shop.reading() as conn:
        pdf = PdfDocument(pack.make(conn, Look("", frozenset())))
    contents = pdf[0].get_textpage().get_text_range()
    for title in ("销售毛利表", "进销存汇总表", "利润表", "资产负债表", "应收账龄", "应付账龄"):
        assert title in contents
    assert pack.xlsx is not None
    pack.xlsx(tmp_path / "月报.xlsx", Token(lambda done, total: None))
    assert (tmp_path / "月报.xlsx").read_bytes().startswith(b"PK")


def test_the_month_stands_beside_the_one_before_and_each_paper_opens(qtbot: QtBot, work: Workplace) -> None:
    rent = work.look(lambda conn: categories(conn, "expense"))[0].id
    do(
        work.shop,
        work.session,
        spend,
        Spend(1, (CategoryPart(rent, Money(12_345)),)),
        on=date.fromisoformat(work.today()),
    )
    page = MonthPackPage(work)
    qtbot.addWidget(page)
    page.show()
    for shown in ("费用", "123.45", "净利润", "\u2212123.45"):
        qtbot.waitUntil(lambda shown=shown: any(words.text() == shown for words in page.findChildren(Words)))
    opener = next(button for button in page.findChildren(KeyButton) if button.name == "利润表")
    with qtbot.waitSignal(work.going) as going:
        opener.click()
    assert going.args == [Opens(Thing.REPORT, "finance.income", (("month", page.chosen().text()),))]
