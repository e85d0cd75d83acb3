"""Long texts are judged in pieces too."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from classifier.reading import limits
from classifier.reading.extraction.long_text import pieces
from classifier.reading.intake import from_text
from classifier.reading.remarks import OTHER_READINGS, PIECES_CUT, READINGS_CUT
from classifier.records import Part
from classifier.text.lengths import PIECE_CHARACTERS


def test_a_short_text_has_no_pieces():
    assert pieces("Bonjour. " * 80) == []


@given(st.text(alphabet="ab. \n", min_size=1, max_size=60).map(lambda text: text * 400))
def test_the_pieces_cover_the_text_and_overlap(text):
    found = sorted(pieces(text))
    reached = 0
    for start, end in found:
        assert reached - PIECE_CHARACTERS // 2 <= start <= reached
        assert 0 < end - start <= PIECE_CHARACTERS
        reached = end
    assert reached >= len(text) or not found


def test_the_pieces_take_no_place_of_other_readings():
    note = "Voici ce que j’ai reçu, merci de me dire. " * 40
    text = f"{note}\n\n> {note}\n\n{note}"
    message = from_text(text)
    parts = [message.part, *(one.part for one in message.alternatives)]
    first_piece = parts.index(Part.PIECE)
    assert set(parts[first_piece:]) == {Part.PIECE}
    assert READINGS_CUT not in message.remarks


def test_a_text_that_is_only_long_is_not_said_to_have_other_readings():
    message = from_text("Le planning est affiché.\n" * 100)
    assert OTHER_READINGS not in message.remarks
    assert all(OTHER_READINGS in one.remarks for one in message.alternatives)
    assert message.alternatives


def test_of_a_very_long_text_a_remark_says_that_pieces_are_unjudged():
    text = " ".join(f"Le planning numéro {number} est affiché." for number in range(3_000))
    message = from_text(text)
    assert PIECES_CUT in message.remarks
    assert len(message.alternatives) == limits.PIECES


def test_the_piece_with_a_link_comes_first():
    text = "Le planning est affiché. " * 600
    with_link = f"{text[:9000]}\nPayez sur http://frais-dossier.top/x\n{text[9000:]}"
    start, end = pieces(with_link)[0]
    assert "frais-dossier" in with_link[start:end]


def test_each_piece_is_a_reading_with_its_links():
    text = "Le planning est affiché.\n" * 300 + "Payez sur http://frais-dossier.top/x"
    short = [one for one in from_text(text).alternatives if one.part is Part.PIECE]
    links = [(one.body[link.start : link.end], link.target) for one in short for link in one.links]
    assert ("http://frais-dossier.top/x",) * 2 in links
