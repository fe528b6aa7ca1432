"""A few goods and a supplier in a test's shop, and what the books say about them in short."""

import dataclasses
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import insert

from jxc_desktop.catalog.settings import change_settings, settings
from jxc_desktop.catalog.tables import category, item, item_unit
from jxc_desktop.documents.pinyin_keys import pinyin_keys
from jxc_desktop.documents.tables import partner
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.ledger import balances
from jxc_desktop.purchasing.receive_goods import GoodsReceived, ReceiveGoods, receive_goods
from jxc_desktop.purchasing.received_lines import ReceivedLine
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.usecase import Session, UseCase, do


def yuan(text: str) -> Money:
    return Money.parse(text)


def so_many(text: str | int) -> Quantity:
    return Quantity.parse(str(text))


@dataclass(slots=True)
class Stocked:
    """A shop whose tests act through its verbs: `act(verb, request)`, then ask for the shelf and the accounts."""

    shop: ShopFile
    session: Session
    supplier_id: int = 0
    units: dict[str, int] = field(default_factory=dict)
    items: dict[str, int] = field(default_factory=dict)

    def act(self, verb: UseCase[Any, Any], request: object, **options: Any) -> Any:
        """The result of a verb through the one door."""
        return do(self.shop, options.pop("session", self.session), verb, request, **options).result

    def ask(self, lookup: Any, *args: Any, **options: Any) -> Any:
        """The answer of a lookup on a reader connection."""
        with self.shop.reading() as conn:
            return lookup(conn, *args, **options)

    def add_supplier(self, name: str = "龙泉食品批发") -> int:
        values = {"kind": "supplier", "code": name, "name": name, "created_at": "2026-11-22"}
        values["sort_key"] = pinyin_keys(name).sort_key
        with self.shop.writing() as conn:
            return int(conn.execute(insert(partner).values(values)).inserted_primary_key[0])

    def add_category(self, name: str) -> int:
        with self.shop.writing() as conn:
            return int(conn.execute(insert(category).values(name=name)).inserted_primary_key[0])

    def add_item(self, name: str, *, packs: dict[str, int] | None = None, **columns: Any) -> int:
        """An item counted in 瓶 and its packs (unit name -> how many 瓶); `units` knows them as "name/unit"."""
        values = {"code": f"C{len(self.items) + 1:04d}", "name": name, "unit": "瓶", "search_key": name}
        values["sort_key"] = pinyin_keys(name).sort_key
        values |= {"created_at": "2026-11-22", "changed_at": "2026-11-22", **columns}
        with self.shop.writing() as conn:
            made = int(conn.execute(insert(item).values(values)).inserted_primary_key[0])
            for unit, factor in {"瓶": 1, **(packs or {})}.items():
                row = insert(item_unit).values(item_id=made, name=unit, factor=factor * 1000)
                self.units[f"{name}/{unit}"] = int(conn.execute(row).inserted_primary_key[0])
        self.items[name] = made
        return made

    def unit(self, name: str, unit: str = "瓶") -> int:
        return self.units[f"{name}/{unit}"]

    def change(self, **changed: Any) -> None:
        """Some of the shop's settings."""
        self.act(change_settings, dataclasses.replace(self.ask(settings), **changed))

    def receive(self, name: str, quantity: str | int, price: str, **options: Any) -> GoodsReceived:
        """A delivery of one line."""
        line = ReceivedLine(self.unit(name), so_many(quantity), Price.parse(price))
        got: GoodsReceived = self.act(receive_goods, ReceiveGoods(self.supplier_id, (line,), **options))
        return got

    def shelf(self, name: str) -> tuple[str, str]:
        """Quantity and value on hand, as text."""
        held = self.ask(balances.on_hand, self.items[name])
        return held.quantity.text(), held.value.text()

    def account(self, code: str) -> str:
        """Debit minus credit of an account, as text."""
        return str(self.ask(balances.account_balance, code).text())

    def owed(self) -> str:
        """What we owe the supplier, as text."""
        return str(self.ask(balances.owed_to, self.supplier_id).text())
