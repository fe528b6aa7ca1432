"""The step about goods: a list of the old software, or nothing yet."""

from PySide6.QtWidgets import QWidget

from jxc_desktop.desktop.desk import Desk
from jxc_desktop.desktop.goods_list.import_panel import ImportPanel
from jxc_desktop.desktop.start.answers import Answers
from jxc_desktop.desktop.start.founding import try_list
from jxc_desktop.desktop.start.step import Step
from jxc_desktop.words import tr


class GoodsStep(Step):
    """A list with bad rows does not go on; without a list one goes on and makes goods while selling."""

    column_width = 1000
    top = 32

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            tr("Goods and opening stock"),
            tr("A list with names and prices is enough; without one go on, goods are made at the first scan"),
        )
        self.name = tr("Goods and stock")
        self.panel = ImportPanel(desk, try_list)
        self.why.setWordWrap(False)
        self.lay((self.panel, 1))

    def first(self) -> QWidget:
        return self.panel.file

    def check(self) -> bool:
        if self.panel.request() is None:
            return True
        return self.panel.plan is not None and not self.panel.plan.errors

    def take(self, answers: Answers) -> None:
        answers.goods = self.panel.plan
