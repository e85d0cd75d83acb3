"""Text is text and numbers are numbers in the workbook, read back from its XML."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, datetime
from xml.etree import ElementTree

from counted_cases import figures_of
from hypothesis import given, settings
from hypothesis import strategies as st

from classifier.records import Label
from triage_app.export_records import ExportedCase
from triage_app.records import Outcome
from triage_app.reporting.period_book import case_sheet, figure_sheets
from triage_app.reporting.periods import Period
from triage_app.reporting.tables import Percent, Table
from triage_app.reporting.weeks import IsoWeek
from triage_app.reporting.words import ReportWords
from triage_app.reporting.xlsx_file import Sheet, xlsx_bytes

WORDS = ReportWords("fr", {})
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
MADE = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


def parts(data):
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return {name: book.read(name).decode() for name in book.namelist()}


def test_formulas_and_addresses_stay_text():
    cells = ("=1+1", "http://evil.example", "{=1}", "0001", 12, Percent(0.5), None)
    table = Table("t", ("a", "b", "c", "d", "e", "f", "g"), (cells,))
    written = parts(xlsx_bytes([Sheet("s", (table,))], WORDS, MADE))
    sheet = written["xl/worksheets/sheet1.xml"]
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet.lower()
    assert "<v>12</v>" in sheet
    for text in ("=1+1", "http://evil.example", "{=1}", "0001"):
        assert text in written["xl/sharedStrings.xml"]


def test_the_head_of_numbers_stands_on_their_side():
    rows = (("mot", 12, Percent(0.5), "1", None), ("mot", None, Percent(0.25), 2, None))
    table = Table("t", ("a", "b", "c", "d", "e"), rows)
    written = parts(xlsx_bytes([Sheet("s", (table,))], WORDS, MADE))
    styles = ElementTree.fromstring(written["xl/styles.xml"]).find(f"{SHEET}cellXfs")
    sides = [one.find(f"{SHEET}alignment") for one in styles]
    first_row = ElementTree.fromstring(written["xl/worksheets/sheet1.xml"]).find(f".//{SHEET}row")
    heads = [sides[int(cell.get("s"))] for cell in first_row]
    on_the_right = [one.get("horizontal") == "right" for one in heads]
    assert on_the_right == [False, True, True, False, False]


@settings(max_examples=40)
@given(st.text(max_size=60))
def test_any_text_makes_a_readable_workbook(text):
    table = Table(text, (text,), ((text,),))
    assert "xl/workbook.xml" in parts(xlsx_bytes([Sheet("s", (table, table))], WORDS, MADE))


def book_of(cases, words=WORDS):
    figures = figures_of(Period.of_week(IsoWeek(2026, 47)), cases, [])
    sheets = figure_sheets(figures, words)
    rows = [ExportedCase(case, None, None, ("Un indice. " * 9,)) for case in cases]
    return xlsx_bytes([*sheets, case_sheet(rows, (), words)], words, MADE)


def test_the_same_week_gives_the_same_bytes(make_case):
    cases = [make_case(n, 16 + n % 7) for n in range(1, 30)]
    first = book_of(cases)
    assert first == book_of(cases)
    assert "amandine" not in str(parts(first))


def test_an_empty_week_makes_a_workbook_too():
    assert parts(book_of([], ReportWords("en", {})))


def test_each_sheet_prints_on_landscape_pages_with_its_heads(make_case):
    written = parts(book_of([make_case(n) for n in range(1, 9)]))
    sheets = [text for name, text in written.items() if name.startswith("xl/worksheets/sheet")]
    names = re.findall(r'<sheet name="([^"]+)"', written["xl/workbook.xml"])
    assert names == [
        "Chiffres",
        "Graphiques",
        "Campagnes nouvelles et en hauss",
        "À rappeler",
        "Ce qui est compté",
        "Cas",
    ]
    for sheet in sheets:
        assert 'orientation="landscape"' in sheet
        assert 'fitToHeight="0"' in sheet
        assert '<pageSetUpPr fitToPage="1"/>' in sheet
    titles = re.findall(r'name="_xlnm.Print_Titles"[^>]*>([^<]+)<', written["xl/workbook.xml"])
    assert "Cas!$1:$1" in titles


def test_the_charts_are_those_of_the_program_and_show_cells_of_the_tables(make_case):
    written = parts(book_of([make_case(n) for n in range(1, 9)]))
    charts = [text for name, text in written.items() if name.startswith("xl/charts/chart")]
    assert len(charts) == 4
    for chart in charts:
        assert "<c:f>Chiffres!$B$" in chart
        assert 'prst="wdUpDiag"' in chart  # the second series is hatched


def test_columns_are_as_wide_as_what_they_hold(make_case):
    long = "Assurance complémentaire des professions libérales"
    table = Table("t", ("Un", "Deux"), ((long[:30], 1234567), ("x", 1)))
    sheet = parts(xlsx_bytes([Sheet("s", (table,))], WORDS, MADE))["xl/worksheets/sheet1.xml"]
    first, second = (float(one) for one in re.findall(r'<col [^>]*width="([\d.]+)"', sheet))
    assert first > 30
    assert second > len("1,234,567")
    table = Table("t", ("Un",), ((long * 3,),))
    sheet = parts(xlsx_bytes([Sheet("s", (table,))], WORDS, MADE))["xl/worksheets/sheet1.xml"]
    (height,) = re.findall(r'<row r="2"[^>]* ht="([\d.]+)"', sheet)
    assert float(height) >= 4 * 15  # what is longer takes several lines


READABLE = 176  # characters of a landscape page that is printed at five sixths of its size


def test_the_printed_columns_of_cases_can_be_read_on_a_page(make_case):
    long = {
        "excerpt": "Votre contrat sera résilié faute de paiement, réglez avant vendredi. " * 3,
        "domains": ("suivi-de-votre-dossier.example", "remboursement-en-ligne.example"),
        "outcomes": tuple(Outcome)[:4],
        "label": Label.LEGIT,
    }
    written = parts(book_of([make_case(n, **long) for n in range(1, 9)]))
    book, sheet = written["xl/workbook.xml"], written["xl/worksheets/sheet6.xml"]
    (last,) = re.findall(r"_xlnm.Print_Area[^>]*>Cas!\$A\$1:\$([A-Z])\$", book)
    printed = ord(last) - ord("A") + 1
    widths = [float(one) for one in re.findall(r'<col [^>]*width="([\d.]+)"', sheet)]
    assert printed == 12
    assert sum(widths[:printed]) <= READABLE
    heads = [cell_words(one, written) for one in first_cells(sheet)[:printed]]
    for head, width in zip(heads, widths, strict=False):
        assert max(map(len, head.split())) < width, head


def first_cells(sheet):
    return list(ElementTree.fromstring(sheet).find(f".//{SHEET}row"))


def cell_words(cell, written):
    strings = ElementTree.fromstring(written["xl/sharedStrings.xml"])
    return "".join(strings[int(cell[0].text)].itertext())
