"""Fixtures of all tests: what is costly to make and always the same is made once a test process.

A new log takes nine times as long when each step of the schema is applied to it as when its tables
are made as they are at the end; weights take a tenth of a second to be read from their file.
"""

import os
from contextlib import closing
from copy import copy
from functools import cache, partial

import pytest

WEIGHTS = "weights.npz"
KEPT_MODELS = 2  # of which the weights stay in memory

_OBJECTS = r"""
SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\_%' ESCAPE '\'
AND NOT (type = 'table' AND name LIKE 'messages\_fts\_%' ESCAPE '\') ORDER BY rowid
"""
# The sums of no text: how many they are, and the words of each column; so a step leaves them.
_SEARCH_INDEX = "UPDATE messages_fts_data SET block = zeroblob(8) WHERE id = 1"
_NEW_IDENTITY = "INSERT INTO log_identity VALUES (lower(hex(randomblob(16))))"


class _NewLog:
    """What the steps of the schema make of an empty file, recorded at its first use."""

    def __init__(self, apply_steps):
        self.apply_steps = apply_steps
        self._objects, self._applied, self._marks = (), (), ()

    def make(self, connection):
        """Do what `apply_steps` does; an older log gets its steps from the program."""
        if connection.execute("SELECT 1 FROM sqlite_master").fetchone():
            self.apply_steps(connection)
            return
        if not self._objects:
            self._record()
        for sql in self._objects:
            connection.execute(sql)
        connection.execute(_SEARCH_INDEX)
        connection.execute(_NEW_IDENTITY)
        connection.executemany("INSERT INTO _sqlite_migrations VALUES (?, ?, ?, ?)", self._applied)
        for name, value in self._marks:
            connection.execute(f"PRAGMA {name} = {value}")

    def _record(self):
        from sqlcipher3 import dbapi2

        with closing(dbapi2.connect(":memory:")) as made:
            made.execute("BEGIN")
            self.apply_steps(made)
            self._objects = [sql for (sql,) in made.execute(_OBJECTS)]
            self._applied = made.execute("SELECT * FROM _sqlite_migrations").fetchall()
            marks = ("application_id", "user_version")
            self._marks = [(of, made.execute(f"PRAGMA {of}").fetchone()[0]) for of in marks]


@pytest.fixture(scope="session", autouse=True)
def new_logs_are_made_at_once():
    """Make the tables of a new log as the steps leave them; a test compares both.

    Child processes, and logs of earlier versions, take the steps.
    """
    from triage_app.store import preparation

    new = _NewLog(preparation.apply_steps)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(preparation, "apply_steps", new.make)
        yield new


@pytest.fixture(scope="session", autouse=True)
def nothing_waits_for_the_disk():
    """Let no write wait until the disk has it: only a loss of power loses what the system has.

    Child processes, which tests kill and whose disks they fill, wait. Returns what prepares a log
    in the program.
    """
    from triage_app.store import database

    prepare = database.prepare

    def prepared(connection, path):
        prepare(connection, path)
        connection.execute("PRAGMA synchronous = OFF")

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(database, "prepare", prepared)
        patched.setattr(os, "fsync", lambda _: None)
        yield prepare


class _Weights:
    """The weights of the files that were read last."""

    def __init__(self, model_file):
        self._file, self._read = model_file, model_file.read_weights
        self._build = model_file.LinearModel
        self._checked = None
        self._kept = {}  # digest of the file -> arrays, and the model made of them or None

    def arrays_of(self, folder, manifest):
        """Do what `read_weights` does."""
        mark = self._mark(folder, manifest)
        if mark is None or mark != self._checked:
            self._file._checked_bytes(folder, WEIGHTS, manifest)
            self._checked = mark
        digest = manifest.files[WEIGHTS]
        found = self._kept.pop(digest, None) or [self._read(folder, manifest), None]
        self._kept = dict([*self._kept.items(), (digest, found)][-KEPT_MODELS:])
        return found[0]

    def _mark(self, folder, manifest):
        """Return what changes when somebody writes the file, or its digest into the manifest."""
        try:
            now = (folder / WEIGHTS).stat()
        except OSError:
            return None
        return folder, manifest.files, now.st_ino, now.st_size, now.st_mtime_ns

    def model_of(self, arrays):
        """Do what `LinearModel` does; what is learnt of flags may be changed by a test."""
        for found in self._kept.values():
            if found[0] is arrays:
                found[1] = found[1] or self._build(arrays)
                mine = copy(found[1])
                mine._flags = dict(mine._flags)
                return mine
        return self._build(arrays)


@pytest.fixture(scope="session", autouse=True)
def weights_are_read_once():
    """Build the weights of one file once; its bytes are compared with its digest as before.

    Only the same file read twice in a row is not compared again while nobody has written it.
    """
    from classifier.scoring import model_file

    weights = _Weights(model_file)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(model_file, "read_weights", weights.arrays_of)
        patched.setattr(model_file, "LinearModel", weights.model_of)
        yield


@pytest.fixture(scope="session", autouse=True)
def organisations_are_read_once():
    """Read the table of organisations once, unless a desk adds rows; nothing changes it later."""
    from classifier.indicators.organisations import Organisations
    from triage_app.paths import resources_dir

    supplied, load = resources_dir() / "organisations.csv", Organisations.load
    known = cache(partial(load, supplied))

    def loaded(path, own=()):
        return load(path, own) if own or path != supplied else known()

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Organisations, "load", loaded)
        yield
