"""Full-text search in the case log: words are found, and any text can be searched."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from classifier.records import Attachment, Link, Message
from triage_app.records import CaseFilter, Decision
from triage_app.store import search, word_sources
from triage_app.store.words import words_of

BODIES = (
    "Votre carte Vitale est expirée, renouvelez-la",
    "Remboursement de ⟨MONTANT⟩ en attente sur https://ameli-infos.top/x",
    "Rendez-vous chez le dentiste demain",
)


@pytest.fixture
def filled(store, new_case):
    for body in BODIES:
        store.log_case(new_case(body, sender="AMELI", subject="Rappel"), "a")
    return store


def found(store, text, **more):
    numbers = [case.number for case in store.cases(CaseFilter(text=text, **more))]
    assert store.count(CaseFilter(text=text, **more)) == len(numbers)
    return numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("expiree", [1]),
        ("EXPIRÉE", [1]),
        ("carte vitale", [1]),
        ("vitale carte", [1]),
        ("carte dentiste", []),
        ("rembours", [2]),
        ("rembours ", []),
        ("ameli-infos.top", [2]),
        ("rappel", [3, 2, 1]),
        ("ameli", [3, 2, 1]),
        ("montant", [2]),
        ("rendez-vous", [3]),
        ('"carte', [1]),
        ('"vitale carte"', []),
        ('"CARTE vitale" expirée', [1]),
        ("« carte vitale »", [1]),
        ("-vitale", [3, 2]),
        ("rappel -vitale -dentiste", [2]),
        ('rappel -"carte vitale"', [3, 2]),
        ("assurance maladie", [3, 2, 1]),
        ("carte OR dentiste", []),
        ("body:carte", []),
        ("   ", [3, 2, 1]),
        ("!!!", []),
        ("carte !!!", [1]),
    ],
)
def test_search_finds_words(filled, text, numbers):
    assert found(filled, text) == numbers


def test_a_search_combines_with_filters_and_paging(filled):
    filled.set_decision(2, Decision.LEGIT, "a")
    assert found(filled, "rappel", decision=Decision.LEGIT) == [2]
    assert [c.number for c in filled.cases(CaseFilter(text="rappel", before=3, limit=1))] == [2]


@pytest.mark.parametrize("limit", [1, 2, 7, 50])
@pytest.mark.parametrize("more", [{}, {"decision": Decision.UNSURE}])
def test_pages_without_a_word_are_whole_however_many_cases_have_it(
    store, new_case, monkeypatch, limit, more
):
    """The newest are looked at first: here three, then ten."""
    monkeypatch.setattr(word_sources, "_NEWEST", (3, 10))
    monkeypatch.setattr(search, "COUNTED", 6)
    without = []
    for at in range(30):
        has_it = at % 3 or 5 < at < 20
        decision = Decision.UNSURE if at % 2 else Decision.SCAM
        body = f"Votre carte {at}" if has_it else f"Rendez-vous {at}"
        number = store.log_case(new_case(body, decision=decision), "a").number
        if not has_it and decision is more.get("decision", decision):
            without.insert(0, number)
    wanted, pages = CaseFilter(text="-carte", limit=limit, **more), []
    while page := store.cases(wanted):
        pages += [one.number for one in page]
        wanted = replace(wanted, before=pages[-1])
    assert pages == without
    assert len(without) == (3 if more else 5)
    assert store.count(CaseFilter(text="-carte", **more)) == len(without)
    assert store.count(CaseFilter(text="-nulle", **more)) == 7


def test_a_withdrawn_case_is_not_found(filled):
    filled.withdraw(1, "doublon", "a")
    assert found(filled, "expiree") == []


# Letters that FTS5 has plans for come up more often than chance would bring them.
hostile = st.text(st.one_of(st.sampled_from("\"'*^:()-+{}\x00 ANDORTé"), st.characters()))


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(hostile)
def test_any_text_can_be_searched(filled, text):
    assert isinstance(found(filled, text), list)


def test_every_word_is_quoted():
    assert words_of('say "hi you" NEAR').expression == '"say" "hi you" "NEAR"*'
    assert words_of("a -b c").expression == '("a" "c") NOT ("b")'
    assert words_of(" \t ").is_empty


WHERE = {
    "reply_to": "réponse@zinzolin.example",
    "return_path": "retour@zinzolin.example",
    "sent_by": "bureau@zinzolin.example",
    "received": ("mx.zinzolin.example",),
    "hidden_text": "texte caché zinzolin",
    "links": (Link("ici", "https://x.top/a", onward=("https://zinzolin.example/",)),),
    "attachments": (Attachment("zinzolin.pdf", "application/pdf", 3, "ab" * 32),),
}


@pytest.mark.parametrize("field", WHERE)
def test_every_text_that_is_kept_is_found(filled, new_case, field):
    message = replace(Message("Un autre corps de message"), **{field: WHERE[field]})
    filled.log_case(new_case(message=message), "a")
    assert found(filled, "zinzolin") == [4]
    filled.removal.erase(4, "demande", "a")
    assert found(filled, "zinzolin") == []
    assert filled.verify() == []


@pytest.mark.parametrize("word", ["sms", "whole", "application", "abab", "fail", "spf"])
def test_codes_of_our_own_are_no_words(filled, new_case, word):
    message = Message(
        "Corps", attachments=WHERE["attachments"], authentication={"spf": "fail"}, remarks=("sms",)
    )
    filled.log_case(new_case(message=message), "a")
    assert found(filled, word) == []
