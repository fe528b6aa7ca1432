"""The categories of expense and income every shop begins with, and the account each is booked to (row 57)."""

from sqlalchemy import Connection, insert, select, update

from jxc_desktop.finance.tables import cash_category
from jxc_desktop.ledger import Account
from jxc_desktop.ledger.chart import top_of

FIRST_CATEGORIES = (
    ("房租", "Rent", "expense", Account.SELLING_EXPENSE),
    ("水电费", "Utilities", "expense", Account.SELLING_EXPENSE),
    ("工资", "Wages", "expense", Account.WAGES),
    ("运费", "Freight", "expense", Account.SELLING_EXPENSE),
    ("广告宣传费", "Advertising and promotion", "expense", Account.ADVERTISING),
    ("商品维修费", "Repairs of goods", "expense", Account.REPAIRS),
    ("业务招待费", "Business entertainment", "expense", Account.ENTERTAINMENT),
    ("办公费", "Office", "expense", Account.ADMIN_EXPENSE),
    ("开办费", "Start-up costs", "expense", Account.START_UP),
    ("研究费用", "Research", "expense", Account.RESEARCH),
    ("手续费", "Bank charges", "expense", Account.FINANCE_EXPENSE),
    ("借款利息", "Interest on loans", "expense", Account.INTEREST),
    ("城市维护建设税", "City maintenance and construction tax", "expense", Account.CITY_TAX),
    ("教育费附加", "Education surcharge", "expense", Account.EDUCATION_SURCHARGE),
    ("印花税、房产税、车船税", "Stamp, property and vehicle taxes", "expense", Account.PROPERTY_AND_STAMP_TAX),
    ("所得税", "Income tax", "expense", Account.INCOME_TAX),
    ("税收滞纳金", "Late payment fines of taxes", "expense", Account.TAX_FINES),
    ("其它费用", "Other expense", "expense", Account.ADMIN_EXPENSE),
    ("废品收入", "Scrap income", "income", Account.OTHER_GAINS),
    ("政府补助", "Government grants", "income", Account.GRANTS),
    ("其它收入", "Other income", "income", Account.OTHER_GAINS),
)


def lay_categories(conn: Connection) -> None:
    """Put what a shop file lacks of them into it; one that was booked to the account above goes to its own.

    A category of the shop's own keeps its account, and what was booked before stays where it was booked.
    """
    known = {name: (kind, code) for name, kind, code in conn.execute(_KNOWN)}
    rows = []
    for name, english, kind, account in FIRST_CATEGORIES:
        if name not in known:
            rows.append({"name": name, "english": english, "kind": kind, "account": str(account)})
        elif known[name] == (kind, top_of(account)) and top_of(account) != account:
            conn.execute(update(cash_category).where(cash_category.c.name == name).values(account=str(account)))
    if rows:
        conn.execute(insert(cash_category), rows)


_KNOWN = select(cash_category.c.name, cash_category.c.kind, cash_category.c.account)
