"""The rail on the left: pages, held calls, notes, the model in use, preferences."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QLayoutItem,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from triage_app.ui.shell import RAIL_WIDTH
from triage_app.ui.widgets.parts import label
from triage_app.ui.widgets.spoken import SpokenRole, speak_as
from triage_app.ui.widgets.texts import Texts
from triage_app.ui.window.page_area import PageArea
from triage_app.ui.window.rail_button import RailButton


class PageName(StrEnum):
    """The pages in the order of the rail; the last ones have no key."""

    TRIAGE = "triage"
    CASES = "cases"
    BATCH = "batch"
    WEEK = "week"
    REVIEW = "review"
    SUPERVISOR = "supervisor"
    GUIDANCE = "guidance"
    GENUINE = "genuine"
    HEALTH = "health"
    HELP = "help"
    IMPORT = "import"  # of old lists, reached from the supervisor's page
    RETENTION = "retention"  # the periods of texts, reached in the same way
    MODELS = "models"  # what sets two apart, reached in the same way
    LISTS = "lists"  # of the desk, reached in the same way
    CAMPAIGN = "campaign"  # the sheet of one, reached from a case
    WELCOME = "welcome"  # the start page of a new data folder


KEYS = {
    PageName.TRIAGE: "Ctrl+1",
    PageName.CASES: "Ctrl+2",
    PageName.BATCH: "Ctrl+3",
    PageName.WEEK: "Ctrl+4",
    PageName.REVIEW: "Ctrl+5",
    PageName.SUPERVISOR: "Ctrl+6",
    PageName.GUIDANCE: "Ctrl+7",
    PageName.GENUINE: "Ctrl+8",
    PageName.HEALTH: "Ctrl+9",
    PageName.HELP: "F1",
}
_WIDEST_WITH_KEYS = 260  # pixels; a wider rail leaves the keys to the tooltips
_AROUND = 30  # pixels of the margins and the scroll bar of a low window
_SUPERVISOR_PAGES = (
    PageName.WEEK,
    PageName.REVIEW,
    PageName.SUPERVISOR,
    PageName.GUIDANCE,
    PageName.GENUINE,
)
_BOTTOM_PAGES = (PageName.HEALTH, PageName.HELP)
# Parts of the supervisor's page, from which they are reached and to which Escape goes back.
_SUPERVISOR_PARTS = (PageName.IMPORT, PageName.RETENTION, PageName.MODELS, PageName.LISTS)


class Navigation(QFrame):
    """Always visible; shows which page is open and which model scores."""

    page_requested = Signal(PageName)
    preferences_requested = Signal()
    lock_requested = Signal()
    room_changed = Signal()  # there is more room for the note, or less

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self._texts = texts
        self._group = QButtonGroup(self)
        self.buttons = {name: self._page_button(name, keys) for name, keys in KEYS.items()}
        self.model = label(texts("model.looking"), wrap=True)
        self.exchange = label("", wrap=True)  # with other desks
        self.exchange.hide()
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(8)
        self.progress.setAccessibleName(texts("learning.progress"))
        self.progress.hide()
        self.preferences_button = self._button("nav.preferences", "Ctrl+,")
        self.lock_button = self._button("nav.lock", "Ctrl+L")
        self.lock_button.hide()
        self._inner = QWidget()
        self._layout = QVBoxLayout(self._inner)
        self._shelf = QVBoxLayout()
        self._notes = QVBoxLayout()
        self._build()
        self._inner.installEventFilter(self)

    def add_shelf(self, shelf: QWidget) -> None:
        """Place the held calls below the page buttons."""
        self._shelf.addWidget(shelf)

    def add_note(self, note: QWidget) -> None:
        """Place the note of the last action between the held calls and the model."""
        self._notes.addWidget(note)

    def room_for_note(self) -> int:
        """Return the height in pixels that the rail has for the note without scrolling."""
        margins = self._layout.contentsMargins()
        width = self.width() - margins.left() - margins.right()
        places = (self._layout.itemAt(at) for at in range(self._layout.count()))
        others = [one for one in places if one is not None and one is not self._notes]
        heights = [_height(one, width) for one in others if one.spacerItem() or not one.isEmpty()]
        around = margins.top() + margins.bottom() + self._layout.spacing() * len(heights)
        return self.height() - around - sum(heights)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell when something else in the rail takes more room or less."""
        if watched is self._inner and event.type() == QEvent.Type.LayoutRequest:
            self.room_changed.emit()
        return super().eventFilter(watched, event)

    def show_page(self, name: PageName) -> None:
        """Mark the page that is shown, or the one that it is a part of; some have no button."""
        marked = PageName.SUPERVISOR if name in _SUPERVISOR_PARTS else name
        self._group.setExclusive(False)
        for one, made in self.buttons.items():
            made.setChecked(one is marked)
        self._group.setExclusive(True)

    def show_lock(self, shown: bool) -> None:
        """Show the button that locks the supervisor's pages again."""
        self.lock_button.setVisible(shown)

    def show_model(self, number: str | None, desk: int = 0) -> None:
        """Show which model scores and which desk it came from, or that only indicators are used."""
        self.progress.hide()
        words = "model.of_desk" if desk else "model.current" if number else "model.none"
        self.model.setText(self._texts(words, number=number or "", desk=desk))

    def show_exchange(self, words: str, trouble: str) -> None:
        """Show how the exchange with other desks stands; `trouble` is why it does not, or ""."""
        self.exchange.setText(words)
        self.exchange.setToolTip(trouble or self._texts("exchange.meaning"))
        self.exchange.setAccessibleDescription(trouble)
        self.exchange.show()

    def show_training(self, share: float, number: str | None) -> None:
        """Show how far a training is (0 to 1), and which model scores meanwhile, if any."""
        self.progress.show()
        self.progress.setValue(round(100 * share))
        percent = self._texts.percent(share)
        key = "model.retraining" if number else "model.building"
        self.model.setText(self._texts(key, percent=percent, number=number or ""))

    def _page_button(self, name: PageName, keys: str) -> QPushButton:
        made = self._button(f"nav.{name}", keys)
        made.setCheckable(True)
        speak_as(made, SpokenRole.PAGE_TAB)
        made.clicked.connect(lambda: self.page_requested.emit(name))
        self._group.addButton(made)
        return made

    def _button(self, key: str, keys: str) -> QPushButton:
        return RailButton(self._texts(key), keys)

    def _build(self) -> None:
        layout = self._layout
        layout.setContentsMargins(10, 10, 10, 8)
        layout.setSpacing(4)
        layout.addWidget(label("Vigie", "title"))
        layout.addSpacing(8)
        for name, made in self.buttons.items():
            if name is _SUPERVISOR_PAGES[0]:
                layout.addWidget(_separator())
            if name not in _BOTTOM_PAGES:
                layout.addWidget(made)
        layout.addSpacing(6)
        layout.addLayout(self._shelf, 1)
        layout.addLayout(self._notes)
        layout.addStretch(0)
        layout.addWidget(self.exchange)
        layout.addWidget(self.model)
        layout.addWidget(self.progress)
        layout.addSpacing(4)
        layout.addWidget(self.preferences_button)
        for name in _BOTTOM_PAGES:
            layout.addWidget(self.buttons[name])
        layout.addWidget(self.lock_button)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        area = PageArea(self._inner)  # the rail scrolls if the window is low
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        around.addWidget(area)
        entries = self.findChildren(RailButton)
        widest = max(made.sizeHint().width() for made in entries)
        whole = max(made.whole_width() for made in entries)
        widest = whole if whole + _AROUND <= _WIDEST_WITH_KEYS else widest
        self.setFixedWidth(max(RAIL_WIDTH, widest + _AROUND))
        self.preferences_button.clicked.connect(self.preferences_requested)
        self.lock_button.clicked.connect(self.lock_requested)


def _separator() -> QFrame:
    """Return the line above the supervisor's pages."""
    line = QFrame()
    line.setObjectName("rail_line")
    line.setFixedHeight(1)
    return line


def _height(item: QLayoutItem, width: int) -> int:
    """Return the height in pixels that a part of the rail takes."""
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
