"""`vigie genuine add`, `list` and `remove`, and what `vigie score` says of copies."""

import json

import pytest

TEXT = (
    "Objet : Votre relevé de prestations\nBonjour {{prenom}} {{nom}},\n\nVotre relevé de "
    "prestations du mois de {{mois}} est disponible dans votre espace adhérent Harmonie Mutuelle : "
    "https://www.harmonie-mutuelle.fr/espace\nPour toute question, appelez le 01 99 00 12 34.\n"
)
COPY = (
    TEXT.partition("\n")[2]
    .replace("{{prenom}} {{nom}}", "Paul Mezianne")
    .replace("{{mois}}", "mars")
)
SHORT = "Harmonie Mutuelle : votre code est {{code}}"


@pytest.fixture
def templates(tmp_path):
    folder = tmp_path / "modeles"
    folder.mkdir()
    (folder / "releve.txt").write_text(TEXT, encoding="utf-8")
    (folder / "code.csv").write_text(f'message\n"{SHORT}"\n', encoding="utf-8")
    return folder


def codes(vigie, text):
    found = vigie.json("score", "-", stdin=text)
    return {one["indicator"]: one for one in found["reasons"] if one["indicator"][0] == "T"}


def test_added_messages_are_listed_and_removed(vigie, templates):
    answers = vigie.json("genuine", "add", templates)
    assert [(one["name"], one["number"], one["compared"]) for one in answers] == [
        ("code.csv#2", 1, False),
        ("releve.txt", 2, True),
    ]
    listed = vigie.json("genuine", "list")
    assert [one["organisation"] for one in listed] == ["Harmonie Mutuelle"] * 2
    assert listed[1]["subject"] == "Votre relevé de prestations"
    assert "Votre relevé de prestations" in vigie("genuine", "list").stdout
    (removed,) = vigie.json("genuine", "remove", 2)
    assert removed["name"] == "releve.txt"
    assert len(vigie.json("genuine", "list")) == 1
    assert vigie.json("verify")["sound"]


def test_a_copy_is_told_from_an_altered_one(vigie, templates):
    assert codes(vigie, COPY) == {}
    vigie("genuine", "add", templates)
    assert set(codes(vigie, COPY)) == {"T01"}
    altered = codes(vigie, COPY.replace("www.harmonie-mutuelle.fr", "harmonie-releve.top"))
    assert set(altered) == {"T02"}
    assert "harmonie-releve.top" in altered["T02"]["text"]
    assert altered["T02"]["direction"] == "for"
    assert vigie.json("score", "-", stdin=COPY)["band"] == "few_signs"
    vigie("genuine", "remove", 2)
    assert codes(vigie, COPY) == {}


def test_several_processes_know_the_templates(vigie, templates, tmp_path):
    vigie("genuine", "add", templates)
    source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    rows = [{"id": "a", "channel": "email", "body": COPY}] * 3
    source.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    vigie("score", "--jsonl", source, "--out", out, "--jobs", "2")
    lines = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [any(one["indicator"] == "T01" for one in row["reasons"]) for row in lines] == [True] * 3


def test_what_cannot_be_added_is_told(vigie, tmp_path):
    unknown = tmp_path / "lettre.txt"
    unknown.write_text("Bonjour, voici votre courrier du mois, à garder.", encoding="utf-8")
    assert "organisme" in vigie("genuine", "add", unknown, code=1).stderr
    named = ("--organisation", "Mutuelle Aubier")
    vigie("genuine", "add", unknown, *named)
    assert vigie.json("genuine", "list")[0]["organisation"] == "Mutuelle Aubier"
    assert "déjà présent" in vigie("genuine", "add", unknown, *named).stdout
    assert "n°\u00a07" in vigie.fails("genuine", "remove", 7)
    vigie("genuine", "remove", "x", code=2)
    vigie("genuine", "add", code=2)


def test_no_identifier_of_a_template_is_kept(vigie, tmp_path):
    vigie.settle('encryption = "off"\n')  # the bytes of the log are read
    path = tmp_path / "relance M. Perrin-Dubosq.txt"
    path.write_text(TEXT + "\nVotre numéro : 1 85 05 78 006 084 36. Mme Zélie Courcelles\n")
    vigie("genuine", "add", path)
    data = vigie.home.cases.read_bytes()
    for identifier in ("01 99 00 12 34", "0199001234", "Courcelles", "006 084", "Perrin-Dubosq"):
        assert identifier.encode() not in data
