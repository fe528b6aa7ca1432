"""Verb: a new supplier."""

from dataclasses import dataclass
from datetime import date

from jxc_desktop.documents.partners import OwnColumns, PartnerFields, PartnerKind, write_partner
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.usecase import Tx, use_case
from jxc_desktop.words import mark


@dataclass(frozen=True, slots=True)
class NewSupplier(PartnerFields):
    """A supplier's card (row 84): tax id, bank, until when his licence runs, days to pay."""

    licence_until: date | None = None


@dataclass(frozen=True, slots=True)
class SupplierAdded:
    """The new supplier and the code given."""

    supplier_id: int
    code: str


@use_case(mark("Add supplier"), needs=Permission.EDIT_SUPPLIERS, touches={Topic.SUPPLIERS})
def add_supplier(tx: Tx, new: NewSupplier) -> SupplierAdded:
    """Add one (row 84); Refused as `documents.partners.write_partner`."""
    made = write_partner(tx, PartnerKind.SUPPLIER, new, own_columns(new))
    return SupplierAdded(made.id, made.code)


def own_columns(new: NewSupplier) -> OwnColumns:
    """The column only a supplier fills."""
    return {"licence_until": new.licence_until.isoformat() if new.licence_until else ""}
