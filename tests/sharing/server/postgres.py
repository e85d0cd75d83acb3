"""A PostgreSQL server in a folder of its own, on a Unix socket, as another user than root.

It is started and killed by its own process number; a server of the system is never touched.
"""

import os
import pwd
import secrets
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

import psycopg

ABSENT = "PostgreSQL's server is not installed (`make postgres` does it)"
SETTINGS = {
    "listen_addresses": "''",
    "unix_socket_permissions": "0777",
    "max_connections": "20",
    "shared_buffers": "'64MB'",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "fsync": "off",  # what a killed process wrote is with the system; only a power cut loses it
    "log_min_messages": "warning",
    "lc_messages": "'C'",
}


def programs():
    """Return the folder of initdb and postgres, None when they are not installed."""
    found = shutil.which("initdb")
    folders = [Path(found).parent] if found else []
    # Debian keeps them outside the path, one folder a version.
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((one for one in folders if (one / "postgres").exists()), None)


def _owner():
    """Return whom the server runs as: the user `postgres` or `nobody` where we are root."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    return None


def can_run():
    """Return whether a server can be started here."""
    return programs() is not None and (os.geteuid() != 0 or _owner() is not None)


class PostgresServer:
    """A cluster in `folder`; `start`, `kill` and `stop` as often as wanted."""

    def __init__(self, settings=None):
        # Paths of sockets are at most 107 bytes, which a folder of pytest may pass.
        self.folder = Path(tempfile.mkdtemp(prefix="vigie-pg-", dir="/tmp"))
        self.admin_password = secrets.token_hex(8)
        self._owner, self._process = _owner(), None
        if self._owner:
            os.chown(self.folder, self._owner.pw_uid, self._owner.pw_gid)
        self.folder.chmod(0o755)  # for those who come to the socket
        self._make(SETTINGS | (settings or {}))

    def _as_owner(self, command, **options):
        if self._owner:
            ids = {"user": self._owner.pw_uid, "group": self._owner.pw_gid, "extra_groups": []}
            options = options | ids
        environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "TZ": "UTC"}
        return subprocess.Popen(command, env=environment, cwd=self.folder, **options)

    def _make(self, settings):
        password = self.folder / "password"
        password.write_text(self.admin_password)
        if self._owner:
            os.chown(password, self._owner.pw_uid, self._owner.pw_gid)
        command = [programs() / "initdb", "-D", self.data, "-U", "postgres", "-E", "UTF8"]
        command += ["-A", "scram-sha-256", f"--pwfile={password}", "--no-sync"]
        made = self._as_owner(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        error = made.communicate(timeout=120)[1]
        assert made.returncode == 0, error.decode()
        password.unlink()
        lines = [f"{name} = {value}" for name, value in settings.items()]
        lines.append(f"unix_socket_directories = '{self.folder}'")
        with (self.data / "postgresql.conf").open("a") as file:
            file.write("\n".join(lines) + "\n")

    @property
    def pid(self):
        return self._process.pid

    @property
    def data(self):
        return self.folder / "data"

    @property
    def log(self):
        return self.folder / "log"

    def start(self, port=5432):
        """Start the server and wait until it takes connections."""
        for _ in range(600):
            if self._process is None or self._process.poll() is not None:
                self._launch()  # again where children of a killed one had not ended yet
            try:
                self.admin(port=port).close()
                return self
            except psycopg.OperationalError:
                time.sleep(0.05)  # it recovers
        raise AssertionError(self.log.read_text())

    def _launch(self):
        with self.log.open("ab") as log:
            command = [programs() / "postgres", "-D", self.data]
            self._process = self._as_owner(command, stdout=log, stderr=log)

    def _signal(self, number):
        self._process.send_signal(number)
        self._process.wait(60)
        self._process = None

    def kill(self):
        """Kill the server as a crash does; its children end when they notice."""
        self._signal(signal.SIGKILL)

    def stop(self):
        """Stop and remove everything."""
        if self._process:
            self._signal(signal.SIGINT)  # "fast"
        shutil.rmtree(self.folder)

    def url(self, user="postgres", database="postgres", port=5432):
        """Return an address without a password."""
        return f"postgresql://{user}@/{database}?host={self.folder}&port={port}"

    def admin(self, database="postgres", port=5432):
        """Return a connection of the administrator, which commits by itself."""
        url = self.url(database=database, port=port)
        return psycopg.connect(url, password=self.admin_password, autocommit=True)
