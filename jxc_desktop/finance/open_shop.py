"""A new shop: its file, owner, warehouse, till, fund accounts, chart of accounts and first tax rates."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import insert

from jxc_desktop.catalog.settings import Settings, Taxpayer, store_settings
from jxc_desktop.catalog.tables import till, warehouse
from jxc_desktop.catalog.tax import lay_tax_rates
from jxc_desktop.finance.tables import cash_category
from jxc_desktop.kernel.identity import Secret
from jxc_desktop.kernel.permission import Role
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.kernel.text import clean
from jxc_desktop.ledger.chart import Account
from jxc_desktop.ledger.funds import FundKind, add_fund, lay_chart
from jxc_desktop.security.passwords import hashed
from jxc_desktop.security.tables import app_user
from jxc_desktop.storage.migrate import migrate
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.usecase import Session, Tx

FIRST_FUNDS = (
    ("现金", FundKind.CASH),
    ("微信", FundKind.WECHAT),
    ("支付宝", FundKind.ALIPAY),
    ("银行", FundKind.BANK),
)
FIRST_CATEGORIES = (
    ("房租", "Rent", "expense", Account.SELLING_EXPENSE),
    ("水电费", "Utilities", "expense", Account.SELLING_EXPENSE),
    ("工资", "Wages", "expense", Account.ADMIN_EXPENSE),
    ("运费", "Freight", "expense", Account.SELLING_EXPENSE),
    ("办公费", "Office", "expense", Account.ADMIN_EXPENSE),
    ("手续费", "Bank charges", "expense", Account.FINANCE_EXPENSE),
    ("其它费用", "Other expense", "expense", Account.ADMIN_EXPENSE),
    ("废品收入", "Scrap income", "income", Account.OTHER_GAINS),
    ("其它收入", "Other income", "income", Account.OTHER_GAINS),
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
    name, owner = clean(new.shop_name, most=40), clean(new.owner, most=20)
    if not name or not owner:
        raise Refused("shop.name_missing")
    if not (new.till.isascii() and new.till.isdigit() and len(new.till) == 2):
        raise Refused("till.invalid", till=new.till)
    secret = hashed(new.password)
    shop = ShopFile.create(path)
    try:
        migrate(shop)
        with shop.writing() as conn:
            moment = now or datetime.now()
            tx = Tx(conn, Session(1, owner, Role.OWNER, new.till), moment, moment.date(), "open_shop")
            conn.execute(
                insert(app_user).values(name=owner, role=str(Role.OWNER), password_hash=secret, created_at=tx.moment)
            )
            conn.execute(insert(warehouse).values(name=clean(new.warehouse, most=20) or "门店仓"))
            conn.execute(insert(till).values(code=new.till, name=new.till, warehouse_id=1))
            store_settings(conn, Settings(shop_name=name, taxpayer=new.taxpayer, language=new.language))
            lay_tax_rates(conn)
            lay_chart(tx)
            for fund_name, kind in FIRST_FUNDS:
                add_fund(tx, fund_name, kind)
            conn.execute(insert(cash_category), [_category(*row) for row in FIRST_CATEGORIES])
    except BaseException:
        shop.close()
        for suffix in ("", "-wal", "-shm"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)
        raise
    return shop


def _category(name: str, english: str, kind: str, account: Account) -> dict[str, str]:
    return {"name": name, "english": english, "kind": kind, "account": str(account)}
