"""The immutable records of the case log and of calls."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from classifier.records import Assessment, Band, Channel, Label, Language, Message, Reason
from triage_app.errors import StoreError


class Decision(StrEnum):
    """The decision of the agent about a message."""

    SCAM = "scam"
    LEGIT = "legit"
    UNSURE = "unsure"


class Outcome(StrEnum):
    """What the caller has done; the advice depends on it."""

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
    FALSE_ADVISER = "false_adviser"  # talked to somebody who claimed to call from a bank
    PROFESSIONAL_VICTIM = "professional_victim"


class Role(StrEnum):
    """In which role a person acted, as the events of the ledger say."""

    AGENT = "agent"  # nobody asked for the code, or none is set
    SUPERVISOR = "supervisor"  # gave the supervisor's code


class EventKind(StrEnum):
    """The kinds of events in the ledger."""

    CASE_OPENED = "case_opened"
    CASE_IMPORTED = "case_imported"  # a case from an old list
    CASE_WITHDRAWN = "case_withdrawn"  # the undo of case_opened and case_imported
    CASE_ERASED = "case_erased"  # its text and all personal values are gone
    DECISION_CHANGED = "decision_changed"
    ADVICE_GIVEN = "advice_given"
    NOTE_ADDED = "note_added"
    NOTE_WITHDRAWN = "note_withdrawn"  # the undo of note_added
    REFERENCE_SET = "reference_set"  # of the caller's file
    REFERENCE_WITHDRAWN = "reference_withdrawn"  # the undo of reference_set
    CALLED_BACK = "called_back"  # the caller, after the agent was wrong
    CALL_BACK_WITHDRAWN = "call_back_withdrawn"  # the undo of called_back
    LABEL_GIVEN = "label_given"
    LABEL_WITHDRAWN = "label_withdrawn"
    SECOND_LABEL_GIVEN = "second_label_given"  # by somebody who did not see the first
    SECOND_LABEL_WITHDRAWN = "second_label_withdrawn"  # the undo of second_label_given
    CAMPAIGN_SPLIT = "campaign_split"  # some of its cases are a campaign of their own
    CAMPAIGN_MERGED = "campaign_merged"  # its cases belong to another one
    CAMPAIGN_DECIDED = "campaign_decided"  # one decision for all its cases
    CAMPAIGN_CONFIRMED = "campaign_confirmed"  # one label for all its cases, or none
    IMPORT_STARTED = "import_started"
    IMPORT_UNDONE = "import_undone"
    EXPORTED = "exported"
    PURGED = "purged"
    TEXTS_REMOVED = "texts_removed"  # another desk has purged texts of its cases
    TEXT_SHARED = "text_shared"  # of a case that was shared without it
    EVENTS_RETRIEVED = "events_retrieved"  # that this desk had shared and lost with a backup
    CASES_RENUMBERED = "cases_renumbered"  # because its number is that of a retrieved case
    NAMES_SHOWN = "names_shown"  # somebody looked up who stands behind the pseudonyms
    NAMES_FORGOTTEN = "names_forgotten"
    RETENTION_CHANGED = "retention_changed"  # a period, by a supervisor
    COPIES_REMOVED = "copies_removed"  # copies of the log at the end of their period
    MODEL_TRAINED = "model_trained"
    MODEL_PROMOTED = "model_promoted"
    MODEL_ROLLED_BACK = "model_rolled_back"
    BACKED_UP = "backed_up"
    RESTORED = "restored"
    IN_USE_NOTED = "in_use_noted"  # a model, guidance or settings from before they were recorded
    LOG_ACCEPTED = "log_accepted"  # another log than before, or one without its anchor
    LOG_VERIFIED = "log_verified"  # the whole log was compared and nothing found
    GUIDANCE_CHANGED = "guidance_changed"
    LIST_CHANGED = "list_changed"  # organisations, watch-list or guard list of the desk
    CHAIN_KEYED = "chain_keyed"  # the events from now on are sealed with another key, or none
    ACCESS_CHANGED = "access_changed"
    SHARING_CHANGED = "sharing_changed"  # this desk, its key, or which other desks are trusted
    ENCRYPTION_CHANGED = "encryption_changed"  # of the log: encrypted, plain, or with another key
    GENUINE_ADDED = "genuine_added"  # a template of the organisation; also the undo of removing it
    GENUINE_REMOVED = "genuine_removed"


@dataclass(frozen=True, slots=True)
class Event:
    """One event of the ledger; it contains the hash of the previous event."""

    seq: int
    at: str  # ISO 8601 with offset
    actor: str
    kind: EventKind
    case_number: int | None
    payload: Mapping[str, object]
    previous: str  # digest of the previous event, "" for the first
    digest: str


class Seen(StrEnum):
    """The answer of the agent to one of the two questions before the verdict."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Dissent(StrEnum):
    """Why the decision of the agent contradicts the verdict."""

    CALLER = "caller"  # the caller can explain the message
    CHECKED = "checked"  # checked with the organisation or in the member's file
    READING = "reading"  # the tool misread the message
    CAMPAIGN = "campaign"  # a known scam campaign or an announced mailing
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Observations:
    """The answers of the agent to the two questions before the verdict."""

    asks: Seen  # does the message ask to click, pay, call back or give something?
    expected: Seen  # did the caller expect it?


