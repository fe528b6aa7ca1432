"""Verbs: stop dealing with a supplier, and take him up again."""

from dataclasses import dataclass

from jxc_desktop.documents.owing import retire_partner
from jxc_desktop.documents.partners import PartnerKind, keep_partner
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.usecase import Tx, use_case
from jxc_desktop.words import mark


@dataclass(frozen=True, slots=True)
class RetireSupplier:
    """The supplier no new paper shall name."""

    supplier_id: int


@dataclass(frozen=True, slots=True)
class RestoreSupplier:
    """The supplier new papers may name again."""

    supplier_id: int


@dataclass(frozen=True, slots=True)
class SupplierKept:
    """The supplier and whether new papers may name him."""

    supplier_id: int
    name: str
    active: bool


@use_case(mark("Retire supplier"), needs=Permission.EDIT_SUPPLIERS, touches={Topic.SUPPLIERS})
def retire_supplier(tx: Tx, request: RetireSupplier) -> SupplierKept:
    """Refused as `documents.owing.retire_partner`."""
    kept = retire_partner(tx, PartnerKind.SUPPLIER, request.supplier_id)
    return SupplierKept(kept.id, kept.name, kept.active)


@use_case(mark("Restore supplier"), needs=Permission.EDIT_SUPPLIERS, touches={Topic.SUPPLIERS})
def restore_supplier(tx: Tx, request: RestoreSupplier) -> SupplierKept:
    """Refused as `documents.partners.keep_partner`."""
    kept = keep_partner(tx, PartnerKind.SUPPLIER, request.supplier_id, active=True)
    return SupplierKept(kept.id, kept.name, kept.active)
