"""Templates are learnt as genuine messages, and no longer after they were removed."""

from __future__ import annotations

import shutil

import pytest

from classifier.genuine.template import KeptTemplate
from classifier.learning.dataset import TEMPLATE
from classifier.learning.grouping import AGENT_SHARE, CASE_WEIGHT
from classifier.parallel import IN_THIS_PROCESS, no_progress
from classifier.reading.intake import from_text
from classifier.records import Channel, Label
from classifier.scorer import Scorer
from triage_app.model_records import ConfirmedCase
from triage_app.paths import training_data_dir
from triage_app.services.learning.candidate import all_examples

TEXT = (
    "Bonjour {{prenom}}, votre échéancier de cotisations {{annee}} est prêt dans votre espace "
    "adhérent Harmonie Mutuelle : https://www.harmonie-mutuelle.fr/echeancier. Le montant est de "
    "{{montant}}, à régler le {{date_prelevement}}."
)
OF_EACH_FILE = 2  # messages


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """A folder of some training messages with all that goes with them."""
    folder = tmp_path_factory.mktemp("data")
    for path in training_data_dir().iterdir():
        if path.is_dir():
            shutil.copytree(path, folder / path.name)
        elif path.suffix == ".jsonl":
            lines = path.read_text(encoding="utf-8").splitlines()[:OF_EACH_FILE]
            (folder / path.name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def joined_with(data, organisations):
    def make(templates, cases=()):
        scorer = Scorer(organisations, None)
        return all_examples(data, cases, templates, scorer, no_progress, IN_THIS_PROCESS)

    return make


@pytest.fixture(scope="module")
def without_templates(joined_with):
    return joined_with([]).examples


@pytest.fixture
def examples_of(joined_with, without_templates, take_as_read):
    """Joins templates and cases to the training messages, which are read once."""
    take_as_read(without_templates)
    return joined_with


def kept(made, text=TEXT, number=4):
    return KeptTemplate(number, "2026-11-17T10:00:00+01:00", "claire", made(text))


def test_a_template_is_an_example_of_its_own_campaign(examples_of, made):
    found = [row for row in examples_of([kept(made)]).examples if row.id.startswith(TEMPLATE)]
    (row,) = found
    assert (row.id, row.campaign, row.hand, row.scam) == ("genuine-4", "genuine/4", "", False)
    assert row.confirmed  # not counted among the training messages
    assert row.weight == CASE_WEIGHT
    words = row.line.split()
    assert "echeancier" in words
    assert "⟨nom⟩" in words
    assert "⟨montant⟩" in words
    assert "⟨date⟩" in words
    assert not {"prenom", "annee", "prelevement"} & set(words)


def test_without_templates_there_is_none(without_templates):
    assert not [row for row in without_templates if row.id.startswith(TEMPLATE)]


def test_many_templates_do_not_outweigh_the_rest(examples_of, without_templates, made):
    base = [row for row in without_templates if not row.copied and not row.probed]
    many = [kept(made, f"{TEXT} Série {number}.", number) for number in range(1, 41)]
    rows = [row for row in examples_of(many).examples if row.id.startswith(TEMPLATE)]
    assert len(rows) == 40
    assert sum(row.weight for row in rows) == pytest.approx(AGENT_SHARE * len(base), rel=0.05)


def test_a_confirmed_copy_with_another_label_is_left_out_and_the_template_stays(
    examples_of, made, organisations
):
    scorer = Scorer(organisations, None)
    altered = TEXT.replace("www.harmonie-mutuelle.fr", "harmonie-echeancier.top")
    seen = scorer.assess(from_text(altered.replace("{{prenom}}", "Paul"), Channel.EMAIL))
    case = ConfirmedCase(
        9, "2026-11-17", "a", "b", Label.SCAM, None, seen.fingerprint, seen.message
    )
    joined = examples_of([kept(made)], [case])
    assert joined.conflicting == ("case-9",)
    assert "genuine-4" in {row.id for row in joined.examples}
