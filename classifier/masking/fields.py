"""What is kept of the fields around a message: addresses, mail servers, file names, a cover note.

They follow rules of their own, because a field tells what stands in it: all that precedes the @ of
an address is personal, and words of a file name that are not in `plain_words` may be a name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from classifier.masking.link_addresses import VALUE
from classifier.masking.plain_words import is_ending, is_plain
from classifier.text.links import host_of
from classifier.text.suffixes import registered_domain

CALLER_WORDS = "⟨APPELANT⟩"
"""What stands for the words that the caller added to a message: they are not kept."""

_NAME = "⟨NOM⟩"  # a file name says no more of a name than of any other word
_LOCAL_PART = "⟨EMAIL⟩"
_USUAL = re.compile(r"[\w.+'-]+")  # a local part that the rule for mail addresses takes whole
_HOST = re.compile(r"[\w.-]+|\[[\d.:a-fA-F]+\]")
_IN_BRACKETS = re.compile(r"<([^<>]*@[^<>@]*)>")
_WORD = re.compile(r"⟨[A-Z_]+[a-z]*⟩|[^\W_]+")
_VALUES = re.compile(rf"{VALUE}(?:[\W_]{{0,3}}{VALUE})+")


def mask_mail_address(address: str, mask: Callable[[str], str]) -> str:
    """Return a mail address without its local part, whatever signs that has (RFC 5321, 4.1.2).

    Addresses for bounces hold the recipient's: "bounce-jean.dupont=mail.example@list.example".
    """
    local_part, sign, host = address.strip().rpartition("@")
    if sign and not _USUAL.fullmatch(local_part) and _HOST.fullmatch(host):
        address = f"{_LOCAL_PART}@{host}"
    return mask(address)


def mask_sender(sender: str, mask: Callable[[str], str]) -> str:
    """Return a sender without the local part of its address."""
    return mask(_IN_BRACKETS.sub(lambda found: f"<{mask_mail_address(found[1], mask)}>", sender))


def mask_servers(hosts: Iterable[str]) -> tuple[str, ...]:
    """Return the domains of mail servers; names of computers and addresses of lines are left out.

    "pc-de-jean.local" and "82-64-1-2.subs.provider.example" tell who sent a message, not by whom
    it was carried.
    """
    domains = (registered_domain(host_of(host)) for host in hosts)
    return tuple(dict.fromkeys(filter(None, domains)))


def mask_file_name(name: str, mask: Callable[[str], str]) -> str:
    """Return the name of a file with its endings and plain words."""
    masked = _WORD.sub(lambda word: _kept_word(word[0]), mask(name))
    return _VALUES.sub(VALUE, masked)


def mask_caller_words(words: str) -> str:
    """Return only whether the caller added words to the message."""
    return CALLER_WORDS if words.strip() else ""


def _kept_word(word: str) -> str:
    is_kept = (word[0] == "⟨" and word != _NAME) or is_plain(word) or is_ending(word)
    return word if is_kept else VALUE
