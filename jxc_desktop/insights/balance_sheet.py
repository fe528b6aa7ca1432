"""资产负债表: the 53 official lines, now and at the start of the year (会小企01, TRADE.md E6)."""

from collections import defaultdict
from collections.abc import Iterator

from jxc_desktop.insights.accounts import YUAN
from jxc_desktop.insights.answers import Asked, Question, this_day
from jxc_desktop.insights.official import OF_PROFIT, START, Line, worked_out
from jxc_desktop.insights.periods import booked, day_before
from jxc_desktop.insights.report import (
    Cell,
    Column,
    Kind,
    Opens,
    Reader,
    Report,
    Row,
    RowKind,
    Statement,
    Thing,
    Totals,
)
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.ledger import Account
from jxc_desktop.words import mark, tr
from jxc_desktop.words.figures import grouped

ASSETS: tuple[Line, ...] = (
    Line(1, mark("Cash and bank"), (Account.CASH, Account.BANK, Account.E_MONEY)),
    Line(2, mark("Short-term investments"), ("1101",)),
    Line(3, mark("Notes receivable"), ("1121",)),
    Line(4, mark("Accounts receivable")),
    Line(5, mark("Prepayments")),
    Line(6, mark("Dividends receivable"), ("1131",)),
    Line(7, mark("Interest receivable"), ("1132",)),
    Line(8, mark("Other receivables"), ("1221",)),
    Line(9, mark("Inventories"), lines=(10, 11, 12, 13)),
    Line(10, mark("of which: raw materials"), ("1403",), indent=1),
    Line(11, mark("Work in progress"), ("4001",), indent=1),
    Line(12, mark("Goods in stock"), (Account.INVENTORY, "1407"), indent=1),
    Line(13, mark("Consumables"), ("1411",), indent=1),
    Line(14, mark("Other current assets"), (Account.PENDING_GAIN_LOSS,)),
    Line(15, mark("Total current assets"), lines=(1, 2, 3, 4, 5, 6, 7, 8, 9, 14)),
    Line(16, mark("Long-term bonds"), ("1501",)),
    Line(17, mark("Long-term equity investments"), ("1511",)),
    Line(18, mark("Fixed assets at cost"), ("1601",)),
    Line(19, mark("Less: accumulated depreciation"), ("1602",), -1),
    Line(20, mark("Fixed assets, net"), lines=(18, -19)),
    Line(21, mark("Construction in progress"), ("1604",)),
    Line(22, mark("Construction materials"), ("1605",)),
    Line(23, mark("Fixed assets being disposed of"), ("1606",)),
    Line(24, mark("Productive biological assets"), ("1621",)),
    Line(25, mark("Intangible assets"), ("1701",)),
    Line(26, mark("Development expenditure"), ("4301",)),
    Line(27, mark("Long-term prepaid expenses"), ("1801",)),
    Line(28, mark("Other non-current assets")),
    Line(29, mark("Total non-current assets"), lines=(16, 17, 20, 21, 22, 23, 24, 25, 26, 27, 28)),
    Line(30, mark("Total assets"), lines=(15, 29)),
)
CLAIMS: tuple[Line, ...] = (
    Line(31, mark("Short-term loans"), ("2001",), -1),
    Line(32, mark("Notes payable"), ("2201",), -1),
    Line(33, mark("Accounts payable")),
    Line(34, mark("Advances from customers")),
    Line(35, mark("Wages payable"), ("2211",), -1),
    Line(36, mark("Taxes payable"), (Account.TAX,), -1),
    Line(37, mark("Interest payable"), ("2231",), -1),
    Line(38, mark("Profit payable"), ("2232",), -1),
    Line(39, mark("Other payables"), (Account.OTHER_PAYABLE,), -1),
    Line(40, mark("Other current liabilities")),
    Line(41, mark("Total current liabilities"), lines=(31, 32, 33, 34, 35, 36, 37, 38, 39, 40)),
    Line(42, mark("Long-term loans"), ("2501",), -1),
    Line(43, mark("Long-term payables"), ("2701",), -1),
    Line(44, mark("Deferred income"), ("2401",), -1),
    Line(45, mark("Other non-current liabilities")),
    Line(46, mark("Total non-current liabilities"), lines=(42, 43, 44, 45)),
    Line(47, mark("Total liabilities"), lines=(41, 46)),
    Line(48, mark("Paid-in capital"), (Account.CAPITAL,), -1),
    Line(49, mark("Capital reserve"), ("3002",), -1),
    Line(50, mark("Surplus reserve"), ("3101",), -1),
    Line(51, mark("Undistributed profit"), (Account.PROFIT, Account.RETAINED, *sorted(OF_PROFIT)), -1),
    Line(52, mark("Total owner's equity"), lines=(48, 49, 50, 51)),
    Line(53, mark("Liabilities and equity, total"), lines=(47, 52)),
)
# Receivable side and payable side of each party account: a balance on the wrong side stands on the other line.
_PARTY = {Account.RECEIVABLE: (4, 34), Account.PREPAID: (5, 33), Account.PAYABLE: (5, 33), Account.ADVANCES: (4, 34)}


