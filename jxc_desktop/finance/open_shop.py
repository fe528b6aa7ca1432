"""A new shop: its file, owner, warehouse, till, funds, chart of accounts, tax rates; and the same file once more."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import insert

from jxc_desktop.catalog.settings import Settings, Taxpayer, store_settings
from jxc_desktop.catalog.tax import lay_tax_rates
from jxc_desktop.documents.places import checked_till_code
from jxc_desktop.documents.tables import till, warehouse
from jxc_desktop.finance.first_categories import lay_categories
from jxc_desktop.kernel.identity import Secret
from jxc_desktop.kernel.permission import Role
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.kernel.text import clean
from jxc_desktop.ledger.funds import FundKind, add_fund, lacks_accounts, lay_chart
from jxc_desktop.security.passwords import hashed
from jxc_desktop.security.tables import app_user
from jxc_desktop.storage.migrate import migrate, open_migrated
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.usecase import Session, Tx
from jxc_desktop.words import tr

FIRST_FUNDS = (
    ("现金", FundKind.CASH),
    ("微信", FundKind.WECHAT),
    ("支付宝", FundKind.ALIPAY),
    ("银行", FundKind.BANK),
)


@dataclass(frozen=True, slots=True)
class NewShop:
    """What a shopkeeper is asked for at the first start."""

    shop_name: str
    owner: str
    password: Secret
    till: str = "01"
    warehouse: str = "门店仓"
    taxpayer: Taxpayer = Taxpayer.SMALL_SCALE
    language: str = "zh_CN"


def open_shop(path: Path, new: NewShop, now: datetime | None = None) -> ShopFile:
    """A founded shop file, open for writing; the owner is user 1, the warehouse 1.

    Refused "shop.name_missing", "password.short", "till.invalid", "file.exists", "file.unreachable", "file.full";
    a refusal leaves no file behind.
    """
    shop = ShopFile.create(path)
    try:
        migrate(shop)
        lay_foundations(shop, new, now or datetime.now())
    except BaseException:
        shop.discard()
        raise
    return shop


def lay_foundations(shop: ShopFile, new: NewShop, now: datetime) -> None:
    """What a shop has on its first morning, into its empty tables.

    Refused "shop.name_missing", "password.short", "till.invalid".
    """
    name, owner = clean(new.shop_name, most=40), clean(new.owner, most=20)
    if not name or not owner:
        raise Refused("shop.name_missing")
    checked_till_code(new.till)
    secret = hashed(new.password)
    with shop.writing() as conn:
        tx = Tx(conn, Session(1, owner, Role.OWNER, new.till), now, now.date(), "open_shop")
        conn.execute(
            insert(app_user).values(name=owner, role=str(Role.OWNER), password_hash=secret, created_at=tx.moment)
        )
        conn.execute(insert(warehouse).values(name=clean(new.warehouse, most=20) or "门店仓"))
        conn.execute(insert(till).values(code=new.till, name=new.till, warehouse_id=1))
        store_settings(conn, Settings(shop_name=name, taxpayer=new.taxpayer, language=new.language))
        lay_tax_rates(conn)
        lay_chart(conn)
        for fund_name, kind in FIRST_FUNDS:
            add_fund(tx, fund_name, kind)
        lay_categories(conn)


def reopen_shop(path: Path) -> ShopFile:
    """A shop file open for writing, in this program's form and with its whole chart; Refused as `open_migrated`."""
    shop = open_migrated(path)
    try:
        with shop.reading() as conn:
            grown = lacks_accounts(conn)
        if grown:
            with shop.writing() as conn:
                lay_chart(conn)
                lay_categories(conn)
    except BaseException:
        shop.close()
        raise
    return shop


def opening_words(shop: ShopFile) -> str:
    """What is to be said where opening it carried a broken-off restore out, "" where there was none."""
    before = shop.set_aside
    if before is None:
        return ""
    return tr("The last restore was cut short and is finished now. The shop before it is kept in {path}", path=before)
