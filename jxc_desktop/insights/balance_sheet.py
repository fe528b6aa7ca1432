"""资产负债表: the 53 official lines, now and at the start of the year (会小企01, TRADE.md E6)."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from jxc_desktop.insights.accounts import YUAN
from jxc_desktop.insights.answers import Asked, Question, this_day
from jxc_desktop.insights.official import CASH_ACCOUNTS, PROFIT_ACCOUNTS, START, Line, drill, worked_out
from jxc_desktop.insights.periods import booked, day_before
from jxc_desktop.insights.report import (
    Beside,
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
    Line(1, mark("Cash and bank"), CASH_ACCOUNTS),
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
    Line(51, mark("Undistributed profit"), (Account.PROFIT, Account.RETAINED, *PROFIT_ACCOUNTS), -1),
    Line(52, mark("Total owner's equity"), lines=(48, 49, 50, 51)),
    Line(53, mark("Liabilities and equity, total"), lines=(47, 52)),
)
# Receivable side and payable side of each party account: a balance on the wrong side stands on the other line.
_PARTY = {Account.RECEIVABLE: (4, 34), Account.PREPAID: (5, 33), Account.PAYABLE: (5, 33), Account.ADVANCES: (4, 34)}

# The two sides of the form, level with each other: heads, lines, and room above the owner's equity.
LEFT: tuple[Line | str, ...] = (mark("Current assets:"), *ASSETS[:15], mark("Non-current assets:"), *ASSETS[15:])
RIGHT: tuple[Line | str, ...] = (
    mark("Current liabilities:"),
    *CLAIMS[:11],
    mark("Non-current liabilities:"),
    *CLAIMS[11:17],
    *[""] * 6,
    mark("Owner's equity:"),
    *CLAIMS[17:],
)
_ASSET_KEYS = ("title", "line", "closing", "start")
_CLAIM_KEYS = ("claim", "claim_line", "claim_closing", "claim_start")
_WORKED_OUT = (9, 20)  # sums of other lines that are no totals of the form
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
    figures = balance_figures(reader, day), balance_figures(reader, _year_start(day))
    for left, right in zip(LEFT, RIGHT, strict=True):
        cells = _cells(left, _ASSET_KEYS, figures) | _cells(right, _CLAIM_KEYS, figures)
        beside = Beside(len(_ASSET_KEYS), _opens(right, day), _kind(right), _step(right))
        key = "-".join(str(half.number) for half in (left, right) if isinstance(half, Line))
        row = reader.row(cells, key=key, opens=_opens(left, day), kind=_kind(left), indent=_step(left))
        yield replace(row, beside=beside)


def _cells(half: Line | str, keys: tuple[str, ...], figures: tuple[dict[int, int], ...]) -> dict[str, Cell]:
    if isinstance(half, str):
        return {keys[0]: tr(half) if half else ""}
    return dict(zip(keys, (tr(half.title), half.number, *[Money(one[half.number]) for one in figures]), strict=True))


def _opens(half: Line | str, day: str) -> Opens | None:
    if isinstance(half, str):
        return None
    if half.number in _AGEING:
        return Opens(Thing.REPORT, _AGEING[half.number], (("to", day),))
    return drill(half.accounts, f"{day[:4]}-01-01", day)


def _kind(half: Line | str) -> RowKind:
    if isinstance(half, str):
        return RowKind.GROUP if half else RowKind.LINE
    return RowKind.SUBTOTAL if half.lines and half.number not in _WORKED_OUT else RowKind.LINE


def _step(half: Line | str) -> int:
    return half.indent if isinstance(half, Line) else 0


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


def _side(keys: tuple[str, ...], group: str) -> tuple[Column, ...]:
    title, line, closing, start = keys
    return (
        Column(title, mark("Line item"), group=group, width=180, stretch=True, sortable=False),
        Column(line, mark("Line"), Kind.COUNT, group=group, width=44, sortable=False),
        Column(closing, mark("At the end"), Kind.MONEY, YUAN, group, width=112, sortable=False),
        Column(start, mark("Start of year"), Kind.MONEY, YUAN, group, width=112, sortable=False),
    )


BALANCE_SHEET = Report(
    name="finance.balance_sheet",
    title=mark("Balance sheet"),
    room="finance",
    columns=(*_side(_ASSET_KEYS, mark("Assets")), *_side(_CLAIM_KEYS, mark("Liabilities and equity"))),
    questions=(Question("day", mark("Day"), Asked.DAY, this_day, required=True),),
    body=Statement(_balance_rows, _balance_totals),
    needs=(Permission.SEE_COST,),
    listed=True,
    landscape=True,
    halves=_CLAIM_KEYS[0],
    one_page=True,
    form=mark("Form SE-01"),
)
REPORTS = (BALANCE_SHEET,)
