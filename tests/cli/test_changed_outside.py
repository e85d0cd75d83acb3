"""Models, guidance and settings that were changed by hand are told, and not used."""

import hashlib
import json
import shutil

import pytest

SCAM = "Ameli : votre carte Vitale expire, renouvelez-la sur http://ameli-renouv.top/vitale"


def manifest_of(home, number):
    return home.models / number / "manifest.json"


def change(home, model, **values):
    path = manifest_of(home, model)
    found = json.loads(path.read_text("utf-8"))
    for name, value in values.items():
        found[name] = found[name] | value if isinstance(value, dict) else value
    path.write_text(json.dumps(found), "utf-8")


@pytest.fixture
def desk(vigie):
    """Commands on a data folder in whose ledger model 0002 replaced model 0001."""
    shutil.copytree(vigie.home.models / "0001", vigie.home.models / "0002")
    change(vigie.home, "0002", number="0002")
    vigie("models", "promote", "0001")
    vigie("models", "promote", "0002")
    return vigie


def lower_thresholds(home):
    change(home, "0002", thresholds={"doubt": 0.9995, "several": 0.9996, "top": 0.9999})


def not_a_number(home):
    path = manifest_of(home, "0002")
    found = json.loads(path.read_text("utf-8"))
    found["thresholds"]["top"] = float("nan")
    path.write_text(json.dumps(found), "utf-8")


def out_of_order(home):
    change(home, "0002", thresholds={"doubt": 0.9, "several": 0.5, "top": 0.1})


def other_weights(home):
    import numpy as np

    path = home.models / "0002" / "weights.npz"
    with np.load(path) as found:
        arrays = dict(found)
    arrays["word_coef"] = -arrays["word_coef"]
    with path.open("wb") as file:
        np.savez(file, **arrays)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    change(home, "0002", files={"weights.npz": digest})


def without_the_model(home):
    shutil.rmtree(home.models / "0002")


def older_in_use(home):
    (home.models / "current.json").write_text('{"current": "0001", "former": []}', "utf-8")


def without_the_pointer(home):
    (home.models / "current.json").unlink()


SPOILS = {
    lower_thresholds: ("0001", "a été modifié depuis l’événement 2"),
    not_a_number: ("0001", "a été modifié depuis l’événement 2"),
    out_of_order: ("0001", "a été modifié depuis l’événement 2"),
    other_weights: ("0001", "a été modifié depuis l’événement 2"),
    without_the_model: ("0001", "a disparu"),
    older_in_use: ("0002", "current.json a été modifié"),
    without_the_pointer: ("0002", "current.json a été modifié"),
}


@pytest.mark.parametrize("spoil", SPOILS, ids=lambda spoil: spoil.__name__)
def test_a_model_changed_by_hand_is_told_and_another_one_is_used(desk, spoil):
    used, words = SPOILS[spoil]
    spoil(desk.home)
    found = desk("score", "-", "--json", stdin=SCAM)
    assert json.loads(found.stdout)["model"] == used
    assert words in found.stderr
    assert found.stderr.count("\n") == 1
    for command in ("verify", "doctor"):
        problems = json.loads(desk(command, "--json", code=1).stdout)["problems"]
        assert any(words in problem for problem in problems)


@pytest.mark.parametrize("spoil", SPOILS, ids=lambda spoil: spoil.__name__)
def test_promoting_the_model_that_is_used_ends_the_warning(desk, spoil):
    used, _ = SPOILS[spoil]
    spoil(desk.home)
    desk("models", "promote", used)
    found = desk("score", "-", "--json", stdin=SCAM)
    assert json.loads(found.stdout)["model"] == used
    assert found.stderr == ""


@pytest.mark.parametrize("spoil", [lower_thresholds, other_weights])
def test_a_model_that_was_changed_is_not_put_into_use(desk, spoil):
    spoil(desk.home)
    assert "0002" in desk.fails("models", "promote", "0002")
    change(desk.home, "0001", discount=0.0)
    assert "0001" in desk.fails("models", "rollback")


def test_without_any_model_as_it_was_the_indicators_decide(desk):
    lower_thresholds(desk.home)
    change(desk.home, "0001", discount=0.0)
    found = desk("score", "-", "--json", stdin=SCAM)
    row = json.loads(found.stdout)
    assert (row["model"], row["band"]) == ("", "several_signs")
    assert "Seuls les indices décident" in found.stderr


def test_a_folder_of_models_that_is_gone_is_told_and_not_trained_anew(desk):
    shutil.rmtree(desk.home.models)
    found = desk("score", "-", "--json", stdin=SCAM)
    assert json.loads(found.stdout)["model"] == ""
    assert "a disparu" in found.stderr
    assert not desk.home.models.exists()


def test_the_ledger_has_the_digests_of_a_model(desk):
    from triage_app.records import EventKind
    from triage_app.services.desk import Desk
    from triage_app.settings import Settings

    opened = Desk(desk.home, Settings())
    event = opened.store.events(EventKind.MODEL_PROMOTED)[-1]
    opened.close()
    for name, file in (("manifest", "manifest.json"), ("weights", "weights.npz")):
        content = (desk.home.models / "0002" / file).read_bytes()
        assert event.payload[name] == hashlib.sha256(content).hexdigest()


def test_a_model_from_before_is_recorded_with_the_first_case(vigie):
    vigie("log", "-", "--decision", "scam", stdin=SCAM)
    change(vigie.home, "0001", thresholds={"top": 1.0})
    found = vigie("score", "-", "--json", stdin=SCAM)
    assert json.loads(found.stdout)["model"] == ""
    assert "modifié" in found.stderr


def test_a_trusted_server_added_by_hand_is_not_trusted(vigie):
    vigie("log", "-", "--decision", "scam", stdin=SCAM)
    vigie.settle('trusted_host = "mx.voleur.example"')
    found = vigie("score", "-", "--json", stdin=SCAM)
    assert "trusted_host" in found.stderr
    assert found.stderr.count("\n") == 1
    vigie("verify", code=1)
    vigie("access", "settings")
    assert vigie("score", "-", "--json", stdin=SCAM).stderr == ""
    vigie("verify")
