"""Which column of a list means what: proposed by its headings, changed by hand."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from jxc_desktop.desktop.kit.fields import Choice
from jxc_desktop.desktop.kit.labels import Words, note
from jxc_desktop.exchange.columns import Plan
from jxc_desktop.exchange.fields import IGNORED, LABELS, Field
from jxc_desktop.words import tr

_NOTHING = -1


class ColumnList(QScrollArea):
    """One line for each thing a list can say of an item; `changed` when one was taken from another column."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        inside = QWidget()
        inside.setProperty("part", "scrolled")
        lines = QGridLayout(inside)
        lines.setContentsMargins(0, 0, 10, 0)
        lines.setHorizontalSpacing(10)
        lines.setVerticalSpacing(4)
        self._choices: dict[Field, Choice] = {}
        self._several: dict[Field, tuple[int, ...]] = {}
        for number, field in enumerate(one for one in Field if one not in IGNORED):
            choice = Choice(name=tr(LABELS[field]))
            choice.chosen.connect(lambda value, field=field: self._chosen(field, value))
            label = note(tr(LABELS[field]))
            label.setBuddy(choice)
            lines.addWidget(label, number, 0)
            lines.addWidget(choice, number, 1)
            self._choices[field] = choice
        lines.setColumnStretch(1, 1)
        lines.setRowStretch(len(self._choices), 1)
        self.setWidget(inside)
        self.taken: dict[Field, tuple[int, ...]] = {}

    def show_plan(self, plan: Plan) -> None:
        """The headings of the list, each field at the column it is taken from."""
        width = max([len(plan.headings), *(c + 1 for numbers in plan.columns.values() for c in numbers)], default=0)
        offered = [(column, plan.heading(column)) for column in range(width)]
        self._several = {field: numbers for field, numbers in plan.columns.items() if len(numbers) > 1}
        for field, choice in self._choices.items():
            several = self._several.get(field)
            options: list[tuple[object, str]] = [(_NOTHING, tr("not taken")), *offered]
            if several:
                options.insert(1, (several, " + ".join(plan.heading(column) for column in several)))
            choice.set_options(options)
            numbers = plan.columns.get(field, ())
            choice.choose(several or (numbers[0] if numbers else _NOTHING))

    def forget(self) -> None:
        """Another list: nothing is overruled."""
        self.taken = {}

    def choices(self) -> Mapping[Field, Choice]:
        """The drop-downs by field."""
        return self._choices

    def _chosen(self, field: Field, value: object) -> None:
        numbers = value if isinstance(value, tuple) else () if value == _NOTHING else (value,)
        self.taken[field] = tuple(number for number in numbers if isinstance(number, int))
        self.changed.emit()


def column_title() -> Words:
    """What stands above the list."""
    return Words(tr("What each column means"), 13, "text2")
