"""One step of the first start: a question, its fields, and what is taken over from them."""

from PySide6.QtWidgets import QWidget

from jxc_desktop.desktop.kit.fields import LabelledField, first_fault
from jxc_desktop.desktop.kit.labels import Words
from jxc_desktop.desktop.kit.layout import STRETCH, Item, column
from jxc_desktop.desktop.start.answers import Answers

NARROW, WIDE = 560, 680


class Step(QWidget):
    """`name` stands in the rail, `column_width` is the width of its column."""

    name = ""
    verb = ""  # on the button; "" is "Next"
    column_width = NARROW
    top = 100  # how far down its title stands where there is room

    def __init__(self, title: str, why: str) -> None:
        super().__init__()
        self.setProperty("part", "scrolled")
        self.fields: list[LabelledField] = []
        self._title, self.why = Words(title, 28, bold=True), Words(why, 15, "text2", wrap=True)

    def lay(self, *items: Item) -> None:
        """The title with the fields below it."""
        self.setLayout(column(self._title, 8, self.why, 22, *items, gap=0))

    def lay_from_top(self, *items: Item) -> None:
        """As `lay`, for contents that do not grow."""
        self.lay(*items, STRETCH)

    def beside(self) -> QWidget | None:
        """What is shown at the right of the column."""
        return None

    def show_answers(self, answers: Answers) -> None:
        """The step is seen: what was answered before stands in its fields."""

    def first(self) -> QWidget:
        """Where the cursor goes."""
        return self.fields[0].editor if self.fields else self

    def check(self) -> bool:
        """Whether one can go on; the first fault gets the cursor."""
        return first_fault(self.fields) is None

    def take(self, answers: Answers) -> None:
        """Puts what is in the fields into the answers."""
