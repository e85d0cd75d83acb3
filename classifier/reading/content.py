"""What every reader returns: the content of a message part, and its envelope."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from classifier.reading.limits import BODY_CHARACTERS
from classifier.reading.remarks import BODY_CUT
from classifier.records import Attachment, Check, Link, Part
from classifier.text.cleaning import clean_body
from classifier.text.redirects import with_original_links


@dataclass(frozen=True, slots=True)
class Content:
    """The visible text of a message part with its links, and the hidden text.

    `links` holds only those that the markup names; the ones written out in the text are found
    when the message is assembled.
    """

    text: str
    links: tuple[Link, ...] = ()
    hidden: str = ""
    pictures: int = 0
    marked_up: bool = False  # the part was HTML
    remarks: tuple[str, ...] = ()
    form: bool = False  # it has fields to type something into
    otherwise: tuple[tuple[Part, Content], ...] = ()  # the part as others may see it

    def with_remarks(self, remarks: Iterable[str]) -> Content:
        """Return the content with further remarks, each once."""
        different = tuple(dict.fromkeys([*self.remarks, *remarks]))
        return self if different == self.remarks else replace(self, remarks=different)


@dataclass(frozen=True, slots=True)
class Envelope:
    """The headers of a message, or the fields that a person filled in."""

    sender: str = ""
    subject: str = ""
    reply_to: str = ""
    return_path: str = ""
    sent_by: str = ""
    received: tuple[str, ...] = ()
    checks: tuple[Check, ...] = ()
    has_headers: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """One part of an input that may be the message the caller asks about.

    A reader returns all candidates it sees, the most promising one first. `caller_words` is what
    the caller has probably written around this part.
    """

    content: Content
    envelope: Envelope = Envelope()
    part: Part = Part.WHOLE
    attachments: tuple[Attachment, ...] = ()
    caller_words: str = ""


def words_in_headers(envelope: Envelope) -> str:
    """Return the sender's name and the subject that hold a whole address of a page."""
    fields = (envelope.sender.rpartition(" <")[0], envelope.subject)
    return "\n".join(one for one in fields if "://" in one or "www." in one.lower())


def join(contents: Iterable[Content]) -> Content:
    """Return the contents as one, an empty line between them, link offsets moved along."""
    contents = list(contents)
    text, pictures, marked_up, form = "", 0, False, False
    links: list[Link] = []
    hidden: list[str] = []
    remarks: list[str] = []
    for content in contents:
        both = text and content.text
        offset = len(text) + 2 if both else len(text)
        links.extend(_shifted(content.links, offset))
        text = f"{text}\n\n{content.text}" if both else text + content.text
        hidden.append(content.hidden)
        remarks.extend(content.remarks)
        pictures += content.pictures
        marked_up = marked_up or content.marked_up
        form = form or content.form
    all_hidden = "\n".join(piece for piece in hidden if piece)
    different = tuple(dict.fromkeys(remarks))
    otherwise = _joined_otherwise(contents)
    return Content(text, tuple(links), all_hidden, pictures, marked_up, different, form, otherwise)


def _joined_otherwise(contents: list[Content]) -> tuple[tuple[Part, Content], ...]:
    """Return the contents joined as others may see them, for each way that one of them names."""
    parts = dict.fromkeys(part for content in contents for part, _ in content.otherwise)
    plain = [replace(content, otherwise=()) for content in contents]
    seen = [dict(content.otherwise) for content in contents]
    pairs = list(zip(seen, plain, strict=True))
    return tuple((part, join(ways.get(part, usual) for ways, usual in pairs)) for part in parts)


def with_way(content: Content, part: Part, other: Content) -> Content:
    """Return a content that others may see in one more way."""
    return replace(content, otherwise=(*content.otherwise, (part, replace(other, otherwise=()))))


def shown_alternative(alternatives: list[tuple[str, Content]]) -> Content:
    """Return of alternatives (media type, content) the one that mail programs show."""
    plain = [content for kind, content in alternatives if kind == "text/plain"]
    marked_up = [content for kind, content in alternatives if kind == "text/html"]
    if not marked_up:
        return join(plain)
    shown = join(marked_up)
    if shown.text.strip() or not plain:
        return shown
    text = join(plain).text  # the HTML shows nothing or only pictures
    links = tuple(replace(link, start=-1, end=-1) for link in shown.links)
    return replace(shown, text=text, links=links)


def plain_content(text: str) -> Content:
    """Return plain text as content; of a very long one its end is another reading."""
    shown = _plain(text[:BODY_CHARACTERS])
    if len(text) <= BODY_CHARACTERS:
        return shown
    end = _plain(text[-BODY_CHARACTERS:])
    return replace(shown, remarks=(BODY_CUT,), otherwise=((Part.END, end),))


def _plain(text: str) -> Content:
    return Content(clean_body(with_original_links(text)))


def links_within(links: Iterable[Link], start: int, end: int) -> tuple[Link, ...]:
    """Return the links that stand in `text[start:end]`, with offsets in that piece.

    Links without a place (start -1) are kept as they are.
    """
    inside = [link for link in links if link.start < 0 or start <= link.start < end]
    return tuple(_shifted([link for link in inside if link.end <= end], -start))


def _shifted(links: Iterable[Link], offset: int) -> list[Link]:
    """Return the links with their offsets moved; those without a place stay as they are."""
    if not offset:
        return list(links)
    return [
        link if link.start < 0 else replace(link, start=link.start + offset, end=link.end + offset)
        for link in links
    ]
