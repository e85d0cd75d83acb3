"""A ledger sealed with a key of the key store cannot be computed anew by who has the file."""

import json
from contextlib import closing
from hashlib import sha256

import pytest
from sqlcipher3 import dbapi2

from triage_app.clock import system_clock
from triage_app.encryption.keys import Keys, new_key
from triage_app.paths import Home
from triage_app.records import EventKind
from triage_app.services.desk import Desk
from triage_app.services.upkeep.health import check, facts
from triage_app.settings import Settings
from triage_app.store.ledger import canonical
from triage_app.store.store import CaseStore

KEY, OTHER = new_key("2026-11-01"), new_key("2026-11-20")
KEYED = Keys((KEY,), None, KEY)
PLAIN = Keys()


@pytest.fixture
def log(tmp_path):
    """Return a function that opens the log with some keys; all are closed at the end."""
    opened = []

    def build(keys):
        while opened:
            opened.pop().close()
        opened.append(CaseStore(tmp_path / "cases.db", system_clock, keys=keys))
        return opened[-1]

    yield build
    while opened:
        opened.pop().close()


def note(store, *names):
    for name in names:
        store.record(EventKind.BACKED_UP, "ana", {"file": name})


def kinds(store):
    with store._database.reading() as db:
        return [kind for (kind,) in db.execute("SELECT kind FROM events ORDER BY seq")]


def computed_anew(path, number, **changes):
    """Change an event and compute the chain anew from there, as who has the file can."""
    with closing(dbapi2.connect(path)) as db:
        db.execute("DROP TRIGGER events_keep_update")
        names = "seq, at, actor, kind, case_number, payload"
        rows = db.execute(f"SELECT {names} FROM events ORDER BY seq").fetchall()
        previous = ""
        for seq, at, actor, old_kind, case, old_payload in rows:
            new = changes if seq == number else {}
            kind = new.get("kind", old_kind)
            payload = canonical(new.get("payload", json.loads(old_payload)))
            if seq >= number:
                text = canonical([seq, at, actor, kind, case, payload, previous])
                values = (kind, payload, previous, sha256(text.encode()).hexdigest(), seq)
                sql = "UPDATE events SET kind = ?, payload = ?, previous = ?, digest = ?"
                db.execute(f"{sql} WHERE seq = ?", values)
            sql = "SELECT digest FROM events WHERE seq = ?"
            previous = db.execute(sql, [seq]).fetchone()[0]
        db.execute(
            "CREATE TRIGGER events_keep_update BEFORE UPDATE ON events WHEN 0 BEGIN SELECT 1; END"
        )
        db.commit()


def chain_of(store):
    return [str(one) for one in store.verify() if "Event" in str(one)]


def test_a_plain_chain_can_be_computed_anew_and_a_keyed_one_cannot(log, tmp_path):
    for keys, found in ((PLAIN, False), (KEYED, True)):
        (tmp_path / "cases.db").unlink(missing_ok=True)
        note(log(keys), "a", "b", "c")
        log(keys).close()
        computed_anew(tmp_path / "cases.db", 3, payload={"file": "forged"})
        assert bool(chain_of(log(keys))) == found


def test_an_older_log_goes_on_and_an_event_marks_the_change(log):
    note(log(PLAIN), "a", "b")
    store = log(KEYED)
    note(store, "c")
    assert kinds(store) == ["backed_up", "backed_up", "chain_keyed", "backed_up"]
    assert store.verify() == []
    assert store.state.chain_notes() == []
    mark = store.events(EventKind.CHAIN_KEYED)[0]
    assert mark.payload == {"key": KEY.name, "digest": "hmac-sha256"}
    assert KEY.secret.hex() not in json.dumps(mark.payload)


def test_a_new_key_is_marked_once(log):
    note(log(KEYED), "a")
    both = Keys((OTHER, KEY), None, OTHER)
    store = log(both)
    note(store, "b", "c")
    assert kinds(store)[2:] == ["chain_keyed", "backed_up", "backed_up"]
    assert store.verify() == []


def test_a_log_whose_key_is_out_of_reach_goes_on_and_says_so(log):
    note(log(KEYED), "a")
    store = log(PLAIN)
    assert store.verify() == []
    assert "cannot be checked" in str(store.state.chain_notes()[0])
    note(store, "b")
    assert store.events(EventKind.CHAIN_KEYED)[-1].payload["digest"] == "sha256"
    again = log(Keys((KEY,)))
    assert again.verify() == []
    assert "without a key" in str(again.state.chain_notes()[0])


def test_a_forged_change_of_the_key_is_told(log, tmp_path):
    """Somebody without the key ends the keyed part and computes a plain chain from there on."""
    note(log(KEYED), "a", "b", "c")
    log(KEYED).close()
    payload = {"key": "", "digest": "sha256"}
    computed_anew(tmp_path / "cases.db", 3, kind="chain_keyed", payload=payload)
    store = log(KEYED)
    assert chain_of(store) or store.state.chain_notes()


def test_a_desk_with_a_key_store_seals_and_one_without_says_that_it_does_not(
    system_store, tmp_path, monkeypatch
):
    for place, sealed in (("one", True), ("two", False)):
        if not sealed:
            monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
        desk = Desk(Home(tmp_path / place), Settings())
        note(desk.store, "a")
        assert bool(desk.store.events(EventKind.CHAIN_KEYED)) == sealed
        assert facts(desk)["chain"].startswith("scellé" if sealed else "sans clé")
        assert not [line for line in check(desk).problems if "registre" in line]
        desk.close()


def test_rekeying_and_decrypting_keep_the_chain(system_store, tmp_path):
    desk = Desk(Home(tmp_path / "one"), Settings())
    note(desk.store, "a")
    desk.close()
    desk.encryption.rekey(lambda _: None)
    desk.encryption.decrypt(lambda _: None)
    again = Desk(Home(tmp_path / "one"), Settings(encryption="off"))
    note(again.store, "b")
    assert again.store.verify() == []
    assert again.store.state.chain_notes() == []
    assert len(again.store.events(EventKind.CHAIN_KEYED)) == 2
    again.close()
