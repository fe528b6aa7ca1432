"""Short ways to sell, return and look in a test's shop."""

from typing import Any

from sqlalchemy import insert

from jxc_desktop.catalog.find import unit_by_id
from jxc_desktop.documents.partners import PriceLevel
from jxc_desktop.documents.tables import partner
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.permission import Role
from jxc_desktop.kernel.price import Price
from jxc_desktop.ledger import balances
from jxc_desktop.sales import lookups
from jxc_desktop.sales.checkout import Checkout, SaleDone, SaleLine, checkout
from jxc_desktop.sales.refund import Refund, RefundDone, ReturnLine, refund
from jxc_desktop.sales.tendering import TenderKind, TenderWanted
from jxc_desktop.security.tables import app_user
from jxc_desktop.usecase import Session
from tests.stocked import Stocked, so_many, yuan


def paid(text: str, kind: TenderKind = TenderKind.CASH) -> TenderWanted:
    return TenderWanted(kind, yuan(text))


class Till(Stocked):
    """A till whose sales are written as ("水", 2) lines and tenders."""

    def line(self, name: str, quantity: str | int = 1, unit: str = "瓶", **options: Any) -> SaleLine:
        unit_id = self.unit(name, unit)
        price = options.pop("price", None)
        listed = Price.parse(price) if price else self.ask(unit_by_id, unit_id).retail_price
        return SaleLine(unit_id, so_many(quantity), listed, **options)

    def sell(self, *lines: SaleLine, tenders: tuple[TenderWanted, ...], **options: Any) -> SaleDone:
        who = {name: options.pop(name) for name in ("session", "approver", "request_id") if name in options}
        done: SaleDone = self.act(checkout, Checkout(lines, tenders, **options), **who)
        return done

    def give_back(
        self, number: str, *wanted: tuple[int, str], unit_id: int | None = None, **options: Any
    ) -> RefundDone:
        """Return so much of a receipt's lines, by their place."""
        sold = self.ask(lookups.sale_numbered, number)
        lines = tuple(ReturnLine(sold.lines[at].id, so_many(quantity), unit_id) for at, quantity in wanted)
        who = {"session": options.pop("session")} if "session" in options else {}
        done: RefundDone = self.act(refund, Refund(number, lines, **options), **who)
        return done

    def sale(self, number: str) -> lookups.Sale:
        found: lookups.Sale = self.ask(lookups.sale_numbered, number)
        return found

    def add_customer(self, name: str = "张桂兰", level: PriceLevel = PriceLevel.RETAIL, limit: str = "0") -> int:
        values = {"kind": "customer", "code": name, "name": name, "created_at": "2026-11-22", "level": str(level)}
        values |= {"credit_limit_fen": yuan(limit).fen}
        with self.shop.writing() as conn:
            return int(conn.execute(insert(partner).values(values)).inserted_primary_key[0])

    def cashier(self) -> Session:
        """王丽, who may sell but not reprice, give much, refund or sell on credit."""
        with self.shop.writing() as conn:
            row = insert(app_user).values(name="王丽", role="cashier", password_hash="", created_at="")
            made = int(conn.execute(row).inserted_primary_key[0])
        return Session(made, "王丽", Role.CASHIER)

    def owes(self, customer_id: int) -> Money:
        owed: Money = self.ask(balances.owed_by, customer_id)
        return owed
