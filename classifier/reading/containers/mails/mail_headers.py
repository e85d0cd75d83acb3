"""Mail headers to the fields of an envelope; encoded words, raw 8-bit and broken ones too."""

from __future__ import annotations

import base64
import quopri
import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import islice

from classifier.reading.charsets import decode
from classifier.reading.containers.mails.authentication import checks_of, relay_hosts
from classifier.reading.content import Envelope
from classifier.text.cleaning import clean_line
from classifier.text.lengths import LINE_CHARACTERS

_ENCODED = re.compile(r"=\?([^?\s]{1,60})\?([bqBQ])\?([^?\n]{0,4000})\?=")
_BETWEEN = re.compile(r"(\?=)\s{1,200}+(?==\?[^?\s]{1,60}\?[bqBQ]\?)")
_ADDRESS = re.compile(r"[^\s<>()\[\],;:\"@]{1,200}+@[^\s<>()\[\],;:\"@]{1,255}")
_HEADER_CHARACTERS = 20_000
_REPEATED = 3  # senders or subjects of one mail


def envelopes_of(untrusted_headers: Iterable[tuple[str, str]]) -> tuple[Envelope, ...]:
    """Return the envelope of raw header lines, and one for each further sender and subject.

    Of repeated headers the first counts, mostly; mail programs differ, so the others are kept.
    """
    lines: dict[str, list[str]] = {}
    fields = list(untrusted_headers)
    for untrusted_name, untrusted_value in fields:
        name = untrusted_name.lower().strip()
        lines.setdefault(name, []).append(untrusted_value[:_HEADER_CHARACTERS])

    def first(name: str) -> str:
        return lines.get(name, [""])[0]

    senders = _different(map(sender_line, lines.get("from", [])))
    subjects = _different(map(header_text, lines.get("subject", [])))
    sender, sent_by = senders[0] if senders else "", address_of(first("sender"))
    envelope = Envelope(
        sender=sender or sender_line(first("sender")),
        subject=subjects[0] if subjects else "",
        reply_to=address_of(first("reply-to")),
        return_path=address_of(first("return-path")),
        sent_by="" if sent_by in sender else sent_by,
        received=relay_hosts(lines.get("received", [])),
        checks=checks_of(fields),
        has_headers=bool(lines),
    )
    others = [replace(envelope, sender=other) for other in senders[1:]]
    others += [replace(envelope, subject=other) for other in subjects[1:]]
    return (envelope, *others)


def envelope_from(untrusted_headers: Iterable[tuple[str, str]]) -> Envelope:
    """Return the envelope of raw header lines; of repeated headers, mostly the first counts."""
    return envelopes_of(untrusted_headers)[0]


def _different(values: Iterable[str]) -> list[str]:
    """Return the first few different values that are not empty."""
    return list(dict.fromkeys(value for value in islice(values, 20) if value))[:_REPEATED]


def header_text(untrusted_value: str) -> str:
    """Return the value of a header as clean text on one line."""
    return clean_line(without_encoded_words(_raw_text(untrusted_value)), LINE_CHARACTERS)


def without_encoded_words(text: str) -> str:
    """Return a text with the encoded words of RFC 2047 decoded."""
    return _decode_words(_BETWEEN.sub(r"\1", text)) if "=?" in text else text


def sender_line(untrusted_value: str) -> str:
    """Return 'Name <address>' of a From header, without the quotes around the name."""
    text = header_text(untrusted_value)
    address = _ADDRESS.findall(text)
    if not address:
        return text.replace('"', "").strip()
    last = address[-1]
    name = text[: text.rfind(last)].rstrip("<( ").strip().strip("\"'").replace('\\"', '"').strip()
    if not name:
        name = text[text.rfind(last) + len(last) :].strip(" <>()\"'")  # "address (Name)"
    return f"{name} <{last}>" if name and name != last else last


def address_of(untrusted_value: str) -> str:
    """Return the first address of a header, "" if there is none."""
    match = _ADDRESS.search(header_text(untrusted_value))
    return match[0] if match else ""


def _raw_text(value: str) -> str:
    """Return a header with raw 8-bit bytes decoded, which the parser keeps as surrogates."""
    if value.isascii():
        return value
    try:
        return decode(value.encode("utf-8", "surrogateescape"))[0]
    except UnicodeEncodeError:
        return value


def _decode_words(value: str) -> str:
    """Decode encoded words; adjacent ones of one charset are joined first."""
    parts: list[str] = []
    encoded_bytes, charset, end = b"", "", 0
    for match in _ENCODED.finditer(value):
        between = value[end : match.start()]
        if encoded_bytes and (between or match[1].lower() != charset):
            parts.append(decode(encoded_bytes, charset)[0])
            encoded_bytes = b""
        parts.append(between)
        charset, end = match[1].lower().partition("*")[0], match.end()
        encoded_bytes += _word_bytes(match[2].lower(), match[3])
    parts.append(decode(encoded_bytes, charset)[0] if encoded_bytes else "")
    return "".join(parts) + value[end:]


def _word_bytes(encoding: str, content: str) -> bytes:
    data = content.encode("ascii", "replace")
    if encoding == "q":
        return quopri.decodestring(data, header=True)
    try:
        return base64.b64decode(data + b"=" * (-len(data) % 4))
    except ValueError:
        return data
