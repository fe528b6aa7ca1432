"""The official statements to the fen: sub-accounts, both sides of the balance sheet, cash, what each line opens."""

from typing import Any

import pytest
from sqlalchemy import select

from jxc_desktop.documents.kinds import Kind
from jxc_desktop.documents.tables import document
from jxc_desktop.finance.money_paper import FundPart, ReverseMoney, reverse_money
from jxc_desktop.finance.set_opening import OpeningAccount, SetOpening, set_opening
from jxc_desktop.finance.spend import CategoryPart, Spend, TakeIncome, spend, take_income
from jxc_desktop.finance.tables import cash_category
from jxc_desktop.finance.transfer_funds import TransferFunds, transfer_funds
from jxc_desktop.insights import asking
from jxc_desktop.insights.balance_sheet import LEFT, RIGHT
from jxc_desktop.insights.official import Line
from jxc_desktop.insights.registry import report
from jxc_desktop.insights.report import Opens, Row, RowKind, Thing
from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.stock.reasons import Reason
from jxc_desktop.stock.write_off import LostLine, WriteOff, write_off
from tests.insights.conftest import TODAY, Trading
from tests.insights.test_books_figures import balance_sheet, proven
from tests.stocked import Stocked, so_many, yuan

CASH, WECHAT, BANK = 1, 2, 4
LAST = "2026-11-30"
LOANS = (("account", "2001"), ("from", "2026-01-01"), ("to", LAST))


@pytest.fixture
def office(stocked: Stocked) -> Trading:
    """A shop with bottles on the shelf that books its bills in October and November."""
    made = Trading(stocked.shop, stocked.session, stocked.supplier_id, stocked.units, stocked.items)
    made.on("2026-10-02", set_opening, SetOpening(funds=(FundPart(CASH, yuan("5000")), FundPart(BANK, yuan("9000")))))
    made.on("2026-10-03", set_opening, SetOpening(accounts=(OpeningAccount("2001", yuan("-4000")),)))
    made.deliver("2026-10-05", ("可乐", 100, "2.00"))
    return made


def book(shop: Trading, day: str, fund: int, **parts: str) -> Any:
    """One expense by the names of its categories."""
    return shop.on(day, spend, Spend(fund, tuple(part(shop, name, sum_) for name, sum_ in parts.items())))


def part(shop: Trading, name: str, amount: str) -> CategoryPart:
    with shop.shop.reading() as conn:
        found = conn.execute(select(cash_category.c.id).where(cash_category.c.name == name)).scalar_one()
    return CategoryPart(found, yuan(amount))


def lines(shop: Stocked, name: str, month: str = "2026-11") -> dict[int, tuple[str, str]]:
    """This month and the year so far of every line, as text."""
    one = report(name)
    with shop.shop.reading() as conn:
        page = asking.run(one, conn, shop.session, one.answers({"month": month}, TODAY), limit=None)
    keys = [column.key for column in page.columns]
    rows = [dict(zip(keys, row.cells, strict=True)) for row in page.rows if row.kind is not RowKind.GROUP]
    return {int(str(row["line"])): (as_money(row["month"]).text(), as_money(row["year"]).text()) for row in rows}


