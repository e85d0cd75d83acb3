"""Training from counts equals pipelines of scikit-learn; features of addresses."""

from dataclasses import replace

import numpy as np
import pytest
from reference_fit import fit as reference_fit
from reference_fit import our_fit

from classifier.indicators.organisations import Organisations
from classifier.learning.additions import copies_of
from classifier.learning.archive import rebuilt
from classifier.learning.configuration import CONFIGURATION
from classifier.learning.dataset import examples, read_folder
from classifier.learning.held_out import held_out
from classifier.learning.pipeline import feature_table
from classifier.learning.training import train
from classifier.reading.intake import from_text
from classifier.records import Channel
from classifier.scorer import Scorer
from classifier.scoring.address_features import link_flags, sender_flags
from classifier.scoring.passages import passages
from classifier.text.language import is_content_word
from triage_app.paths import resources_dir, training_data_dir


@pytest.fixture(scope="module")
def rows(thinned):
    scorer = Scorer(Organisations.load(resources_dir() / "organisations.csv"), None)
    some = thinned(read_folder(training_data_dir()), 28, 14)
    return list(examples([*some, *copies_of(some[::9], training_data_dir())], scorer.prepare))


@pytest.fixture
def exact(monkeypatch):
    """Fits that end close to the optimum."""
    monkeypatch.setitem(CONFIGURATION, "tolerance", 1e-8)


def test_same_as_a_pipeline_fitted_without_the_part(rows, exact):
    parts = np.arange(len(rows)) % 3
    weights = np.linspace(0.5, 1.5, len(rows))
    found = held_out(rows, weights, parts)
    scam = np.array([row.scam for row in rows])
    rest = [row for row, part in zip(rows, parts, strict=True) if part != 1]
    pipeline = reference_fit(rest, scam[parts != 1], weights[parts != 1])
    judged = [row for row, part in zip(rows, parts, strict=True) if part == 1 and not row.copied]
    held = [one for one, part in zip(found, parts, strict=True) if one and part == 1]
    cut = [
        replace(row, line=line, flags=" ".join(divided.flags(passage)), local="")
        for row in judged
        for divided in [row.sentences]
        for passage in passages(divided.starts)
        for line in [" ".join(row.line.split()[slice(*_ends(divided, passage))])]
    ]
    expected = pipeline.decision_function(feature_table(cut))
    assert np.concatenate([one.margins for one in held]) == pytest.approx(expected, abs=1e-5)
    words = pipeline.named_steps["features"].named_transformers_["words"].vocabulary_
    contents = [[word for word in row.line.split() if is_content_word(word)] for row in cut]
    shares = [np.mean([word in words for word in content] or [1]) for content in contents]
    assert np.concatenate([one.known for one in held]) == pytest.approx(shares)


def test_usual_fits_end_within_the_stated_tolerance(rows, monkeypatch):
    parts, weights = np.arange(len(rows)) % 7, np.ones(len(rows))
    usual = held_out(rows, weights, parts)
    stated = CONFIGURATION["tolerance"]
    monkeypatch.setitem(CONFIGURATION, "tolerance", 1e-8)
    closer = held_out(rows, weights, parts)
    for one, other in zip(usual, closer, strict=True):
        assert one is other is None or one.margins == pytest.approx(other.margins, abs=stated)


def _ends(divided, passage):
    inside = divided.tokens(passage)
    return inside.start, inside.stop


def test_the_model_is_the_pipeline_fitted_on_all_lines(rows, monkeypatch):
    """Terms, frequencies and predictions are those of scikit-learn, which counts them again."""
    monkeypatch.setitem(CONFIGURATION, "tolerance", 1e-10)  # or steps add up what rounding differs
    rows = sorted(rows, key=lambda row: row.id)
    trained = train(rows)
    found = rebuilt(trained.arrays)
    scam, weights = np.array([row.scam for row in rows]), np.array([row.weight for row in rows])
    expected = reference_fit(rows, scam, weights, our_fit)
    assert frequencies(found) == frequencies(expected)
    margins = expected.decision_function(feature_table(rows))
    calibration = trained.calibration
    assert found.decision_function(feature_table(rows)) == pytest.approx(
        calibration.slope * margins + calibration.shift, abs=1e-9
    )


def test_the_regression_ends_where_that_of_scikit_learn_does(rows, exact):
    few = rows[::4]
    scam, weights = np.array([row.scam for row in few]), np.array([row.weight for row in few])
    ours, theirs = reference_fit(few, scam, weights, our_fit), reference_fit(few, scam, weights)
    margins = theirs.decision_function(feature_table(few))
    assert ours.decision_function(feature_table(few)) == pytest.approx(margins, abs=1e-5)


def frequencies(pipeline):
    """Return the inverse document frequency of each term."""
    fitted = pipeline.named_steps["features"].named_transformers_
    return {
        (name, term): fitted[name].idf_[column]
        for name in ("words", "characters")
        for term, column in fitted[name].vocabulary_.items()
    }


def flags_of(sender, body, channel=Channel.EMAIL):
    scorer = Scorer(Organisations.load(resources_dir() / "organisations.csv"), None)
    message, *_ = scorer.prepare(from_text(body, channel, sender, ""))
    of_links = (flag for link in message.links for flag in link_flags(link))
    return [*of_links, *sender_flags(message.sender)]


def test_words_of_hosts_and_the_kind_of_sender():
    found = flags_of(
        "Jeanne Morel <jeanne.morel@secours-rib.info>", "voir https://ameli-rib2.com/dossier/morel"
    )
    assert {"host:ameli", "host:rib", "host_ends_com", "host_digits", "link_page"} <= set(found)
    assert {"from_mail", "from:secours", "from:rib", "from_ends_info"} <= set(found)
    assert not [flag for flag in found if "morel" in flag or "jeanne" in flag or "dossier" in flag]


@pytest.mark.parametrize(
    ("sender", "kind"),
    [
        ("06 39 98 12 34", "from_mobile"),
        ("38663", "from_short_code"),
        ("AMELI", "from_name"),
        ("", "from_nobody"),
    ],
)
def test_kinds_of_sms_senders(sender, kind):
    assert kind in flags_of(sender, "bonjour", Channel.SMS)


def test_reserved_top_level_domains_are_not_features():
    assert not [f for f in flags_of("", "voir https://mairie.example/x") if "ends" in f]
