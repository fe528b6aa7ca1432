"""F3: the customer of the sale; every line takes the price of his level (row 43)."""

from PySide6.QtCore import QObject, Signal

from jxc_desktop.customers.lookups import Customer, Customers, customer, customers
from jxc_desktop.desktop.desk import Token
from jxc_desktop.desktop.till.counter import Counter
from jxc_desktop.desktop.till.customer_panel import CustomerCard, CustomerPanel, credit_words
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.sales.basket import Basket
from jxc_desktop.words import say_refusal, tr

_MOST_FOUND = 20


class CustomerChoice(QObject):
    """`done` when one was chosen; the card follows the basket, back too when it is undone."""

    done = Signal()

    def __init__(self, work: Workplace, counter: Counter, card: CustomerCard, panel: CustomerPanel) -> None:
        super().__init__(panel)
        self._work, self._counter, self._card = work, counter, card
        self._panel = panel
        self._shown: Customer | None = None
        self._search: Token | None = None
        panel.searched.connect(self._look_for)
        panel.chosen.connect(self._choose)
        counter.changed.connect(self._follow)

    @property
    def credit(self) -> str:
        """What the customer of this sale owes and may owe, in words; "" without one."""
        if self._shown is None:
            return ""
        name = self._shown.partner.name
        return f"{name}  {credit_words(self._shown) or tr('owes nothing')}"

    def again(self) -> None:
        """What is owed may have changed."""
        self._shown = None
        self._follow()

    def _look_for(self, text: str) -> None:
        if self._search is not None:
            self._search.cancel()
        if not text:
            self._panel.show_found(())
            return

        def show(found: Customers) -> None:
            self._panel.show_found(found.rows)

        self._search = self._work.read(self, lambda conn: customers(conn, text, limit=_MOST_FOUND), show)

    def _choose(self, chosen: Customer | None) -> None:
        basket = self._counter.basket
        if chosen is None:
            self._counter.change(basket.for_customer(None))
        else:
            who = chosen.partner
            self._counter.change(basket.for_customer(who.id, who.name, who.level))
        self.done.emit()

    def _follow(self) -> None:
        basket: Basket = self._counter.basket
        wanted = basket.customer_id
        if wanted == (self._shown.partner.id if self._shown else None):
            return
        self._shown = self._one(wanted) if wanted is not None else None
        self._card.show_customer(self._shown)

    def _one(self, customer_id: int) -> Customer | None:
        try:
            return self._work.look(lambda conn: customer(conn, customer_id))
        except Refused as refused:
            self._counter.echoed.emit(say_refusal(refused), "bad")
            return None
