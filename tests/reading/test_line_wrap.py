"""Breaks of a fixed line width are taken out; items and labelled fields keep their lines."""

from __future__ import annotations

import textwrap

import pytest

from classifier.indicators.organisations import Organisations
from classifier.reading.extraction.line_wrap import without_hard_breaks
from classifier.reading.intake import from_text
from classifier.records import Channel
from classifier.scorer import Scorer
from triage_app.paths import resources_dir

WARNINGS = (
    "Please have the report of the police to hand if they gave you one. You needn't send me bank "
    "details: any settlement is paid by the insurer straight into the account in your file.",
    "Notre service vous contacte au sujet de votre dossier de remboursement. Nous ne vous demandons "
    "jamais vos codes bancaires : un conseiller les refuserait de toute façon, même au guichet.",
)


@pytest.mark.parametrize("text", WARNINGS)
@pytest.mark.parametrize("width", [60, 66, 72, 78])
def test_a_sentence_with_a_colon_is_joined_again(text, width):
    wrapped = textwrap.fill(text, width)
    assert without_hard_breaks(wrapped) == text


@pytest.mark.parametrize("text", WARNINGS)
def test_a_warning_over_two_lines_is_no_request(text):
    scorer = Scorer(Organisations.load(resources_dir() / "organisations.csv"), None)
    for width in range(56, 80, 3):
        _, findings, _ = scorer.prepare(from_text(textwrap.fill(text, width), Channel.EMAIL))
        assert not {one.indicator for one in findings} & {"I20", "I21", "I22", "I53"}


def test_items_and_fields_keep_their_lines():
    wrapped = textwrap.fill(WARNINGS[1], 66)
    fields = "Montant : 40 euros\n- une pièce d'identité\n1. la carte de la bibliothèque"
    assert without_hard_breaks(f"{wrapped}\n{fields}") == f"{WARNINGS[1]}\n{fields}"
