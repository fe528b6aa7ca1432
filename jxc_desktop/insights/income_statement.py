"""利润表: the 32 official lines, this month and the year to date (会小企02, TRADE.md E5)."""

from collections.abc import Iterator

from jxc_desktop.insights.official import Line, drill, earned_by_account, of_year_and_month, worked_out
from jxc_desktop.insights.report import (
    Cell,
    Reader,
    Row,
    RowKind,
    Statement,
    Totals,
)
from jxc_desktop.kernel.dates import Month
from jxc_desktop.kernel.money import Money
from jxc_desktop.ledger import Account
from jxc_desktop.words import mark, tr
from jxc_desktop.words.figures import grouped

INCOME: tuple[Line, ...] = (
    Line(1, mark("Operating income"), (Account.SALES, "5051")),
    Line(2, mark("Less: operating costs"), (Account.COGS, "5402"), -1),
    Line(3, mark("Taxes and surcharges"), (Account.TAXES_AND_SURCHARGES,), -1),
    Line(4, mark("of which: consumption tax"), ("540301",), -1, indent=1),
    Line(5, mark("Business tax"), ("540302",), -1, indent=1),
    Line(6, mark("City maintenance and construction tax"), (Account.CITY_TAX,), -1, indent=1),
    Line(7, mark("Resource tax"), ("540304",), -1, indent=1),
    Line(8, mark("Land appreciation tax"), ("540305",), -1, indent=1),
    Line(9, mark("Land use, property, vehicle and stamp taxes"), (Account.PROPERTY_AND_STAMP_TAX,), -1, indent=1),
    Line(10, mark("Education surcharge, mineral resources, sewage fees"), (Account.EDUCATION_SURCHARGE,), -1, indent=1),
    Line(11, mark("Selling expenses"), (Account.SELLING_EXPENSE,), -1),
    Line(12, mark("of which: repairs of goods"), (Account.REPAIRS,), -1, indent=1),
    Line(13, mark("Advertising and promotion"), (Account.ADVERTISING,), -1, indent=1),
    Line(14, mark("Administrative expenses"), (Account.ADMIN_EXPENSE,), -1),
    Line(15, mark("of which: start-up costs"), (Account.START_UP,), -1, indent=1),
    Line(16, mark("Business entertainment"), (Account.ENTERTAINMENT,), -1, indent=1),
    Line(17, mark("Research"), (Account.RESEARCH,), -1, indent=1),
    Line(18, mark("Finance expenses"), (Account.FINANCE_EXPENSE,), -1),
    Line(19, mark("of which: interest"), (Account.INTEREST,), -1, indent=1),
    Line(20, mark("Add: investment income"), ("5111",)),
    Line(21, mark("Operating profit"), lines=(1, -2, -3, -11, -14, -18, 20)),
    Line(22, mark("Add: non-operating income"), (Account.OTHER_GAINS,)),
    Line(23, mark("of which: government grants"), (Account.GRANTS,), indent=1),
    Line(24, mark("Less: non-operating expenses"), (Account.OTHER_LOSSES,), -1),
    Line(25, mark("of which: bad debts"), ("571101",), -1, indent=1),
    Line(26, mark("Long-term bond losses"), ("571102",), -1, indent=1),
    Line(27, mark("Long-term equity investment losses"), ("571103",), -1, indent=1),
    Line(28, mark("Losses by natural disasters"), (Account.DISASTERS,), -1, indent=1),
    Line(29, mark("Late payment fines of taxes"), (Account.TAX_FINES,), -1, indent=1),
    Line(30, mark("Total profit"), lines=(21, 22, -24)),
    Line(31, mark("Less: income tax"), (Account.INCOME_TAX,), -1),
    Line(32, mark("Net profit"), lines=(30, -31)),
)


def income_figures(reader: Reader, first: str, last: str) -> dict[int, int]:
    """The 32 lines of these days in fen."""
    earned = earned_by_account(reader, first, last)
    return worked_out(INCOME, {code: -net for code, net in earned.items()}, {})


def _income_rows(reader: Reader) -> Iterator[Row]:
    month = reader.answers.month("month")
    year_first = Month(month.year, 1).first.isoformat()
    year = income_figures(reader, year_first, month.last.isoformat())
    this = income_figures(reader, month.first.isoformat(), month.last.isoformat())
    for line in INCOME:
        cells: dict[str, Cell] = {
            "title": tr(line.title),
            "line": line.number,
            "year": Money(year[line.number]),
            "month": Money(this[line.number]),
        }
        opens = drill(line.accounts, year_first, month.last.isoformat())
        kind = RowKind.SUBTOTAL if line.lines else RowKind.LINE
        yield reader.row(cells, key=str(line.number), opens=opens, kind=kind, indent=line.indent)


def _income_totals(reader: Reader) -> Totals:
    month = reader.answers.month("month")
    first, last = Month(month.year, 1).first.isoformat(), month.last.isoformat()
    profit = income_figures(reader, first, last)[32]
    proven = profit == -sum(earned_by_account(reader, first, last).values())
    proof = tr("Net profit {profit} = income less costs in the books", profit=grouped(Money(profit)))
    return Totals(reader.cells({}), 0, proof, proven)


INCOME_STATEMENT = of_year_and_month(
    "finance.income", mark("Income statement"), Statement(_income_rows, _income_totals), mark("Form SE-02")
)
REPORTS = (INCOME_STATEMENT,)
