"""Every paper of the sample day, written as files: what a shop prints from morning to the end of the month."""

from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from jxc_desktop.catalog.find import find
from jxc_desktop.catalog.lookups import base_codes
from jxc_desktop.catalog.settings import Settings, settings
from jxc_desktop.kernel.dates import Month
from jxc_desktop.paper.escpos import receipt_bytes
from jxc_desktop.paper.filled import count_lines_of, goods_receipt_of, labels_of, receipt_of, sales_slip_of, shift_of
from jxc_desktop.paper.goods_receipt import goods_receipt_pdf
from jxc_desktop.paper.labels import LabelSize, label_pdf, label_sheet_pdf
from jxc_desktop.paper.month_pack import month_papers, month_pdf
from jxc_desktop.paper.receipt import receipt_strip
from jxc_desktop.paper.sales_slip import sales_slip_pdf
from jxc_desktop.paper.shift_slip import shift_strip
from jxc_desktop.paper.slip import SlipPage
from jxc_desktop.paper.spreadsheet import write_xlsx
from jxc_desktop.paper.stocktake_sheet import stocktake_sheet
from jxc_desktop.paper.strip import Roll, Strip
from jxc_desktop.paper.strip_pdf import strip_pdf
from jxc_desktop.paper.table_pdf import table_pdf
from jxc_desktop.purchasing.lookups import receipt
from jxc_desktop.sales.lookups import sale, sale_numbered
from jxc_desktop.sales.shift_slip import shift_slip
from jxc_desktop.sample.day import DayPlayed
from jxc_desktop.stock.count_sheets import count_rows, take

_ROLLS = ((Roll.MM58, "58"), (Roll.MM80, "80"))


def write_papers(played: DayPlayed, folder: Path, now: datetime) -> list[Path]:
    """All papers into `folder`; their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    with played.shop.reading() as conn:
        shop = settings(conn)
        made = _strips(conn, played, shop)
        made |= _slips(conn, played, shop, now)
        made |= _tables(conn, played, shop, now)
        paths = [_put(folder / name, content) for name, content in made.items()]
        paths.append(folder / "month-pack.xlsx")
        write_xlsx(paths[-1], month_papers(conn, played.owner, Month.of(now.date()), shop, now))
    return paths


def _put(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def _strips(conn: Connection, played: DayPlayed, shop: Settings) -> dict[str, bytes]:
    biggest = max(played.sold, key=lambda done: len(done.lines))
    back = sale_numbered(conn, played.refunds[0])
    strips: dict[str, Strip] = {
        "receipt": receipt_strip(receipt_of(biggest, shop, "01")),
        "receipt-again": receipt_strip(receipt_of(sale(conn, biggest.document_id), shop, "01", reprint=1)),
        "refund": receipt_strip(receipt_of(back, shop, "01")),
        "shift-slip": shift_strip(shift_of(shift_slip(conn, played.shift_id), shop)),
    }
    made = {f"{name}-{mm}.pdf": strip_pdf(strip, roll) for name, strip in strips.items() for roll, mm in _ROLLS}
    made |= {f"{name}-{mm}.escpos": receipt_bytes(strip, roll) for name, strip in strips.items() for roll, mm in _ROLLS}
    return made


def _slips(conn: Connection, played: DayPlayed, shop: Settings, now: datetime) -> dict[str, bytes]:
    came = goods_receipt_of(receipt(conn, played.receipt_id), shop, now, played.owner.name)
    sold = sales_slip_of(max(played.sold, key=lambda done: done.due), shop, now, played.owner.name)
    labels = labels_of(find(conn, ware.barcode)[0] for ware in played.delivered)
    made = {
        "goods-receipt-a5.pdf": goods_receipt_pdf(came),
        "goods-receipt-a4.pdf": goods_receipt_pdf(came, SlipPage.A4),
        "sales-slip-a5.pdf": sales_slip_pdf(sold),
        "sales-slip-a4.pdf": sales_slip_pdf(sold, SlipPage.A4),
        "labels-a4-24.pdf": label_sheet_pdf(labels, LabelSize.SHEET_24),
        "labels-a4-30.pdf": label_sheet_pdf(labels, LabelSize.SHEET_30),
    }
    return made | {
        f"label-{size.name.lower()}.pdf": label_pdf(labels[:1], size) for size in LabelSize if not size.is_sheet
    }


def _tables(conn: Connection, played: DayPlayed, shop: Settings, now: datetime) -> dict[str, bytes]:
    head = take(conn, played.take_id)
    rows = count_rows(conn, played.take_id)
    codes = base_codes(conn, [row.item_id for row in rows])
    lines = count_lines_of(rows, codes)
    made = {"month-pack.pdf": month_pdf(conn, played.owner, Month.of(now.date()), shop, now)}
    for name, blind in (("stocktake-sheet", False), ("stocktake-sheet-blind", True)):
        sheet = stocktake_sheet(shop.shop_name, head.number, head.warehouse, lines, now, blind=blind)
        made[f"{name}.pdf"] = table_pdf(sheet)
    return made
