"""Models and lists of a supervisor's desk through a real server, and what may happen there."""

from __future__ import annotations

import json
import shutil
from hashlib import sha256
from threading import Event

import pytest
from file_desks import HOST, FileDesk
from psycopg import errors

from classifier.scoring import arriving
from triage_app.clock import system_clock
from triage_app.errors import ServerAway
from triage_app.records import Role
from triage_app.services.exchange.of_desk import shared_files
from triage_app.settings import Settings
from triage_app.shared_file_records import NotTaken
from triage_app.sharing.server import files
from triage_app.sharing.server.client import ServerClient
from triage_app.sharing.server.enrolment import enrol
from triage_app.sharing.server.server_sharing import ServerSharing


class ServerDesk(FileDesk):
    """A desk that is enrolled on a server."""

    def __init__(self, folder, number, role, shared):
        super().__init__(folder, number, role)
        known = self.sharing.identity().known_as(role)
        with shared.admin() as connection:
            made = enrol(connection, known, self.sharing.identity_text())
        shared.passwords[number] = made.password
        secret = folder / f"password-{number}"
        secret.write_text(made.password)
        secret.chmod(0o600)
        self.server_settings = Settings(
            encryption="off", share_url=shared.url(number), share_password_file=str(secret)
        )

    @property
    def server(self):
        """The exchange as a new program has it."""
        fresh = shared_files(self.desk)
        return ServerSharing(self.home, self.log, self.server_settings, system_clock, fresh)

    def pull(self):
        done = self.server.pull()
        assert done.pulled.problems == ()
        return done.files


@pytest.fixture
def desk_of(shared, tmp_path):
    made = []

    def make(number, role=Role.AGENT):
        made.append(ServerDesk(tmp_path, number, role, shared))
        return made[-1]

    yield make
    for desk in made:
        desk.close()


@pytest.fixture
def agent(desk_of):
    return desk_of(12)


@pytest.fixture
def supervisor(desk_of, trained_folder):
    """A supervisor's desk with the models 0001 and 0002."""
    desk = desk_of(3, Role.SUPERVISOR)
    shutil.copytree(trained_folder / "models", desk.home.models)
    shutil.copytree(desk.home.models / "0001", desk.home.models / "0002")
    path = desk.home.models / "0002" / "manifest.json"
    path.write_text(arriving.text_of(json.loads(path.read_text()) | {"number": "0002"}))
    return desk


def test_model_and_list_come_through_the_server(supervisor, agent, shared):
    supervisor.desk.retraining.promote("0002")
    supervisor.save((HOST, ""))
    done = supervisor.server.push()
    assert (done.pushed.sent, done.pushed.refused, done.not_given) == (2, None, ())
    assert shared.rows("SELECT count(*) FROM vigie.files") == [(4,)]
    found = agent.pull()
    assert (len(found.taken), found.waiting) == (2, ())
    assert agent.rows() == ((HOST, ""),)
    assert agent.desk.scorer.model.number == "0001"
    assert agent.desk.model_error is None
    assert not agent.home.arriving.exists()
    assert agent.pull().taken == ()
    again = supervisor.server.push()
    assert (again.pushed.sent, again.not_given) == (0, ())


def test_files_are_sent_before_the_events_that_name_them(supervisor, shared, monkeypatch):
    """So whoever has the event finds the files."""
    supervisor.save((HOST, ""))

    def cut(self, events, parts):
        raise ServerAway("cut")

    with monkeypatch.context() as patched:
        patched.setattr(ServerClient, "append", cut)
        with pytest.raises(ServerAway):
            supervisor.server.push()
    assert shared.rows("SELECT count(*) FROM vigie.files") == [(1,)]
    assert shared.rows("SELECT count(*) FROM vigie.events") == [(0,)]


