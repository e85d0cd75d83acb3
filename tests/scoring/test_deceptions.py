"""A trick that no genuine message needs is never "few signs", whatever stands beside it."""

from dataclasses import replace

import pytest

from classifier.indicators.catalogue import RULES
from classifier.indicators.organisations import Organisations
from classifier.indicators.rule import Strength
from classifier.reading.intake import from_text
from classifier.records import Attachment, Band, BandReason, Channel, Direction, Link
from classifier.scorer import Scorer
from classifier.scoring.model_file import read
from triage_app.paths import resources_dir

GENUINE = (
    "Bonjour, votre relevé de prestations du mois d’octobre est disponible dans votre espace "
    "adhérent. Aucune démarche n’est nécessaire de votre part. Bien à vous, votre mutuelle."
)
HIDDEN_LINKS = (
    "https://www.bing.com/ck/a?!&p=1&u=a1xx",
    "https://www.google.com/url?sa=t&usg=AOvVaw0abc",
    "https://www.ameli.fr@vitale-renouvellement.top/suite",
)


@pytest.fixture(scope="module")
def scorer(trained_folder):
    organisations = Organisations.load(resources_dir() / "organisations.csv")
    return Scorer(organisations, read(trained_folder / "models" / "0001"))


@pytest.mark.parametrize("link", HIDDEN_LINKS)
def test_harmless_words_do_not_make_good_for_a_hidden_destination(scorer, link):
    plain = scorer.assess(from_text(GENUINE * 3, Channel.EMAIL))
    assert plain.band is Band.FEW_SIGNS
    found = scorer.assess(from_text(f"{GENUINE * 3}\n{link}", Channel.EMAIL))
    assert found.band is not Band.FEW_SIGNS


def test_the_reason_is_named(scorer):
    message = from_text(GENUINE * 3, Channel.EMAIL)
    shown = replace(message, links=(Link("Mon espace", "javascript:"),))
    found = scorer.assess(shown)
    assert (found.band, found.band_reason) == (Band.CANNOT_TELL, BandReason.DECEPTION)
    program = Attachment("releve.exe", "application/octet-stream", 9, "0" * 64)
    assert scorer.assess(replace(message, attachments=(program,))).band is not Band.FEW_SIGNS


@pytest.mark.parametrize(
    ("score_band", "shown"),
    [
        (Band.FEW_SIGNS, Band.CANNOT_TELL),
        (Band.CANNOT_TELL, Band.SEVERAL_SIGNS),
        (Band.SEVERAL_SIGNS, Band.SEVERAL_SIGNS),
        (Band.VERY_LIKELY_SCAM, Band.VERY_LIKELY_SCAM),
    ],
)
def test_a_trick_raises_a_doubtful_band_by_one_step(scorer, score_band, shown):
    message = from_text(f"{GENUINE}\n{HIDDEN_LINKS[0]}", Channel.EMAIL)
    found = scorer.assess(message)
    judged = scorer.judge(message, scorer.model)
    assert replace(judged, band=score_band).of_findings(found.findings).band is shown


def test_only_strong_rules_that_speak_for_a_scam_find_tricks():
    tricks = [rule for rule in RULES if rule.deceives]
    assert tricks
    assert {rule.strength for rule in tricks} == {Strength.STRONG}
    assert {rule.direction for rule in tricks} == {Direction.FOR}
