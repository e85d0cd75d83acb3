"""The ending of a name decides the format, or is refused when it contradicts."""

from __future__ import annotations

import pytest

from triage_app.errors import ExportError
from triage_app.export_records import ENDINGS, ExportFormat
from triage_app.reporting.formats import chosen_format


@pytest.mark.parametrize("fmt", ExportFormat)
def test_the_first_ending_of_a_format_tells_it(fmt):
    name = f"S47.v2{ENDINGS[fmt][0]}"
    assert chosen_format(None, name) is fmt
    assert chosen_format(None, name.upper()) is fmt


@pytest.mark.parametrize("fmt", ExportFormat)
def test_a_name_without_a_known_ending_takes_what_is_asked_for(fmt):
    assert chosen_format(fmt, "semaine") is fmt
    assert chosen_format(fmt, "semaine.2026") is fmt


@pytest.mark.parametrize(
    ("fmt", "name"),
    [
        (ExportFormat.CSV, "week.xlsx"),
        (ExportFormat.JSON, "week.HTM"),
        (ExportFormat.HTML, "week.csv"),
    ],
)
def test_a_contradiction_is_refused_with_both_formats(fmt, name):
    with pytest.raises(ExportError, match=name) as caught:
        chosen_format(fmt, name)
    assert fmt.value in str(caught.value)


@pytest.mark.parametrize("name", ["week", "week.docx", "", ".", "csv"])
def test_an_ending_that_tells_nothing_is_refused_with_the_formats(name):
    with pytest.raises(ExportError, match="csv, xlsx"):
        chosen_format(None, name)
