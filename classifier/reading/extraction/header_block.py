"""Finds the block of header lines that mail programs write above a forwarded message.

Recognises Outlook, Gmail, Apple Mail, Thunderbird, Yahoo, Orange, Free, SFR, La Poste, Proton and
Samsung in French and English, and the words of German, Italian and Spanish programs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import islice, zip_longest

from classifier.reading.extraction.header_names import (
    ANY_NAME,
    FIRST_NAME,
    JOINED_NAME,
    ROLE,
    SPACE,
    START,
)
from classifier.text.cleaning import clean_line
from classifier.text.lengths import LINE_CHARACTERS

_HEADER = re.compile(
    rf"{START}({ANY_NAME}){SPACE}{{0,5}}\**[ \t]?:\**{SPACE}*(.*)$",
    re.IGNORECASE,
)
_FIRST = re.compile(
    rf"{START}(?:{FIRST_NAME}){SPACE}{{0,5}}\**[ \t]?:", re.IGNORECASE | re.MULTILINE
)
# The same on any line but the first: what begins with a line feed is found quickly.
_FIRST_BELOW = re.compile(f"\n{_FIRST.pattern}", _FIRST.flags)
_FORWARD_WORDS = (
    r"(?:forwarded message|(?:e-?)?mail transf[ée]r[ée]|message transf[ée]r[ée]|"
    r"begin forwarded message|d[ée]but du message (?:r[ée]exp[ée]di[ée]|transf[ée]r[ée])|"
    r"message r[ée]exp[ée]di[ée]|message transmis|courriel transf[ée]r[ée]|forwarded email|"
    r"(?:anfang der )?weitergeleitete[nr]? (?:nachricht|e-?mail)|(?:inizio (?:del )?)?messaggio "
    r"inoltrato|(?:inicio del )?mensaje reenviado|mensagem (?:en|re)caminhada)"
)
_FORWARD_MARK = re.compile(rf"(?:-{{2,20}}[ \t]*)?{_FORWARD_WORDS}", re.IGNORECASE)
_OTHER_MARK = re.compile(
    r"-{2,20}[ \t]*(?:original message|(?:message|e-?mail) d['’]origine|message initial|"
    r"(?:message|e-?mail|mail|courriel) original|"
    r"original appointment|urspr[üu]ngliche nachricht|messaggio originale|mensaje original)"
    r"[ \t]*-{2,20}|_{10,80}|message du(?: :)? \d{1,2}/\d{1,2}/\d{2,4}.{0,20}",
    re.IGNORECASE,
)
# All headers in one line, as Yahoo's web page writes them, with the mark of the forward before.
_JOINED = re.compile(
    rf"{START}(?P<mark>(?:[-_]{{2,20}}[ \t]{{0,5}})?{_FORWARD_WORDS}[ \t:_-]{{0,40}})?"
    rf"(?P<headers>(?:de|from|von|da){SPACE}{{0,5}}:[^\n]+)$",
    re.IGNORECASE | re.MULTILINE,
)
_JOINED_BELOW = re.compile(f"\n{_JOINED.pattern}", _JOINED.flags)
_BLOCK_LINES = 16
_JOINED_HEADERS = 3  # sender and two others
_TRIES = 40


@dataclass(frozen=True, slots=True)
class Block:
    """A run of header lines: its span in the text and its values."""

    start: int
    end: int
    sender: str
    subject: str
    sure: bool  # a marker says that this is a forward
    quoted: bool


def has_header_line(text: str) -> bool:
    """Tell whether a text may have a block of header lines."""
    if _FIRST.match(text) or _JOINED.match(text):
        return True
    return _FIRST_BELOW.search(text) is not None or _JOINED_BELOW.search(text) is not None


def find_block(text: str) -> Block | None:
    """Return the first block of header lines with a sender and at least one other header."""
    blocks = [block for block in (_find_lines(text), _find_joined(text)) if block]
    return min(blocks, key=lambda block: block.start, default=None)


def _find_lines(text: str) -> Block | None:
    position = 0
    for _ in range(_TRIES):
        match = _FIRST.search(text, position)
        if not match:
            return None
        block = _read_block(text, match.start())
        if block:
            return block
        position = match.end()
    return None


def _find_joined(text: str) -> Block | None:
    """Return the first line of joined headers that has text below."""
    for match in islice(_JOINED.finditer(text), _TRIES):
        roles = _joined_roles(match["headers"][: 2 * LINE_CHARACTERS])
        if len(roles) < _JOINED_HEADERS or not text[match.end() :].strip():
            continue
        quoted = match[0].lstrip().startswith(">")
        block = _block(text, match.start(), match.end(), roles, quoted)
        if block:
            return replace(block, sure=block.sure or match["mark"] is not None)
    return None


def _joined_roles(line: str) -> dict[str, str]:
    """Return the values of joined headers by what they say."""
    names = list(JOINED_NAME.finditer(line))
    roles: dict[str, str] = {}
    for name, after in zip_longest(names, names[1:]):
        value = line[name.end() : after.start() if after else len(line)]
        roles.setdefault(ROLE[name[1].lower()], value.strip(" *\t\xa0"))
    return roles


def _read_block(text: str, start: int) -> Block | None:
    roles: dict[str, str] = {}
    position, last, quoted = start, start, False
    pending = ""
    for _ in range(_BLOCK_LINES):
        stop = text.find("\n", position)
        stop = len(text) if stop < 0 else stop
        line = text[position : min(stop, position + 2 * LINE_CHARACTERS)]
        header = _HEADER.match(line)
        if header:
            pending = ROLE[header[1].lower()]
            if pending in roles and pending in ("sender", "subject"):
                break
            for role, value in _values(header).items():
                roles.setdefault(role, value)
            quoted = quoted or line.lstrip().startswith(">")
        elif pending and line.strip("> \t") and not roles[pending]:
            roles[pending] = line.lstrip("> \t").rstrip()  # the value is on the next line
        elif line.strip("> \t") or not _header_follows(text, stop + 1):
            break
        position = last = stop + 1
        if stop >= len(text):
            break
    return _block(text, start, min(last, len(text)), roles, quoted)


def _values(header: re.Match[str]) -> dict[str, str]:
    """Return the value of a header line, and of headers that were joined to it."""
    role, value = ROLE[header[1].lower()], header[2].strip(" *\t")
    joined = JOINED_NAME.search(value) if role != "subject" else None
    if joined is None:
        return {role: value}
    return _joined_roles(value) | {role: value[: joined.start()].strip(" *\t\xa0")}


def _header_follows(text: str, position: int) -> bool:
    """Return whether a header follows an empty line, as in HTML mails."""
    stop = text.find("\n", position)
    line = text[position : stop if stop >= 0 else len(text)]
    return bool(line) and _HEADER.match(line[: 2 * LINE_CHARACTERS]) is not None


def _block(text: str, start: int, end: int, roles: dict[str, str], quoted: bool) -> Block | None:
    at_top = not text[:start].strip()
    enough = 2 if at_top else 3
    mark = _mark_above(text, start)
    if "sender" not in roles or len(roles) < (2 if mark else enough):
        return None
    if not (at_top or mark or "subject" in roles):
        return None
    return Block(
        mark[0] if mark else start, end, as_sender(roles["sender"]),
        clean_line(roles.get("subject", "")), bool(mark and mark[1]), quoted,
    )  # fmt: skip


def _mark_above(text: str, start: int) -> tuple[int, bool] | None:
    """Return the start of the marker directly above a block, and whether it means a forward."""
    above = text[max(0, start - 200) : start].rstrip("> \t\n")
    line_start = above.rfind("\n") + 1
    line = above[line_start:].strip("> \t")
    if not line:
        return None
    position = max(0, start - 200) + line_start
    if _FORWARD_MARK.match(line):
        return position, True
    return (position, False) if _OTHER_MARK.match(line) else None


def as_sender(value: str) -> str:
    """Return 'Name <address>' of a pasted header, without quotes and mailto."""
    value = re.sub(r"\[?mailto:([^\]>\s]{1,200})\]?", r"<\1>", value, flags=re.IGNORECASE)
    value = value.replace("<<", "<").replace(">>", ">").replace('"', "")
    return clean_line(value, 500)
