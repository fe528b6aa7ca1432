"""What each kind of paper prints as: a receipt, a slip to be signed, or the list of its lines."""

from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

from jxc_desktop.desktop.paper_view.printable import Look, Printable
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.documents.kinds import Kind
from jxc_desktop.insights import registry
from jxc_desktop.insights.paper_facts import PaperFacts
from jxc_desktop.insights.spoken import KINDS
from jxc_desktop.kernel.money import ZERO
from jxc_desktop.paper.filled import goods_receipt_of, purchase_return_of, receipt_of, sales_slip_of
from jxc_desktop.paper.goods_receipt import goods_receipt_pdf
from jxc_desktop.paper.names import safe_name
from jxc_desktop.paper.receipt import receipt_strip
from jxc_desktop.paper.report_paper import report_paper
from jxc_desktop.paper.sales_slip import sales_slip_pdf
from jxc_desktop.paper.slip import SlipPage
from jxc_desktop.paper.strip import Roll
from jxc_desktop.paper.strip_pdf import strip_pdf
from jxc_desktop.paper.table_pdf import table_pdf
from jxc_desktop.purchasing.lookups import receipt
from jxc_desktop.purchasing.return_lookups import purchase_return
from jxc_desktop.sales.lookups import sale
from jxc_desktop.words import tr

SOLD = frozenset({Kind.RETAIL_SALE, Kind.RETAIL_RETURN, Kind.SALES_ISSUE, Kind.SALES_RETURN})
BOUGHT = frozenset({Kind.GOODS_RECEIPT, Kind.PURCHASE_RETURN, Kind.PURCHASE_ORDER})
COUNTED = frozenset({Kind.COUNT_GAIN, Kind.COUNT_LOSS, Kind.STOCK_WRITEOFF, Kind.STOCK_OVERAGE, Kind.OPENING_SETUP})
_ROLLS = {"58": Roll.MM58, "80": Roll.MM80}
_PAGES = {"a5": SlipPage.A5_LANDSCAPE, "a4": SlipPage.A4}


def lines_report(kind: Kind) -> str:
    """The name of the report that lists a paper's lines, "" for papers of money alone."""
    if kind in SOLD:
        return "sales.lines"
    if kind in BOUGHT:
        return "purchasing.lines"
    if kind is Kind.STOCK_TAKE:
        return "stock.count_variance"
    return "stock.lines" if kind in COUNTED else ""


def slip_of(work: Workplace, facts: PaperFacts, reprint: int = 0) -> Printable:
    """The paper for the print preview; `reprint` is the n of a receipt's copy."""
    title, note = tr(KINDS[facts.kind].text), facts.number
    file_name = safe_name(f"{title} {facts.number}")
    slips = (("a5", tr("A5 or 241 × 140")), ("a4", "A4"))
    if facts.kind in SOLD:
        rolls = (("58", tr("58 mm roll")), ("80", tr("80 mm roll")))
        papers = (*(rolls if work.settings.receipt_width_mm == Roll.MM58.value else reversed(rolls)), *slips)
        sold = partial(_sold, work, facts, reprint)
        return Printable(title, note, "slip", file_name, sold, papers)
    if facts.kind is Kind.GOODS_RECEIPT:
        return Printable(title, note, "slip", file_name, partial(_received, work, facts), slips)
    if facts.kind is Kind.PURCHASE_RETURN:
        return Printable(title, note, "slip", file_name, partial(_sent_back, work, facts), slips)
    papers = (("a4", "A4"),)
    return Printable(title, note, "report", file_name, partial(_listed, work, facts), papers)


def _sold(work: Workplace, facts: PaperFacts, reprint: int, conn: Any, look: Look) -> bytes:
    sold = sale(conn, facts.document_id)
    if look.paper in _ROLLS:
        return strip_pdf(receipt_strip(receipt_of(sold, work.settings, sold.till, reprint)), _ROLLS[look.paper])
    slip = sales_slip_of(sold, work.settings, datetime.now(), work.session.name)
    return sales_slip_pdf(slip, _PAGES[look.paper])


def _received(work: Workplace, facts: PaperFacts, conn: Any, look: Look) -> bytes:
    slip = goods_receipt_of(
        receipt(conn, facts.document_id, with_cost=work.sees_cost),
        work.settings,
        datetime.now(),
        work.session.name,
        warehouse=facts.warehouse,
        answers=facts.answers.number if facts.answers else "",
    )
    return goods_receipt_pdf(slip, _PAGES[look.paper])


def _sent_back(work: Workplace, facts: PaperFacts, conn: Any, look: Look) -> bytes:
    back = purchase_return(conn, facts.document_id, with_cost=work.sees_cost)
    slip = purchase_return_of(back, work.settings, datetime.now(), work.session.name, warehouse=facts.warehouse)
    return goods_receipt_pdf(slip, _PAGES[look.paper])


def _listed(work: Workplace, facts: PaperFacts, conn: Any, look: Look) -> bytes:
    """The lines of the paper, or its voucher where it has none, under the paper's own name."""
    report = registry.report(lines_report(facts.kind) or "finance.journal")
    answers = report.answers({"document": str(facts.document_id)})
    paper = report_paper(
        report, conn, work.session, answers, work.settings.shop_name, datetime.now(), work.session.name
    )
    said = [facts.business_day, facts.partner, facts.warehouse, facts.memo]
    title = f"{tr(KINDS[facts.kind].text)} {facts.number}"
    total = f"{tr('Amount')} {facts.total.text()}" if facts.total is not None and facts.total != ZERO else ""
    return table_pdf(replace(paper, title=title, subtitle="  ".join(filter(None, said)), note=total))
