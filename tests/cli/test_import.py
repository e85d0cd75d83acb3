"""`vigie cases import`: preview, import, a second time, undo; what is written and what is not."""

from __future__ import annotations

import json
import os
import signal

import pytest
from old_list_files import COLIS, LEGIT, NAMES, ROWS, SCAM, write_csv, write_xlsx


@pytest.fixture
def old_list(tmp_path):
    return write_csv(tmp_path / "liste.csv")


def cases(vigie):
    return vigie.json("cases", "list")


def test_a_dry_run_shows_the_columns_and_first_rows_and_writes_nothing(vigie, old_list):
    shown = vigie("cases", "import", old_list, "--dry-run").stdout
    for word in ("Message reçu", "Jugé par", "2026-09-04", "Odile Fabregon", "3 lignes"):
        assert word in shown
    assert not vigie.home.cases.exists()
    found = vigie.json("cases", "import", old_list, "--dry-run")
    assert {one["name"]: one["role"] for one in found["columns"]} == {
        "Date de réception": "date", "Canal": "channel", "Expéditeur": "sender",
        "Message reçu": "text", "Verdict": "label", "Jugé par": "judged_by",
    }  # fmt: skip
    assert found["readable"] == 3
    assert found["decisions"] == {"scam": 2, "legit": 1}
    assert (found["oldest"][:10], found["newest"][:10]) == ("2026-09-04", "2026-09-07")
    assert not vigie.home.cases.exists()


def test_an_import_is_dated_marked_confirmed_and_shows_the_preview_first(vigie, old_list):
    shown = vigie("cases", "import", old_list).stdout
    assert shown.index("Colonnes") < shown.index("3 cas importés")
    legit, parcel, card = cases(vigie)
    assert [one["opened"][:10] for one in (card, parcel, legit)] == [
        "2026-09-04", "2026-09-05", "2026-09-07",
    ]  # fmt: skip
    assert [one["label"] for one in (card, parcel, legit)] == ["scam", "scam", "legit"]
    assert (legit["agent"], legit["decision"]) == ("Basile Ornant", "legit")
    assert all(one["imported"] for one in (card, parcel, legit))
    assert vigie("cases", "list").stdout.count("[importé]") == 3
    assert vigie.json("cases", "show", card["number"])["events"][0]["kind"] == "case_imported"
    assert vigie.json("verify")["sound"]


def test_a_second_import_adds_nothing_and_a_longer_list_adds_the_rest(vigie, tmp_path, old_list):
    assert vigie.json("cases", "import", old_list)["added"] == 3
    again = vigie.json("cases", "import", old_list)
    assert (again["added"], again["known"], again["number"]) == (0, 3, None)
    other_day = ("06/09/2026", *ROWS[0][1:])
    longer = write_xlsx(tmp_path / "suite.xlsx", {"Liste": [NAMES, *ROWS, other_day]})
    assert vigie.json("cases", "import", longer)["added"] == 1
    assert len(cases(vigie)) == 4


def test_two_equal_rows_are_two_cases_of_one_campaign(vigie, tmp_path):
    path = write_csv(tmp_path / "liste.csv", [ROWS[0], ROWS[0], ROWS[2]])
    assert vigie.json("cases", "import", path)["added"] == 3
    assert vigie.json("cases", "import", path)["known"] == 3
    message = tmp_path / "sms.txt"
    message.write_text(SCAM, encoding="utf-8")
    campaign = vigie.json("log", message, "--decision", "scam")["campaign"]
    assert (campaign["seen"], campaign["confirmed_scam"]) == (2, 2)
    assert campaign["since"][:10] == "2026-09-04"


def test_without_confirmation_the_judgement_is_a_decision(vigie, old_list):
    assert vigie.json("cases", "import", old_list, "--unconfirmed")["confirmed"] == 0
    assert {(one["decision"], one["label"]) for one in cases(vigie)} == {
        ("scam", None), ("legit", None),
    }  # fmt: skip


