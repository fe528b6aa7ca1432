"""Builds the sample shop: real goods, people, a year of trade ending now."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from jxc_desktop import resources
from jxc_desktop.exchange.goods_plan import ImportGoods
from jxc_desktop.exchange.import_goods import import_goods
from jxc_desktop.finance.money_paper import FundPart
from jxc_desktop.finance.open_shop import NewShop, open_shop
from jxc_desktop.finance.set_opening import SetOpening, set_opening
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.permission import Role
from jxc_desktop.sample.limits import set_limits
from jxc_desktop.sample.people import OWNER, PASSWORD, SHOP_NAME, Cast, hire
from jxc_desktop.sample.player import Player
from jxc_desktop.sample.shelf import wares
from jxc_desktop.sample.year import BANK, CASH, FLOAT, Year
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.usecase import Session
from jxc_desktop.words import language

GOODS = "sample/goods.csv"
_CAPITAL = Money(6_000_000)


def _untold(done: int, total: int) -> None:
    """Nobody asked how far it is."""


def build_sample_shop(
    path: Path, now: datetime, days: int = 365, told: Callable[[int, int], None] = _untold
) -> ShopFile:
    """The sample shop as a new file, open; `told(done, of)` days, it may raise to stop. Refused as `open_shop`."""
    first = now.date() - timedelta(days=days - 1)
    opened = datetime.combine(first, datetime.min.time()).replace(hour=6)
    shop = open_shop(path, new_shop(), opened)
    try:
        trade(shop, opened, now, told)
    except BaseException:
        shop.discard()
        raise
    return shop


def new_shop() -> NewShop:
    """What the sample shop answers at the first start."""
    return NewShop(SHOP_NAME, OWNER, PASSWORD, language=language())


def trade(shop: ShopFile, opened: datetime, now: datetime, told: Callable[[int, int], None] = _untold) -> None:
    """Goods, people and every day's trade from the morning a founded shop was `opened` until `now`."""
    owner = Session(1, OWNER, Role.OWNER)
    player = Player(shop)
    with player.day() as conn:
        cast = furnish(player, owner, opened)
        shelf = wares(conn, Random(7))
        set_limits(player, owner, opened, conn, shelf)
    Year(player, cast, shelf).run(opened.date(), now, told)


def furnish(player: Player, owner: Session, at: datetime) -> Cast:
    """Goods, people, partners and the owner's capital."""
    player.play(owner, at, import_goods, ImportGoods(str(resources.path(GOODS))))
    cast = hire(player, owner, at)
    funds = (FundPart(BANK, _CAPITAL), FundPart(CASH, FLOAT))
    player.play(owner, at, set_opening, SetOpening(funds=funds))
    return cast
