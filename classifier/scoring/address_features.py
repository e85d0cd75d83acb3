"""Features of addresses: the words of host names and the kind of sender.

A host is split at dots, hyphens and digits, so `ameli-rib-dossier.info` gives the words
`ameli`, `rib`, `dossier` and its ending. Paths are left out: many contain personal data.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from classifier.records import Link
from classifier.text.links import host_of
from classifier.text.suffixes import registered_domain

_WORD = re.compile(r"[a-z]{3,}")
_MAIL_HOST = re.compile(r"@([\w.-]+)")
_PHONE = re.compile(r"⟨TEL_([A-Z]+)⟩")
_SHORT_CODE = re.compile(r"[\d +.]+")
LINKED = "linked"  # the flag of each link
_MAX_HYPHENS = 3
# Endings reserved for documentation (RFC 2606) occur in invented messages only.
_NO_ENDING = frozenset({"example", "test", "invalid", "localhost"})


def link_flags(link: Link) -> set[str]:
    """Return the flags of one link: that there is one, and the form of where it leads in the end.

    The address of a redirect says nothing about the page behind it, and a hidden one nothing.
    """
    targets = () if link.hidden else link.onward or (link.target,)
    return {LINKED, *(flag for target in targets for flag in _target_flags(target))}


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


def sender_flags(sender: str) -> Iterator[str]:
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


def is_of_address(flag: str) -> bool:
    """Return whether a flag tells of the sender or of a link; who writes a message chooses both."""
    return flag.startswith(("from_", "from:", "host_", "host:", "link_"))
