"""`vigie train`, `evaluate` and `models`: label, retrain, check, promote, roll back."""

import json

import pytest

from classifier.records import Label, Pasted
from triage_app.records import Decision, EventKind, NewCase
from triage_app.services.desk import Desk
from triage_app.settings import Settings

SCAM = "Ameli : votre carte Vitale expire, renouvelez-la sur http://ameli-renouv.top/vitale"
WAVE = (
    "Groupe Zephyr Sante : votre cotisation sera doublee au premier janvier. Pour bloquer le tarif "
    "actuel, repondez TARIF et confirmez votre adhesion par telephone avec notre courtier {}."
)


def _log(home, agent, rows):
    desk = Desk(home, Settings(agent=agent))
    for text, label in rows:
        case = desk.triage.log(NewCase(desk.triage.assess(Pasted(text)), Decision.UNSURE))
        desk.casebook.label(case.number, label)
    desk.close()


FLAGGED = ("very_likely_scam", "several_signs")
WRONG = [(WAVE.format(f"Martin {n}") + " " + SCAM, Label.LEGIT) for n in range(200)]


def test_many_wrong_labels_of_one_agent_change_no_figure_and_no_verdict(
    trainer, wrong_labels, is_long
):
    """A campaign weighs 8 messages, however many it has, even beside a part of the messages.

    The message itself is in each of them. Eight of the thousand of `make test` may take a band.
    """
    _log(trainer.home, "mallory", WRONG[:wrong_labels])
    outcome = trainer.json("train", "--from-cases", "--no-promote")
    assert outcome["candidate"]["confirmed_cases"] == wrong_labels
    now = outcome["candidate"]["figures"]["recall_at_2"]
    assert abs(now - outcome["current"]["figures"]["recall_at_2"]) < 0.02
    assert trainer.json("models", "promote", "0002")["state"] == "current"
    found = trainer.json("score", "-", stdin=SCAM)
    assert found["model"] == "0002"
    assert found["band"] in FLAGGED[: 1 if is_long else 2]


def test_label_retrain_promote_and_go_back(beginner):
    _log(beginner.home, "sonia", [(WAVE.format(name), Label.SCAM) for name in ("Durand", "Petit")])
    _log(beginner.home, "karim", [(_scam_of_the_base(beginner.home), Label.LEGIT)])
    before = beginner.json("score", "-", stdin=WAVE.format("Leroy"))
    train = ("train", "--from-cases", "--no-promote", "--jobs", "1", "--progress", "--json")
    found = beginner(*train)
    outcome = json.loads(found.stdout)
    assert all(line.startswith("progress ") for line in found.stderr.splitlines())
    assert (outcome["promoted"], outcome["current"]["number"]) == (False, "0001")
    assert outcome["candidate"]["confirmed_cases"] == 2
    assert outcome["sentence"].startswith("Accepté" if outcome["passed"] else "Refusé")
    assert outcome["conflicting"] == ["case-3"]
    states = [model["state"] for model in beginner.json("models", "list")]
    assert states == ["candidate" if outcome["passed"] else "refused", "current"]

    assert beginner.json("models", "promote", "0002")["state"] == "current"
    after = beginner.json("score", "-", stdin=WAVE.format("Leroy"))
    assert after["model"] == "0002"
    assert after["score"] > before["score"]
    assert beginner.json("models", "rollback")["number"] == "0001"
    assert beginner.json("score", "-", stdin=SCAM)["model"] == "0001"
    assert "précédent" in beginner.fails("models", "rollback")
    assert _ledger(beginner) == ["model_trained", "model_promoted", "model_rolled_back"]
    assert beginner.json("verify")["sound"]


