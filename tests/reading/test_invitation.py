"""Calendar invitations: what a calendar program shows of an event is the message."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifier.reading.containers.invitation import looks_like_calendar, read_calendar, unfolded
from classifier.reading.intake import read
from classifier.records import Channel, Pasted
from classifier.text.cleaning import clean_body

ORGANISER = 'ORGANIZER;CN="Service Remboursement":mailto:agenda@mutualia-suivi.example'
TEXT = (
    "Votre dossier est bloqué, régularisez sur http://mutualia-suivi.example/dossier avant demain."
)


def event(*lines: str, end: str = "\r\n") -> str:
    head = ("BEGIN:VCALENDAR", "PRODID:-//Exemple//FR", "VERSION:2.0", "BEGIN:VEVENT")
    return end.join([*head, *lines, "END:VEVENT", "END:VCALENDAR", ""])


def escaped(text: str) -> str:
    for sign in ("\\", ";", ","):
        text = text.replace(sign, "\\" + sign)
    return text.replace("\n", "\\n")


def folded(line: str, width: int = 75) -> str:
    pieces = textwrap.wrap(line, width, drop_whitespace=False, break_on_hyphens=False)
    return "\r\n ".join(pieces)


def test_an_event_has_its_organiser_as_sender_and_its_summary_as_subject():
    found = read_calendar(event(ORGANISER, "SUMMARY:Remboursement\\, suite", "DESCRIPTION:Bonjour"))
    assert found.sender == "Service Remboursement <agenda@mutualia-suivi.example>"
    assert (found.subject, found.content.text) == ("Remboursement, suite", "Bonjour")


@given(st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z"))), st.integers(5, 80))
def test_what_is_escaped_and_folded_is_read_back(text, width):
    line = "DESCRIPTION:" + escaped(f"a {text}\nb")
    pieces = [line[at : at + width] for at in range(0, len(line), width)]
    found = read_calendar(event("\r\n ".join(pieces)))
    assert found.content.text == clean_body(f"a {text}\nb")


def test_a_fold_may_stand_inside_a_character():
    data = event(f"DESCRIPTION:{TEXT}").encode()
    place = data.index("é".encode()) + 1
    assert (
        TEXT
        in read_calendar(unfolded(data[:place] + b"\r\n " + data[place:]).decode()).content.text
    )


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_folds_that_lost_their_blank_are_mended(end):
    line = f"DESCRIPTION:{TEXT}"
    found = read_calendar(event(line[:75], line[75:], end=end))
    assert TEXT in found.content.text


def test_line_ends_that_were_not_escaped_stay_line_ends():
    found = read_calendar(event("DESCRIPTION:Bonjour", "voyez", "http://mutualia-suivi.example/a"))
    assert found.content.text == "Bonjour\nvoyez\nhttp://mutualia-suivi.example/a"


def test_place_and_addresses_belong_to_the_message():
    found = read_calendar(
        event(
            "DESCRIPTION:Bonjour",
            "LOCATION:http://lieu.example/a",
            "URL:http://page.example/b",
            "ATTACH:http://fichier.example/c",
            "ATTACH;ENCODING=BASE64;VALUE=BINARY:aHR0cDovL3g=",
        )
    )
    assert found.content.text.split() == [
        *("Bonjour", "http://lieu.example/a", "http://page.example/b", "http://fichier.example/c")
    ]


def test_the_description_as_html_stands_for_the_same_text():
    page = escaped(
        '<html><body><p>Bonjour, <a href="http://a.example/x">cliquez</a></p></body></html>'
    )
    found = read_calendar(
        event(
            "DESCRIPTION:Bonjour\\, cliquez <http://a.example/x>",
            f"X-ALT-DESC;FMTTYPE=text/html:{page}",
        )
    )
    assert [link.target for link in found.content.links] == ["http://a.example/x"]
    assert found.content.text == "Bonjour, cliquez"


@pytest.mark.parametrize(
    "text", ["Autre chose que la page", "Bonjour, cliquez http://autre.example/y"]
)
def test_a_description_that_says_more_than_its_html_is_kept(text):
    page = escaped('<p>Bonjour, <a href="http://a.example/x">cliquez</a></p>')
    found = read_calendar(
        event(f"DESCRIPTION:{escaped(text)}", f"X-ALT-DESC;FMTTYPE=text/html:{page}")
    )
    assert text in found.content.text


def test_html_in_a_parameter_is_read():
    address = (
        "data:text/html,Bonjour%20%3Ca%20href%3D%22http%3A%2F%2Fa.example%2Fx%22%3Eici%3C%2Fa%3E"
    )
    found = read_calendar(event(f'DESCRIPTION;ALTREP="{address}":Bonjour ici'))
    assert [link.target for link in found.content.links] == ["http://a.example/x"]


def test_quoted_printable_of_older_programs_is_decoded():
    found = read_calendar(
        event(
            "DESCRIPTION;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:R=C3=A9gularisez sur =",
            "URL:=0Aici",
        )
    )
    assert found.content.text == "Régularisez sur URL:\nici"


def test_alarms_are_no_part_of_the_event():
    found = read_calendar(
        event(
            "DESCRIPTION:Bonjour",
            "BEGIN:VALARM",
            "DESCRIPTION:Rappel",
            "END:VALARM",
            "LOCATION:Paris",
        )
    )
    assert found.content.text == "Bonjour\n\nParis"


def test_all_events_are_read():
    both = event(
        "SUMMARY:Un",
        "DESCRIPTION:un",
        "END:VEVENT",
        "BEGIN:VEVENT",
        "SUMMARY:Deux",
        "DESCRIPTION:deux",
    )
    found = read_calendar(both)
    assert (found.subject, found.content.text) == ("Un", "Deux\n\nun\n\ndeux")


def test_each_of_several_events_is_judged():
    lines = [
        f"SUMMARY:Réunion {n}\r\nDESCRIPTION:Salle {n}\r\nEND:VEVENT\r\nBEGIN:VEVENT"
        for n in range(3)
    ]
    message = read(Pasted(event(*lines, "SUMMARY:Dossier", f"DESCRIPTION:{TEXT}")))
    assert f"Dossier\n\n{TEXT}" in [one.body for one in message.alternatives]


def test_in_a_mail_the_summary_is_part_of_the_text():
    found = read_calendar(event("SUMMARY:Dossier", f"DESCRIPTION:{TEXT}"))
    assert found.whole.text == f"Dossier\n\n{TEXT}"


def test_text_above_a_calendar_is_kept():
    found = read_calendar("J'ai reçu ceci\n\n" + event("DESCRIPTION:Bonjour"))
    assert found.content.text == "J'ai reçu ceci\n\nBonjour"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (event("SUMMARY:a"), True),
        ("\ufeff" + event("SUMMARY:a", end="\n"), True),
        ("Bonjour\nBEGIN:VCALENDAR\nBEGIN:VEVENT", True),
        ("Tapez BEGIN:VCALENDAR pour voir", False),
        ("BEGIN:VCARD\nFN:Ameli\nEND:VCARD", False),
    ],
)
def test_calendars_are_recognised(text, expected):
    assert looks_like_calendar(text) is expected


@pytest.mark.parametrize(
    "piece",
    ["BEGIN:VEVENT\n", "DESCRIPTION;A=", "\n x", 'X;A="', "URL:http://a.example/\n", "x\n", "\\n"],
)
def test_long_input_is_cut_with_a_remark_or_read(piece):
    text = event("DESCRIPTION:a", piece * (2_000_000 // len(piece)))
    assert len(read_calendar(text).content.text) <= 200_000


def test_a_calendar_file_is_a_mail_of_its_organiser(tmp_path):
    line = folded(f"DESCRIPTION:{escaped(TEXT)}")
    path = tmp_path / "rendez-vous.ics"
    path.write_bytes(event(ORGANISER, "SUMMARY:Dossier", line).encode())
    for pasted in (Pasted(path), Pasted(path.read_text("utf-8"))):
        message = read(pasted)
        assert (message.channel, message.subject, message.body) == (Channel.EMAIL, "Dossier", TEXT)
        assert message.sender == "Service Remboursement <agenda@mutualia-suivi.example>"
        assert [link.target for link in message.links] == ["http://mutualia-suivi.example/dossier"]
