"""The immutable records that are passed between the packages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple


class Channel(StrEnum):
    """The medium by which the message reached the caller."""

    SMS = "sms"
    EMAIL = "email"
    LETTER = "letter"
    CALL = "call"
    CHAT = "chat"


class Language(StrEnum):
    """The main language of the text."""

    FRENCH = "fr"
    ENGLISH = "en"
    OTHER = "other"
    UNKNOWN = "unknown"


class Band(StrEnum):
    """The four verdicts, from most to least suspicious. None means "safe"."""

    VERY_LIKELY_SCAM = "very_likely_scam"
    SEVERAL_SIGNS = "several_signs"
    CANNOT_TELL = "cannot_tell"
    FEW_SIGNS = "few_signs"


class BandReason(StrEnum):
    """Why a band was chosen."""

    SCORE = "score"
    BETWEEN = "between"  # the score lies between the thresholds
    TOO_SHORT = "too_short"
    OTHER_LANGUAGE = "other_language"
    UNKNOWN_WORDS = "unknown_words"
    IMAGE_ONLY = "image_only"
    PARTLY_READ = "partly_read"  # nothing was found, but not all could be read
    DECEPTION = "deception"  # nothing else was found, but a trick hides something
    FACT = "fact"  # a trick or an altered copy decides, whatever the words say
    NO_MODEL = "no_model"


class Direction(StrEnum):
    """Whether a reason is evidence for or against a scam."""

    FOR = "for"
    AGAINST = "against"


class Label(StrEnum):
    """The confirmed class of a message."""

    SCAM = "scam"
    LEGIT = "legit"


class Part(StrEnum):
    """Which part of an input a reading takes for the message."""

    WHOLE = "whole"  # all of the text, or the only part there is
    FORWARDED = "forwarded"  # below the header lines of a forward
    QUOTED = "quoted"  # what the caller quotes in their own words
    ONE_OF = "one_of"  # one of several messages pasted together
    TEXT_PART = "text_part"  # one of several texts of a mail
    PIECE = "piece"  # a piece of a long text
    ABOVE = "above"  # the words above a forward or a quote
    BELOW = "below"  # the words below it
    CUT_OFF = "cut_off"  # with banners and footers that demand something
    ATTACHED = "attached"  # a mail attached to a mail
    COVER = "cover"  # the mail that another mail is attached to
    ATTACHED_PAGE = "attached_page"  # HTML or text attached as a file
    INVITATION = "invitation"  # a calendar entry
    PLAIN = "plain"  # the plain text of a mail that shows HTML
    HIDDEN = "hidden"  # with the text that a mail program does not show
    FAINT = "faint"  # with text so small or pale that it is doubtful whether it is seen
    CLEAR = "clear"  # without such text
    FILE_NAMES = "file_names"  # a mail together with the names of its files
    PICTURES = "pictures"  # a mail together with the text of its pictures
    OTHER_SENDER = "other_sender"  # with the second of two From headers
    END = "end"  # the end of a text that is too long to be judged as a whole
    REPORTED = "reported"  # the mail in a delivery report


@dataclass(frozen=True, slots=True)
class Pasted:
    """The input of the readers: one message in any format.

    `untrusted_content` is pasted text or HTML (str), a file (Path), or the content of a picture
    or file (bytes). The other fields are given by a person and take precedence over what the
    content says.
    """

    untrusted_content: str | Path | bytes
    channel: Channel | None = None  # detected if None
    untrusted_sender: str = ""
    untrusted_subject: str = ""
    file_name: str = ""  # where the content is bytes; only its extension is used


@dataclass(frozen=True, slots=True)
class Link:
    """One link: the text shown and the address it leads to. Links are never opened.

    `shown` equals `target` for an address in plain text. `start` and `end` are offsets of the
    shown text in the body, -1 if it is not there. `onward` are addresses inside the target, to
    which a page leads on; `hidden`: it does not tell where it leads (see `text.redirects`).
    """

    shown: str
    target: str
    start: int = -1
    end: int = -1
    onward: tuple[str, ...] = ()
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of a mail; readers look only into mails, pages, texts and pictures among them."""

    name: str
    media_type: str
    size: int  # bytes
    digest: str  # SHA-256, hexadecimal


@dataclass(frozen=True, slots=True)
class Check:
    """One result of a sender check that a mail server recorded in the headers."""

    host: str  # the server that made the check
    method: str  # "spf", "dkim" or "dmarc"
    result: str  # "pass", "fail", "none" …
    domain: str = ""  # the domain that was checked


