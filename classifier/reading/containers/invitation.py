"""Calendar invitations (.ics, text/calendar): what a calendar program shows of their events.

Syntax after RFC 5545: section 3.1 (lines and folding), 3.2 (parameters), 3.3.11 (escapes), 3.8 and
RFC 7986 (names). Older programs write quoted-printable (vCalendar 1.0); Outlook adds the
description as HTML in X-ALT-DESC, Thunderbird in the parameter ALTREP.
"""

from __future__ import annotations

import binascii
import quopri
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import unquote

from classifier.reading import limits
from classifier.reading.charsets import decode
from classifier.reading.containers.pages.html_text import read_html
from classifier.reading.content import Content, join, plain_content
from classifier.reading.extraction.header_block import as_sender
from classifier.reading.remarks import BODY_CUT, HTML_CUT
from classifier.text.cleaning import clean_line
from classifier.text.links import find_links

_BEGIN = re.compile(r"^[ \t\ufeff]{0,20}BEGIN:VCALENDAR[ \t\r]*$", re.IGNORECASE | re.MULTILINE)
_EDGE = re.compile(r"^[ \t]{0,20}(BEGIN|END):VCALENDAR[ \t\r]*$", re.IGNORECASE | re.MULTILINE)
_FOLD = re.compile(r"\r?\n[ \t]")
_FOLDS = (b"\r\n ", b"\r\n\t", b"\n ", b"\n\t")
_LINE = re.compile(
    r'(?P<name>[A-Za-z0-9-]{1,60})(?P<parameters>(?:;[^":;]*+(?:"[^"]*+"[^":;]*+)*+)*+):(?P<value>.*)',
    re.DOTALL,
)
_PARAMETER = re.compile(r';([A-Za-z0-9-]{1,60})=("[^"]*+"|[^;]*+)')
_QUOTED = re.compile(r"^[^:\n]{0,200};ENCODING=QUOTED-PRINTABLE", re.IGNORECASE)
_ESCAPE = re.compile(r"\\([\\;,nN])")
_NAMES = frozenset(
    "BEGIN END CALSCALE METHOD PRODID VERSION NAME REFRESH-INTERVAL SOURCE COLOR IMAGE CONFERENCE "
    "ATTACH CATEGORIES CLASS COMMENT DESCRIPTION GEO LOCATION PERCENT-COMPLETE PRIORITY RESOURCES "
    "STATUS SUMMARY COMPLETED DTEND DUE DTSTART DURATION FREEBUSY TRANSP TZID TZNAME TZOFFSETFROM "
    "TZOFFSETTO TZURL ATTENDEE CONTACT ORGANIZER RECURRENCE-ID RELATED-TO URL UID EXDATE EXRULE "
    "RDATE RRULE STYLED-DESCRIPTION ACTION REPEAT TRIGGER CREATED DTSTAMP LAST-MODIFIED SEQUENCE "
    "REQUEST-STATUS".split()
)
_COMPONENTS = frozenset("VEVENT VTODO VJOURNAL VFREEBUSY VPOLL VAVAILABILITY".split())
_TEXTS = ("DESCRIPTION", "COMMENT", "LOCATION", "CONTACT")
_OF_CALENDAR = ("X-WR-CALDESC", "DESCRIPTION", "URL")  # beside the events, of the whole calendar
_PAGES = ("X-ALT-DESC", "STYLED-DESCRIPTION")  # RFC 9073, 6.5
_ADDRESSES = (
    *("URL", "CONFERENCE", "ATTACH", "IMAGE", "X-GOOGLE-CONFERENCE"),
    "X-MICROSOFT-SKYPETEAMSMEETINGURL",
)
_SHOWN = frozenset([*_TEXTS, *_ADDRESSES, "SUMMARY", "ORGANIZER", *_PAGES])
_ADDRESS = re.compile(r"(?:https?|mailto|tel|sms):", re.IGNORECASE)
_HTML_DATA = re.compile(r"data:text/html(?:;charset=[\w-]{1,20})?,", re.IGNORECASE)
_WRITTEN_ADDRESS = re.compile(r"<?(?:https?://|www\.|mailto:)[^\s<>]*+>?")
_WORD = re.compile(r"\w+")
_COMPARED = 50  # texts that are compared with the page
_LONG_LINE = 60  # characters; programs fold lines at 75 bytes
_OPENING = 20_000  # characters in which a calendar begins


