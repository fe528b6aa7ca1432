"""Reads of customers: cards with what is owed."""

from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from jxc_desktop.documents.owing import Owing, OwingPage, owing, owing_page
from jxc_desktop.documents.partners import PartnerKind
from jxc_desktop.kernel.money import ZERO, Money


@dataclass(frozen=True, slots=True)
class Customer(Owing):
    """A customer and what he owes us on account (negative: we owe him)."""

    KIND: ClassVar[PartnerKind] = PartnerKind.CUSTOMER

    @property
    def room(self) -> Money:
        """How much more he may buy on account (row 81): nothing without a limit, never less than nothing."""
        return max(ZERO, self.partner.credit_limit - self.owed)


Customers = OwingPage[Customer]
customer = partial(owing, Customer)
customers = partial(owing_page, Customer)
