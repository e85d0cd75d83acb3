"""Tables of messages as spreadsheets, phones and ticket systems write them."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifier.errors import UnreadableMessage
from classifier.reading.batches import messages_in
from classifier.reading.channel_names import channel_named
from classifier.reading.containers.table import Row, rows_of
from classifier.records import Channel

SMS = "Votre colis attend, réglez 1,95 € sur http://colis-relais.example/frais"


def rows(text: str) -> list[Row]:
    found = list(rows_of(text.splitlines(keepends=True)))
    assert all(isinstance(row, Row) for row in found)
    return [row for row in found if isinstance(row, Row)]


def written(*lines: tuple[str, ...], delimiter: str = ";") -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(lines)
    return out.getvalue()


@pytest.mark.parametrize(
    "name",
    ["Texte du SMS", "Contenu du message", "Corps", "Corps du mail", "MESSAGE", "Text", "sms",
     "Message text", "Texte reçu", "Le message", "contenu_sms", "Verbatim"],
)  # fmt: skip
@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_names_of_the_column_with_messages(name, delimiter):
    table = written(
        ("Date du message", name, "Type de message", "Émetteur du message"),
        ("23/11/2026", SMS, "SMS", "38663"),
        delimiter=delimiter,
    )
    (row,) = rows(table)
    assert (row.untrusted_body, row.sender, row.channel) == (SMS, "38663", Channel.SMS)


@pytest.mark.parametrize(
    ("names", "sender"),
    [
        (("Numéro expéditeur", "Message"), "06 39 98 41 07"),
        (("Numéro", "Texte du SMS"), "06 39 98 41 07"),
        (("De", "Contenu"), "06 39 98 41 07"),
        (("Reçu de", "Texte reçu"), "06 39 98 41 07"),
        (("Adresse de l'expéditeur", "Mail"), "a@exemple.fr"),
        (("Phone number", "Text"), "+33639984107"),
    ],
)
def test_names_of_the_column_with_senders(names, sender):
    (row,) = rows(written(names, (sender, SMS)))
    assert (row.sender, row.untrusted_body) == (sender, SMS)


@pytest.mark.parametrize(
    ("name", "sent", "received"),
    [("Type", "Outgoing", "Incoming"), ("Sens", "Envoyé", "Reçu"), ("Direction", "sent", "")],
)
def test_what_the_caller_has_sent_is_left_out(name, sent, received):
    table = written((name, "Text"), (sent, "Bonjour à vous"), (received, SMS))
    assert [row.untrusted_body for row in rows(table)] == [SMS]


def test_a_number_that_is_no_telephone_number_names_the_row():
    (row,) = rows(written(("N°", "Message"), ("12", SMS)))
    assert (row.name, row.sender) == ("12", "")


@pytest.mark.parametrize("sign", [";", ",", "|"])
def test_the_line_that_excel_writes_first(sign):
    table = f"sep={sign}\n" + written(("Expéditeur", "Message"), ("38663", SMS), delimiter=sign)
    (row,) = rows(table)
    assert (row.sender, row.untrusted_body) == ("38663", SMS)


def test_titles_above_the_names_are_no_messages():
    table = written(
        ("Messages reçus du 16 au 23 novembre", "", ""), ("", "", ""), ("Service client", "", ""),
        ("Expéditeur", "Message", "Canal"), ("38663", SMS, "SMS"),
    )  # fmt: skip
    (row,) = rows(table)
    assert (row.sender, row.untrusted_body, row.name) == ("38663", SMS, "5")


@pytest.mark.parametrize("names", [("Date", "Texte du SMS", "Statut"), ("Message",)])
def test_a_title_above_a_single_known_name(names):
    title = ("Export du 23 novembre", *[""] * (len(names) - 1))
    cells = tuple(SMS if "e" in name and name != "Date" else "x" for name in names)
    (row,) = rows(written(title, names, cells))
    assert row.untrusted_body == SMS


def test_one_column_of_messages_with_commas_needs_no_name():
    assert [row.untrusted_body for row in rows("Bonjour, a\nBonsoir\nOui, non, merci\n")] == [
        *("Bonjour, a", "Bonsoir", "Oui, non, merci")
    ]


CELLS = st.text("aé€’ .;,|\t\"'", max_size=20)
BODIES = st.text("aé€’ .;,|\t\"'\n", max_size=40).map("a{}".format)


@given(st.lists(st.tuples(CELLS, BODIES), max_size=8), st.sampled_from(";,\t|"))
def test_any_table_is_read_as_it_was_written(cells, delimiter):
    table = written(("expéditeur", "message"), *cells, delimiter=delimiter)
    assert [(row.sender, row.untrusted_body) for row in rows(table)] == cells


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
def test_line_ends_and_character_sets(tmp_path, charset, end):
    path = tmp_path / "export.csv"
    table = written(("Émetteur", "Texte reçu"), ("38663", f"{SMS}\nà bientôt"))
    path.write_bytes(table.replace("\n", end).encode(charset))
    ((_, message),) = messages_in(path)
    assert (message.sender, message.body) == ("38663", f"{SMS}\nà bientôt")


def test_unicode_text_of_excel_is_a_table(tmp_path):
    path = tmp_path / "export.txt"
    table = written(("Numéro", "Texte du SMS"), ("38663", SMS), ("38664", SMS), delimiter="\t")
    path.write_bytes(table.replace("\n", "\r\n").encode("utf-16"))
    assert [message.sender for _, message in messages_in(path)] == ["38663", "38664"]


def test_text_with_tabs_is_no_table(tmp_path):
    path = tmp_path / "message.txt"
    path.write_text("De :\tAmeli <a@exemple.fr>\nObjet :\tVotre message\n\nBonjour à vous", "utf-8")
    ((_, message),) = messages_in(path)
    assert message.subject == "Votre message"


def test_a_quotation_mark_that_was_not_closed_ends_at_the_next_row():
    table = f'id;message\n1;"{SMS}\nsuite\n2;"Autre message"\n3;Encore un\n'
    assert [(row.name, row.untrusted_body) for row in rows(table)] == [
        *(("1", f"{SMS}\nsuite\n"), ("2", "Autre message"), ("3", "Encore un"))
    ]


def test_a_mark_behind_the_closing_one_keeps_the_row():
    assert [row.untrusted_body for row in rows('id;message\n1;"a\nb" ;\n2;c\n')] == ["a\nb ", "c"]


def test_an_open_mark_in_the_last_row_keeps_its_text():
    assert [row.untrusted_body for row in rows(f'id;message\n1;"{SMS}\nsuite\n')] == [
        f"{SMS}\nsuite\n"
    ]


@pytest.mark.parametrize("head", ["message\n", "id;message\n"])
def test_an_open_mark_makes_no_messages_of_the_lines_below(head):
    lines = [head, '"' if head == "message\n" else '1;"', *["a\n"] * 200_000]
    (_, error), *others = rows_of(lines)
    assert isinstance(error, UnreadableMessage)
    assert "line 2" in str(error)
    assert others == []


def test_after_many_open_marks_reading_stops():
    lines = ["id;message\n", *['x;y";"z\n'] * 200_000]
    found = list(rows_of(lines))
    assert isinstance(found[-1], tuple)
    assert len(found) < 100


def test_a_row_that_does_not_end_is_not_kept_in_memory():
    def lines():
        yield "id;message\n"
        yield from ['x;y";"z\n'] * 200_000
        raise AssertionError("read too far")

    assert [type(found) for found in rows_of(lines())] == [tuple]


def test_a_table_is_read_line_by_line(tmp_path):
    def lines():
        yield "id;message\n"
        yield from (f"{number};{SMS}\n" for number in range(1_000))
        raise AssertionError("read too far")

    found = rows_of(lines())
    assert [next(found).name for _ in range(900)] == [str(number) for number in range(900)]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("name", "channel"),
    [("SMS", Channel.SMS), (" Courrier ", Channel.LETTER), ("WhatsApp", Channel.CHAT),
     ("E-mail", Channel.EMAIL), ("Téléphone", Channel.CALL), ("fax", None), ("", None)],
)  # fmt: skip
def test_names_of_channels(name, channel):
    assert channel_named(name) is channel


@pytest.mark.parametrize("piece", ['"', '";"', "a;", ";", '"\n', '"a\n', "a,b;c\td|", '""', "\n"])
def test_pathological_tables_are_read_in_linear_time(piece, tmp_path):
    path = Path(tmp_path / "t.csv")
    path.write_text("id;message\n" + piece * (2_000_000 // len(piece)), encoding="utf-8")
    for _ in rows_of(path.read_text("utf-8").splitlines(keepends=True)):
        pass


def test_a_text_with_tabs_that_is_no_table_is_a_message(tmp_path):
    (tmp_path / "note.txt").write_text("message\tde\tPaul, pas de tableau", encoding="utf-8")
    (found,) = [message for _, message in messages_in(tmp_path)]
    assert not isinstance(found, UnreadableMessage)
    assert "pas de tableau" in found.body
