"""A day on which anything may happen, the whole shop proven after every few deeds."""

from dataclasses import replace

from jxc_desktop.insights.proof import prove_shop
from tests.acceptance.office import Office


class AnyDay(Office):
    """Everything a shop does, in any order."""

    def run(self, deeds: int, check_every: int = 10) -> None:
        """So many deeds by chance, then each once."""
        self.founded()
        self.open()
        chances = {
            self.sell: 28, self.take_back: 10, self.take_back_without_receipt: 2, self.void: 4, self.hold: 2,
            self.resume: 2, self.print_again: 1, self.open: 2, self.close: 1, self.move: 2, self.receive: 12,
            self.order: 3, self.close_an_order: 1, self.receive_on_order: 4, self.return_some: 6,
            self.reverse_a_receipt: 3, self.reverse_a_return: 2, self.lose: 3, self.find: 3,
            self.reverse_an_adjustment: 2, self.begin_count: 2, self.count: 8, self.end_count: 2, self.pay: 5,
            self.uncount: 1, self.give_up_a_count: 1,
            self.collect: 5, self.spend: 2, self.earn: 1, self.transfer: 2, self.reverse_some_money: 3,
            self.set_opening: 1, self.change_mind: 1, self.reprice: 1, self.new_item: 1, self.new_customer: 1,
            self.new_supplier: 1, self.rewrite_a_card: 1, self.add_quickly: 1, self.set_aside: 1,
            self.rewrite_a_partner: 1, self.sort_out: 1, self.label_goods: 1, self.keep_a_form: 1,
            self.rename: 1, self.people_change: 0.4,
        }  # fmt: skip
        by_chance = self.chance.choices(list(chances), list(chances.values()), k=deeds)
        for number, deed in enumerate([*by_chance, *self.chance.sample(list(chances), len(chances))], 1):
            self.owner = replace(self.owner, till="02" if self.likely(15) else "01")
            deed()
            if number % check_every == 0:
                self.check()
        self.check()

    def check(self) -> None:
        """Every proof of the shop's own, and ours."""
        with self.shop.reading() as conn:
            wrong = [*prove_shop(conn), *self.ours.differences(conn)]
        assert wrong == [], wrong
