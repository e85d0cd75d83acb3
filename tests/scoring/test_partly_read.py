"""Nothing is promised about what was not read."""

from dataclasses import replace

import pytest

from classifier.indicators.organisations import Organisations
from classifier.reading.intake import from_text
from classifier.reading.remarks import BODY_CUT, FORWARDED, UNJUDGED
from classifier.records import Band, BandReason, Channel
from classifier.scorer import Scorer
from classifier.scoring.model_file import read
from triage_app.paths import resources_dir

GENUINE = (
    "Bonjour, votre relevé de prestations du mois d’octobre est disponible dans votre espace "
    "adhérent. Aucune démarche n’est nécessaire de votre part. Bien à vous, votre mutuelle."
)
SCAM = (
    "Bonjour, votre médiathèque sera fermée mardi. Consultez les horaires sur "
    "https://ameli-carte-vitale.top/x"
)


@pytest.fixture(scope="module")
def scorer(trained_folder):
    organisations = Organisations.load(resources_dir() / "organisations.csv")
    return Scorer(organisations, read(trained_folder / "models" / "0001"))


@pytest.mark.parametrize("code", sorted(UNJUDGED))
def test_each_thing_left_unread_counts(scorer, code):
    message = from_text(GENUINE, Channel.EMAIL)
    assert scorer.assess(replace(message, remarks=(FORWARDED,))).band is Band.FEW_SIGNS
    found = scorer.assess(replace(message, remarks=(code,)))
    assert (found.band, found.band_reason) == (Band.CANNOT_TELL, BandReason.PARTLY_READ)


def test_no_change_of_what_was_read_makes_the_rest_harmless(scorer):
    whole = scorer.assess(from_text(SCAM, Channel.SMS))
    cut = scorer.assess(replace(from_text(SCAM, Channel.SMS), remarks=(BODY_CUT,)))
    assert whole.band is cut.band is Band.VERY_LIKELY_SCAM
    assert Band.FEW_SIGNS in _bands(scorer.what_would_change(whole))
    assert Band.FEW_SIGNS not in _bands(scorer.what_would_change(cut))


def _bands(changes):
    return [change.band for change in changes]
