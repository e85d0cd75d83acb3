"""The filter above the case list: words and the usual choices; more of them on request."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from datetime import date, timedelta

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from classifier.records import Band, Channel, Label
from triage_app.case_codes import number_of_code, shown_number
from triage_app.errors import StoreError
from triage_app.records import CaseFilter, Decision, Outcome
from triage_app.ui.cases.views_bar import ViewsBar
from triage_app.ui.widgets.layouts import FlowLayout
from triage_app.ui.widgets.parts import button, choice, field_label, row, shown_keys, widget_with
from triage_app.ui.widgets.spoken import SpokenRole, speak_as
from triage_app.ui.widgets.texts import Texts
from triage_app.wording.scenarios import scenario_names

PAGE = 100  # rows of one page
_PAUSE = 250  # ms after the last key press until the search starts
_UNLABELLED, _DISAGREEMENT, _CALL_BACK = "unlabelled", "disagreement", "call_back"
_FIGURE = "figure:"  # begins the choice for a figure of the report
_DAYS_OF_WEEK, _DAYS_OF_MONTH = 7, 30
_MOST_DIGITS = 18  # of the number of a campaign
_WIDEST = 9  # characters of a choice, whose longest words would take the whole line

_BY_LENGTH = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon


class CaseFilterView(QWidget):
    """Emits a filter when a choice changes or typing pauses.

    The button that shows all cases again stands where its page puts it.
    """

    filter_changed = Signal(CaseFilter)

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.text = QLineEdit()
        self.text.setPlaceholderText(texts("cases.search_hint"))
        self.text.setClearButtonEnabled(True)
        self.band = self._choice((texts(f"band_short.{one}"), one) for one in Band)
        self.decision = self._choice((texts(f"decision.{one}"), one) for one in Decision)
        first, *others = (
            (texts(f"cases.{one}"), one) for one in (_UNLABELLED, _DISAGREEMENT, _CALL_BACK)
        )
        labels = ((texts(f"label.{one}"), one) for one in Label)
        self.label = self._choice([first, *labels, *others])
        periods = ("this_week", "last_week", "last_days")
        self.period = self._choice((texts(f"cases.{one}"), one) for one in periods)
        self.channel = self._choice((texts(f"channel.{one}"), one) for one in Channel)
        self.outcome = self._choice((texts(f"outcome.{one}"), one) for one in Outcome)
        names = scenario_names(texts.language, "scam")
        self.scenario = self._choice((name, scenario) for scenario, name in names.items())
        self.origin = self._choice([(texts("cases.imported"), True)])
        self.organisation, self.domain, self.phone = QLineEdit(), QLineEdit(), QLineEdit()
        self.agent, self.campaign, self.caller_file = QLineEdit(), QLineEdit(), QLineEdit()
        self.more_button = button(texts("cases.more_filters"), "quiet")
        self.more_button.setCheckable(True)
        speak_as(self.more_button, SpokenRole.DISCLOSURE)
        self.clear_button = button(texts("cases.clear_filter"), "quiet", keys=shown_keys("Esc"))
        self.views = ViewsBar(texts)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._build()
        self._connect()

    def filter(self) -> CaseFilter:
        """Return the filter as the fields are set."""
        label, period = self.label.currentData(), self.period.currentData()
        since, until = period if isinstance(period, tuple) else days_of(period, date.today())
        campaign = self.campaign.text().strip()
        return CaseFilter(
            text=self.text.text().strip(),
            band=self.band.currentData(),
            decision=self.decision.currentData(),
            label=Label(label) if label in set(Label) else None,  # Qt keeps the value as plain text
            unlabelled=label == _UNLABELLED,
            disagreement=label == _DISAGREEMENT,
            call_back=label == _CALL_BACK,
            figure=label.removeprefix(_FIGURE) if str(label or "").startswith(_FIGURE) else "",
            channel=self.channel.currentData(),
            outcome=self.outcome.currentData(),
            scenario=self.scenario.currentData() or "",
            imported=bool(self.origin.currentData()),
            organisation=self.organisation.text().strip(),
            domain=self.domain.text().strip(),
            phone=self.phone.text().strip(),
            agent=self.agent.text().strip(),
            campaign=_campaign(campaign),
            caller_file=self.caller_file.text().strip(),
            since=since,
            until=until,
            limit=PAGE,
        )

    @property
    def is_clear(self) -> bool:
        """Whether all cases are shown."""
        return self.filter() == CaseFilter(limit=PAGE)

    def clear(self) -> None:
        """Show all cases again."""
        self.set_filter(CaseFilter())

    def set_filter(self, wanted: CaseFilter) -> None:
        """Set the fields as a filter says; one that has no value in them filters nothing."""
        others = {
            _UNLABELLED: wanted.unlabelled,
            _DISAGREEMENT: wanted.disagreement,
            _CALL_BACK: wanted.call_back,
        }
        state = wanted.label or next((name for name, is_set in others.items() if is_set), None)
        state = self._figure_of(wanted) or state
        values = (
            (self.band, wanted.band),
            (self.decision, wanted.decision),
            (self.label, state),
            (self.period, self._period_of(wanted)),
            (self.channel, wanted.channel),
            (self.outcome, wanted.outcome),
            (self.scenario, wanted.scenario or None),
            (self.origin, wanted.imported or None),
        )
        for box, value in values:
            box.blockSignals(True)
            box.setCurrentIndex(max(0, box.findData(value)))
            box.blockSignals(False)
        campaign = "" if wanted.campaign is None else shown_number(wanted.campaign)
        places = (wanted.organisation, wanted.domain, wanted.phone)
        texts = (wanted.text, *places, wanted.agent, campaign, wanted.caller_file)
        for field, text in zip(self._fields, texts, strict=True):
            field.setText(text)
        hidden = (*(value for _, value in values[4:]), *(one.text() for one in self._fields[1:]))
        if any(hidden):
            self.more_button.setChecked(True)
        self._emit()

    def _figure_of(self, wanted: CaseFilter) -> str | None:
        """Return the choice for the figure of a filter, a new one if need be."""
        if not wanted.figure:
            return None
        found = f"{_FIGURE}{wanted.figure}"
        if self.label.findData(found) < 0:
            self.label.blockSignals(True)
            self.label.addItem(self._texts("cases.of_figure"), found)
            self.label.blockSignals(False)
        return found

    def _period_of(self, wanted: CaseFilter) -> object:
        """Return the choice for the days of a filter; other days become one more choice."""
        days = (wanted.since, wanted.until)
        known = (self.period.itemData(place) for place in range(self.period.count()))
        for period in known:
            if days == (period if isinstance(period, tuple) else days_of(period, date.today())):
                return period
        last = str(date.fromisoformat(wanted.until) - timedelta(days=1)) if wanted.until else ""
        words = (self._texts.date(one) if one else "…" for one in (wanted.since, last))
        self.period.blockSignals(True)
        self.period.addItem(" – ".join(words), days)
        self.period.blockSignals(False)
        return days

    @property
    def _boxes(self) -> tuple[QComboBox, ...]:
        usual = (self.band, self.decision, self.label, self.period)
        return (*usual, self.channel, self.outcome, self.scenario, self.origin)

    @property
    def _fields(self) -> tuple[QLineEdit, ...]:
        places = (self.organisation, self.domain, self.phone)
        return (self.text, *places, self.agent, self.campaign, self.caller_file)

    def _choice(self, items: Iterable[tuple[str, object]]) -> QComboBox:
        return choice([(self._texts("cases.all"), None), *items])

    def _emit(self) -> None:
        self._pause.stop()
        self.filter_changed.emit(self.filter())

    def _connect(self) -> None:
        for field in self._fields:
            field.textEdited.connect(lambda _: self._pause.start())
            field.returnPressed.connect(self._emit)
        self._pause.timeout.connect(self._emit)
        for box in self._boxes:
            box.currentIndexChanged.connect(lambda _: self._emit())
        self.clear_button.clicked.connect(self.clear)
        self.views.view_chosen.connect(self.set_filter)
        self.more_button.toggled.connect(self._others.setVisible)

    def _build(self) -> None:
        self.text.setMinimumWidth(120)
        self.campaign.setMaxLength(_MOST_DIGITS)
        first, self._others = QWidget(), QWidget()
        usual, others = FlowLayout(first), FlowLayout(self._others)
        for name in ("search", "band", "decision", "label", "period"):
            usual.addWidget(
                self._named(name, self.text if name == "search" else getattr(self, name))
            )
        usual.addWidget(self.more_button)
        for name in ("channel", "scenario", "outcome", "organisation", "domain", "phone"):
            others.addWidget(self._named(name, getattr(self, name)))
        for name in ("agent", "campaign", "caller_file", "origin"):
            others.addWidget(self._named(name, getattr(self, name)))
        others.addWidget(self.views)
        self._others.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(first)
        layout.addWidget(self._others)

    def _named(self, name: str, field: QWidget) -> QWidget:
        if isinstance(field, QComboBox):
            longest = max(len(field.itemText(place)) for place in range(field.count()))
            field.setSizeAdjustPolicy(_BY_LENGTH)
            field.setMinimumContentsLength(min(longest, _WIDEST))
        return widget_with(row(field_label(self._texts(f"cases.{name}"), field), field))


def days_of(period: str | None, today: date) -> tuple[str, str]:
    """Return the first day of a period and the day after its last one, "" for no bound."""
    monday = today - timedelta(days=today.weekday())
    if period == "this_week":
        return str(monday), ""
    if period == "last_week":
        return str(monday - timedelta(days=_DAYS_OF_WEEK)), str(monday)
    return (str(today - timedelta(days=_DAYS_OF_MONTH)), "") if period else ("", "")


def _campaign(typed: str) -> int | None:
    """Return the campaign of a number or code, None for anything else."""
    if typed.isdecimal():
        return int(typed)
    with suppress(StoreError):
        return number_of_code(typed, None)
    return None
