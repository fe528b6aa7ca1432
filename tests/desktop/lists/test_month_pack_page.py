"""The owner prints the month: one button shows the whole pack, and it goes into a workbook too."""

from pathlib import Path

from pypdfium2 import PdfDocument
from pytestqt.qtbot import QtBot

from jxc_desktop.desktop.desk import Token
from jxc_desktop.desktop.lists.month_pack_page import MonthPackPage
from jxc_desktop.desktop.paper_view.preview import PrintPreview
from jxc_desktop.desktop.paper_view.printable import Look
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.kernel.dates import Month


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
