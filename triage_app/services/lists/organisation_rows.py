"""The rows of the desk's own organisations: they extend the supplied table, never change it.

What a row says makes messages trusted (its sites and numbers) or names who writes, so it may take
nothing that belongs to another organisation, or to anybody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from classifier.indicators.organisations import LISTED, Organisations
from classifier.sentence import Sentence, sentence
from classifier.text.cleaning import fold
from classifier.text.given_names import AMBIGUOUS_NAMES, GIVEN_NAMES
from classifier.text.known_words import known_words
from classifier.text.links import host_of
from classifier.text.suffixes import registered_domain
from triage_app.list_records import COLUMNS, DeskList, Row

_ID = re.compile(r"[a-z][a-z0-9_]{1,39}")
_SENDER = re.compile(r"[\w .&'-]{3,11}|\d{4,6}")
_NOT_DIGIT = re.compile(r"\D")
_SHORTEST_ALIAS, _LONGEST_CELL, _LONGEST_NAME = 3, 1_000, 80
_DIGITS = range(4, 16)  # of a number
_NAMES = COLUMNS[DeskList.ORGANISATIONS]
DEFAULT_KIND = "mutuelle"


@dataclass(frozen=True, slots=True)
class OrganisationRows:
    """Checks rows; `supplied` is the table that comes with the program."""

    supplied: Organisations
    kinds: frozenset[str]  # those of the supplied table

    def check(self, row: Row) -> Row | Sentence:
        """Return a row as it is kept, or why it cannot be."""
        cells = {name: cell.strip() for name, cell in zip(_NAMES, row, strict=True)}
        found = next(self._problems(cells), None)
        return found or tuple(self._kept(cells).values())

    def _kept(self, cells: Mapping[str, str]) -> dict[str, str]:
        """Return the cells as they are kept: hosts and aliases in the form that is compared."""
        listed = {name: _parts(cells[name]) for name in LISTED}
        listed["domains"] = [host_of(one) for one in listed["domains"]]
        listed["aliases"] = [_alias(one) for one in listed["aliases"]]
        return {
            name: "|".join(dict.fromkeys(listed[name])) if name in listed else cells[name]
            for name in _NAMES
        } | {"kind": cells["kind"] or DEFAULT_KIND}

    def _problems(self, cells: Mapping[str, str]) -> Iterator[Sentence]:
        identifier, is_known = cells["id"], cells["id"] in self.supplied.names
        if not _ID.fullmatch(identifier):
            yield sentence(
                "“{id}” is no short name: small letters, digits and “_”, beginning with a letter.",
                id=identifier[:60],
            )
        if any(len(cell) > _LONGEST_CELL for cell in cells.values()):
            yield sentence("a cell is longer than {most} characters.", most=_LONGEST_CELL)
        if not is_known and not 0 < len(cells["name"]) <= _LONGEST_NAME:
            yield sentence("the name is missing, or longer than {most}.", most=_LONGEST_NAME)
        if cells["kind"] and cells["kind"] not in self.kinds:
            kinds = ", ".join(sorted(self.kinds))
            yield sentence("the kind is none of these: {kinds}.", kinds=kinds)
        for name, problem in (
            ("domains", self._domain),
            ("aliases", self._alias_problem),
            ("sms_senders", self._sender),
            ("phones", self._phone),
        ):
            for part in _parts(cells[name]):
                if found := problem(part, identifier):
                    yield found

    def _domain(self, part: str, identifier: str) -> Sentence | None:
        host = host_of(part)
        if not registered_domain(host):
            return sentence("“{part}” is no address of a site.", part=part[:60])
        if self.supplied.is_open_to_anybody(host):
            return sentence("Anybody can publish on {host}: it vouches for nobody.", host=host)
        owner = self.supplied.owner_of(host)
        if owner and not self.supplied.is_official(identifier, host):
            return sentence(
                "{host} belongs to {organisation} in the supplied list.",
                host=host,
                organisation=owner.name,
            )
        return None

    def _alias_problem(self, part: str, identifier: str) -> Sentence | None:
        words = _alias(part).lstrip("^@").split()
        if len("".join(words)) < _SHORTEST_ALIAS:
            return sentence("the alias “{part}” is too short.", part=part[:60])
        is_marked = part[:1] in ("^", "@")
        if len(words) == 1 and not is_marked and _is_everyday(words[0]):
            return sentence(
                "the alias “{part}” is a usual word: put “^” before it (in capitals only), “@” "
                "(as a sender only), or give two words.",
                part=part[:60],
            )
        other = self.supplied.named_exactly(" ".join(words))
        if other and other.id != identifier:
            return sentence(
                "the alias “{part}” names {organisation} in the supplied list.",
                part=part[:60],
                organisation=other.name,
            )
        return None

    def _sender(self, part: str, identifier: str) -> Sentence | None:
        if not _SENDER.fullmatch(part):
            return sentence("“{part}” is no sender of text messages.", part=part[:60])
        owner = self.supplied.sms_sender(part)
        if owner and owner.id != identifier:
            return sentence(
                "the sender “{part}” is {organisation}’s in the supplied list.",
                part=part,
                organisation=owner.name,
            )
        return None

    @staticmethod
    def _phone(part: str, _: str) -> Sentence | None:
        if len(_NOT_DIGIT.sub("", part)) not in _DIGITS:
            return sentence("“{part}” is no phone number.", part=part[:60])
        return None


def as_table(rows: tuple[Row, ...]) -> list[dict[str, str]]:
    """Return the rows as the table of organisations takes them."""
    return [dict(zip(_NAMES, row, strict=True)) for row in rows]


def _parts(cell: str) -> list[str]:
    return [part.strip() for part in cell.split("|") if part.strip()]


def _alias(part: str) -> str:
    """Return an alias as texts are compared with: small letters without accents, its mark kept."""
    mark = part[0] if part[0] in "^@" else ""
    return mark + " ".join(re.findall(r"[^\W_]+", fold(part.lstrip("^@"))))


def _is_everyday(word: str) -> bool:
    return word in known_words() or word in GIVEN_NAMES or word in AMBIGUOUS_NAMES
