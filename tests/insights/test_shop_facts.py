"""What a shop file holds."""

from datetime import datetime, timedelta

from jxc_desktop.finance.money_paper import FundPart
from jxc_desktop.finance.set_opening import SetOpening, set_opening
from jxc_desktop.insights.shop_facts import papers_since, shop_facts
from jxc_desktop.kernel.money import Money
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.usecase import Session, do


def test_papers_are_counted_and_those_after_a_moment(shop: ShopFile, owner: Session) -> None:
    before = datetime.now() - timedelta(seconds=2)
    do(shop, owner, set_opening, SetOpening(funds=(FundPart(1, Money(100_00)),)))
    with shop.reading() as conn:
        facts = shop_facts(conn)
        assert (facts.papers, facts.items, facts.partners) == (1, 0, 0)
        assert facts.sqlite.startswith("3.")
        assert papers_since(conn, before) == 1
        assert papers_since(conn, datetime.now() + timedelta(seconds=2)) == 0
