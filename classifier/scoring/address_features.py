"""Features of addresses: the words of host names and the kind of sender.

A host is split at dots, hyphens and digits, so `ameli-rib-dossier.info` gives the words
`ameli`, `rib`, `dossier` and its ending. Paths are left out: many contain personal data.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from classifier.records import Message
from classifier.text.links import host_of
from classifier.text.suffixes import registered_domain

_WORD = re.compile(r"[a-z]{3,}")
_MAIL_HOST = re.compile(r"@([\w.-]+)")
_PHONE = re.compile(r"⟨TEL_([A-Z]+)⟩")
_SHORT_CODE = re.compile(r"[\d +.]+")
_MAX_HYPHENS = 3
# Endings reserved for documentation (RFC 2606) occur in invented messages only.
_NO_ENDING = frozenset({"example", "test", "invalid", "localhost"})


def address_flags(message: Message) -> list[str]:
    """Return the flags of a masked message's links and sender, each once, sorted."""
    return sorted({*_link_flags(message), *_sender_flags(message.sender)})


def _link_flags(message: Message) -> Iterator[str]:
    """Yield the form of where each link leads in the end.

    The address of a redirect says nothing about the page behind it, and a hidden one nothing.
    """
    for link in message.links:
        for target in () if link.hidden else link.onward or (link.target,):
            yield from _target_flags(target)


def _target_flags(target: str) -> Iterator[str]:
    host = host_of(target)
    if host:
        yield from _host_flags(host, "host")
        domain = registered_domain(host) or host
        yield f"host_hyphens_{min(domain.count('-'), _MAX_HYPHENS)}"
        yield f"host_length_{min(len(domain) // 8, 4)}"
        if any(character.isdigit() for character in domain):
            yield "host_digits"
        yield "link_page" if target.rstrip("/").partition(host)[2] else "link_home"
        yield "link_https" if target.startswith("https") else "link_bare"


def _host_flags(host: str, prefix: str) -> Iterator[str]:
    """Yield one flag for the top-level domain of a host and one for each of its words."""
    name, _, ending = host.lower().rpartition(".")
    if ending.isalpha() and ending not in _NO_ENDING:
        yield f"{prefix}_ends_{ending}"
    yield from _prefixed(_WORD.findall(name), prefix)


def _prefixed(words: Iterable[str], prefix: str) -> Iterator[str]:
    for word in words:
        yield f"{prefix}:{word}"


def _sender_flags(sender: str) -> Iterator[str]:
    """Yield the kind of sender and, for mail, the words of its host; never a personal name."""
    sender = sender.strip()
    mail, phone = _MAIL_HOST.search(sender), _PHONE.search(sender)
    if mail:
        yield "from_mail"
        yield from _host_flags(mail[1], "from")
    elif phone:
        yield f"from_{phone[1].lower()}"
    elif not sender:
        yield "from_nobody"
    else:
        yield "from_short_code" if _SHORT_CODE.fullmatch(sender) else "from_name"
