"""A message above the page; it takes no focus and stops no input."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from classifier.errors import VigieError
from classifier.records import Band
from triage_app.errors import StoreError
from triage_app.ui.shell import RAIL_WIDTH
from triage_app.ui.widgets.colours import Theme, Tone
from triage_app.ui.widgets.fitted_labels import LinesLabel
from triage_app.ui.widgets.parts import button, label, row
from triage_app.ui.widgets.safe_text import visible
from triage_app.ui.widgets.spoken import announce
from triage_app.ui.widgets.texts import Texts

_FEWEST_LINES = 1  # of a note, however low the window is
_AROUND_LINES = 24  # pixels of the gaps above, between and below the parts of a note
_SIDES, _AROUND_WORDS = 6, 56  # pixels inside a note; of all margins around its button's words
NOTE_SECONDS = 10  # how long a note offers to undo what was done


class Topic(StrEnum):
    """What a warning is about, so that it is removed when that is solved."""

    LOG = "log"  # the case log did not answer
    UNLOGGED = "unlogged"  # cases wait because the log refused them
    MODEL = "model"  # the model in use cannot be read
    BATCH = "batch"  # rows of a batch could not be logged
    TRAINING = "training"  # a training failed
    SETTINGS = "settings"  # the settings cannot be read or written
    ACCESS = "access"  # the supervisor's code is needed
    GUIDANCE = "guidance"  # the advice cannot be read or saved
    GENUINE = "genuine"  # the genuine messages cannot be read or kept
    LISTS = "lists"  # a list of the desk cannot be read or saved
    WEEK = "week"  # the figures of a period could not be counted
    EXPORT = "export"  # a week could not be exported
    MESSAGE = "message"  # a message could not be read


class Level(StrEnum):
    """How serious a banner is; it is shown by a word and a colour."""

    ERROR = "error"
    NOTE = "note"
    DONE = "done"


def tone_of(level: Level, theme: Theme) -> Tone:
    """Return the colours of a level; they are those of three bands."""
    bands = {
        Level.ERROR: Band.SEVERAL_SIGNS,
        Level.NOTE: Band.CANNOT_TELL,
        Level.DONE: Band.FEW_SIGNS,
    }
    return theme.bands[bands[level]]


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence that waits to be shown, and its action."""

    sentence: str
    level: Level
    action: str
    then: Callable[[], object] | None
    topic: Topic | None
    supervised: bool  # the action is the supervisor's