def test_a_list_without_dates_is_known_again_by_its_texts(vigie, tmp_path):
    rows = [(SCAM, "arnaque"), (LEGIT, "légitime")]
    path = write_csv(tmp_path / "liste.csv", rows, ("Message", "Verdict"))
    assert "Aucune colonne ne contient de dates" in vigie("cases", "import", path).stdout
    assert vigie.json("cases", "import", path)["known"] == 2


def test_columns_and_words_are_corrected(vigie, tmp_path):
    names = ("Date", "Message", "Texte, complet", "Contrôle")
    rows = [("04/09/2026", "voir à côté", SCAM, "KO"), ("05/09/2026", "idem", LEGIT, "OK")]
    path = write_csv(tmp_path / "liste.csv", rows, names)
    words = ("--columns", "text=Texte, complet,label=D", "--labels", "KO=scam,ok=legit")
    found = vigie.json("cases", "import", path, "--dry-run", *words)
    assert found["decisions"] == {"scam": 1, "legit": 1}
    assert found["rows"][0]["text"].startswith("Votre carte Vitale")
    assert vigie.json("cases", "import", path, *words)["added"] == 2


@pytest.mark.parametrize(
    "options",
    [
        ("--columns", "texte"),
        ("--columns", "truc=A"),
        ("--labels", "KO"),
        ("--labels", "KO=bad"),
        (),
    ],
)
def test_wrong_use(vigie, old_list, options):
    path = [old_list] if options else []
    assert vigie("cases", "import", *path, *options, code=2).stdout == ""


def test_a_list_that_cannot_be_read_gives_one_sentence(vigie, tmp_path):
    assert "colonne" in vigie.fails(
        "cases", "import", write_csv(tmp_path / "a.csv", [("1", "2")], ("Nombre", "Total"))
    )
    assert vigie.fails("cases", "import", tmp_path / "absent.csv")
    assert not vigie.home.cases.exists()


def test_lines_that_cannot_be_taken_are_told_by_number(vigie, tmp_path):
    bad = [("31/02/2026", COLIS), ("05/09/2036", COLIS), ("05/09/2026", "")]
    rows = [ROWS[0], *((day, "SMS", "", text, "arnaque", "") for day, text in bad)]
    path = write_csv(tmp_path / "liste.csv", [*rows, ROWS[2]])
    found = vigie.json("cases", "import", path)
    assert found["added"] == 2
    assert [one["line"] for one in found["problems"]] == [3, 4, 5]
    assert all(one["text"].startswith(f"Ligne {one['line']}\u00a0:") for one in found["problems"])
    assert "à venir" in found["problems"][1]["text"]


def test_texts_whose_retention_has_ended_are_not_kept(vigie, tmp_path):
    vigie.settle('encryption = "off"\n')  # the bytes of the log are read
    old = ("04/09/2021", "SMS", "", COLIS, "arnaque", "")
    path = write_csv(tmp_path / "liste.csv", [old, ROWS[0]])
    assert vigie.json("cases", "import", path, "--dry-run")["without_text"] == 1
    found = vigie.json("cases", "import", path)
    assert (found["added"], found["without_text"]) == (2, 1)
    kept = vigie.json("cases", "show", 1)
    assert (kept["message"], kept["case"]["opened"][:10]) == (None, "2021-09-04")
    assert vigie.json("verify")["sound"]
    assert vigie.json("cases", "import", path)["known"] == 2, "known without its text too"
    assert b"colis" not in vigie.home.cases.read_bytes()


def test_undo_takes_the_whole_import_back(vigie, old_list):
    vigie("log", "-", "--decision", "unsure", stdin="Un message court du matin, sans lien")
    number = vigie.json("cases", "import", old_list)["number"]
    done = vigie.json("cases", "import", "--undo")
    assert done == {"number": number, "withdrawn": 3, "kept": 0, "undone": "import"}
    assert [one["number"] for one in cases(vigie)] == [1]
    assert "Aucune" in vigie.fails("cases", "import", "--undo")
    assert vigie.json("cases", "import", old_list)["added"] == 3, "it can be imported again"
    assert vigie.json("verify")["sound"]


