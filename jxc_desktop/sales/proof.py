"""What the sales room keeps beside its lines, recounted."""

from collections.abc import Iterator

from sqlalchemy import Connection, Integer, case, cast, func, select

from jxc_desktop.documents.kinds import Kind
from jxc_desktop.documents.tables import document, shift
from jxc_desktop.ledger import Finding, Route
from jxc_desktop.ledger.funds import moved, moved_in_funds
from jxc_desktop.ledger.proof import Check, differences, sums_of
from jxc_desktop.ledger.reading import PAPER_AND_ITEM, moved_by_paper
from jxc_desktop.sales.shift_slip import shift_slip
from jxc_desktop.sales.tables import sale_header, sale_line, sales_day, sales_month, tender

_IS_SALE = document.c.kind == str(Kind.RETAIL_SALE)
_SIGN = case((document.c.reverses_id.is_(None), 1), else_=-1)
_HEADER = ("gross_fen", "discount_fen", "round_off_fen", "cost_fen", "tax_fen")


def sales_months_are_their_lines(conn: Connection) -> Iterator[Finding]:
    """The month's sums by item are the sums of its sale lines."""
    month = func.substr(document.c.business_day, 1, 7).label("month")
    base = sale_line.c.base_quantity
    counted = (
        select(
            sale_line.c.item_id,
            month,
            func.sum(case((_IS_SALE, base), else_=0)).label("sold_quantity"),
            func.sum(case((_IS_SALE, 0), else_=-base)).label("returned_quantity"),
            func.sum(sale_line.c.gross_fen).label("gross_fen"),
            func.sum(sale_line.c.gross_fen - sale_line.c.amount_fen).label("discount_fen"),
            func.sum(sale_line.c.amount_fen).label("amount_fen"),
            func.sum(sale_line.c.tax_fen).label("tax_fen"),
            func.sum(sale_line.c.cost_fen).label("cost_fen"),
            func.sum(case((_IS_SALE, _SIGN), else_=0)).label("lines"),
        )
        .join_from(sale_line, document, document.c.id == sale_line.c.document_id)
        .group_by(sale_line.c.item_id, month)
    )
    sums = ("sold_quantity", "returned_quantity", "gross_fen", "discount_fen", "amount_fen", "tax_fen", "cost_fen")
    keys = ("item_id", "month")
    kept = sums_of(sales_month, keys, (*sums, "lines"))
    yield from differences(conn, "sales_months_are_their_lines", keys, kept, counted)


def sales_days_are_their_receipts(conn: Connection) -> Iterator[Finding]:
    """The day's sums by hour are the sums of its receipts and refunds."""
    day, hour = document.c.business_day.label("day"), cast(func.substr(sale_header.c.at, 12, 2), Integer).label("hour")
    counted = (
        select(
            day,
            hour,
            func.sum(case((_IS_SALE, _SIGN), else_=0)).label("receipts"),
            func.sum(sale_header.c.due_fen).label("amount_fen"),
            func.sum(sale_header.c.tax_fen).label("tax_fen"),
            func.sum(sale_header.c.cost_fen).label("cost_fen"),
        )
        .join_from(sale_header, document, document.c.id == sale_header.c.document_id)
        .group_by(day, hour)
    )
    sums = ("receipts", "amount_fen", "tax_fen", "cost_fen")
    kept = sums_of(sales_day, ("day", "hour"), sums)
    yield from differences(conn, "sales_days_are_their_receipts", ("day", "hour"), kept, counted)


def receipts_are_their_lines(conn: Connection) -> Iterator[Finding]:
    """Every receipt's header is the sum of its lines, and each line foots."""
    kept = [sale_header.c[name] for name in (*_HEADER, "due_fen")]
    counted = [func.sum(sale_line.c[name]) for name in (*_HEADER, "amount_fen")]
    rows = (
        select(sale_header.c.document_id, *kept, *counted)
        .join_from(sale_header, sale_line, sale_line.c.document_id == sale_header.c.document_id)
        .group_by(sale_header.c.document_id)
    )
    for row in conn.execute(rows):
        if row[1:7] != row[7:]:
            yield Finding("receipts_are_their_lines", f"document {row[0]}", str(row[1:7]), str(row[7:]))
    foot = sale_line.c.gross_fen - sale_line.c.discount_fen - sale_line.c.round_off_fen
    off = select(sale_line.c.id, sale_line.c.amount_fen, foot).where(foot != sale_line.c.amount_fen)
    for line, amount, footed in conn.execute(off):
        yield Finding("receipts_are_their_lines", f"sale line {line}", str(amount), str(footed))