class Banner(QWidget):
    """One sentence, at most one action button, and a close button.

    One sentence per topic is kept; the newest is shown, and the one before it when that is
    resolved or closed. The warning of unlogged cases ends only when it is resolved: its action
    is the way to log them. After it was closed it comes back with the next change.
    """

    def __init__(
        self,
        texts: Texts,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        room: Callable[[], int] | None = None,
    ) -> None:
        """`room` returns the height in pixels that the narrow rail has for it, where it is stacked.

        Without it, it is one line above a page.
        """
        super().__init__(parent)
        self._texts, self._theme, self._room = texts, theme, room
        self._pending: dict[Topic | None, Notice] = {}  # the one shown is the last
        self._locked = False  # the supervisor's actions are not offered
        self._word = label(role="heading")
        self._sentence = LinesLabel()
        self.action_button = button("")
        self.close_button = button(texts("banner.close"), "quiet")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.close_banner)
        self._build()
        self.hide()

    @property
    def sentence(self) -> str:
        """Return the displayed sentence, "" if the banner is closed."""
        return "" if self.isHidden() else self._sentence.text()

    def say(
        self,
        sentence: str,
        level: Level = Level.NOTE,
        *,
        action: str = "",
        then: Callable[[], object] | None = None,
        seconds: float = 0,
        topic: Topic | None = None,
        supervised: bool = False,
    ) -> None:
        """Show a sentence, with a button that does `then`; it stays unless `seconds` are given.

        `supervised`: the action is the supervisor's, and not offered while their pages are locked.
        """
        notice = Notice(sentence, level, action, then, topic, supervised)
        self._pending.pop(topic, None)  # the newest is the last
        self._pending[topic] = _without_action(notice) if self._locked else notice
        self._show_newest()
        if seconds:
            self._timer.start(round(1000 * seconds))

    def show_error(self, error: VigieError, topic: Topic | None = None) -> None:
        """Show an expected error in its own sentence; an error of the log has the topic LOG."""
        if topic is None and isinstance(error, StoreError):
            topic = Topic.LOG
        self.say(self._texts.words(error), Level.ERROR, topic=topic)

    def lock(self, locked: bool) -> None:
        """Take the supervisor's actions away, or offer those of later sentences again."""
        self._locked = locked
        if locked:
            self._pending = {one: _without_action(said) for one, said in self._pending.items()}
            self._fill()

    def resolve(self, topic: Topic) -> None:
        """Remove the warning of this topic, shown or waiting."""
        shown = next(reversed(self._pending), None)
        self._pending.pop(topic, None)
        if shown is topic or self.isHidden():
            self._show_newest()

    def close_banner(self) -> None:
        """Close what is shown, and show what waits behind it."""
        if not self._pending:
            return
        topic, closed = self._pending.popitem()
        self._show_newest()
        if topic is Topic.UNLOGGED:
            self._pending = {topic: closed, **self._pending}

    def _show_newest(self) -> None:
        """Show the newest sentence that waits, or nothing."""
        self._timer.stop()
        if not self._pending:
            self.hide()
            return
        self._fill()
        self.show()
        self.fit()
        self._announce(self._sentence.text())

    def _fill(self) -> None:
        """Write the newest sentence and its action."""
        notice = next(reversed(self._pending.values()), None)
        if notice is None:
            return
        self._word.setText(self._texts(f"banner.{notice.level}"))
        self._sentence.setText(notice.sentence)
        self.action_button.setText(self._lines_of(notice.action))
        self.action_button.setAccessibleName(notice.action)
        self.action_button.setVisible(bool(notice.action))
        self._colour(notice.level)

    def _build(self) -> None:
        self._frame = QFrame()
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 10, 0, 0)  # a gap above, only while shown
        around.addWidget(self._frame)
        if self._room is None:
            self._stand_in_a_line()
        else:
            self._stand_below_each_other()
        self.action_button.clicked.connect(self._act)
        self.close_button.clicked.connect(self.close_banner)

    def _stand_in_a_line(self) -> None:
        layout = QHBoxLayout(self._frame)
        layout.setContentsMargins(14, 6, 8, 6)
        layout.setSpacing(10)
        layout.addWidget(self._word)
        layout.addWidget(self._sentence, 1)
        layout.addWidget(self.action_button)
        layout.addWidget(self.close_button)

    def _stand_below_each_other(self) -> None:
        layout = QVBoxLayout(self._frame)
        layout.setContentsMargins(_SIDES, 2, _SIDES, 6)
        layout.setSpacing(2)
        layout.addLayout(row(self._word, None, self.close_button))
        layout.addWidget(self._sentence, 1)
        layout.addWidget(self.action_button)

    def fit(self) -> None:
        """Show as many lines of the sentence as the rail has room for without scrolling."""
        if self._room is None or self.isHidden():
            return
        line = self._sentence.fontMetrics().lineSpacing()
        others = [self.close_button, *([self.action_button] if self.action_button.text() else [])]
        around = _AROUND_LINES + sum(one.sizeHint().height() for one in others)
        self._sentence.show_lines(max(_FEWEST_LINES, (self._room() - around) // line))

    def _lines_of(self, action: str) -> str:
        """Return the words of the button, its key in a second line where the rail is too narrow."""
        words = self.action_button.fontMetrics().horizontalAdvance(action)
        narrow = self._room is not None and words > RAIL_WIDTH - _AROUND_WORDS
        return action.replace(" (", "\n(") if narrow else action

    def _colour(self, level: Level) -> None:
        """Colour the frame; the labels inherit from it."""
        tone = tone_of(level, self._theme)
        self._frame.setStyleSheet(
            f"QFrame {{ background: {tone.ground}; border: 1px solid {tone.text};"
            f" border-radius: 8px; }} QLabel {{ color: {tone.text}; border: none; }}"
            f" QPushButton {{ background: {self._theme.card}; color: {self._theme.text};"
            f" border: 1px solid {self._theme.control_border}; border-radius: 6px; padding: 5px;"
            f" text-align: center; }} QPushButton:focus {{ border: 2px solid {self._theme.focus};"
            f" padding: 4px; }} QPushButton[kind='quiet'] {{ background: transparent;"
            f" border-color: transparent; color: {tone.text}; }}"
        )

    def _act(self) -> None:
        """Run the action; its sentence is removed first, since the action may say another."""
        if not self._pending:
            return
        _, notice = self._pending.popitem()
        self._show_newest()
        if notice.then is not None:
            notice.then()

    def _announce(self, sentence: str) -> None:
        """Announce the sentence to screen readers without moving the focus."""
        self.setAccessibleName(visible(sentence))
        announce(self, f"{self._word.text()} {visible(sentence)}")


def _without_action(notice: Notice) -> Notice:
    """Return a sentence without an action that is the supervisor's."""
    return replace(notice, action="", then=None) if notice.supervised else notice
