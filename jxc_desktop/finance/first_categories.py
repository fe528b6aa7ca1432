"""The categories of expense and income every shop begins with, by key, and the account of each (row 57)."""

from sqlalchemy import Connection, insert, select, update

from jxc_desktop.finance.tables import cash_category
from jxc_desktop.ledger import Account
from jxc_desktop.ledger.chart import top_of

FIRST_CATEGORIES = (
    ("rent", "房租", "Rent", "expense", Account.SELLING_EXPENSE),
    ("utilities", "水电费", "Utilities", "expense", Account.SELLING_EXPENSE),
    ("wages", "工资", "Wages", "expense", Account.WAGES),
    ("freight", "运费", "Freight", "expense", Account.SELLING_EXPENSE),
    ("advertising", "广告宣传费", "Advertising and promotion", "expense", Account.ADVERTISING),
    ("repairs", "商品维修费", "Repairs of goods", "expense", Account.REPAIRS),
    ("entertainment", "业务招待费", "Business entertainment", "expense", Account.ENTERTAINMENT),
    ("office", "办公费", "Office", "expense", Account.ADMIN_EXPENSE),
    ("start_up", "开办费", "Start-up costs", "expense", Account.START_UP),
    ("research", "研究费用", "Research", "expense", Account.RESEARCH),
    ("bank_charges", "手续费", "Bank charges", "expense", Account.FINANCE_EXPENSE),
    ("interest", "借款利息", "Interest on loans", "expense", Account.INTEREST),
    ("city_tax", "城市维护建设税", "City maintenance and construction tax", "expense", Account.CITY_TAX),
    ("education_surcharge", "教育费附加", "Education surcharge", "expense", Account.EDUCATION_SURCHARGE),
    (
        "stamp_tax",
        "印花税、房产税、车船税",
        "Stamp, property and vehicle taxes",
        "expense",
        Account.PROPERTY_AND_STAMP_TAX,
    ),
    ("income_tax", "所得税", "Income tax", "expense", Account.INCOME_TAX),
    ("tax_fines", "税收滞纳金", "Late payment fines of taxes", "expense", Account.TAX_FINES),
    ("other_expense", "其它费用", "Other expense", "expense", Account.ADMIN_EXPENSE),
    ("scrap_income", "废品收入", "Scrap income", "income", Account.OTHER_GAINS),
    ("grants", "政府补助", "Government grants", "income", Account.GRANTS),
    ("other_income", "其它收入", "Other income", "income", Account.OTHER_GAINS),
)


def lay_categories(conn: Connection) -> None:
    """Put what a shop file lacks of them into it; one that was booked to the account above goes to its own.

    Each is known by its key, whatever the shop calls it now. The shop's own one of that name becomes it and keeps its
    account; where the shop calls another of them so, it is left out. What was booked before stays where it was booked.
    """
    kept = conn.execute(select(cash_category)).mappings().all()
    by_key = {row["shipped"]: row for row in kept if row["shipped"]}
    by_name = {row["name"]: row for row in kept}
    for key, name, english, kind, account in FIRST_CATEGORIES:
        known = by_key.get(key) or by_name.get(name)
        if known is None:
            row = {"name": name, "english": english, "kind": kind, "account": str(account), "shipped": key}
            conn.execute(insert(cash_category).values(row))
        elif known["shipped"] in ("", key):
            was_above = (known["kind"], known["account"]) == (kind, top_of(account))
            values = {"shipped": key, "account": str(account) if was_above else known["account"]}
            conn.execute(update(cash_category).where(cash_category.c.id == known["id"]).values(values))
