"""The month pack (月报): what the owner prints at the end of a month, as one PDF or one workbook."""

from datetime import datetime

from sqlalchemy import Connection

from jxc_desktop.catalog.settings import Settings
from jxc_desktop.insights.registry import month_pack
from jxc_desktop.kernel.dates import Month
from jxc_desktop.paper.report_paper import report_paper
from jxc_desktop.paper.table_layout import Heard, unheard
from jxc_desktop.paper.table_paper import TablePaper
from jxc_desktop.paper.table_pdf import pack_pdf
from jxc_desktop.usecase import Session
from jxc_desktop.words import tr


def month_papers(conn: Connection, reader: Session, month: Month, shop: Settings, now: datetime) -> list[TablePaper]:
    """Margins, movement summary, the statements, trial balance, ages; rows are read from `conn` as they are taken.

    Refused "permission.missing" where the reader may not see one of them.
    """
    return [
        report_paper(report, conn, reader, answers, shop.shop_name, now, reader.name)
        for report, answers in month_pack(month)
    ]


def month_pdf(
    conn: Connection, reader: Session, month: Month, shop: Settings, now: datetime, heard: Heard = unheard
) -> bytes:
    """All of them with a contents page; the pages are numbered through. Refused as `month_papers`.

    `heard` as for `table_pdf`.
    """
    papers = month_papers(conn, reader, month, shop, now)
    return pack_pdf(tr("Month report"), shop.shop_name, month.text(), papers, now, heard)
