"""The records that every room speaks in. Frozen, plain, no behaviour beyond small look-ups."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path


class Channel(StrEnum):
    """How the message reached the caller."""

    SMS = "sms"
    EMAIL = "email"
    LETTER = "letter"
    CALL = "call"
    CHAT = "chat"


class Language(StrEnum):
    """The language the text is mainly written in."""

    FRENCH = "fr"
    ENGLISH = "en"
    OTHER = "other"
    UNKNOWN = "unknown"


class Band(StrEnum):
    """The four answers; there is no "safe"."""

    VERY_LIKELY_SCAM = "very_likely_scam"
    SEVERAL_SIGNS = "several_signs"
    CANNOT_TELL = "cannot_tell"
    FEW_SIGNS = "few_signs"


class BandReason(StrEnum):
    """Why a band was chosen; the sentences for it live with the texts."""

    SCORE = "score"
    BETWEEN = "between"  # the score lies between the thresholds
    TOO_SHORT = "too_short"
    OTHER_LANGUAGE = "other_language"
    UNKNOWN_WORDS = "unknown_words"
    IMAGE_ONLY = "image_only"
    NO_MODEL = "no_model"


class Direction(StrEnum):
    """Whether a reason speaks for or against a scam."""

    FOR = "for"
    AGAINST = "against"


class Label(StrEnum):
    """What a message is known to be."""

    SCAM = "scam"
    LEGIT = "legit"


@dataclass(frozen=True, slots=True)
class Pasted:
    """One message as it comes in, before anything of it is read.

    The content is pasted text or the source of a page, a file, or the bytes of a picture or
    file. The other fields are what a person says of it; they go before what the content says.
    """

    untrusted_content: str | Path | bytes
    channel: Channel | None = None  # guessed when None
    untrusted_sender: str = ""
    untrusted_subject: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """One link: the text a reader sees and the address it leads to (never opened).

    `shown` equals `target` where the link stands as plain text.
    `start` and `end` are offsets of the shown text in the body, or -1 when it is not in it.
    """

    shown: str
    target: str
    start: int = -1
    end: int = -1


@dataclass(frozen=True, slots=True)
class Attachment:
    """An attached file, listed and never opened."""

    name: str
    media_type: str
    size: int  # bytes
    digest: str  # SHA-256, hexadecimal


@dataclass(frozen=True, slots=True)
class Check:
    """What one mail server noted about the sender of a mail."""

    host: str  # the server that says so
    method: str  # "spf", "dkim" or "dmarc"
    result: str  # "pass", "fail", "none" …
    domain: str = ""  # the domain it was checked for


@dataclass(frozen=True, slots=True)
class Message:
    """One message, whatever container it came in.

    The text fields are clean (see `reading.textclean`) but hold identifiers until
    `redaction.redact` has replaced them; only redacted messages are scored or stored.
    """

    body: str
    channel: Channel = Channel.SMS
    sender: str = ""  # as shown: number, alphanumeric name, or 'Name <address>'
    subject: str = ""
    reply_to: str = ""  # address, when headers were there
    return_path: str = ""  # address, when headers were there
    sent_by: str = ""  # address of the Sender header, when it differs from the sender's
    received: tuple[str, ...] = ()  # servers it came through, the last one first
    hidden_text: str = ""  # text a mail holds but does not show
    caller_words: str = ""  # what the person who forwarded it wrote around it
    links: tuple[Link, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    checks: tuple[Check, ...] = ()  # what servers noted; see `trust` for whom to believe
    authentication: Mapping[str, str] = field(default_factory=dict)  # {"spf": "fail", ...}
    has_headers: bool = False
    image_only: bool = False
    form: bool = False  # the mail itself asks for something to be typed in
    remarks: tuple[str, ...] = ()  # what the reader had to mend, as short codes


@dataclass(frozen=True, slots=True)
class Redacted:
    """A message whose identifiers are typed placeholders, and how many of each there were."""

    message: Message
    counts: Mapping[str, int]  # {"NIR": 1, "TEL_MOBILE": 2, ...}


class Place(StrEnum):
    """The field of a message that a quote stands in."""

    SENDER = "sender"
    SUBJECT = "subject"
    BODY = "body"
    LINK = "link"
    ATTACHMENT = "attachment"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a message field: `text[start:end]`."""

    place: Place
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Finding:
    """A fact that one indicator rule found in a redacted message."""

    indicator: str  # rule id, "I01"
    quote: str  # the words it rests on, as they stand in the redacted message
    span: Span | None = None  # where they stand, for the highlight
    values: Mapping[str, str] = field(default_factory=dict)  # fills the rule's sentence


@dataclass(frozen=True, slots=True)
class OrganisationMatch:
    """The organisation a message claims to come from."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Reason:
    """One contribution to the score, in words.

    `weight` is in log-odds and positive when it speaks for a scam. The weights of all
    reasons of an assessment, plus its `base`, add up to its `log_odds`.
    """

    direction: Direction
    weight: float
    text: str
    quote: str = ""
    # Rule id, or "words" for wording, "link" and "sender" for the form of an address,
    # "rest" for all that is left.
    indicator: str = ""
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class LinkView:
    """A link as people may see it: dead, with its owner's name."""

    shown: str
    target: str
    registered_domain: str
    defanged: str
    owner: str = ""  # organisation the domain belongs to, when known


@dataclass(frozen=True, slots=True)
class Change:
    """Something a person can check that alone would have led to another band."""

    text: str  # "Si le lien menait à ameli.fr"
    band: Band


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the tool thinks of one message, and why."""

    message: Message  # redacted
    masked: Mapping[str, int]
    band: Band
    band_reason: BandReason
    score: float | None  # probability of scam, 0 to 1; None without a model
    log_odds: float
    base: float  # what the model says of an empty message, in log-odds
    reasons: tuple[Reason, ...]  # three at most for each direction, strongest first; the rest
    findings: tuple[Finding, ...]
    links: tuple[LinkView, ...]
    language: Language
    scenario: str | None  # family id of the scenario table, "S01"
    organisation: OrganisationMatch | None
    fingerprint: str  # see `fingerprint`
    model: str  # "0003", or "" without a model
    what_would_change: tuple[Change, ...] = ()  # only where it was asked for, never in a batch


@dataclass(frozen=True, slots=True)
class LabelledMessage:
    """One line of training data."""

    id: str
    family: str
    campaign: str
    channel: Channel
    language: Language
    sender: str
    subject: str
    body: str
    label: Label
    origin: str = "invented"
    note: str = ""
