"""Verb: a new customer."""

from dataclasses import dataclass
from datetime import date

from jxc_desktop.documents.partners import PartnerFields, PartnerKind, PriceLevel, write_partner
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.usecase import Tx, use_case
from jxc_desktop.words import mark


@dataclass(frozen=True, slots=True)
class NewCustomer:
    """A customer's or member's card; the phone number is the key (row 79), no credit limit means no credit."""

    name: str
    phone: str = ""
    code: str = ""
    contact: str = ""
    address: str = ""
    tax_id: str = ""
    bank: str = ""
    note: str = ""
    level: PriceLevel = PriceLevel.MEMBER
    birthday: date | None = None
    tags: str = ""
    term_days: int = 0
    credit_limit: Money = ZERO

    def fields(self) -> PartnerFields:
        """The same as a partner's card."""
        return PartnerFields(
            name=self.name,
            phone=self.phone,
            code=self.code,
            contact=self.contact,
            address=self.address,
            tax_id=self.tax_id,
            bank=self.bank,
            note=self.note,
            level=self.level,
            birthday=self.birthday,
            tags=self.tags,
            term_days=self.term_days,
            credit_limit=self.credit_limit,
        )


@dataclass(frozen=True, slots=True)
class CustomerAdded:
    """The new customer and the code given."""

    customer_id: int
    code: str


@use_case(mark("Add customer"), needs=Permission.EDIT_CUSTOMERS, touches={Topic.CUSTOMERS})
def add_customer(tx: Tx, new: NewCustomer) -> CustomerAdded:
    """Add one (rows 79, 81); Refused as `documents.partners.write_partner`, "permission.missing" as `require_trust`."""
    require_trust(tx, NewCustomer(new.name), new)
    made = write_partner(tx, PartnerKind.CUSTOMER, new.fields())
    return CustomerAdded(made.id, made.code)


def require_trust(tx: Tx, old: NewCustomer, new: NewCustomer) -> None:
    """Credit is given by who may sell on account, wholesale prices by who may change prices (not by the cashier)."""
    if (old.credit_limit, old.term_days) != (new.credit_limit, new.term_days):
        tx.require(Permission.SELL_ON_ACCOUNT)
    if old.level != new.level and PriceLevel.WHOLESALE in (old.level, new.level):
        tx.require(Permission.CHANGE_PRICE)
