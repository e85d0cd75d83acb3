"""`vigie share …` from log to log, through a folder."""

from __future__ import annotations

import shutil

import pytest
from commands import Vigie

from triage_app.paths import Home

SCAM = "Ameli : votre carte Vitale expire, renouvelez-la sur http://ameli-renouv.top/vitale"


@pytest.fixture
def desk_of(bare, tmp_path):
    """Commands on the data folder of the desk of a number, which has joined."""

    def make(number, *options):
        vigie = Vigie(Home(tmp_path / f"desk-{number}"))
        vigie.settle('language = "en"\nencryption = "off"\nshare_texts = "on"\n')
        vigie("share", "join", number, "--name", f"Lille {number}", *options)
        return vigie

    return make


@pytest.fixture
def desks(desk_of, tmp_path):
    """An agent's desk, 12, and a supervisor's, 3, that know each other."""
    found = agent, supervisor = desk_of(12), desk_of(3, "--supervisor")
    for vigie, other, role in (
        (agent, supervisor, "--supervisor"),
        (supervisor, agent, "--agent"),
    ):
        path = tmp_path / "identity.toml"
        other("share", "identity", path)
        vigie("share", "trust", path, role, "--yes")
    return found


@pytest.fixture
def stick(tmp_path):
    return tmp_path / "stick"


def round_of(desks, stick):
    """Let the stick make the round twice, so that everybody has everything."""
    for vigie in (*desks, *desks):
        vigie("share", "import", stick) if stick.exists() else None
        vigie("share", "export", stick)


def test_cases_decisions_and_confirmations_make_the_round(desks, stick):
    agent, supervisor = desks
    agent("log", "-", "--decision", "unsure", stdin=SCAM)
    round_of(desks, stick)
    (case,) = supervisor.json("cases", "list")
    assert case["decision"] == "unsure"
    assert "ameli-renouv.top" in supervisor("cases", "show", case["number"]).stdout
    supervisor("cases", "label", case["number"], "scam")
    round_of(desks, stick)
    assert [one["label"] for one in agent.json("cases", "list")] == ["scam"]
    for vigie in desks:
        assert vigie.json("verify")["problems"] == []


def test_an_erasure_leaves_the_log_and_the_bundles_of_others(desks, stick):
    agent, supervisor = desks
    agent("log", "-", "--decision", "scam", stdin=SCAM)
    round_of(desks, stick)
    bundle = next(stick.glob("vigie-12-*"))
    assert _holds_text(bundle)
    agent("cases", "erase", 1, "--reason", "request", "--yes")
    done = agent.json("share", "export", stick)
    assert (done["renewed"], done["events"]) == ([str(bundle)], 1)
    assert not _holds_text(bundle)
    supervisor("share", "import", stick)
    (case,) = supervisor.json("cases", "list")
    assert "ameli-renouv" not in supervisor("cases", "show", case["number"]).stdout


def _holds_text(path):
    from triage_app.sharing.bundle_file import opened

    return any("Vitale" in part.content for part in opened(path).delivery().parts)


def test_the_json_has_fixed_names(desks, stick):
    agent, supervisor = desks
    assert agent.json("share", "status")["waiting"] == 0
    agent("log", "-", "--decision", "scam", stdin=SCAM)
    waiting = agent.json("share", "status")
    assert set(waiting) == {
        "joined", "desk", "name", "role", "events", "waiting", "last_exchange", "desks", "refusals",
        "in_use", "not_in_use",
    }  # fmt: skip
    assert (waiting["joined"], waiting["desk"], waiting["waiting"]) == (True, 12, 1)
    assert waiting["desks"] == [{"desk": 3, "name": "Lille 3", "role": "supervisor", "events": 0}]
    done = agent.json("share", "export", stick)
    path = str(stick / "vigie-12-000001-000001.bundle")
    assert done == {"written": [path], "renewed": [], "events": 1}
    assert supervisor.json("share", "import", stick) == [
        {"path": path, "desk": 12, "taken": 1, "known": 0, "left_out": None}
    ]
    after = agent.json("share", "status")
    assert (after["events"], after["waiting"]) == (1, 0)
    assert after["last_exchange"]
    assert supervisor.json("share", "status")["desks"][0]["events"] == 1
    identity = agent.json("share", "identity")
    assert set(identity) == {"desk", "name", "key", "fingerprint", "path"}
    assert agent.json("share", "key")["fingerprint"] == identity["fingerprint"]
    again = agent.json("share", "join", 12, "--name", "Lille 12", "--supervisor")
    assert (again["key"], again["role"]) == (identity["key"], "supervisor")


