"""`vigie share …` with lists of a supervisor's desk: lines, JSON, exit codes."""

from __future__ import annotations

import pytest
from commands import Vigie

from triage_app.paths import Home

HOST = "remboursement-tiers.com"


@pytest.fixture
def desks(bare, tmp_path):
    """An agent's desk, 12, and a supervisor's, 3, that know each other."""
    found = []
    for number, options in ((12, ()), (3, ("--supervisor",))):
        vigie = Vigie(Home(tmp_path / f"desk-{number}"))
        vigie.settle('language = "en"\nencryption = "off"\n')
        vigie("share", "join", number, "--name", f"Lille {number}", *options)
        found.append(vigie)
    for vigie, other, role in ((*found, "--supervisor"), (*found[::-1], "--agent")):
        other("share", "identity", tmp_path / "identity.toml")
        vigie("share", "trust", tmp_path / "identity.toml", role, "--yes")
    return found


@pytest.fixture
def stick(tmp_path):
    return tmp_path / "stick"


def test_a_list_comes_through_a_folder_and_status_says_from_where(desks, stick):
    agent, supervisor = desks
    supervisor("lists", "add", "watch", HOST, "vu le 12")
    supervisor("share", "export", stick)
    told = agent("share", "import", stick).stdout
    assert told.splitlines()[-2:] == [
        "1 new event taken.",
        "List “Watch-list”, version 1 of desk 3 is in use from now on.",
    ]
    assert (
        "List “Watch-list”, version 1: from desk 3 (version 1)" in agent("share", "status").stdout
    )
    assert "version 1: chosen at this desk" in supervisor("share", "status").stdout
    status = agent.json("share", "status")
    assert status["in_use"] == [
        {"what": "list", "list": "watch", "name": "1", "desk": 3, "name_there": "1"}
    ]
    assert status["not_in_use"] == []
    assert HOST in agent("lists", "show", "watch").stdout
    assert "supervisor’s" in agent.fails("lists", "add", "watch", "autre.top")
    assert agent.json("verify")["problems"] == []


def test_a_file_that_is_missing_is_told_by_each_command(desks, stick):
    agent, supervisor = desks
    supervisor("lists", "add", "watch", HOST)
    supervisor("share", "export", stick)
    (path,) = stick.glob("*.file")
    path.rename(stick / "elsewhere")
    done = agent("share", "import", stick, code=1)
    assert "1 new event taken." in done.stdout
    reason = done.stderr.strip()
    assert reason.startswith("List “Watch-list”, version 1 of desk 3 is not in use yet")
    status = agent.json("share", "status")
    assert status["not_in_use"] == [
        {"what": "list", "list": "watch", "desk": 3, "name_there": "1", "reason": reason}
    ]
    assert reason in agent.json("doctor", code=None)["problems"]
    assert agent.json("share", "import", stick, code=1)[0]["taken"] == 0
    (stick / "elsewhere").rename(path)
    bundle = next(stick.glob("*.bundle"))
    agent("share", "import", bundle)  # its folder has the file
    assert agent.json("share", "status")["not_in_use"] == []
    assert reason not in agent.json("doctor", code=None)["problems"]


def test_a_list_that_cannot_be_given_is_told_and_all_else_goes(desks, stick):
    agent, supervisor = desks
    supervisor("lists", "add", "watch", HOST)
    supervisor("lists", "add", "alerts", "campaign_growth", "50")
    (supervisor.home.lists / "watch-0001.csv").write_text("cut", encoding="utf-8")
    done = supervisor("share", "export", stick, code=1)
    assert "version 1 of desk 3 is not shared" in done.stderr
    agent("share", "import", stick, code=1)
    assert [one["list"] for one in agent.json("share", "status")["in_use"]] == ["alerts"]
