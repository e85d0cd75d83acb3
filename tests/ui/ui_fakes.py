"""Builders with valid defaults, and fake services in memory, for the tests of the window."""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType, SimpleNamespace

from fake_week import FakeCounting

from classifier.errors import ModelError
from classifier.genuine.template import ListedTemplate
from classifier.reading import refusals
from classifier.records import (
    Assessment,
    Band,
    BandReason,
    Channel,
    Direction,
    Label,
    Language,
    LinkView,
    Message,
    OrganisationMatch,
    Place,
    Reason,
    Span,
)
from triage_app.advice.guidance import Guidance, shipped_guidance
from triage_app.batch_record import BatchItem
from triage_app.clock import system_clock
from triage_app.draft_record import Draft
from triage_app.encryption.keys import NO_KEYS
from triage_app.encryption.sealed_files import SealedFiles
from triage_app.erasure_record import Erased
from triage_app.errors import ChangedSince, StoreError
from triage_app.export_records import ExportTarget, ExportWanted
from triage_app.model_records import Figures, ModelSummary
from triage_app.paths import Home, resources_dir
from triage_app.records import (
    CampaignHit,
    Case,
    CaseDetail,
    CaseNote,
    Decision,
    Event,
    EventKind,
    OwnView,
    Role,
    Step,
    Triage,
)
from triage_app.reporting.agreement import agreement
from triage_app.reporting.words import ReportWords
from triage_app.review_records import Pairs, QueueEntry, QueueReason, ReviewState
from triage_app.services.calls.kept_form import kept_form
from triage_app.services.calls.notes import file_reference, masked_line, masked_note
from triage_app.services.lists.lists_in_use import DeskLists, ListLog
from triage_app.services.upkeep.access import SupervisorCode
from triage_app.services.upkeep.encryption import Encryption
from triage_app.services.upkeep.guidance import GuidanceBook
from triage_app.settings import Settings
from triage_app.store.steering import Steering
from triage_app.ui.session import Machine, Session
from triage_app.ui.supervisor.commands import Commands
from triage_app.ui.widgets.colours import LIGHT, Theme
from triage_app.ui.widgets.texts import Texts
from triage_app.ui.worker import InlineWorker, JobRunner
from triage_app.undo_record import Undone

BODY = (
    "Assurance Maladie : votre carte Vitale expire le ⟨DATE⟩. Afin d'éviter la suspension de vos"
    " droits, renouvelez-la sous 48h : https://carte-vitale-renouvellement.top/fr\n\n"
    "Frais d'envoi : ⟨PETIT_MONTANT⟩. Service client ⟨TEL_SURTAXE⟩"
)


def spans(quote: str) -> tuple[Span, ...]:
    start = BODY.find(quote)
    return (Span(Place.BODY, start, start + len(quote)),) if start >= 0 else ()


def reason(text: str, weight: float, quote: str = "", indicator: str = "I01") -> Reason:
    direction = Direction.FOR if weight > 0 else Direction.AGAINST
    return Reason(direction, weight, text, quote, indicator, spans(quote) if quote else ())


REASONS = (
    reason(
        "Le lien mène à carte-vitale-renouvellement[.]top, qui n'est pas un domaine de"
        " l'Assurance Maladie.",
        2.4,
        "https://carte-vitale-renouvellement.top/fr",
    ),
    reason("Menace de suspendre des droits.", 1.1, "suspension de vos droits", "I32"),
    reason("Délai court pour agir.", 0.8, "sous 48h", "I31"),
    reason("Le message nomme un service réel de l'organisme.", -0.5, "Assurance Maladie", "words"),
)
LINK = LinkView(
    "https://carte-vitale-renouvellement.top/fr",
    "https://carte-vitale-renouvellement.top/fr",
    "carte-vitale-renouvellement.top",
    "hxxps://carte-vitale-renouvellement[.]top/fr",
)
CASE_OPENED = "2026-11-23T10:15:00+01:00"
HIT = CampaignHit(14, "2026-11-17T09:12:00+01:00", 9, 0, 212, Decision.SCAM)


def assessment(**changes: object) -> Assessment:
    made = Assessment(
        message=Message(body=BODY, channel=Channel.SMS, sender="CPAM"),
        masked={"DATE": 1, "PETIT_MONTANT": 1, "TEL_SURTAXE": 1},
        band=Band.VERY_LIKELY_SCAM,
        band_reason=BandReason.SCORE,
        score=0.973,
        log_odds=3.6,
        base=-1.0,
        reasons=REASONS,
        findings=(),
        links=(LINK,),
        language=Language.FRENCH,
        scenario="S01",
        organisation=OrganisationMatch("cnam", "Assurance Maladie"),
        fingerprint="0" * 64,
        model="0003",
    )
    return replace(made, **changes)


