"""`vigie log`, `cases` and `export`: every decision, outcome, option and number, and --json."""

import csv
import json
import zipfile
from datetime import date, timedelta
from pathlib import Path

import pypdfium2
import pytest

from triage_app.cli import erasing
from triage_app.records import Decision, Outcome

SCAM = "Ameli : votre carte Vitale expire, renouvelez-la sur http://ameli-renouv.top/vitale"
LEGIT = "Bonjour, votre rendez-vous chez le dentiste est confirmé pour mardi à 10 heures."


@pytest.fixture
def logged(vigie):
    """Three cases: a scam, its near-copy, and something else."""
    for text, decision in ((SCAM, "scam"), (SCAM + " vite", "unsure"), (LEGIT, "legit")):
        vigie("log", "-", "--decision", decision, stdin=text)
    return vigie


def this_week():
    year, week, _ = date.today().isocalendar()
    return f"{year}-W{week:02d}"


@pytest.mark.parametrize("decision", list(Decision))
def test_every_decision_can_be_logged(vigie, sms, decision):
    case = vigie.json("log", sms, "--decision", decision.value)
    assert {"number", "band", "score"} <= set(case)
    assert (case["number"], case["decision"]) == (1, decision.value)
    assert case["band"] == "very_likely_scam"


@pytest.mark.parametrize("outcome", list(Outcome))
def test_every_outcome_can_be_logged(vigie, sms, outcome):
    number = vigie.json("log", sms, "--decision", "scam", "--outcome", outcome.value)["number"]
    assert vigie.json("cases", "show", number)["case"]["outcomes"] == [outcome.value]


def test_several_outcomes_can_be_logged(vigie, sms):
    said = ("--outcome", "gave_otp", "--outcome", "clicked_only", "--outcome", "gave_otp")
    case = vigie.json("log", sms, "--decision", "scam", *said)
    assert case["outcomes"] == ["clicked_only", "gave_otp"]
    for outcome in ("clicked_only", "gave_otp"):
        assert [one["number"] for one in vigie.json("cases", "list", "--outcome", outcome)] == [1]


def test_log_prints_a_line_of_text(vigie, sms):
    shown = vigie("log", sms, "--decision", "scam").stdout
    assert shown.startswith("Cas n°\u00a01 enregistré.\n")
    assert "Déjà vu 1 fois" in vigie("log", sms, "--decision", "scam").stdout


def test_given_channel_sender_and_subject_are_logged(vigie, sms):
    said = ("--channel", "email", "--sender", "Ameli <a@ameli-x.top>", "--subject", "Votre carte")
    vigie("log", sms, "--decision", "scam", *said)
    message = vigie.json("cases", "show", 1)["message"]
    assert (message["channel"], message["subject"]) == ("email", "Votre carte")


def test_an_unreadable_message_is_not_logged(vigie, tmp_path):
    assert "introuvable" in vigie.fails("log", tmp_path / "none.txt", "--decision", "scam")
    assert "vide" in vigie.fails("log", "-", "--decision", "scam", "--json", stdin="  \n")
    assert vigie.json("cases", "list") == []


def test_a_list_is_newest_first_and_limited(logged):
    rows = logged.json("cases", "list", "--limit", 2)
    assert [row["number"] for row in rows] == [3, 2]
    assert {"number", "opened", "band", "decision", "label"} <= set(rows[0])
    assert len(logged("cases", "list").stdout.splitlines()) == 3


def test_a_list_can_be_filtered(logged):
    logged("cases", "label", 1, "scam")
    by_label = logged.json("cases", "list", "--label", "scam")
    by_band = logged.json("cases", "list", "--band", "very_likely_scam")
    by_decision = logged.json("cases", "list", "--decision", "legit")
    numbers = [[row["number"] for row in rows] for rows in (by_label, by_band, by_decision)]
    assert numbers == [[1], [2, 1], [3]]


def test_finding_by_words_with_and_without_accents(logged):
    for words in (("rendez-vous",), ("DENTISTE",), ("confirme",), ("dentiste", "mardi")):
        assert [row["number"] for row in logged.json("cases", "find", *words)] == [3], words
    assert [row["number"] for row in logged.json("cases", "find", "vitale", "--limit", 1)] == [2]


@pytest.mark.parametrize(
    "words", ['"', "'; --", "*", "a OR", "NEAR(", "^", "\\", "%", "🙂", "", "body:x", "é" * 5000]
)
def test_find_accepts_any_text(logged, words):
    assert isinstance(json.loads(logged("cases", "find", "--json", "--", words).stdout), list)


