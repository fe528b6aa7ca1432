"""The sheet a counter carries along the shelves, ready for the print preview."""

from datetime import datetime
from pathlib import Path
from typing import Any

from jxc_desktop.catalog.lookups import base_codes
from jxc_desktop.catalog.settings import settings
from jxc_desktop.desktop.desk import Token
from jxc_desktop.desktop.paper_view.printable import Look, Printable
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.paper.filled import count_lines_of
from jxc_desktop.paper.names import safe_name
from jxc_desktop.paper.stocktake_sheet import stocktake_sheet
from jxc_desktop.paper.table_paper import TablePaper
from jxc_desktop.paper.table_pdf import table_pdf
from jxc_desktop.stock.count_sheets import Show, TakeHead, count_rows
from jxc_desktop.words import tr

_ALL = 100_000


def count_sheet(work: Workplace, head: TakeHead, scope: str) -> Printable:
    """The stock-take sheet of one take, by shelf; in a blind take without the book."""

    def made(conn: Any, blind: bool) -> TablePaper:
        rows = sorted(count_rows(conn, head.take_id, show=Show.ALL, limit=_ALL), key=lambda row: (row.bin, row.key))
        return stocktake_sheet(
            settings(conn).shop_name,
            head.number,
            f"{head.warehouse}  {scope}",
            count_lines_of(rows, base_codes(conn, [row.item_id for row in rows])),
            datetime.now(),
            blind=blind,
            prepared_by=work.session.name,
        )

    def make(conn: Any, look: Look) -> bytes:
        return table_pdf(made(conn, head.blind or look.paper == "blind"))

    def xlsx(path: Path, token: Token) -> int:
        from jxc_desktop.paper.spreadsheet import write_xlsx  # its libraries take 0.1 s to load: not at every start

        paper = work.look(lambda conn: made(conn, head.blind))
        return write_xlsx(path, [paper], lambda done: token.progress(done, max(done, len(paper.rows))))  # type: ignore[arg-type]  # the rows are a tuple here

    papers = (
        (("blind", tr("A4, without the book")),)
        if head.blind
        else (
            ("book", tr("A4, with the book")),
            ("blind", tr("A4, without the book")),
        )
    )
    title = tr("Stock-take sheet")
    return Printable(title, scope, "count", safe_name(f"{title} {scope}"), make, papers, xlsx=xlsx)
