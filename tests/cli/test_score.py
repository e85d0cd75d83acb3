"""`vigie score`: all kinds of input, all options, and the fields of the result object."""

import json
from pathlib import Path

import pytest
import segno

SCAM = "Ameli : votre carte Vitale expire, renouvelez-la sur http://ameli-renouv.top/vitale"
FIELDS = {
    "id", "score", "band", "band_reason", "channel", "language", "scenario", "organisation",
    "reasons", "links", "masked", "fingerprint", "model", "remarks",
    "readings", "error",
}  # fmt: skip
MAIL = (
    "From: Ameli <contact@ameli-renouv.top>\nTo: jean@example.org\nSubject: Votre dossier\n"
    "Date: Mon, 16 Nov 2026 10:00:00 +0100\n\n" + SCAM + "\n"
)


def test_a_result_has_every_fixed_field(vigie, sms):
    row = vigie.json("score", sms)
    assert set(row) >= FIELDS
    assert row["band"] == "very_likely_scam"
    assert 0.9 < row["score"] <= 1
    assert (row["channel"], row["language"], row["model"]) == ("sms", "fr", "0001")
    assert row["error"] is None
    assert set(row["reasons"][0]) >= {"direction", "weight", "text", "quote", "indicator"}
    assert row["links"] == [
        {
            "shown": "http://ameli-renouv.top/vitale",
            "target": "http://ameli-renouv.top/vitale",
            "registered_domain": "ameli-renouv.top",
            "defanged": "hxxp://ameli-renouv[.]top/vitale",
        }
    ]


def test_text_output_has_band_reasons_and_defanged_links(vigie, sms):
    shown = vigie("score", sms).stdout
    assert shown.startswith("Très probablement une arnaque (")
    assert "hxxp://ameli-renouv[.]top" in shown
    assert "  + " in shown


def test_standard_input_is_read_like_a_file(vigie, sms):
    piped = vigie.json("score", "-", stdin=SCAM)
    assert piped | {"id": ""} == vigie.json("score", sms) | {"id": ""}
    assert piped["id"] == "-"


@pytest.mark.parametrize("source", ["file", "stdin"])
def test_given_channel_sender_and_subject_are_used(vigie, tmp_path, source):
    path = tmp_path / "text.txt"
    path.write_text("Votre dossier est prêt, merci de le consulter.", encoding="utf-8")
    said = ("--channel", "email", "--sender", "Ameli <x@ameli-info.top>", "--subject", "Dossier")
    words = ("-",) if source == "stdin" else (path,)
    row = vigie.json("score", *words, *said, stdin=path.read_text(encoding="utf-8"))
    assert row["channel"] == "email"
    assert row["organisation"] == "ameli"


def test_given_fields_take_precedence_over_mail_headers(vigie, tmp_path):
    path = tmp_path / "mail.eml"
    path.write_text(MAIL, encoding="utf-8")
    assert vigie.json("score", path)["channel"] == "email"
    assert vigie.json("score", path, "--channel", "letter")["channel"] == "letter"


