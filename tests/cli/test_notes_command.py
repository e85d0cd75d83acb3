"""`vigie cases note`, `vigie cases reference` and `vigie cases list --reference-fd`."""

import os

import pytest

NAMED = "Mme Dufresnoy rappelle au 06 39 98 12 34, zygomatique"
MASKED = "Mme ⟨NOM⟩ rappelle au ⟨TEL_MOBILE⟩, zygomatique"
CODE = "vigie-2026"


@pytest.fixture
def logged(vigie, sms):
    """Three cases of the same message."""
    for _ in range(3):
        vigie("log", sms, "--decision", "scam")
    return vigie


def descriptor(text):
    reading, writing = os.pipe()
    os.write(writing, text.encode())
    os.close(writing)
    return reading


def test_a_note_is_kept_masked_and_shown_with_its_role(logged):
    logged("cases", "note", 1, NAMED)
    shown = logged("cases", "show", 1).stdout
    assert MASKED in shown
    assert "note d’un agent" in shown
    assert "Dufresnoy" not in shown
    assert [case["number"] for case in logged.json("cases", "find", "zygomatique")] == [1]
    assert [case["notes"] for case in logged.json("cases", "list")] == [0, 0, 1]
    assert "[note]" in logged("cases", "list").stdout


def test_a_note_is_read_from_standard_input(logged):
    assert logged.json("cases", "note", 1, "-", stdin=f"{NAMED}\n")["notes"][0]["text"] == MASKED


def test_the_code_makes_it_the_note_of_a_supervisor(logged):
    logged("access", "set", stdin=f"{CODE}\n")
    logged("cases", "note", 1, "vue", stdin="")
    logged("cases", "note", 1, "suivie", "--supervisor", stdin=f"{CODE}\n")
    logged("cases", "note", 1, "relue", "--code-fd", descriptor(f"{CODE}\n"))
    notes = logged.json("cases", "show", 1)["notes"]
    assert [(one["text"], one["role"]) for one in notes] == [
        ("vue", "agent"),
        ("suivie", "supervisor"),
        ("relue", "supervisor"),
    ]
    logged("cases", "note", 1, "fausse", "--supervisor", stdin="autre\n", code=1)
    assert len(logged.json("cases", "show", 1)["notes"]) == 3


def test_the_last_note_is_undone(logged):
    logged("cases", "note", 1, "vue")
    assert "la note du cas n°\xa01" in logged("cases", "undo").stdout
    assert logged.json("cases", "show", 1)["notes"] == []
    assert "n’est plus gardé" in logged.fails("cases", "redo")


def test_a_note_is_logged_with_the_case(vigie, sms):
    vigie("log", sms, "--decision", "scam", "--note", NAMED)
    assert vigie.json("cases", "show", 1)["notes"][0]["text"] == MASKED


def test_a_note_that_is_too_long_or_empty_is_refused(logged):
    assert "500" in logged.fails("cases", "note", 1, "a" * 501)
    assert "vide" in logged.fails("cases", "note", 1, " ")
    assert "99" in logged.fails("cases", "note", 99, "vue")


def test_the_cases_of_one_file_are_told_and_listed(logged):
    assert "aucun autre cas" in logged("cases", "reference", 1, stdin="AB-12 345\n").stdout
    assert "même dossier" in logged("cases", "reference", 3, stdin="ab12345\n").stdout
    logged("cases", "reference", 2, stdin="ab12345")
    assert "même dossier : cas n° 1 et n° 2" in logged("cases", "show", 3).stdout.replace(
        "\xa0", " "
    )
    assert logged.json("cases", "show", 3)["same_file"] == [2, 1]
    found = logged.json("cases", "list", "--reference-fd", descriptor("AB 12345\n"))
    assert [case["number"] for case in found] == [3, 2, 1]
    assert logged.json("cases", "list", "--reference-fd", descriptor("12345\n")) == []


@pytest.mark.parametrize("line", ["", "\n", " - \n"])
def test_an_empty_reference_is_refused_and_lists_nothing(logged, line):
    logged.fails("cases", "list", "--reference-fd", descriptor(line))
    logged.fails("cases", "reference", 1, stdin=line)


def test_a_reference_is_no_argument(logged):
    logged("cases", "reference", 1, "AB12345", stdin="", code=2)
    logged("cases", "list", "--reference", "AB12345", code=2)


def test_the_undo_of_a_reference_brings_the_former_one_back(logged):
    logged("cases", "reference", 1, stdin="AB12345\n")
    logged("cases", "reference", 2, stdin="AB12345\n")
    logged("cases", "reference", 2, stdin="other\n")
    assert logged.json("cases", "show", 1)["same_file"] == []
    assert "la référence du cas n°\xa02" in logged("cases", "undo").stdout
    assert logged.json("cases", "show", 1)["same_file"] == [2]


def test_a_view_keeps_no_reference(logged):
    logged("cases", "views", "save", "file", "--reference-fd", descriptor("AB12345\n"))
    kept = logged.json("cases", "views", "list")["file"]
    assert kept["caller_file"] == ""
