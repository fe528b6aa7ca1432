"""Somebody in a shop: the one door, chance, the clock, a second book, and the first goods and partners."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random
from typing import Any, TypeVar

from jxc_desktop.catalog.add_item import add_item
from jxc_desktop.catalog.add_warehouse import NewWarehouse, add_warehouse
from jxc_desktop.catalog.item_fields import NewItem, NewUnit
from jxc_desktop.catalog.lookups import item_card
from jxc_desktop.catalog.settings import RoundOff, Settings, Taxpayer, change_settings, settings
from jxc_desktop.customers.add_customer import NewCustomer, add_customer
from jxc_desktop.documents.partners import PartnerKind, PriceLevel
from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.kernel.permission import Role
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.ledger import Negative
from jxc_desktop.storage.columns import metadata
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.suppliers.add_supplier import NewSupplier, add_supplier
from jxc_desktop.usecase import Session, UseCase, codec, do
from tests.acceptance.book_of_ours import BookOfOurs, Effect

T = TypeVar("T")
Request = TypeVar("Request")
Result = TypeVar("Result")
FIRST_MOMENT = datetime(2026, 11, 22, 9, 0, 0, 123_000)
CASH, WECHAT, ALIPAY, BANK = 1, 2, 3, 4

_ROW_COUNTS = "SELECT " + ", ".join(f"(SELECT COUNT(*) FROM {table})" for table in metadata.tables)


@dataclass(frozen=True, slots=True)
class Ware:
    """One unit of an item."""

    unit_id: int
    item_id: int
    factor: int
    weighed: bool


class Somebody:
    """One shop, one source of chance, the clock and the second book; what is done in each room comes on top."""

    def __init__(self, shop: ShopFile, chance: Random) -> None:
        self.shop, self.chance, self.ours = shop, chance, BookOfOurs()
        self.now, self.steps = FIRST_MOMENT, 0
        self.owner = Session(1, "周禾", Role.OWNER)
        self.wares: list[Ware] = []
        self.customers: list[int] = []
        self.suppliers: list[int] = []
        self.replayed: set[str] = set()
        self.refused: dict[str, int] = {}
        self.story: list[tuple[str, object]] = []

    @property
    def till(self) -> str:
        return self.owner.till

    def did(self, document_id: int, effect: Effect) -> None:
        """A paper was posted at this till."""
        self.ours.add(self.till, document_id, effect)

    def undid(self, original_id: int, mirror_id: int, *with_it: int | None) -> None:
        """A paper was reversed at this till."""
        self.ours.reverse(self.till, original_id, mirror_id, *[each for each in with_it if each])

    # --- the one door ---

    def act(self, verb: UseCase[Request, Result], request: Request, **options: Any) -> Result | None:
        """Do it, sometimes twice by the same press; None where it was refused, which must leave no row behind."""
        self.steps += 1
        self.now += timedelta(seconds=self.chance.randint(1, 4000))
        if self.likely(2):
            self.now -= timedelta(hours=self.chance.randint(1, 60))  # somebody puts the clock right
        press = f"press-{self.steps}"
        options = {"request_id": press, "now": self.now, "rolls_at_hour": 4, **options}
        session = options.pop("session", self.owner)
        before = self.rows()
        self.story.append((verb.name, request))
        try:
            done = do(self.shop, session, verb, request, **options)
        except Refused as refused:
            self.refused[refused.key] = self.refused.get(refused.key, 0) + 1
            assert self.rows() == before, f"{refused} left rows behind"
            return None
        if verb.name not in self.replayed or self.chance.random() < 0.05:
            self.replayed.add(verb.name)
            after = self.rows()
            again = do(self.shop, session, verb, request, **options)
            assert again.replayed and codec.encode(again.result) == codec.encode(done.result)
            assert self.rows() == after
        return done.result

    def ask(self, lookup: Callable[..., T], *args: Any, **options: Any) -> T:
        """A lookup's answer."""
        with self.shop.reading() as conn:
            return lookup(conn, *args, **options)

    def rows(self) -> tuple[int, ...]:
        """How many rows each table has."""
        with self.shop.reading() as conn:
            return tuple(conn.exec_driver_sql(_ROW_COUNTS).one())

    # --- what chance gives ---

    def ware(self) -> Ware:
        return self.chance.choice(self.wares)

    def other_unit(self, ware: Ware) -> Ware:
        """A unit of the same item."""
        return self.chance.choice([one for one in self.wares if one.item_id == ware.item_id])

    def some(self, ware: Ware, most: int = 12) -> Quantity:
        if ware.weighed:
            return Quantity(self.chance.randint(1, most * 1000))
        return Quantity.of(self.chance.randint(1, most))

    def yuan(self, most: int) -> Money:
        return Money(self.chance.randint(1, most * 100))

    def likely(self, percent: int) -> bool:
        return self.chance.random() * 100 < percent

    def back_dated(self) -> Any:
        """A day up to two months ago, mostly none."""
        return self.now.date() - timedelta(days=self.chance.randint(0, 60)) if self.likely(15) else None

    # --- the first goods and partners ---

    def founded(self) -> None:
        """A few goods and partners to begin with, and what the shop has decided."""
        changed = {
            "taxpayer": self.chance.choice(list(Taxpayer)),
            "negative_stock": self.chance.choice(list(Negative)),
            "round_off": self.chance.choice(list(RoundOff)),
        }
        self.decide(**changed)
        self.act(add_warehouse, NewWarehouse("后仓"))
        for _ in range(4):
            self.new_item()
        for _ in range(2):
            self.new_customer()
            self.new_supplier()

    def decide(self, **changed: Any) -> None:
        self.act(change_settings, replace(self.rules(), **changed))

    def rules(self) -> Settings:
        return self.ask(settings)

    def card(self) -> NewItem:
        """Goods as chance has them."""
        weighed = self.likely(25)
        packs = [] if weighed else [NewUnit("箱", Quantity.of(self.chance.choice([6, 12, 24])))]
        if packs and self.likely(40):
            packs.append(NewUnit("半", Quantity(500), retail_price=Price(self.chance.randint(1, 90_000))))
        return NewItem(
            f"货{self.steps}",
            unit="千克" if weighed else "瓶",
            weighed=weighed,
            tax_code=self.chance.choice(["", "13", "9", "0"]),
            retail_price=Price(100 * self.chance.randint(0, 3000)),
            member_price=Price(100 * self.chance.randint(0, 2500)),
            purchase_price=Price(self.chance.randint(0, 150_000)),
            floor_price=Price(self.chance.choice([0, 0, 20_000])),
            units=tuple(packs),
        )

    def new_item(self) -> None:
        added = self.act(add_item, self.card())
        if added:
            self.know(added.item_id)

    def know(self, item_id: int) -> None:
        """The units of an item as they are now; one that is no longer offered can still come back or be counted."""
        card = self.ask(item_card, item_id, with_cost=True)
        now = [Ware(unit.unit_id, item_id, unit.factor.thousandths, card.weighed) for unit in card.units]
        self.wares = [ware for ware in self.wares if ware.item_id != item_id] + now

    def new_customer(self) -> None:
        limit = self.chance.choice([ZERO, Money(500_00)])
        level = self.chance.choice(list(PriceLevel))
        added = self.act(add_customer, NewCustomer(f"客{self.steps}", level=level, credit_limit=limit))
        if added:
            self.customers.append(added.customer_id)
            self.ours.kinds[added.customer_id] = PartnerKind.CUSTOMER

    def new_supplier(self) -> None:
        added = self.act(add_supplier, NewSupplier(f"商{self.steps}"))
        if added:
            self.suppliers.append(added.supplier_id)
            self.ours.kinds[added.supplier_id] = PartnerKind.SUPPLIER
