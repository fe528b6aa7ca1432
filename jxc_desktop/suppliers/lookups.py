"""Reads of suppliers: cards with what is owed."""

from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from jxc_desktop.documents.owing import Owing, owing, owing_page
from jxc_desktop.documents.partners import PartnerKind


@dataclass(frozen=True, slots=True)
class Supplier(Owing):
    """A supplier and what we owe him (negative: he owes us)."""

    KIND: ClassVar[PartnerKind] = PartnerKind.SUPPLIER


supplier = partial(owing, Supplier)
suppliers = partial(owing_page, Supplier)
