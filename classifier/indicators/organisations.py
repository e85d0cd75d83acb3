"""The organisations that messages claim to come from, with their real domains and numbers.

The data is in `organisations.csv`; `speakers` tells which of them a text speaks for.
"""

from __future__ import annotations

import csv
import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path

from classifier.errors import VigieError
from classifier.indicators.speakers import Speakers
from classifier.records import Message, OrganisationMatch
from classifier.text.links import host_of

_NOT_DIGIT = re.compile(r"\D")


class DomainKind(StrEnum):
    """Property of a domain or a top-level domain that does not depend on its owner."""

    CHEAP_ENDING = "cheap_ending"
    FREE_HOSTING = "free_hosting"  # sites and forms that anybody sets up in a minute
    SHARED = "shared"  # pages, files and profiles of anybody, of firms too
    FREE_MAIL = "free_mail"


# Cells with several values, which own rows of a desk can add to.
LISTED = ("aliases", "domains", "sms_senders", "phones", "related")
_ANYBODYS = (DomainKind.FREE_HOSTING, DomainKind.SHARED)


class Organisations:
    """The table of organisations with its look-ups."""

    def __init__(
        self, rows: Iterable[Mapping[str, str]], kinds: Iterable[Mapping[str, str]] = ()
    ) -> None:
        self._rows = [dict(row) for row in rows]
        self._kinds = frozenset((row["domain"], row["kind"]) for row in kinds)
        self._names: dict[str, str] = {}
        self._organisation_kinds: set[str] = set()
        self._speakers = Speakers()
        self._owners: dict[str, list[str]] = {}
        self._related: dict[str, frozenset[str]] = {}
        self._sms: dict[str, str] = {}
        self._main: dict[str, tuple[str, str]] = {}  # first domain and first SMS sender
        numbers: set[str] = set()
        for row in self._rows:
            self._add(row)
            numbers.update(_NOT_DIGIT.sub("", phone) for phone in _cell(row, "phones"))
            numbers.update(sms for sms in _cell(row, "sms_senders") if sms.isdigit())
        self.known_numbers: frozenset[str] = frozenset(numbers - {""})

    @classmethod
    def load(cls, path: Path, own: Sequence[Mapping[str, str]] = ()) -> Organisations:
        """Read a CSV file and `domains.csv` in the same folder.

        `own` are rows of a desk, which extend the file and replace nothing in it. Raises
        VigieError if one of the files cannot be read.
        """
        try:
            return cls(extended(_rows(path), own), _rows(path.with_name("domains.csv")))
        except (OSError, KeyError, csv.Error, UnicodeDecodeError) as error:
            raise VigieError(
                "The list of organisations (organisations.csv) cannot be read: reinstall Vigie."
            ) from error

    def _add(self, row: Mapping[str, str]) -> None:
        name = row["id"]
        self._names[name] = row["name"]
        self._organisation_kinds.add(row["kind"])
        self._related[name] = frozenset(_cell(row, "related"))
        self._speakers.add(name, row["kind"], _cell(row, "aliases"))
        domains, senders = _cell(row, "domains"), _cell(row, "sms_senders")
        for domain in domains:
            self._owners.setdefault(domain, []).append(name)
        self._main[name] = (next(iter(domains), ""), next(iter(senders), ""))
        for sender in senders:
            self._sms.setdefault(sender.lower(), name)  # rows of national bodies come first and win

    @property
    def digest(self) -> str:
        """The SHA-256 hash of all that is known of the organisations, in hexadecimal."""
        known = json.dumps([self._rows, sorted(self._kinds)], sort_keys=True)
        return hashlib.sha256(known.encode()).hexdigest()

    @property
    def names(self) -> Mapping[str, str]:
        """The name of each organisation by its id."""
        return self._names

    @property
    def organisation_kinds(self) -> frozenset[str]:
        """The kinds of organisations."""
        return frozenset(self._organisation_kinds)

    @property
    def domains(self) -> Iterable[str]:
        """All official domains, including listed sub-domains."""
        return self._owners.keys()

    def is_kind(self, domain: str, kind: DomainKind) -> bool:
        """Return whether a domain, or a top-level domain such as "top", is of this kind."""
        return (domain, kind.value) in self._kinds

    def _owner_ids(self, host: str) -> list[str]:
        """Return the owners of a host or of its closest parent domain that is listed."""
        found = (self._owners.get(domain) for domain in _with_parents(host))
        return next(filter(None, found), [])

    def owner_of(self, host: str) -> OrganisationMatch | None:
        """Return the organisation that owns a host or one of its parent domains."""
        owners = self._owner_ids(host)
        return OrganisationMatch(owners[0], self._names[owners[0]]) if owners else None

    def vouching_owner(self, host: str) -> OrganisationMatch | None:
        """Return the organisation that answers for what a host shows.

        None where anybody can publish below the owner's name.
        """
        return None if self.is_open_to_anybody(host) else self.owner_of(host)

    def is_open_to_anybody(self, host: str) -> bool:
        """Return whether anybody can publish below a host."""
        return any(
            self.is_kind(domain, kind) for domain in _with_parents(host) for kind in _ANYBODYS
        )

    def is_open_service(self, host: str) -> bool:
        """Return whether a host is itself a service on which anybody publishes, not below one."""
        return any(self.is_kind(host, kind) for kind in _ANYBODYS)

    def is_on_free_hosting(self, host: str) -> bool:
        """Return whether a host belongs to a free service on which anybody sets up a site."""
        return any(self.is_kind(one, DomainKind.FREE_HOSTING) for one in _with_parents(host))

    def is_official(self, identifier: str, host: str) -> bool:
        """Return whether a host belongs to an organisation or to one related to it."""
        allowed = self._related.get(identifier, frozenset()) | {identifier}
        return any(owner in allowed for owner in self._owner_ids(host))

    def sms_sender(self, sender: str) -> OrganisationMatch | None:
        """Return the organisation that sends SMS under exactly this name or short code."""
        name = self._sms.get(sender.strip().lower())
        return OrganisationMatch(name, self._names[name]) if name else None

    def main_domain(self, identifier: str) -> str:
        """Return the first domain listed for an organisation, "" if there is none."""
        return self._main.get(identifier, ("", ""))[0]

    def main_sender(self, identifier: str) -> str:
        """Return the first SMS sender listed for an organisation, "" if there is none."""
        return self._main.get(identifier, ("", ""))[1]

    def named_exactly(self, words: str) -> OrganisationMatch | None:
        """Return the organisation one of whose aliases are these folded words."""
        name = self._speakers.exactly(words)
        return OrganisationMatch(name, self._names[name]) if name else None

    def claimed(self, message: Message) -> OrganisationMatch | None:
        """Return the organisation a message claims to come from.

        The sender says so first, then how the text begins ("AMELI : …"), is signed and entitled,
        then what it names most. An address names its owner only where no words name anybody: a
        mutual insurer's mail links to ameli.fr too.
        """
        found = self._of_sender(message.sender) or self._speakers.in_text(message)
        return OrganisationMatch(found, self._names[found]) if found else None

    def introduces_itself(self, message: Message) -> bool:
        """Return whether a message begins with, is signed or entitled by an organisation.

        One that only names it further on may speak of it.
        """
        return self._speakers.introduces_itself(message)

    def _of_sender(self, sender: str) -> str | None:
        """Return the organisation that a sender names or whose address it is."""
        known = self.sms_sender(sender)
        found = known.id if known else self._speakers.first(sender, sender=True)
        return found or self._sender_owner(sender)

    def _sender_owner(self, sender: str) -> str | None:
        """Return the owner of the domain of the sender's address."""
        at = sender.rfind("@")
        owners = self._owner_ids(host_of(sender[at + 1 :].strip("<> \"'"))) if at >= 0 else []
        return owners[0] if owners else None


def extended(
    supplied: Iterable[Mapping[str, str]], own: Sequence[Mapping[str, str]]
) -> Iterator[Mapping[str, str]]:
    """Yield the supplied rows with what own rows of the same id add, then the other own rows."""
    rows = {row["id"]: row for row in own}
    for row in supplied:
        added = rows.pop(row["id"], None)
        yield (
            row if added is None else {**row, **{name: _both(row, added, name) for name in LISTED}}
        )
    yield from rows.values()


def _both(row: Mapping[str, str], added: Mapping[str, str], name: str) -> str:
    """Return the values of two cells, each once, those of the first before."""
    return "|".join(dict.fromkeys((*_cell(row, name), *_cell(added, name))))


def _with_parents(host: str) -> Iterator[str]:
    """Yield a host and the domains above it, the closest first."""
    labels = host.lower().rstrip(".").split(".")
    return (".".join(labels[start:]) for start in range(len(labels)))


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _cell(row: Mapping[str, str], name: str) -> list[str]:
    return [part.strip() for part in row[name].split("|") if part.strip()]
