"""Templates of an invented insurer, and the scorer that knows them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from classifier.genuine.digests import new_salt
from classifier.genuine.making import template_of
from classifier.genuine.templates import Templates
from classifier.indicators.organisations import Organisations
from classifier.reading.intake import from_text
from classifier.records import Channel
from classifier.scorer import Scorer
from triage_app.paths import resources_dir

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1] / "reading")]
SALT = new_salt()
ORGANISATION = "harmonie"
DOMAIN = "harmonie-mutuelle.fr"


@pytest.fixture(scope="session")
def organisations():
    return Organisations.load(resources_dir() / "organisations.csv")


@pytest.fixture(scope="session")
def made(organisations):
    """Return a function that makes a template of a text."""

    def make(text, sender="", subject="", channel=Channel.EMAIL, organisation=ORGANISATION):
        message = from_text(text, channel, sender, subject)
        return template_of(message, "relance.eml", organisation, SALT, organisations)

    return make


@pytest.fixture(scope="session")
def scorer_with(organisations):
    """Return a function that makes a scorer without a model which knows some templates."""

    def make(*templates, model=None):
        known = Templates(templates, organisations)
        return Scorer(organisations, model, templates=known)

    return make
