"""Two models side by side: whose band changes, what weighs otherwise, and the learning curve."""

import hashlib
import json
import shutil

import numpy as np
import pytest

from classifier.errors import ModelError
from classifier.learning.dataset import read_folder
from classifier.parallel import no_progress
from classifier.reading import intake
from classifier.records import Band, Channel, Label, Pasted
from triage_app.paths import training_data_dir
from triage_app.records import Decision, NewCase
from triage_app.services.desk import Desk
from triage_app.services.learning.model_difference import chosen, compare_models, history
from triage_app.settings import Settings

SCAM = "Ameli : votre carte Vitale expire, payez 1,95 € sur http://ameli-renouv{}.top/vitale"
GENUINE = (
    "Bonjour, votre rendez-vous au cabinet dentaire est confirmé pour mardi à {} heures. "
    "Merci de prévenir en cas d'empêchement."
)


def second_model(home, **changed):
    """Put a model 0002 beside 0001 in which some weights are multiplied."""
    folder = shutil.copytree(home.models / "0001", home.models / "0002")
    with np.load(folder / "weights.npz") as found:
        arrays = dict(found)
    for name, factor in changed.items():
        arrays[name] = arrays[name] * factor
    np.savez(folder / "weights.npz", **arrays)
    digest = hashlib.sha256((folder / "weights.npz").read_bytes()).hexdigest()
    path = folder / "manifest.json"
    manifest = json.loads(path.read_text("utf-8"))
    manifest["number"] = "0002"
    manifest["files"]["weights.npz"] = digest
    path.write_text(json.dumps(manifest), "utf-8")


@pytest.fixture
def desk(trained_home):
    opened = Desk(trained_home, Settings(language="en", encryption="off"))
    yield opened
    opened.close()


def log(desk, body, label=None):
    assessment = desk.scorer.assess(intake.read(Pasted(body, Channel.SMS)))
    decision = Decision.SCAM if label is Label.SCAM else Decision.LEGIT
    case = desk.store.log_case(NewCase(assessment, decision), "ana")
    if label is not None:
        desk.store.give_label(case.number, label, "claire")
    return case.number


def filled(desk):
    for at in range(4):
        log(desk, SCAM.format(at), Label.SCAM)
        log(desk, GENUINE.format(10 + at), Label.LEGIT)


def test_a_model_beside_itself_changes_nothing(desk):
    second_model(desk.home)
    filled(desk)
    found = compare_models(desk, "0001", "0002", no_progress)
    assert found.cases == 8
    assert (found.bands, found.words, found.facts, found.families) == ((), (), (), ())
    assert found.reliability_before == found.reliability_now
    assert sum(one.scams.n for one in found.reliability_now) > 1000


def test_cases_whose_band_changes_are_named_with_both_bands(desk):
    second_model(desk.home, word_coef=0.0, word_presence=0.0, char_coef=0.0, flag_coef=0.0)
    number = log(desk, SCAM.format(""), Label.SCAM)
    assert desk.store.case(number).case.band is Band.VERY_LIKELY_SCAM
    found = compare_models(desk, "0001", "0002", no_progress)
    (changed,) = found.bands
    assert changed.number == number
    assert changed.before is Band.VERY_LIKELY_SCAM
    assert changed.now is not Band.VERY_LIKELY_SCAM
    assert changed.label is Label.SCAM
    assert changed.excerpt.startswith("Ameli")


def test_words_and_facts_that_lost_are_told_from_those_that_stand_in_three_cases(desk):
    second_model(desk.home, word_coef=0.0, word_presence=0.0, char_coef=0.0, flag_coef=0.0)
    filled(desk)
    log(desk, "Bonjour, un courrier rarissime attend dans votre espace adhérent.")
    found = compare_models(desk, "0001", "0002", no_progress)
    words = {one.name: one for one in found.words}
    assert words
    assert "rarissime" not in words
    assert all(one.messages >= 3 and one.now == 0.0 for one in words.values())
    assert found.facts
    assert all("{" not in one.name for one in found.facts)


def test_the_learning_curve_measures_all_models_on_the_same_confirmed_cases(desk):
    second_model(desk.home)
    filled(desk)
    log(desk, "Bonjour, ceci n'est confirmé par personne.")
    found = compare_models(desk, "0001", "0002", no_progress)
    assert [one.model for one in found.own] == ["0001", "0002"]
    assert 2 <= found.own_cases <= 8  # near-copies count once
    for one in found.own:
        assert one.caught.n + one.alarms.n == found.own_cases
        assert one.learnt == 0


def test_progress_grows_to_the_end(desk):
    second_model(desk.home)
    filled(desk)
    shares = []
    compare_models(desk, "0001", "0002", lambda share, _: shares.append(share))
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


def test_the_candidate_is_the_newest_other_model(desk):
    with pytest.raises(ModelError):
        chosen(desk.shelf, None, None)
    second_model(desk.home)
    assert chosen(desk.shelf, None, None) == ("0001", "0002")
    with pytest.raises(ModelError):
        chosen(desk.shelf, "0001", "0001")


def test_a_damaged_model_is_one_sentence(desk):
    second_model(desk.home)
    (desk.home.models / "0002" / "weights.npz").write_bytes(b"")
    with pytest.raises(ModelError):
        compare_models(desk, "0001", "0002", no_progress)


def test_the_history_is_newest_first(desk):
    second_model(desk.home)
    desk.retraining.promote("0002")
    desk.retraining.rollback()
    found = [(one.kind, one.model, one.before) for one in history(desk)]
    assert found == [("model_rolled_back", "0001", "0002"), ("model_promoted", "0002", "0001")]


def test_families_are_compared_on_the_messages_that_both_were_held_out_from(desk):
    second_model(desk.home)
    folder = desk.home.models / "0002"
    with np.load(folder / "held_out.npz") as found:
        arrays = dict(found)
    ids = arrays["ids"].tobytes().decode().split("\n")
    family_of = {row.id: row.family for row in read_folder(training_data_dir())}
    mine = [at for at, name in enumerate(ids) if family_of.get(name) == "S01"]
    assert mine
    arrays["scores"][mine] = 0.0  # the newer model misses the whole family
    kept = [at for at, name in enumerate(ids) if family_of.get(name) != "S02"]
    named = "\n".join(ids[at] for at in kept).encode()
    np.savez(
        folder / "held_out.npz",
        ids=np.frombuffer(named, np.uint8),
        scores=arrays["scores"][kept],
        scam=arrays["scam"][kept],
    )
    path = folder / "manifest.json"
    manifest = json.loads(path.read_text("utf-8"))
    digest = hashlib.sha256((folder / "held_out.npz").read_bytes()).hexdigest()
    manifest["files"]["held_out.npz"] = digest
    path.write_text(json.dumps(manifest), "utf-8")
    found = compare_models(desk, "0001", "0002", no_progress)
    (lost,) = found.families
    assert (lost.family, lost.is_scam, lost.now.value) == ("S01", True, 0.0)
    assert lost.before.n == lost.now.n == len(mine)