def test_undo_of_the_last_action_and_of_one_import(vigie, tmp_path, old_list):
    first = vigie.json("cases", "import", old_list)["number"]
    second = write_csv(tmp_path / "b.csv", [("08/09/2026", *ROWS[1][1:])])
    vigie("cases", "import", second)
    assert vigie.json("cases", "undo")["undone"] == "import"
    assert len(cases(vigie)) == 3
    assert vigie.json("cases", "import", "--undo", first)["withdrawn"] == 3
    assert "99" in vigie.fails("cases", "import", "--undo", 99)


def test_cases_changed_since_stay(vigie, old_list):
    vigie("cases", "import", old_list)
    vigie("cases", "label", 2, "legit")
    shown = vigie("cases", "import", "--undo").stdout
    assert "2 cas importés sont retirés" in shown
    assert "1 cas modifié depuis" in shown
    assert [one["number"] for one in cases(vigie)] == [2]


def test_confirmed_rows_train(vigie, old_list):
    from triage_app.services.desk import Desk
    from triage_app.settings import Settings

    vigie("cases", "import", old_list)
    desk = Desk(vigie.home, Settings())
    try:
        found = {one.label.value: one.message.body for one in desk.store.confirmed()}
    finally:
        desk.close()
    assert set(found) == {"scam", "legit"}
    assert found["legit"].startswith("Bonjour, votre rendez-vous")


def test_progress_lines(vigie, old_list):
    found = vigie("cases", "import", old_list, "--yes", "--progress", "--json", "--jobs", 1)
    lines = [line for line in found.stderr.splitlines() if line.startswith("progress ")]
    assert lines[-1] == f"progress 1.000 import {json.loads(found.stdout)['number']}"
    assert json.loads(found.stdout)["added"] == 3


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT for a child")
def test_an_interrupted_import_leaves_a_log_that_is_whole(vigie, tmp_path):
    rows = [(f"{1 + n % 28:02}/09/2026", "SMS", "", f"{COLIS} réf {'abcdefghij'[n % 10]} "
             f"{'klmnopqrst'[n // 10 % 10]} {'uvwxyz'[n // 100 % 6]}", "arnaque", "")
            for n in range(600)]  # fmt: skip
    path = write_csv(tmp_path / "liste.csv", rows)
    words = ("cases", "import", path, "--yes", "--progress", "--jobs", "1")
    with vigie.interruptible(*words) as child:
        for line in child.stderr:
            if line.startswith(b"progress ") and float(line.split()[1]) > 0.35:
                child.send_signal(signal.SIGINT)
                break
        _, told = child.communicate(timeout=60)
    assert child.returncode == 1
    assert "Arrêté" in told.decode()
    assert vigie.json("verify")["sound"]
    added = len(vigie.json("cases", "list", "--limit", 1000))
    assert 0 < added < 600
    rest = vigie.json("cases", "import", path)
    assert (rest["known"], rest["added"]) == (added, 600 - added)


def test_a_log_that_fails_half_way_tells_what_is_imported(vigie, tmp_path, monkeypatch):
    from triage_app.errors import StoreError
    from triage_app.services.calls import importing
    from triage_app.store.imports import ImportLog

    add, calls = ImportLog.add, []

    def fail_later(self, found, *rest):
        calls.append(len(found))
        if len(calls) > 1:
            raise StoreError("The disk is full.")
        return add(self, found, *rest)

    monkeypatch.setattr(importing, "AT_ONCE", 2)
    monkeypatch.setattr(ImportLog, "add", fail_later)
    found = vigie("cases", "import", write_csv(tmp_path / "liste.csv"), code=1)
    assert "The disk is full." in found.stderr
    assert "2 cas sont importés" in found.stderr
    assert len(cases(vigie)) == 2
