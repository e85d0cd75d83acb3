"""The interfaces of a case log for one subject each."""

from __future__ import annotations

from triage_app.clock import Clock
from triage_app.store.call_back_log import CallBackLog
from triage_app.store.campaign_log import CampaignLog
from triage_app.store.database import LogDatabase
from triage_app.store.export_log import ExportLog
from triage_app.store.genuine_log import GenuineLog
from triage_app.store.imports import ImportLog
from triage_app.store.log_state import LogState
from triage_app.store.note_log import NoteLog
from triage_app.store.people import People
from triage_app.store.period_log import PeriodLog
from triage_app.store.removal import TextRemoval
from triage_app.store.review_log import ReviewLog
from triage_app.store.share_log import ShareLog
from triage_app.store.shared_file_log import SharedFileLog
from triage_app.store.verification import LogVerification


class LogParts:
    """The interfaces of one open log."""

    def __init__(self, database: LogDatabase, clock: Clock) -> None:
        self._database, self.clock = database, clock

    @property
    def state(self) -> LogState:
        """What can be asked of the log as a whole."""
        return LogState(self._database)

    @property
    def imports(self) -> ImportLog:
        """The cases from old lists."""
        return ImportLog(self._database, self.clock)

    @property
    def removal(self) -> TextRemoval:
        """The removal of texts, at the end of their retention period or on request."""
        return TextRemoval(self._database, self.clock)

    @property
    def verification(self) -> LogVerification:
        """The verification of the log."""
        return LogVerification(self._database, self.clock)

    @property
    def campaign_log(self) -> CampaignLog:
        """The campaigns: lists, sheets, changes of all their cases."""
        return CampaignLog(self._database, self.clock)

    @property
    def call_back_log(self) -> CallBackLog:
        """The callers to be called back."""
        return CallBackLog(self._database, self.clock)

    @property
    def review_log(self) -> ReviewLog:
        """What a supervisor looks at and confirms."""
        return ReviewLog(self._database, self.clock)

    @property
    def genuine_log(self) -> GenuineLog:
        """The changes of the genuine messages."""
        return GenuineLog(self._database, self.clock)

    @property
    def note_log(self) -> NoteLog:
        """The notes on cases, and the references of callers' files."""
        return NoteLog(self._database, self.clock)

    @property
    def exports(self) -> ExportLog:
        """What exports say."""
        return ExportLog(self._database)

    @property
    def periods(self) -> PeriodLog:
        """The counts of periods."""
        return PeriodLog(self._database)

    @property
    def share_log(self) -> ShareLog:
        """What this desk shares with others, and takes from them."""
        return ShareLog(self._database, self.clock)

    @property
    def shared_files(self) -> SharedFileLog:
        """The model, the advice and the lists that this desk shares with others."""
        return SharedFileLog(self._database, self.clock)

    @property
    def people(self) -> People:
        """The names behind the pseudonyms of the ledger."""
        return People(self._database, self.clock)
