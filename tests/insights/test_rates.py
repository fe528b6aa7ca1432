"""A rate is the same figure wherever it stands: in a row, in a total, on the home page; rounded as money is."""

from datetime import datetime
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import create_engine, literal, select

from jxc_desktop.insights import asking
from jxc_desktop.insights.home import today
from jxc_desktop.insights.rates import rounded
from jxc_desktop.insights.registry import report
from jxc_desktop.kernel.rounding import div_half_up
from tests.insights.conftest import Trading

_MEMORY = create_engine("sqlite://")
FEN = st.integers(-(10**14), 10**14)


@given(above=FEN, below=FEN.filter(bool))
def test_a_query_rounds_as_the_kernel_does(above: int, below: int) -> None:
    with _MEMORY.connect() as conn:
        assert conn.execute(select(rounded(literal(above), literal(below)))).scalar() == div_half_up(above, below)


def test_the_home_page_and_the_days_report_say_the_same_average_and_margin(trading: Trading) -> None:
    one = report("sales.daily")
    with trading.shop.reading() as conn:
        seen = today(conn, trading.session, datetime(2026, 12, 11, 9))
        for day in (day for day in seen.days if day.receipts):
            answers = one.answers({"from": day.day, "to": day.day}, datetime(2026, 12, 11).date())
            columns = [column.key for column in one.columns_for(trading.session, answers)]
            row = asking.run(one, conn, trading.session, answers).rows[0]
            total = asking.totals(one, conn, trading.session, answers)
            for cells in (row.cells, total.cells):
                said = dict(zip(columns, cells, strict=True))
                assert (said["average"], said["net"], said["profit"]) == (day.average, day.net, day.profit)
                assert day.profit is not None
                assert said["margin"] == Decimal(div_half_up(day.profit.fen * 1000, day.net.fen)) / 10
