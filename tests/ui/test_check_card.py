"""The check of the log in the window: progress, stop, problems as an outcome, failures."""

import json
import sys
from contextlib import closing
from pathlib import Path

import pytest
import ui_fakes as fakes

from triage_app.check_records import CheckOutcome, WholeCheck
from triage_app.records import EventKind
from triage_app.services.desk import Desk
from triage_app.settings import Settings
from triage_app.ui.supervisor.check_card import CheckCard
from triage_app.ui.supervisor.check_process import CheckProcess, check_arguments
from triage_app.ui.window.navigation import PageName

FOUND = CheckOutcome(("Le cas 1 ne dit plus la même chose.", "L’événement 2 a été modifié."))
SINCE = CheckOutcome((), WholeCheck("2026-11-17T10:00:00+01:00", 30_000, "0f", 12))
WAITS = """import sys, threading
print('progress 0.40 verify', file=sys.stderr, flush=True)
threading.Event().wait()
"""


def child(tmp_path, body):
    script = tmp_path / "child.py"
    script.write_text(body, encoding="utf-8")
    return CheckProcess(tmp_path, sys.executable, [str(script)])


@pytest.fixture
def card(qtbot, dressed):
    made = CheckCard(fakes.texts())
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_command_is_our_own_command_line():
    command = ["-m", "triage_app", "--home", "d", "verify", "--json", "--progress"]
    assert check_arguments(Path("d"), full=False) == command
    assert check_arguments(Path("d"), full=True) == [*command, "--full"]


@pytest.mark.parametrize("code", [0, 1])
def test_problems_are_an_outcome(qtbot, tmp_path, code):
    problems = list(FOUND.problems) if code else []
    answer = json.dumps({"sound": not code, "problems": problems})
    made = child(tmp_path, f"import sys\nprint({answer!r})\nprint('2', file=sys.stderr)\n" + (
        f"sys.exit({code})\n"
    ))  # fmt: skip
    failures = []
    made.command_failed.connect(failures.append)
    with qtbot.waitSignal(made.outcome_ready, timeout=10_000) as done:
        assert made.start(full=False)
        assert not made.start(full=False)
    assert done.args == [CheckOutcome(tuple(problems))]
    assert failures == []


@pytest.mark.parametrize(
    ("body", "reason"),
    [("sys.exit('Plus de place.')", "Plus de place."), ("print('[1'); sys.exit(1)", "")],
)
def test_a_command_without_its_document_has_failed(qtbot, tmp_path, body, reason):
    made = child(tmp_path, f"import sys\n{body}\n")
    with qtbot.waitSignal(made.command_failed, timeout=10_000) as failed:
        made.start(full=False)
    assert failed.args == [reason]


def test_the_problems_of_a_real_log_arrive(qtbot, trained_home, log_connection):
    with closing(Desk(trained_home, Settings())) as desk:
        desk.store.record(EventKind.EXPORTED, "a", {"week": "2026-W46"})
    with closing(log_connection(trained_home)) as db:
        db.execute("DROP INDEX cases_by_opened")
    made = CheckProcess(trained_home.folder)
    with qtbot.waitSignal(made.outcome_ready, timeout=60_000) as done:
        made.start(full=True)
    assert any("cases_by_opened" in problem for problem in done.args[0].problems)


def test_the_card_shows_the_progress_and_stops(qtbot, tmp_path, dressed):
    made = fakes.session(fakes.FakeDesk())
    qtbot.addWidget(made.window)
    checking = child(tmp_path, WAITS)
    made.supervisor._checking = checking
    card = made.content.show_page(PageName.SUPERVISOR).check
    with qtbot.waitSignal(checking.progress_changed, timeout=10_000):
        card.check_button.click()
    assert (card.progress.value(), card.check_button.isEnabled()) == (40, False)
    assert not card.stop_button.isHidden()
    with qtbot.waitSignal(checking.command_cancelled, timeout=10_000):
        card.stop_button.click()
    assert card.sentence.text() == "Contrôle arrêté."
    assert (card.progress.isHidden(), card.check_button.isEnabled()) == (True, True)


def test_the_card_says_what_was_found_and_compared(card):
    card.show_outcome(FOUND)
    assert card.sentence.text() == "2 problèmes trouvés."
    assert card.extent.text() == "Le journal entier a été comparé."
    shown = [card.problems.lines.itemAt(at).widget().text() for at in range(2)]
    assert shown == [f"• {problem}" for problem in FOUND.problems]
    card.show_outcome(SINCE)
    assert "n°\u00a030\u202f000" in card.extent.text()
    assert "17 nov. 2026" in card.extent.text()
    assert card.problems.isHidden()


def test_a_failure_takes_an_older_outcome_away(card):
    card.show_outcome(FOUND)
    card.show_failed("Le journal est en cours.")
    assert card.sentence.text() == "Le contrôle a échoué. Le journal est en cours."
    assert card.problems.isHidden()
    assert card.extent.isHidden()


def test_the_whole_log_is_compared_on_request(card, qtbot):
    card.full.setChecked(True)
    with qtbot.waitSignal(card.check_requested) as asked:
        card.check_button.click()
    assert asked.args == [True]