def _scam_of_the_base(home):
    lines = (home.folder / "data" / "base.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [row for row in map(json.loads, lines) if row["label"] == "scam"]
    return next(row["body"] for row in rows if row["channel"] == "sms" and not row["subject"])


def _ledger(beginner):
    desk = Desk(beginner.home, Settings())
    kinds = (EventKind.MODEL_TRAINED, EventKind.MODEL_PROMOTED, EventKind.MODEL_ROLLED_BACK)
    found = [event for kind in kinds for event in desk.store.events(kind)]
    desk.close()
    return [event.kind.value for event in sorted(found, key=lambda event: event.seq)]


def test_training_replaces_a_damaged_model(beginner):
    for name in ("weights.npz", "held_out.npz"):
        (beginner.home.models / "0001" / name).write_bytes(b"damaged")
    outcome = beginner.json("train", "--jobs", "1")
    assert (outcome["promoted"], outcome["candidate"]["number"]) == (True, "0002")
    assert outcome["current"]["state"] == "damaged"
    assert "abîmé" in outcome["sentence"]
    assert beginner.json("score", "-", stdin=SCAM)["model"] == "0002"


def test_models_list_prints_text(vigie):
    shown = vigie("models", "list").stdout
    assert shown.startswith("0001  ")
    assert "en service" in shown
    manifest = json.loads(vigie("models", "show", "0001").stdout)
    assert manifest == vigie.json("models", "show", "0001")
    assert set(manifest["files"]) == {"weights.npz", "held_out.npz"}


def test_held_out_figures(vigie):
    found = vigie.json("evaluate")
    assert found["model"] == "0001"
    assert 0.9 < found["auc"]["value"] <= 1
    shown = vigie("evaluate").stdout
    assert "arnaques reconnues à 2\u202f% de fausses alertes" in shown
    assert "Très probablement une arnaque" in shown


def labelled(path, rows):
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_figures_on_a_labelled_file(vigie, tmp_path, sms):
    legit = "Bonjour, votre rendez-vous chez le dentiste est confirmé pour mardi à 10 heures."
    rows = [
        {"id": "a", "channel": "sms", "body": SCAM, "label": "scam"},
        {"id": "b", "path": sms.name, "label": "scam"},
        {"id": "c", "channel": "sms", "body": legit, "label": "legit", "hard": True},
        {"id": "d", "channel": "sms", "body": "", "label": "legit"},
    ]
    path = labelled(tmp_path / "labelled.jsonl", rows)
    found = vigie.json("evaluate", path)
    assert (found["examples"], found["scams"], found["unreadable"]) == (3, 2, ["d"])
    assert found["recall_at_2"]["value"] == 1
    told = vigie("evaluate", path)
    assert "labelled.jsonl" in told.stdout
    assert "d" in told.stderr


def test_a_file_with_one_class_gives_figures(vigie, tmp_path):
    path = labelled(tmp_path / "x.jsonl", [{"id": 1, "body": SCAM, "label": "scam"}])
    assert vigie.json("evaluate", path)["auc"]["value"] is None
    assert "—" in vigie("evaluate", path).stdout


@pytest.mark.parametrize(
    "text",
    ["", "\n\n", "junk", "{}", '{"body": "x"}', '{"body": "x", "label": "spam"}',
     '{"body": "", "label": "scam"}', "[]", "\x00", '{"label": []}'],
)  # fmt: skip
def test_a_file_without_labels_is_refused(vigie, tmp_path, text):
    path = tmp_path / "x.jsonl"
    path.write_text(text, encoding="utf-8")
    vigie.fails("evaluate", path)


def test_a_labelled_file_that_cannot_be_read(vigie, tmp_path):
    for path in (tmp_path / "missing.jsonl", tmp_path):
        assert path.name in vigie.fails("evaluate", path)


def test_card_and_drift_are_printed(vigie):
    told = vigie("models", "card").stdout
    assert "# Fiche du modèle 0001" in told
    assert told == vigie("models", "card", "0001").stdout
    assert "n’existe pas" in vigie.fails("models", "card", "0009")
    found = vigie.json("models", "drift")
    assert (found["cases"], found["tripped"]) == (0, False)
    assert vigie("models", "drift").stdout.startswith("Trop peu de cas")


def test_a_model_is_exported_for_study(beginner, tmp_path):
    import joblib

    path = tmp_path / "model.joblib"
    assert beginner.json("models", "export", "0001", "--joblib", path) == {"path": str(path)}
    pipeline = joblib.load(path)
    assert 0 < pipeline.predict_proba(table_of("bonjour", "channel_sms"))[0, 1] < 1
    assert [file.name for file in tmp_path.glob("model*")] == ["model.joblib"]


def table_of(line, flags):
    import numpy as np

    cells = np.empty((1, 3), dtype=object)
    cells[0] = (line, flags, "")
    return cells


def test_a_failing_export_is_reported(beginner, tmp_path):
    path = tmp_path / "model.joblib"
    assert "n’existe pas" in beginner.fails("models", "export", "0009", "--joblib", path)
    beginner("models", "export", "0001", code=2)
    assert "archive" in beginner.fails(
        "models", "export", "0001", "--joblib", tmp_path / "no" / "x"
    )
    (beginner.home.models / "0001" / "weights.npz").write_bytes(b"swapped")
    assert "abîmé" in beginner.fails("models", "export", "0001", "--joblib", path)
    assert not path.exists()