def case(number: int = 1, **changes: object) -> Case:
    made = Case(
        number=number,
        opened=CASE_OPENED,
        agent="claire",
        channel=Channel.SMS,
        language=Language.FRENCH,
        band=Band.VERY_LIKELY_SCAM,
        score=0.97,
        decision=Decision.SCAM,
        outcomes=(),
        label=None,
        labelled_by=None,
        scenario="S01",
        organisation="cnam",
        domains=("carte-vitale-renouvellement.top",),
        indicators=("I01",),
        fingerprint="0" * 64,
        campaign=1,
        model="0003",
        excerpt=BODY[:120],
        handling_seconds=42,
    )
    return replace(made, **changes)


def figures(**changes: object) -> Figures:
    bands = {band.value: {"value": 0.97, "low": 0.94, "high": 0.99, "n": 212} for band in Band}
    made = Figures(400, 0.991, 0.93, 0.975, 0.021, 0.034, 0.12, bands)
    return replace(made, **changes)


def model(number: str = "0003", state: str = "current", **changes: object) -> ModelSummary:
    made = ModelSummary(number, "2026-11-20T08:00:00+01:00", state, 1320, 41, figures(), "")
    return replace(made, **changes)


class FakeBatch:
    """Judges each path as one message."""

    def __init__(self, desk: FakeDesk) -> None:
        self._desk = desk

    def count(self, paths):
        return len(paths)

    def judge_read(self, name, found):
        return BatchItem(name, self._desk.judge(found), None)


class FakeGenuine:
    """Fake service of genuine messages: one is kept."""

    def list(self):
        return [
            ListedTemplate(1, "releve.eml", "Aubier", "2026-11-20", "claire", "Votre relevé", True)
        ]


class FakeNotes:
    """Keeps masked notes and references in memory; `same_file` is what a case shows."""

    def __init__(self, desk: FakeDesk) -> None:
        self._desk = desk
        self.added: dict[int, list[CaseNote]] = {}
        self.references: dict[int, list[str]] = {}

    def add(self, number, untrusted_note):
        return self._keep(number, EventKind.NOTE_ADDED, masked_note(untrusted_note))

    def set_reference(self, number, untrusted_reference):
        return self._keep(number, EventKind.REFERENCE_SET, file_reference(untrusted_reference))

    def _keep(self, number, kind, text):
        desk = self._desk
        if desk.trouble:
            raise desk.trouble
        seq = next(desk.seqs)
        if kind is EventKind.NOTE_ADDED:
            note = CaseNote(seq, desk.cases[number].opened, "claire", desk.role, text)
            self.added.setdefault(number, []).append(note)
        else:
            self.references.setdefault(number, []).append(text)
        return Step(desk.cases[number], seq, kind)

    def take_back(self, step):
        number = step.case.number
        if step.kind is EventKind.REFERENCE_SET:
            self.references[number].pop()
            return Undone(step, step.case)
        return Undone(step, step.case, note=self.added[number].pop().text)

    def same_file(self, number):
        mine = self.references.get(number)
        if not mine:
            return None
        return tuple(
            other
            for other, theirs in sorted(self.references.items(), reverse=True)
            if other != number and theirs[-1:] == mine[-1:]
        )


class FakeReview:
    """A review queue of all cases without a label, newest first."""

    def __init__(self, desk: FakeDesk) -> None:
        self._desk = desk

    def next(self, wanted, besides, reasons):
        found = [
            QueueEntry(one, QueueReason.SAMPLE, 1)
            for number, one in sorted(self._desk.cases.items(), reverse=True)
            if one.label is None and number not in besides.numbers
        ]
        return found[: wanted.limit] if QueueReason.SAMPLE in reasons else []

    def confirm(self, numbers, label, reasons, untrusted_note):
        return [self._desk.label(number, label) for number in numbers]

    def state(self):
        return ReviewState(7, 30, 2, agreement(Pairs(30, 2, 1, 9)), agreement(Pairs()), 30)