def tenders_pay_the_receipt(conn: Connection) -> Iterator[Finding]:
    """What stayed of the tenders is what was due, and what was handed over is that and the change."""
    paid = func.coalesce(func.sum(tender.c.amount_fen), 0)
    handed = func.coalesce(func.sum(tender.c.tendered_fen), 0)
    rows = (
        select(sale_header.c.document_id, sale_header.c.due_fen, sale_header.c.change_fen, paid, handed)
        .select_from(sale_header.outerjoin(tender, tender.c.document_id == sale_header.c.document_id))
        .group_by(sale_header.c.document_id)
        .having((paid != sale_header.c.due_fen) | (handed - sale_header.c.change_fen != sale_header.c.due_fen))
    )
    for document_id, due, change, amount, tendered in conn.execute(rows):
        counted = f"{amount}, {tendered} - {change}"
        yield Finding("tenders_pay_the_receipt", f"document {document_id}", str(due), counted)


def sold_goods_left_at_their_cost(conn: Connection) -> Iterator[Finding]:
    """Every line's quantity and cost is what the stock book moved."""
    lines = select(
        sale_line.c.document_id,
        sale_line.c.item_id,
        (-func.sum(sale_line.c.base_quantity)).label("quantity"),
        (-func.sum(sale_line.c.cost_fen)).label("value_fen"),
    ).group_by(sale_line.c.document_id, sale_line.c.item_id)
    moved_so = moved_by_paper(Route.RETAIL, Route.SALES_RETURN)
    yield from differences(conn, "sold_goods_left_at_their_cost", PAPER_AND_ITEM, lines, moved_so)


def no_more_came_back_than_was_sold(conn: Connection) -> Iterator[Finding]:
    """Of no line has more been returned, in goods or in money, than was sold."""
    back = sale_line.alias("back")
    quantity, amount = -func.sum(back.c.base_quantity), -func.sum(back.c.amount_fen)
    rows = (
        select(sale_line.c.id, sale_line.c.base_quantity, sale_line.c.amount_fen, quantity, amount)
        .join_from(sale_line, back, back.c.answers_line_id == sale_line.c.id)
        .group_by(sale_line.c.id)
        .having((quantity > sale_line.c.base_quantity) | (amount > sale_line.c.amount_fen))
    )
    for line, sold, paid, came, given in conn.execute(rows):
        yield Finding("no_more_came_back_than_was_sold", f"sale line {line}", f"{sold}, {paid}", f"{came}, {given}")


def tenders_are_the_fund_ledger(conn: Connection) -> Iterator[Finding]:
    """What each receipt and refund says of a fund is what the journal moved in it."""
    said = (
        select(tender.c.document_id, tender.c.fund_id, func.sum(tender.c.amount_fen).label("amount_fen"))
        .where(tender.c.fund_id != 0)
        .group_by(tender.c.document_id, tender.c.fund_id)
        .having(func.sum(tender.c.amount_fen) != 0)
    )
    moved_so = moved_in_funds().subquery()
    ours = document.c.kind.in_([str(Kind.RETAIL_SALE), str(Kind.RETAIL_RETURN)])
    booked = select(moved_so).join_from(moved_so, document, document.c.id == moved_so.c.document_id).where(ours)
    yield from differences(conn, "tenders_are_the_fund_ledger", ("document_id", "fund_id"), said, booked)


def shifts_were_counted_against_their_papers(conn: Connection) -> Iterator[Finding]:
    """What a closed shift expected is what its papers still say, and the difference is booked on its own cash fund."""
    name = "shifts_were_counted_against_their_papers"
    figures = (shift.c.expected_fen, shift.c.counted_fen, shift.c.over_short_fen, shift.c.handed_over_fen)
    booked = moved(shift.c.close_document_id, shift.c.cash_fund_id)
    closed = select(shift.c.id, *figures, booked).where(shift.c.closed_at != "")
    for shift_id, expected, counted, over_short, handed, in_fund in conn.execute(closed).all():
        now = shift_slip(conn, shift_id).drawer.expected.fen
        if (expected, over_short) != (now, counted - now):
            yield Finding(name, f"shift {shift_id}", f"{expected}, {over_short}", f"{now}, {counted - now}")
        if in_fund not in (over_short, over_short - handed):
            yield Finding(name, f"shift {shift_id}, its fund", str(over_short), str(in_fund))


CHECKS: tuple[Check, ...] = (
    sales_months_are_their_lines,
    sales_days_are_their_receipts,
    receipts_are_their_lines,
    tenders_pay_the_receipt,
    sold_goods_left_at_their_cost,
    no_more_came_back_than_was_sold,
    tenders_are_the_fund_ledger,
    shifts_were_counted_against_their_papers,
)
