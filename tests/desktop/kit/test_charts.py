"""Charts tell their numbers to who cannot see them and keep round figures on their scale."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from jxc_desktop.desktop.kit.chart_ground import Scale, nice_step
from jxc_desktop.desktop.kit.charts import BarChart, LineChart
from jxc_desktop.desktop.kit.share_charts import MOST_PARTS, Donut, Part, Rank, RankChart


@pytest.mark.parametrize(("most", "step"), [(1180, 400), (2600, 1000), (0.9, 0.4), (3, 1), (7, 4), (0, 1)])
def test_the_scale_has_round_steps(most: float, step: float) -> None:
    assert nice_step(most) == pytest.approx(step)


def test_the_scale_reaches_below_zero_for_a_loss() -> None:
    scale = Scale.over([120.0, -80.0], 0, 100)
    assert scale.low <= -80
    assert scale.high >= 120
    assert scale.y(scale.high) == 0
    assert scale.y(scale.low) == 100


def test_bars_give_their_numbers_as_a_table(qtbot: QtBot) -> None:
    chart = BarChart("每小时营业额")
    qtbot.addWidget(chart)
    chart.show_values(["8", "9"], [380, 0], [330, None], titles=("今天", "上周日"))
    assert chart.numbers() == [("", "今天", "上周日"), ("8", "380", "330"), ("9", "0", "")]
    assert "380" in chart.accessibleDescription()
    with qtbot.waitSignal(chart.numbers_wanted):
        QTest.keyClick(chart, Qt.Key.Key_Return)


def test_a_donut_shows_five_pieces_at_most_and_no_empty_ones(qtbot: QtBot) -> None:
    donut = Donut("收款方式")
    qtbot.addWidget(donut)
    donut.show_parts([Part(str(n), 10.0 - n, "x") for n in range(8)] + [Part("none", 0, "0")], "8", "单")
    assert len(donut.numbers()) == 1 + MOST_PARTS


def test_every_chart_paints_with_nothing_one_and_many_values(qtbot: QtBot) -> None:
    bars, line, donut, rank = BarChart("a"), LineChart("b"), Donut("c"), RankChart("d")
    for chart in (bars, line, donut, rank):
        qtbot.addWidget(chart)
        chart.resize(300, 160)
        chart.grab()
    for count in (0, 1, 40):
        values = [float(n * 37 % 11 - 3) for n in range(count)]
        labels = [f"11-{n:02}" for n in range(count)]
        bars.show_values(labels, values)
        line.show_values(labels, values)
        donut.show_parts([Part(label, value, "") for label, value in zip(labels, values, strict=True)], "1")
        rank.show_ranks([Rank(label, ("1", "2"), value) for label, value in zip(labels, values, strict=True)])
        for chart in (bars, line, donut, rank):
            chart.grab()
