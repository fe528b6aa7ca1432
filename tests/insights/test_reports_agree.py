"""Two reports never say two things of one month: in the sample shop, and in one where all goes crosswise."""

from collections.abc import Iterator
from datetime import date, datetime

import pytest
from sqlalchemy import select

from jxc_desktop.catalog.settings import Taxpayer
from jxc_desktop.customers.add_customer import NewCustomer, add_customer
from jxc_desktop.finance.money_paper import FundPart
from jxc_desktop.finance.open_shop import NewShop, open_shop
from jxc_desktop.finance.pay_supplier import PaySupplier, pay_supplier
from jxc_desktop.finance.receive_money import ReceiveMoney, receive_money
from jxc_desktop.finance.set_opening import SetOpening, set_opening
from jxc_desktop.insights.proof import prove_shop
from jxc_desktop.kernel.dates import Month
from jxc_desktop.kernel.identity import Secret
from jxc_desktop.kernel.permission import Role
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.ledger import Negative
from jxc_desktop.purchasing.return_goods import ReturnedLine, ReturnGoods, return_goods
from jxc_desktop.purchasing.reverse_receipt import ReverseReceipt, reverse_receipt
from jxc_desktop.purchasing.tables import receipt_line
from jxc_desktop.sales.open_shift import OpenShift, open_shift
from jxc_desktop.sales.refund import LooseLine, LooseRefund, Refund, ReturnLine, refund, refund_without_receipt
from jxc_desktop.sales.tendering import TenderKind, TenderWanted
from jxc_desktop.sales.void_sale import Void, void_sale
from jxc_desktop.sample.build import build_sample_shop
from jxc_desktop.sample.people import OWNER
from jxc_desktop.stock.overage import FoundLine, Overage, overage
from jxc_desktop.stock.reasons import Reason
from jxc_desktop.stock.reverse_adjustment import ReverseAdjustment, reverse_adjustment
from jxc_desktop.usecase import Session
from tests.insights.agreeing import Asker, Said, of_day, of_month, of_purchases, of_sales
from tests.insights.conftest import Trading, line_of
from tests.stocked import yuan

SAMPLE_DAYS = 75


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    path, now = tmp_path_factory.mktemp("sample") / "shop.jxc", datetime(2026, 2, 10, 20)
    with build_sample_shop(path, now, SAMPLE_DAYS) as shop, shop.reading() as conn:
        yield Asker(conn, Session(1, OWNER, Role.OWNER))


