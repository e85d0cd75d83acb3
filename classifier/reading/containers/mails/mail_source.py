"""Recognises the source of a mail in a file or paste, and mends what programs do to sources.

Handled: UTF-16, byte-order marks, text above the source, indentation and quote marks before each
line, doubled line ends, Apple Mail's `.emlx` (a line with the length before, a property list
after), and "show original" of Gmail saved as text (a table above).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from classifier.reading.charsets import decode
from classifier.reading.containers.mails.header_fields import KNOWN_FIELD

_HEAD = 64_000  # bytes in which the source begins
_LINES = 400
_TRIES = 40
_BLOCK_LINES = 120
_SURE_FIELD = re.compile(
    rb"(?:received|return-path|message-id|mime-version|delivered-to|content-type|"
    rb"content-transfer-encoding|dkim-signature|authentication-results)[ \t]{0,5}:",
    re.IGNORECASE,
)
_BLOCK_BYTES = 10_000
_SENDER = re.compile(rb"^[ \t>]{0,40}from[ \t]{0,5}:", re.IGNORECASE | re.MULTILINE)
_TRACE = re.compile(
    rb"^[ \t>]{0,40}(?:received|return-path|mime-version|content-type)[ \t]{0,5}:",
    re.IGNORECASE | re.MULTILINE,
)
_MARK = re.compile(rb"[ \t>]{0,40}")
_WIDE_START = 16  # bytes
_UTF8_MARK = re.compile(rb"(?:\xef\xbb\xbf|\xc3\xaf\xc2\xbb\xc2\xbf)+")
_LENGTH_LINE = re.compile(rb"[ \t]{0,20}(\d{1,9})[ \t]*\r?\n")
_PROPERTY_LIST = re.compile(rb"<\?xml version=[^\n]{0,200}\n<!DOCTYPE plist[^\n]{0,200}\n<plist")
_TABLE_ROW = re.compile(
    r"(?:message id|id du message|created(?: at)?|cr[ée]{2}e?(?: [àa]| le)?|from|de|to|[àa]|"
    r"subject|objet|spf|dkim|dmarc)[ \xa0]?:?[ ]?\t[^\n]*",
    re.IGNORECASE,
)
_TABLE_TITLE = re.compile(
    r"\s*(?:message d['’]origine|original message|source du message|message source|"
    r"(?:t[ée]l[ée]charger (?:le message d['’]origine|l['’]original)|download original|"
    r"copier dans le presse-papiers|copy to clipboard|\s){1,9})?\s*",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?:|www\.", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class MailSource:
    """The source of a mail, mended, and the words that stood above it."""

    untrusted_data: bytes
    untrusted_above: str = ""
    mended: bool = False


def source_in(untrusted_data: bytes, *, only_at_start: bool = False) -> MailSource | None:
    """Return the source of a mail that a file or paste is or holds, None if there is none.

    A source has two fields of a mail header, one of which people do not paste with a message
    (`Received`, `MIME-Version` …). `only_at_start`: without text above it.
    """
    data = _evened(_narrow(untrusted_data[:_HEAD]))
    start, prefix, doubled = _begin(data)
    if start < 0 or (only_at_start and start > 0):
        return None
    if len(untrusted_data) > _HEAD:
        data = _evened(_narrow(untrusted_data))
        start, prefix, doubled = _begin(data)
    above = _words_above(decode(data[: max(start, 0)])[0])
    mended = _without_marks(data[max(start, 0) :], prefix, doubled=doubled)
    return MailSource(mended, above, mended=bool(prefix or doubled))


def is_pasted_in(untrusted_data: bytes) -> bool:
    """Tell whether the text of a mail holds the whole source of another one.

    A few header lines, quoted in a discussion, are none.
    """
    head = _evened(_narrow(untrusted_data[:_HEAD]))
    start = _begin(head)[0]
    if start < 0:
        return False
    block = head[start : start + _BLOCK_BYTES]
    return bool(_SENDER.search(block) and _TRACE.search(block))


def mended_source(untrusted_data: bytes) -> MailSource:
    """Return the source in a file that claims to be a mail; the whole of it if none is found."""
    return source_in(untrusted_data) or MailSource(_evened(_narrow(untrusted_data)))


def looks_like_source(text: str) -> bool:
    """Return whether a text is or holds the source of a mail; a page may only show one."""
    head = text[:_HEAD]
    if head.lstrip("\ufeff \t\r\n").startswith("<"):
        return False
    return _begin(_evened(_narrow(head.encode("utf-8", "replace"))))[0] >= 0


def _narrow(data: bytes) -> bytes:
    """Return a source in UTF-16 as UTF-8; without a byte-order mark."""
    first = data.removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    start = first[:_WIDE_START]
    # By the header: a body may hold zeros as well, which mail programs skip.
    for codec, zeros, letters in (
        ("utf-16-le", start[1::2], start[::2]),
        ("utf-16-be", start[::2], start[1::2]),
    ):
        if zeros and not any(zeros) and all(letters):
            return first.decode(codec, "replace").encode("utf-8", "replace")
    mark = _UTF8_MARK.match(first)
    return first[mark.end() :] if mark else first


def _evened(data: bytes) -> bytes:
    """Return a source with usual line ends, without the frame of Apple Mail."""
    head = data[:_HEAD]
    ends = head.count(b"\n")
    if head.count(b"\r\r\n") * 2 > ends > 0:
        data = data.replace(b"\r\r\n", b"\r\n")
    elif head.count(b"\r") > max(20 * ends, 1):
        data = data.replace(b"\r", b"\n")
    length = _LENGTH_LINE.match(data)
    if not length or not KNOWN_FIELD.match(data, length.end()):
        return data
    data = data[length.end() :]
    tail = max(int(length[1]) - 200, 0)
    found = _PROPERTY_LIST.search(data, tail) or _PROPERTY_LIST.search(data)
    return data[: found.start()] if found else data


def _begin(data: bytes) -> tuple[int, bytes, bool]:
    """Return where the source begins, the mark before each line, and if line ends are doubled.

    The place is -1 if there is no source.
    """
    head = data[:_HEAD]
    position = tries = 0
    for _ in range(_LINES):
        stop = head.find(b"\n", position)
        mark = _MARK.match(head, position)
        after = mark.end() if mark else position
        if KNOWN_FIELD.match(head, after):
            doubled = _is_source(head, position)
            if doubled is not None:
                return position, head[position:after], doubled
            tries += 1
        if stop < 0 or tries >= _TRIES:
            break
        position = stop + 1
    return -1, b"", False


def _is_source(head: bytes, start: int) -> bool | None:
    """Return whether lines are doubled in the header block at `start`, None if it is none."""
    lines = head[start : start + _HEAD].split(b"\n", 2 * _BLOCK_LINES)[: 2 * _BLOCK_LINES]
    lines = [line.lstrip(b"> \t").rstrip() for line in lines]
    doubled = not any(lines[1:8:2]) and all(lines[0:6:2]) and len(lines) > 6
    lines = lines[::2] if doubled else lines
    block = lines[: lines.index(b"")] if b"" in lines else lines
    known = {match[0].lower() for line in block if (match := KNOWN_FIELD.match(line))}
    sure = any(_SURE_FIELD.match(name) for name in known)
    of_mail = any(not name.startswith((b"content-", b"mime-version")) for name in known)
    return doubled if sure and of_mail and len(known) >= 2 else None


def _without_marks(data: bytes, prefix: bytes, *, doubled: bool) -> bytes:
    """Return the lines of a source without the mark before each and without doubled line ends."""
    if doubled:
        data = data.replace(b"\r\n", b"\n").replace(b"\n\n", b"\n")
    if not prefix:
        return data
    data = (b"\n" + data).replace(b"\n" + prefix, b"\n")[1:]
    mark = prefix.rstrip()
    for end in (b"\n", b"\r\n") * 2 if mark else ():  # twice: of two such lines only one is found
        data = data.replace(b"\n" + mark + end, b"\n" + end)
    return data


def _words_above(text: str) -> str:
    """Return what somebody wrote above a source, "" for Gmail's table of it."""
    kept = [line for line in text.split("\n") if not line.startswith(("From ", ">From "))]
    lines = [line for line in kept if line.strip()]
    is_table = any(_TABLE_ROW.fullmatch(line) for line in lines) and all(
        _TABLE_ROW.fullmatch(line) or _TABLE_TITLE.fullmatch(line) for line in lines
    )
    return "" if is_table and not _ADDRESS.search(text) else "\n".join(kept).strip()
