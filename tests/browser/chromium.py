"""Chromium without a window, driven over a pipe: shows pages, returns what a script finds."""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --hide-scrollbars "
    "--no-default-browser-check --disable-background-networking --disable-component-update "
    "--disable-sync --disable-extensions --remote-debugging-pipe "
    "--host-resolver-rules=MAP~*~~NOTFOUND"
)
_NAMES = ("chromium", "chromium-browser", "google-chrome")


def program() -> str:
    """Return the path of Chromium, "" where it is not installed."""
    return next((path for name in _NAMES if (path := shutil.which(name))), "")


class Browser:
    """One page in a running Chromium; nothing is fetched and no script of a page runs."""

    def __init__(self, commands: int, answers: int) -> None:
        self._commands = commands
        self._answers = answers
        self._rest = b""
        self._number = 0
        self._session = ""
        self._loaded = False
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        attached = self.call("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]
        self.call("Page.enable")
        self.call("Fetch.enable", patterns=[{"urlPattern": "*"}])
        self.call("Emulation.setScriptExecutionDisabled", value=True)
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=800, height=600, deviceScaleFactor=1, mobile=False,
        )  # fmt: skip

    def show(self, html: str, script: str) -> dict[str, object]:
        """Show a page and return what a script finds in it."""
        page = base64.b64encode(html.encode("utf-8", "replace")).decode("ascii")
        self._loaded = False
        self.call("Page.navigate", url=f"data:text/html;charset=utf-8;base64,{page}")
        while not self._loaded:
            self._notice(self._receive())
        return json.loads(self.evaluate(script))

    def evaluate(self, script: str) -> str:
        """Return the text that a script ends with."""
        answer = self.call("Runtime.evaluate", expression=script, returnByValue=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(json.dumps(answer["exceptionDetails"])[:2_000])
        return answer["result"]["value"]

    def call(self, method: str, **parameters: object) -> dict:
        """Send one command and return its answer."""
        number = self._send(method, parameters)
        while True:
            message = self._receive()
            self._notice(message)
            if message.get("id") == number:
                if "error" in message:
                    raise RuntimeError(f"{method}: {message['error']}")
                return message["result"]

    def _notice(self, message: dict) -> None:
        if message.get("method") == "Fetch.requestPaused":
            self._answer_request(message["params"])
        elif message.get("method") == "Page.loadEventFired":
            self._loaded = True

    def _answer_request(self, request: dict) -> None:
        if request["request"]["url"].startswith("data:text/html"):
            self._send("Fetch.continueRequest", {"requestId": request["requestId"]})
        else:  # pictures, frames, pages that open by themselves
            given = {"requestId": request["requestId"], "errorReason": "Aborted"}
            self._send("Fetch.failRequest", given)

    def _send(self, method: str, parameters: dict[str, object]) -> int:
        self._number += 1
        message: dict[str, object] = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self._commands, data) :]
        return self._number

    def _receive(self) -> dict:
        while b"\0" not in self._rest:
            piece = os.read(self._answers, 1 << 16)
            if not piece:
                raise RuntimeError("Chromium has ended")
            self._rest += piece
        message, _, self._rest = self._rest.partition(b"\0")
        return json.loads(message)


@contextmanager
def browser() -> Iterator[Browser]:
    """Start Chromium with an empty profile and end it."""
    for_browser, commands = os.pipe()
    answers, from_browser = os.pipe()
    flags = [flag.replace("~", " ", 2) for flag in _FLAGS.split()]

    def place_pipes() -> None:
        spare = os.dup(from_browser)  # 3 and 4 may be in use by each other
        os.dup2(os.dup(for_browser), 3)
        os.dup2(spare, 4)

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        started = subprocess.Popen(
            [program(), *flags, f"--user-data-dir={Path(profile) / 'profile'}"],
            preexec_fn=place_pipes,  # noqa: PLW1509  no threads here
            close_fds=False,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(for_browser)
        os.close(from_browser)
        try:
            yield Browser(commands, answers)
        finally:
            started.terminate()
            try:
                started.wait(20)
            except subprocess.TimeoutExpired:
                started.kill()
                started.wait()
            os.close(commands)
            os.close(answers)
