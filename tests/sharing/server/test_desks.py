"""Three desks and a server by the commands that people type."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from postgres import PostgresServer

from triage_app.paths import Home

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "cli"))  # commands

from commands import Vigie

SCAM = "Ameli : votre carte Vitale expire, renouvelez-la sur http://ameli-renouv.top/vitale"


@pytest.fixture
def administrator(postgres):
    """The address that who keeps the server types."""
    url = postgres.url(database="vigie_desks")
    return url.replace("postgres@", f"postgres:{postgres.admin_password}@") + "\n"


@pytest.fixture
def desk_of(tmp_path, postgres, administrator, monkeypatch):
    """Return a function that makes a desk, lets it in, and gives its commands."""
    from classifier.errors import TrainingDataError
    from triage_app.services.learning.retraining import RetrainingService

    def refuse(self, **_):
        raise TrainingDataError("No examples.")

    monkeypatch.setattr(RetrainingService, "train", refuse)

    def make(number, role="agent"):
        vigie = Vigie(Home(tmp_path / f"desk-{number}"))
        secret, identity = tmp_path / f"password-{number}", tmp_path / f"identity-{number}.toml"
        url = postgres.url(f"vigie_desks_desk_{number}", "vigie_desks")
        vigie.settle(
            'language = "en"\nencryption = "off"\nshare_texts = "on"\n'
            f'share_url = "{url}"\nshare_password_file = "{secret}"\n'
        )
        vigie("share", "join", number, "--name", f"Lille {number}", *_flag(role))
        vigie("share", "identity", identity)
        enrol = "share", "server", "enrol", identity, "--role", role, "--password-file", secret
        vigie(*enrol, stdin=administrator)
        return vigie

    keeper = Vigie(Home(tmp_path / "keeper"))
    keeper.settle('language = "en"\nencryption = "off"\n')
    made = keeper.json("share", "server", "create", stdin=administrator)
    assert made["created"]
    assert made["applied"]
    yield make
    with postgres.admin() as connection:
        connection.execute("DROP DATABASE vigie_desks WITH (FORCE)")
        for number in (1, 12, 13):
            connection.execute(f"DROP ROLE IF EXISTS vigie_desks_desk_{number}")


def _flag(role):
    return ["--supervisor"] if role == "supervisor" else []


def test_a_case_goes_round_with_its_confirmation(desk_of):
    one, other, supervisor = desk_of(12), desk_of(13), desk_of(1, "supervisor")
    one("log", "-", "--decision", "unsure", stdin=SCAM)
    assert one.json("share", "push")["sent"] == 1
    assert one.json("share", "push")["sent"] == 0
    for vigie in (other, supervisor):
        assert vigie.json("share", "pull")["taken"] == 1
    (case,) = supervisor.json("cases", "list")
    assert "ameli-renouv.top" in supervisor("cases", "show", case["number"]).stdout
    (without_text,) = other.json("cases", "list")
    assert "ameli-renouv" not in other("cases", "show", without_text["number"]).stdout
    supervisor("cases", "label", case["number"], "scam")
    supervisor("share", "push")
    for vigie in (one, other):
        assert vigie.json("share", "pull")["taken"] == 1
        assert [found["label"] for found in vigie.json("cases", "list")] == ["scam"]
    for vigie in (one, other, supervisor):
        assert vigie.json("verify")["problems"] == []
        assert vigie.json("share", "status")["refusals"] == []


def test_the_desk_of_an_agent_confirms_for_itself_only(desk_of):
    one, supervisor = desk_of(12), desk_of(1, "supervisor")
    one("log", "-", "--decision", "unsure", stdin=SCAM)
    one("cases", "label", 1, "scam")
    one("share", "push")
    supervisor("share", "pull")
    assert [found["label"] for found in supervisor.json("cases", "list")] == [None]


def test_a_desk_that_follows_hears_of_others_within_seconds(desk_of):
    one, other = desk_of(12), desk_of(13)
    with _following(other) as following:
        assert _line(following)["waiting"] == 0
        one("log", "-", "--decision", "scam", stdin=SCAM)
        one("share", "push")
        assert _line(following)["taken"] == 1
        assert len(other.json("cases", "list")) == 1
        other("log", "-", "--decision", "scam", stdin="Votre colis attend : http://colis-suivi.top")
        while one.json("share", "pull")["taken"] == 0:
            _line(following)
        following.stdin.close()
        assert following.wait(30) == 0


def test_a_list_of_the_supervisor_is_in_use_at_the_desks_that_follow(desk_of):
    one, other, supervisor = desk_of(12), desk_of(13), desk_of(1, "supervisor")
    said = "List “Watch-list”, version 1 of desk 1 is in use from now on."
    with _following(other) as following:
        assert _line(following)["in_use"] == []
        supervisor("lists", "add", "watch", "remboursement-tiers.com")
        assert supervisor.json("share", "push")["sent"] == 1
        while not (line := _line(following))["in_use"]:
            pass
        assert line["in_use"] == [said]
        following.stdin.close()
        assert following.wait(30) == 0
    pulled = one.json("share", "pull")
    assert pulled == {"taken": 1, "known": 0, "in_use": [said], "problems": []}
    for vigie in (one, other):
        assert "remboursement-tiers.com" in vigie("lists", "show", "watch").stdout
        assert vigie.json("verify")["problems"] == []


def test_a_server_that_is_away_is_told_and_found_again(desk_of, postgres: PostgresServer):
    one = desk_of(12)
    with _following(one) as following:
        _line(following)
        postgres.kill()
        assert "cannot be reached" in _line(following)["trouble"]
        one("log", "-", "--decision", "scam", stdin=SCAM)
        assert "nothing is lost" in one.fails("share", "push")
        postgres.start()
        while _line(following)["trouble"]:
            pass
        following.stdin.close()
        assert following.wait(30) == 0
    assert one.json("share", "status")["waiting"] == 0


def test_texts_that_are_shared_later_come_to_the_supervisor(desk_of):
    one, supervisor = desk_of(12), desk_of(1, "supervisor")
    settings = one.home.settings.read_text()
    one.home.settings.write_text(settings.replace('share_texts = "on"', 'share_texts = "off"'))
    one("log", "-", "--decision", "unsure", stdin=SCAM)
    one("share", "push")
    supervisor("share", "pull")
    (case,) = supervisor.json("cases", "list")
    assert "ameli-renouv" not in supervisor("cases", "show", case["number"]).stdout
    one.home.settings.write_text(settings)
    assert one.json("share", "push")["sent"] == 1
    supervisor("share", "pull")
    assert "ameli-renouv.top" in supervisor("cases", "show", case["number"]).stdout
    one("cases", "erase", 1, "--reason", "request", "--yes")
    one("share", "push")
    supervisor("share", "pull")
    assert "ameli-renouv" not in supervisor("cases", "show", case["number"]).stdout
    for vigie in (one, supervisor):
        assert vigie.json("verify")["problems"] == []


def test_the_ledger_names_the_desks_that_the_server_named(desk_of):
    from triage_app.clock import system_clock
    from triage_app.records import EventKind
    from triage_app.store.store import CaseStore

    one, supervisor = desk_of(12), desk_of(1, "supervisor")
    supervisor("log", "-", "--decision", "scam", stdin=SCAM)
    supervisor("share", "push")
    for _ in range(2):
        one("share", "pull")
    store = CaseStore(one.home.cases, system_clock)
    joined, learnt = (event for event in store.events(EventKind.SHARING_CHANGED))
    store.close()
    assert (joined.payload["change"], learnt.actor) == ("joined", "vigie")
    assert learnt.payload["key"] == supervisor.json("share", "key")["key"]
    wanted = ("learnt", 1, "supervisor")
    assert tuple(learnt.payload[name] for name in ("change", "desk", "desk_role")) == wanted


def test_a_restored_log_takes_its_events_back_from_the_server(desk_of, tmp_path):
    one, supervisor = desk_of(12), desk_of(1, "supervisor")
    copy = tmp_path / "copy.db"
    one("log", "-", "--decision", "unsure", stdin=SCAM)
    one("share", "push")
    one("backup", copy)
    one("log", "-", "--decision", "legit", stdin="Bonjour, votre rendez-vous est confirmé.")
    one("cases", "erase", 1, "--reason", "request", "--yes")
    one("share", "push")
    supervisor("share", "pull")
    supervisor("cases", "label", "12-2-6", "legit")
    supervisor("share", "push")
    one("restore", copy)
    one("log", "-", "--decision", "scam", stdin="Votre colis attend : http://colis-suivi.top")
    one("share", "pull")
    assert "vigie share rejoin" in one.fails("share", "push")
    done = one.json("share", "rejoin")
    assert done["taken"] >= 1
    assert (done["renumbered"], done["without_text"]) == ([{"was": 2, "number": 3}], 0)
    assert one.json("share", "push")["sent"] >= 1
    assert one.json("share", "rejoin")["taken"] == 0
    supervisor("share", "pull")
    for vigie in (one, supervisor):
        assert vigie.json("verify")["problems"] == []
        assert vigie.json("share", "status")["refusals"] == []
        found = {case["code"]: case["label"] for case in vigie.json("cases", "list")}
        assert found == {"12-1-8": None, "12-2-6": "legit", "12-3-4": None}
    assert one.json("share", "status")["waiting"] == 0


def test_a_desk_whose_machine_is_lost_goes_on_with_a_new_key(desk_of, tmp_path, administrator):
    """As docs/operations.md says: restore, join, enrol again, rejoin, tell the others."""
    one, supervisor = desk_of(12), desk_of(1, "supervisor")
    settings, copy = one.home.settings.read_text(), tmp_path / "copy.db"
    one("log", "-", "--decision", "unsure", stdin=SCAM)
    one("share", "push")
    one("backup", copy)
    one("log", "-", "--decision", "legit", stdin="Bonjour, votre rendez-vous est confirmé.")
    one("share", "push")
    supervisor("share", "pull")
    shutil.rmtree(one.home.folder)
    one.settle(settings)
    one("restore", copy)
    one("share", "join", 12, "--name", "Lille 12")
    identity, secret = tmp_path / "identity-12.toml", tmp_path / "password-12"
    one("share", "identity", identity)
    enrol = "share", "server", "enrol", identity, "--role", "agent", "--password-file", secret
    supervisor(*enrol, stdin=administrator)
    assert one.json("share", "rejoin")["taken"] == 1
    one("log", "-", "--decision", "scam", stdin="Votre colis attend : http://colis-suivi.top")
    assert one.json("share", "push")["sent"] == 1
    told = supervisor("share", "pull", code=1).stderr
    assert "compare the fingerprints" in told
    one("share", "identity", identity)
    supervisor("share", "trust", identity, "--replace", "--yes")
    supervisor("share", "pull")
    assert len(supervisor.json("cases", "list")) == 3
    for vigie in (one, supervisor):
        assert vigie.json("verify")["problems"] == []
        assert vigie.json("share", "status")["refusals"] == []


def _following(vigie):
    """Start `vigie share follow` with pipes."""
    words = [sys.executable, "-m", "triage_app", "--home", os.fspath(vigie.home.folder)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    return subprocess.Popen([*words, "share", "follow"], **pipes)


def _line(process):
    return json.loads(process.stdout.readline())
