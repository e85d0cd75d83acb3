"""Desks with data folders, whose files go through a folder or another place."""

from __future__ import annotations

from triage_app.clock import system_clock
from triage_app.errors import ServerAway
from triage_app.list_records import DeskList
from triage_app.paths import Home
from triage_app.records import Role
from triage_app.services.desk import Desk
from triage_app.services.exchange.of_desk import shared_files
from triage_app.settings import Settings
from triage_app.shared_file_records import FileTooLarge
from triage_app.sharing.desk_sharing import DeskSharing
from triage_app.sharing.signatures import is_signed

HOST, OTHER = "remboursement-tiers.com", "dossier-sante.top"


class FileDesk:
    """A desk that has joined; closed by `close`."""

    def __init__(self, folder, number, role=Role.AGENT, *, joins=True):
        self.number, self.role = number, role
        self.home = Home(folder / f"desk-{number}")
        self.settings = Settings(encryption="off", agent=f"ana{number}", language="en")
        self.desk = Desk(self.home, self.settings, role=Role.SUPERVISOR)
        self.sharing = DeskSharing(self.home, self.log, system_clock, self.desk.record)
        self.files = shared_files(self.desk)
        if joins:
            self.join()

    def join(self):
        self.sharing.join(self.number, f"Lille {self.number}", self.role)

    @property
    def log(self):
        return self.desk.store.share_log

    def trusts(self, other, role=None):
        identity = other.sharing.identity()
        self.sharing.trust(identity, role or other.role, replaces=False)

    def save(self, *rows, name=DeskList.WATCH):
        return self.desk.lists.book(name).save(rows)

    def rows(self, name=DeskList.WATCH):
        loaded = self.desk.lists.book(name).load()
        assert loaded.problem is None
        return loaded.rows

    def export(self, folder):
        """Write bundles and files; return what is wrong."""
        self.sharing.export(folder, with_texts=True)
        return self.sharing.export_files(folder, self.files)

    def prepare(self):
        self.sharing._signing.prepare(self.log)

    def take(self, *folders):
        """Take bundles and files; every bundle has to be taken."""
        found = self.sharing.take(folders)
        assert [one.left_out for one in found if one.left_out] == []
        return self.sharing.take_files(folders, self.files)

    def events(self, kind):
        return self.desk.store.events(kind)

    def close(self):
        self.desk.close()


class MemoryPlace:
    """Files in memory: `lies` stand in place of others; after `cut` questions it is away."""

    def __init__(self):
        self.files, self.lies, self.asked, self.cut = {}, {}, [], None

    def lacking(self, digests):
        return set(digests) - self.files.keys()

    def put(self, digest, content):
        self.files[digest] = content

    def forget(self):
        self.forgotten = True

    def get(self, digest, most):
        if self.cut is not None and len(self.asked) >= self.cut:
            raise ServerAway("cut")
        self.asked.append(digest)
        content = self.lies.get(digest, self.files.get(digest))
        if content is not None and len(content) > most:
            raise FileTooLarge
        return content


def take_from(source, target, place):
    """Hand events over directly, and files through a place."""
    source.prepare()
    source.files.give(place)
    after = target.log.end_of(source.number).number
    received = target.log.receive(source.log.outgoing(after), (), is_signed)
    assert received.refused is None
    return target.files.take(place)
