"""Links that call, write to or chat with somebody: `tel:`, `sms:`, `mailto:` and those of apps.

Their number or address stands behind a button and is not seen; it is put into the text, so that it
is masked, judged and shown like one that is written out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from urllib.parse import parse_qsl, unquote

from classifier.records import Link
from classifier.text.cleaning import clean_line

_CALLING = "tel callto facetime facetime-audio sip sips skype sms smsto mms mmsto".split()
_CHATTING = "whatsapp viber tg telegram sgnl signal fb-messenger threema".split()
_SCHEME = re.compile(rf"(mailto|{'|'.join((*_CALLING, *_CHATTING))}):", re.IGNORECASE)
_PARAMETERS = ("to", "phone", "number", "chat", "domain", "recipient", "id")
_NUMBER = re.compile(r"\+?[\d\s().-]{3,30}")
_NOT_DIGIT = re.compile(r"\D")
_PROTECTED = re.compile(r"/cdn-cgi/l/email-protection#((?:[0-9a-f]{2}){4,300})", re.IGNORECASE)
_LONGEST = 200  # characters of an address
_MOST = 5  # contacts of one message that are put into its text
_NATIONAL = re.compile(r"(?:00|\+)33(?=\d{9}$)")


def contact_of(address: str) -> str:
    """Return what an address calls or writes to, as "tel:…", "mailto:…" or "app:…"; "" if nothing.

    Sources: RFC 3966 (tel), RFC 5724 (sms), RFC 6068 (mailto); apps as their vendors describe them.
    """
    scheme = _SCHEME.match(address)
    if not scheme:
        return _protected(address)
    path, _, query = address[scheme.end() :].partition("?")
    if "?" not in address and "&" in path:
        path, _, query = path.partition("&")
    named = dict(reversed(parse_qsl(query[:2_000])))
    found = "" if path.startswith("//") and query else unquote(path).strip("/ ")
    found = found or next((named[name] for name in _PARAMETERS if named.get(name)), "")
    found = clean_line(re.split(r"[;,]", found)[0], _LONGEST)
    if not found:
        return ""
    if scheme[1].lower() == "mailto":
        return f"mailto:{found}" if "@" in found else ""
    if _NUMBER.fullmatch(found):
        digits = _NOT_DIGIT.sub("", found)
        abroad = scheme[1].lower() in _CHATTING and not digits.startswith("0")
        digits = f"+{digits}" if abroad or found.startswith("+") else digits
        return f"tel:{_NATIONAL.sub('0', digits)}"
    return f"app:{found}"


def _protected(address: str) -> str:
    """Return the mail address that Cloudflare has coded: a key, then each byte xored with it."""
    coded = _PROTECTED.search(address)
    if not coded:
        return ""
    key, *letters = bytes.fromhex(coded[1])
    found = clean_line(bytes(key ^ letter for letter in letters).decode("utf-8", "replace"))
    found = found.partition("?")[0]
    return f"mailto:{found}" if "@" in found else ""


def contacts_among(links: Iterable[Link]) -> Iterator[Link]:
    """Yield the links to contacts, those to addresses that Cloudflare has coded among them."""
    for link in links:
        contact = link.target if is_contact(link) else _protected(link.target)
        if contact:
            yield replace(link, target=contact)


def is_contact(link: Link) -> bool:
    """Return whether a link has a target of `contact_of`."""
    return link.target.startswith(("tel:", "mailto:", "app:"))


def with_contacts(text: str, contacts: Iterable[Link]) -> str:
    """Return a text with the numbers and addresses behind its buttons, where it lacks them."""
    lines = islice(_lacking(text, list(contacts)), _MOST)
    return "\n\n".join(filter(None, [text, "\n".join(lines)]))


def _lacking(text: str, contacts: Sequence[Link]) -> Iterator[str]:
    """Yield a line for each number or address that a text lacks."""
    if not contacts:
        return
    small, digits = text.lower(), _NOT_DIGIT.sub("", text)
    met: set[str] = set()
    for link in contacts:
        kind, _, value = link.target.partition(":")
        said = value.lstrip("+0") in digits if kind == "tel" else value.lower() in small
        if not said and value not in met:
            met.add(value)
            shown = "" if "://" in link.shown else link.shown
            yield f"{shown} → {value}".strip()
