"""The row of filters over a report, made from the questions it asks."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from jxc_desktop.desktop.kit.buttons import Chip
from jxc_desktop.desktop.kit.fields import Choice, DateField, TextField
from jxc_desktop.desktop.kit.layout import row
from jxc_desktop.desktop.kit.search_lines import SearchField
from jxc_desktop.desktop.lists.period import Period, PeriodChooser, period_of
from jxc_desktop.desktop.lists.pick import ItemPick
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.insights import offered
from jxc_desktop.insights.answers import Asked, Question, first_of_month, this_day
from jxc_desktop.insights.answers import Choice as Offered
from jxc_desktop.insights.report import Report
from jxc_desktop.kernel.dates import Month
from jxc_desktop.words import tr

_FROM_SHOP = frozenset(
    {Asked.WAREHOUSE, Asked.CATEGORY, Asked.SUPPLIER, Asked.CUSTOMER, Asked.PARTNER, Asked.FUND, Asked.USER}
    | {Asked.ACCOUNT, Asked.TAKE, Asked.TILL}
)
_MOST_WIDTH, _NUMBER_WIDTH, _MONTHS_BACK, _MANY_FILTERS = 168, 208, 36, 5


class Filters(QWidget):
    """`changed` when the report must be asked again; `given()` is what was answered, `show_answers` puts answers in."""

    changed = Signal()
    entered = Signal()
    left_down = Signal()

    def __init__(self, work: Workplace, report: Report, hint: str = "") -> None:
        super().__init__()
        self._work, self._report = work, report
        self._read: dict[str, Callable[[], str]] = {}
        self._show: dict[str, Callable[[str], None]] = {}
        self.chips: dict[str, dict[str, Chip]] = {}
        self.search: SearchField | None = None
        self.item: ItemPick | None = None
        self.period: PeriodChooser | None = None
        self._row: QHBoxLayout = row(gap=8)
        self.setLayout(self._row)
        for question in _in_order(report.questions):
            self._ask(question)
        self.show_answers({})

    # --- answers -----------------------------------------------------------------------------------------------

    def given(self) -> dict[str, str]:
        """What was answered, keys of the questions; a report checks it."""
        given = {key: read() for key, read in self._read.items()}
        if self.period:
            given["from"], given["to"] = self.period.days()
        return given

    def show_answers(self, answers: Mapping[str, str]) -> None:
        """Puts these answers in, the defaults for the others; says nothing."""
        today = self._today()
        for question in self._report.questions:
            if question.key in self._show:
                self._show[question.key](answers.get(question.key, _default(question, today)))
        if self.period:
            first, last = (_day(answers.get(q.key, ""), q, today) for q in self._period_questions())
            named = None if "from" in answers or "to" in answers else self._first_period()
            self.period.show_days(first, last, named or period_of(first, last, today))

    def clear(self) -> None:
        """Everything as it was at first, and ask again."""
        self.show_answers({})
        self.changed.emit()

    def narrowed(self) -> bool:
        """Whether something but the period was answered that was not at first."""
        today, given = self._today(), self.given()
        first = {q.key: _default(q, today) for q in self._report.questions}
        return any(given.get(key, "") != first[key] for key in first if key not in ("from", "to"))

    def words(self) -> str:
        """What is searched for."""
        return self.search.text().strip() if self.search else ""

    def show_counts(self, key: str, counts: Mapping[str, int]) -> None:
        """How many rows each chip of a question would show."""
        for value, count in counts.items():
            if value in self.chips.get(key, {}):
                self.chips[key][value].set_count(count)

    # --- fields ------------------------------------------------------------------------------------------------

    def _ask(self, question: Question) -> None:
        if question.key == "q":
            self._add_search(question)
        elif question.key == "from" and self._period_questions():
            self.period = PeriodChooser(self._today)
            self.period.changed.connect(self.changed)
            self._row.addWidget(self.period)
        elif question.key == "to" and self.period:
            return
        elif question.kind is Asked.ITEM:
            self._add_item(question)
        elif question.kind is Asked.FLAG or question.chips:
            self._add_chips(question)
        elif question.kind is Asked.DAY:
            self._add_day(question)
        elif question.kind is Asked.MONTH or question.choices or question.kind in _FROM_SHOP:
            self._add_choice(question)
        else:
            self._add_text(question)

    def _add_search(self, question: Question) -> None:
        many = len(self._report.questions) > _MANY_FILTERS
        self.search = SearchField(_placeholder(self._report), width=220 if many else 280)
        self.search.searched.connect(self._searched)
        self.search.entered.connect(self.entered)
        self.search.left_down.connect(self.left_down)
        self._put(question.key, self.search, self.words, self._show_words)
        self._last_words = ""

    def _show_words(self, text: str) -> None:
        if self.search:
            self._last_words = text
            self.search.setText(text)

    def _searched(self, text: str) -> None:
        # The pause after the last letter also ends when nothing has changed since.
        if text != self._last_words:
            self._last_words = text
            self.changed.emit()

    def _add_item(self, question: Question) -> None:
        pick = self.item = ItemPick(self._work)
        pick.picked.connect(self.changed)
        self._put(question.key, pick, lambda: pick.item, pick.show_item)

    def _add_chips(self, question: Question) -> None:
        choices = question.choices or (Offered("1", question.title),)
        chips = self.chips[question.key] = {c.value: Chip(tr(c.title)) for c in choices if c.value}
        holder = QWidget()
        holder.setLayout(row(*chips.values(), gap=8))
        for value, chip in chips.items():
            chip.clicked.connect(lambda on, k=question.key, v=value: self._chip_clicked(k, v if on else ""))
        on = lambda: next((value for value, chip in chips.items() if chip.isChecked()), "")  # noqa: E731
        self._put(question.key, holder, on, lambda answer: self._show_chip(question.key, answer))

    def _chip_clicked(self, key: str, value: str) -> None:
        self._show_chip(key, value)
        self.changed.emit()

    def _show_chip(self, key: str, answer: str) -> None:
        for value, chip in self.chips[key].items():
            chip.setChecked(value == answer)

    def _add_day(self, question: Question) -> None:
        field = DateField(name=tr(question.title))
        field.setFixedWidth(132)
        field.value_changed.connect(lambda _: self.changed.emit())
        show = lambda answer: field.show_value(date.fromisoformat(answer) if answer else None)  # noqa: E731
        self._put(question.key, field, lambda: field.text().strip(), show)

    def _add_text(self, question: Question) -> None:
        field = TextField(name=tr(question.title), placeholder=tr(question.title))
        field.setFixedWidth(200)
        field.value_changed.connect(lambda _: self.changed.emit())
        self._put(question.key, field, lambda: field.text().strip(), field.show_value)

    def _add_choice(self, question: Question) -> None:
        box = _AnswerBox(question, tr)
        box.chosen.connect(lambda _: self.changed.emit())
        self._put(question.key, box, box.answer, box.show_answer)
        if question.kind in _FROM_SHOP:
            self._work.read(
                box, lambda conn: offered.choices(question, conn), lambda got: self._fill(box, got), latest="choices"
            )
        else:
            box.offer(_months(self._today()) if question.kind is Asked.MONTH else question.choices)

    def _fill(self, box: "_AnswerBox", choices: Sequence[Offered]) -> None:
        before = box.answer()
        box.offer(choices)
        # Where there is but one warehouse or till there is nothing to choose.
        box.setHidden(box.question.kind in (Asked.WAREHOUSE, Asked.TILL) and len(choices) < 2)
        if box.answer() != before:
            self.changed.emit()

    def _put(self, key: str, widget: QWidget, read: Callable[[], str], show: Callable[[str], None]) -> None:
        self._read[key], self._show[key] = read, show
        self._row.addWidget(widget)

    # --- days --------------------------------------------------------------------------------------------------

    def _today(self) -> date:
        return date.fromisoformat(self._work.today())

    def _period_questions(self) -> list[Question]:
        named = {question.key: question for question in self._report.questions if question.kind is Asked.DAY}
        return [named["from"], named["to"]] if "from" in named and "to" in named else []

    def _first_period(self) -> Period | None:
        """The name of the period a report begins with: it must move on with the days."""
        first, last = self._period_questions()
        if last.default is not this_day:
            return None
        if first.default is this_day:
            return Period.TODAY
        return Period.MONTH if first.default is first_of_month else None


class _AnswerBox(Choice):
    """A drop-down for one question. It keeps an answer that is not offered yet: the offers come from the shop."""

    def __init__(self, question: Question, say: Callable[..., str]) -> None:
        super().__init__(name=say(question.title))
        self.question = question
        self._answer = ""
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setMaximumWidth(_NUMBER_WIDTH if question.kind is Asked.TAKE else _MOST_WIDTH)
        self.offer(())
        self.chosen.connect(self._keep)

    def offer(self, choices: Sequence[Offered]) -> None:
        """What can be chosen; before it "all" where not answering means that."""
        options = [(choice.value, tr(choice.title)) for choice in choices]
        everything = not self.question.required and all(value for value, _ in options)
        if everything and not (self.question.default and self.question.choices):
            everyone = tr("Everyone") if self.question.kind is Asked.USER else ""
            options.insert(0, ("", everyone or tr("{what}: all", what=tr(self.question.title))))
        self.set_options(options or [("", tr("none yet"))])
        if self._answer in dict(options) or not options:
            self.choose(self._answer)
        else:
            self.choose(options[0][0])
            self._answer = options[0][0] if choices else self._answer

    def answer(self) -> str:
        """The value chosen."""
        return self._answer

    def show_answer(self, answer: str) -> None:
        """Chooses a value, now or when it is offered."""
        self._answer = answer
        self.choose(answer)

    def _keep(self, value: object) -> None:
        self._answer = str(value)


def _in_order(questions: Sequence[Question]) -> list[Question]:
    """Search first, then the item and the days, drop-downs, and chips last."""

    def rank(question: Question) -> int:
        if question.key == "q":
            return 0
        if question.chips or question.kind is Asked.FLAG:
            return 4
        return {Asked.ITEM: 1, Asked.DAY: 2, Asked.MONTH: 2}.get(question.kind, 3)

    return sorted(questions, key=rank)


def _default(question: Question, today: date) -> str:
    return question.default if isinstance(question.default, str) else question.default(today)


def _day(answer: str, question: Question, today: date) -> date:
    text = answer or _default(question, today)
    return date.fromisoformat(text) if text else today


def _months(today: date) -> tuple[Offered, ...]:
    months = [Month.of(today).plus(-back).text() for back in range(_MONTHS_BACK)]
    return tuple(Offered(month, month) for month in months)


def _placeholder(report: Report) -> str:
    if (report.room == "stock" and not report.name.endswith("papers")) or report.name == "sales.margin":
        return tr("Pinyin, name, barcode")
    if report.room in ("customers", "suppliers"):
        return tr("Name, pinyin, phone")
    return tr("Number, name, note")