def test_undo_takes_back_my_last_action_and_says_which(logged):
    assert logged.json("cases", "label", 1, "scam")["label"] == "scam"
    assert logged.json("cases", "label", 1, "legit")["label"] == "legit"
    undone = logged.json("cases", "undo")
    assert (undone["number"], undone["label"], undone["undone"]) == (1, "scam", "label_given")
    assert logged.json("cases", "undo", 1)["label"] is None
    redone = logged.json("cases", "redo")
    assert (redone["number"], redone["label"], redone["redone"]) == (1, "scam", "label_given")
    assert logged.json("cases", "label", 1, "none")["label"] is None
    assert logged.json("cases", "undo")["undone"] == "label_withdrawn"
    assert "confirmation du cas n°\u00a01" in logged("cases", "undo").stdout
    gone = {"number": 3, "withdrawn": True, "undone": "case_opened"}
    assert logged.json("cases", "undo") == gone  # the last one that was logged
    assert "n°\u00a03" in logged.fails("cases", "show", 3)
    assert "n°\u00a03" in logged.fails("cases", "undo", 3)
    assert [row["number"] for row in logged.json("cases", "list")] == [2, 1]


def test_undo_never_touches_what_a_colleague_did(logged):
    mine = logged.json("cases", "list")[0]["agent"]
    logged.settle('agent = "sonia"\n')
    assert "aucune action" in logged.fails("cases", "undo")
    logged("cases", "label", 3, "scam")
    logged.settle(f'agent = "{mine}"\n')
    for words in ((), (3,)):
        assert "sonia" in logged.fails("cases", "undo", *words)
    assert logged.json("cases", "list")[0]["label"] == "scam"
    assert logged.json("cases", "undo", 2)["withdrawn"]


def test_a_case_is_withdrawn_with_a_reason(logged):
    logged("cases", "withdraw", 2, code=2)
    logged("cases", "withdraw", 2, "--reason", " ", code=2)
    found = logged.json("cases", "withdraw", 2, "--reason", "doublon")
    assert found == {"number": 2, "withdrawn": True}
    assert [row["number"] for row in logged.json("cases", "list")] == [3, 1]
    assert "retiré du journal" in logged("cases", "withdraw", 1, "--reason", "essai").stdout
    assert "cas n° 1" in logged.fails("cases", "undo"), "no older action in its place"
    assert logged.json("cases", "undo", 3)["number"] == 3


def test_list_and_show_print_text(logged):
    assert "Arnaque / Légitime" in logged("cases", "label", 1, "legit").stdout
    shown = logged("cases", "show", 1).stdout
    assert "carte Vitale" in shown
    assert "label_given" in shown
    logged("cases", "undo", 1)
    assert "retiré du journal" in logged("cases", "undo", 1).stdout


@pytest.mark.parametrize("number", ["0", "-1", "abc", "1.5", "99999999999999999999", ""])
def test_invalid_numbers_are_wrong_usage(logged, number):
    for words in (("show",), ("undo",), ("label",), ("withdraw", "--reason", "x")):
        label = ("scam",) if words == ("label",) else ()
        logged("cases", *words, "--", number, *label, code=2)


@pytest.mark.parametrize("number", [99, 2**63 - 1])
def test_an_unknown_case_is_reported(logged, number):
    for words in (
        ("show", number),
        ("undo", number),
        ("label", number, "scam"),
        ("withdraw", number, "--reason", "doublon"),
    ):
        assert f"n°\u00a0{number}" in logged.fails("cases", *words)


@pytest.mark.parametrize("fmt", ["csv", "xlsx", "html", "json", "CSV"])
def test_every_format_is_written(logged, tmp_path, fmt):
    out = tmp_path / f"week.{fmt}"
    words = ("export", "--week", this_week(), "--format", fmt, "--out", out)
    assert logged(*words).stdout == f"{out}\n"
    assert logged.json(*words) == {"path": str(out)}
    assert out.stat().st_size > 100


