"""Verbs: stop dealing with a customer, and take him up again."""

from dataclasses import dataclass

from jxc_desktop.documents.owing import retire_partner
from jxc_desktop.documents.partners import PartnerKind, keep_partner
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.usecase import Tx, use_case
from jxc_desktop.words import mark


@dataclass(frozen=True, slots=True)
class RetireCustomer:
    """The customer no new paper shall name."""

    customer_id: int


@dataclass(frozen=True, slots=True)
class RestoreCustomer:
    """The customer new papers may name again."""

    customer_id: int


@dataclass(frozen=True, slots=True)
class CustomerKept:
    """The customer and whether new papers may name him."""

    customer_id: int
    name: str
    active: bool


@use_case(mark("Retire customer"), needs=Permission.EDIT_CUSTOMERS, touches={Topic.CUSTOMERS})
def retire_customer(tx: Tx, request: RetireCustomer) -> CustomerKept:
    """Refused as `documents.owing.retire_partner`."""
    kept = retire_partner(tx, PartnerKind.CUSTOMER, request.customer_id)
    return CustomerKept(kept.id, kept.name, kept.active)


@use_case(mark("Restore customer"), needs=Permission.EDIT_CUSTOMERS, touches={Topic.CUSTOMERS})
def restore_customer(tx: Tx, request: RestoreCustomer) -> CustomerKept:
    """Refused as `documents.partners.keep_partner`."""
    kept = keep_partner(tx, PartnerKind.CUSTOMER, request.customer_id, active=True)
    return CustomerKept(kept.id, kept.name, kept.active)
