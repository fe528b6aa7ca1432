"""Hold a basket and take it up again (挂单 / 取单): it survives restarts and shifts; changed prices are told."""

import json
from dataclasses import dataclass, replace

from sqlalchemy import Connection, insert, select, update

from jxc_desktop.catalog.find import unit_by_id
from jxc_desktop.catalog.settings import settings
from jxc_desktop.documents.places import require_in_use
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.sales.basket import Basket, Goods
from jxc_desktop.sales.round_off import RoundRule
from jxc_desktop.sales.tables import held_sale
from jxc_desktop.usecase import Tx, codec, use_case
from jxc_desktop.words import mark


@dataclass(frozen=True, slots=True)
class Hold:
    """The basket as it stands."""

    basket: Basket


@dataclass(frozen=True, slots=True)
class Held:
    """What the list of held sales shows of it."""

    held_id: int
    first_item: str
    pieces: int
    total: Money


@dataclass(frozen=True, slots=True)
class Resume:
    """Take a held sale up again."""

    held_id: int


@dataclass(frozen=True, slots=True)
class PriceChanged:
    """A line whose price for this customer is another now; asked about, never changed in silence (row 34)."""

    line: int
    name: str
    was: Price
    now: Price


@dataclass(frozen=True, slots=True)
class Resumed:
    """`basket` as it was held, `repriced` with today's prices; equal where nothing changed."""

    basket: Basket
    repriced: Basket
    changes: tuple[PriceChanged, ...]


@dataclass(frozen=True, slots=True)
class DropHeld:
    """Give a held sale up."""

    held_id: int


@dataclass(frozen=True, slots=True)
class HeldDropped:
    """It is no longer on the list; `basket` is what it was, so that it can be held again."""

    held_id: int
    basket: Basket


@use_case(mark("Hold a sale"), needs=Permission.SELL, touches={Topic.SALES})
def hold_sale(tx: Tx, request: Hold) -> Held:
    """Put a basket aside at this till; Refused "basket.empty", "till.stopped", "discount.too_much"."""
    basket = request.basket
    require_in_use(tx.conn, tx.session.till)
    if not basket.lines:
        raise Refused("basket.empty")
    totals = basket.totals(RoundRule.of(settings(tx.conn)))
    first = basket.lines[0].goods.name
    made = tx.conn.execute(
        insert(held_sale).values(
            till=tx.session.till,
            user_id=tx.session.user_id,
            held_at=tx.moment,
            first_item=first,
            pieces=totals.pieces,
            total_fen=totals.due.fen,
            basket=codec.written(basket),
            partner_id=basket.customer_id,
        )
    )
    held_id = int(made.inserted_primary_key[0])  # type: ignore[index]  # an INSERT of one row has a key
    return Held(held_id, first, totals.pieces, totals.due)


@use_case(mark("Resume a held sale"), needs=Permission.SELL, touches={Topic.SALES})
def resume_sale(tx: Tx, request: Resume) -> Resumed:
    """Take it off the list and onto the counter; Refused "held.gone", "held.goods_gone"."""
    basket = _end(tx, request.held_id)
    repriced = basket.at_prices([_goods_now(tx.conn, line.goods) for line in basket.lines])
    changes = tuple(
        PriceChanged(number, then.goods.name, then.price, now.price)
        for number, (then, now) in enumerate(zip(basket.lines, repriced.lines, strict=True))
        if then.price != now.price
    )
    return Resumed(basket, repriced, changes)


@use_case(mark("Drop a held sale"), needs=Permission.SELL, touches={Topic.SALES})
def drop_held(tx: Tx, request: DropHeld) -> HeldDropped:
    """Take it off the list for good; the row and the audit stay. Refused "held.gone"."""
    return HeldDropped(request.held_id, _end(tx, request.held_id))


def price_moved(conn: Connection, basket: Basket) -> bool:
    """Whether some price has changed since, or goods are gone (the list says so before it is taken up)."""
    try:
        now = basket.at_prices([_goods_now(conn, line.goods) for line in basket.lines])
    except Refused:
        return True
    return [line.price for line in now.lines] != [line.price for line in basket.lines]


def read_basket(stored: str) -> Basket:
    """A basket as it was stored."""
    basket: Basket = codec.decode(Basket, json.loads(stored), "basket")
    return basket


def _goods_now(conn: Connection, then: Goods) -> Goods:
    try:
        return replace(Goods.of(unit_by_id(conn, then.unit_id)), barcode=then.barcode)
    except Refused as refused:
        raise Refused("held.goods_gone", item=then.name) from refused


def _end(tx: Tx, held_id: int) -> Basket:
    """Any till of the shop may take a sale up; the first one has it."""
    waiting = (held_sale.c.id == held_id) & (held_sale.c.ended_at == "")
    stored = tx.conn.execute(select(held_sale.c.basket).where(waiting).with_for_update()).scalar()
    if stored is None:
        raise Refused("held.gone")
    tx.conn.execute(update(held_sale).where(held_sale.c.id == held_id).values(ended_at=tx.moment))
    return read_basket(stored)
