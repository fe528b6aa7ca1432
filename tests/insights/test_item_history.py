"""What an item's card tells of it: stock, pace, and every line it was bought and sold on."""

from datetime import date

from jxc_desktop.insights import asking
from jxc_desktop.insights.item_history import BOUGHT, SOLD, ItemFigures, item_figures
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.ledger import balances
from tests.insights.conftest import TODAY, Trading


def lines(trading: Trading, one: object, name: str) -> list[dict[str, object]]:
    asked = BOUGHT if one is BOUGHT else SOLD
    answers = asked.answers({"item": str(trading.items[name]), "from": "2026-01-01"}, TODAY)
    with trading.shop.reading() as conn:
        page = asking.run(asked, conn, trading.session, answers, limit=None)
    return [dict(zip([c.key for c in page.columns], row.cells, strict=True)) for row in page.rows]


def test_bought_less_sent_back_less_sold_is_no_more_than_what_lies_there(trading: Trading) -> None:
    for name in trading.items:
        bought = Quantity.total([line["base"] for line in lines(trading, BOUGHT, name)])  # type: ignore[misc]  # cells
        sold = Quantity.total([line["base"] for line in lines(trading, SOLD, name)])  # type: ignore[misc]  # cells
        assert bought and sold, name


def test_the_figures_are_those_of_the_shelf_and_of_thirty_days(trading: Trading) -> None:
    own = trading.items["可乐"]
    with trading.shop.reading() as conn:
        figures = item_figures(conn, own, TODAY)
        assert figures.on_hand == balances.on_hand(conn, own).quantity
        assert item_figures(conn, own, date(2030, 1, 1)).sold == Quantity(0)
    since = "2026-11-11"
    recent = [line["base"] for line in lines(trading, SOLD, "可乐") if str(line["day"]) >= since]
    assert figures.sold == Quantity.total(recent)  # type: ignore[arg-type]  # cells


def test_stock_lasts_as_long_as_it_sells(trading: Trading) -> None:
    assert ItemFigures(Quantity.of(84), Quantity.of(30)).days_left == 84
    assert ItemFigures(Quantity.of(84), Quantity(0)).days_left is None
    assert ItemFigures(Quantity(0), Quantity.of(30)).days_left is None
