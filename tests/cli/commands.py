"""Runs `vigie` in this process or in a child process, on a separate data folder."""

import ctypes
import json
import os
import signal
import subprocess
import sys

from click.testing import CliRunner


def obey_permissions() -> None:
    """Drop Linux capabilities in a child process, so that permissions apply even to root.

    It ends with 77 where that cannot be done.
    """
    if os.geteuid() == 0:
        library = ctypes.CDLL(None, use_errno=True)
        for capability in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
            if library.prctl(24, capability, 0, 0, 0):  # PR_CAPBSET_DROP
                os._exit(77)


class Vigie:
    """Runs `vigie` commands on one data folder."""

    def __init__(self, home):
        self.home = home

    def __call__(self, *arguments, stdin=None, code=0, env=None):
        from triage_app.cli.main import main

        words = ["--home", str(self.home.folder), *(str(word) for word in arguments)]
        found = CliRunner().invoke(main, words, input=stdin, env=env)
        codes = (0, 1) if code is None else (code,)
        assert found.exit_code in codes, (found.stdout, found.stderr, found.exception)
        assert "Traceback" not in found.output
        return found

    def json(self, *arguments, **options):
        """Run with --json and return the one document on standard output."""
        found = self(*arguments, "--json", **options)
        assert found.stdout.count("\n") == 1
        return json.loads(found.stdout)

    def fails(self, *arguments, code=1, **options):
        """Run a command that must fail and return its sentence on standard error."""
        found = self(*arguments, code=code, **options)
        assert found.stdout == ""
        assert found.stderr.strip(), "a failure is told"
        assert found.stderr.count("\n") == 1, found.stderr
        return found.stderr.strip()

    def process(self, *arguments, stdin=b"", env=None, **options):
        """Run in a child process and return the completed process."""
        words = [sys.executable, "-m", "triage_app", "--home", str(self.home.folder)]
        found = subprocess.run(
            [*words, *(os.fspath(word) for word in arguments)],
            input=stdin if "stdin_file" not in options else None,
            stdin=options.pop("stdin_file", None),
            capture_output="stdout" not in options,
            env={**os.environ, **(env or {})},
            timeout=120,
            check=False,
            **options,
        )
        assert b"Traceback" not in (found.stderr or b""), found.stderr.decode("utf-8", "replace")
        return found

    def interruptible(self, *arguments):
        """Start a child process that SIGINT reaches; its outputs are pipes.

        What a shell without job control starts in the background ignores SIGINT, and so does each
        child of it: the tests may run there.
        """
        words = [sys.executable, "-m", "triage_app", "--home", str(self.home.folder)]
        former = signal.signal(signal.SIGINT, signal.default_int_handler)
        try:
            return subprocess.Popen(
                [*words, *(os.fspath(word) for word in arguments)],
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
            )
        finally:
            signal.signal(signal.SIGINT, former)

    def settle(self, text):
        """Write the settings file."""
        self.home.folder.mkdir(parents=True, exist_ok=True)
        self.home.settings.write_text(text, encoding="utf-8")