@dataclass(frozen=True, slots=True)
class Invitation:
    """The events of a calendar as one message: the organiser writes, the summary is the subject."""

    content: Content
    sender: str
    subject: str
    events: tuple[Content, ...] = ()  # each by itself, when there are several

    @property
    def whole(self) -> Content:
        """The content below the summary, for where the summary is not the subject."""
        return join([plain_content(self.subject), self.content])


@dataclass(frozen=True, slots=True)
class _Property:
    """One line of an event with its parameters; the value is text, its escapes undone."""

    event: int  # number of the event
    name: str
    parameters: dict[str, str]
    text: str


def looks_like_calendar(text: str) -> bool:
    """Tell whether a text is a calendar, or has one below other text."""
    return _BEGIN.search(text, 0, _OPENING) is not None


def unfolded(data: bytes) -> bytes:
    """Return a calendar file without folds, which may stand inside a character (RFC 5545, 3.1)."""
    for fold in _FOLDS:  # a regular expression would keep a piece for each fold
        data = data.replace(fold, b"")
    return data


def read_calendar(untrusted_text: str) -> Invitation:
    """Return the events of a calendar; text around it stays part of the content."""
    begin = _BEGIN.search(untrusted_text, 0, _OPENING)
    start = begin.start() if begin else 0
    text = untrusted_text[start : start + limits.CALENDAR_CHARACTERS]
    shown = list(_within_bounds(_shown_properties(text)))
    content = join([*_contents(untrusted_text[:start], shown), *_outside(text)])
    read = sum(len(one.text) for one in shown)
    if len(text) < len(untrusted_text) - start or read > limits.HTML_CHARACTERS:
        content = content.with_remarks([BODY_CUT])
    subject = next((one.text for one in shown if one.name == "SUMMARY"), "")
    sender = next(filter(None, map(_organiser, shown)), "")
    return Invitation(content, sender, clean_line(subject), tuple(_events(shown)))


def _outside(text: str) -> Iterator[Content]:
    """Yield the text between and below calendars."""
    ended = -1
    for edge in _EDGE.finditer(text):
        begins = edge[1].upper() == "BEGIN"
        if begins and ended >= 0:
            yield plain_content(text[ended : edge.start()])
            ended = -1
        elif not begins and ended < 0:
            ended = edge.end()
    if ended >= 0:
        yield plain_content(text[ended:])


def _events(shown: list[_Property]) -> Iterator[Content]:
    """Yield the first events one by one with their summaries, if there are several."""
    groups = [list(group) for _, group in groupby(shown, key=lambda one: one.event)]
    if len(groups) > 1:
        for group in groups[: limits.READINGS]:
            summaries = "\n".join(one.text for one in group if one.name == "SUMMARY")
            yield join([plain_content(summaries), *_contents("", group)])


def _shown_properties(text: str) -> Iterator[_Property]:
    """Yield what is shown of the events; of their alarms only texts that lead somewhere."""
    inside: list[str] = []
    event = 0
    for line in _lines(text):
        match = _LINE.match(line)
        if match is None:
            continue
        name = match["name"].upper()
        if name == "BEGIN":
            inside = [*inside[-3:], match["value"].strip().upper()]
            event += inside[-1] in _COMPONENTS
        elif name == "END":
            inside = inside[:-1]
        elif inside and _is_shown(name, inside[-1], match["value"]):
            yield _property(event, name, match)


def _is_shown(name: str, component: str, value: str) -> bool:
    if component == "VALARM":
        return name == "DESCRIPTION" and bool(find_links(value))
    if component == "VCALENDAR":
        return name in _OF_CALENDAR
    return name in _SHOWN and component in _COMPONENTS


def _lines(text: str) -> Iterator[str]:
    """Yield the content lines unfolded.

    A line that begins with no known name belongs to the line before: its fold has lost the blank,
    or a program has written a line end as it is.
    """
    parts: list[str] = []
    soft = False
    for line in _FOLD.sub("", text).replace("\r", "").split("\n"):
        match = None if soft else _LINE.match(line)
        name = match["name"].upper() if match else ""
        if name in _NAMES or name.startswith("X-"):
            if parts:
                yield "".join(parts)
            parts = [line]
        elif parts:
            folded = len(parts[-1]) >= _LONG_LINE and not soft
            parts += [line] if folded else ["\n", line]
        soft = line.endswith("=") and bool(parts) and _QUOTED.search(parts[0]) is not None
    if parts:
        yield "".join(parts)


