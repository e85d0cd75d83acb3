"""The weekly report: its figures, and its export into a file with an event in the ledger."""

from __future__ import annotations

import errno
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from triage_app.errors import ExportError
from triage_app.files import replacement
from triage_app.records import Case, EventKind
from triage_app.reporting import csv_file, tables, weekly_html, weekly_json, xlsx_file
from triage_app.reporting.ledger_end import LedgerEnd, with_end
from triage_app.reporting.weekly_figures import WeeklyFigures, weekly_figures
from triage_app.reporting.weeks import IsoWeek, parse_week
from triage_app.reporting.words import ReportWords
from triage_app.services.safe_names import without_identifiers
from triage_app.store.store import CaseStore

_PLANNED_FORMATS = {"pdf", "stix", "misp"}


@dataclass(frozen=True, slots=True)
class _WeekData:
    """What a writer of one format gets."""

    figures: WeeklyFigures
    cases: Sequence[Case]
    words: ReportWords
    made: datetime
    end: LedgerEnd


class ReportService:
    """Figures and exports of weeks; raises ExportError or StoreError."""

    def __init__(
        self,
        store: CaseStore,
        actor: str,
        language: str = "fr",
        scenarios: Mapping[str, str] | None = None,
        organisations: Mapping[str, str] | None = None,
    ) -> None:
        """`scenarios` and `organisations` are names by id; without them the ids are shown."""
        self._store = store
        self._actor = actor
        names = {"scenario": scenarios or {}, "organisation": organisations or {}}
        self._words = ReportWords(language, names)

    def figures(self, week: str) -> WeeklyFigures:
        """Return the figures of a week, "2026-W47" or "last"."""
        return self._week_data(parse_week(week, self._store.clock().date())).figures

    def export(self, week: str, fmt: str, out: Path) -> Path:
        """Write the report of a week and return its path.

        `fmt` is csv, html, json or xlsx. When `out` is a folder, the file is named after the week.
        The file and its event in the ledger are written together or not at all.
        """
        write = _writer(fmt)
        chosen = parse_week(week, self._store.clock().date())
        data = self._week_data(chosen)
        target = _target(out, f"vigie-{chosen}.{fmt.lower()}")
        payload = {
            "week": str(chosen),
            "format": fmt.lower(),
            "file": without_identifiers(target.name),
            "cases": len(data.cases),
        }
        self._write_with_event(target, write(data), payload)
        return target

    def _week_data(self, week: IsoWeek) -> _WeekData:
        before = week.previous
        cases = self._store.between(str(week.monday), str(week.after))
        previous = self._store.between(str(before.monday), str(before.after))
        campaign_of = self._store.campaign_log.numbers_between(str(before.monday), str(week.after))
        figures = weekly_figures(week, cases, previous, campaign_of)
        end = self._store.state.end()
        ledger_end = LedgerEnd(end.identity, end.event, end.digest)
        return _WeekData(figures, cases, self._words, self._store.clock(), ledger_end)

    def _write_with_event(
        self, target: Path, content: bytes, payload: Mapping[str, object]
    ) -> None:
        """Write next to the target; replace the target within the transaction of the event."""
        try:
            with replacement(target) as new:
                new.write(content)
                kind = EventKind.EXPORTED
                self._store.record(kind, self._actor, payload, new.put_in_place)
        except OSError as error:
            raise _cannot_write(target, error) from error


def _csv(week: _WeekData) -> bytes:
    table = tables.case_table(week.cases, week.words)
    return csv_file.csv_bytes(with_end(table, week.end, week.words))


def _html(week: _WeekData) -> bytes:
    return weekly_html.html_bytes(week.figures, week.words, week.made, week.end)


def _json(week: _WeekData) -> bytes:
    return weekly_json.json_bytes(week.figures, week.cases, week.made, week.end)


def _xlsx(week: _WeekData) -> bytes:
    figures = tables.figure_tables(week.figures, week.words)
    cases = tables.case_table(week.cases, week.words)
    sheets = (
        xlsx_file.Sheet(week.words.title("figures"), figures),
        xlsx_file.Sheet(week.words.title("cases"), (cases,)),
    )
    return xlsx_file.xlsx_bytes(sheets, week.made, week.end.line(week.words))


_WRITERS: Mapping[str, Callable[[_WeekData], bytes]] = {
    "csv": _csv,
    "html": _html,
    "json": _json,
    "xlsx": _xlsx,
}


def _writer(fmt: str) -> Callable[[_WeekData], bytes]:
    writer = _WRITERS.get(fmt.lower())
    if writer is not None:
        return writer
    there = ", ".join(_WRITERS)
    if fmt.lower() in _PLANNED_FORMATS:
        raise ExportError(
            "The format {format} is not available yet; choose one of {formats}.",
            format=fmt.lower(),
            formats=there,
        )
    raise ExportError("There is no such export format; choose one of {formats}.", formats=there)


def _target(out: Path, own_name: str) -> Path:
    try:
        return out / own_name if out.is_dir() else out
    except OSError as error:  # the name is too long, or there is no permission
        raise _cannot_write(out, error) from error


def _cannot_write(target: Path, error: OSError) -> ExportError:
    if error.errno == errno.ENOSPC:
        return ExportError(
            "There is no room left to write {path}; free some space and try again.", path=target
        )
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return ExportError(
            "The folder {folder} does not exist; choose another one for the export.",
            folder=target.parent,
        )
    return ExportError(
        "The file {path} cannot be written; close it if it is open elsewhere, or choose another "
        "place.",
        path=target,
    )
