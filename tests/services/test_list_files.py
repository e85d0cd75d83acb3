"""Lists are read from CSV, workbooks and JSON alike; what cannot be read is told in a sentence."""

import json

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from triage_app.errors import ListError
from triage_app.list_records import COLUMNS, DeskList
from triage_app.services.lists.row_files import exported, read_list

ROWS = [("suivi-soins.top", "vu le 12"), ("0899104512", "")]


def workbook(path, *sheets):
    """Write a workbook; a sheet is a list of rows of cells, None for an empty one."""
    with xlsxwriter.Workbook(path) as book:
        for rows in sheets:
            sheet = book.add_worksheet()
            for at, cells in enumerate(rows):
                for place, cell in enumerate(cells or ()):
                    sheet.write(at, place, cell)
    return path


def test_all_kinds_of_files_give_the_same_rows(tmp_path):
    heads = ["Hôte ou numéro", "Note"]
    csv_file = tmp_path / "liste.csv"
    csv_file.write_bytes(exported(DeskList.WATCH, ROWS, "fr"))
    headings = csv_file.read_bytes().decode("utf-8-sig").splitlines()[0].split(";")
    heads = [head.strip('"') for head in headings]
    sheet = workbook(tmp_path / "liste.xlsx", [heads, *map(list, ROWS)])
    objects = tmp_path / "liste.json"
    objects.write_text(json.dumps([dict(zip(heads, row, strict=True)) for row in ROWS]), "utf-8")
    for path in (csv_file, sheet, objects):
        assert read_list(DeskList.WATCH, path) == ROWS, path.name


def test_the_sheet_with_the_headings_is_taken_and_rows_keep_their_numbers(tmp_path):
    path = workbook(
        tmp_path / "liste.xlsx",
        [["Bonjour"], ["rien"]],
        [None, None, ["note", "entry"], ["vu", "a.example"], None, ["", "b.example"]],
    )
    rows = read_list(DeskList.WATCH, path)
    assert [(at + 2, row) for at, row in enumerate(rows) if any(row)] == [
        (4, ("a.example", "vu")),
        (6, ("b.example", "")),
    ]


def test_numbers_in_cells_are_read_as_they_were_meant(tmp_path):
    path = workbook(tmp_path / "numeros.xlsx", [["entry"], [899104512], ["3646"]])
    assert [row[0] for row in read_list(DeskList.WATCH, path)] == ["0899104512", "3646"]
    guard = workbook(tmp_path / "garde.xlsx", [["case", "expected"], [12, "scam"]])
    assert read_list(DeskList.GUARD, guard) == [("12", "scam", "")]


def test_what_the_command_line_shows_is_read_back(tmp_path):
    path = tmp_path / "organismes.json"
    row = {"id": "aubier", "name": "Aubier", "domains": ["aubier.example", "aubier.test"]}
    path.write_text(json.dumps({"list": "organisations", "version": 2, "rows": [row]}), "utf-8")
    (found,) = read_list(DeskList.ORGANISATIONS, path)
    named = dict(zip(COLUMNS[DeskList.ORGANISATIONS], found, strict=True))
    assert named["domains"] == "aubier.example|aubier.test"
    assert named["phones"] == ""


@pytest.mark.parametrize(
    "content", [b"PK\x03\x04 no workbook", b"[1, 2]", b'{"rows": 3}', b"[", b'[{"a": {"b": 1}}]']
)
def test_a_damaged_file_is_one_sentence_and_nothing_of_it(content, tmp_path):
    path = tmp_path / "liste.xlsx"
    path.write_bytes(content)
    with pytest.raises(ListError, match=r"liste\.xlsx"):
        read_list(DeskList.WATCH, path)


def test_a_sheet_without_the_headings_is_told(tmp_path):
    path = workbook(tmp_path / "liste.xlsx", [["Nom", "Prénom"], ["a", "b"]])
    with pytest.raises(ListError, match="no headings"):
        read_list(DeskList.WATCH, path)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["entry", "note", "rows", "x"]), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(_JSON)
def test_any_json_is_rows_or_one_sentence(tmp_path_factory, content):
    path = tmp_path_factory.getbasetemp() / "any.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    try:
        rows = read_list(DeskList.WATCH, path)
    except ListError:
        return
    assert all(len(row) == len(COLUMNS[DeskList.WATCH]) for row in rows)
