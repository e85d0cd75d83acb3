"""The rows of the watch-list: one host or number each, never one of an organisation."""

from __future__ import annotations

import re
from dataclasses import dataclass

from classifier.indicators.organisations import Organisations
from classifier.masking.number_evidence import typed_number
from classifier.sentence import Sentence, sentence
from classifier.text.links import host_of
from classifier.text.suffixes import registered_domain
from classifier.watch_list import WatchList
from triage_app.list_records import Row

_NUMBER = re.compile(r"\+?[\d\s().\-/\u00a0\u202f]+")
_ADDRESS = re.compile(r"\d{1,3}(\.\d{1,3}){3}")
_HOST = re.compile(r"[a-z0-9_-]+(\.[a-z0-9_-]+)+")
_FEWEST, _MOST = 5, 15  # digits of a number
LONGEST_NOTE = 200  # characters


@dataclass(frozen=True, slots=True)
class WatchRows:
    """Checks rows; `organisations` are those that no entry may belong to."""

    organisations: Organisations

    def check(self, row: Row) -> Row | Sentence:
        """Return a row as it is kept, or why it cannot be."""
        entry, note = row
        if len(note) > LONGEST_NOTE:
            return sentence("the note is longer than {most} characters.", most=LONGEST_NOTE)
        if not entry:
            return sentence("there is neither an address nor a number.")
        is_number = _NUMBER.fullmatch(entry) and not _ADDRESS.fullmatch(entry)
        kept = self._number(entry) if is_number else self._host(entry)
        return kept if isinstance(kept, Sentence) else (kept, note)

    def _number(self, entry: str) -> str | Sentence:
        digits = typed_number(entry)
        if not _FEWEST <= len(digits) <= _MOST:
            return sentence("“{entry}” is no phone number.", entry=_short(entry))
        if digits in self.organisations.known_numbers:
            return sentence(
                "{entry} is a number of an organisation in the list.", entry=_short(entry)
            )
        return digits

    def _host(self, entry: str) -> str | Sentence:
        host = host_of(entry.rpartition("@")[2] if "/" not in entry else entry).rstrip(".")
        if not (_HOST.fullmatch(host) and (_ADDRESS.fullmatch(host) or registered_domain(host))):
            return sentence("“{entry}” is no address of a site.", entry=_short(entry))
        owner = self.organisations.owner_of(host)
        anybody = self.organisations.is_open_to_anybody(host)
        if owner is not None and not anybody:
            return sentence(
                "{host} belongs to {organisation}: genuine messages have it too.",
                host=host,
                organisation=owner.name,
            )
        if self.organisations.is_open_service(host.removeprefix("www.")):
            return sentence(
                "Anybody publishes on {host}: give the whole address of the page’s host.", host=host
            )
        return host


def watch_list(rows: tuple[Row, ...]) -> WatchList | None:
    """Return what the scorer compares with, None without entries."""
    entries = [row[0] for row in rows]
    numbers = [one for one in entries if one.isdigit()]
    return WatchList((one for one in entries if not one.isdigit()), numbers) if entries else None


def _short(entry: str) -> str:
    return entry[:60]