@dataclass(frozen=True, slots=True)
class Message:
    """One message, independent of the format it was read from.

    Text fields are cleaned (see `text.cleaning`). They contain identifiers until
    `masking.message` has replaced them; only masked messages are scored or stored.
    """

    body: str
    channel: Channel = Channel.SMS
    sender: str = ""  # as displayed: number, alphanumeric name, or 'Name <address>'
    subject: str = ""
    reply_to: str = ""  # address, if there are headers
    return_path: str = ""  # address, if there are headers
    sent_by: str = ""  # address of the Sender header, if it differs from the From address
    received: tuple[str, ...] = ()  # names of the mail servers it passed, newest first
    hidden_text: str = ""  # text that a mail program does not display
    caller_words: str = ""  # text added by the person who forwarded it
    links: tuple[Link, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    checks: tuple[Check, ...] = ()  # recorded sender checks, trusted or not
    # Trusted results of sender checks, {"spf": "fail", …}.
    authentication: Mapping[str, str] = field(default_factory=dict)
    has_headers: bool = False
    image_only: bool = False
    form: bool = False  # whether the mail contains an input form
    remarks: tuple[str, ...] = ()  # codes of what the reader cut or repaired
    part: Part = Part.WHOLE  # of the input
    # Other ways to read the same input, in order of promise; they have no alternatives themselves.
    alternatives: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class MaskedMessage:
    """A message with typed placeholders instead of identifiers, and their number by type."""

    message: Message
    counts: Mapping[str, int]  # {"NIR": 1, "TEL_MOBILE": 2, ...}


class Place(StrEnum):
    """The field of a message that contains a quote."""

    SENDER = "sender"
    SUBJECT = "subject"
    BODY = "body"
    LINK = "link"
    ATTACHMENT = "attachment"
    HIDDEN = "hidden"


class Span(NamedTuple):  # one for each word: a dataclass takes much longer
    """A passage of a message field: `text[start:end]`, in characters."""

    place: Place
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Finding:
    """The result of one indicator rule that fired on a masked message."""

    indicator: str  # rule id, "I01"
    quote: str  # the text it rests on, from the masked message
    span: Span | None = None  # position of the quote, for the highlight
    # Values of the placeholders in the sentence of the rule.
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OrganisationMatch:
    """The organisation a message claims to come from."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Reason:
    """A fact that a person can check, or what a message is about, with a sentence.

    `weight` is what it adds to the score in log-odds, positive for a scam; 0 where nothing was
    learnt about it.
    """

    direction: Direction
    weight: float
    text: str
    quote: str = ""
    indicator: str = ""  # rule id, or "words" for the line about the subject
    spans: tuple[Span, ...] = ()
    strength: int = 1  # of the fact by itself, 1 (weak) to 3 (strong)


@dataclass(frozen=True, slots=True)
class LinkView:
    """A link as it is displayed, defanged; one more follows for each address inside a redirect."""

    shown: str
    target: str
    registered_domain: str
    defanged: str
    owner: str = ""  # organisation that answers for the site, "" if unknown
    hidden: bool = False  # the address does not tell where the link leads


@dataclass(frozen=True, slots=True)
class Change:
    """One change of the message that would have led to another band."""

    text: str  # "Si le lien menait à ameli.fr"
    band: Band


@dataclass(frozen=True, slots=True)
class Assessment:
    """The verdict on one message with its reasons."""

    message: Message  # masked; the most alarming reading
    masked: Mapping[str, int]
    band: Band
    band_reason: BandReason
    score: float | None  # probability of scam, 0 to 1; None without a model
    log_odds: float
    base: float  # score of an empty message and what the passage rule adds, in log-odds
    reasons: tuple[Reason, ...]  # strongest first (see `explaining.reasons`)
    findings: tuple[Finding, ...]
    links: tuple[LinkView, ...]
    language: Language
    scenario: str | None  # family id of the scenario table, "S01"
    organisation: OrganisationMatch | None
    fingerprint: str  # near-copy fingerprint, see `text.fingerprint`
    model: str  # "0003", or "" without a model
    readings: int = 1  # number of readings of the input, with the one that is shown
    others: Band | None = None  # the most alarming band of other readings, and of unread parts
    what_would_change: tuple[Change, ...] = ()  # only on request, not in batches
    # Phone number -> whether it is public. In memory only: the log keeps digests of the others.
    untrusted_numbers: Mapping[str, bool] = field(default_factory=dict, repr=False)

    @property
    def rest(self) -> float:
        """What has no reason of its own, in log-odds: base, reasons and rest are `log_odds`."""
        return self.log_odds - self.base - sum(one.weight for one in self.reasons)

    @property
    def is_by_score(self) -> bool:
        """Whether the band follows from the score."""
        return self.band_reason in (BandReason.SCORE, BandReason.BETWEEN)