def test_the_doctor_tells_what_is_shared_and_refused(desks, bare, stick):
    agent, supervisor = desks
    assert agent.json("doctor", code=None)["sharing"] == (
        "desk 12, “Lille 12”; waiting for the next exchange: 0"
    )
    assert bare.json("doctor", code=None)["sharing"] == ""
    agent("share", "join", 12, "--name", "Lille 12", "--supervisor")
    agent("log", "-", "--decision", "scam", stdin=SCAM)
    agent("cases", "label", 1, "scam")
    agent("share", "export", stick)
    (found,) = supervisor.json("share", "import", stick, code=1)
    assert (found["taken"], "may not share" in found["left_out"]) == (0, True)
    assert found["left_out"] in supervisor.json("doctor", code=None)["problems"]
    assert supervisor.json("share", "status")["refusals"][0]["reason"] == found["left_out"]
    assert supervisor.json("cases", "list") == [], "whole or not at all"


def test_the_state_is_told_in_lines(desks, stick):
    agent, _ = desks
    agent("log", "-", "--decision", "scam", stdin=SCAM)
    lines = agent("share", "status").stdout
    assert "no. 12, “Lille 12”" in lines
    assert "waiting for the next exchange: 1" in lines
    assert "no exchange yet" in lines
    assert "Lille 3  supervisor’s desk  0 events" in lines
    assert "1 new event written." in agent("share", "export", stick).stdout
    assert "Last exchange: " in agent("share", "status").stdout


def test_a_desk_that_has_not_joined_shares_nothing(bare, tmp_path, stick):
    assert bare.json("share", "status") == {"joined": False}
    assert not bare.home.cases.exists(), "asking makes no log"
    for words in (["export", stick], ["identity"], ["key", "--new"], ["untrust", "3"]):
        assert bare.fails("share", *words)
    assert not stick.exists()


def test_what_is_left_out_is_told_and_the_rest_is_taken(desks, desk_of, stick):
    agent, supervisor = desks
    stranger = desk_of(5)
    for vigie in (agent, stranger):
        vigie("log", "-", "--decision", "scam", stdin=SCAM)
        vigie("share", "export", stick)
    damaged = stick / "vigie-12-000002-000002.bundle"
    agent("cases", "undo", 1)
    agent("share", "export", stick)
    damaged.write_bytes(damaged.read_bytes()[:-5])
    found = supervisor("share", "import", stick, code=1)
    assert "1 new event taken." in found.stdout
    assert found.stderr.count("\n") == 2
    assert "desk 5, which is not known here" in found.stderr
    listed = supervisor("share", "import", stick, "--json", code=1)
    assert listed.stderr.strip() == "Files that were left out: 2."
    assert listed.stdout.count("\n") == 1


def test_events_that_are_not_signed_are_taken_by_nobody(desks, stick):
    """A desk signs a bundle, and in it an event that its key has not signed."""
    from dataclasses import replace

    from triage_app.clock import system_clock
    from triage_app.sharing.bundle_file import opened, packed
    from triage_app.sharing.signing_desk import SigningDesk

    agent, supervisor = desks
    for message in (SCAM, "Bonjour, votre rendez-vous est confirmé."):
        agent("log", "-", "--decision", "scam", stdin=message)
    agent("share", "export", stick)
    (path,) = stick.iterdir()
    sent = opened(path).delivery()
    first, second = sent.events
    secret = SigningDesk(agent.home, system_clock).secret()
    broken = replace(second, signature=bytes(64))
    path.write_bytes(packed([first, broken], sent.parts, 0, secret))
    (found,) = supervisor.json("share", "import", stick, code=1)
    assert "2 of desk 12 does not have the signature" in found["left_out"]
    assert supervisor.json("cases", "list") == [], "whole or not at all"
    path.write_bytes(packed(sent.events, sent.parts, 0, secret))
    assert supervisor.json("share", "import", stick)[0]["taken"] == 2
    assert supervisor.json("share", "status")["refusals"] == []


