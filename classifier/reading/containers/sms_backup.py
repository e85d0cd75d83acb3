"""Backups of text messages in XML, as the program SMS Backup & Restore writes them.

Fields after synctech.com.au/sms-backup-restore/fields-in-xml-backup-files: `sms` has type 1 and
`mms` has msg_box 1 when it was received; the sender of an `mms` is its `addr` of type 137. These
files hold surrogate pairs as two character references, which XML forbids; they are mended before
parsing. A document type is refused, so no entity is ever expanded.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import BinaryIO
from xml.parsers import expat

from classifier.reading import refusals
from classifier.reading.charsets import text_codec, wide_charset
from classifier.records import Channel, Pasted

_BACKUP = re.compile(r"<(?:smses|sms|mms|allsms)\b", re.IGNORECASE)
_RECEIVED = ("1", "")
_SENDER_TYPE = "137"  # the constant for "from" of the MMS standard (OMA-TS-MMS_ENC, 7.2.11)
_CHUNK = 1 << 20
_DEPTH = 20  # of elements; backups have four
# References to half a pair (D800 to DFFF) and to control characters.
_REFERENCE = re.compile(
    r"&#(?:x(0{0,3}(?:d[89a-f][0-9a-f]{2}|[01]?[0-9a-f])|f{3}[ef])"
    r"|(0{0,5}(?:5[5-7]\d{3}|[0-2]?\d|3[01])|6553[45]));",
    re.IGNORECASE,
)
_HALF = re.compile("[\ud800-\udfff]")
_FORBIDDEN = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HELD_BACK = 40  # characters at the end of a chunk in which a reference may go on
_ENCODING = re.compile(rb"<\?xml[^>]{0,100}encoding=[\"']([\w.-]{1,40})")


def looks_like_backup(head: bytes) -> bool:
    """Tell by its first bytes whether a file is such a backup."""
    text = head.decode(wide_charset(head) or "latin-1", "replace")
    return text.lstrip("\ufeffï»¿ \t\r\n").startswith("<") and _BACKUP.search(text) is not None


def received_in(file: BinaryIO) -> Iterator[tuple[int, Pasted]]:
    """Yield number and input of each message received, in the order of the file.

    Raises UnreadableMessage where the file is damaged; the messages before that are yielded.
    """
    collected = _Collector()
    parser = expat.ParserCreate("utf-8")
    parser.StartElementHandler = collected.start
    parser.EndElementHandler = collected.end
    parser.EntityDeclHandler = _refuse  # a document type alone is harmless
    for text, is_last in _with_end(_mended(_decoded(file))):
        try:
            parser.Parse(text.encode("utf-8", "replace"), is_last)
        except expat.ExpatError:
            yield from collected.take()
            raise refusals.damaged_backup(parser.CurrentLineNumber) from None
        yield from collected.take()


def _refuse(*_: object) -> None:
    raise refusals.broken()


class _Collector:
    """Collects the received messages from the elements of a backup."""

    def __init__(self) -> None:
        self._found: list[tuple[int, Pasted]] = []
        self._number = self._depth = 0
        self._multimedia: dict[str, str] | None = None  # the attributes of the `mms` at hand
        self._texts: list[str] = []
        self._sender = ""

    def take(self) -> list[tuple[int, Pasted]]:
        """Return what was found since the last call."""
        found, self._found = self._found, []
        return found

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Note an element that begins; raise UnreadableMessage when they are too deep."""
        kind = name.lower()
        self._depth += 1
        if self._depth > _DEPTH:
            raise refusals.broken()
        if kind == "sms":
            sender = _value(attributes, "address")
            self._add(_value(attributes, "type"), _value(attributes, "body"), sender)
        elif kind == "mms":
            self._multimedia, self._texts, self._sender = attributes, [], ""
        elif kind == "part" and attributes.get("ct", "").startswith("text/"):
            self._texts.append(_value(attributes, "text"))
        elif kind == "addr" and attributes.get("type") == _SENDER_TYPE:
            self._sender = _value(attributes, "address")

    def end(self, name: str) -> None:
        """Note an element that ends."""
        self._depth -= 1
        if name.lower() != "mms" or self._multimedia is None:
            return
        box, subject = _value(self._multimedia, "msg_box"), _value(self._multimedia, "sub")
        sender = self._sender or _value(self._multimedia, "address")
        self._add(box, "\n".join(filter(None, [subject, *self._texts])), sender)
        self._multimedia = None

    def _add(self, box: str, body: str, sender: str) -> None:
        self._number += 1
        if box in _RECEIVED and body.strip():
            self._found.append((self._number, Pasted(body, Channel.SMS, sender)))


def _value(attributes: dict[str, str], name: str) -> str:
    """Return an attribute; the program writes "null" for none."""
    value = attributes.get(name, "")
    return "" if value == "null" else value


def _decoded(file: BinaryIO) -> Iterator[str]:
    """Yield the text of a file in chunks; a damaged byte becomes U+FFFD."""
    head = file.read(_CHUNK)
    decoder = codecs.getincrementaldecoder(wide_charset(head) or _stated(head))("replace")
    for data in chain([head], iter(lambda: file.read(_CHUNK), b"")):
        yield decoder.decode(data)


def _stated(head: bytes) -> str:
    """Return the codec that a file states, UTF-8 where it cannot be the one."""
    stated = _ENCODING.search(head[:200])
    codec = text_codec(stated[1].decode()) if stated else ""
    if codec and stated and stated[0].decode(codec, "replace") == stated[0].decode():
        return codec
    return "utf-8"


def _mended(chunks: Iterable[str]) -> Iterator[str]:
    """Yield the chunks with the characters of references that XML forbids."""
    rest = ""
    for chunk in chunks:
        text = rest + chunk
        open_at = text.find("&#", max(0, len(text) - _HELD_BACK))
        end = len(text) if open_at < 0 else open_at
        rest = text[end:]
        yield _mend(text[:end])
    yield _mend(rest)


def _mend(text: str) -> str:
    text = _REFERENCE.sub(_character, text.lstrip("\ufeff"))
    if _HALF.search(text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return _FORBIDDEN.sub("\ufffd", text)


def _character(match: re.Match[str]) -> str:
    """Return a reference to half a pair as that half; to a character that is forbidden, U+FFFD."""
    code = int(match[1], 16) if match[1] else int(match[2])
    if 0xD800 <= code <= 0xDFFF:
        return chr(code)
    allowed = code in (9, 10, 13) or 0x20 <= code < 0xFFFE
    return match[0] if allowed else "\ufffd"


def _with_end(chunks: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """Yield the chunks, the last one marked."""
    for chunk in chunks:
        yield chunk, False
    yield "", True
