"""Who works in the sample shop, who delivers to it and who buys on account."""

from dataclasses import dataclass
from datetime import date, datetime

from jxc_desktop.customers.add_customer import NewCustomer, add_customer
from jxc_desktop.documents.partners import PriceLevel
from jxc_desktop.kernel.identity import Secret
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.permission import Role
from jxc_desktop.sample.player import Player
from jxc_desktop.security.add_user import NewUser, add_user
from jxc_desktop.suppliers.add_supplier import NewSupplier, add_supplier
from jxc_desktop.usecase import Session

SHOP_NAME, OWNER, PASSWORD = "禾丰便利店", "周禾", Secret("2468")
STAFF = (
    ("赵建国", Role.MANAGER),
    ("王丽", Role.CASHIER),
    ("李敏", Role.CASHIER),
    ("孙强", Role.CLERK),
    ("陈静", Role.ACCOUNTANT),
)
SUPPLIERS = (
    ("宏发商贸", "0571-8800 1201", 30),
    ("味全饮料批发", "0571-8800 1202", 15),
    ("康达食品", "0571-8800 1203", 30),
    ("百川日化", "0571-8800 1204", 0),
)
CUSTOMERS = (
    ("张桂兰", "13805712210", PriceLevel.MEMBER, 0, 0),
    ("刘晓雯", "13957120338", PriceLevel.MEMBER, 0, 0),
    ("何建军", "13616708812", PriceLevel.MEMBER, 0, 0),
    ("老陈餐馆", "13706512345", PriceLevel.WHOLESALE, 500_000, 30),
    ("良渚小学食堂", "057188761122", PriceLevel.WHOLESALE, 1_000_000, 60),
)


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody by what they do in the sample."""

    owner: Session
    manager: Session
    cashiers: tuple[Session, Session]
    suppliers: tuple[int, ...]
    members: tuple[int, ...]
    accounts: tuple[int, ...]


def hire(player: Player, owner: Session, at: datetime) -> Cast:
    """Put the people and partners into a new shop."""
    staff = []
    for name, role in STAFF:
        made = player.play(owner, at, add_user, NewUser(name, role, PASSWORD))
        staff.append(Session(made.user_id, name, role, owner.till, owner.warehouse_id))
    suppliers = [
        player.play(owner, at, add_supplier, NewSupplier(name, phone=phone, term_days=days)).supplier_id
        for name, phone, days in SUPPLIERS
    ]
    customers = [
        player.play(
            owner,
            at,
            add_customer,
            NewCustomer(
                name, phone=phone, level=level, credit_limit=Money(limit), term_days=days, birthday=date(1978, 6, 18)
            ),
        ).customer_id
        for name, phone, level, limit, days in CUSTOMERS
    ]
    manager, first, second, *_ = staff
    return Cast(owner, manager, (first, second), tuple(suppliers), tuple(customers[:3]), tuple(customers[3:]))
