"""The organisations that messages claim to come from, with their real domains and numbers.

The data is in `organisations.csv`. Aliases are folded words. The prefix `^` means that the alias
counts only in capitals (MNT, but not "mnt"), `@` that it counts only in the sender name (Alan).
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from classifier.errors import VigieError
from classifier.records import Message, OrganisationMatch
from classifier.text.cleaning import fold
from classifier.text.links import host_of
from classifier.text.plain_text import MAX_CHARACTERS, plain_text
from classifier.text.redirects import is_redirect_page

_WORD = re.compile(r"[^\W_]+")
_NOT_DIGIT = re.compile(r"\D")
# "Mutuelle SG" is no bank: beside such a word, initials are the name of something else.
_NAME_WORDS = frozenset(
    "mutuelle mutuelles mutualite prevoyance courtage cabinet docteur dr pharmacie garage".split()
)
_INSURERS = ("mutu", "insurer", "ip", "amo", "social", "broker", "tpa")  # kinds of organisations
_WATCHERS = ("authority", "report", "help")  # kinds that footers name and nobody signs with
_HEAD = re.compile(r"\s*\W?([^:\n]{2,40}?)\W? ?: ?")
_SIGNATURE_WORDS, _SIGNATURE_LINES, _FIRST_WORDS = 7, 6, 7
_ADDRESS = re.compile(
    r"(?<!\S)\S*(?:://|www\.|@)\S+|"
    r"(?<![\w.-])(?:[\w-]{1,60}\.){1,5}(?:fr|com|org|net|eu|uk|info)\b\S*"
)
_END = 600  # characters at the end of a long body that are searched for names too


@lru_cache(maxsize=20_000)
def _folded(word: str) -> str:
    return fold(word)


class DomainKind(StrEnum):
    """Property of a domain or a top-level domain that does not depend on its owner."""

    CHEAP_ENDING = "cheap_ending"
    FREE_HOSTING = "free_hosting"  # sites and forms that anybody sets up in a minute
    SHARED = "shared"  # pages, files and profiles of anybody, of firms too
    FREE_MAIL = "free_mail"


_ANYBODYS = (DomainKind.FREE_HOSTING, DomainKind.SHARED)


class _Alias:
    """An alias without its first word, and the conditions under which it counts."""

    __slots__ = ("capitals", "organisation", "rest", "sender_only")

    def __init__(self, organisation: str, rest: tuple[str, ...], mark: str) -> None:
        self.organisation = organisation
        self.rest = rest
        self.capitals = mark == "^"
        self.sender_only = mark == "@"


class Organisations:
    """The table of organisations with its look-ups."""

    def __init__(
        self, rows: Iterable[Mapping[str, str]], kinds: Iterable[Mapping[str, str]] = ()
    ) -> None:
        self._kinds = frozenset((row["domain"], row["kind"]) for row in kinds)
        self._names: dict[str, str] = {}
        self._insurers: set[str] = set()
        self._watchers: set[str] = set()
        self._aliases: dict[str, list[_Alias]] = {}
        self._owners: dict[str, list[str]] = {}
        self._related: dict[str, frozenset[str]] = {}
        self._sms: dict[str, str] = {}
        self._main: dict[str, tuple[str, str]] = {}  # first domain and first SMS sender
        numbers: set[str] = set()
        for row in rows:
            self._add(row)
            numbers.update(_NOT_DIGIT.sub("", phone) for phone in _cell(row, "phones"))
            numbers.update(sms for sms in _cell(row, "sms_senders") if sms.isdigit())
        self.known_numbers: frozenset[str] = frozenset(numbers - {""})

    @classmethod
    def load(cls, path: Path) -> Organisations:
        """Read a CSV file and `domains.csv` in the same folder.

        Raises VigieError if one of them cannot be read.
        """
        try:
            return cls(_rows(path), _rows(path.with_name("domains.csv")))
        except (OSError, KeyError, csv.Error, UnicodeDecodeError) as error:
            raise VigieError(
                "The list of organisations (organisations.csv) cannot be read: reinstall Vigie."
            ) from error

    def _add(self, row: Mapping[str, str]) -> None:
        name = row["id"]
        self._names[name] = row["name"]
        if row["kind"].lower().startswith(_INSURERS):
            self._insurers.add(name)
        if row["kind"] in _WATCHERS:
            self._watchers.add(name)
        self._related[name] = frozenset(_cell(row, "related"))
        for alias in _cell(row, "aliases"):
            mark = alias[0] if alias[0] in "^@" else ""
            first, *rest = alias.lstrip("^@").split()
            self._aliases.setdefault(first, []).append(_Alias(name, tuple(rest), mark))
        domains, senders = _cell(row, "domains"), _cell(row, "sms_senders")
        for domain in domains:
            self._owners.setdefault(domain, []).append(name)
        self._main[name] = (next(iter(domains), ""), next(iter(senders), ""))
        for sender in senders:
            self._sms.setdefault(sender.lower(), name)  # rows of national bodies come first and win

    @property
    def names(self) -> Mapping[str, str]:
        """The name of each organisation by its id."""
        return self._names

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

    def claimed(self, message: Message) -> OrganisationMatch | None:
        """Return the organisation a message claims to come from.

        The sender says so first, then how the text begins ("AMELI : …"), is signed and entitled,
        then what it names most. An address names its owner only where no words name anybody: a
        mutual insurer's mail links to ameli.fr too.
        """
        found = self._of_sender(message.sender)
        if not found:
            body = _both_ends(_without_redirect_pages(message))
            words = _ADDRESS.sub(" ", body)
            found = self._introduced(words, message.subject) or self._most_named(words)
            found = found or self._most_named(body)
        return OrganisationMatch(found, self._names[found]) if found else None

    def introduces_itself(self, message: Message) -> bool:
        """Return whether a message begins with, is signed or entitled by an organisation.

        One that only names it further on may speak of it.
        """
        body = _ADDRESS.sub(" ", _both_ends(message.body))
        first_words = " ".join(body.split(maxsplit=_FIRST_WORDS)[:_FIRST_WORDS])
        return bool(self._introduced(body, message.subject) or self._first(first_words))

    def _of_sender(self, sender: str) -> str | None:
        """Return the organisation that a sender names or whose address it is."""
        known = self.sms_sender(sender)
        found = known.id if known else self._first(sender, sender=True)
        return found or self._sender_owner(sender)

    def _introduced(self, body: str, subject: str) -> str | None:
        """Return the organisation that the beginning, the signature or the subject names."""
        head = _HEAD.match(body)
        found = self._first(head[1]) if head else None
        return found or self._signed(body) or self._first(subject)

    def _signed(self, body: str) -> str | None:
        """Return the organisation named in a short line near the end of a body of several lines."""
        lines = [line for line in body[-_END:].split("\n") if line.strip()]
        for line in reversed(lines[-_SIGNATURE_LINES:][1:]):
            if len(line.split()) <= _SIGNATURE_WORDS and not line.rstrip().endswith(
                (".", "?", "!")
            ):
                found = self._first(line)
                if found and found not in self._watchers:
                    return found
        return None

    def _sender_owner(self, sender: str) -> str | None:
        """Return the owner of the domain of the sender's address."""
        at = sender.rfind("@")
        owners = self._owner_ids(host_of(sender[at + 1 :].strip("<> \"'"))) if at >= 0 else []
        return owners[0] if owners else None

    def _first(self, text: str, *, sender: bool = False) -> str | None:
        """Return the first organisation named in a short text, ignoring a mail address in it."""
        return next(self._named(plain_text(text.partition("<")[0]).text, sender=sender), None)

    def _most_named(self, body: str) -> str | None:
        """Return the organisation named most often."""
        counts = Counter(self._named(plain_text(body).text))
        return counts.most_common(1)[0][0] if counts else None

    def _stands_alone(self, alias: _Alias, words: list[str], index: int) -> bool:
        """Return whether initials are not part of the name of something else."""
        beside = words[max(0, index - 1) : index + 2]
        return alias.organisation in self._insurers or _NAME_WORDS.isdisjoint(beside)

    def _named(self, text: str, *, sender: bool = False) -> Iterator[str]:
        """Yield the ids of the organisations named in a text, in order."""
        raw = _WORD.findall(text)
        words = list(map(_folded, raw))
        for index in [place for place, word in enumerate(words) if word in self._aliases]:
            for alias in self._aliases[words[index]]:
                if alias.sender_only and not sender:
                    continue
                if alias.capitals and not (
                    (sender or raw[index].isupper()) and self._stands_alone(alias, words, index)
                ):
                    continue
                if tuple(words[index + 1 : index + 1 + len(alias.rest)]) == alias.rest:
                    yield alias.organisation
                    break


def _both_ends(body: str) -> str:
    """Return the part of a body that is judged, and its end, where it is signed."""
    if len(body) <= MAX_CHARACTERS:
        return body
    return f"{body[: MAX_CHARACTERS - _END]}\n{body[-_END:]}"


def _without_redirect_pages(message: Message) -> str:
    """Return the body without the links through search engines and the like, which speak for none.

    Their names would make a message with such a link one of Google or Facebook.
    """
    body, kept = message.body, 0
    pieces = []
    for link in message.links:
        if kept <= link.start < link.end and is_redirect_page(link.target):
            pieces.append(body[kept : link.start])
            kept = link.end
    return " ".join([*pieces, body[kept:]]) if pieces else body


def _with_parents(host: str) -> Iterator[str]:
    """Yield a host and the domains above it, the closest first."""
    labels = host.lower().rstrip(".").split(".")
    return (".".join(labels[start:]) for start in range(len(labels)))


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _cell(row: Mapping[str, str], name: str) -> list[str]:
    return [part.strip() for part in row[name].split("|") if part.strip()]
