"""The writer of each format of an export."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from triage_app.export_records import ExportFormat
from triage_app.reporting import csv_file, tables, weekly_html, weekly_json, xlsx_file
from triage_app.reporting.contact_values import domain_list, number_list
from triage_app.reporting.ledger_end import ledger_line, with_ledger_line
from triage_app.reporting.misp_file import misp_bytes
from triage_app.reporting.stix_file import stix_bytes
from triage_app.services.upkeep.export_content import ExportContent


def _csv(content: ExportContent) -> bytes:
    table = tables.case_table(content.cases, content.words, content.wanted.columns)
    return csv_file.csv_bytes(with_ledger_line(table, content.as_of, content.words))


def _html(content: ExportContent) -> bytes:
    return weekly_html.html_bytes(content.figures, content.words, content.as_of)


def _json(content: ExportContent) -> bytes:
    return weekly_json.json_bytes(content.figures, content.cases, content.as_of)


def _xlsx(content: ExportContent) -> bytes:
    words = content.words
    figures = tables.figure_tables(content.figures, words)
    cases = tables.case_table(content.cases, words, content.wanted.columns)
    sheets = (
        xlsx_file.Sheet(words.title("figures"), figures),
        xlsx_file.Sheet(words.title("cases"), (cases,)),
    )
    line = ledger_line(content.as_of, words)
    return xlsx_file.xlsx_bytes(sheets, content.as_of.moment, line)


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
    ExportFormat.JSON: _json,
    ExportFormat.STIX: _stix,
    ExportFormat.MISP: _misp,
    ExportFormat.HOSTS: _domains,
    ExportFormat.NUMBERS: _numbers,
}
"""Format -> what makes the bytes of a file."""
