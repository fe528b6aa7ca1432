"""The slip of a closed shift (交班单, TRADE.md layout E8, row 46)."""

from dataclasses import dataclass
from datetime import datetime

from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.paper.pdf import Align
from jxc_desktop.paper.strip import Pair, Row, Rule, Size, Space, Strip, Three, Words
from jxc_desktop.words import tr
from jxc_desktop.words.figures import grouped


@dataclass(frozen=True, slots=True)
class TenderFlow:
    """What came in and went back over one tender."""

    name: str
    taken: Money
    refunded: Money = ZERO


@dataclass(frozen=True, slots=True)
class DrawerCount:
    """The cash of a shift: expected = opening + taken - change - refunded + paid in - paid out (rule 9).

    `counted` is None where the drawer was not counted; `faces` are (value of one note, how many).
    """

    opening: Money
    taken: Money
    change: Money
    refunded: Money
    paid_in: Money
    paid_out: Money
    expected: Money
    counted: Money | None = None
    faces: tuple[tuple[Money, int], ...] = ()
    handed_over: Money | None = None
    kept: Money | None = None


@dataclass(frozen=True, slots=True)
class ShiftPaper:
    """All that stands on the slip; refunds, discounts and rounding are positive sums."""

    shop_name: str
    till: str
    number: str
    cashier: str
    opened_at: datetime
    closed_at: datetime | None
    sales: Money
    sales_count: int
    refunds: Money
    refunds_count: int
    tenders: tuple[TenderFlow, ...]
    drawer: DrawerCount
    discounts: Money = ZERO
    rounding: Money = ZERO
    gifts: Money = ZERO
    topups: tuple[TenderFlow, ...] = ()
    oddities: tuple[tuple[str, int], ...] = ()
    reprint: int = 0


def shift_strip(paper: ShiftPaper) -> Strip:
    """The slip as rows."""
    rows = (*_head(paper), *_trade(paper), *_tenders(paper), *_cash(paper.drawer), *_oddities(paper), *_signed())
    return Strip(f"{tr('Shift slip')} {paper.number}", rows)


def _head(paper: ShiftPaper) -> list[Row]:
    rows: list[Row] = [
        Words(paper.shop_name, Size.TITLE, Align.CENTRE),
        Words(tr("Shift slip"), Size.BIG, Align.CENTRE),
    ]
    if paper.reprint:
        rows.append(Words(tr("Reprint {n}", n=paper.reprint), Size.BIG, Align.CENTRE))
    return [
        *rows,
        Space(0.4),
        Pair(tr("Till {till}", till=paper.till), paper.number),
        Pair(tr("Cashier"), paper.cashier),
        Pair(tr("Shift opened"), f"{paper.opened_at:%Y-%m-%d %H:%M}"),
        Pair(tr("Shift closed"), f"{paper.closed_at:%Y-%m-%d %H:%M}" if paper.closed_at else tr("not yet")),
        Rule(),
    ]


def _trade(paper: ShiftPaper) -> list[Row]:
    net = paper.sales - paper.refunds
    a_bill = net.share(1, paper.sales_count) if paper.sales_count else ZERO
    return [
        Three(tr("Sales"), tr("{n} {n:bill|bills}", n=paper.sales_count), grouped(paper.sales)),
        Three(tr("Refunds"), tr("{n} {n:bill|bills}", n=paper.refunds_count), grouped(-paper.refunds)),
        Pair(tr("Net sales"), grouped(net), Size.BIG),
        Pair(tr("Discounts given"), grouped(paper.discounts)),
        Pair(tr("Rounded off"), grouped(paper.rounding)),
        Pair(tr("Gifts"), grouped(paper.gifts)),
        Pair(tr("Net per bill"), grouped(a_bill)),
        Rule(),
    ]


def _tenders(paper: ShiftPaper) -> list[Row]:
    rows: list[Row] = [Three(tr("Tender"), tr("In / back"), tr("Net in"))]
    rows += [_flow(flow) for flow in paper.tenders]
    if paper.topups:
        rows += [Rule(dashed=True), Words(tr("Card top-ups (not sales)"), bold=True)]
        rows += [_flow(flow) for flow in paper.topups]
    return [*rows, Rule()]


def _flow(flow: TenderFlow) -> Row:
    back = f" / {grouped(flow.refunded)}" if flow.refunded else ""
    return Three(flow.name, f"{grouped(flow.taken)}{back}", grouped(flow.taken - flow.refunded))


def _cash(drawer: DrawerCount) -> list[Row]:
    rows: list[Row] = [
        Pair(tr("Opening float"), grouped(drawer.opening)),
        Pair(tr("+ cash taken"), grouped(drawer.taken)),
        Pair(tr("− change given"), grouped(drawer.change)),
        Pair(tr("− cash refunds"), grouped(drawer.refunded)),
        Pair(tr("+ paid in"), grouped(drawer.paid_in)),
        Pair(tr("− paid out"), grouped(drawer.paid_out)),
        Pair(tr("Cash expected"), grouped(drawer.expected), Size.BIG),
    ]
    rows += [Three("", f"{grouped(face)} × {pieces}", grouped(face.share(pieces, 1))) for face, pieces in drawer.faces]
    if drawer.counted is not None:
        rows.append(Pair(tr("Cash counted"), grouped(drawer.counted), Size.BIG))
        difference = drawer.counted - drawer.expected
        rows.append(Pair(_over_or_short(difference), _plus(difference), Size.BIG))
    if drawer.handed_over is not None:
        rows.append(Pair(tr("Handed over"), grouped(drawer.handed_over)))
    if drawer.kept is not None:
        rows.append(Pair(tr("Left in the drawer"), grouped(drawer.kept)))
    return [*rows, Rule()]


def _over_or_short(difference: Money) -> str:
    if not difference:
        return tr("Cash agrees")
    return tr("Cash over") if difference > ZERO else tr("Cash short")


def _plus(difference: Money) -> str:
    return f"+{grouped(difference)}" if difference > ZERO else grouped(difference)


def _oddities(paper: ShiftPaper) -> list[Row]:
    happened = [(name, times) for name, times in paper.oddities if times]
    if not happened:
        return []
    return [*[Pair(name, tr("{n} {n:time|times}", n=times)) for name, times in happened], Rule()]


def _signed() -> list[Row]:
    line = "_" * 14
    names = (tr("Handed over by"), tr("Taken over by"), tr("Manager"))
    return [row for name in names for row in (Space(1), Pair(name, line))]
