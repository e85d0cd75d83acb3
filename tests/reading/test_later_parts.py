"""Long texts are judged in parts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from classifier.reading.extraction.later_parts import later_parts
from classifier.reading.intake import from_text
from classifier.records import Part
from classifier.text.lengths import JUDGED_CHARACTERS


def test_a_short_text_has_no_later_parts():
    assert later_parts("Bonjour. " * 300) == []


@given(st.text(alphabet="ab. \n", min_size=1, max_size=60).map(lambda piece: piece * 400))
def test_the_parts_cover_the_text_and_are_short(text):
    parts = sorted(later_parts(text))
    reached = JUDGED_CHARACTERS
    for start, end in parts:
        assert start <= reached
        assert 0 < end - start <= JUDGED_CHARACTERS
        reached = end
    assert reached >= len(text)


def test_the_part_with_a_link_comes_first():
    text = "Le planning est affiché. " * 600
    with_link = f"{text[:9000]}\nPayez sur http://frais-dossier.top/x\n{text[9000:]}"
    start, end = later_parts(with_link)[0]
    assert "frais-dossier" in with_link[start:end]


def test_each_later_part_is_a_reading_with_its_links():
    text = "Le planning est affiché.\n" * 300 + "Payez sur http://frais-dossier.top/x"
    later = [one for one in from_text(text).alternatives if one.part is Part.LATER]
    links = [(one.body[link.start : link.end], link.target) for one in later for link in one.links]
    assert ("http://frais-dossier.top/x",) * 2 in links
