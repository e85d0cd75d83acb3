"""`vigie score`, `evaluate` and `train` print and write the same with a cluster as alone."""

import json

import pytest
from commands import Vigie

SCAM = "Ameli : votre carte Vitale expire, renouvelez-la sur http://ameli-renouv.top/vitale"
MAIL = f"From: a@ameli-renouv.top\nSubject: Carte\n\n{SCAM}\n"


@pytest.fixture
def folder(tmp_path):
    """Files of several kinds, some of which cannot be read."""
    found = tmp_path / "messages"
    found.mkdir()
    (found / "a.txt").write_text(SCAM, encoding="utf-8")
    (found / "b.eml").write_text(MAIL, encoding="utf-8")
    (found / "c.mbox").write_text(f"From a@b.fr Mon Jan  1 00:00:00 2026\n{MAIL}\n" * 3)
    (found / "d.csv").write_text(f"channel;sender;body\nsms;38663;{SCAM}\n", encoding="utf-8")
    (found / "e.pdf").write_bytes(b"%PDF-1.4 broken")
    (found / "f.txt").write_bytes(b"")
    return found


def test_a_folder(vigie, cluster, folder):
    alone = vigie.json("score", folder)
    assert {one["error"] is None for one in alone} == {True, False}
    assert vigie.json("score", folder, "--cluster", cluster.address) == alone


def test_json_lines(vigie, cluster, folder, tmp_path):
    lines = [{"id": f"p{path.name}", "path": f"messages/{path.name}"} for path in folder.iterdir()]
    lines += [{"id": "gone", "path": "messages/gone.txt"}, {"id": "none"}, []]
    lines += [{"id": n, "channel": "sms", "body": f"{SCAM}?n={n}"} for n in range(200)]
    source = tmp_path / "in.jsonl"
    source.write_text("".join(json.dumps(one) + "\n" for one in lines), encoding="utf-8")
    alone, together = tmp_path / "alone.jsonl", tmp_path / "together.jsonl"
    vigie("score", "--jsonl", source, "--out", alone, "--jobs", "1")
    vigie("score", "--jsonl", source, "--out", together, "--cluster", cluster.address)
    assert together.read_bytes() == alone.read_bytes()
    assert alone.read_text(encoding="utf-8").count("\n") == len(lines)


def test_figures_of_a_file(vigie, cluster, tmp_path):
    rows = [{"id": n, "label": "scam", "channel": "sms", "body": f"{SCAM}{n}"} for n in range(20)]
    rows += [
        {
            "id": f"l{n}",
            "label": "legit",
            "channel": "email",
            "body": f"Bonjour, à {n} heures donc.",
        }
        for n in range(20)
    ]
    path = tmp_path / "labelled.jsonl"
    path.write_text("".join(json.dumps(one) + "\n" for one in rows), encoding="utf-8")
    alone = vigie.json("evaluate", path, "--jobs", "1")
    assert vigie.json("evaluate", path, "--cluster", cluster.address) == alone


def test_a_training(few_home, cluster):
    vigie = Vigie(few_home)
    alone = vigie.json("train", "--no-promote", "--jobs", "1")["candidate"]["number"]
    shared = vigie.json("train", "--no-promote", "--cluster", cluster.address)
    for name in ("weights.npz", "held_out.npz"):
        first = (few_home.models / alone / name).read_bytes()
        assert (few_home.models / shared["candidate"]["number"] / name).read_bytes() == first
