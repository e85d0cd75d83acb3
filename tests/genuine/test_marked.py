"""Marked placeholders: the same masking, with a way back to each number."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from classifier.genuine.digests import digest
from classifier.genuine.marked import PLACEHOLDER, marked
from classifier.genuine.words import Kind, subject_words, words_of
from classifier.masking.message import mask_message
from classifier.records import Channel, Message

PHONES = st.sampled_from(["06 39 98 12 34", "+33 1 99 00 12 34", "0 899 11 22 33", "118 218"])
ACCOUNTS = st.sampled_from(["FR76 3000 6000 0112 3456 7890 189", "DE89 3704 0044 0532 0130 00"])
OTHERS = st.sampled_from(
    ["34,50 €", "le 12/03/2026", "contrat n° 4512 8891", "1 85 05 78 006 084 36", "Mme Courcelles"]
)
MAILS = st.sampled_from(["paul.m@gmail.com", "info@mutuelle.example"])
WORDS = st.sampled_from("votre relevé est prêt, appelez le ou écrivez à au RIB : . \n".split(" "))
TEXTS = st.lists(st.one_of(PHONES, ACCOUNTS, OTHERS, MAILS, WORDS), max_size=25).map(" ".join)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_without_the_marks_it_is_the_usual_masking(text):
    found = marked(Message(text, Channel.EMAIL, text[:60]), frozenset())
    usual = mask_message(Message(text, Channel.EMAIL, text[:60])).message
    for field in ("body", "sender"):
        plain = PLACEHOLDER.sub(lambda match: f"⟨{match[1]}⟩", getattr(found.message, field))
        assert plain == getattr(usual, field)


@settings(max_examples=100, deadline=None)
@given(PHONES, PHONES)
def test_each_mark_stands_for_one_number(one, other):
    body = f"appelez {one} puis {other} puis {one}"
    found = marked(Message(body, Channel.SMS), frozenset())
    marks = [match[2] for match in PLACEHOLDER.finditer(found.message.body)]
    assert len(marks) == 3
    assert marks[0] == marks[2]
    assert (marks[0] == marks[1]) == (one == other)
    digits = re.sub(r"\D", "", one)
    assert found.untrusted_values[marks[0]][-8:] == digits[-8:]


def test_many_numbers_have_marks_of_their_own():
    body = "\n".join(f"06 39 98 {n // 100:02} {n % 100:02}" for n in range(60))
    found = marked(Message(body, Channel.SMS), frozenset())
    assert len(found.untrusted_values) == 60
    assert len(set(found.untrusted_values.values())) == 60


def test_a_french_account_is_the_same_as_iban_and_as_rib():
    body = "IBAN FR76 3000 6000 0112 3456 7890 189, RIB 30006 00001 12345678901 89"
    found = marked(Message(body, Channel.EMAIL), frozenset())
    assert set(found.untrusted_values.values()) == {"30006000011234567890189"}


def test_known_numbers_are_not_replaced():
    found = marked(Message("Appelez le 3646 ou le 01 99 00 12 34", Channel.SMS), {"0199001234"})
    assert found.untrusted_values == {}


def test_a_digest_depends_on_the_salt_and_tells_nothing():
    one, other = digest("a" * 32, "0199001234"), digest("b" * 32, "0199001234")
    assert one != other
    assert len(one) == 32
    assert digest("a" * 32, "0199001234") == one


def test_words_have_their_kinds():
    text = (
        "Bonjour Camille, 12h30 {{montant}} ⟨DATE⟩ ⟨TEL_FIXEb⟩ ⟨RIB⟩ ⟨EMAILa⟩@x.fr "
        "https://x.fr/a x.fr"
    )
    kinds = [word.kind for word in words_of(text)]
    assert kinds == [
        Kind.WORD, Kind.NAME, Kind.DATA, Kind.SLOT, Kind.DATA, Kind.PHONE, Kind.ACCOUNT, Kind.MAIL,
        Kind.LINK, Kind.LINK,
    ]  # fmt: skip
    assert [word.mark for word in words_of(text) if word.mark] == ["b", "a"]


def test_a_subject_loses_the_marks_of_a_forward():
    assert subject_words("TR: Re : Votre relevé") == subject_words("Votre relevé")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(["mot", "une phrase", "\n", "x" * 300]), max_size=120))
def test_no_word_of_a_long_text_is_lost(parts):
    text = " ".join(parts)
    assert len(words_of(text)) == len(re.findall(r"\w+", text))
