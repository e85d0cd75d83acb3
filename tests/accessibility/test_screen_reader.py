"""The window as a screen reader has it: a real AT-SPI client on a display of its own.

Needs Xvfb, openbox, D-Bus, AT-SPI and pyatspi (`make accessibility`), and says so where they are
absent.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from triage_app.paths import Home
from triage_app.settings import Settings
from triage_app.settings_file import save

CLIENT = Path(__file__).with_name("client.py")
SYSTEM_PYTHON = "/usr/bin/python3"
TOOLS = ("Xvfb", "openbox", "dbus-daemon")
PAGES = ("Cas", "Lot", "Semaine", "Relecture", "Supervision", "Conseils", "Messages types")
STRUCTURE = {"filler", "panel", "layered pane", "frame", "table", "list", "scroll pane", "viewport"}
CONTROLS = {"push button", "check box", "radio button", "page tab", "text", "combo box", "list"}


def missing() -> str:
    """Return what is not installed here."""
    tools = [one for one in TOOLS if shutil.which(one) is None]
    asked = [SYSTEM_PYTHON, "-c", "import pyatspi"]
    found = Path(SYSTEM_PYTHON).exists() and subprocess.run(asked, check=False, capture_output=True)
    if not found or found.returncode:
        tools.append("pyatspi")
    return ", ".join(tools)


MISSING = missing()
pytestmark = pytest.mark.skipif(
    bool(MISSING), reason=f"no {MISSING} here: `make accessibility` installs them"
)


@contextmanager
def running(*command, **options):
    """Run a program for as long as the block; yield it."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, **options) as process:
        try:
            yield process
        finally:
            process.terminate()


@pytest.fixture(scope="module")
def found(trained_folder, tmp_path_factory):
    """Return what the client found on each page."""
    folder = tmp_path_factory.mktemp("reader")
    home = Home(folder / "home")
    shutil.copytree(trained_folder / "models", home.models)
    save(home.settings, Settings(language="fr", agent="claire", second_look="never"))
    environment = {
        **os.environ,
        "XDG_RUNTIME_DIR": str(folder),
        "XDG_CACHE_HOME": str(folder),
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
    }
    with ExitStack() as stack:

        def start(*command):
            return stack.enter_context(running(*command, env=environment))

        display = start(
            "Xvfb", "-displayfd", "1", "-screen", "0", "1366x768x24", "-nolisten", "tcp"
        )
        environment["DISPLAY"] = f":{display.stdout.readline().strip()}"
        start("openbox")  # a window has no focus without a window manager
        bus = start("dbus-daemon", "--session", "--nofork", "--print-address")
        environment["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
        start(sys.executable, "-m", "triage_app", "--home", str(home.folder))
        done = subprocess.run(
            [SYSTEM_PYTHON, CLIENT],
            check=False,
            env=environment,
            capture_output=True,
            text=True,
            timeout=150,
        )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def one(nodes, role, name):
    """Return the only node of this role whose name begins so."""
    (node,) = [node for node in nodes if node["role"] == role and node["name"].startswith(name)]
    return node


def place(nodes, start):
    """Return the place of the first node whose name begins so, in the order of reading."""
    return next(at for at, node in enumerate(nodes) if node["name"].startswith(start))


STATES = ("empty", "triage", "decided", *PAGES)


@pytest.mark.parametrize("state", STATES)
def test_nothing_said_holds_markup(found, state):
    said = [node["name"] + node["description"] for node in found[state]]
    assert [words for words in said if "<" in words or "&lt;" in words] == []


@pytest.mark.parametrize("state", STATES)
def test_every_control_has_a_name_or_a_label(found, state):
    controls = [node for node in found[state] if node["role"] in CONTROLS and node["focusable"]]
    assert controls
    assert [node for node in controls if not node["name"] and not any(node["labels"])] == []


@pytest.mark.parametrize("state", STATES)
def test_the_pages_are_tabs_of_which_one_is_selected(found, state):
    tabs = [node for node in found[state] if node["role"] == "page tab"]
    assert len(tabs) >= 8
    assert sum(node["selected"] for node in tabs) == 1
    assert all(node["description"] for node in tabs)  # its key


@pytest.mark.parametrize("page", PAGES)
def test_the_page_that_is_shown_is_the_selected_tab(found, page):
    assert one(found[page], "page tab", page)["selected"]


@pytest.mark.parametrize("state", STATES)
def test_no_sign_is_read_out_as_a_shape(found, state):
    shapes = set("○●■▲◆·✓")
    labels = [node["name"] for node in found[state] if node["role"] == "label"]
    assert [words for words in labels if words and set(words) <= shapes] == []


def test_the_verdict_is_announced_and_has_the_focus(found):
    verdict = next(node for node in found["triage"] if node["focused"] and node["focusable"])
    assert verdict["name"].startswith("Très probablement une arnaque. Ne pas suivre le message.")
    assert found["verdict said"].startswith(verdict["name"])


def test_a_call_is_read_in_the_order_of_the_eye(found):
    nodes = found["triage"]
    order = (
        "Très probablement",
        "Raisons.",
        "Message masqué",
        "Liens du",
        "Qu’a fait",
        "Votre avis",
    )
    places = [place(nodes, start) for start in order]
    assert places == sorted(places)


def test_reasons_and_links_are_lists_of_sentences(found):
    nodes = found["triage"]
    items = [node["name"] for node in nodes if node["role"] == "list item"]
    assert one(nodes, "list", "Raisons.")["name"].startswith("Raisons. Signes d’arnaque")
    assert any(words.startswith(("Signe fort. ", "Signe moyen. ")) for words in items)
    assert any(words.startswith("ameli-carte[.]top, ") for words in items)
    last = max(at for at, node in enumerate(nodes) if node["role"] == "list item")
    assert place(nodes, "Raisons.") < place(nodes, "Signe ") < last


def test_decisions_are_one_choice_and_answers_are_several(found):
    roles = {node["name"]: node["role"] for node in found["triage"]}
    assert {roles[name] for name in ("Arnaque", "Légitime", "Incertain")} == {"radio button"}
    assert roles["a cliqué"] == roles["a donné sa carte"] == "check box"


def test_what_was_pressed_by_the_reader_is_told_back(found):
    assert one(found["decided"], "radio button", "Arnaque")["checked"]
    assert one(found["decided"], "check box", "a donné sa carte")["checked"]
    assert not one(found["decided"], "radio button", "Légitime")["checked"]


def test_the_sentence_to_read_aloud_and_the_logged_case_are_announced(found):
    assert found["advice said"].startswith("«")
    assert "enregistré" in found["log said"]


def test_lists_of_cases_tell_their_rows(found):
    rows = [node["name"] for node in found["Cas"] if node["role"] == "table cell"]
    assert any("Arnaque" in words for words in rows)
