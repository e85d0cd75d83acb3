"""Noisy copies: reproducible from the seed, readable, and not counted in figures."""

from classifier.indicators.organisations import Organisations
from classifier.learning.augmentation import noisy
from classifier.learning.dataset import Example, examples, read_folder
from classifier.learning.training import train
from classifier.scorer import Scorer
from triage_app.paths import resources_dir, training_data_dir


def test_same_seed_same_copies_other_seed_others():
    messages = read_folder(training_data_dir())[:400]
    assert list(noisy(messages)) == list(noisy(messages))
    assert list(noisy(messages, seed=1)) != list(noisy(messages, seed=2))


def test_a_copy_keeps_label_and_campaign_and_changes_the_text():
    messages = {message.id: message for message in read_folder(training_data_dir())}
    copies = list(noisy(messages.values()))
    assert 0.2 < len(copies) / len(messages) < 0.3
    changed = 0
    for copy in copies:
        origin = messages[copy.id.removeprefix("noisy-")]
        assert (copy.label, copy.campaign, copy.family) == (
            origin.label,
            origin.campaign,
            origin.family,
        )
        changed += copy.body != origin.body
    assert changed > 0.8 * len(copies)


def test_copies_are_used_for_training_but_not_counted(thinned):
    messages = thinned(read_folder(training_data_dir()), 36, 12)
    front = Scorer(Organisations.load(resources_dir() / "organisations.csv"), None)
    base = list(examples(messages, front.prepare))
    copies = list(examples(noisy(messages), front.prepare))
    assert all(row.copied and row.weight < 1 for row in copies)
    trained = train([*base, *copies])
    assert {row.id for row in trained.examples} == {row.id for row in base}
    assert len(trained.held_out) == len(trained.bands) == len(base)
    alone = train(base)
    assert (alone.arrays["word_coef"].shape != trained.arrays["word_coef"].shape) or (
        (alone.arrays["word_coef"] != trained.arrays["word_coef"]).any()
    )


def test_a_copy_stays_on_the_side_of_its_original():
    first, second = (
        Example(name, "S01", "S01/x", "sms", "fr", True, False, "", "")
        for name in ("S01-001", "noisy-S01-001")
    )
    assert first.fold == second.fold
