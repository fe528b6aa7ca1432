"""Verb: a new customer."""

from dataclasses import dataclass
from datetime import date

from jxc_desktop.documents.partners import (
    OwnColumns,
    Partner,
    PartnerFields,
    PartnerKind,
    PriceLevel,
    write_partner,
)
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.usecase import Tx, use_case
from jxc_desktop.words import mark


@dataclass(frozen=True, slots=True)
class NewCustomer(PartnerFields):
    """A customer's or member's card; the phone number is the key (row 79), no credit limit means no credit."""

    level: PriceLevel = PriceLevel.MEMBER
    birthday: date | None = None
    credit_limit: Money = ZERO


@dataclass(frozen=True, slots=True)
class CustomerAdded:
    """The new customer and the code given."""

    customer_id: int
    code: str


@use_case(mark("Add customer"), needs=Permission.EDIT_CUSTOMERS, touches={Topic.CUSTOMERS})
def add_customer(tx: Tx, new: NewCustomer) -> CustomerAdded:
    """Add one (rows 79, 81); Refused as `documents.partners.write_partner`, `own_columns` and `require_trust`."""
    require_trust(tx, NewCustomer(new.name), new)
    made = write_partner(tx, PartnerKind.CUSTOMER, new, own_columns(new))
    return CustomerAdded(made.id, made.code)


def own_columns(new: NewCustomer) -> OwnColumns:
    """The columns only a customer fills; Refused "partner.limit_wrong" for a credit limit below nothing."""
    if new.credit_limit < ZERO:
        raise Refused("partner.limit_wrong")
    birthday = new.birthday.isoformat() if new.birthday else ""
    return {"level": str(new.level), "birthday": birthday, "credit_limit_fen": new.credit_limit.fen}


def require_trust(tx: Tx, old: NewCustomer | Partner, new: NewCustomer) -> None:
    """Refused "permission.missing": credit is given by who may sell on account, wholesale prices by who may change
    prices (not by the cashier)."""
    if (old.credit_limit, old.term_days) != (new.credit_limit, new.term_days):
        tx.require(Permission.SELL_ON_ACCOUNT)
    if old.level != new.level and PriceLevel.WHOLESALE in (old.level, new.level):
        tx.require(Permission.CHANGE_PRICE)
