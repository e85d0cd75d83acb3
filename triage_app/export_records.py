"""The records of an export: what is wanted, and the cases with what their lists do not hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path

from triage_app.records import Case, CaseFilter, Dissent

ALL_CASES = CaseFilter()
_BEFORE_ALL = datetime(2000, 1, 1, tzinfo=UTC)  # of a log without events


class ExportFormat(StrEnum):
    """The formats of `vigie export`."""

    CSV = "csv"
    XLSX = "xlsx"
    HTML = "html"
    PDF = "pdf"
    JSON = "json"
    STIX = "stix"  # what confirmed scams lead to and call, as what follows
    MISP = "misp"
    HOSTS = "hosts"
    NUMBERS = "numbers"


# The first ending is that of a file which Vigie names.
ENDINGS: Mapping[ExportFormat, tuple[str, ...]] = {
    ExportFormat.CSV: (".csv",),
    ExportFormat.XLSX: (".xlsx",),
    ExportFormat.HTML: (".html", ".htm"),
    ExportFormat.PDF: (".pdf",),
    ExportFormat.JSON: (".json",),
    ExportFormat.STIX: (".stix.json", ".stix", ".json"),
    ExportFormat.MISP: (".misp.json", ".misp", ".json"),
    ExportFormat.HOSTS: (".hosts.txt", ".hosts"),
    ExportFormat.NUMBERS: (".numbers.txt", ".numbers"),
}


class Column(StrEnum):
    """The columns of exported cases, in their order."""

    NUMBER = "number"
    DATE = "date"
    TIME = "time"
    WEEK = "week"
    CHANNEL = "channel"
    LANGUAGE = "language"
    BAND = "band"
    SCORE = "score"
    DECISION = "decision"
    DISSENT = "dissent"
    OUTCOME = "outcome"
    LABEL = "label"
    LABELLED = "labelled_at"
    OWN_CASE = "own_case"
    SCENARIO = "scenario"
    ORGANISATION = "organisation"
    DOMAINS = "domains"
    REASONS = "reasons"
    INDICATORS = "indicators"
    MODEL = "model"
    HANDLING = "handling"
    CAMPAIGN = "campaign"
    NOTES = "notes"
    EXCERPT = "excerpt"


@dataclass(frozen=True, slots=True)
class ExportWanted:
    """What is exported."""

    week: str = ""  # "2026-W47" or "last"; "" for the period of the filter
    cases: CaseFilter = ALL_CASES  # which cases; its page and limit do not count
    format: ExportFormat | None = None  # None: the ending of the file's name decides
    columns: tuple[Column, ...] | None = None  # of the cases, () for all; None: as chosen last
    shared: bool = False  # for others: no cases, and small counts are hidden

    @property
    def is_filtered(self) -> bool:
        """Whether less is wanted than all cases of the period."""
        usual = ALL_CASES.limit
        return replace(self.cases, since="", until="", before=None, limit=usual) != ALL_CASES


@dataclass(frozen=True, slots=True)
class ExportChoices:
    """What a supervisor chooses an export from."""

    views: Mapping[str, CaseFilter]  # saved filters by name
    columns: tuple[Column, ...]  # those chosen last, () for all


@dataclass(frozen=True, slots=True)
class ExportTarget:
    """Where an export goes. In a folder the file is named after its content."""

    path: Path
    is_folder: bool = False  # also where there is none yet


@dataclass(frozen=True, slots=True)
class ExportedCase:
    """A case with what only its events and its row tell."""

    case: Case
    labelled_at: str | None  # ISO 8601 with offset
    dissent: Dissent | None  # why the agent decided against the verdict
    reasons: tuple[str, ...] = ()  # the recorded signs in words


class ContactKind(StrEnum):
    """What a scam leads to or calls; the values stand in the log."""

    DOMAIN = "domain"
    PHONE = "phone"


@dataclass(frozen=True, slots=True)
class ScamContact:
    """A domain or number of confirmed scams, never of a caller."""

    kind: ContactKind
    value: str
    first_seen: date  # in a confirmed scam of the whole log
    last_seen: date


@dataclass(frozen=True, slots=True)
class AsOf:
    """The newest event that may have changed what an export says."""

    identity: str  # of the log
    event: int  # 0 for none
    digest: str
    at: str  # ISO 8601 with offset, "" for none

    @property
    def moment(self) -> datetime:
        """When the event happened; the time of the export would differ each time."""
        return datetime.fromisoformat(self.at) if self.at else _BEFORE_ALL
