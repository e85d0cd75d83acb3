"""Counts the keys of each way from a copied message to a logged case, and measures its time.

`python tests/flows/measure_keys.py [MODELS]` writes the table into docs/design-language.md;
MODELS is the models folder of a trained data folder. The window and all services are real; the
time is that of the program, from the first key to the last paint, and no person's.
"""

from __future__ import annotations

import sys
import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median

from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from triage_app.paths import Home
from triage_app.services.desk import Desk
from triage_app.settings import Settings
from triage_app.ui.screenshots import (
    DOUBTFUL,
    MESSAGE,
    end_session,
    fill,
    session_on,
    ticks_before_monday,
)
from triage_app.ui.session import Session
from triage_app.ui.window.navigation import PageName

PAGE = Path(__file__).resolve().parents[2] / "docs" / "design-language.md"
BEGIN, END = "<!-- keys: begin -->", "<!-- keys: end -->"
REPEATS = 3
SETTINGS = Settings(language="fr", agent="claire", second_look="never", theme="light")
GENUINE = "Assurance Maladie : votre attestation est disponible sur votre compte, sur ameli.fr"
NEW_SCAM = "Mutuelle : remboursement de 84,10 EUR bloqué, validez ici https://mutuelle-rbt.top/v"


@dataclass(frozen=True, slots=True)
class Flow:
    """One way from a copied message to its logged case."""

    name: str
    message: str
    keys: tuple[str, ...]  # in the order in which they are pressed
    two_looks: bool = False


PASTE = "Ctrl+V"
FLOWS = (
    Flow("scam, decided and logged at once", NEW_SCAM, (PASTE, "Ctrl+F5")),
    Flow("scam, decided, then logged", NEW_SCAM, (PASTE, "F5", "Return")),
    Flow("scam, card given", NEW_SCAM, (PASTE, "Alt+C", "Ctrl+F5")),
    Flow("genuine message", GENUINE, (PASTE, "Ctrl+F6")),
    Flow("cannot tell, unsure", DOUBTFUL, (PASTE, "Ctrl+F7")),
    Flow("against the verdict, with its reason", NEW_SCAM, (PASTE, "Ctrl+F6", "2")),
    Flow("campaign known, nothing done", MESSAGE, (PASTE, "Alt+R", "F4")),
    Flow("taken up from hold", NEW_SCAM, ("F9", "Ctrl+F5")),
    Flow("two looks first", NEW_SCAM, (PASTE, "1", "2", "Ctrl+F5"), two_looks=True),
    Flow("two looks, card given", NEW_SCAM, (PASTE, "1", "2", "Alt+C", "Ctrl+F5"), two_looks=True),
)


def main(models: Path | None) -> None:
    """Measure all flows and write their table into the page."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder) / "home")
        fill(home, models, ticks_before_monday())
        rows = [f"| {one.name} | {shown_keys(one)} | {len(one.keys)} | {{:.0f}} |" for one in FLOWS]
        times = [median(run(application, home, one) for _ in range(REPEATS)) for one in FLOWS]
    table = "\n".join(row.format(ms) for row, ms in zip(rows, times, strict=True))
    head = "| way | keys | number | ms |\n|---|---|---|---|\n"
    page = PAGE.read_text(encoding="utf-8")
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    PAGE.write_text(f"{before}{BEGIN}\n{head}{table}\n{END}{after}", encoding="utf-8")


def shown_keys(flow: Flow) -> str:
    """Return the keys of a flow as the manual writes them."""
    return ", ".join(f"`{one.replace('Return', 'Enter')}`" for one in flow.keys)


def run(application: QApplication, home: Home, flow: Flow) -> float:
    """Press the keys of a flow; return the milliseconds until its case is logged and painted.

    Raises AssertionError if anything but one logged case comes of it.
    """
    ticks = ticks_before_monday()
    settings = replace(SETTINGS, second_look="always" if flow.two_looks else "never")
    desk = Desk(home, settings, lambda: next(ticks))
    session = session_on(application, home, desk)
    session.window.activateWindow()
    session.content.show_page(PageName.TRIAGE)
    QGuiApplication.clipboard().setText(flow.message)
    if flow.keys[0] != PASTE:
        press(session, PASTE)
        press(session, "F9")
    application.processEvents()
    logged: list[object] = []
    session.triage.case_logged.connect(logged.append)
    start = time.perf_counter()
    for keys in flow.keys:
        assert not logged, f"{flow.name}: logged before the last key"
        press(session, keys)
    session.window.repaint()
    taken = 1000 * (time.perf_counter() - start)
    assert len(logged) == 1, f"{flow.name}: {len(logged)} cases logged"
    session.triage.undo()
    end_session(session)
    desk.close()
    return taken


def press(session: Session, keys: str) -> None:
    """Press one key with its modifiers, and let the window answer."""
    QTest.keySequence(session.window.windowHandle(), QKeySequence(keys))
    QApplication.processEvents()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
