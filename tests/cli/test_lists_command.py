"""`vigie lists …`: files in and out, and what is told of bad rows."""

import csv
import io

import pytest
from commands import Vigie

from triage_app.paths import Home


@pytest.fixture
def desk(tmp_path):
    return Vigie(Home(tmp_path / "home"))


def written(tmp_path, text, name="liste.csv", encoding="utf-8-sig"):
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    return path


def test_a_list_goes_out_and_comes_back(desk, tmp_path):
    desk("lists", "add", "watch", "dossier-soins.top", "--note", "=vu le 12")
    desk("lists", "add", "watch", "06 12 34 56 78")
    before = desk.json("lists", "show", "watch")
    path = tmp_path / "sortie.csv"
    desk("lists", "export", "watch", "--out", path)
    rows = list(csv.reader(io.StringIO(path.read_text("utf-8-sig")), delimiter=";"))
    assert rows[0] == ["Adresse ou numéro", "Note"]
    assert not any(cell.startswith("=") for row in rows for cell in row)
    desk("lists", "restore", "watch", "0")
    assert desk.json("lists", "import", "watch", path)["version"] == 4
    assert desk.json("lists", "show", "watch")["rows"] == before["rows"]
    assert [one["version"] for one in desk.json("lists", "versions", "watch")] == [4, 3, 2, 1]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_files_of_any_usual_form_are_read(desk, tmp_path, encoding, delimiter):
    text = f"Note{delimiter}HOST OR NUMBER\r\nvu à Lille{delimiter}dossier-soins.top\r\n"
    desk("lists", "import", "watch", written(tmp_path, text, encoding=encoding))
    (row,) = desk.json("lists", "show", "watch")["rows"]
    assert row == {"entry": "dossier-soins.top", "note": "vu à Lille"}


def test_each_bad_row_is_told_with_its_number_and_nothing_is_lost(desk, tmp_path):
    desk("lists", "add", "watch", "remboursement-tiers.com")
    text = "entry;note\ndossier-soins.top;\n\nameli.fr;\nbonjour;\n0611223344;\n"
    path = written(tmp_path, text)
    found = desk("lists", "import", "watch", path, code=1)
    told = found.stderr.replace("\u00a0", " ").strip().splitlines()
    assert [line.split(" : ")[0] for line in told] == ["Ligne 4", "Ligne 5"]
    assert len(desk.json("lists", "show", "watch")["rows"]) == 1
    assert path.read_text("utf-8-sig") == text
    assert desk.json("lists", "import", "watch", path, "--skip-bad", "--add")["rows"] == 3


def test_a_dry_run_saves_nothing(desk, tmp_path):
    path = written(tmp_path, "entry\ndossier-soins.top\n")
    assert desk.json("lists", "import", "watch", path, "--dry-run") == {"good": 1, "problems": []}
    assert desk.json("lists", "show", "watch")["version"] == 0


@pytest.mark.parametrize(
    "text", ["", "\n", "a;b\n1;2\n", "\0\0\0", "entry\n", '"entry\n', "\x89PNG\r\n\x1a\n"]
)
def test_rubbish_is_one_sentence(desk, tmp_path, text):
    path = written(tmp_path, text, encoding="latin-1")
    desk.fails("lists", "import", "watch", path)
    assert desk.json("lists", "show", "watch")["rows"] == []


def test_versions_differ_by_rows(desk):
    desk("lists", "add", "watch", "dossier-soins.top")
    desk("lists", "add", "watch", "remboursement-tiers.com")
    desk("lists", "add", "watch", "dossier-soins.top", "--note", "encore")
    desk("lists", "remove", "watch", "remboursement-tiers.com")
    lines = desk("lists", "diff", "watch", "2").stdout.splitlines()
    assert lines == ["- remboursement-tiers.com", "~ dossier-soins.top  note:  → encore"]


def test_a_watched_host_gives_a_reason_to_read_aloud(vigie):
    vigie("lists", "add", "watch", "mon-suivi-de-dossier.com")
    body = "Bonjour, votre dossier est à consulter sur https://mon-suivi-de-dossier.com/acces"
    result = vigie.json("score", "-", stdin=body)
    reason = next(one for one in result["reasons"] if one["indicator"] == "W01")
    assert reason["direction"] == "for"
    assert "liste de surveillance" in reason["text"]
    assert result["band"] in ("several_signs", "very_likely_scam")


def test_a_code_is_asked_for(desk):
    desk("access", "set", stdin="secret-42\nsecret-42\n")
    desk.fails("lists", "add", "watch", "dossier-soins.top", stdin="wrong\n")
    desk("lists", "add", "watch", "dossier-soins.top", stdin="secret-42\n")
    assert desk.json("lists", "show", "watch")["version"] == 1


def test_a_name_of_another_format_is_refused(desk, tmp_path):
    said = desk.fails("lists", "export", "watch", "--out", tmp_path / "watch.XLSX")
    assert ".csv" in said
    assert not list(tmp_path.glob("watch*"))
