"""Verb: change a supplier's card."""

from dataclasses import dataclass

from jxc_desktop.documents.partners import PartnerKind, rewrite_partner
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.suppliers.add_supplier import NewSupplier, own_columns
from jxc_desktop.usecase import Tx, use_case
from jxc_desktop.words import mark


@dataclass(frozen=True, slots=True)
class EditSupplier:
    """The supplier and the whole card as it shall be; an empty code keeps the old."""

    supplier_id: int
    supplier: NewSupplier


@dataclass(frozen=True, slots=True)
class SupplierEdited:
    """The supplier and what he is called now."""

    supplier_id: int
    name: str


@use_case(mark("Edit supplier"), needs=Permission.EDIT_SUPPLIERS, touches={Topic.SUPPLIERS})
def edit_supplier(tx: Tx, edit: EditSupplier) -> SupplierEdited:
    """Write the card anew; Refused as `documents.partners.rewrite_partner`."""
    kept = rewrite_partner(tx, PartnerKind.SUPPLIER, edit.supplier_id, edit.supplier, own_columns(edit.supplier))
    return SupplierEdited(kept.id, kept.name)
