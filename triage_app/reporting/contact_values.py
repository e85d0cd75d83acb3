"""Domains and numbers of scams as other programs write them; plain lists of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from triage_app.export_records import AsOf, ContactKind, ScamContact
from triage_app.reporting.ledger_end import ledger_line
from triage_app.reporting.words import ReportWords

_FRANCE = "+33"
_NATIONAL = 10  # digits of a French number


def ascii_domain(domain: str) -> str:
    """Return a domain with Punycode for the labels that need it (RFC 5890)."""
    return ".".join(
        label if label.isascii() else "xn--" + label.encode("punycode").decode("ascii")
        for label in domain.split(".")
    )


def international_number(digits: str) -> str:
    """Return a French number as E.164 has it; a short number has no such form and stays."""
    if len(digits) == _NATIONAL and digits.startswith("0"):
        return _FRANCE + digits[1:]
    return digits


def written(contact: ScamContact) -> str:
    """Return the value of a domain or number as other programs write it."""
    if contact.kind is ContactKind.DOMAIN:
        return ascii_domain(contact.value)
    return international_number(contact.value)


def domain_list(contacts: Sequence[ScamContact], words: ReportWords, as_of: AsOf) -> bytes:
    """Return the domains one a line, as proxies take them; lines with # are comments."""
    values = (ascii_domain(one.value) for one in contacts if one.kind is ContactKind.DOMAIN)
    return _lines(words.title("host_list"), sorted(values), words, as_of)


def number_list(contacts: Sequence[ScamContact], words: ReportWords, as_of: AsOf) -> bytes:
    """Return the numbers one a line as they are dialled in France, for a report to 33700."""
    values = (one.value for one in contacts if one.kind is ContactKind.PHONE)
    return _lines(words.title("number_list"), sorted(values), words, as_of)


def _lines(title: str, values: Iterable[str], words: ReportWords, as_of: AsOf) -> bytes:
    lines = (f"# {title}", f"# {ledger_line(as_of, words)}", *values)
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "replace")
