"""The first start, step by step: a new shop, one moved from other software, a backup, or the sample shop."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from jxc_desktop.desktop.desk import Desk, Token
from jxc_desktop.desktop.kit.band import Band
from jxc_desktop.desktop.kit.buttons import KeyButton, Kind
from jxc_desktop.desktop.kit.layout import STRETCH, boxed, column, empty, row
from jxc_desktop.desktop.start.answers import KeptAnswers, Way
from jxc_desktop.desktop.start.founding import found_shop, open_restored, open_sample
from jxc_desktop.desktop.start.goods_step import GoodsStep
from jxc_desktop.desktop.start.owner_step import OwnerStep
from jxc_desktop.desktop.start.restore_step import RestoreStep
from jxc_desktop.desktop.start.sample_step import SampleStep
from jxc_desktop.desktop.start.shop_step import ShopStep
from jxc_desktop.desktop.start.step import Step
from jxc_desktop.desktop.start.step_rail import StepRail
from jxc_desktop.desktop.start.till_step import TillStep
from jxc_desktop.desktop.start.way_step import WayStep
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.usecase import Session
from jxc_desktop.words import language, say_refusal, speak, tr

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BESIDE_GAP, _BESIDE_FROM = 64, 960
_MARGIN, _LOW = 24, 590


class Wizard(QWidget):
    """`opened(ShopFile)`: a shop whose people sign in; `founded(ShopFile, Session)`: a shop with its owner in it.

    `fault` says why the shop of the last time did not open. Answers are put aside with each step.
    """

    opened = Signal(object)
    founded = Signal(object, object)

    def __init__(self, desk: Desk, fault: str = "", kept_in: Path | None = None) -> None:
        super().__init__()
        self._desk, self._fault = desk, fault
        self._kept = KeptAnswers(kept_in)
        self.answers = self._kept.read()
        self._token: Token | None = None
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self.setAutoFillBackground(True)
        self._build()

    # --- the frame ---------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.setWindowTitle(tr("First start"))
        self.rail = StepRail()
        self.rail.other_language.clicked.connect(self._other_language)
        self._way = WayStep(self._fault)
        shop, till, owner = ShopStep(self._desk), TillStep(self._desk), OwnerStep()
        self._goods, self._restore, self._sample = GoodsStep(self._desk), RestoreStep(), SampleStep()
        new = [self._way, shop, till, self._goods, owner]
        self._ways: dict[str, list[Step]] = {
            Way.NEW: new,
            Way.MOVE: new,
            Way.RESTORE: [self._way, self._restore],
            Way.SAMPLE: [self._way, self._sample],
        }
        self._at = 0
        self.back = KeyButton(tr("One step back"), "Esc", height=44)
        self.next = KeyButton(tr("Next"), "Enter", Kind.PRIMARY, height=44)
        self.back.clicked.connect(self.step_back)
        self.next.clicked.connect(self.step_on)
        self.band = Band()
        self._lay_frame()
        for step in (*new, self._restore, self._sample):
            self._put_by(step)
        self._show_step()

    def _lay_frame(self) -> None:
        self._beside = QHBoxLayout()
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._scrolled = QScrollArea()
        self._scrolled.setWidgetResizable(True)
        self._scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        foot = boxed(row(self.back, STRETCH, self.next))
        self._column = boxed(column(self.band, (self._scrolled, 1), foot, gap=12))
        self._beside_box = boxed(column(self._beside, STRETCH, gap=0))
        self._middle = row(STRETCH, self._column, self._beside_box, STRETCH, gap=0)
        self._frame = boxed(row(self.rail, (boxed(self._middle), 1), gap=0))
        self._outer.addWidget(self._frame)

    def _other_language(self) -> None:
        self._step().take(self.answers)
        speak("en" if language() == "zh_CN" else "zh_CN")
        at = self._at
        self._frame.deleteLater()
        self._outer.removeWidget(self._frame)
        self._build()
        self._at = at
        self._show_step()

    # --- from step to step -------------------------------------------------------------------------------------

    def _steps(self) -> list[Step]:
        return self._ways[self.answers.way]

    def _step(self) -> Step:
        return self._steps()[self._at]

    def current(self) -> Step:
        """The step that is seen."""
        return self._step()

    def _show_step(self) -> None:
        step = self._step()
        if self._scrolled.widget() is not step:
            self._put_by(self._scrolled.takeWidget())
            self._scrolled.setWidget(step)
            step.show()
        step.show_answers(self.answers)
        self._fit()
        self.back.setVisible(self._at > 0)
        self.next.setText(step.verb or tr("Next"))
        names = [one.name for one in (self._steps() if self._at else self._ways[Way.NEW])]
        self.rail.show_steps(names, self._at)
        step.first().setFocus()

    def _put_by(self, step: QWidget | None) -> None:
        """A step that is not seen still belongs to the wizard: without a parent nothing would ever take it away."""
        if step is not None:
            step.hide()
            step.setParent(self._frame)

    def _fit(self) -> None:
        """As wide as the step likes, lower down where there is room; the preview only where it does not crowd."""
        step, wide = self._step(), self.width() - self.rail.width()
        self._column.setFixedWidth(min(step.column_width, wide - 2 * _MARGIN))
        top = max(_MARGIN, min(step.top, self.height() - _LOW))
        self._middle.setContentsMargins(_MARGIN, top, _MARGIN, 32)
        self._show_beside()

    def _show_beside(self) -> None:
        for old in empty(self._beside):
            old.hide()
        beside = self._step().beside()
        room = self.width() - self.rail.width() >= _BESIDE_FROM
        self._beside_box.setVisible(beside is not None and room)
        if beside is not None and room:
            self._beside.setContentsMargins(_BESIDE_GAP, 0, 0, 0)
            self._beside.addWidget(beside)
            beside.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._step().first().setFocus()

    def step_on(self) -> None:
        """Enter: the next step, or the shop itself after the last."""
        step = self._step()
        if self._token is not None or not step.check():
            return
        self.band.close_band()
        step.take(self.answers)
        self._kept.keep(self.answers)
        if self._at + 1 < len(self._steps()):
            self._at += 1
            self._show_step()
        else:
            self._finish()

    def step_back(self) -> None:
        """Esc: the step before; what is being made stops."""
        if self._token is not None:
            self._token.cancel()
            self._rest(None)
            self._show_step()
            return
        if self._at > 0:
            self.band.close_band()
            self._step().take(self.answers)
            self._kept.keep(self.answers)
            self._at -= 1
            self._show_step()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.next.click()
        elif event.key() == Qt.Key.Key_Escape:
            self.step_back()
        else:
            super().keyPressEvent(event)

    # --- the shop ----------------------------------------------------------------------------------------------

    def _finish(self) -> None:
        answers = self.answers
        if answers.way == Way.RESTORE:
            backup, target = self._restore.path(), self._restore.target()
            self._make(lambda token: open_restored(backup, target, token), self.opened.emit)
        elif answers.way == Way.SAMPLE:
            target = self._sample.target()
            self._make(lambda token: open_sample(target, token), self._enter, self._sample.show_progress)
        else:
            self._make(lambda token: found_shop(answers, token), self._enter)

    def _make(
        self,
        work: Callable[[Token], Any],
        then: Callable[[Any], object],
        progress: Callable[[int, int], None] | None = None,
    ) -> None:
        def made(result: Any) -> None:
            self._rest(None)
            self._kept.drop()
            then(result)

        self.band.say("info", tr("One moment, the books are being laid out"), tr("Esc stops it, nothing stays behind"))
        self._rest(self._desk.work(self, work, made, progress=progress, refused=self._refused, broken=self._broken))

    def _enter(self, made: tuple[ShopFile, Session]) -> None:
        self.founded.emit(*made)

    def _rest(self, token: Token | None) -> None:
        """While something is made only Esc is heard."""
        self._token = token
        self.next.setEnabled(token is None)
        self._scrolled.setEnabled(token is None)
        if token is None:
            self.band.close_band()

    def _refused(self, refused: Refused) -> None:
        self._rest(None)
        self.band.say("bad", tr("That did not work"), say_refusal(refused))
        self._step().first().setFocus()

    def _broken(self, _: Exception) -> None:
        self._rest(None)
        self.band.say(
            "bad", tr("Something of ours went wrong"), tr("No shop was made. It is in the log of the program.")
        )