def _property(event: int, name: str, match: re.Match[str]) -> _Property:
    found = _PARAMETER.findall(match["parameters"])
    parameters = {key.upper(): value.strip('"') for key, value in found}
    return _Property(
        event, name, parameters, _decoded(match["value"], parameters.get("ENCODING", ""))
    )


def _decoded(value: str, encoding: str) -> str:
    """Return the text of a value; binary content gives an empty one."""
    kind = encoding.upper()
    if kind == "QUOTED-PRINTABLE":
        value = decode(quopri.decodestring(value.encode("utf-8", "replace")))[0]
    elif kind in ("BASE64", "B"):
        value = _text_of_base64(value)
    return _ESCAPE.sub(lambda match: "\n" if match[1] in "nN" else match[1], value)


def _text_of_base64(value: str) -> str:
    try:
        data = binascii.a2b_base64(value)
    except ValueError:
        return ""
    return "" if b"\0" in data[:1_000] else decode(data)[0]


def _within_bounds(properties: Iterable[_Property]) -> Iterator[_Property]:
    """Yield the first properties, until one is cut because they hold too much text."""
    left = limits.HTML_CHARACTERS
    for one in properties:
        left -= len(one.text)
        yield one
        if left < 0:
            return


def _contents(above: str, shown: list[_Property]) -> Iterator[Content]:
    """Yield the text above the calendar, then descriptions, places and addresses."""
    if above.strip(" \t\r\n\ufeff"):
        yield plain_content(above)
    pages = [page for page in map(_page_of, shown) if page]
    marked = [read_html(page) for page in pages[: limits.CALENDAR_PAGES]]
    yield from marked
    subjects = [one.text for one in shown if one.name == "SUMMARY"]
    texts = [one.text for one in shown if one.name in (*_TEXTS, *_OF_CALENDAR[:1])]
    addresses = [one.text for one in shown if _is_address(one)]
    fresh = _fresh([*subjects[1:], *texts, *addresses], join(marked))
    if fresh:
        yield plain_content("\n\n".join(fresh))
    if len(pages) > len(marked):
        yield Content("", remarks=(HTML_CUT,))


def _is_address(one: _Property) -> bool:
    """Tell whether a property leads somewhere; an attached file is base64 and is not opened."""
    is_file = one.parameters.get("VALUE", "").upper() == "BINARY"
    return one.name in _ADDRESSES and not is_file and _ADDRESS.match(one.text) is not None


def _page_of(one: _Property) -> str:
    """Return the HTML of a property, "" for one of plain text."""
    if one.name in _PAGES:
        return one.text
    address = one.parameters.get("ALTREP", "")
    data = _HTML_DATA.match(address)
    return unquote(address[data.end() :]) if data else ""


def _fresh(texts: list[str], page: Content) -> list[str]:
    """Return the texts that say more than the page does, each once.

    Programs write the description twice, as HTML and as text.
    """
    known = f" {_words(page.text)} "
    targets = {link.target for link in (*page.links, *find_links(page.text))}
    kept: dict[str, str] = {}
    for number, text in enumerate(texts):
        words = _words(text)
        compared = page.text and number < _COMPARED
        written = {link.target for link in find_links(text)} if compared else set()
        repeated = compared and f" {words} " in known and written <= targets
        if text.strip() and not repeated:
            kept.setdefault("".join(text.split()), text.strip())
    return list(kept.values())


def _words(text: str) -> str:
    """Return the words of a text without its addresses."""
    return " ".join(_WORD.findall(_WRITTEN_ADDRESS.sub(" ", text.casefold())))


def _organiser(one: _Property) -> str:
    """Return name and address of an organiser, "" for other properties."""
    if one.name != "ORGANIZER":
        return ""
    address = one.text.strip()
    if address[:7].lower() == "mailto:":
        address = address[7:]
    name = one.parameters.get("CN", "")
    return as_sender(f"{name} <{address}>" if name and name != address else address)
