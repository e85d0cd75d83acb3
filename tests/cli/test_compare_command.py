"""`vigie models compare` and `history`: a candidate beside the model in use."""

import json
import shutil

SCAM = "Ameli : votre carte Vitale expire, renouvelez-la sur http://ameli-renouv.top/vitale"


def second_model(home):
    folder = shutil.copytree(home.models / "0001", home.models / "0002")
    path = folder / "manifest.json"
    manifest = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps(manifest | {"number": "0002"}), "utf-8")


def test_a_candidate_is_compared_with_the_model_in_use(vigie):
    assert "deux modèles" in vigie.fails("models", "compare")
    second_model(vigie.home)
    vigie("log", "-", "--decision", "scam", stdin=SCAM)
    found = vigie.json("models", "compare", "--progress", "--cases", "5")
    assert (found["before"], found["now"], found["cases"]) == ("0001", "0002", 1)
    told = vigie("models", "compare", "0002", "0001")
    assert told.stdout.startswith("Modèle 0001 à côté du modèle 0002")
    vigie.fails("models", "compare", "0001", "0009")


def test_what_happened_to_models_is_listed(vigie):
    second_model(vigie.home)
    vigie("models", "promote", "0002")
    (found,) = vigie.json("models", "history")
    assert (found["kind"], found["model"]) == ("model_promoted", "0002")
    assert "mis en service" in vigie("models", "history").stdout
