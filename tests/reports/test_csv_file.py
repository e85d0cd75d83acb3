"""The CSV opens correctly in French Excel and no cell is run as a formula."""

from __future__ import annotations

import csv
import io
import re
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triage_app.export_records import ExportedCase
from triage_app.reporting.csv_file import csv_bytes, without_formula
from triage_app.reporting.tables import Table, case_table
from triage_app.reporting.words import ReportWords


def table(*cells):
    return Table("t", tuple(f"h{at}" for at in range(len(cells))), (cells,))


def read(data):
    text = data.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


def test_the_bytes_are_those_that_french_excel_expects():
    data = csv_bytes(table("é;à", 0.97, 12, date(2026, 11, 17), time(9, 5), None, 41.0))
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.decode("utf-8-sig").splitlines(keepends=True) == [
        "h0;h1;h2;h3;h4;h5;h6\r\n",
        '"é;à";0,97;12;17/11/2026;09:05;;41\r\n',
    ]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "  =", "\x00=", "＝"])
def test_text_that_could_be_a_formula_is_escaped(start):
    assert without_formula(start + "HYPERLINK(1)").startswith("'")


@pytest.mark.parametrize("digits", ["123456789012345", "1234 5678 9012 345", "0612345678", "0001"])
def test_digits_that_excel_would_change_are_escaped(digits):
    assert without_formula(digits) == "'" + digits


@pytest.mark.parametrize("text", ["ameli[.]com", "12", "S01", "1.5", "Ça va = oui", "", "0"])
def test_other_text_is_unchanged(text):
    assert without_formula(text) == text


@given(st.text(max_size=200))
def test_no_text_becomes_a_formula_or_another_cell(text):
    (_, (left, cell, right)) = read(csv_bytes(table("a", text, "b")))
    assert (left, right) == ("a", "b")
    assert not re.match(r"\s*[=+\-@\t\r\n]", cell)
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]", cell)


def test_a_long_cell_is_cut_to_the_limit_of_excel():
    assert len(without_formula("=" * 99_999)) == 32_767


def test_a_case_is_a_row_without_its_agent(make_case):
    (heads, row) = read(
        csv_bytes(case_table([ExportedCase(make_case(7), None, None)], ReportWords("fr", {})))
    )
    told = dict(zip(heads, row, strict=True))
    assert told["Cas"] == "7"
    assert told["Date"] == "17/11/2026"
    assert told["Heure"] == "14:05"
    assert told["Semaine"] == "2026-W47"
    assert told["Score"] == "0,9712"
    assert told["Verdict de l’outil"] == "Très probablement une arnaque"
    assert told["Domaines (désarmés)"] == "ameli-infos[.]top"
    assert told["Modèle"] == "modèle 0001"
    assert told["Confirmation"] == ""
    assert "amandine" not in str(row)
    assert told["Début du texte (masqué)"] == "Votre carte Vitale"


def test_hostile_values_in_a_case_stay_text(make_case):
    case = make_case(domains=("=cmd|' /c calc'!a0",), scenario="@x", organisation="+1")
    (_, row) = read(csv_bytes(case_table([ExportedCase(case, None, None)], ReportWords("fr", {}))))
    assert {"'=cmd|' /c calc'!a0", "'@x", "'+1"} <= set(row)


def test_names_can_be_given_to_scenarios_and_organisations(make_case):
    words = ReportWords(
        "en", {"scenario": {"S01": "Vitale card"}, "organisation": {"ameli": "Assurance Maladie"}}
    )
    (heads, row) = read(csv_bytes(case_table([ExportedCase(make_case(), None, None)], words)))
    told = dict(zip(heads, row, strict=True))
    assert (told["Scenario"], told["Organisation claimed"]) == ("Vitale card", "Assurance Maladie")


@pytest.mark.parametrize(("score", "shown"), [(0.999984, 0.9999), (0.00001, 0.0001), (0.5, 0.5)])
def test_no_score_reads_as_certain(make_case, score, shown):
    made = case_table([ExportedCase(make_case(score=score), None, None)], ReportWords("fr", {}))
    assert dict(zip(made.heads, made.rows[0], strict=True))["Score"] == shown
