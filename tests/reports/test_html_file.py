"""The HTML report has all figures, loads nothing, and escapes untrusted text."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from bs4 import BeautifulSoup
from counted_cases import figures_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from classifier.records import Label
from triage_app.export_records import AsOf
from triage_app.records import Decision
from triage_app.reporting.html_file import html_bytes
from triage_app.reporting.period_report import period_report
from triage_app.reporting.periods import Period
from triage_app.reporting.weeks import IsoWeek
from triage_app.reporting.words import ReportWords

WEEK = Period.of_week(IsoWeek(2026, 47))
AS_OF = AsOf("0badcafe", 12, "f" * 64, "2026-11-23T08:00:00+00:00")
VOID = {"meta", "rect", "line", "br", "wbr", "path", "circle"}


class Nesting(HTMLParser):
    """HTML parser that raises if an element is not closed in order."""

    def __init__(self):
        super().__init__()
        self.open = []

    def handle_starttag(self, tag, attrs):
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        pass  # closes itself

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def page_of(cases, previous=(), words=None):
    words = words or ReportWords("fr", {})
    report = period_report(figures_of(WEEK, cases, previous), words, AS_OF)
    return html_bytes(report, words).decode()


@pytest.fixture
def page(make_case):
    cases = [make_case(n, fingerprint="ab", label=Label.SCAM) for n in range(1, 1235)]
    return page_of(cases, [make_case(9999, 10)])


def test_the_page_is_well_formed(page):
    reader = Nesting()
    reader.feed(page)
    reader.close()
    assert reader.open == []


def test_the_page_is_in_french_with_french_numbers(page):
    soup = BeautifulSoup(page, "html.parser")
    assert soup.html["lang"] == "fr"
    text = soup.get_text(" ")
    assert "16 nov. 2026 – 22 nov. 2026" in text
    assert "1\u202f234" in text
    assert "100,0\u202f%" in text
    assert "Campagnes nouvelles et en hausse" in text
    assert "ameli-infos[.]top" in text


def test_the_page_is_in_english_too(make_case):
    page = page_of([make_case()], words=ReportWords("en", {}))
    assert 'lang="en"' in page
    assert "Weekly report" in page
    assert "arnaque" not in page


def test_the_page_loads_and_runs_nothing(page):
    soup = BeautifulSoup(page, "html.parser")
    assert not soup.find_all(["script", "link", "img", "iframe", "a", "object", "form"])
    assert "url(" not in page
    assert "@import" not in page
    assert "default-src 'none'" in page


def test_charts_have_their_figures_as_text_for_screen_readers(page):
    labels = [one["aria-label"] for one in BeautifulSoup(page, "html.parser").find_all(role="img")]
    assert any("14 h, mar. 1234" in label for label in labels)


def test_no_agent_is_on_the_page(page):
    assert "amandine" not in page


def test_an_empty_week_says_so():
    assert "Aucun cas dans cette période." in page_of([])


HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=y>&lt;"


def test_untrusted_text_is_escaped(make_case):
    hostile = {
        "scenario": HOSTILE,
        "organisation": HOSTILE,
        "domains": (HOSTILE,) * 3,
        "excerpt": HOSTILE,
        "fingerprint": "ab",
    }
    page = page_of([make_case(n, **hostile) for n in range(4)])
    soup = BeautifulSoup(page, "html.parser")
    assert not soup.find_all(["script", "img"])
    assert HOSTILE in soup.get_text()


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=80))
def test_no_text_breaks_the_page(make_case, text):
    cases = [make_case(n, excerpt=text, organisation=text, fingerprint="ab") for n in range(3)]
    reader = Nesting()
    reader.feed(page_of(cases))
    assert reader.open == []


def test_tiles_and_tables_round_alike(make_case):
    """2 of 46 are 4.3%, and 4.4% where 0.0435 is rounded once more."""
    cases = [
        make_case(n, label=Label.SCAM, decision=Decision.LEGIT if n < 3 else Decision.SCAM)
        for n in range(1, 47)
    ]
    page = page_of(cases, words=ReportWords("en", {}))
    assert "4.3%" in page
    assert "4.4%" not in page


def test_a_month_is_called_one_of_its_own(make_case):
    words = ReportWords("en", {})
    figures = figures_of(Period.of_month(2026, 11), [make_case()], ())
    page = html_bytes(period_report(figures, words, AS_OF), words).decode()
    assert "Report of the period" in page
    assert "Weekly" not in page


def test_no_word_is_broken(make_case):
    page = page_of([make_case(n, domains=("a" * 60 + ".top",)) for n in range(3)])
    assert "overflow-wrap:anywhere}\nsection{overflow-wrap:normal" not in page
    soup = BeautifulSoup(page, "html.parser")
    words = {word for text in soup.find_all(string=True) for word in text.split()}
    assert {"Arnaque", "Nombre", "Confirmation"} <= words
    assert "\u200b" not in page  # whoever copies a domain copies nothing else