def test_a_desk_is_trusted_no_longer(desks, stick):
    agent, supervisor = desks
    agent("log", "-", "--decision", "scam", stdin=SCAM)
    agent("share", "export", stick)
    assert supervisor.json("share", "untrust", 12) == {"desk": 12, "trusted": False}
    assert "not known here" in supervisor.fails("share", "untrust", 12)
    supervisor("share", "import", stick, code=1)
    assert supervisor.json("cases", "list") == []


def test_a_new_key_is_trusted_when_the_former_one_has_signed_it(desks, stick, tmp_path):
    agent, supervisor = desks
    agent("share", "key", "--new")
    agent("log", "-", "--decision", "scam", stdin=SCAM)
    agent("share", "export", stick)
    left_out = supervisor.json("share", "import", stick, code=1)[0]["left_out"]
    assert "new key" in left_out
    agent("share", "identity", tmp_path)
    told = supervisor.json("share", "trust", tmp_path / "vigie-12.toml")
    assert told["role"] == "agent"
    assert supervisor.json("share", "import", stick)[0]["taken"] == 1
    agent.home.signing_keys.unlink()
    agent("share", "key", "--new")
    agent("share", "identity", tmp_path)
    refused = supervisor.fails("share", "trust", tmp_path / "vigie-12.toml")
    assert "--replace" in refused
    supervisor("share", "trust", tmp_path / "vigie-12.toml", "--replace")


def test_the_code_protects_who_is_trusted(desks, tmp_path):
    agent, supervisor = desks
    agent("share", "identity", tmp_path)
    supervisor("access", "set", stdin="vigie-2026\n")
    wrong = {"stdin": "1234\n", "code": 1}
    path = tmp_path / "vigie-12.toml"
    for words in (
        ["join", 3, "--name", "x"],
        ["trust", path],
        ["untrust", 12],
        ["key", "--new"],
    ):
        assert "not the right code" in supervisor("share", *words, **wrong).stderr
        supervisor("access", "check", stdin="vigie-2026\n")  # else the next try has to wait
    supervisor("share", "trust", path, "--supervisor", stdin="vigie-2026\n")
    assert supervisor.json("share", "status")["desks"][0]["role"] == "supervisor"


def test_the_ledger_says_who_is_trusted_and_by_which_key(desks):
    from triage_app.clock import system_clock
    from triage_app.records import EventKind
    from triage_app.store.store import CaseStore

    agent, _ = desks
    key = agent.json("share", "key")["key"]
    agent("access", "set", stdin="vigie-2026\n")
    agent("share", "untrust", 3, stdin="vigie-2026\n")
    renewed = agent.json("share", "key", "--new", stdin="vigie-2026\n")["key"]
    store = CaseStore(agent.home.cases, system_clock)
    joined, trusted, untrusted, changed = (
        event.payload for event in store.events(EventKind.SHARING_CHANGED)
    )
    assert (joined["change"], joined["desk"], joined["key"]) == ("joined", 12, key)
    assert joined["role"] == "agent"
    assert (trusted["change"], trusted["desk"], trusted["desk_role"]) == (
        "trusted",
        3,
        "supervisor",
    )
    assert untrusted == {"change": "untrusted", "desk": 3, "role": "supervisor"}
    assert (changed["change"], changed["key"]) == ("key_renewed", renewed)
    assert store.verify() == []
    store.close()


def test_wrong_numbers_and_files_are_told(desks, tmp_path):
    agent, _ = desks
    assert "12 already" in agent.fails("share", "join", 13, "--name", "x")
    agent("share", "join", 0, "--name", "x", code=2)
    (tmp_path / "x.toml").write_text("x")
    assert "no identity" in agent.fails("share", "trust", tmp_path / "x.toml")
    agent("share", "identity", tmp_path)
    assert "own" in agent.fails("share", "trust", tmp_path / "vigie-12.toml")
    assert "Vigie’s own" in agent.fails("share", "export", agent.home.models)
    assert "Vigie’s own" in agent.fails("share", "identity", agent.home.identity)


