"""`vigie share push`, `pull`, `follow` and `server`, from log to log through a real server."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "cli"))  # commands

from commands import Vigie

from triage_app.paths import Home

SCAM = "Ameli : votre carte Vitale expire, renouvelez-la sur http://ameli-renouv.top/vitale"


@pytest.fixture(autouse=True)
def no_model(monkeypatch):
    """Let no model be trained: the indicators judge alone."""
    from classifier.errors import TrainingDataError
    from triage_app.services.learning.retraining import RetrainingService

    def refuse(self, **_):
        raise TrainingDataError("No examples.")

    monkeypatch.setattr(RetrainingService, "train", refuse)


@pytest.fixture
def administrator(shared):
    """Return the address that the administrator types, with its password."""
    return f"{shared.server.url(database=shared.name)}&password={shared.server.admin_password}\n"


@pytest.fixture
def desk(tmp_path, shared, administrator):
    """Return a function that makes a desk, which has joined and is enrolled."""

    def make(number, role="agent"):
        vigie = Vigie(Home(tmp_path / f"desk-{number}"))
        password, identity = tmp_path / f"{number}.password", tmp_path / f"{number}.toml"
        vigie.home.folder.mkdir()
        vigie.home.settings.write_text(
            'language = "en"\nencryption = "off"\nshare_texts = "on"\n'
            f'share_url = "{shared.url(number)}"\nshare_password_file = "{password}"\n'
        )
        options = ["--supervisor"] if role == "supervisor" else []
        vigie("share", "join", number, "--name", f"Lille {number}", *options)
        vigie("share", "identity", identity)
        done = vigie.json(
            *("share", "server", "enrol", identity, "--role", role),
            *("--password-file", password),
            stdin=administrator,
        )
        assert done == {"desk": number, "login": f"vigie_test_desk_{number}", "password": None}
        assert password.stat().st_mode & 0o077 == 0
        return vigie

    return make


def test_a_case_and_its_confirmation_travel(desk):
    agent, supervisor = desk(12), desk(3, "supervisor")
    agent("log", "-", "--decision", "unsure", stdin=SCAM)
    assert agent.json("share", "push") == {"sent": 1, "removed": 0, "refused": None}
    assert supervisor.json("share", "pull") == {
        "taken": 1,
        "known": 0,
        "in_use": [],
        "problems": [],
    }
    (case,) = supervisor.json("cases", "list")
    assert "ameli-renouv.top" in supervisor("cases", "show", case["number"]).stdout
    supervisor("cases", "label", case["number"], "scam")
    assert supervisor("share", "push").stdout == "1 event sent.\n"
    assert agent("share", "pull").stdout == "1 new event taken.\n"
    assert [one["label"] for one in agent.json("cases", "list")] == ["scam"]
    again = [vigie.json("share", "pull")["taken"] for vigie in (agent, supervisor)]
    assert again == [0, 0]
    assert agent.json("share", "status")["waiting"] == 0
    for vigie in (agent, supervisor):
        assert vigie.json("verify")["problems"] == []


def test_an_erasure_leaves_the_server(desk, shared):
    agent = desk(12)
    agent("log", "-", "--decision", "scam", stdin=SCAM)
    agent("share", "push")
    assert "Vitale" in str(shared.rows("SELECT content FROM vigie.parts"))
    agent("cases", "erase", 1, "--reason", "request", "--yes")
    assert agent.json("share", "push")["sent"] == 1
    assert shared.rows("SELECT content FROM vigie.parts") == []


def test_a_desk_that_was_taken_out_stays_out(desk):
    agent, supervisor = desk(12), desk(3, "supervisor")
    for text in (SCAM, SCAM + "?"):
        agent("log", "-", "--decision", "scam", stdin=text)
        agent("share", "push")
        if text is SCAM:
            supervisor("share", "pull")
            supervisor("share", "untrust", 12)
    found = supervisor("share", "pull", code=1)
    assert found.stdout == "0 new events taken.\n"
    assert found.stderr == "Desk 12 is not known here; nothing of it is taken.\n"


def test_the_server_of_another_desk_is_told(desk, shared):
    agent, other = desk(12), desk(13)
    text = agent.home.settings.read_text().replace("_desk_12", "_desk_13")
    agent.home.settings.write_text(text.replace("12.password", "13.password"))
    sentence = agent.fails("share", "push")
    assert "that of desk 13 on the server, but this desk has the number 12" in sentence
    assert other.json("share", "push")["sent"] == 0


def test_a_desk_without_a_server_is_told(tmp_path):
    vigie = Vigie(Home(tmp_path / "alone"))
    vigie.home.folder.mkdir()
    vigie.home.settings.write_text('language = "en"\n')
    assert "No server is set" in vigie.fails("share", "push")


def test_create_and_migrate(tmp_path, postgres, shared):
    vigie = Vigie(Home(tmp_path / "administrator"))
    typed = f"{postgres.url(database='vigie_made')}&password={postgres.admin_password}\n"
    try:
        first = vigie.json("share", "server", "create", stdin=typed)
        assert first["created"]
        assert first["applied"][0] == "0001_tables"
        assert vigie.json("share", "server", "create", stdin=typed) == {
            "created": False,
            "applied": [],
        }
        assert vigie.json("share", "server", "migrate", stdin=typed) == {"applied": []}
    finally:
        with postgres.admin() as connection:
            connection.execute("DROP DATABASE vigie_made WITH (FORCE)")


def test_a_list_of_desks_and_a_revocation(desk, administrator):
    agent = desk(12)
    agent("share", "push")
    done = agent.json("share", "server", "revoke", 12, stdin=administrator)
    assert done == {"desk": 12, "name": "Lille 12", "revoked": True}
    assert "was shut out" in agent.fails("share", "push")
    (listed,) = agent.json("share", "server", "list", stdin=administrator)["desks"]
    assert (listed["number"], listed["role"], listed["events"]) == (12, "agent", 0)
    assert listed["revoked"]
    assert "shut out on" in agent("share", "server", "list", stdin=administrator).stdout


def test_a_desk_that_is_enrolled_again_keeps_its_role(desk, tmp_path, administrator):
    supervisor = desk(3, "supervisor")

    def role(*options):
        enrol = "share", "server", "enrol", tmp_path / "3.toml", *options
        supervisor.json(*enrol, stdin=administrator)
        (listed,) = supervisor.json("share", "server", "list", stdin=administrator)["desks"]
        return listed["role"]

    assert role() == "supervisor"
    assert role("--role", "agent") == "agent"
    assert role() == "agent"


def test_no_password_is_printed_twice_or_logged(desk, tmp_path, administrator, shared):
    agent = desk(12)
    done = agent.json("share", "server", "enrol", tmp_path / "12.toml", stdin=administrator)
    (tmp_path / "12.password").write_text(done["password"])
    agent("share", "push")
    secrets = (done["password"], shared.server.admin_password)
    logged = "".join(path.read_text() for path in agent.home.logs.iterdir())
    log_of_server = shared.server.log.read_text()
    assert not any(secret in logged + log_of_server for secret in secrets)


def test_wrong_addresses_of_an_administrator_are_told(tmp_path, shared):
    vigie = Vigie(Home(tmp_path / "administrator"))
    vigie.home.folder.mkdir()
    vigie.home.settings.write_text('language = "en"\n')
    url = shared.server.url(database=shared.name)
    wrong = vigie.fails("share", "server", "list", stdin=f"{url}&password=geheim\n")
    assert "does not let postgres in" in wrong
    assert "geheim" not in wrong
    assert "cannot be read" in vigie.fails("share", "server", "list", stdin="nowhere\n")
    with shared.admin() as connection:
        connection.execute("DELETE FROM vigie.schema_changes WHERE name > '0002'")
    typed = f"{url}&password={shared.server.admin_password}\n"
    assert "share server migrate" in vigie.fails("share", "server", "list", stdin=typed)
