"""Finds the block of header lines that mail programs write above a forwarded message.

Recognises Outlook, Gmail, Apple Mail, Thunderbird, Yahoo, Orange, Free, SFR, La Poste, Proton and
Samsung in French and English.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from classifier.text.cleaning import clean_line
from classifier.text.lengths import LINE_CHARACTERS

_NAMES = {
    "sender": ("de", "from", "expéditeur", "expediteur", "sender"),
    "subject": ("objet", "subject", "sujet", "object", "titre"),
    "date": ("date", "envoyé", "envoye", "envoyé le", "sent", "reçu", "received"),
    "to": ("à", "a", "to", "pour", "destinataire", "destinataires", "recipient"),
    "other": (
        *("cc", "cci", "bcc", "copie", "copie à", "copie a", "importance", "priority"),
        *("répondre à", "reply-to", "répondre a", "reply to", "pièces jointes", "attachments"),
    ),
}
_ROLE = {name: role for role, names in _NAMES.items() for name in names}
_ALL_NAMES = "|".join(sorted((re.escape(name) for name in _ROLE), key=len, reverse=True))
# Possessive throughout, so that a long run of spaces or marks is not tried in every split.
_START = r"^[ \t]*+(?:[>|][ \t]*+){0,6}+\**+"
_SPACE = r"[ \t\xa0\u202f]"
_HEADER = re.compile(
    rf"{_START}({_ALL_NAMES}){_SPACE}{{0,5}}\**[ \t]?:\**{_SPACE}*(.*)$",
    re.IGNORECASE,
)
SENDER_LINE = re.compile(
    rf"{_START}(?:de|from|exp[ée]diteur|sender|sujet|subject|objet|date)"
    r"[ \t\xa0\u202f]{0,5}\**[ \t]?:",
    re.IGNORECASE | re.MULTILINE,
)
"""Every block has such a line: a text without one has no block."""
_FORWARD_MARK = re.compile(
    r"(?:-{2,20}[ \t]*)?(?:forwarded message|(?:e-?)?mail transf[ée]r[ée]|message transf[ée]r[ée]|"
    r"begin forwarded message|d[ée]but du message (?:r[ée]exp[ée]di[ée]|transf[ée]r[ée])|"
    r"message r[ée]exp[ée]di[ée]|message transmis|courriel transf[ée]r[ée]|forwarded email)",
    re.IGNORECASE,
)
_OTHER_MARK = re.compile(
    r"-{2,20}[ \t]*(?:original message|message d['’]origine|message original|"
    r"original appointment)[ \t]*-{2,20}|_{10,80}|message du \d{1,2}/\d{1,2}/\d{2,4}.{0,20}",
    re.IGNORECASE,
)
_BLOCK_LINES = 16
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


def find_block(text: str) -> Block | None:
    """Return the first block of header lines with a sender and at least one other header."""
    position = 0
    for _ in range(_TRIES):
        match = SENDER_LINE.search(text, position)
        if not match:
            return None
        block = _read_block(text, match.start())
        if block:
            return block
        position = match.end()
    return None


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
            pending = _ROLE[header[1].lower()]
            if pending in roles and pending in ("sender", "subject"):
                break
            roles.setdefault(pending, header[2].strip(" *\t"))
            quoted = quoted or line.lstrip().startswith(">")
        elif pending and line.strip("> \t") and not roles[pending]:
            roles[pending] = line.lstrip("> \t").rstrip()  # the value is on the next line
        elif line.strip("> \t") or not _header_follows(text, stop + 1):
            break
        position = last = stop + 1
        if stop >= len(text):
            break
    return _block(text, start, min(last, len(text)), roles, quoted)


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