def test_a_folder_gives_a_list_and_bad_files_do_not_stop_it(vigie, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(SCAM, encoding="utf-8")
    (folder / "b.bin").write_bytes(bytes(range(256)) * 10)
    (folder / "c.eml").write_text(MAIL, encoding="utf-8")
    rows = vigie.json("score", folder)
    assert [row["id"] for row in rows] == ["a.txt", "b.bin", "c.eml"]
    assert [row["error"] is None for row in rows] == [True, False, True]
    assert {rows[1][name] for name in FIELDS - {"id", "error", "reasons", "links"}} == {None}
    lines = vigie("score", folder).stdout.splitlines()
    assert len(lines) == 3


def test_an_empty_folder_is_reported(vigie, tmp_path):
    (tmp_path / "empty").mkdir()
    assert vigie.json("score", tmp_path / "empty") == []
    assert "Aucun message" in vigie("score", tmp_path / "empty").stderr


@pytest.mark.parametrize("count", [1, 3])
def test_a_mailbox_of_any_size_gives_a_list(vigie, tmp_path, count):
    path = tmp_path / "box.mbox"
    path.write_text(("From x@y Mon Nov 16 10:00:00 2026\n" + MAIL + "\n") * count, "utf-8")
    rows = vigie.json("score", path)
    assert [row["id"] for row in rows] == [f"box.mbox#{n}" for n in range(1, count + 1)]


def test_a_table_gives_a_list(vigie, tmp_path):
    path = tmp_path / "messages.csv"
    path.write_text(f"message;canal\n{SCAM};SMS\nBonjour, à demain pour le café.;SMS\n", "cp1252")
    rows = vigie.json("score", path)
    assert [row["id"] for row in rows] == ["messages.csv#2", "messages.csv#3"]
    assert rows[0]["band"] == "very_likely_scam"


@pytest.mark.parametrize("way", ["path", "said", "stdin"])
def test_a_qr_code_in_a_picture_is_reported_and_not_opened(vigie, tmp_path, way):
    path = tmp_path / "code.png"
    segno.make("https://ameli-renouv.top/vitale").save(str(path), scale=8)
    words = {"path": [path], "said": [path, "--channel", "sms"], "stdin": ["-", "--channel", "sms"]}
    stdin = {"stdin": path.read_bytes()} if way == "stdin" else {}
    row = vigie.json("score", *words[way], **stdin)
    assert [link["target"] for link in row["links"]] == ["https://ameli-renouv.top/vitale"]
    shown = vigie("score", *words[way], **stdin).stdout
    assert "hxxps://ameli-renouv[.]top" in shown
    assert "  ! Un QR code a été lu" in shown


def test_a_missing_path_does_not_stop_the_others(vigie, sms, tmp_path):
    rows = vigie.json("score", sms, tmp_path / "missing.txt", tmp_path / "missing.mbox", sms)
    assert [row["error"] is None for row in rows] == [True, False, False, True]
    assert "introuvable" in rows[1]["error"]


def test_a_single_unreadable_message_exits_with_1_and_gives_a_result(vigie, tmp_path):
    found = vigie("score", tmp_path / "missing.txt", "--json", code=1)
    assert "introuvable" in json.loads(found.stdout)["error"]
    assert "introuvable" in found.stderr
    assert "introuvable" in vigie.fails("score", tmp_path / "missing.txt")


def test_scoring_neither_needs_nor_creates_a_log(vigie, sms):
    vigie("score", sms)
    assert not vigie.home.cases.exists()


def test_near_copies_in_the_log_are_reported(vigie, sms):
    vigie("log", sms, "--decision", "scam")
    vigie("cases", "label", 1, "scam")
    seen = vigie.json("score", "-", stdin=SCAM.replace("ameli-renouv.top", "vitale-mail.icu"))
    assert (seen["campaign"]["seen"], seen["campaign"]["confirmed_scam"]) == (1, 1)
    assert "Déjà vu 1 fois" in vigie("score", sms).stdout


def test_identifiers_are_masked_in_what_is_printed(vigie):
    text = f"{SCAM} votre NIR 2 84 05 88 123 456 49 et carte 4970 1012 3456 7893"
    row = vigie.json("score", "-", stdin=text)
    assert row["masked"].get("CARTE") or row["masked"].get("NIR")
    assert "7893" not in json.dumps(row)


@pytest.mark.parametrize(
    "words",
    [
        ("score",),
        ("score", "--jsonl", "x"),
        ("score", "--out", "x"),
        ("score", "a", "--jsonl", "x", "--out", "y"),
        ("score", "-", "--channel", "pigeon"),
        ("scoer",),
        ("score", "-", "--frobnicate"),
    ],
)
def test_wrong_usage_exits_with_2(vigie, words):
    found = vigie(*words, code=2)
    assert found.stdout == ""
    assert "Error" in found.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("score", ""),
        ("score", "-", ""),
        ("score", "--jsonl", "", "--out", "x"),
        ("score", "--jsonl", "x", "--out", ""),
        ("log", "", "--decision", "scam"),
        ("explain", ""),
        ("explain", "-", "--html", "--out", ""),
        ("export", "--week", "last", "--format", "csv", "--out", ""),
        ("evaluate", ""),
        ("evaluate", "--page", ""),
        ("models", "export", "0001", "--joblib", ""),
        ("backup", ""),
        ("restore", ""),
        ("demo", "--out", ""),
        ("--home", "", "score", "-"),
    ],
)
def test_an_empty_path_is_wrong_usage(vigie, words, monkeypatch, tmp_path):
    """It would mean the current folder."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    found = vigie(*words, code=2, stdin=SCAM)
    assert found.stdout == ""
    assert "the path is empty" in found.stderr
    assert list(Path().iterdir()) == []


def test_no_score_is_printed_beside_a_band_that_it_contradicts(vigie):
    short = "ok"
    row = vigie.json("score", "-", stdin=short)
    assert (row["band"], row["band_reason"]) == ("cannot_tell", "too_short")
    assert "%" not in vigie("score", "-", stdin=short).stdout.splitlines()[0]