@pytest.fixture(scope="module", params=list(Taxpayer))
def crosswise(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[Asker]:
    path = tmp_path_factory.mktemp("crosswise") / "shop.jxc"
    new = NewShop("禾丰便利店", "周禾", Secret("2468"), taxpayer=request.param)
    with open_shop(path, new, datetime(2026, 10, 1, 8)) as shop:
        made = Trading(shop, Session(1, "周禾", Role.OWNER))
        trade_crosswise(made)
        with shop.reading() as conn:
            assert prove_shop(conn) == []
            yield Asker(conn, made.session)


def trade_crosswise(made: Trading) -> None:
    """Sold before it came, taken back without a receipt, and papers of one month undone in the next."""
    made.supplier_id = made.add_supplier()
    for name in ("可乐", "农夫山泉", "方便面", "酱油"):
        made.add_item(name, category_id=made.add_category(f"{name}类"), retail_price_e4=30_000)
    made.customer_id = made.act(add_customer, NewCustomer("老陈餐馆", phone="13800001234", term_days=7)).customer_id
    made.change(negative_stock=Negative.ALLOW)
    made.on("2026-10-01", set_opening, SetOpening(funds=(FundPart(1, yuan("500")),)))
    made.deliver("2026-10-05", ("可乐", 30, "2.00"), ("方便面", 7, "3.33"))
    made.sell("2026-10-30", ("可乐", 10, "3.00"), ("方便面", 9, "4.50"), ("农夫山泉", 5, "2.00"))
    credit = made.sell("2026-10-31", ("可乐", 8, "3.10"), on_account=True)
    found = made.on("2026-10-31", overage, Overage((FoundLine(made.unit("可乐"), Quantity.of(3), Reason.FOUND),)))
    made.deliver("2026-10-31", ("酱油", 11, "2.50"))
    made.on("2026-10-31", open_shift, OpenShift(yuan("100")), hour=12)
    wrong = made.sell("2026-10-31", ("方便面", 5, "4.50"), hour=23)
    made.on("2026-11-01", void_sale, Void(wrong.number, "打错了"))
    made.deliver("2026-11-02", ("方便面", 40, "3.71"), ("农夫山泉", 3, "1.17"))
    made.on("2026-11-02", reverse_adjustment, ReverseAdjustment(found.document_id))  # type: ignore[attr-defined]  # of the verb's own result
    first, second = papers_of(made, receipt_line)[:2]
    made.on("2026-11-03", reverse_receipt, ReverseReceipt(second))
    made.on(
        "2026-11-04", return_goods, ReturnGoods(first, (ReturnedLine(receipt_line_of(made, first), Quantity.of(2)),))
    )
    back = ReturnLine(line_of(made, credit.document_id), Quantity.of(3))
    made.on("2026-11-05", refund, Refund(credit.number, (back,), reason="坏了"))
    loose = LooseLine(made.unit("可乐"), Quantity.of(2), Price.parse("2.80"))
    paid = TenderWanted(TenderKind.WECHAT, yuan("5.60"))
    made.on("2026-11-06", refund_without_receipt, LooseRefund((loose,), (paid,), reason="没有小票"))
    made.deliver("2026-12-01", ("农夫山泉", 20, "1.31"))
    made.on("2026-12-02", receive_money, ReceiveMoney(made.customer_id, (FundPart(2, yuan("40")),)))
    made.on("2026-12-03", pay_supplier, PaySupplier(made.supplier_id, (FundPart(1, yuan("300")),)))
    made.sell("2026-12-04", ("农夫山泉", 4, "2.00"), ("可乐", 1, "3.00"))


def papers_of(made: Trading, table: object) -> list[int]:
    column = table.c.document_id  # type: ignore[attr-defined]  # a table of the purchasing room
    with made.shop.reading() as conn:
        return list(conn.execute(select(column).distinct().order_by(column)).scalars())


def receipt_line_of(made: Trading, document_id: int) -> int:
    asked = select(receipt_line.c.id).where(receipt_line.c.document_id == document_id).order_by(receipt_line.c.id)
    with made.shop.reading() as conn:
        return int(conn.execute(asked).scalars().first() or 0)


def disagreeing(said: Iterator[Said]) -> list[Said]:
    return [one for one in said if one[1] != one[2]]


def days_of(month: Month) -> dict[str, str]:
    return {"from": month.first.isoformat(), "to": month.last.isoformat()}


SAMPLE_MONTHS = [Month(2025, 11), Month(2025, 12), Month(2026, 1), Month(2026, 2)]
MONTHS = [Month(2026, 10), Month(2026, 11), Month(2026, 12)]
SPANS = [("2025-12-10", "2026-01-20"), ("2025-11-01", "2026-02-28"), ("2026-01-05", "2026-01-06")]


@pytest.mark.parametrize("month", SAMPLE_MONTHS, ids=str)
def test_a_month_of_the_sample_shop_is_the_same_in_every_report(sample: Asker, month: Month) -> None:
    for of in (of_sales, of_purchases):
        assert disagreeing(of(sample, days_of(month))) == []
    assert disagreeing(of_month(sample, month)) == []
    for day in (month.first.replace(day=13), month.last):
        assert disagreeing(of_day(sample, day.isoformat())) == []


@pytest.mark.parametrize("span", SPANS, ids=str)
def test_any_days_of_the_sample_shop_are_the_same_in_every_report(sample: Asker, span: tuple[str, str]) -> None:
    for of in (of_sales, of_purchases):
        assert disagreeing(of(sample, {"from": span[0], "to": span[1]})) == []


def test_what_lies_and_what_is_owed_now_is_the_same_in_every_list(sample: Asker) -> None:
    today = date(2026, 2, 10).isoformat()
    assert disagreeing(of_now(sample, today)) == []


def of_now(ask: Asker, today: str) -> Iterator[Said]:
    stock = ask.account("1405", "2000-01-01", today)["closing"]
    yield "stock on hand", ask.totals("stock.on_hand", empty="1")["value"], stock
    yield "items", ask.totals("stock.items")["value"], stock
    yield "funds", ask.totals("finance.funds")["balance"], ask.line("finance.balance_sheet", 1, "closing", day=today)
    for side in ("customers", "suppliers"):
        yield f"{side}: owed", ask.totals(f"{side}.list")["owed"], ask.totals(f"{side}.ageing", to=today)["balance"]


@pytest.mark.parametrize("month", MONTHS, ids=str)
def test_a_crosswise_month_is_the_same_in_every_report(crosswise: Asker, month: Month) -> None:
    for of in (of_sales, of_purchases):
        assert disagreeing(of(crosswise, days_of(month))) == []
    assert disagreeing(of_month(crosswise, month)) == []
    for day in (month.first.replace(day=3), month.last):
        assert disagreeing(of_day(crosswise, day.isoformat())) == []


def test_a_crosswise_shop_owes_and_holds_the_same_in_every_list(crosswise: Asker) -> None:
    assert disagreeing(of_now(crosswise, "2026-12-31")) == []
