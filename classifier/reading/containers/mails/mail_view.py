"""One mail without those attached to it, as the readers of MIME and of Outlook files give it."""

from __future__ import annotations

from dataclasses import dataclass, field

from classifier.reading import limits
from classifier.reading.containers.compound_file import Storage
from classifier.reading.containers.mails.mime_tree import MimePart
from classifier.reading.containers.pages.html_text import read_html
from classifier.reading.content import Candidate, Content, Envelope
from classifier.reading.remarks import HTML_CUT
from classifier.records import Attachment

AttachedMail = MimePart | Storage | bytes
"""A mail attached to another: a part of its source, a storage of its file, or a file."""


@dataclass(frozen=True, slots=True)
class MailView:
    """What one mail shows, and what it brings along."""

    envelopes: tuple[Envelope, ...]  # of several senders or subjects the first counts, mostly
    content: Content
    plain: Content | None = None  # its plain text, where the mail shows HTML
    pages: tuple[Content, ...] = ()  # attached pages and texts
    invitations: tuple[Content, ...] = ()
    attached: tuple[AttachedMail, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    untrusted_pictures: tuple[bytes, ...] = ()
    is_report: bool = False  # of a mail that was not delivered, which is attached
    texts: tuple[Content, ...] = ()  # those that the content is joined of, where there are several


@dataclass(frozen=True, slots=True)
class ParsedMail:
    """Everything in a file of mail that may be the message, the most promising first."""

    candidates: tuple[Candidate, ...]  # at least one
    untrusted_pictures: tuple[bytes, ...] = ()  # a few of the first one, for their QR codes


@dataclass(slots=True)
class Budget:
    """How much of one file may still be read: mails and pages inside each other add up."""

    pages: int = limits.MAIL_PAGES_CHARACTERS
    files: int = limits.DECODED_BYTES

    def page(self, untrusted_html: str) -> Content:
        """Return the content of a page; once the budget is used up, an empty one that says so."""
        if self.pages <= 0:
            return Content("", marked_up=True, remarks=(HTML_CUT,))
        self.pages -= min(len(untrusted_html), limits.HTML_CHARACTERS)
        return read_html(untrusted_html)


@dataclass(slots=True)
class Gathered:
    """The files attached to one mail, by what they are."""

    attachments: list[Attachment] = field(default_factory=list)
    mails: list[AttachedMail] = field(default_factory=list)
    pages: list[Content] = field(default_factory=list)
    invitations: list[Content] = field(default_factory=list)
    texts: list[Content] = field(default_factory=list)  # of coded files that are the mail itself
    pictures: list[bytes] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
