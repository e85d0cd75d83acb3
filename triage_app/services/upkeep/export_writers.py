"""The writer of each format of an export."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from triage_app.export_records import ExportFormat
from triage_app.reporting import csv_file, tables
from triage_app.reporting.contact_values import domain_list, number_list
from triage_app.reporting.html_file import html_bytes
from triage_app.reporting.ledger_end import ledger_line, with_ledger_line
from triage_app.reporting.misp_file import misp_bytes
from triage_app.reporting.pdf_file import pdf_bytes
from triage_app.reporting.period_book import case_sheet, figure_sheets
from triage_app.reporting.period_json import json_bytes
from triage_app.reporting.period_report import case_list_report, period_report
from triage_app.reporting.report_parts import Report
from triage_app.reporting.stix_file import stix_bytes
from triage_app.reporting.xlsx_file import xlsx_bytes
from triage_app.services.upkeep.export_content import ExportContent


def _csv(content: ExportContent) -> bytes:
    table = tables.case_table(content.cases(), content.words, content.columns)
    return csv_file.csv_bytes(with_ledger_line(table, content.as_of, content.words))


def _report(content: ExportContent) -> Report:
    """Return the figures, or the cases where filters choose some of them."""
    words, as_of = content.words, content.as_of
    if content.is_filtered:
        columns = content.columns
        return case_list_report(content.cases(), content.period, columns, words, as_of)
    return period_report(content.figures, words, as_of)


def _html(content: ExportContent) -> bytes:
    return html_bytes(_report(content), content.words)


def _pdf(content: ExportContent) -> bytes:
    return pdf_bytes(_report(content), content.words, content.as_of.moment.date())


def _json(content: ExportContent) -> bytes:
    filtered = content.is_filtered
    cases = () if content.wanted.shared else content.cases()
    return json_bytes(content.figures, cases, content.as_of, filtered=filtered)


def _xlsx(content: ExportContent) -> bytes:
    words = content.words
    sheets = [] if content.is_filtered else figure_sheets(content.figures, words)
    if not content.wanted.shared:
        sheets.insert(1, case_sheet(content.cases(), content.columns, words))
    line = ledger_line(content.as_of, words)
    return xlsx_bytes(sheets, words, content.as_of.moment, line)


def _stix(content: ExportContent) -> bytes:
    return stix_bytes(content.contacts, content.words, content.as_of)


def _misp(content: ExportContent) -> bytes:
    return misp_bytes(content.contacts, content.words, content.as_of, str(content.period))


def _domains(content: ExportContent) -> bytes:
    return domain_list(content.contacts, content.words, content.as_of)


def _numbers(content: ExportContent) -> bytes:
    return number_list(content.contacts, content.words, content.as_of)


WRITERS: Mapping[ExportFormat, Callable[[ExportContent], bytes]] = {
    ExportFormat.CSV: _csv,
    ExportFormat.XLSX: _xlsx,
    ExportFormat.HTML: _html,
    ExportFormat.PDF: _pdf,
    ExportFormat.JSON: _json,
    ExportFormat.STIX: _stix,
    ExportFormat.MISP: _misp,
    ExportFormat.HOSTS: _domains,
    ExportFormat.NUMBERS: _numbers,
}
"""Format -> what makes the bytes of a file."""
