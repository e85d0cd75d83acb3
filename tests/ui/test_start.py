"""The window is painted before slow modules are loaded."""

import json
import subprocess
import sys
from pathlib import Path

HEAVY = (
    "numpy",
    "scipy",
    "sklearn",
    "joblib",
    "bs4",
    "cryptography",
    "keyring",
    "sqlcipher3",
    "sqlite3",
    "sqlite_utils",
    "phonenumbers",
    "publicsuffixlist",
    "requests",
    "rapidfuzz",
    "stdnum",
    "tinycss2",
    "importlib.metadata",
    "asyncio",
)
ALLOWED = {
    "classifier.errors",
    "classifier.sentence",
    "triage_app.errors",
    "triage_app.files",
    "triage_app.paths",
    "triage_app.settings",
    "triage_app.ui",
    "triage_app.wording",
    "triage_app.wording.french",
    "triage_app.wording.names",
    "triage_app.wording.scenarios",
    "triage_app.wording.score",
    "triage_app.wording.words",
    "triage_app.ui.app",
    "triage_app.ui.widgets",
    "triage_app.ui.widgets.colours",
    "triage_app.ui.shell",
    "triage_app.ui.widgets.texts",
    "triage_app.ui.widgets.theme",
}
ROOT = Path(__file__).resolve().parents[2]
CHILD = """
import json, sys
from pathlib import Path
from triage_app.paths import Home
from triage_app.settings import Settings
from triage_app.ui import app
from PySide6.QtWidgets import QApplication
application = QApplication([])
program = app.Program(application, Home(Path(sys.argv[1])), Settings(agent="essai"))
program.fill = lambda: None
program.open()
def painted():
    print(json.dumps(sorted(sys.modules)))
    program.close()
program.window.window_painted.connect(painted)
application.exec()
"""


def test_no_slow_module_is_loaded_when_the_window_is_shown(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", CHILD, str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
        cwd=ROOT,
    )
    loaded = json.loads(done.stdout)
    assert [name for name in HEAVY if name in loaded] == []
    assert {name for name in loaded if name.startswith(("triage_app.", "classifier."))} <= ALLOWED
