"""The two tables of a list that is tried: what is wrong with it, and what would come in."""

from jxc_desktop.desktop.kit.table import ROW_REPORT, Column, Emph, Grid, Kind
from jxc_desktop.exchange.findings import Finding, Severity
from jxc_desktop.exchange.goods_row import GoodsRow
from jxc_desktop.words import tr


def findings_grid() -> Grid:
    """Row, column and reason; what stops the list in red."""
    return Grid(
        (
            Column("row_number", tr("Row"), Kind.COUNT, width=64, sortable=False, read=_row_number),
            Column("column", tr("Column"), Kind.MUTED, width=110, sortable=False),
            Column("why", tr("What is wrong"), stretch=True, width=300, sortable=False, read=_why),
        ),
        name=tr("What is wrong"),
        row_height=ROW_REPORT,
        px=13,
        identity=lambda finding: id(finding),
    )


def goods_grid() -> Grid:
    """The goods as they were read."""
    return Grid(
        (
            Column("name", tr("Goods"), stretch=True, width=180, sortable=False, read=_name),
            Column("barcodes", tr("Barcode"), Kind.CODE, width=126, sortable=False, read=_first_code),
            Column("unit", tr("Unit"), Kind.MUTED, width=56, sortable=False),
            Column("purchase_price", tr("Purchase price"), Kind.PRICE, width=84, sortable=False),
            Column("retail_price", tr("Shelf price"), Kind.PRICE, width=84, sortable=False),
            Column("stock_quantity", tr("Stock"), Kind.QUANTITY, width=72, sortable=False),
        ),
        name=tr("Goods"),
        row_height=ROW_REPORT,
        px=13,
        identity=lambda row: row.row_number,
    )


def _row_number(finding: object) -> object:
    return (finding.row_number or None) if isinstance(finding, Finding) else None


def _why(finding: object) -> object:
    if not isinstance(finding, Finding):
        return ""
    return Emph(finding.says(), "bad" if finding.severity is Severity.ERROR else "warn", bold=False)


def _name(row: object) -> object:
    return f"{row.name} {row.spec}".strip() if isinstance(row, GoodsRow) else ""


def _first_code(row: object) -> object:
    if not isinstance(row, GoodsRow) or not row.barcodes:
        return ""
    more = len(row.barcodes) - 1
    return f"{row.barcodes[0]} +{more}" if more else row.barcodes[0]
