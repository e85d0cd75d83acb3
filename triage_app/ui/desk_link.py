"""The desk as the window sees it: made in the worker's thread, at the first job that needs it.

The desk's module is imported there too, so that the window is painted before numpy, SQLite and
the readers are loaded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from classifier.errors import ModelError
from classifier.records import Channel, Label, Message, Pasted
from triage_app.paths import Home
from triage_app.records import (
    BatchItem,
    Case,
    CaseDetail,
    CaseFilter,
    Decision,
    ModelSummary,
    NewCase,
    Outcome,
    OwnView,
    Triage,
)

if TYPE_CHECKING:
    from triage_app.services.calls.drafts import Drafts
    from triage_app.services.desk import Desk
    from triage_app.services.upkeep.access import SupervisorCode
    from triage_app.services.upkeep.guidance import GuidanceBook
    from triage_app.services.upkeep.health import Health
    from triage_app.services.upkeep.reports import ReportService
    from triage_app.settings import Settings


class DeskLink:
    """Hands the services to the controllers. Its methods run in the worker's thread only."""

    def __init__(self, home: Home, settings: Settings, made: Desk | None = None) -> None:
        self._home, self._settings = home, settings
        self._made = made

    def desk(self) -> Desk:
        """Return the desk, made now when it is the first time."""
        if self._made is None:
            from triage_app.services.desk import Desk  # noqa: PLC0415 - loads numpy and SQLite

            self._made = Desk(self._home, self._settings)
        return self._made

    def warm_up(self) -> ModelError | None:
        """Make ready to score, so that the first message does not wait.

        Returns why the model in use cannot be read, when that is so.
        """
        desk = self.desk()
        desk.scorer  # noqa: B018 - made by looking at it
        return desk.model_trouble

    def close(self) -> None:
        """Close the log."""
        if self._made is not None:
            self._made.close()
            self._made = None

    def change_settings(self, settings: Settings) -> None:
        """Start again with other settings at the next job."""
        self.close()
        self._settings = settings

    def triage(self) -> LinkedTriage:
        """Return the triage service, which scores even when the log is out of reach."""
        return LinkedTriage(self.desk)

    def drafts(self) -> Drafts:
        """Return what keeps the calls that are not logged yet."""
        return self.desk().drafts

    def guidance(self) -> GuidanceBook:
        """Return the advice and its versions."""
        return self.desk().guidance

    def access(self) -> SupervisorCode:
        """Return the supervisor's code."""
        return self.desk().access

    def examine(self) -> Health:
        """Return what this installation has, and what is wrong with it."""
        from triage_app.services.upkeep.health import examine  # noqa: PLC0415 - rarely asked for

        return examine(self.desk())

    def casebook(self) -> LinkedCasebook:
        """Return the casebook."""
        return LinkedCasebook(self.desk)

    def shelf(self) -> LinkedShelf:
        """Return the models."""
        return LinkedShelf(self.desk)

    def reports(self) -> ReportService:
        """Return the report service."""
        return self.desk().reports


class LinkedTriage:
    """The triage service as the controllers call it; goes as its last caller goes."""

    def __init__(self, desk: Callable[[], Desk]) -> None:
        self._desk = desk

    def assess_text(
        self,
        untrusted_text: str,
        channel: Channel | None = None,
        sender: str = "",
        subject: str = "",
    ) -> Triage:
        """Return the verdict of a pasted message."""
        return self._desk().triage.judge(Pasted(untrusted_text, channel, sender, subject))

    def assess_file(self, path: Path) -> Triage:
        """Return the verdict of a message in a file."""
        return self._desk().triage.judge(Pasted(path))

    def assess_picture(self, untrusted_picture: bytes) -> Triage:
        """Return the verdict of a picture."""
        return self._desk().triage.judge(Pasted(untrusted_picture))

    def count(self, paths: Sequence[Path]) -> int:
        """Return how many messages some paths hold at the least."""
        return self._desk().batch.count(paths)

    def judge_all(self, paths: Sequence[Path]) -> Iterator[BatchItem]:
        """Yield the verdict on each message under some paths."""
        return self._desk().batch.judge(paths)

    def log(
        self,
        triage: Triage,
        decision: Decision,
        outcome: Outcome | None = None,
        handling_seconds: int | None = None,
        own_view: OwnView | None = None,
    ) -> Case:
        """Log a case."""
        new = NewCase(triage.assessment, decision, outcome, handling_seconds, own_view or OwnView())
        return self._desk().triage.log(new)

    def assess_again(self, message: Message) -> Triage:
        """Return the verdict of a message that was read, masked or not."""
        return self._desk().triage.judge(message)

    def masked(
        self,
        untrusted_text: str,
        channel: Channel | None = None,
        sender: str = "",
        subject: str = "",
    ) -> Message:
        """Return a text without its identifiers."""
        return self._desk().triage.masked(Pasted(untrusted_text, channel, sender, subject))

    def with_changes(self, triage: Triage) -> Triage:
        """Return a verdict with what would change it."""
        return self._desk().triage.with_changes(triage)


class LinkedCasebook:
    """The casebook, with the number of cases of a filter."""

    def __init__(self, desk: Callable[[], Desk]) -> None:
        self._desk = desk

    def count(self, filter: CaseFilter) -> int:
        """Return how many cases a filter has in all."""
        return self._desk().store.count(filter)

    def show(self, number: int) -> CaseDetail:
        """Return a case with its message and history."""
        return self._desk().casebook.show(number)

    def label(self, number: int, label: Label) -> Case:
        """Give a label."""
        return self._desk().casebook.label(number, label)

    def withdraw_label(self, number: int) -> Case:
        """Take a label back."""
        return self._desk().casebook.withdraw_label(number)

    def undo(self, number: int) -> Case | None:
        """Take back the newest step."""
        return self._desk().casebook.undo(number)

    def list(self, filter: CaseFilter) -> Sequence[Case]:
        """Return the cases of a filter, newest first."""
        return self._desk().casebook.list(filter)


class LinkedShelf:
    """The models, and the scorer that follows them."""

    def __init__(self, desk: Callable[[], Desk]) -> None:
        self._desk = desk

    def models(self) -> Sequence[ModelSummary]:
        """Return all models, newest first; needs no log."""
        return self._desk().shelf.summaries()

    def promote(self, number: str) -> ModelSummary:
        """Put a model into use."""
        return self._desk().retraining.promote(number)

    def rollback(self) -> ModelSummary:
        """Put the model before back into use."""
        return self._desk().retraining.rollback()

    def drift(self) -> str:
        """Return what the drift watch says, "" when there is no log to look at."""
        from triage_app.services.learning.drift import sentence  # noqa: PLC0415 - loads numpy

        return sentence(self._desk())

    def reload(self) -> None:
        """Score with the model now in use from the next message on."""
        self._desk().reload_model()