def test_content_of_the_export(logged, tmp_path):
    for fmt in ("csv", "xlsx", "html", "json"):
        logged("export", "--week", this_week(), "--format", fmt, "--out", tmp_path / f"w.{fmt}")
    data = (tmp_path / "w.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert len(list(csv.reader(data.decode("utf-8-sig").splitlines(), delimiter=";"))) >= 4
    assert zipfile.is_zipfile(tmp_path / "w.xlsx")
    assert json.loads((tmp_path / "w.json").read_text(encoding="utf-8"))
    assert "<html" in (tmp_path / "w.html").read_text(encoding="utf-8")


def test_last_is_the_last_complete_week(logged, tmp_path):
    folder = tmp_path / "reports"
    folder.mkdir()
    path = logged.json("export", "--week", "last", "--format", "json", "--out", folder)["path"]
    year, week, _ = (date.today() - timedelta(days=7)).isocalendar()
    assert f"{year}-W{week:02d}" in path


@pytest.mark.parametrize(
    "words",
    [
        ("--week", "2026-W54", "--format", "csv"),
        ("--week", "2026-47", "--format", "csv"),
        ("--week", "yesterday", "--format", "csv"),
        ("--week", "", "--format", "csv"),
        ("--week", "last", "--format", "docx"),
        ("--format", "csv"),
    ],
)
def test_wrong_weeks_and_formats_are_wrong_usage(logged, tmp_path, words):
    logged("export", *words, "--out", tmp_path / "x", code=2)
    assert not (tmp_path / "x").exists()


def test_the_ending_of_the_name_decides(logged, tmp_path):
    week = this_week()
    logged("export", "--week", week, "--out", tmp_path / "w.json", "--label", "none")
    assert json.loads((tmp_path / "w.json").read_text(encoding="utf-8"))["week"] == week
    assert "html" in logged.fails("export", "--week", week, "--out", tmp_path / "w")
    wrong = ("--format", "csv", "--out", tmp_path / "w.html")
    assert "demandé" in logged.fails("export", "--week", week, *wrong)


def test_columns_of_the_cases_are_chosen(logged, tmp_path):
    out = tmp_path / "w.csv"
    words = ("export", "--week", this_week(), "--out", out)
    logged(*words, "--columns", "excerpt,number")
    heads = heads_of(out)
    assert heads[:2] == ["Début du texte (masqué)", "Cas"]
    assert len(heads) == 3
    logged(*words, "--columns", "agent", code=2)
    logged(*words, "--columns", "band", "--remember")
    logged(*words)
    assert heads_of(out)[:-1] == ["Verdict de l’outil"]
    logged(*words, "--columns", "all")
    assert len(heads_of(out)) > 20


def test_days_are_a_period_too(logged, tmp_path):
    out = tmp_path / "days.json"
    since, until = date.today() - timedelta(days=3), date.today()
    logged("export", "--since", since, "--until", until, "--out", out)
    found = json.loads(out.read_text(encoding="utf-8"))
    assert found["week"] == f"{since}..{until}"
    assert found["total"] == len(found["cases"]) > 0
    assert not found["filtered"]


def test_a_folder_may_be_missing(logged, tmp_path):
    folder = tmp_path / "new" / "folder"
    found = logged.json("export", "--week", this_week(), "--format", "pdf", "--out", f"{folder}/")
    assert found["path"] == str(folder / f"vigie-{this_week()}.pdf")


def test_one_case_as_a_page(logged, tmp_path):
    number = logged.json("cases", "list", "--limit", 1)[0]["number"]
    made = logged.json("cases", "show", number, "--pdf", tmp_path / "case.pdf")["path"]
    (page,) = pypdfium2.PdfDocument(Path(made).read_bytes())
    case = logged.json("cases", "show", number)["case"]
    assert ("signaler" in page.get_textpage().get_text_range()) == (case["decision"] == "scam")
    assert "csv" in logged.fails("cases", "show", number, "--pdf", tmp_path / "case.csv")


def heads_of(path):
    return next(csv.reader(path.read_text("utf-8-sig").splitlines(), delimiter=";"))


def test_an_export_that_cannot_be_written(logged, tmp_path):
    words = ("export", "--week", "last", "--format", "csv", "--out")
    (tmp_path / "none").write_text("")
    assert "none" in logged.fails(*words, tmp_path / "none" / "x.csv")
    assert "ordinaire" in logged.fails(*words, "/dev/null")


@pytest.mark.parametrize(
    "words",
    [
        ("log", "-"),
        ("log", "--decision", "scam"),
        ("log", "-", "--decision", "perhaps"),
        ("log", "-", "--decision", "scam", "--outcome", "won_the_lottery"),
        ("log", "-", "--decision", "scam", "--outcome", "nothing_done", "--outcome", "gave_otp"),
        ("cases",),
        ("cases", "find"),
        ("cases", "list", "--limit", "0"),
        ("cases", "list", "--limit", "-5"),
        ("cases", "list", "--band", "safe"),
        ("cases", "label", "1"),
        ("cases", "label", "1", "maybe"),
    ],
)
def test_wrong_usage_exits_with_2(logged, words):
    assert logged(*words, code=2).stdout == ""
    assert len(logged.json("cases", "list")) == 3


def test_on_a_terminal_an_erasure_is_asked_for(logged, monkeypatch):
    monkeypatch.setattr(erasing, "_is_terminal", lambda: True)
    asked = logged("cases", "erase", 2, "--reason", "demande", stdin="n\n", code=1)
    assert "ne peut pas être annulé" in asked.stderr
    assert logged.json("cases", "show", 2)["message"] is not None
    logged("cases", "erase", 2, "--reason", "demande", stdin="y\n")
    assert logged.json("cases", "show", 2)["message"] is None


def test_a_case_is_erased_with_a_reason(logged):
    logged("cases", "erase", 2, code=2)
    logged("cases", "erase", 2, "--reason", " ", code=2)
    found = logged("cases", "erase", 2, "--reason", "demande de Mme Martin")
    assert "est effacé" in found.stdout
    assert "effacé sur demande" in logged("cases", "show", 2).stdout
    events = logged.json("cases", "show", 2)["events"]
    assert "Martin" not in events[-1]["payload"]["reason"]
    assert "annulé" in logged("cases", "undo", 2, code=1).stderr
    assert logged.json("verify")["sound"]


def test_an_erasure_as_json(logged):
    told = {
        "number": 1,
        "erased": True,
        "near_copies": 1,
        "cleared": True,
        "stays_elsewhere": False,
    }
    assert logged.json("cases", "erase", 1, "--reason", "demande") == told
    logged.fails("cases", "erase", 99, "--reason", "demande")


@pytest.mark.parametrize(
    ("options", "numbers"),
    [
        (("--decision", "scam", "--label", "none"), [1]),
        (("--label", "none", "--label", "legit"), [3]),
        (("--domain", "hxxp://www[.]ameli-renouv[.]top/vitale"), [2, 1]),
        (("--domain", "ameli-renouv.top", "--decision", "unsure"), [2]),
        (("--campaign", "1"), [2, 1]),
        (("--week", this_week()), [3, 2, 1]),
        (("--week", "last"), []),
        (("--since", str(date.today()), "--until", str(date.today())), [3, 2, 1]),
        (("--until", str(date.today() - timedelta(days=1))), []),
        (("--until", "9999-12-31"), [3, 2, 1]),
        (("--since", "0999-01-01", "--until", "0999-12-31"), []),
        (("--since", "0999-01-01"), [3, 2, 1]),
        (("--organisation", "Assurance maladie (Ameli)", "--channel", "sms"), [2, 1]),
        (("--outcome", "gave_card"), []),
        (("--agent", "nobody"), []),
        (("--disagreement",), []),
        (("--imported",), []),
    ],
)
def test_list_and_find_take_filters(logged, options, numbers):
    logged("cases", "label", 3, "legit")
    assert [case["number"] for case in logged.json("cases", "list", *options)] == numbers
    found = logged.json("cases", "find", "e", "--limit", 9, *options)
    assert {case["number"] for case in found} <= set(numbers)


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        (("carte", "-vite"), [1]),
        (("vitale expire",), [2, 1]),
        (("expire vitale",), []),
        (("-carte vitale",), [3]),
        (("carte -vite",), [1]),
        (("vitale - expire",), [2, 1]),
    ],
)
def test_find_takes_phrases_and_words_that_must_not_be_there(logged, words, numbers):
    assert [case["number"] for case in logged.json("cases", "find", *words)] == numbers


@pytest.mark.parametrize(
    "other",
    [(), ("--domain", "ameli-renouv.top"), ("--week", this_week()), ("--channel", "sms")],
)
def test_what_was_confirmed_against_the_decision_is_found_with_other_filters(logged, other):
    logged("cases", "label", 1, "legit")
    for command in (("list",), ("find", "votre", "-vite")):
        found = logged.json("cases", *command, "--disagreement", *other)
        assert [case["number"] for case in found] == [1]


def test_find_refuses_an_unknown_option(logged):
    assert logged("cases", "find", "carte", "--nonsense", code=2).stdout == ""
    assert logged("cases", "list", "--since", "yesterday", code=2).stdout == ""
