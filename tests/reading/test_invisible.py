"""Invisible characters inside words are taken out at the door; emoji and other alphabets stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifier.reading.content import Candidate, Content, Envelope
from classifier.reading.intake import from_text
from classifier.reading.invisible import without_invisible
from classifier.records import Link
from classifier.text.cleaning import INVISIBLE


def cleaned(text: str, *links: Link) -> Content:
    return without_invisible(Candidate(Content(text, links))).content


@pytest.mark.parametrize(
    "character",
    "\u200b \u200c \u200d \u2060 \ufeff \u034f \u00ad \ufe0f \U000e0101 \U000e0061 \u2062 \u180e "
    "\u200e \U0001d173 \U0001bca0 \u17b4".split(),
)
def test_words_are_whole_again_and_a_remark_tells(character):
    message = from_text(
        f"Votre rem{character}bour{character * 3}sement attend, tél. 06 39 98 12 34"
    )
    assert message.body == "Votre remboursement attend, tél. 06 39 98 12 34"
    assert INVISIBLE in message.remarks


@pytest.mark.parametrize(
    "text",
    [
        "Merci 👨\u200d👩\u200d👧 ❤\ufe0f et 🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "می\u200cخواهم",
        "क्\u200dष",
        "\u202etnemesruobmer\u202c",
    ],
)
def test_what_forms_a_sign_or_a_direction_stays(text):
    assert cleaned(text).text == text
    assert cleaned(text).remarks == ()


def test_padding_between_words_is_no_disguise():
    found = cleaned("Votre colis\u200c \u200c \u034f arrive")
    assert found.text == "Votre colis   arrive"
    assert found.remarks == ()


def test_a_link_stays_on_its_words():
    text = "Voir v\u200botre esp\u200b\u200bace ici"
    start = text.index("esp")
    end = text.index(" ici")
    found = cleaned(text, Link(text[start:end], "https://ameli-dossier.top", start, end))
    assert found.links == (Link("espace", "https://ameli-dossier.top", 11, 17),)
    assert found.text[11:17] == "espace"


def test_sender_and_subject_are_cleaned_too():
    found = without_invisible(Candidate(Content("x"), Envelope("AM\u200bELI", "Col\u00adis")))
    assert (found.envelope.sender, found.envelope.subject) == ("AMELI", "Colis")
    assert found.content.remarks == (INVISIBLE,)


MIXED = st.text(
    st.sampled_from("aé 👨❤ب\u200b\u200d\u00ad\ufe0f\u202e\u3164\u034f\U000e0061"), max_size=40
)


@given(MIXED)
def test_cleaning_twice_changes_nothing_more(text):
    once = cleaned(text)
    assert cleaned(once.text).text == once.text
    kept = [letter for letter in text if letter.isalnum() or letter == " "]
    assert [letter for letter in once.text if letter.isalnum() or letter == " "] == kept
