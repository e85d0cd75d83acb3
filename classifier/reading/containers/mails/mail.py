"""Mail files (.eml, .msg): the message in them, and everything else that may be the message.

An attached mail is what the caller asks about, but anybody can attach a harmless one to a scam: so
the mail around it, each attached mail, page and invitation is a candidate of its own.
Nothing is opened or fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from classifier.errors import UnreadableMessage
from classifier.reading import limits
from classifier.reading.containers.mails.attached_files import OLE_MAGIC
from classifier.reading.containers.mails.coded_text import read_plain
from classifier.reading.containers.mails.file_names import named_content, stays_closed
from classifier.reading.containers.mails.mail_source import mended_source
from classifier.reading.containers.mails.mail_view import AttachedMail, Budget, MailView, ParsedMail
from classifier.reading.containers.mails.mime_parts import view_of
from classifier.reading.containers.mails.mime_tree import MimePart, parse_mail
from classifier.reading.containers.outlook import open_outlook, outlook_view
from classifier.reading.content import Candidate, Content, join
from classifier.reading.remarks import (
    FILES_CLOSED,
    FORWARD_TOO_DEEP,
    FORWARDED,
    MAIL_UNREAD,
    MIME_MENDED,
    SEVERAL_FORWARDS,
)
from classifier.records import Part
from classifier.text.contact_links import is_contact
from classifier.text.links import find_links, host_of

_WORD = re.compile(r"\w{2,}")
_FEW_WORDS = 60  # of a mail whose message is an attached page
_NEW_SHARE = 0.25  # of the words of a plain text that its page does not have


@dataclass(frozen=True, slots=True)
class _Found:
    """One mail of a file, how deep it lies, and the words of the mails around it."""

    view: MailView
    depth: int
    words: tuple[str, ...]
    part: Part


def read_mail(untrusted_data: bytes) -> ParsedMail:
    """Return what may be the message in the source of a mail; never fails."""
    source = mended_source(untrusted_data)
    parsed = _parsed(_mails_in(parse_mail(source.untrusted_data), Budget()))
    first, *others = parsed.candidates
    if source.mended:
        first = replace(first, content=first.content.with_remarks([MIME_MENDED]))
    if source.untrusted_above:
        above = read_plain(source.untrusted_above)
        words = f"{above.text}\n\n{first.caller_words}".strip()
        cut = words[: limits.CALLER_CHARACTERS]
        first = replace(first, caller_words=cut, part=Part.FORWARDED)
        others.insert(1, Candidate(above, part=Part.ABOVE))
    return replace(parsed, candidates=(first, *others))


def read_outlook(untrusted_data: bytes) -> ParsedMail:
    """Return the same for a .msg file; raise UnreadableMessage when it is damaged or no mail."""
    return _parsed(_mails_in(open_outlook(untrusted_data), Budget()))


def _mails_in(mail: AttachedMail, budget: Budget) -> list[_Found]:
    """Return a mail and those attached to it, at any depth, the outermost first."""
    found: list[_Found] = []
    waiting: list[tuple[AttachedMail, int, tuple[str, ...], Part]] = [(mail, 0, (), Part.WHOLE)]
    while waiting and len(found) <= limits.ATTACHED_MAILS:
        mail, depth, words, part = waiting.pop()
        try:
            view = _view(mail, budget)
        except UnreadableMessage:
            if not found:
                raise
            found[0] = _noted(found[0], MAIL_UNREAD)
            continue
        found.append(_Found(view, depth, words, part))
        inner = (*words, view.content.text)
        kind = Part.REPORTED if view.is_report else Part.ATTACHED
        waiting += [(one, depth + 1, inner, kind) for one in reversed(view.attached)]
    if waiting:
        found[0] = _noted(found[0], FORWARD_TOO_DEEP)
    return found


def _view(mail: AttachedMail, budget: Budget) -> MailView:
    """Return what one mail shows; raise UnreadableMessage for a damaged Outlook file."""
    if isinstance(mail, MimePart):
        return view_of(mail, budget)
    if not isinstance(mail, bytes):
        return outlook_view(mail, budget)
    if mail.startswith(OLE_MAGIC):
        return outlook_view(open_outlook(mail), budget)
    return view_of(parse_mail(mended_source(mail).untrusted_data), budget)


def _noted(found: _Found, remark: str) -> _Found:
    content = found.view.content.with_remarks([remark])
    return replace(found, view=replace(found.view, content=content))


def _parsed(found: list[_Found]) -> ParsedMail:
    """Return all candidates of the mails of a file.

    The innermost of attached mails is what a caller asks about. The outermost mail comes second,
    so that no number of attached ones displaces it.
    """
    outer = found[0]
    inner = sorted(found[1:], key=lambda one: -one.depth)
    order = [outer] if not inner or outer.view.is_report else [inner[0], outer]
    order += [one for one in found if all(one is not other for other in order)]
    seen = (one for mail in order for one in _candidates(mail, alone=not inner))
    first, *others = dict.fromkeys(seen)  # each once
    remarks = [] if order[0] is outer else [FORWARDED, *outer.view.content.remarks]
    remarks += [SEVERAL_FORWARDS] if len(outer.view.attached) > 1 else []
    first = replace(first, content=first.content.with_remarks(remarks))
    return ParsedMail((first, *others), order[0].view.untrusted_pictures)


def _candidates(found: _Found, *, alone: bool) -> Iterator[Candidate]:
    """Yield what may be the message in one mail, the most promising first."""
    view, content = found.view, found.view.content
    is_note = _is_cover_note(content)
    if is_note and alone and any(map(stays_closed, view.attachments)):
        content = content.with_remarks([FILES_CLOSED])
    is_cover = found.depth == 0 and not (alone or view.is_report)
    part = Part.COVER if is_cover else found.part
    words = "\n\n".join(word for word in found.words if word)[: limits.CALLER_CHARACTERS]
    whole = Candidate(content, view.envelopes[0], part, view.attachments, words)
    pages = [
        replace(whole, content=join([content, page]), part=Part.ATTACHED_PAGE)
        for page in view.pages
    ]
    pages += [replace(whole, content=one, part=Part.INVITATION) for one in view.invitations]
    yield from [*pages, whole] if is_note else [whole, *pages]
    for envelope in view.envelopes[1:]:
        yield replace(whole, envelope=envelope, part=Part.OTHER_SENDER)
    named = named_content(view.attachments)
    if named:
        yield replace(whole, content=join([content, named]), part=Part.FILE_NAMES)
    if view.plain and _differs(view.plain, content):
        yield replace(whole, content=view.plain, part=Part.PLAIN)
    # Harmless text beside a scam weighs against it, so each piece is judged alone as well.
    single = part if is_cover else Part.TEXT_PART
    yield from (replace(whole, content=one, part=single) for one in view.texts)
    if content.text:
        yield from (replace(whole, content=one, part=Part.ATTACHED_PAGE) for one in view.pages)


def _is_cover_note(content: Content) -> bool:
    """Tell whether a text says little itself, so that what is attached is the message."""
    few = len(_WORD.findall(content.text[:1_000])) <= _FEW_WORDS
    leads = not all(map(is_contact, content.links))
    return few and not leads and not find_links(content.text[:1_000])


def _differs(plain: Content, shown: Content) -> bool:
    """Tell whether the plain text of a mail says something that its page does not.

    A link to another site is enough.
    """
    links = [*shown.links, *find_links(shown.text)]
    sites = {host_of(link.target) for link in links}
    if any(host_of(link.target) not in sites for link in find_links(plain.text)):
        return True
    said = set(_WORD.findall(plain.text.casefold()))
    known = set(_WORD.findall(shown.text.casefold()))
    known.update(_WORD.findall(" ".join(link.target for link in shown.links).casefold()))
    return len(said - known) > max(3, _NEW_SHARE * len(said))
