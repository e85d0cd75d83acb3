"""Whatever stands in a file or is typed into a list: rows, or one sentence for each bad one."""

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifier.indicators.organisations import Organisations
from classifier.sentence import Sentence
from triage_app.case_codes import number_of_code, shown_row
from triage_app.errors import ListError, StoreError
from triage_app.list_records import COLUMNS, DeskList
from triage_app.paths import resources_dir
from triage_app.services.lists.alert_rows import AlertRows
from triage_app.services.lists.guard_rows import GuardRows
from triage_app.services.lists.kept_rows import kept_text, rows_of
from triage_app.services.lists.organisation_rows import OrganisationRows
from triage_app.services.lists.row_files import exported, parsed
from triage_app.services.lists.watch_rows import WatchRows

CELLS = st.one_of(
    st.text(max_size=40),
    st.from_regex(r"(hxxps?://|www\.)?[a-z0-9.\[\]@-]{0,30}(/[a-z]*)?", fullmatch=True),
    st.from_regex(r"\+?[0-9 .()/-]{0,20}", fullmatch=True),
    st.sampled_from(["ameli", "scam", "legit", "campaign_cases", "3", "-1", "=cmd()", "a|b||c"]),
)


@pytest.fixture(scope="module")
def checks():
    supplied = Organisations.load(resources_dir() / "organisations.csv")

    def gone(number):
        raise StoreError("Case {number} is gone.", number=number)

    def number_of(code):
        return number_of_code(code, 3)

    return {
        DeskList.ORGANISATIONS: OrganisationRows(supplied, supplied.organisation_kinds).check,
        DeskList.WATCH: WatchRows(supplied).check,
        DeskList.GUARD: GuardRows(gone, number_of).check,
        DeskList.ALERTS: AlertRows().check,
    }


@given(st.data(), st.sampled_from(DeskList))
def test_a_row_is_kept_or_has_a_sentence(checks, data, name):
    row = tuple(data.draw(CELLS) for _ in COLUMNS[name])
    found = checks[name](row)
    if isinstance(found, Sentence):
        assert str(found).strip()
    else:
        assert len(found) == len(row)
        assert checks[name](found) == found, "what is kept is kept again as it is"


@given(st.text(max_size=400), st.sampled_from(DeskList))
def test_any_text_is_a_table_or_one_sentence(text, name):
    try:
        rows = parsed(name, text, "liste.csv")
    except ListError:
        return
    assert rows
    assert all(len(row) == len(COLUMNS[name]) for row in rows)


WORDS = st.from_regex(r"[^\s'\x00-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029]{1,12}", fullmatch=True)


@given(st.data(), st.sampled_from(DeskList), st.sampled_from(["fr", "en"]))
def test_what_is_exported_is_read_back(data, name, language):
    row = st.tuples(*(WORDS for _ in COLUMNS[name]))
    rows = data.draw(st.lists(row, min_size=1, max_size=4))
    text = exported(name, rows, language).decode("utf-8-sig")
    lines = csv.reader(text.splitlines(), delimiter=";")
    assert not any(cell[:1] in ("=", "+", "@", "-") for line in lines for cell in line)
    assert parsed(name, text, "liste.csv") == [shown_row(name, row) for row in rows]


@given(st.lists(st.tuples(st.text(max_size=20), st.text(max_size=20)), max_size=4))
def test_what_is_kept_is_read_back(rows):
    assert rows_of(DeskList.WATCH, kept_text(DeskList.WATCH, tuple(rows))) == tuple(rows)


@pytest.mark.parametrize("case", ["9" * 5000, "9" * 19, "0", "12-1-9", "1" * 5000 + "-1-1", "-"])
def test_what_is_no_case_has_a_sentence(checks, case):
    assert isinstance(checks[DeskList.GUARD]((case, "scam", "")), Sentence)
