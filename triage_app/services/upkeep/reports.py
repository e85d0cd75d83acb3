"""Exports: figures and cases in a file, with an event in the ledger."""

from __future__ import annotations

import errno
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from triage_app.errors import ExportError
from triage_app.export_records import AsOf, Column, ExportedCase, ExportFormat, ExportWanted
from triage_app.files import folder_for, replacement
from triage_app.records import CaseFilter, EventKind
from triage_app.reporting import csv_file, tables, weekly_html, weekly_json, xlsx_file
from triage_app.reporting.formats import ENDINGS, chosen_format
from triage_app.reporting.ledger_end import ledger_line, with_ledger_line
from triage_app.reporting.weekly_figures import WeeklyFigures, weekly_figures
from triage_app.reporting.weeks import IsoWeek, parse_week
from triage_app.reporting.words import ReportWords
from triage_app.services.calls.recorded_signs import RecordedSigns
from triage_app.services.safe_names import without_identifiers
from triage_app.store.store import CaseStore
from triage_app.wording.words import words_in

MOST_CASES = 100_000  # of one file


@dataclass(frozen=True, slots=True)
class _Content:
    """What a writer of one format gets."""

    figures: WeeklyFigures
    cases: Sequence[ExportedCase]
    columns: Sequence[Column]
    words: ReportWords
    as_of: AsOf


class ReportService:
    """Figures of weeks and exports; raises ExportError or StoreError."""

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
        self._signs = RecordedSigns(words_in(language), organisations or {})

    def figures(self, week: str) -> WeeklyFigures:
        """Return the figures of a week, "2026-W47" or "last"."""
        return self._content(ExportWanted(week)).figures

    def export(self, wanted: ExportWanted, out: Path) -> Path:
        """Write a file and return its path.

        When `out` is a folder, the file is named after the week. Folders that are missing are
        made. The file and its event in the ledger are written together or not at all.
        """
        wanted = replace(wanted, week=str(self._week(wanted)))
        target, chosen = _target(out, wanted)
        content = self._content(wanted)
        payload = {
            "week": wanted.week,
            "format": chosen.value,
            "file": without_identifiers(target.name),
            "cases": len(content.cases),
        }
        self._write_with_event(target, _WRITERS[chosen](content), payload)
        return target

    def _week(self, wanted: ExportWanted) -> IsoWeek:
        return parse_week(wanted.week, self._store.clock().date())

    def _content(self, wanted: ExportWanted) -> _Content:
        week = self._week(wanted)
        cases, previous = (self._cases(wanted.cases, one) for one in (week, week.previous))
        campaign_of = self._store.campaign_log.numbers_between(
            str(week.previous.monday), str(week.after)
        )
        figures = weekly_figures(
            week, [one.case for one in cases], [one.case for one in previous], campaign_of
        )
        as_of = self._store.exports.as_of()
        return _Content(figures, cases, wanted.columns, self._words, as_of)

    def _cases(self, wanted: CaseFilter, week: IsoWeek) -> list[ExportedCase]:
        """Return the cases of a filter in a week, with their signs in words."""
        since = max(wanted.since, str(week.monday))
        until = min(wanted.until or str(week.after), str(week.after))
        of_week = replace(wanted, since=since, until=until)
        found = self._store.exports.cases(of_week, MOST_CASES)
        if len(found) > MOST_CASES:
            raise ExportError(
                "These are more than {most} cases; choose a shorter period.", most=MOST_CASES
            )
        return [replace(one, reasons=self._signs.of(one.case)) for one in found]

    def _write_with_event(
        self, target: Path, content: bytes, payload: Mapping[str, object]
    ) -> None:
        """Write next to the target; replace the target within the transaction of the event."""
        try:
            with folder_for(target), replacement(target) as new:
                new.write(content)
                kind = EventKind.EXPORTED
                self._store.record(kind, self._actor, payload, new.put_in_place)
        except OSError as error:
            raise _cannot_write(target, error) from error


def _csv(content: _Content) -> bytes:
    table = tables.case_table(content.cases, content.words, content.columns)
    return csv_file.csv_bytes(with_ledger_line(table, content.as_of, content.words))


def _html(content: _Content) -> bytes:
    return weekly_html.html_bytes(content.figures, content.words, content.as_of)


def _json(content: _Content) -> bytes:
    return weekly_json.json_bytes(content.figures, content.cases, content.as_of)


def _xlsx(content: _Content) -> bytes:
    words = content.words
    figures = tables.figure_tables(content.figures, words)
    cases = tables.case_table(content.cases, words, content.columns)
    sheets = (
        xlsx_file.Sheet(words.title("figures"), figures),
        xlsx_file.Sheet(words.title("cases"), (cases,)),
    )
    line = ledger_line(content.as_of, words)
    return xlsx_file.xlsx_bytes(sheets, content.as_of.moment, line)


_WRITERS: Mapping[ExportFormat, Callable[[_Content], bytes]] = {
    ExportFormat.CSV: _csv,
    ExportFormat.XLSX: _xlsx,
    ExportFormat.HTML: _html,
    ExportFormat.JSON: _json,
}


def _target(out: Path, wanted: ExportWanted) -> tuple[Path, ExportFormat]:
    """Return the file to write, and its format."""
    try:
        is_folder = out.is_dir()
    except OSError as error:  # the name is too long, or there is no permission
        raise _cannot_write(out, error) from error
    if not is_folder:
        return out, chosen_format(wanted.format, out.name)
    if wanted.format is None:
        raise ExportError("{path} is a folder: choose a format too, or name the file.", path=out)
    return out / f"vigie-{wanted.week}{ENDINGS[wanted.format][0]}", wanted.format


def _cannot_write(target: Path, error: OSError) -> ExportError:
    if error.errno == errno.ENOSPC:
        return ExportError(
            "There is no room left to write {path}; free some space and try again.", path=target
        )
    if isinstance(error, FileExistsError | NotADirectoryError):
        return ExportError(
            "The folder {folder} cannot be made, because a file of this name is in the way; "
            "choose another one for the export.",
            folder=target.parent,
        )
    return ExportError(
        "The file {path} cannot be written; close it if it is open elsewhere, or choose another "
        "place.",
        path=target,
    )
