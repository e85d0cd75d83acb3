"""Old lists of judged messages: columns, dates and judgements as people write them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from old_list_files import COLIS, LEGIT, NAMES, ROWS, SCAM, csv_text, write_csv, write_xlsx

from classifier.errors import UnreadableMessage
from classifier.reading import limits
from classifier.reading.decoder import workbooks
from classifier.reading.old_lists.columns import letter
from classifier.reading.old_lists.dates import date_in, names_month_first
from classifier.reading.old_lists.judgements import Judgement, asked_by, judgement_in
from classifier.reading.old_lists.old_list import BadRow, OldMessage, open_list
from classifier.reading.old_lists.roles import Role
from classifier.records import Channel

SCAM_IS, LEGIT_IS, UNSURE_IS = Judgement.SCAM, Judgement.LEGIT, Judgement.UNSURE


def taken(path, **options):
    """Return the columns by name, the messages and the lines that cannot be taken."""
    found = open_list(path, **options)
    columns = {role.value: letter(place) for role, place in found.columns.places.items()}
    rows = list(found.rows())
    messages = [row for row in rows if isinstance(row, OldMessage)]
    return columns, messages, {row.line: str(row.error) for row in rows if isinstance(row, BadRow)}


def assert_is_the_list(path, first_line):
    columns, messages, bad = taken(path)
    assert columns == {
        "date": "A", "channel": "B", "sender": "C", "text": "D", "label": "E", "judged_by": "F",
    }  # fmt: skip
    assert bad == {}
    assert [one.pasted.untrusted_content for one in messages] == [SCAM, COLIS, LEGIT]
    assert [one.judgement for one in messages] == [SCAM_IS, SCAM_IS, LEGIT_IS]
    assert [one.received.date().isoformat() for one in messages] == [
        "2026-09-04", "2026-09-05", "2026-09-07",
    ]  # fmt: skip
    assert [one.untrusted_judge for one in messages][1:] == ["Odile Fabregon", "Basile Ornant"]
    assert messages[2].pasted.channel is Channel.EMAIL
    assert messages[0].pasted.untrusted_sender == "38663"
    assert [one.line for one in messages] == [first_line, first_line + 1, first_line + 2]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_encodings_and_separators(tmp_path, encoding, delimiter):
    path = write_csv(tmp_path / "liste.csv", encoding=encoding, delimiter=delimiter)
    assert_is_the_list(path, 2)


@pytest.mark.parametrize(
    ("above", "first_line"),
    [
        ("Suivi des messages signalés\r\n\r\n", 4),
        ("sep=;\r\n", 3),
        ("Service client;;;;;\r\nExport du 01/10/2026;;;;;\r\n", 4),
    ],
)
def test_titles_above_the_names(tmp_path, above, first_line):
    assert_is_the_list(write_csv(tmp_path / "liste.csv", above=above), first_line)


def test_a_workbook_with_titles_and_several_sheets(tmp_path):
    notice = [("Mode d'emploi",), ("Une ligne par message",)]
    table = [("Messages signalés",), (), NAMES, *ROWS]
    path = write_xlsx(tmp_path / "liste.xlsx", {"Notice": notice, "Liste 2026": table}, top=2)
    assert_is_the_list(path, 6)
    assert open_list(path).sheet == "Liste 2026"


def test_a_workbook_under_another_name(tmp_path):
    path = write_xlsx(tmp_path / "liste.xlsx", {"Liste": [NAMES, *ROWS]})
    assert_is_the_list(path.rename(tmp_path / "liste.csv"), 2)


def test_cells_of_a_workbook_that_are_no_text(tmp_path):
    names = ("N°", "Reçu le", "Texte du SMS", "Arnaque ?")
    rows = [
        (1, datetime(2026, 9, 4, 10, 5), SCAM, True),
        (2, 46270, COLIS, 1),
        (3, 46270.5, LEGIT, False),
    ]
    _, messages, bad = taken(write_xlsx(tmp_path / "liste.xlsx", {"A": [names, *rows]}))
    assert bad == {}
    assert [one.received for one in messages] == [
        datetime(2026, 9, 4, 10, 5), datetime(2026, 9, 5), datetime(2026, 9, 5, 12),
    ]  # fmt: skip
    assert [one.judgement for one in messages] == [SCAM_IS, SCAM_IS, LEGIT_IS]


def test_a_cell_far_away_gives_a_sentence(tmp_path):
    import xlsxwriter

    path = tmp_path / "liste.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet()
        page.write(0, 0, "Message")
        page.write(1_048_575, 16_383, "x")
    with pytest.raises(UnreadableMessage, match="far away"):
        open_list(path)


@pytest.mark.parametrize(
    "content", [b"PK\x03\x04rubbish", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 99]
)
def test_a_damaged_workbook_gives_a_sentence(tmp_path, content):
    path = tmp_path / "liste.xlsx"
    path.write_bytes(content)
    with pytest.raises(UnreadableMessage, match="damaged"):
        open_list(path)


@pytest.mark.parametrize(
    ("names", "columns"),
    [
        (("Date", "Texte", "Avis", "Traité par"), "date=A text=B label=C judged_by=D"),
        (("Reçu le", "SMS", "Arnaque ?", "Agent"), "date=A text=B label=C judged_by=D"),
        (("Received on", "Message", "Label", "Reviewed by"), "date=A text=B label=C judged_by=D"),
        (("Timestamp", "Body", "Verdict", "Analyst"), "date=A text=B label=C judged_by=D"),
        (("Jour", "Contenu du message", "Qualification", "Jugé par"),
         "date=A text=B label=C judged_by=D"),
        (("DATE", "CORPS", "TYPE", "CONSEILLER"), "date=A text=B label=C judged_by=D"),
        (("When", "Text", "Is_scam", "By"), "date=A text=B label=C judged_by=D"),
    ],
)  # fmt: skip
def test_names_of_columns(tmp_path, names, columns):
    rows = [("04/09/2026", SCAM, "arnaque", "O. Fabregon"), ("2026-09-05", LEGIT, "légitime", "B.")]
    found, messages, bad = taken(write_csv(tmp_path / "liste.csv", rows, names))
    assert found == dict(one.split("=") for one in columns.split())
    assert len(messages) == 2
    assert bad == {}


def test_the_date_of_reception_counts_before_others(tmp_path):
    names = ("Date de traitement", "Message", "Date de réception", "Statut", "Verdict")
    rows = [("08/09/2026", SCAM, "04/09/2026", "clos", "fraude")]
    columns, (message,), _ = taken(write_csv(tmp_path / "liste.csv", rows, names))
    assert columns == {"text": "B", "date": "C", "label": "E"}
    assert message.received == datetime(2026, 9, 4)


def test_a_list_without_names_is_told_by_its_cells(tmp_path):
    columns, messages, bad = taken(write_csv(tmp_path / "liste.csv", names=()))
    assert columns == {"date": "A", "text": "D", "label": "E"}
    assert (len(messages), bad) == (3, {})


@pytest.mark.parametrize("wanted", ["Remarque libre", "remarque LIBRE", "C", "3"])
def test_a_person_names_the_columns(tmp_path, wanted):
    names = ("Date", "Message", "Remarque libre", "Verdict")
    rows = [("04/09/2026", "voir à côté", SCAM, "fraude")]
    path = write_csv(tmp_path / "liste.csv", rows, names)
    columns, (message,), _ = taken(path, wanted={Role.TEXT: wanted, Role.DATE: ""})
    assert columns == {"text": "C", "label": "D"}
    assert message.pasted.untrusted_content == SCAM
    assert message.received is None


def test_names_that_only_a_person_knows(tmp_path):
    path = write_csv(tmp_path / "liste.csv", [("x", SCAM), ("y", LEGIT)], ("Truc", "Machin"))
    columns, messages, _ = taken(path, wanted={Role.TEXT: "Machin"})
    assert columns == {"text": "B"}
    assert [one.line for one in messages] == [2, 3]


def test_a_column_that_is_not_there(tmp_path):
    with pytest.raises(UnreadableMessage, match="6 columns"):
        open_list(write_csv(tmp_path / "liste.csv"), {Role.TEXT: "Truc"})


def test_a_list_without_messages(tmp_path):
    path = write_csv(tmp_path / "liste.csv", [("1", "2"), ("3", "4")], ("Nombre", "Total"))
    assert not open_list(path).has_messages


def test_rows_that_cannot_be_taken_are_told_and_the_rest_is_read(tmp_path):
    rows = [
        ROWS[0],
        ("le 4", "SMS", "", COLIS, "arnaque", ""),
        ("", "SMS", "", COLIS, "arnaque", ""),
        ("05/09/2026", "SMS", "", "", "arnaque", ""),
        ("05/09/2026", "SMS", "", COLIS, "dossier clos", ""),
        ("", "", "", "", "", ""),
        NAMES,
        ("05/09/2026", "SMS", "", COLIS, "", ""),
        ROWS[2],
    ]
    _, messages, bad = taken(write_csv(tmp_path / "liste.csv", rows))
    assert [one.line for one in messages] == [2, 9, 10]
    assert messages[1].judgement is None
    assert sorted(bad) == [3, 4, 5, 6]
    assert all(sentence.startswith(f"Line {line}: ") for line, sentence in bad.items())
    assert "date" in bad[3]
    assert "message" in bad[5]
    assert "judgement" in bad[6]
    assert all("clos" not in sentence and COLIS not in sentence for sentence in bad.values())


def test_a_quotation_mark_that_is_not_closed(tmp_path):
    text = csv_text([NAMES, ROWS[0]]) + '05/09/2026;SMS;;"Votre colis;arnaque;\r\n'
    text += csv_text(ROWS[1:])
    path = tmp_path / "liste.csv"
    path.write_text(text, encoding="utf-8")
    _, messages, bad = taken(path)
    assert len(messages) + len(bad) == 4
    assert messages[-1].pasted.untrusted_content == LEGIT


@pytest.mark.parametrize(
    ("cell", "date"),
    [
        ("2026-03-04", datetime(2026, 3, 4)),
        ("2026-03-04T10:22:05", datetime(2026, 3, 4, 10, 22, 5)),
        ("2026-03-04 10:22", datetime(2026, 3, 4, 10, 22)),
        ("2026-03-04T10:22:05Z", datetime(2026, 3, 4, 10, 22, 5, tzinfo=UTC)),
        ("2026-03-04T10:22:05.123+01:00",
         datetime(2026, 3, 4, 10, 22, 5, tzinfo=timezone(timedelta(hours=1)))),
        ("04/03/2026", datetime(2026, 3, 4)),
        ("4/3/26 9h05", datetime(2026, 3, 4, 9, 5)),
        ("04.03.2026 à 10h", datetime(2026, 3, 4, 10)),
        ("04-03-2026", datetime(2026, 3, 4)),
        ("mercredi 4 mars 2026 à 10 h 22", datetime(2026, 3, 4, 10, 22)),
        ("mercredi 4 mars 2026 à 10h22", datetime(2026, 3, 4, 10, 22)),
        ("1er août 2025", datetime(2025, 8, 1)),
        ("le 3 févr. 2026", datetime(2026, 2, 3)),
        ("04-mars-26", datetime(2026, 3, 4)),
        ("4 March 2026", datetime(2026, 3, 4)),
        ("March 4, 2026 3:05 pm", datetime(2026, 3, 4, 15, 5)),
        ("46085", datetime(2026, 3, 4)),
        ("46085,5", datetime(2026, 3, 4, 12)),
        ("20260304", datetime(2026, 3, 4)),
        ("31/02/2026", None),
        ("03/2026", None),
        ("25:00", None),
        ("12/12/1889", None),
        ("12345", None),
        ("hier", None),
        ("", None),
    ],
)  # fmt: skip
def test_dates(cell, date):
    assert date_in(cell) == date


def test_the_order_of_a_column_of_dates():
    assert names_month_first(["01/02/2026", "03/25/2026"])
    assert not names_month_first(["01/02/2026", "25/03/2026", "03/25/2026"])
    assert not names_month_first(["01/02/2026", "2026-03-25"])
    assert date_in("03/25/2026", month_first=True) == datetime(2026, 3, 25)


@given(st.datetimes(datetime(1990, 1, 1), datetime(2099, 12, 31)), st.sampled_from("-/. "))
def test_every_day_is_read_in_both_forms(moment, mark):
    moment = moment.replace(microsecond=0)
    assert date_in(moment.isoformat()) == moment
    assert date_in(moment.strftime(f"%d{mark}%m{mark}%Y %H:%M:%S")) == moment
    serial = (moment - datetime(1899, 12, 30)) / timedelta(days=1)
    assert abs(date_in(f"{serial:.10f}".replace(".", ",")) - moment) <= timedelta(seconds=1)


@given(st.text(max_size=70))
def test_any_cell_is_a_date_or_none_and_a_judgement_or_none(cell):
    assert date_in(cell) is None or date_in(cell).year in range(1990, 2100)
    assert judgement_in(cell) in {None, *Judgement}


@pytest.mark.parametrize(
    ("cell", "judgement"),
    [
        ("arnaque", SCAM_IS), ("ARNAQUE !", SCAM_IS), ("Fraude confirmée", SCAM_IS),
        ("phishing", SCAM_IS), ("hameçonnage", SCAM_IS), ("scam", SCAM_IS), ("faux", SCAM_IS),
        ("faux SMS", SCAM_IS), ("vraie arnaque", SCAM_IS), ("illégitime", SCAM_IS),
        ("pas légitime", SCAM_IS), ("malveillant", SCAM_IS), ("Arnaque – transmis", SCAM_IS),
        ("légitime", LEGIT_IS), ("Legit", LEGIT_IS), ("genuine", LEGIT_IS), ("vrai", LEGIT_IS),
        ("Vrai message", LEGIT_IS), ("authentique", LEGIT_IS), ("pas une arnaque", LEGIT_IS),
        ("non frauduleux", LEGIT_IS), ("not a scam", LEGIT_IS), ("faux positif", LEGIT_IS),
        ("Fausse alerte", LEGIT_IS), ("aucun signe de fraude", LEGIT_IS),
        ("doute", UNSURE_IS), ("à vérifier", UNSURE_IS), ("?", UNSURE_IS), ("suspect", UNSURE_IS),
        ("fraude non avérée", None), ("phishing ou légitime", None), ("1", None), ("oui", None),
        ("dossier clos", None), ("", None),
        ("Le caller parle d'une arnaque mais rien dans le dossier ne permet de le dire à ce jour, à "
         "revoir", None),
    ],
)  # fmt: skip
def test_judgements(cell, judgement):
    assert judgement_in(cell) == judgement


@pytest.mark.parametrize(
    ("name", "cells", "yes"),
    [
        ("Arnaque ?", ["oui", "non"], SCAM_IS),
        ("is_phishing", ["1", "0"], SCAM_IS),
        ("Fraude", ["VRAI", "FAUX"], SCAM_IS),
        ("Légitime", ["oui", "non", ""], LEGIT_IS),
        ("Phishing", ["arnaque", "vrai"], None),
        ("Arnaque ou vrai", ["vrai", "faux"], None),
        ("Verdict", ["vrai", "faux"], None),
    ],
)
def test_what_the_name_of_a_column_asks(name, cells, yes):
    assert asked_by(name, cells) == yes


def test_words_that_mean_something_in_one_list(tmp_path):
    rows = [("04/09/2026", SCAM, "KO"), ("05/09/2026", LEGIT, "ok"), ("05/09/2026", LEGIT, "?")]
    path = write_csv(tmp_path / "liste.csv", rows, ("Date", "Message", "Contrôle"))
    columns, messages, bad = taken(path, words={"ko": SCAM_IS, "OK": LEGIT_IS})
    assert columns["label"] == "C"
    assert [one.judgement for one in messages] == [SCAM_IS, LEGIT_IS, UNSURE_IS]
    assert bad == {}


@given(st.binary(max_size=400))
def test_any_file_gives_a_list_or_a_sentence(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("any") / "liste.csv"
    path.write_bytes(content)
    try:
        rows = list(open_list(path).rows())
    except UnreadableMessage:
        return
    assert all(isinstance(row, OldMessage | BadRow) for row in rows)


def test_a_number_whose_zero_a_spreadsheet_lost(tmp_path):
    rows = [(639984107, SCAM, "arnaque"), (38663, LEGIT, "légitime")]
    path = write_xlsx(tmp_path / "liste.xlsx", {"A": [("Numéro expéditeur", "SMS", "Avis"), *rows]})
    _, messages, _ = taken(path)
    assert [one.pasted.untrusted_sender for one in messages] == ["0639984107", "38663"]


def test_a_sheet_of_too_many_rows_is_read_up_to_there(tmp_path, monkeypatch):
    from classifier.reading.old_lists import old_list

    sheet = workbooks.Sheet("A", [(1, list(NAMES)), (2, list(ROWS[0]))], cut=True)
    monkeypatch.setattr(old_list, "sheets_in", lambda *_: [sheet])
    path = write_xlsx(tmp_path / "liste.xlsx", {"A": [NAMES, *ROWS]})
    _, messages, bad = taken(path)
    assert len(messages) == 1
    assert "CSV" in bad[3]


def test_a_workbook_over_the_limit_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "liste.xlsx"
    with path.open("wb") as file:
        file.write(b"PK\x03\x04")
        file.truncate(limits.FILE_BYTES + 1)
    with pytest.raises(UnreadableMessage, match="too large"):
        open_list(path)