class FakeDesk:
    """Fake desk and services over a list of cases; `trouble` is the error that the log raises.

    Its data folder is in `folders`, which pytest removes: fakes live until the process is ended.
    """

    folders: Path | None = None

    def __init__(self) -> None:
        self.triage = self.casebook = self.drafts = self
        self.reports = self.shelf = self.retraining = self.scorer = self
        self.batch = FakeBatch(self)
        self.genuine = FakeGenuine()
        self.notes = FakeNotes(self)
        self.counting = self.call_backs = FakeCounting(case)
        self.words = ReportWords("fr", {"organisation": {"aubier": "Aubier"}})
        self.review = FakeReview(self)
        self.organisations = SimpleNamespace(names={"aubier": "Aubier"})
        self.settings = Settings(agent="claire")
        self.role = Role.AGENT
        self.has_log, self.model_error, self.settings_error = False, None, None
        self.model, self.current = None, "0003"
        self.cases: dict[int, Case] = {}
        self.trouble: StoreError | None = None
        self.assessed: list[tuple[object, ...]] = []
        self.found = Triage(assessment(), HIT)
        self.unreadable: Exception | None = None
        self.all_models = [model()]
        self.exported: list[tuple[ExportWanted, ExportTarget]] = []
        self.reloaded = 0
        folder = Path(tempfile.mkdtemp(dir=self.folders))
        self.home, self.clock = Home(folder), system_clock
        self.noted: list[object] = []
        self.access = SupervisorCode(folder / "access.toml", system_clock, self.noted.append)
        self.encryption = Encryption(self.home, Settings(), system_clock)
        self.guidance = GuidanceBook(
            resources_dir() / "guidance",
            folder / "guidance",
            system_clock,
            self.noted.append,
            SealedFiles(lambda: NO_KEYS),
        )
        self.list_events: list[Event] = []
        self.lists = DeskLists(
            folder / "lists",
            resources_dir() / "organisations.csv",
            SealedFiles(lambda: NO_KEYS),
            ListLog(lambda: Steering(self.list_events), lambda: self, self.record_list),
            self.settings,
        )
        self.own_views: dict[int, OwnView] = {}
        self.kept: list[Draft] = []
        self.reasons: dict[int, str] = {}  # of cases that were withdrawn or erased
        self.erased: set[int] = set()
        self.before: dict[int, Case] = {}  # the case before a change, by the seq of the change
        self.seqs = itertools.count(1000)

    def record_list(self, payload, effect):
        """Keep the event of a change of a list, as the ledger does."""
        effect()
        seq = len(self.list_events) + 1
        self.list_events.append(
            Event(seq, CASE_OPENED, "claire", EventKind.LIST_CHANGED, None, payload, "", "")
        )

    def case(self, number):
        return self.show(number)

    def check(self, number):
        raise ModelError("Model {number} is only listed here.", number=number)

    @property
    def first_model(self) -> FakeDesk:
        return self

    @property
    def needed(self) -> bool:
        return not any(one.state == "current" for one in self.all_models)

    def take_supplied(self) -> bool:
        return False

    def judge(self, source):
        """Record text, channel, sender and subject of the scored message."""
        if isinstance(source, Message):
            self.assessed.append((source.body, None, "", ""))
        elif isinstance(source.untrusted_content, bytes):
            raise refusals.no_recognition()
        else:
            said = source.channel, source.untrusted_sender, source.untrusted_subject
            self.assessed.append((str(source.untrusted_content), *said))
        if self.unreadable:
            raise self.unreadable
        return self.found

    def kept_form(self, found):
        return kept_form(found)

    def signs_of(self, detail):
        return REASONS[:3] if detail.message is not None else ()

    def masked(self, pasted):
        return Message(
            body=pasted.untrusted_content,
            sender=pasted.untrusted_sender,
            subject=pasted.untrusted_subject,
        )

    def assess_all(self, sources, workers):
        for name, source in sources:
            yield name, self.judge(source).assessment

    def with_campaign(self, found):
        return replace(self.found, assessment=found)

    def with_changes(self, triage):
        return triage

    def masked_note(self, untrusted_note):
        return masked_line(untrusted_note)

    def log(self, new, untrusted_note="", untrusted_reference=""):
        if self.trouble:
            raise self.trouble
        note = masked_note(untrusted_note) if untrusted_note else ""
        reference = file_reference(untrusted_reference) if untrusted_reference else ""
        number = max(self.cases, default=0) + 1
        made = case(
            number,
            band=new.assessment.band,
            decision=new.decision,
            outcomes=new.outcomes,
            handling_seconds=new.handling_seconds,
        )
        self.own_views[number] = new.own_view
        self.cases[number] = made
        if note:
            self.notes.add(number, note)
        if reference:
            self.notes.set_reference(number, reference)
        return made

    def list(self, filter):
        if self.trouble:
            raise self.trouble
        rows = [
            one
            for one in sorted(self.cases.values(), key=lambda one: -one.number)
            if filter.before is None or one.number < filter.before
        ]
        rows = [one for one in rows if filter.decision in (None, one.decision)]
        rows = [one for one in rows if not (filter.unlabelled and one.label)]
        rows = [one for one in rows if filter.text.lower() in one.excerpt.lower()]
        return rows[: filter.limit]

    def count(self, filter):
        return len(self.list(replace(filter, limit=10**9, before=None)))

    def show(self, number):
        found = self.cases[number]
        message = Message(body=BODY, sender="CPAM")
        events = [
            Event(
                1,
                found.opened,
                "claire",
                EventKind.CASE_OPENED,
                number,
                {"decision": "scam"},
                "",
                "x",
            )
        ]
        if number in self.erased:
            events.append(replace(events[0], seq=2, kind=EventKind.CASE_ERASED, payload={}))
            message = None
        notes = tuple(self.notes.added.get(number, ()))
        events += [
            replace(events[0], seq=note.seq, kind=EventKind.NOTE_ADDED, payload={})
            for note in notes
        ]
        return CaseDetail(found, message, tuple(events), notes, self.notes.same_file(number))

    def label(self, number, label: Label):
        return self._change(number, EventKind.LABEL_GIVEN, label=label, labelled_by="sophie")

    def withdraw_label(self, number):
        return self._change(number, EventKind.LABEL_WITHDRAWN, label=None, labelled_by=None)

    def withdraw(self, number, reason):
        self.reasons[number] = reason
        return Step(self.cases.pop(number), next(self.seqs), EventKind.CASE_WITHDRAWN)

    def erase(self, number, reason):
        self.reasons[number] = reason
        step = Step(self.cases[number], next(self.seqs), EventKind.CASE_ERASED)
        self.erased.add(number)
        return Erased(step, near_copies=2, cleared=True)

    def opening(self, number):
        if number not in self.cases:
            raise ChangedSince("Case no. {number} was withdrawn.", number=number)
        return Step(self.cases[number], number, EventKind.CASE_OPENED)

    def undo(self, step):
        if self.trouble:
            raise self.trouble
        if step.kind in (EventKind.CASE_WITHDRAWN, EventKind.CASE_ERASED):
            raise ChangedSince("This cannot be undone.")
        if step.kind is EventKind.CASE_OPENED:
            del self.cases[step.case.number]
            kept = self.notes.added.pop(step.case.number, [])
            self.notes.references.pop(step.case.number, None)
            return Undone(step, None, note=" ".join(one.text for one in kept))
        if step.kind in (EventKind.NOTE_ADDED, EventKind.REFERENCE_SET):
            return self.notes.take_back(step)
        if step.kind is EventKind.CALLED_BACK:
            self.call_backs.called.remove(step.case.number)
            return Undone(step, step.case)
        self.cases[step.case.number] = self.before.pop(step.seq)
        return Undone(step, self.cases[step.case.number])

    def redo(self, step):
        changes = {"label": step.case.label, "labelled_by": step.case.labelled_by}
        return self._change(step.case.number, step.kind, **changes)

    def _change(self, number, kind, **changes):
        if self.trouble:
            raise self.trouble
        seq = next(self.seqs)
        self.before[seq] = self.cases[number]
        self.cases[number] = replace(self.cases[number], **changes)
        return Step(self.cases[number], seq, kind)

    columns = None  # of exports, as nothing was chosen yet

    def export(self, wanted, out):
        self.exported.append((wanted, out))
        return out.path

    def export_case(self, detail, out, how_to_report=""):
        if self.trouble:
            raise self.trouble
        out.path.write_text(f"{detail.case.number} {len(detail.reasons)} {how_to_report}")
        return out.path

    def numbers(self):
        return ()

    def summaries(self):
        return self.all_models

    def promote(self, number):
        self.all_models = [
            replace(one, state="current" if one.number == number else "former")
            for one in self.all_models
        ]
        return next(one for one in self.all_models if one.number == number)

    def rollback(self):
        return self.promote(self.all_models[-1].number)

    def reload_model(self):
        self.reloaded += 1

    def save(self, calls):
        self.kept = [replace(one, saved="2026-11-23T10:00:00+01:00") for one in calls]

    def load(self):
        return self.kept


@cache
def guidance() -> Mapping[str, Guidance]:
    """Return the supplied advice, read once: each window of a test has it."""
    return MappingProxyType(shipped_guidance(resources_dir()))


def texts(language: str = "fr") -> Texts:
    return Texts(language, resources_dir() / "translations")


def session(
    desk: FakeDesk,
    language: str = "fr",
    theme: Theme = LIGHT,
    *,
    worker: JobRunner | None = None,
    clock: Callable[[], float] = lambda: 0.0,
    draw: Callable[[], float] = lambda: 1.0,
    second_look: str = "never",
    watch_clipboard: str = "off",
    **changes: bool,
) -> Session:
    """Return a window on a desk whose jobs run synchronously."""
    settings = Settings(language, "claire", second_look=second_look)
    desk.words = ReportWords(language, {"organisation": {"aubier": "Aubier"}})
    return Session(
        texts(language),
        theme,
        replace(settings, watch_clipboard=watch_clipboard),
        guidance(),
        worker or InlineWorker(desk),
        Commands.of(desk.home.folder),
        Machine(clock, lambda: date(2026, 11, 23), draw, Path("Documents")),
        **changes,
    )
