"""A case of another desk is shown by its code in every list, sheet, sentence and export."""

from __future__ import annotations

import re
import zipfile
from datetime import date

import pytest
from commands import Vigie

from triage_app.paths import Home
from triage_app.share_records import CASES_OF_A_DESK

SCAM = "Ameli : votre carte Vitale expire, renouvelez-la sur http://ameli-renouv.top/vitale"
LONG = re.compile(rf"(?<!\d)(?:{12 * CASES_OF_A_DESK // 1000}\d\d\d|12[\u202f\u00a0 ,]000[^\d]000)")
CODE, PERIOD = "12-1-8", f"{date.today()}..{date.today()}"


@pytest.fixture
def desks(bare, tmp_path):
    """An agent's desk, 12, with three cases of a campaign and another one; a supervisor's, 3."""
    found = []
    for number, options in ((12, ()), (3, ("--supervisor",))):
        vigie = Vigie(Home(tmp_path / f"desk-{number}"))
        vigie.settle('language = "en"\nencryption = "off"\nshare_texts = "on"\n')
        vigie("share", "join", number, "--name", f"Lille {number}", *options)
        found.append(vigie)
    agent, supervisor = found
    for vigie, other, role in ((agent, supervisor, "--supervisor"), (supervisor, agent, "--agent")):
        other("share", "identity", tmp_path / "identity.toml")
        vigie("share", "trust", tmp_path / "identity.toml", role, "--yes")
    for _ in range(3):
        agent("log", "-", "--decision", "unsure", "--outcome", "gave_card", stdin=SCAM)
    agent("log", "-", "--decision", "legit", stdin="Bonjour, votre rendez-vous est confirmé.")
    exchange(found, tmp_path / "stick")
    return agent, supervisor


def exchange(desks, stick):
    for vigie in (*desks, *desks):
        vigie("share", "import", stick) if stick.exists() else None
        vigie("share", "export", stick)


def assert_short(shown):
    assert not LONG.search(shown), LONG.search(shown)
    return shown


def test_lists_sheets_and_sentences_name_foreign_cases_by_their_code(desks):
    _, supervisor = desks
    commands = [
        ("cases", "list"),
        ("cases", "queue"),
        ("cases", "show", CODE),
        ("cases", "label", CODE, "12-2-6", "scam"),
        ("cases", "callbacks"),
        ("cases", "called", CODE),
        ("campaigns", "list"),
        ("campaigns", "show", CODE),
        ("campaigns", "merge", CODE, "12-4-2"),
        ("campaigns", "undo"),
        ("campaigns", "decide", CODE, "scam"),
        ("campaigns", "confirm", CODE, "scam"),
        ("campaigns", "list", "--conflicts"),
        ("cases", "undo"),
        ("week", PERIOD),
        ("cases", "withdraw", "12-2-6", "--reason", "twice"),
        ("cases", "erase", "12-3-4", "--reason", "request", "--yes"),
    ]
    for words in commands:
        done = supervisor(*words, code=None)
        assert_short(done.stdout + done.stderr)
    told = supervisor.fails("cases", "erase", "12-3-4", "--reason", "request", "--yes")
    assert "12-3-4" in told
    assert "12-9-1" in assert_short(supervisor.fails("cases", "show", "12-9-1"))


def test_the_guard_list_takes_and_names_foreign_cases_by_their_code(desks, tmp_path):
    _, supervisor = desks
    supervisor("lists", "add", "guard", CODE, "--missed", "--note", "carte")
    assert supervisor("lists", "show", "guard").stdout == f"{CODE}  scam  carte\n"
    assert CODE in assert_short(supervisor("lists", "diff", "guard", 0).stdout)
    path = tmp_path / "guard.csv"
    supervisor("lists", "export", "guard", "--out", path)
    assert CODE in assert_short(path.read_text("utf-8-sig"))
    supervisor("lists", "remove", "guard", CODE)
    supervisor("lists", "import", "guard", path)
    assert supervisor("lists", "show", "guard").stdout == f"{CODE}  scam  carte\n"
    assert "12-1-9" in supervisor.fails("lists", "add", "guard", "12-1-9", "--missed")
    path.write_text(path.read_text("utf-8-sig") * 2, "utf-8")
    assert CODE in assert_short(supervisor("lists", "import", "guard", path, code=None).stderr)


@pytest.mark.parametrize("form", ["csv", "xlsx", "html"])
def test_exports_name_foreign_cases_by_their_code(desks, tmp_path, form):
    _, supervisor = desks
    supervisor("cases", "label", CODE, "scam")
    path = tmp_path / f"week.{form}"
    supervisor("export", "--week", PERIOD, "--format", form, "--out", path)
    files = [path] if path.is_file() else sorted(path.parent.glob("week*"))
    for file in files:
        if form == "xlsx":
            with zipfile.ZipFile(file) as book:
                shown = " ".join(book.read(name).decode() for name in book.namelist()
                                 if name.endswith(".xml"))  # fmt: skip
        else:
            shown = file.read_text("utf-8", "replace")
        assert CODE in assert_short(shown)


def test_an_agents_desk_calls_its_own_callers_back(desks, tmp_path):
    agent, supervisor = desks
    supervisor("log", "-", "--decision", "unsure", "--outcome", "gave_card", stdin=SCAM)
    supervisor("campaigns", "confirm", CODE, "scam")
    exchange(desks, tmp_path / "stick")
    assert {one["number"] for one in agent.json("cases", "callbacks")} == {1, 2, 3}
    assert len(supervisor.json("cases", "callbacks")) == 4


def test_an_agents_desk_is_told_that_others_keep_what_it_erases(desks, tmp_path):
    agent, supervisor = desks
    supervisor("log", "-", "--decision", "unsure", stdin=SCAM)
    exchange(desks, tmp_path / "stick")
    told = agent("cases", "erase", "3-1-9", "--reason", "request", "--yes").stdout
    assert "Other desks still have case no. 3-1-" in told
    own = agent.json("cases", "erase", 1, "--reason", "request", "--yes")
    assert own["stays_elsewhere"] is False
    everywhere = supervisor.json("cases", "erase", "12-2-6", "--reason", "request", "--yes")
    assert everywhere["stays_elsewhere"] is False