def test_a_bill_stands_on_the_line_of_its_category_and_in_the_line_above(office: Trading) -> None:
    book(office, "2026-10-20", CASH, 广告宣传费="40", 房租="1000")
    book(office, "2026-11-03", BANK, 广告宣传费="120", 商品维修费="30.50", 房租="1000", 工资="2500")
    book(office, "2026-11-04", BANK, 业务招待费="88", 开办费="12", 借款利息="15.50", 手续费="1.20")
    book(office, "2026-11-05", CASH, 城市维护建设税="7", 教育费附加="3", 所得税="100", 税收滞纳金="0.40")
    office.on("2026-11-06", take_income, TakeIncome(WECHAT, (part(office, "政府补助", "500"),)))
    office.on("2026-11-06", take_income, TakeIncome(WECHAT, (part(office, "废品收入", "6"),)))
    office.on("2026-11-07", write_off, WriteOff((LostLine(office.unit("可乐"), so_many(3), Reason.DISASTER),)))
    office.on("2026-11-07", write_off, WriteOff((LostLine(office.unit("可乐"), so_many(1), Reason.DAMAGED),)))
    office.sell("2026-11-08", ("可乐", 50, "101.00"))
    got = {number: figures[0] for number, figures in lines(office, "finance.income").items()}
    net = 5050 * 100 - round(5050 * 100 / 101)  # a small-scale shop pays 1 % out of the price
    assert (got[1], got[2], got[3], got[6], got[10]) == (Money(net).text(), "100.00", "10.00", "7.00", "3.00")
    assert (got[11], got[12], got[13]) == ("1150.50", "30.50", "120.00")
    assert (got[14], got[15], got[16], got[17]) == ("2600.00", "12.00", "88.00", "0.00")
    assert (got[18], got[19]) == ("16.70", "15.50")
    assert (got[22], got[23]) == ("506.00", "500.00")
    assert (got[24], got[25], got[28], got[29]) == ("8.40", "0.00", "6.00", "0.40")
    operating = net - 10000 - 1000 - 115050 - 260000 - 1670
    assert (got[21], got[30]) == (Money(operating).text(), Money(operating + 50600 - 840).text())
    assert (got[31], got[32]) == ("100.00", Money(operating + 50600 - 840 - 10000).text())
    assert lines(office, "finance.income")[13][1] == "160.00"
    assert proven(office.shop, office.session, "finance.income", month="2026-11")


def test_money_says_by_paper_and_account_which_line_it_is(office: Trading) -> None:
    """Cash 5,000 + bank 9,000 are set up, not earned; every other yuan stands on its line, in and out apart."""
    office.sell("2026-11-02", ("可乐", 10, "3.00"))
    book(office, "2026-11-03", BANK, 工资="2500", 房租="1000")
    wrong = book(office, "2026-11-03", BANK, 广告宣传费="77")
    office.on("2026-11-04", reverse_money, ReverseMoney(wrong.document_id))
    book(office, "2026-11-05", BANK, 所得税="100", 城市维护建设税="7", 借款利息="15.50", 手续费="1.20")
    office.on("2026-11-06", take_income, TakeIncome(WECHAT, (part(office, "政府补助", "500"),)))
    office.on("2026-11-07", transfer_funds, TransferFunds(CASH, BANK, yuan("300"), yuan("0.30")))
    office.on("2026-11-08", transfer_funds, TransferFunds(WECHAT, BANK, yuan("100")))
    got = {number: figures[0] for number, figures in lines(office, "finance.cash_flow").items()}
    assert (got[1], got[2], got[3]) == ("30.00", "500.00", "0.00")
    assert (got[4], got[5], got[6]) == ("2500.00", "107.00", "1001.50")
    assert (got[7], got[13], got[17], got[19]) == ("-3078.50", "0.00", "15.50", "-15.50")
    assert (got[20], got[21], got[22]) == ("-3094.00", "14000.00", "10906.00")
    year = {number: figures[1] for number, figures in lines(office, "finance.cash_flow").items()}
    assert (year[15], year[21], year[22]) == ("0.00", "14000.00", "10906.00")
    assert balance_sheet(office.shop, office.session, LAST)[1] == (yuan("10906"), ZERO)


def test_goods_and_partners_are_lines_one_and_three(trading: Trading) -> None:
    """WeChat 105.00 sold less what was given back, 30.00 of a customer, 100.00 to the supplier."""
    got = {number: figures[0] for number, figures in lines(trading, "finance.cash_flow").items()}
    with trading.shop.reading() as conn:
        back = Money(
            conn.execute(select(document.c.total_fen).where(document.c.kind == Kind.RETAIL_RETURN)).scalar_one()
        )
    assert got[1] == (yuan("105") - back + yuan("30")).text()
    assert (got[3], got[6]) == ("100.00", "88.80")
    assert proven(trading.shop, trading.session, "finance.cash_flow", month="2026-11")


@pytest.mark.parametrize("name", ["finance.income", "finance.balance_sheet"])
def test_what_a_line_opens_adds_up_to_the_line(name: str, office: Trading) -> None:
    book(office, "2026-10-20", CASH, 广告宣传费="40", 房租="1000", 研究费用="9", 税收滞纳金="4")
    book(office, "2026-11-03", BANK, 广告宣传费="120", 商品维修费="30.50", 借款利息="15.50", 教育费附加="3")
    office.sell("2026-11-08", ("可乐", 50, "3.00"))
    one = report(name)
    with office.shop.reading() as conn:
        given = {"month": "2026-11"} if name == "finance.income" else {"day": LAST}
        page = asking.run(one, conn, office.session, one.answers(given, TODAY), limit=None)
        opened = 0
        for row in page.rows:
            for half in (row, row.right_half()) if row.beside else (row,):
                if half.opens and str(half.opens.key).startswith("finance."):
                    figure = half.cells[2]
                    assert isinstance(figure, Money)
                    assert abs(balance_of(office, conn, half.opens)) == abs(figure), half.cells[:2]
                    opened += figure != ZERO
    assert opened >= 6


