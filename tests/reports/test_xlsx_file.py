"""Text is text and numbers are numbers in the workbook, read back from its XML."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

from counted_cases import figures_of
from hypothesis import given, settings
from hypothesis import strategies as st

from triage_app.export_records import ExportedCase
from triage_app.reporting.periods import Period
from triage_app.reporting.tables import Percent, Table, case_table, figure_tables
from triage_app.reporting.weeks import IsoWeek
from triage_app.reporting.words import ReportWords
from triage_app.reporting.xlsx_file import Sheet, xlsx_bytes

MADE = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


def parts(data):
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return {name: book.read(name).decode() for name in book.namelist()}


def test_formulas_and_addresses_stay_text():
    cells = ("=1+1", "http://evil.example", "{=1}", "0001", 12, Percent(0.5), None)
    table = Table("t", ("a", "b", "c", "d", "e", "f", "g"), (cells,))
    written = parts(xlsx_bytes([Sheet("s", (table,))], MADE))
    sheet = written["xl/worksheets/sheet1.xml"]
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet.lower()
    assert "<v>12</v>" in sheet
    for text in ("=1+1", "http://evil.example", "{=1}", "0001"):
        assert text in written["xl/sharedStrings.xml"]


@settings(max_examples=40)
@given(st.text(max_size=60))
def test_any_text_makes_a_readable_workbook(text):
    table = Table(text, (text,), ((text,),))
    assert "xl/workbook.xml" in parts(xlsx_bytes([Sheet("s", (table, table))], MADE))


def test_the_same_week_gives_the_same_bytes(make_case):
    words = ReportWords("fr", {})
    cases = [make_case(n, 16 + n % 7) for n in range(1, 30)]
    figures = figures_of(Period.of_week(IsoWeek(2026, 47)), cases, [])
    sheets = (
        Sheet("Chiffres", figure_tables(figures, words)),
        Sheet("Dossiers", (case_table([ExportedCase(case, None, None) for case in cases], words),)),
    )
    first = xlsx_bytes(sheets, MADE)
    assert first == xlsx_bytes(sheets, MADE)
    assert "amandine" not in str(parts(first))


def test_an_empty_week_makes_a_workbook_too():
    words = ReportWords("en", {})
    figures = figures_of(Period.of_week(IsoWeek(2026, 47)), [], [])
    sheets = (Sheet("a", figure_tables(figures, words)), Sheet("b", (case_table([], words),)))
    assert parts(xlsx_bytes(sheets, MADE))
