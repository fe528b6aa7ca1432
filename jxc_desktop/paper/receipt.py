"""The till receipt and the refund receipt (TRADE.md row 48, rule 15)."""

from dataclasses import dataclass
from datetime import datetime

from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.paper.pdf import Align
from jxc_desktop.paper.strip import Barcode, Pair, Row, Rule, Size, Space, Strip, Three, Words
from jxc_desktop.words import tr
from jxc_desktop.words.figures import grouped


@dataclass(frozen=True, slots=True)
class ReceiptLine:
    """One line of the bill: `amount` is price x quantity, `saved` what comes off it and `saved_because` why."""

    name: str
    quantity: Quantity
    price: Price
    amount: Money
    unit: str = ""
    saved: Money = ZERO
    saved_because: str = ""


@dataclass(frozen=True, slots=True)
class Tender:
    """One way of paying (or of paying back) and how much went over it; of cash what was handed over."""

    name: str
    amount: Money


@dataclass(frozen=True, slots=True)
class ReceiptPaper:
    """All that stands on a receipt; sums are positive on sales and on refunds, a refund is printed with minus signs.

    `due` = lines - saved - discount - rounding. `pieces` are things a customer can count. `reprint` counts the copies
    after the first (补打 n). `owed` is what this bill left on account, `owed_in_all` what the customer owes after it.
    """

    shop_name: str
    number: str
    at: datetime
    cashier: str
    lines: tuple[ReceiptLine, ...]
    due: Money
    pieces: int
    tenders: tuple[Tender, ...] = ()
    change: Money = ZERO
    discount: Money = ZERO
    rounding: Money = ZERO
    till: str = ""
    address: str = ""
    phone: str = ""
    member: str = ""
    stored_balance: Money | None = None
    points_earned: int | None = None
    points: int | None = None
    owed: Money = ZERO
    owed_in_all: Money | None = None
    is_refund: bool = False
    refund_of: str = ""
    tax_note: str = ""
    footer: tuple[str, ...] = ()
    reprint: int = 0


def code_of(number: str) -> str:
    """What the bars under a receipt say: its number without dashes, so that the code fits on 58 mm."""
    return number.replace("-", "")


def receipt_strip(paper: ReceiptPaper) -> Strip:
    """The receipt as rows, for `strip_pdf` and for `escpos.receipt_bytes`."""
    rows = (*_head(paper), *_lines(paper), *_sums(paper), *_paid(paper), *_member(paper), *_foot(paper))
    return Strip(f"{_kind(paper)} {paper.number}", rows)


def _kind(paper: ReceiptPaper) -> str:
    return tr("Refund slip") if paper.is_refund else tr("Receipt")


def _head(paper: ReceiptPaper) -> list[Row]:
    rows: list[Row] = [Words(paper.shop_name, Size.TITLE, Align.CENTRE)]
    if where := "   ".join(part for part in (paper.address, paper.phone) if part):
        rows += [Space(0.3), Words(where, Size.SMALL, Align.CENTRE)]
    if paper.is_refund:
        rows.append(Words(tr("Refund slip"), Size.BIG, Align.CENTRE))
    if paper.reprint:
        rows.append(Words(tr("Reprint {n}", n=paper.reprint), Size.BIG, Align.CENTRE))
    rows += [Space(0.4), Pair(paper.number, f"{paper.at:%Y-%m-%d %H:%M}")]
    served = tr("Cashier {name}", name=paper.cashier)
    if paper.till:
        served = f"{tr('Till {till}', till=paper.till)}   {served}"
    rows.append(Pair(served, tr("Member {name}", name=paper.member)) if paper.member else Words(served))
    if paper.refund_of:
        rows.append(Words(tr("For receipt {number}", number=paper.refund_of)))
    return rows


def _lines(paper: ReceiptPaper) -> list[Row]:
    rows: list[Row] = [Rule(), Three(tr("Goods"), tr("Qty × price"), tr("Amount")), Rule(), Space(0.1)]
    for line in paper.lines:
        unit = f" {line.unit}" if line.unit else ""
        rows.append(Words(line.name, Size.NAME))
        sold = f"{_quantity(line.quantity, line.unit)}{unit} × {grouped(line.price)}"
        rows.append(Three("", sold, _signed(paper, line.amount), Size.NAME))
        if line.saved:
            rows.append(Pair(line.saved_because or tr("Saved"), _signed(paper, -line.saved), indent=1))
        rows.append(Space(0.2))
    return [*rows[:-1], Rule()] if paper.lines else rows


def _quantity(quantity: Quantity, unit: str) -> str:
    """Weights keep their three decimals, counts have none to keep."""
    whole, part = divmod(quantity.thousandths, 1000)
    return f"{whole:,}.{part:03d}" if unit and part and whole >= 0 else grouped(quantity)


def _signed(paper: ReceiptPaper, money: Money) -> str:
    return grouped(-money if paper.is_refund else money)


def _sums(paper: ReceiptPaper) -> list[Row]:
    total = Money.total(line.amount - line.saved for line in paper.lines)
    rows: list[Row] = [Pair(tr("Total  {n} {n:pc|pcs}", n=paper.pieces), _signed(paper, total))]
    if paper.discount:
        rows.append(Pair(tr("Bill discount"), _signed(paper, -paper.discount)))
    if paper.rounding:
        rows.append(Pair(tr("Rounded off"), _signed(paper, -paper.rounding)))
    label = tr("To refund") if paper.is_refund else tr("Amount due")
    rows.append(Pair(label, f"¥ {_signed(paper, paper.due)}", Size.BIG, Size.HUGE))
    return [*rows, Rule()]


def _paid(paper: ReceiptPaper) -> list[Row]:
    rows: list[Row] = [Pair(tender.name, _signed(paper, tender.amount)) for tender in paper.tenders]
    if paper.owed:
        rows.append(Pair(tr("On account"), _signed(paper, paper.owed)))
    if paper.change:
        rows.append(Pair(tr("Change due"), grouped(paper.change), Size.BIG))
    if paper.owed_in_all is not None:
        rows.append(Pair(tr("Owed in all"), grouped(paper.owed_in_all), bold=True))
    return rows


def _member(paper: ReceiptPaper) -> list[Row]:
    points = ""
    if paper.points_earned is not None:
        earned = -paper.points_earned if paper.is_refund else paper.points_earned
        points = tr("Points {n}", n=f"{earned:+,}".replace("-", "\u2212"))
    if paper.points is not None:
        points = f"{points}   {tr('in all {n}', n=f'{paper.points:,}')}".strip()
    balance = "" if paper.stored_balance is None else tr("Card balance {sum}", sum=grouped(paper.stored_balance))
    if not (points or balance):
        return []
    return [Rule(dashed=True), Pair(balance, points) if balance and points else Words(balance or points)]


def _foot(paper: ReceiptPaper) -> list[Row]:
    rows: list[Row] = [Barcode(code_of(paper.number))]
    if paper.tax_note:
        rows.append(Words(paper.tax_note, Size.SMALL, Align.CENTRE))
    last = len(paper.footer) - 1
    rows += [
        Words(text, Size.PLAIN if at == last else Size.SMALL, Align.CENTRE, bold=at == last)
        for at, text in enumerate(paper.footer)
    ]
    return rows