@dataclass(frozen=True, slots=True)
class OwnView:
    """The observations of the agent, stored with the case to measure automation bias."""

    observations: Observations | None = None  # None if the questions were not asked
    dissent: Dissent | None = None  # None if the decision agrees with the verdict


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers of the agent so far; a case needs at least a decision."""

    decision: Decision | None = None
    outcomes: tuple[Outcome, ...] = ()  # in the order of `Outcome`
    own_view: OwnView = OwnView()


@dataclass(frozen=True, slots=True)
class NewCase:
    """A case to be logged: the assessment, the decision, and what the caller has done."""

    assessment: Assessment
    decision: Decision
    outcomes: tuple[Outcome, ...] = ()  # in the order of `Outcome`
    handling_seconds: int | None = None  # from first paste to log, without pauses
    own_view: OwnView = OwnView()
    note: str = ""  # masked
    caller_file: str = ""  # reference of the caller's file, as `file_reference` returns it


@dataclass(frozen=True, slots=True)
class Case:
    """One case as listed; of the message it contains only a masked excerpt."""

    number: int
    opened: str  # ISO 8601 with offset
    agent: str
    channel: Channel
    language: Language
    band: Band
    score: float | None
    decision: Decision
    outcomes: tuple[Outcome, ...]  # in the order of `Outcome`
    label: Label | None
    labelled_by: str | None
    scenario: str | None
    organisation: str | None  # organisation id
    domains: tuple[str, ...]  # registered domains of the links
    indicators: tuple[str, ...]  # rule ids that fired
    fingerprint: str
    campaign: int  # number of its campaign
    model: str
    excerpt: str  # first words of the masked text, "" after a purge
    handling_seconds: int | None
    imported: int | None = None  # number of the import that brought it, None if logged here
    own_case: bool = False  # the label is by the agent who logged the case
    notes: int = 0  # how many notes are kept with it
    first_decision: Decision | None = None  # what the caller was told at first
    called_back: str | None = None  # when the caller was called back, ISO 8601 with offset
    code: str = ""  # its code between desks, "" where this desk shares nothing
    campaign_code: str = ""  # of its campaign

    @property
    def shown_number(self) -> str:
        """How people name the case: by its code, else by its number."""
        return self.code or str(self.number)


@dataclass(frozen=True, slots=True)
class Step:
    """One change of a case, as it is needed to take it back or to do it again."""

    case: Case  # after the change; before it, where the change withdrew the case
    seq: int | None  # of its event in the ledger; None when there was nothing to change
    kind: EventKind


@dataclass(frozen=True, slots=True)
class CaseNote:
    """A note on a case; it goes with the text of the case."""

    seq: int  # of its event in the ledger
    at: str  # ISO 8601 with offset
    actor: str
    role: Role
    text: str  # masked


@dataclass(frozen=True, slots=True)
class CaseDetail:
    """A case with its masked message (None after a purge) and its events, oldest first."""

    case: Case
    message: Message | None
    events: tuple[Event, ...]
    notes: tuple[CaseNote, ...] = ()  # oldest first
    same_file: tuple[int, ...] | None = None  # other cases of the caller's file, None without one
    reasons: tuple[Reason, ...] = ()  # the recorded signs as sentences, which no log holds

    @property
    def erased(self) -> bool:
        """Return whether the text was erased on request, and not by its retention period."""
        return any(event.kind is EventKind.CASE_ERASED for event in self.events)


@dataclass(frozen=True, slots=True)
class CaseFilter:
    """The filter of a list of cases; empty fields do not filter."""

    text: str = ""  # words, "phrases" and -words of the message, its organisation and notes
    band: Band | None = None
    channel: Channel | None = None
    decision: Decision | None = None
    outcome: Outcome | None = None  # one of the answers of the case
    label: Label | None = None
    unlabelled: bool = False
    disagreement: bool = False  # confirmed against the decision of the agent
    call_back: bool = False  # the caller is to be called back
    figure: str = ""  # a figure of the report that counts the case (`store.figure_tests`)
    imported: bool = False
    organisation: str = ""
    scenario: str = ""
    agent: str = ""  # name or pseudonym
    campaign: int | None = None
    domain: str = ""  # registered domain of a link
    phone: str = ""  # a number in any notation
    caller_file: str = ""  # reference of a caller's file, in any notation
    since: str = ""  # ISO date, inclusive
    until: str = ""  # ISO date, exclusive
    before: int | None = None  # paging: only cases below the one with this number
    limit: int = 200


@dataclass(frozen=True, slots=True)
class CampaignHit:
    """What the log contains about near-copies of a message."""

    seen: int
    since: str  # time of the oldest near-copy, ISO 8601
    confirmed_scam: int
    confirmed_legit: int
    latest: int  # number of the newest near-copy
    latest_decision: Decision
    is_of_today: bool = False  # whether all of them are of the present day
    desks: int = 1  # at which they were logged
    latest_code: str = ""  # of the newest near-copy between desks


@dataclass(frozen=True, slots=True)
class Triage:
    """An assessment with what the log already knows of it."""

    assessment: Assessment
    campaign: CampaignHit | None = None
    log_error: StoreError | None = None  # why near-copies are not known
