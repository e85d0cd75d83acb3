"""Full-text search in the case log: words are found, and any text can be searched."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from triage_app.records import CaseFilter, Decision
from triage_app.store.search import match_expression

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
    assert match_expression('say "hi" NEAR') == '"say" """hi""" "NEAR"*'
    assert match_expression(" \t ") == ""