def balance_of(shop: Trading, conn: Any, opens: Opens) -> Money:
    """What the report behind a line comes to."""
    one = report(str(opens.key))
    answers = one.answers(dict(opens.answers), TODAY)
    totals = asking.totals(one, conn, shop.session, answers)
    sums = dict(zip([c.key for c in one.columns_for(shop.session, answers)], totals.cells, strict=True))
    if one.name == "finance.account":
        found = sums["balance"]
    else:
        found = as_money(sums["closing_debit"]) - as_money(sums["closing_credit"])
    return as_money(found)


def as_money(cell: object) -> Money:
    assert isinstance(cell, Money)
    return cell


def test_an_account_above_others_shows_their_lines_with_its_own(office: Trading) -> None:
    book(office, "2026-11-03", BANK, 广告宣传费="120", 商品维修费="30.50", 房租="1000")
    one = report("finance.account")
    answers = one.answers({"account": "5601", "from": "2026-11-01", "to": LAST}, TODAY)
    with office.shop.reading() as conn:
        page = asking.run(one, conn, office.session, answers)
    keys = [column.key for column in page.columns]
    rows = [dict(zip(keys, row.cells, strict=True)) for row in page.rows if row.kind is RowKind.LINE]
    assert [(row["name"], as_money(row["balance"]).text()) for row in rows] == [
        ("广告费和业务宣传费", "120.00"),
        ("商品维修费", "150.50"),
        ("销售费用", "1150.50"),
    ]
    single = one.answers({"account": "560102"}, TODAY)
    assert "name" not in [column.key for column in one.columns_for(office.session, single)]


def test_the_trial_balance_counts_a_sub_account_once(office: Trading) -> None:
    book(office, "2026-11-03", BANK, 广告宣传费="120", 房租="1000")
    one = report("finance.trial_balance")
    with office.shop.reading() as conn:
        answers = one.answers({"from": "2026-11-01", "to": LAST}, TODAY)
        rows = asking.run(one, conn, office.session, answers).rows
        totals = asking.totals(one, conn, office.session, answers)
        narrowed = one.answers({"from": "2026-11-01", "to": LAST, "accounts": "5601, 1002"}, TODAY)
        some = asking.run(one, conn, office.session, narrowed).rows
    found = {
        str(row.cells[0]): (row.indent, as_money(row.cells[4]).text(), as_money(row.cells[5]).text()) for row in rows
    }
    assert found["5601"] == (0, "1120.00", "0.00")
    assert found["560102"] == (1, "120.00", "0.00")
    assert (as_money(totals.cells[4]).text(), as_money(totals.cells[5]).text()) == ("1120.00", "1120.00")
    assert totals.proven
    assert [row.cells[0] for row in some] == ["1002", "5601", "560102"]


def test_both_sides_of_the_balance_sheet_end_on_one_level() -> None:
    assert [half.number for half in (LEFT[-1], RIGHT[-1]) if isinstance(half, Line)] == [30, 53]
    numbers = [half.number for side in (LEFT, RIGHT) for half in side if isinstance(half, Line)]
    assert numbers == list(range(1, 54))


def test_the_right_half_of_a_row_is_a_line_of_its_own(office: Trading) -> None:
    one = report("finance.balance_sheet")
    with office.shop.reading() as conn:
        rows = asking.run(one, conn, office.session, one.answers({"day": LAST}, TODAY)).rows
    loans = next(row for row in rows if row.right_half().cells[1] == 31)
    assert loans.cells[:2] == ("货币资金", 1)
    assert loans.right_half() == Row(
        ("短期借款", 31, yuan("4000"), ZERO), loans.key, Opens(Thing.REPORT, "finance.account", LOANS), RowKind.LINE
    )
    assert rows[-1].kind is rows[-1].right_half().kind is RowKind.SUBTOTAL
