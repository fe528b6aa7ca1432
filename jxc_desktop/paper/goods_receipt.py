"""The goods receipt slip (采购入库单) and the purchase return slip; A5 landscape or A4, with signatures."""

from dataclasses import dataclass
from datetime import date, datetime

from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.paper.sales_slip import (
    SlipLine,
    goods_columns,
    goods_rows,
    printed_note,
    whole_quantity,
    words_of,
)
from jxc_desktop.paper.slip import Fact, Slip, SlipPage, slip_pdf
from jxc_desktop.words import tr
from jxc_desktop.words.figures import grouped


@dataclass(frozen=True, slots=True)
class GoodsReceiptPaper:
    """All that stands on the slip; `answers` is the number of the order (or, on a return, of the receipt).

    `other_cost` stands on the supplier's bill besides the lines. Where it is not `priced`, prices and sums stay empty.
    """

    shop_name: str
    number: str
    on: date
    supplier: str
    lines: tuple[SlipLine, ...]
    printed_at: datetime
    prepared_by: str
    other_cost: Money = ZERO
    priced: bool = True
    warehouse: str = ""
    answers: str = ""
    terms: str = ""
    owed_before: Money | None = None
    paid: Money = ZERO
    note: str = ""
    print_count: int = 1
    is_return: bool = False
    copies: tuple[str, ...] = ()
    copy: int | None = None


def goods_receipt_pdf(paper: GoodsReceiptPaper, page: SlipPage = SlipPage.A5_LANDSCAPE) -> bytes:
    """The slip as a PDF."""
    total = Money.total(line.amount for line in paper.lines) + paper.other_cost
    other = f"   {tr('with other cost {sum}', sum=grouped(paper.other_cost))}" if paper.other_cost else ""
    amount = {tr("Amount"): grouped(total)} if paper.priced else {}
    answered = tr("Receipt no.") if paper.is_return else tr("Order no.")
    slip = Slip(
        title=f"{paper.shop_name}  {tr('Purchase return slip') if paper.is_return else tr('Goods receipt slip')}",
        number=paper.number,
        facts=(
            (Fact(tr("Supplier"), paper.supplier), Fact(tr("Date"), f"{paper.on}"), Fact(tr("No."), paper.number)),
            (Fact(answered, paper.answers), Fact(tr("Warehouse"), paper.warehouse), Fact(tr("Terms"), paper.terms)),
        ),
        columns=goods_columns(),
        rows=goods_rows(paper.lines, priced=paper.priced),
        words=words_of(total) + other if paper.priced else tr("Total"),
        total={tr("Qty"): grouped(whole_quantity(paper.lines)), **amount},
        under=_account(paper, total),
        aside="",
        signatures=(
            Fact(tr("Prepared by"), paper.prepared_by),
            Fact(tr("Checked by"), ""),
            Fact(tr("Storekeeper"), ""),
            Fact(tr("Supplier's signature"), ""),
        ),
        note=paper.note,
        printed=printed_note(paper.printed_at, paper.print_count),
        copies=paper.copies,
        copy=paper.copy,
    )
    return slip_pdf(slip, page)


def _account(paper: GoodsReceiptPaper, total: Money) -> tuple[Fact, ...]:
    facts = [Fact(tr("Paid now"), grouped(paper.paid))] if paper.paid else []
    if paper.owed_before is None:
        return tuple(facts)
    change = -total if paper.is_return else total
    return (
        Fact(tr("Payable before"), grouped(paper.owed_before)),
        *facts,
        Fact(tr("Payable now"), grouped(paper.owed_before + change - paper.paid), bold=True),
    )
