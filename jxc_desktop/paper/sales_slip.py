"""The sales slip (销售出库单) that goes with delivered goods, and its return; A5 landscape or A4."""

from dataclasses import dataclass
from datetime import date, datetime

from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.paper.pdf import Align
from jxc_desktop.paper.slip import Fact, Slip, SlipColumn, SlipPage, slip_pdf
from jxc_desktop.words import language, tr
from jxc_desktop.words.figures import capital_figures, grouped


@dataclass(frozen=True, slots=True)
class SlipLine:
    """One line of goods; quantities and amounts are positive on returns too, the title says what they are."""

    name: str
    quantity: Quantity
    price: Price
    amount: Money
    spec: str = ""
    unit: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class SalesSlipPaper:
    """All that stands on the slip; `owed_before` None leaves the three sums of the account out.

    `off` is what comes off the sum of the lines (discount and rounding). `print_count` is 1 on the first print.
    """

    shop_name: str
    number: str
    on: date
    customer: str
    lines: tuple[SlipLine, ...]
    printed_at: datetime
    prepared_by: str
    off: Money = ZERO
    deliver_to: str = ""
    warehouse: str = ""
    terms: str = ""
    owed_before: Money | None = None
    paid: Money = ZERO
    account_note: str = ""
    note: str = ""
    print_count: int = 1
    is_return: bool = False
    copies: tuple[str, ...] = ()
    copy: int | None = None


def sales_slip_pdf(paper: SalesSlipPaper, page: SlipPage = SlipPage.A5_LANDSCAPE) -> bytes:
    """The slip as a PDF."""
    total = Money.total(line.amount for line in paper.lines) - paper.off
    off = f"   {tr('after {sum} off', sum=grouped(paper.off))}" if paper.off else ""
    slip = Slip(
        title=f"{paper.shop_name}  {tr('Sales return slip') if paper.is_return else tr('Sales slip')}",
        number=paper.number,
        facts=(
            (Fact(tr("Customer"), paper.customer), Fact(tr("Date"), f"{paper.on}"), Fact(tr("No."), paper.number)),
            (
                Fact(tr("Deliver to"), paper.deliver_to),
                Fact(tr("Warehouse"), paper.warehouse),
                Fact(tr("Terms"), paper.terms),
            ),
        ),
        columns=goods_columns(),
        rows=goods_rows(paper.lines),
        words=words_of(total) + off,
        total={tr("Qty"): grouped(whole_quantity(paper.lines)), tr("Amount"): grouped(total)},
        under=_account(paper, total),
        aside=paper.account_note,
        signatures=(
            Fact(tr("Prepared by"), paper.prepared_by),
            Fact(tr("Issued by"), ""),
            Fact(tr("Delivered by"), ""),
            Fact(tr("Received by"), ""),
        ),
        note=paper.note,
        printed=printed_note(paper.printed_at, paper.print_count),
        copies=paper.copies,
        copy=paper.copy,
    )
    return slip_pdf(slip, page)


def _account(paper: SalesSlipPaper, total: Money) -> tuple[Fact, ...]:
    if paper.owed_before is None:
        return ()
    change = -total if paper.is_return else total
    facts = [Fact(tr("Owed before"), grouped(paper.owed_before)), Fact(tr("This slip"), grouped(change))]
    if paper.paid:
        facts.append(Fact(tr("Paid now"), grouped(paper.paid)))
    return (*facts, Fact(tr("Owed in all"), grouped(paper.owed_before + change - paper.paid), bold=True))


def goods_columns() -> tuple[SlipColumn, ...]:
    """The columns of slips that carry goods."""
    return (
        SlipColumn(tr("Row"), 12, 8, Align.CENTRE),
        SlipColumn(tr("Goods"), 20, 62, Align.LEFT),
        SlipColumn(tr("Spec"), 82, 24, Align.LEFT),
        SlipColumn(tr("Unit"), 106, 12, Align.CENTRE),
        SlipColumn(tr("Qty"), 118, 18, Align.RIGHT),
        SlipColumn(tr("Unit price"), 136, 20, Align.RIGHT),
        SlipColumn(tr("Amount"), 156, 22, Align.RIGHT),
        SlipColumn(tr("Note"), 178, 12, Align.LEFT),
    )


def goods_rows(lines: tuple[SlipLine, ...], *, priced: bool = True) -> tuple[tuple[str, ...], ...]:
    """The texts of the lines, numbered from 1; price and amount stay empty where they are not to be seen."""
    return tuple(
        (
            str(at),
            line.name,
            line.spec,
            line.unit,
            grouped(line.quantity),
            grouped(line.price) if priced else "",
            grouped(line.amount) if priced else "",
            line.note,
        )
        for at, line in enumerate(lines, 1)
    )


def whole_quantity(lines: tuple[SlipLine, ...]) -> Quantity:
    """The quantities of all lines together, whatever their units (the driver counts packages)."""
    return Quantity.total(line.quantity for line in lines)


def words_of(total: Money) -> str:
    """The left of the total row: in Chinese the sum in capital figures, as cheques have it."""
    return f"{tr('Total')}  （大写）{capital_figures(total)}" if language() == "zh_CN" else tr("Total")


def printed_note(at: datetime, count: int) -> str:
    """When this was printed and for the how-manieth time."""
    return tr("Printed {at}   no. {n}", at=f"{at:%Y-%m-%d %H:%M}", n=count)
