"""Passages of a message: sums equal single scores, and additions take no flag from a scam."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from classifier.indicators.organisations import Organisations
from classifier.learning.dataset import read_folder
from classifier.reading.intake import from_text
from classifier.records import Band, BandReason, Channel, Label
from classifier.scorer import Scorer
from classifier.scoring.features import Tokens
from classifier.scoring.model_file import read
from classifier.scoring.passage_rule import (
    HIGHEST_ALONE,
    NOT_FLAGGED,
    PassageRule,
    fitted_discount,
)
from classifier.scoring.passages import (
    LONGEST_SENTENCE,
    MOST_SENTENCES,
    Passage,
    passages,
    sentences,
)
from triage_app.paths import resources_dir, training_data_dir

FLAGGED = (Band.VERY_LIKELY_SCAM, Band.SEVERAL_SIGNS)


@pytest.fixture(scope="module")
def scorer(trained_folder):
    model = read(trained_folder / "models" / "0001")
    return Scorer(Organisations.load(resources_dir() / "organisations.csv"), model)


def divided(scorer, text, channel=Channel.EMAIL):
    message, findings, tokens = scorer.prepare(from_text(text, channel))
    return tokens, sentences(message, tokens, findings)


MAIL = """Bonjour,

Votre remboursement de 84,20 € est en attente. Confirmez vos coordonnées bancaires !
https://ameli-dossier.info/rib
Cordialement, le service client"""


def test_sentences_end_at_marks_lines_and_links(scorer):
    tokens, found = divided(scorer, "Payez https://amende-dossier.info/x Merci. Ou pas !\nAdieu")
    words = [
        " ".join(tokens.words[one:other])
        for one, other in zip(found.starts, found.starts[1:], strict=False)
    ]
    assert words == ["payez ⟨lien⟩", "merci", "ou pas", "adieu"]


def test_flags_belong_to_the_sentence_in_which_they_stand(scorer):
    _, found = divided(scorer, MAIL)
    linked = [number for number, flags in enumerate(found.local) if "linked" in flags]
    assert len(linked) == 1
    assert "host:dossier" in found.local[linked[0]]
    assert "channel_email" in found.common
    assert "exclamation" in found.flags(Passage(0, found.count))
    assert "exclamation" not in found.flags(Passage(0, 1))


def test_a_long_text_without_marks_is_divided(scorer):
    _, found = divided(scorer, "encore un mot " * 40)
    assert max(np.diff(found.starts)) <= LONGEST_SENTENCE
    assert found.count > 10


def test_the_number_of_sentences_is_bounded(scorer):
    _, found = divided(scorer, "un mot.\n" * 400)
    assert found.count == MOST_SENTENCES
    assert len(passages(found.starts)) <= 2 * MOST_SENTENCES


PIECES = st.lists(
    st.sampled_from(
        [
            "Bonjour,",
            "Votre carte Vitale expire.",
            "Cliquez sur https://ameli-vitale.top/maj",
            "Rendez-vous jeudi au guichet !",
            "carte carte vitale vitale carte vitale",
            "Payez 2,99 €",
            "\n",
            "VOTRE COMPTE EST BLOQUE.",
            "We will never ask for your password.",
        ]
    ),
    min_size=1,
    max_size=14,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(PIECES)
def test_sums_of_passages_equal_the_score_of_their_tokens_alone(scorer, pieces):
    weights = scorer.model.weights
    text = " ".join(pieces)
    if not text.strip():
        text = "mot"
    tokens, found = divided(scorer, text)
    chosen = [Passage(0, end) for end in range(1, found.count + 1)]
    chosen += [Passage(first, found.count) for first in range(1, found.count)]
    sums = weights.margins(weights.terms(tokens), found, chosen)
    for passage, margin in zip(chosen, sums.tolist(), strict=True):
        inside = found.tokens(passage)
        part = Tokens(tokens.words[inside.start : inside.stop], tokens.spans[: len(inside)])
        alone = weights.evidence(weights.terms(part), found.flags(passage)).log_odds
        assert margin == pytest.approx(alone, abs=1e-9)


def judged(*margins, discount=0.5, unjudged=()):
    rule = PassageRule(discount)
    return rule.ruling(
        np.array(margins), lambda number: BandReason.TOO_SHORT if number in unjudged else None
    )


def test_the_riskiest_passage_flags_and_the_whole_says_how_strongly():
    assert judged(3.0, 4.0).log_odds == 3.0
    assert judged(-2.0, 4.0).log_odds == HIGHEST_ALONE
    assert judged(-2.0, 4.0).passage == 1
    assert judged(-2.0, 1.0).log_odds == 0.5
    assert judged(-2.0, 0.4).log_odds == -2.0
    held = [judged(whole, 0.2).log_odds for whole in (NOT_FLAGGED - 0.1, 0.1, 0.3)]
    assert held == sorted(held)
    assert max(held) < 0


def test_a_passage_that_cannot_be_judged_flags_nothing():
    assert judged(-2.0, 4.0, unjudged=(1,)).log_odds == -2.0
    nothing = judged(-2.0, -3.0, unjudged=(0,))
    assert nothing.unjudged is BandReason.TOO_SHORT
    assert judged(-2.0, 4.0, unjudged=(0,)).unjudged is None
    assert judged(2.0, unjudged=(0,)).unjudged is BandReason.TOO_SHORT


MARGINS = st.lists(st.floats(-9, 9), min_size=1, max_size=9)


@given(MARGINS, MARGINS, st.floats(-9, 9))
def test_further_passages_never_take_a_flag(of_message, of_addition, whole):
    """Whatever the whole says with an addition: the message itself is still one passage."""
    before = judged(*of_message).log_odds
    after = judged(whole, *of_message, *of_addition).log_odds
    assert after >= 0 if before >= 0 else after >= min(whole, NOT_FLAGGED) - 1e-9


def test_the_discount_flags_as_many_genuine_messages_as_the_whole():
    rng = np.random.default_rng(3)
    wholes = rng.normal(-1, 1, 5000)
    best = wholes + rng.exponential(0.7, 5000)
    discount = fitted_discount(wholes, best, np.ones_like(best))
    flagged = (wholes >= 0).mean()
    assert (best - discount >= 0).mean() == pytest.approx(flagged, abs=1e-3)
    assert discount > 0


@pytest.fixture(scope="module")
def flagged_scams(scorer):
    rows = [row for row in read_folder(training_data_dir()) if row.label is Label.SCAM][::40]
    read_rows = [from_text(row.body, row.channel, row.sender, row.subject) for row in rows]
    return [one for one in read_rows if scorer.assess(one).band in FLAGGED]


@pytest.mark.parametrize(
    "addition",
    [
        "Le marché du dimanche reprend sur la place.",
        "Veuillez recevoir nos salutations les meilleures.",
        "Vos données sont traitées selon notre politique de confidentialité.",
        "\n".join(f"Ligne {letter} du règlement intérieur." for letter in "abcdefghijkl"),
    ],
)
def test_a_sentence_below_a_scam_takes_no_flag(scorer, flagged_scams, addition, is_long):
    """One in 168 at most by the model of all messages; that of `make test` knows fewer words."""
    lost = 1 if is_long else len(flagged_scams) // 20
    kept = sum(
        scorer.assess(
            from_text(f"{one.body}\n\n{addition}", one.channel, one.sender, one.subject)
        ).band
        in FLAGGED
        for one in flagged_scams
    )
    assert kept >= len(flagged_scams) - lost


def test_the_explanation_says_that_a_passage_decided(scorer):
    scam = "Bonjour, merci de nous renvoyer votre RIB par retour de mail pour votre remboursement."
    padding = (
        "On se retrouve jeudi au marché avec les enfants. Le gâteau était très bon, merci ! "
        "Pense à prendre le pain. La réunion de l'école est lundi soir. Bises à tous. "
    )
    found = scorer.explain(from_text(scam + "\n\n" + padding * 3))
    assert found.assessment.band in FLAGGED
    assert "one passage" in found.rest
    assert not [one for one in found.assessment.reasons if "passage" in one.text]
