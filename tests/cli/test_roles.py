"""Commands of the supervisor ask for the code where one is set, and the ledger says who acted."""

import os

import pytest

from triage_app.records import EventKind
from triage_app.services.desk import Desk
from triage_app.settings import Settings

CODE = "vigie-2026"
WRONG = "Ce code n’est pas le bon"


@pytest.fixture
def locked(vigie, sms):
    """A data folder with one case and a code."""
    vigie("log", sms, "--decision", "scam")
    vigie("access", "set", stdin=f"{CODE}\n")
    return vigie


def payloads(vigie, kind):
    desk = Desk(vigie.home, Settings())
    try:
        return [event.payload for event in desk.store.events(kind)]
    finally:
        desk.close()


def commands(folder):
    """Return the commands that only a supervisor gives."""
    template, old_list = folder / "genuine.txt", folder / "old.csv"
    template.write_text("Bonjour, votre attestation est disponible.", encoding="utf-8")
    old_list.write_text("Message;Verdict\nVotre colis attend;arnaque\n", encoding="utf-8")
    return [
        ("cases", "label", 1, "scam"),
        ("cases", "withdraw", 1, "--reason", "double"),
        ("cases", "erase", 1, "--reason", "demande"),
        ("cases", "import", old_list, "--yes"),
        ("cases", "import", "--undo"),
        ("train",),
        ("models", "promote", "0001"),
        ("models", "rollback"),
        ("purge", "--confirm"),
        ("restore", folder / "copy.db"),
        ("genuine", "add", template, "--organisation", "ameli"),
        ("genuine", "remove", 1),
        ("log", "decrypt"),
        ("log", "key", "--export", folder / "keys.json"),
        ("access", "names"),
        ("access", "remove"),
    ]


def test_without_the_code_no_command_of_a_supervisor_works(locked, tmp_path):
    for command in commands(tmp_path):
        # Each wrong code makes the next one wait; a right one ends that.
        told = locked(*command, stdin="falsch\n", code=1).stderr
        assert WRONG in told, command
        locked("access", "check", stdin=f"{CODE}\n")
    assert locked.json("cases", "show", 1)["case"]["label"] is None


def test_an_agent_logs_lists_and_undoes_without_the_code(locked, sms):
    locked("log", sms, "--decision", "legit")
    locked("cases", "list")
    locked("cases", "undo")


def test_the_event_says_which_role_acted(locked):
    locked("cases", "label", 1, "scam", stdin=f"{CODE}\n")
    locked("cases", "undo", stdin="falsch\n", code=1)
    locked("cases", "undo", stdin=f"{CODE}\n")
    locked("cases", "redo", stdin=f"{CODE}\n")
    locked("access", "remove", stdin=f"{CODE}\n")
    locked("cases", "label", 1, "legit")
    roles = [payload["role"] for payload in payloads(locked, EventKind.LABEL_GIVEN)]
    assert roles == ["supervisor", "supervisor", "agent"]
    assert payloads(locked, EventKind.LABEL_WITHDRAWN)[0]["role"] == "supervisor"


def test_the_code_comes_by_a_file_descriptor(locked):
    reading, writing = os.pipe()
    os.write(writing, f"{CODE}\n".encode())
    try:
        locked("cases", "label", 1, "scam", "--code-fd", reading)
    finally:
        os.close(reading)
        os.close(writing)
    assert locked.json("cases", "show", 1)["case"]["label"] == "scam"


def test_a_closed_file_descriptor_is_told(locked):
    reading, writing = os.pipe()
    os.close(reading)
    os.close(writing)
    assert str(reading) in locked.fails("cases", "label", 1, "scam", "--code-fd", reading)


@pytest.mark.parametrize("number", [2**31, 10**20])
def test_a_file_descriptor_that_cannot_be_is_told(locked, number):
    assert str(number) in locked.fails("cases", "label", 1, "scam", "--code-fd", number)
    assert str(number) in locked.fails("cases", "list", "--reference-fd", number)


def test_a_case_confirmed_by_its_own_agent_is_marked(vigie, sms):
    vigie("log", sms, "--decision", "scam")
    vigie("log", sms, "--decision", "scam")
    vigie("cases", "label", 1, "scam")
    vigie.settle('agent = "chef"\n')
    vigie("cases", "label", 2, "scam")
    own = {case["number"]: case["own_case"] for case in vigie.json("cases", "list")}
    assert own == {1: True, 2: False}
    assert [one["own_case"] for one in payloads(vigie, EventKind.LABEL_GIVEN)] == [True, False]
    assert "[confirmé par l’agent qui l’a enregistré]" in vigie("cases", "show", 1).stdout
    assert "[confirmé par l’agent qui l’a enregistré]" not in vigie("cases", "show", 2).stdout
    vigie("cases", "label", 1, "scam")  # by somebody else since
    assert not vigie.json("cases", "show", 1)["case"]["own_case"]
    vigie("cases", "undo")
    assert vigie.json("cases", "show", 1)["case"]["own_case"]
    assert vigie.json("verify")["sound"]


def problems(vigie):
    return vigie.json("verify", code=None)["problems"]


def test_a_code_that_was_removed_outside_the_program_is_told(locked):
    (locked.home.folder / "access.toml").unlink()
    assert ["retiré en dehors de Vigie" in one for one in problems(locked)] == [True]
    locked("access", "remove")
    assert problems(locked) == []


def test_a_code_that_was_replaced_outside_the_program_is_told(locked, tmp_path):
    file, kept = locked.home.folder / "access.toml", tmp_path / "kept.toml"
    kept.write_bytes(file.read_bytes())
    locked("access", "set", stdin=f"{CODE}\nautre-2026\n")
    assert problems(locked) == []
    file.write_bytes(kept.read_bytes())
    assert ["défini ou changé en dehors de Vigie" in one for one in problems(locked)] == [True]
    file.unlink()
    locked("access", "set", stdin="autre-2026\n")
    assert problems(locked) == []


def test_a_code_that_was_put_in_outside_the_program_is_told(locked):
    file = locked.home.folder / "access.toml"
    kept = file.read_bytes()
    locked("access", "remove", stdin=f"{CODE}\n")
    assert problems(locked) == []
    file.write_bytes(kept)
    assert ["défini ou changé en dehors de Vigie" in one for one in problems(locked)] == [True]


def test_wrong_codes_and_a_restored_log_leave_the_code_as_it_is(locked, tmp_path):
    locked("backup", tmp_path / "copy.db")
    locked("access", "check", stdin="falsch\n", code=1)
    assert problems(locked) == []
    locked("access", "set", stdin=f"{CODE}\nautre-2026\n")
    locked("restore", tmp_path / "copy.db", stdin="autre-2026\n")
    assert problems(locked) == []
    assert payloads(locked, EventKind.ACCESS_CHANGED)[-1]["set"] is True
