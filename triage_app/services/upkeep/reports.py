"""Exports: figures and cases in a file, with an event in the ledger."""

from __future__ import annotations

import errno
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from classifier.indicators.organisations import Organisations
from triage_app.errors import ExportError
from triage_app.export_records import ENDINGS, ExportFormat, ExportTarget, ExportWanted
from triage_app.files import folder_for, replacement
from triage_app.period_records import CampaignRule
from triage_app.records import CaseDetail, EventKind
from triage_app.reporting.case_report import case_report
from triage_app.reporting.figures import PeriodFigures
from triage_app.reporting.formats import chosen_format
from triage_app.reporting.pdf_file import pdf_bytes
from triage_app.reporting.words import ReportWords
from triage_app.services.calls.recorded_signs import RecordedSigns
from triage_app.services.safe_names import without_identifiers
from triage_app.services.upkeep.export_columns import ExportColumns
from triage_app.services.upkeep.export_content import ExportContent
from triage_app.services.upkeep.export_writers import WRITERS
from triage_app.services.upkeep.figures import FiguresService
from triage_app.services.upkeep.scam_contacts import ScamContactRule
from triage_app.store.store import CaseStore
from triage_app.wording.words import words_in

_WITH_FIGURES = (ExportFormat.XLSX, ExportFormat.HTML, ExportFormat.PDF, ExportFormat.JSON)


class ReportService:
    """Figures of weeks and exports; raises ExportError or StoreError."""

    def __init__(
        self,
        store: CaseStore,
        actor: str,
        language: str = "fr",
        scenarios: Mapping[str, str] | None = None,
        organisations: Organisations | None = None,
        columns: Path | None = None,
        rule: CampaignRule = CampaignRule(),  # noqa: B008 - frozen
    ) -> None:
        """`scenarios` are names by id; without these and organisations the ids are shown.

        `columns` is the file with those that were chosen last; without it all are taken. `rule`
        tells which campaigns are new or rise.
        """
        self._store, self._actor = store, actor
        self._organisations = organisations or Organisations(())
        names = {"scenario": scenarios or {}, "organisation": self._organisations.names}
        self._words = ReportWords(language, names)
        self._signs = RecordedSigns(words_in(language), self._organisations.names)
        self.columns = ExportColumns(columns) if columns else None
        self.counting = FiguresService(store, rule)

    @property
    def words(self) -> ReportWords:
        """The words of the reports."""
        return self._words

    def figures(self, period: str) -> PeriodFigures:
        """Return the figures of a period, "2026-W47", "2026-11" or "last"."""
        return self.counting.figures(self.counting.period(period))

    def export(self, wanted: ExportWanted, out: ExportTarget) -> Path:
        """Write a file and return its path.

        In a folder it is named after the week. Folders that are missing are made. The file and
        its event in the ledger are written together or not at all.
        """
        if wanted.columns is None:
            wanted = replace(wanted, columns=self.columns.get() if self.columns else ())
        wanted = replace(wanted, week=str(self.counting.period(wanted.week)))
        target, chosen = _target(out, wanted)
        _check_shared(wanted, chosen)
        content = self._content(wanted)
        written = WRITERS[chosen](content)
        payload = {
            "week": wanted.week,
            "format": chosen.value,
            "file": without_identifiers(target.name),
            "cases": content.count,
        }
        self._write_with_event(target, written, payload)
        return target

    def export_case(self, detail: CaseDetail, out: ExportTarget, how_to_report: str = "") -> Path:
        """Write one case as a PDF of one page, with its signs in words; return its path.

        `how_to_report` says to whom the message is reported.
        """
        number, as_of = detail.case.number, self._store.exports.as_of()
        one = replace(self._store.exports.case(number), reasons=_sentences(detail))
        target = _in_folder(out, f"vigie-{number}.pdf") or out.path
        chosen_format(ExportFormat.PDF, target.name)
        report = case_report(detail, one, self._words, as_of, how_to_report)
        content = pdf_bytes(report, self._words, as_of.moment.date())
        name = without_identifiers(target.name)
        payload = {"case": number, "format": ExportFormat.PDF.value, "file": name, "cases": 1}
        self._write_with_event(target, content, payload)
        return target

    def _content(self, wanted: ExportWanted) -> ExportContent:
        rule, words = ScamContactRule(self._organisations), self._words
        period = self.counting.period(wanted.week)
        return ExportContent(self._store, self.counting, period, wanted, words, self._signs, rule)

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


def _check_shared(wanted: ExportWanted, chosen: ExportFormat) -> None:
    """Raise ExportError when a list of cases would be shared."""
    lists = chosen is ExportFormat.CSV or (wanted.is_filtered and chosen in _WITH_FIGURES)
    if wanted.shared and lists:
        raise ExportError(
            "Cases are not for others: leave out the filters, and choose xlsx, html, pdf or json."
        )


def _sentences(detail: CaseDetail) -> tuple[str, ...]:
    return tuple(one.text for one in detail.reasons)


def _target(out: ExportTarget, wanted: ExportWanted) -> tuple[Path, ExportFormat]:
    """Return the file to write, and its format."""
    ending = ENDINGS[wanted.format][0] if wanted.format else ""
    inside = _in_folder(out, f"vigie-{wanted.week}{ending}")
    if inside is None:
        return out.path, chosen_format(wanted.format, out.path.name)
    if wanted.format is None:
        raise ExportError(
            "{path} is a folder: choose a format too, or name the file.", path=out.path
        )
    return inside, wanted.format


def _in_folder(out: ExportTarget, name: str) -> Path | None:
    """Return a file in the target, None where that is a file itself."""
    try:
        return out.path / name if out.is_folder or out.path.is_dir() else None
    except OSError as error:  # the name is too long, or there is no permission
        raise _cannot_write(out.path, error) from error


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