def test_a_cut_in_the_middle_of_a_file_is_resumed(supervisor, agent, monkeypatch):
    supervisor.desk.retraining.promote("0002")
    supervisor.server.push()
    pieces, whole = [], ServerClient.piece_of_file
    size = (supervisor.home.models / "0002" / "weights.npz").stat().st_size

    def cut_at(count):
        def piece(self, digest, start, length):
            if len(pieces) == count:
                raise ServerAway("cut")
            pieces.append((digest, start))
            return whole(self, digest, start, length)

        return piece

    for count in (5, 11, 20):
        monkeypatch.setattr(ServerClient, "piece_of_file", cut_at(count))
        with pytest.raises(ServerAway):
            agent.pull()
        assert agent.desk.shelf.numbers() == []
    monkeypatch.setattr(ServerClient, "piece_of_file", cut_at(10_000))
    assert len(agent.pull().taken) == 1
    assert agent.desk.scorer.model.number == "0001"
    of_weights = [start for digest, start in pieces if digest == _weights(supervisor)]
    assert len(of_weights) == len(set(of_weights)) == -(-size // files.PIECE), "each piece once"


def _weights(desk):
    return desk.desk.shelf.digests("0002")["weights"]


def test_a_cut_while_a_file_is_sent_is_resumed(supervisor, agent, monkeypatch):
    supervisor.desk.retraining.promote("0002")
    sent, whole = [], ServerClient.add_file

    def cut(self, digest, content):
        if len(sent) == 1:
            raise ServerAway("cut")
        sent.append(digest)
        whole(self, digest, content)

    with monkeypatch.context() as patched:
        patched.setattr(ServerClient, "add_file", cut)
        with pytest.raises(ServerAway):
            supervisor.server.push()
    assert supervisor.server.push().pushed.sent == 1
    assert len(agent.pull().taken) == 1


def test_what_the_owner_of_the_server_changes_is_not_used(supervisor, agent, shared):
    """The digest is signed by the desk, so that the owner of the server cannot lie."""
    supervisor.save((HOST, ""))
    supervisor.server.push()
    (digest,) = shared.rows("SELECT digest FROM vigie.files")[0]
    evil = b'"entry","note"\n"assurance-maladie.fr",""\n'
    with pytest.raises(errors.CheckViolation):
        shared.rows("UPDATE vigie.files SET content = %s RETURNING 1", evil)
    with shared.admin() as owner:
        owner.execute("ALTER TABLE vigie.files DROP CONSTRAINT files_check")
    shared.rows("UPDATE vigie.files SET content = %s RETURNING 1", evil)
    assert [one.why for one in agent.pull().waiting] == [NotTaken.CHANGED]
    assert agent.rows() == ()
    shared.rows("DELETE FROM vigie.files RETURNING 1")
    assert [one.why for one in agent.pull().waiting] == [NotTaken.MISSING]
    supervisor.server.push()
    assert len(agent.pull().taken) == 1
    assert shared.rows("SELECT digest FROM vigie.files") == [(digest,)]


def test_an_agents_login_adds_no_file_and_nobody_changes_one(supervisor, agent, shared):
    supervisor.save((HOST, ""))
    supervisor.server.push()
    content = b"mine"
    added = "INSERT INTO vigie.files VALUES (%s, %s) ON CONFLICT (digest) DO NOTHING"
    values = (sha256(content).hexdigest(), content)
    of_agent, of_supervisor = shared.session(12), shared.session(3)
    with pytest.raises(errors.InsufficientPrivilege):
        of_agent.execute(added, values)
    with pytest.raises(errors.CheckViolation):
        of_supervisor.execute(added, ("0" * 64, content))
    for session in (of_agent, of_supervisor):
        for statement in (
            "UPDATE vigie.files SET content = 'x'",
            "DELETE FROM vigie.files",
            "TRUNCATE vigie.files",
        ):
            with pytest.raises(errors.InsufficientPrivilege):
                session.execute(statement)
    of_supervisor.execute(added, values)
    assert shared.rows("SELECT count(*) FROM vigie.files") == [(2,)]


def test_a_desk_that_was_shut_out_reads_no_file(supervisor, shared):
    supervisor.save((HOST, ""))
    supervisor.server.push()
    session = shared.session(3)
    assert session.execute("SELECT count(*) FROM vigie.files").fetchone() == (1,)
    shared.rows("UPDATE vigie.desks SET revoked = now() WHERE number = 3 RETURNING 1")
    assert session.execute("SELECT count(*) FROM vigie.files").fetchone() == (0,)


def test_a_desk_that_follows_puts_a_model_in_use_by_itself(supervisor, agent):
    """While it is connected, and at once."""
    stop, seen = Event(), []

    def tell(done):
        seen.append(done)
        if len(seen) == 1:
            supervisor.desk.retraining.promote("0002")
            supervisor.server.push()
        if done.files.taken or len(seen) > 200:
            stop.set()

    agent.server.follow(stop, tell)
    assert [one.of.what for one in seen[-1].files.taken] == ["model"]
    assert agent.desk.scorer.model.number == "0001"
