"""Whether a text asks something does not depend on capitals, as if `re.IGNORECASE` were used."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifier.reading.extraction import callers_note

DEMANDS = callers_note._DEMANDS
SENSITIVE, REPORTED = callers_note._SENSITIVE, callers_note._REPORTED
PIECES = (
    "veuillez bien vouloir Confirmez ÉCRIVEZ-LE répondez oui votre carte VOTRE Identité ton rıb "
    "ſaisissez CLİQUEZ KILO tu m'enverrai Euros virement il me faut la photo on me demande mon "
    "RIB envoie-moi n'appelez pas jamais si vous cliquez you must your Card details reply « > ẞ "
    "ΣΑΣ pour payer afin de y renseigner à l'ordre whatsapp pièce d’identité date de naissance"
).split(" ")


def ignoring_case(text: str) -> bool:
    def found(pattern: re.Pattern[str]) -> bool:
        return re.search(pattern.pattern, text, pattern.flags | re.IGNORECASE) is not None

    return any(map(found, DEMANDS)) or (found(SENSITIVE) and not found(REPORTED))


def test_the_patterns_are_in_small_letters():
    for pattern in (*DEMANDS, SENSITIVE, REPORTED):
        letters = re.sub(r"\\[A-Za-z]", "", pattern.pattern)
        assert letters == letters.lower()


@pytest.mark.parametrize("change", [str, str.upper, str.lower, str.title, str.swapcase])
@given(words=st.lists(st.sampled_from(PIECES), max_size=8), gap=st.sampled_from([" ", "\n", ", "]))
def test_asking_is_found_whatever_the_case(change, words, gap):
    text = change(gap.join(words))
    assert callers_note.asks_its_reader(text) == ignoring_case(text)
