"""The records of the case log and of the work around it. Frozen and plain."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from classifier.errors import VigieError
from classifier.records import Assessment, Band, Channel, Label, Language, Message
from triage_app.errors import StoreError


class Decision(StrEnum):
    """What the agent holds the message to be."""

    SCAM = "scam"
    LEGIT = "legit"
    UNSURE = "unsure"


class Outcome(StrEnum):
    """What the caller had already done (rows of the advice table)."""

    NOTHING_DONE = "nothing_done"
    CLICKED_ONLY = "clicked_only"
    GAVE_CARD = "gave_card"
    GAVE_RIB = "gave_rib"
    GAVE_NIR_OR_ID = "gave_nir_or_id"
    GAVE_AMELI_PASSWORD = "gave_ameli_password"  # noqa: S105
    GAVE_INSURER_PASSWORD = "gave_insurer_password"  # noqa: S105
    GAVE_OTP = "gave_otp"
    PAID_TRANSFER = "paid_transfer"
    CALLED_PREMIUM = "called_premium"
    INSTALLED_APP = "installed_app"
    SIGNED_CONTRACT = "signed_contract"
    PROFESSIONAL_VICTIM = "professional_victim"


class EventKind(StrEnum):
    """What can be written into the ledger."""

    CASE_OPENED = "case_opened"
    CASE_WITHDRAWN = "case_withdrawn"  # the undo of case_opened
    DECISION_CHANGED = "decision_changed"
    ADVICE_GIVEN = "advice_given"
    LABEL_GIVEN = "label_given"
    LABEL_WITHDRAWN = "label_withdrawn"
    EXPORTED = "exported"
    PURGED = "purged"
    MODEL_TRAINED = "model_trained"
    MODEL_PROMOTED = "model_promoted"
    MODEL_ROLLED_BACK = "model_rolled_back"
    BACKED_UP = "backed_up"
    RESTORED = "restored"
    GUIDANCE_CHANGED = "guidance_changed"
    ACCESS_CHANGED = "access_changed"


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the ledger, chained by hash to the one before."""

    seq: int
    at: str  # ISO 8601 with offset
    actor: str
    kind: EventKind
    case_number: int | None
    payload: Mapping[str, object]
    previous: str  # digest of the event before, "" for the first
    digest: str


class Seen(StrEnum):
    """What the agent observes for herself, before she sees the tool's opinion."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Dissent(StrEnum):
    """Why the agent decides otherwise than the tool."""

    CALLER = "caller"  # what the caller tells explains the message
    CHECKED = "checked"  # looked up with the organisation or in the member's file
    READING = "reading"  # the words mean something else than the tool took them for
    CAMPAIGN = "campaign"  # a known wave, or a mailing that was announced
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Observations:
    """The two quick looks that come before the verdict."""

    asks: Seen  # does the message ask to click, pay, call back or give something?
    expected: Seen  # did the caller expect it?


@dataclass(frozen=True, slots=True)
class OwnView:
    """What the agent saw for herself; kept with the case to measure automation bias."""

    observations: Observations | None = None  # None where they were not asked for
    dissent: Dissent | None = None  # None where she agrees with the tool


@dataclass(frozen=True, slots=True)
class Answers:
    """What the agent has answered so far; only a complete one can be logged."""

    decision: Decision | None = None
    outcome: Outcome | None = None
    own_view: OwnView = OwnView()


@dataclass(frozen=True, slots=True)
class NewCase:
    """What the agent logs: the assessment, her decision, and what the caller did."""

    assessment: Assessment
    decision: Decision
    outcome: Outcome | None = None
    handling_seconds: int | None = None  # first paste to log, without pauses
    own_view: OwnView = OwnView()


@dataclass(frozen=True, slots=True)
class Draft:
    """A call that was not logged yet, as it is kept for the case of a crash."""

    message: Message  # redacted
    answers: Answers
    seconds: int  # handling time so far
    saved: str  # ISO 8601 with offset


@dataclass(frozen=True, slots=True)
class Case:
    """One row of the projection; no message text beyond a masked excerpt."""

    number: int
    opened: str  # ISO 8601 with offset
    agent: str
    channel: Channel
    language: Language
    band: Band
    score: float | None
    decision: Decision
    outcome: Outcome | None
    label: Label | None
    labelled_by: str | None
    scenario: str | None
    organisation: str | None  # organisation id
    domains: tuple[str, ...]  # registered domains of the links
    indicators: tuple[str, ...]  # rule ids that fired
    fingerprint: str
    model: str
    excerpt: str  # first masked words, "" once purged
    handling_seconds: int | None


@dataclass(frozen=True, slots=True)
class CaseDetail:
    """A case with its masked message (None once purged) and its history."""

    case: Case
    message: Message | None
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class CaseFilter:
    """Which cases a list shows; empty fields do not filter."""

    text: str = ""  # full-text search in subject, body and sender
    band: Band | None = None
    decision: Decision | None = None
    label: Label | None = None
    unlabelled: bool = False
    organisation: str = ""
    since: str = ""  # ISO date, inclusive
    until: str = ""  # ISO date, exclusive
    before: int | None = None  # page by key: only numbers below this one
    limit: int = 200


@dataclass(frozen=True, slots=True)
class CampaignHit:
    """What the log already knows of near-copies of a message."""

    seen: int
    since: str  # ISO 8601 of the first one
    confirmed_scam: int
    confirmed_legit: int
    latest: int  # number of the newest near-copy
    latest_decision: Decision


@dataclass(frozen=True, slots=True)
class Triage:
    """An assessment with what the log already knows of it."""

    assessment: Assessment
    campaign: CampaignHit | None = None
    log_trouble: StoreError | None = None  # why near-copies are not known


@dataclass(frozen=True, slots=True)
class BatchItem:
    """One message of a batch: its verdict, or why it could not be read."""

    name: str  # file and place in it
    triage: Triage | None
    error: VigieError | None


@dataclass(frozen=True, slots=True)
class ConfirmedCase:
    """A supervisor-confirmed case, as a training example."""

    number: int
    opened: str
    agent: str
    labelled_by: str
    label: Label
    scenario: str | None
    fingerprint: str
    message: Message  # redacted


@dataclass(frozen=True, slots=True)
class Figures:
    """What a model scores on the fixed held-out part."""

    examples: int
    auc: float
    recall_at_2: float  # recall at 2 % false alarms
    top_band_precision: float
    hard_false_alarms: float  # share of hard legitimate messages in the top band
    calibration_error: float
    cannot_tell: float
    bands: Mapping[str, Mapping[str, float | None]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ModelSummary:
    """One numbered model, for lists."""

    number: str  # "0003"
    created: str
    state: str  # "current", "candidate", "former", "refused", "damaged"
    examples: int
    confirmed_cases: int
    figures: Figures | None
    gate: str  # the gate's sentence, "" when it was not asked


@dataclass(frozen=True, slots=True)
class TrainingOutcome:
    """The result of a training: the candidate beside the model in use."""

    candidate: ModelSummary
    current: ModelSummary | None
    passed: bool
    sentence: str  # why it was promoted or refused
    promoted: bool
    conflicting: tuple[str, ...] = ()  # ids of cases left out: near-copies with other labels
