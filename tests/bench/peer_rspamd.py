"""rspamd's Bayes filter for `make bench-peers`: a private server with its own database, no network.

It listens on two free local ports, stores its data in SQLite (the default, Redis, would need
another server) and runs no other rule. Messages shorter than its `min_tokens` get no probability;
they count as 0.5, which is not called a scam.
"""

import http.client
import json
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path

import numpy as np

PROGRAM = "/usr/bin/rspamd"
PATIENCE = 120  # seconds until it must listen; the first start compiles its lists
ANSWER = 20  # seconds for one message
MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None
WEIGHT = 1e6  # of its two symbols: rspamd prints few decimals, and high scores would tie

CONFIGURATION = """
options {{
  pidfile = "{folder}/pid"; tempdir = "{folder}"; hs_cache_dir = "{cache}"; filters = "";
  url_tld = "{folder}/tld";
  dns {{ nameserver = ["127.0.0.1:1"]; timeout = 0.1; retransmits = 1; }}
}}
logging {{ type = "file"; filename = "{folder}/log"; level = "error"; }}
worker "normal" {{ bind_socket = "127.0.0.1:{scan}"; count = 1; }}
worker "controller" {{ bind_socket = "127.0.0.1:{learn}"; count = 1; secure_ip = "127.0.0.1"; }}
classifier "bayes" {{
  tokenizer {{ name = "osb"; }}
  backend = "sqlite3"; min_tokens = 11; min_learns = 200;
  statfile {{ symbol = "BAYES_HAM"; spam = false; path = "{folder}/ham.sqlite"; }}
  statfile {{ symbol = "BAYES_SPAM"; spam = true; path = "{folder}/spam.sqlite"; }}
  cache {{ type = "sqlite3"; path = "{folder}/cache.sqlite"; }}
}}
metric {{
  name = "default";
  symbol "BAYES_HAM" {{ weight = -{weight}; }}
  symbol "BAYES_SPAM" {{ weight = {weight}; }}
}}
"""
SUFFIXES = "com\nfr\nnet\norg\neu\ninfo\nexample\nbe\nch\nru\nxyz\nshop\nonline\nsite\ntop\n"


class NotRunning(Exception):
    """rspamd is not installed, does not start or does not answer; the text says which."""


def free_ports(count):
    """Return free local ports."""
    sockets = [socket.socket() for _ in range(count)]
    for one in sockets:
        one.bind(("127.0.0.1", 0))
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports


def probability(answer):
    """Return the scam probability in one response, 0.5 if there is none."""
    symbols = answer.get("symbols", {})
    told = [symbols[name]["score"] for name in ("BAYES_SPAM", "BAYES_HAM") if name in symbols]
    return 0.5 + told[0] / WEIGHT / 2 if told else 0.5


class Server:
    """An rspamd process with a temporary folder that is deleted on close."""

    def __init__(self):
        if not Path(PROGRAM).exists():
            raise NotRunning("rspamd is not installed")
        # It commits after each mail that it learns: 280,000 of them wait less for memory.
        self.folder = Path(tempfile.mkdtemp(prefix="peer-rspamd-", dir=MEMORY))
        cache = Path("build/peers-rspamd").absolute()
        cache.mkdir(parents=True, exist_ok=True)
        self.scan, self.learn = free_ports(2)
        (self.folder / "tld").write_text(SUFFIXES, encoding="utf-8")
        place = self.folder / "rspamd.conf"
        place.write_text(
            CONFIGURATION.format(
                folder=self.folder, cache=cache, scan=self.scan, learn=self.learn, weight=WEIGHT
            ),
            encoding="utf-8",
        )
        # --insecure: root may run it, as in containers; nobody else reaches its ports.
        command = [PROGRAM, "--no-fork", "--insecure", "-c", str(place)]
        command.append(f"--var=DBDIR={self.folder}")
        quiet = subprocess.DEVNULL
        self.process = subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet)
        try:
            self._wait()
        except NotRunning:
            self.close()
            raise

    def _wait(self):
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and self.process.poll() is None:
            try:
                ports = (self.scan, self.learn)
                if all(self._post(port, "/ping", b"")[0] == 200 for port in ports):
                    return
            except OSError:
                time.sleep(0.2)
        raise NotRunning(f"rspamd did not listen within {PATIENCE} seconds")

    def _post(self, port, path, mail):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=ANSWER)
        try:
            connection.request("POST", path, mail)
            reply = connection.getresponse()
            return reply.status, reply.read()
        finally:
            connection.close()

    def teach(self, mail, scam):
        """Train on one mail; rspamd may refuse short ones."""
        self._safely(self.learn, "/learnspam" if scam else "/learnham", mail)

    def judge(self, mails):
        """Return the scam probability of each mail."""
        return np.array(
            [probability(json.loads(self._safely(self.scan, "/checkv2", one))) for one in mails]
        )

    def _safely(self, port, path, mail):
        try:
            return self._post(port, path, mail)[1]
        except (OSError, http.client.HTTPException) as error:
            raise NotRunning(f"rspamd did not answer ({type(error).__name__})") from error

    def close(self):
        """Stop the server and delete its folder."""
        self.process.terminate()
        try:
            self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(timeout=20)
        shutil.rmtree(self.folder, ignore_errors=True)