def test_a_log_of_another_desk_with_our_number_is_told(desks, stick, tmp_path):
    agent, _ = desks
    agent("log", "-", "--decision", "scam", stdin=SCAM)
    shutil.copytree(agent.home.folder, tmp_path / "twin")
    twin = Vigie(Home(tmp_path / "twin"))
    twin("log", "-", "--decision", "legit", stdin="Bonjour, votre rendez-vous est confirmé.")
    twin("share", "export", stick)
    agent("log", "-", "--decision", "legit", stdin="Bonjour, votre colis est arrivé au relais.")
    agent("share", "export", tmp_path / "own")
    assert "two desks have one number" in agent("share", "import", stick, code=1).stderr


def test_a_restored_log_takes_its_events_back_from_the_stick(desks, stick, tmp_path):
    agent, supervisor = desks
    copy = tmp_path / "copy.db"
    agent("log", "-", "--decision", "scam", stdin=SCAM)
    round_of(desks, stick)
    agent("backup", copy)
    agent("log", "-", "--decision", "legit", stdin="Bonjour, votre rendez-vous est confirmé.")
    round_of(desks, stick)
    supervisor("cases", "label", "12-2-6", "legit")
    agent("restore", copy)
    (told,) = agent.json("verify", code=1)["problems"]
    assert "up to no. 2, but the log has them up to no. 1" in told
    assert agent.json("share", "status")["waiting"] == 0
    agent("log", "-", "--decision", "scam", stdin="Votre colis attend : http://colis-suivi.top")
    refused = agent("share", "import", stick, code=1).stderr
    assert "“vigie share rejoin FOLDER”" in refused
    assert "“vigie share rejoin FOLDER”" in agent.fails("share", "export", stick)
    done = agent("share", "rejoin", stick).stdout
    assert "1 event taken back." in done
    assert "was 12-2-6 since the backup is 12-3-4 now" in done
    assert agent.json("share", "rejoin", stick) == {
        "taken": 0, "known": 0, "renumbered": [], "without_text": 0,
    }  # fmt: skip
    round_of(desks, stick)
    for vigie in desks:
        assert vigie.json("verify")["problems"] == []
        assert vigie.json("share", "status")["refusals"] == []
        found = {one["code"]: one["label"] for one in vigie.json("cases", "list")}
        assert found == {"12-1-8": None, "12-2-6": "legit", "12-3-4": None}
    assert supervisor("share", "rejoin", stick).stdout.startswith("The log has everything")


def test_a_desk_that_lost_its_machine_goes_on_with_a_new_key(desks, desk_of, stick, tmp_path):
    """The backup has the log and no key: the former key is known by the ledger."""
    agent, supervisor = desks
    copy = tmp_path / "copy.db"
    agent("log", "-", "--decision", "scam", stdin=SCAM)
    agent("backup", copy)
    agent("log", "-", "--decision", "legit", stdin="Bonjour, votre rendez-vous est confirmé.")
    round_of(desks, stick)
    shutil.rmtree(agent.home.folder)
    agent.settle('language = "en"\nencryption = "off"\nshare_texts = "on"\n')
    agent("restore", copy)
    assert "“vigie share join” with the same number" in agent.fails("share", "rejoin", stick)
    agent("share", "join", 12, "--name", "Lille 12")
    done = agent.json("share", "rejoin", stick)
    assert (done["taken"], done["known"], done["without_text"]) == (1, 1, 0)
    agent("log", "-", "--decision", "scam", stdin="Votre colis attend : http://colis-suivi.top")
    agent("share", "export", stick)
    agent("share", "identity", tmp_path)
    new = tmp_path / "vigie-12.toml"
    assert "--replace" in supervisor.fails("share", "trust", new)
    supervisor("share", "trust", new, "--replace")
    assert supervisor.json("share", "import", stick)[-1]["left_out"] is None
    assert len(supervisor.json("cases", "list")) == 3
    for vigie in desks:
        assert vigie.json("verify")["problems"] == []


def test_nothing_is_taken_back_from_another_desk(desks, desk_of, stick):
    agent, supervisor = desks
    agent("log", "-", "--decision", "scam", stdin=SCAM)
    agent("share", "export", stick)
    (bundle,) = stick.iterdir()
    assert "not signed by this desk" in supervisor.fails("share", "rejoin", bundle)
    assert supervisor.json("share", "rejoin", stick)["taken"] == 0, "none of its own is there"
    supervisor("access", "set", stdin="vigie-2026\n")
    wrong = supervisor("share", "rejoin", stick, stdin="1234\n", code=1)
    assert "not the right code" in wrong.stderr
