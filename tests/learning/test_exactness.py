"""Our scorer gives the same result as scikit-learn, and the reasons add up to the score."""

import math

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from classifier.indicators.organisations import Organisations
from classifier.learning.archive import pipeline_of
from classifier.learning.pipeline import feature_table
from classifier.reading.intake import from_text
from classifier.records import Message, Place, Span
from classifier.scorer import Scorer
from classifier.scoring.features import Tokens
from classifier.scoring.model_file import read
from classifier.scoring.passages import Passage, Sentences
from classifier.scoring.weights import terms_of
from classifier.text.given_names import GIVEN_NAMES
from triage_app.paths import resources_dir
from triage_app.wording.words import words_in


@pytest.fixture(scope="module")
def folder(trained_folder):
    return trained_folder / "models" / "0001"


@pytest.fixture(scope="module")
def scorer(folder):
    return Scorer(Organisations.load(resources_dir() / "organisations.csv"), read(folder))


def test_equals_scikit_learn_on_training_messages(folder, trained_examples, thinned):
    """On every one in `make learning`."""
    own = [row for row in trained_examples if not row.copied and not row.probed]
    rows = thinned(own, 8, 1)
    expected = pipeline_of(folder).predict_proba(feature_table(rows))[:, 1]
    weights = read(folder).weights
    found = [
        weights.evidence(weights.terms(_tokens(row.line)), row.all_flags).score for row in rows
    ]
    assert np.abs(np.array(found) - expected).max() < 1e-6


def _tokens(line):
    words = line.split()
    return Tokens(words, [Span(Place.BODY, 0, 1)] * len(words))


WORDS = st.text(st.sampled_from("abcdefghé⟨⟩ avotrecarte vitale expire "), max_size=120)


@settings(max_examples=150, deadline=None)
@given(WORDS)
def test_equals_scikit_learn_on_any_words(folder, text):
    tokens = _tokens(" ".join(text.split()))
    cells = np.empty((1, 3), dtype=object)
    cells[0] = (tokens.line, "channel_sms", "")
    expected = _pipeline(folder).predict_proba(cells)[0, 1]
    weights = read(folder).weights
    found = weights.evidence(weights.terms(tokens), ["channel_sms"])
    assert found.score == pytest.approx(expected, abs=1e-6)


def test_flags_in_any_order_give_the_same_last_digit(folder):
    """Sets of flags come in another order in each process, but results are compared as bytes."""
    weights = read(folder).weights
    terms = weights.terms(_tokens("votre carte vitale expire"))
    flags = terms_of(np.load(folder / "weights.npz")["flag_terms"])
    orders = [[*flags[at:], *flags[:at]] for at in range(len(flags))]
    assert len({weights.evidence(terms, order).log_odds for order in orders}) == 1
    passage = [Passage(0, 1)]
    found = {
        float(weights.margins(terms, Sentences((0, 4), tuple(order), ((),)), passage)[0])
        for order in orders
    }
    assert len(found) == 1


_opened = {}


def _pipeline(folder):
    if folder not in _opened:
        _opened[folder] = pipeline_of(folder)
    return _opened[folder]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(min_size=1, max_size=400))
def test_contributions_and_base_add_up(scorer, text):
    explanation = scorer.explain(Message(text))
    found = explanation.assessment
    summands = sum(one.weight for one in explanation.contributions)
    assert found.base + summands == pytest.approx(found.log_odds)
    assert found.score == pytest.approx(1 / (1 + math.exp(-found.log_odds)))


@pytest.mark.parametrize("language", ["fr", "en"])
def test_quotes_stand_where_their_spans_say(scorer, language):
    found = scorer.assess(
        from_text(
            "AMELI: votre carte Vitale expire, confirmez votre numero de securite sociale sous "
            "24h sur https://ameli-vitale.top/maj"
        ),
        words_in(language),
    )
    assert found.reasons[0].weight > 0.3
    assert {reason.quote for reason in found.reasons} >= {"https://ameli-vitale.top/maj"}
    for reason in found.reasons:
        for span in reason.spans[:1]:
            text = getattr(found.message, span.place.value)
            assert " ".join(text[span.start : span.end].split()) == reason.quote


def test_the_vocabulary_holds_no_digit_and_no_given_name(folder):
    words = _pipeline(folder).named_steps["features"].named_transformers_["words"].vocabulary_
    parts = {part for term in words for part in term.split()}
    assert not [part for part in parts if any(map(str.isdigit, part)) or part in GIVEN_NAMES]
    assert "⟨nom⟩" in parts
