"""The PDF: A4, tagged, bookmarks, page numbers, heads on each page, and no text is markup."""

from __future__ import annotations

from datetime import date

import pypdfium2
import pytest
from counted_cases import figures_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from classifier.records import Label
from triage_app.paths import resources_dir
from triage_app.reporting.pdf_file import pdf_bytes
from triage_app.reporting.period_report import period_report
from triage_app.reporting.periods import Period
from triage_app.reporting.report_parts import DataTable, Paragraph, Picture, Quote, Report, Section
from triage_app.reporting.tables import Table
from triage_app.reporting.weeks import IsoWeek
from triage_app.reporting.words import ReportWords

WORDS, DAY = ReportWords("fr", {}), date(2026, 11, 23)


def report_of(*parts) -> Report:
    return Report("Rapport", "2026-W47", (Section("Partie", parts),), ("Fin",))


def texts(content: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(content)
    return [page.get_textpage().get_text_range() for page in document]


@pytest.fixture
def week(make_case, as_of):
    cases = [make_case(n, fingerprint="ab", label=Label.SCAM) for n in range(1, 40)]
    figures = figures_of(Period.of_week(IsoWeek(2026, 47)), cases, [])
    return pdf_bytes(period_report(figures, WORDS, as_of), WORDS, DAY)


def test_pages_are_a4_and_numbered(week):
    document = pypdfium2.PdfDocument(week)
    count = len(document)
    for at, page in enumerate(document, start=1):
        assert [round(side) for side in page.get_size()] == [595, 842]
        assert f"Page {at} / {count}" in page.get_textpage().get_text_range()


def test_it_is_tagged_and_says_its_language_and_title(week):
    assert b"/StructTreeRoot" in week
    assert b"/MarkInfo" in week
    document = pypdfium2.PdfDocument(week)
    assert document.get_metadata_dict()["Title"].startswith("Rapport de la semaine – 2026-W47")


def test_sections_are_bookmarks(week):
    titles = [one.get_title() for one in pypdfium2.PdfDocument(week).get_toc()]
    assert titles[0] == "Rapport de la semaine"
    assert {"Chiffres", "À rappeler", "Volumes", "Ce qui est compté"} <= set(titles)


def test_the_same_report_is_the_same_file(week, make_case, as_of):
    cases = [make_case(n, fingerprint="ab", label=Label.SCAM) for n in range(1, 40)]
    figures = figures_of(Period.of_week(IsoWeek(2026, 47)), cases, [])
    assert pdf_bytes(period_report(figures, WORDS, as_of), WORDS, DAY) == week


def test_heads_stand_on_each_page_of_a_long_table():
    rows = tuple((f"Ligne {n}", n) for n in range(150))
    pages = texts(pdf_bytes(report_of(DataTable(Table("t", ("Nom", "Nombre"), rows))), WORDS, DAY))
    assert len(pages) > 2
    assert all("Nombre" in page for page in pages)


def test_a_long_word_does_not_run_into_the_next_column():
    heads = ("Cas", "Date", "Canal", "Dit", "Fait", "Confirmé le", "Scénario", "Texte")
    done, said = "A cliqué, A donné son mot de passe ameli", "coursier passé " * 4
    long = ("225", "17 nov. 2026", "SMS", "Incertain", done, "27 nov. 2026")
    rows = ((*long, "Renouvellement de la carte", said),)
    content = pdf_bytes(report_of(DataTable(Table("t", heads, rows))), WORDS, DAY)
    page = pypdfium2.PdfDocument(content)[0].get_textpage()
    ends = word_box(page, "Renouvellement")[2]
    assert ends < word_box(page, "coursier")[0]


def word_box(page, word):
    """Return left, bottom, right, top of the first place of a word."""
    at, count = page.search(word).get_next()
    boxes = [page.get_charbox(one) for one in range(at, at + count)]
    return boxes[0][0], boxes[0][1], boxes[-1][2], boxes[0][3]


def test_a_picture_is_part_of_it():
    name = "http://www.w3.org/2000/svg"
    svg = f'<svg xmlns="{name}" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'
    with_picture = pdf_bytes(report_of(Picture(svg, "Un carré")), WORDS, DAY)
    assert len(with_picture) != len(pdf_bytes(report_of(), WORDS, DAY))


def test_the_layout_imports_nothing():
    """The library would fetch a package that a layout imports; ours has none, and reads no file."""
    layout = (resources_dir() / "reports" / "report.typ").read_text(encoding="utf-8")
    for word in ("import", "include", "read(", "plugin("):
        assert word not in layout


MARKUP = (
    '#strong[a] *b* _c_ $d$ `e` = f // g <h> @i "j" \\k '
    '#import "@preview/x:1.0.0" #read("/etc/passwd")'
)


@pytest.mark.parametrize("place", ["paragraph", "quote", "cell", "head", "title"])
def test_untrusted_text_is_no_markup(place):
    table = Table("t", (MARKUP if place == "head" else "Nom",), ((MARKUP,),))
    part = {"paragraph": Paragraph(MARKUP), "quote": Quote(MARKUP)}.get(place, DataTable(table))
    title = MARKUP if place == "title" else "Rapport"
    report = Report(title, "x", (Section("Partie", (part,)),), ("Fin",))
    shown = "".join("".join(texts(pdf_bytes(report, WORDS, DAY))).split())
    assert "".join(MARKUP.split()) in shown.replace("\u200b", "").replace("\ufffe", "")


@pytest.mark.parametrize("text", ["漢字 \U0001f600", "\x00\x1f\x85", "\ue000", "a" * 500, "\u202e"])
def test_letters_that_no_font_has_stop_nothing(text):
    assert len(texts(pdf_bytes(report_of(Paragraph(text), Quote(text)), WORDS, DAY))) == 1


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=80))
def test_any_text_makes_a_file(text):
    table = Table(text, (text,), ((text,), (1,)))
    content = pdf_bytes(report_of(Quote(text), DataTable(table, titled=True)), WORDS, DAY)
    assert content.startswith(b"%PDF-")
