"""Verb: a new supplier."""

from dataclasses import dataclass
from datetime import date

from jxc_desktop.documents.partners import PartnerFields, PartnerKind, write_partner
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.usecase import Tx, use_case
from jxc_desktop.words import mark


@dataclass(frozen=True, slots=True)
class NewSupplier:
    """A supplier's card (row 84): tax id, bank, until when his licence runs, days to pay."""

    name: str
    phone: str = ""
    code: str = ""
    contact: str = ""
    address: str = ""
    tax_id: str = ""
    bank: str = ""
    note: str = ""
    tags: str = ""
    licence_until: date | None = None
    term_days: int = 0

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
            tags=self.tags,
            licence_until=self.licence_until,
            term_days=self.term_days,
        )


@dataclass(frozen=True, slots=True)
class SupplierAdded:
    """The new supplier and the code given."""

    supplier_id: int
    code: str


@use_case(mark("Add supplier"), needs=Permission.EDIT_SUPPLIERS, touches={Topic.SUPPLIERS})
def add_supplier(tx: Tx, new: NewSupplier) -> SupplierAdded:
    """Add one (row 84); Refused as `documents.partners.write_partner`."""
    made = write_partner(tx, PartnerKind.SUPPLIER, new.fields())
    return SupplierAdded(made.id, made.code)
