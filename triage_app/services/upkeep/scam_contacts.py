"""Which domains and numbers of confirmed scams may be told to others."""

from __future__ import annotations

import unicodedata

from classifier.indicators.organisations import DomainKind, Organisations
from classifier.masking.message import mask_text
from classifier.masking.number_evidence import PREMIUM
from classifier.text.wrappers import belongs_to_service
from triage_app.export_records import ContactKind

_LONGEST_LABEL = 63


class ScamContactRule:
    """Tells what belongs to scammers alone.

    A scam also links to genuine sites, to services on which anybody publishes, and through
    shorteners and trackers: there one page or link is a scam's, and the domain is not. A number is
    told when it is of a premium range: any other that the log keeps in clear is an organisation's.
    """

    def __init__(self, organisations: Organisations) -> None:
        self._organisations = organisations

    def __call__(self, kind: ContactKind, value: str) -> bool:
        """Return whether a domain or number may be told."""
        known = self._organisations
        if kind is ContactKind.PHONE:
            return value not in known.known_numbers and mask_text(value)[0] == PREMIUM
        return is_host_name(value) and not (
            known.owner_of(value)
            or known.is_open_to_anybody(value)
            or known.is_kind(value, DomainKind.FREE_MAIL)
            or belongs_to_service(value)
        )


def is_host_name(domain: str) -> bool:
    """Return whether a domain is one that a registry may have, with letters of any alphabet.

    The rules of RFC 1123 for each label; of those of RFC 5892, that letters and digits stay as
    they are when written in compatible forms.
    """
    return all(map(_is_label, domain.split(".")))


def _is_label(label: str) -> bool:
    plain = unicodedata.normalize("NFKC", label.casefold()) == label
    letters = label.replace("-", "")
    edges = label.startswith("-") or label.endswith("-")
    return plain and letters.isalnum() and not edges and len(label) <= _LONGEST_LABEL
