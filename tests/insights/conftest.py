"""A shop with three months of trade through its verbs: deliveries, sales, refunds, write-offs, money both ways."""

from collections.abc import Iterator
from datetime import date, datetime

import pytest
from sqlalchemy import select

from jxc_desktop.customers.add_customer import NewCustomer, add_customer
from jxc_desktop.finance.money_paper import FundPart
from jxc_desktop.finance.open_shop import NewShop, open_shop
from jxc_desktop.finance.pay_supplier import PaySupplier, pay_supplier
from jxc_desktop.finance.receive_money import ReceiveMoney, receive_money
from jxc_desktop.finance.set_opening import OpeningStock, SetOpening, set_opening
from jxc_desktop.finance.spend import CategoryPart, Spend, spend
from jxc_desktop.insights.proof import prove_shop
from jxc_desktop.kernel.identity import Secret
from jxc_desktop.kernel.permission import Role
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.purchasing.receive_goods import ReceiveGoods, receive_goods
from jxc_desktop.purchasing.received_lines import ReceivedLine
from jxc_desktop.sales.checkout import Checkout, SaleDone, SaleLine, checkout
from jxc_desktop.sales.refund import Refund, ReturnLine, refund
from jxc_desktop.sales.tables import sale_line
from jxc_desktop.sales.tendering import TenderKind, TenderWanted
from jxc_desktop.stock.overage import FoundLine, Overage, overage
from jxc_desktop.stock.reasons import Reason
from jxc_desktop.stock.write_off import LostLine, WriteOff, write_off
from jxc_desktop.usecase import Session
from tests.stocked import Stocked, yuan

TODAY = date(2026, 12, 10)
NAMES = ("可乐", "农夫山泉", "方便面")


class Trading(Stocked):
    """A stocked shop that can be told what happens on which day."""

    customer_id = 0

    def on(self, day: str, verb: object, request: object, hour: int = 10) -> object:
        moment = datetime.fromisoformat(f"{day}T{hour:02d}:15:00")
        return self.act(verb, request, now=moment)  # type: ignore[arg-type]  # any verb of the shop

    def deliver(self, day: str, *lines: tuple[str, int, str]) -> None:
        taken = tuple(ReceivedLine(self.unit(name), Quantity.of(n), Price.parse(price)) for name, n, price in lines)
        self.on(day, receive_goods, ReceiveGoods(self.supplier_id, taken))

    def sell(self, day: str, *lines: tuple[str, int, str], on_account: bool = False, hour: int = 10) -> SaleDone:
        sold = tuple(SaleLine(self.unit(name), Quantity.of(n), Price.parse(price)) for name, n, price in lines)
        due = sum(n * Price.parse(price).e4 // 100 for _, n, price in lines)
        kind = TenderKind.ACCOUNT if on_account else TenderKind.WECHAT
        tenders = (TenderWanted(kind, yuan(f"{due // 100}.{due % 100:02d}")),)
        request = Checkout(sold, tenders, customer_id=self.customer_id if on_account else None)
        done = self.on(day, checkout, request, hour)
        assert isinstance(done, SaleDone)
        return done


@pytest.fixture(scope="session")
def trading(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Trading]:
    """Built once and only read: no test writes into it."""
    with open_shop(
        tmp_path_factory.mktemp("trading") / "shop.jxc", NewShop("禾丰便利店", "周禾", Secret("2468"))
    ) as shop:
        made = Trading(shop, Session(1, "周禾", Role.OWNER))
        trade(made)
        yield made
        with shop.reading() as conn:
            assert prove_shop(conn) == []


def trade(made: Trading) -> None:
    made.supplier_id = made.add_supplier()
    drinks, food = made.add_category("饮料"), made.add_category("方便食品")
    for name, category in (("可乐", drinks), ("农夫山泉", drinks), ("方便面", food)):
        made.add_item(name, category_id=category, retail_price_e4=30_000, least_quantity=20_000)
    made.customer_id = made.act(add_customer, NewCustomer("老陈餐馆", phone="13800001234", term_days=7)).customer_id
    stock = (OpeningStock(made.unit("可乐"), Quantity.of(10), yuan("19.00")),)
    made.on("2026-10-01", set_opening, SetOpening(stock=stock, funds=(FundPart(1, yuan("500")),)))
    made.deliver("2026-10-20", ("可乐", 100, "2.00"), ("农夫山泉", 50, "1.10"), ("方便面", 40, "3.33"))
    made.sell("2026-10-25", ("可乐", 10, "3.00"), ("方便面", 3, "4.50"))
    made.deliver("2026-11-03", ("可乐", 60, "2.20"))
    first = made.sell("2026-11-05", ("可乐", 20, "3.00"), ("农夫山泉", 7, "2.00"), on_account=True)
    made.on("2026-11-09", write_off, WriteOff((LostLine(made.unit("农夫山泉"), Quantity.of(2), Reason.DAMAGED),)))
    made.on("2026-11-10", overage, Overage((FoundLine(made.unit("方便面"), Quantity.of(1), Reason.FOUND),)))
    second = made.sell("2026-11-11", ("可乐", 33, "3.00"), ("农夫山泉", 3, "2.00"))
    back = ReturnLine(line_of(made, second.document_id), Quantity.of(4))
    made.on("2026-11-12", refund, Refund(second.number, (back,), reason="坏了"))
    made.on("2026-11-15", spend, Spend(1, (CategoryPart(1, yuan("88.80")),)))
    made.on("2026-11-16", pay_supplier, PaySupplier(made.supplier_id, (FundPart(1, yuan("100")),)))
    made.on("2026-11-20", receive_money, ReceiveMoney(made.customer_id, (FundPart(2, yuan("30")),)))
    made.sell("2026-12-03", ("可乐", 5, "3.00"), ("方便面", 30, "4.50"))
    made.sell("2026-12-10", ("可乐", 2, "3.00"), hour=9)
    made.sell("2026-12-10", ("可乐", 1, "3.00"), hour=11)
    assert first.due == yuan("74.00")


def line_of(made: Stocked, document_id: int) -> int:
    found = select(sale_line.c.id).where(sale_line.c.document_id == document_id).order_by(sale_line.c.line_no)
    with made.shop.reading() as conn:
        return int(conn.execute(found).scalars().first() or 0)
