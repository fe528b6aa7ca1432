"""Verb: change a customer's card."""

from dataclasses import dataclass

from jxc_desktop.customers.add_customer import NewCustomer, own_columns, require_trust
from jxc_desktop.documents.partners import PartnerKind, partner_by_id, rewrite_partner
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.usecase import Tx, use_case
from jxc_desktop.words import mark


@dataclass(frozen=True, slots=True)
class EditCustomer:
    """The customer and the whole card as it shall be; an empty code keeps the old."""

    customer_id: int
    customer: NewCustomer


@dataclass(frozen=True, slots=True)
class CustomerEdited:
    """The customer and what he is called now."""

    customer_id: int
    name: str


@use_case(mark("Edit customer"), needs=Permission.EDIT_CUSTOMERS, touches={Topic.CUSTOMERS})
def edit_customer(tx: Tx, edit: EditCustomer) -> CustomerEdited:
    """Write the card anew; Refused as `documents.partners.rewrite_partner`, `own_columns` and `require_trust`."""
    require_trust(tx, partner_by_id(tx.conn, edit.customer_id, PartnerKind.CUSTOMER), edit.customer)
    kept = rewrite_partner(tx, PartnerKind.CUSTOMER, edit.customer_id, edit.customer, own_columns(edit.customer))
    return CustomerEdited(kept.id, kept.name)