_AGEING = {4: "customers.ageing", 34: "customers.ageing", 5: "suppliers.ageing", 33: "suppliers.ageing"}


def balance_figures(reader: Reader, day: str) -> dict[int, int]:
    """The 53 lines at the end of a day, in fen; profit not carried yet stands in line 51."""
    nets: dict[str, int] = defaultdict(int)
    figures: dict[int, int] = defaultdict(int)
    rows = reader.conn.execute(booked(reader.conn, START, day, ("account", "partner_id")))
    for code, _, debit, credit in rows:
        net = (debit or 0) - (credit or 0)
        if code in _PARTY:
            asset, claim = _PARTY[Account(code)]
            figures[asset if net > 0 else claim] += abs(net)
        else:
            nets[code] += net
    return worked_out((*ASSETS, *CLAIMS), nets, figures)


def _year_start(day: str) -> str:
    return day_before(f"{day[:4]}-01-01")


def _balance_rows(reader: Reader) -> Iterator[Row]:
    day = reader.answers["day"]
    now, start = balance_figures(reader, day), balance_figures(reader, _year_start(day))
    for title, lines in ((tr("Assets"), ASSETS), (tr("Liabilities and equity"), CLAIMS)):
        yield reader.row({"title": title}, kind=RowKind.GROUP)
        for line in lines:
            cells: dict[str, Cell] = {
                "title": tr(line.title),
                "line": line.number,
                "closing": Money(now[line.number]),
                "start": Money(start[line.number]),
            }
            opens = Opens(Thing.REPORT, _AGEING[line.number], (("to", day),)) if line.number in _AGEING else None
            if line.accounts:
                period = (("from", f"{day[:4]}-01-01"), ("to", day))
                opens = Opens(Thing.REPORT, "finance.account", (("account", str(line.accounts[0])), *period))
            kind = RowKind.SUBTOTAL if line.lines and line.number not in (9, 20) else RowKind.LINE
            yield reader.row(cells, key=str(line.number), opens=opens, kind=kind, indent=line.indent)


def _balance_totals(reader: Reader) -> Totals:
    day = reader.answers["day"]
    now, start = balance_figures(reader, day), balance_figures(reader, _year_start(day))
    proven = now[30] == now[53] and start[30] == start[53]
    proof = tr(
        "Assets {assets} = liabilities and equity {claims}",
        assets=grouped(Money(now[30])),
        claims=grouped(Money(now[53])),
    )
    return Totals(reader.cells({}), 0, proof, proven)


BALANCE_SHEET = Report(
    name="finance.balance_sheet",
    title=mark("Balance sheet"),
    room="finance",
    columns=(
        Column("title", mark("Line item"), width=300, stretch=True, sortable=False),
        Column("line", mark("Line"), Kind.COUNT, width=60, sortable=False),
        Column("closing", mark("At the end"), Kind.MONEY, YUAN, width=140, sortable=False),
        Column("start", mark("At the start of the year"), Kind.MONEY, YUAN, width=140, sortable=False),
    ),
    questions=(Question("day", mark("Day"), Asked.DAY, this_day, required=True),),
    body=Statement(_balance_rows, _balance_totals),
    needs=(Permission.SEE_COST,),
    listed=True,
)
REPORTS = (BALANCE_SHEET,)
