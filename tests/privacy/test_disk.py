"""No planted identifier is in any byte of the data folder, of exports, backups or temporary files.

Each planted message goes in by one way and in one container. What is looked at is what masking
removes from the plain text (`masking_figures`): no container and no way in may bring it back.
"""

from __future__ import annotations

import csv
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from commands import Vigie
from disk import contents, forbidden, found, left_by_masking
from planted import PLANTED, Planted, survivors
from planted_containers import beside_a_message, in_container

from classifier.errors import VigieError
from classifier.records import Pasted
from triage_app.clock import system_clock
from triage_app.draft_record import Draft
from triage_app.paths import Home
from triage_app.records import Answers, Decision, NewCase
from triage_app.services.calls.notes import NOTE_CHARACTERS
from triage_app.services.desk import Desk
from triage_app.settings import Settings
from triage_app.store import message_json

_NAMING = frozenset({"nir", "iban", "card", "phone"})  # kinds that are known without a label
WAYS = ("pasted", "file", "batch", "imported", "corrected")


@dataclass
class Used:
    """A data folder in which all planted messages were logged, and what went into it."""

    desk: Desk
    folder: Path
    logged: dict[int, Planted]  # by number of the case
    results: str  # result objects

    def files(self):
        """Return everything that is on the disk now."""
        return contents(self.desk.home.folder, self.folder / "out", self.folder / "temporary")


def of_way(way: str) -> list[tuple[int, Planted]]:
    """Return the planted messages that go in by one way, with their numbers."""
    return list(enumerate(PLANTED))[WAYS.index(way) :: len(WAYS)]


@pytest.fixture(scope="module")
def used(trained_folder, tmp_path_factory):
    folder = tmp_path_factory.mktemp("privacy")
    home = Home(folder / "home")
    shutil.copytree(trained_folder / "models", home.models)
    for name in ("out", "temporary", "in"):
        (folder / name).mkdir()
    former = os.environ.get("TMPDIR")
    os.environ["TMPDIR"], tempfile.tempdir = str(folder / "temporary"), None
    # Plain, because every byte of it is looked through.
    home.settings.write_text('encryption = "off"\n', encoding="utf-8")
    desk = Desk(home, Settings(agent="claire", encryption="off"))
    made = Used(desk, folder, {}, "")
    desk.encryption.digests_for_new()  # makes the key that references need
    for fill in (_paste, _files, _batch, _import, _correct, _annotate):
        fill(made)
    yield made
    desk.close()
    os.environ.pop("TMPDIR")
    if former is not None:
        os.environ["TMPDIR"] = former
    tempfile.tempdir = None


def _log(used: Used, planted: Planted, pasted: Pasted) -> None:
    assessment = used.desk.triage.assess(pasted)
    case = used.desk.triage.log(NewCase(assessment, Decision.SCAM))
    used.logged[case.number] = planted


def _paste(used: Used) -> None:
    for _, planted in of_way("pasted"):
        _log(used, planted, Pasted(planted.text, None, planted.sender, planted.subject))


def _files(used: Used) -> None:
    for number, planted in of_way("file"):
        _log(used, planted, in_container(planted, number)[1])


def _batch(used: Used) -> None:
    """Score a folder of files, a table and a file of JSON Lines, and log some of it."""
    folder = used.folder / "in" / "batch"
    folder.mkdir()
    rows = []
    for number, planted in of_way("batch"):
        content = in_container(planted, number)[1]
        name = planted.secrets[0] if planted.kind in _NAMING else number
        rows.append({"id": name, "channel": "email", "body": planted.text})
        if isinstance(content.untrusted_content, bytes):
            path = folder / f"{number}.{content.file_name.rpartition('.')[2] or 'txt'}"
            path.write_bytes(content.untrusted_content)
    with (folder / "table.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["telephone", "message"])
        rows_of_table = [
            (planted.secrets[-1] if planted.kind in _NAMING else "0199001234", planted.text)
            for _, planted in of_way("batch")
        ]
        writer.writerows(rows_of_table)
    source, out = used.folder / "in" / "rows.jsonl", used.folder / "out" / "results.jsonl"
    source.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    vigie = Vigie(used.desk.home)
    vigie("score", "--jsonl", source, "--out", out)
    printed = vigie("score", folder, "--json").stdout
    used.results = printed + out.read_text(encoding="utf-8")
    for item in used.desk.batch.judge([folder / "table.csv"]):
        assert item.triage is not None
        used.desk.triage.log(NewCase(item.triage.assessment, Decision.UNSURE))


def _import(used: Used) -> None:
    path = used.folder / "in" / "list.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["message", "expéditeur", "objet", "verdict", "jugé par"])
        writer.writerows(
            (planted.text, planted.sender, planted.subject, "arnaque", "Mme Dufresnoy-Kerbratec")
            for _, planted in of_way("imported")
        )
    Vigie(used.desk.home)("cases", "import", path, "--yes")


def _correct(used: Used) -> None:
    """Keep drafts of typed messages as the window does, change one, log a case and take it back."""
    drafts = used.desk.drafts
    typed = [
        used.desk.triage.masked(Pasted(one.text, None, one.sender, one.subject))
        for _, one in of_way("corrected")
    ]
    drafts.save([Draft(message, Answers(), 5) for message in typed])
    for _, planted in of_way("corrected"):
        _log(used, planted, beside_a_message(planted))
    number = max(used.logged)
    reason = f"Appel de Mme Dufresnoy, {' '.join(PLANTED[0].secrets)}"
    used.desk.casebook.withdraw(number, reason)
    del used.logged[number]


def _annotate(used: Used) -> None:
    """Write planted texts as notes, and their identifiers as references; take some back."""
    book = used.desk.casebook
    short = [one for one in PLANTED if len(one.text) <= NOTE_CHARACTERS]
    for at, (number, planted) in enumerate(zip(used.logged, short, strict=False)):
        note = book.notes.add(number, planted.text)
        book.notes.set_reference(number, planted.secrets[0])
        if at % 5 == 0:
            book.undo(note)
    last = used.desk.triage.assess(Pasted("Votre colis attend, payez 1 € sur http://colis.top/x"))
    used.desk.triage.log(NewCase(last, Decision.SCAM), short[-1].text, short[-1].secrets[0])


def test_no_note_holds_one(used):
    left, shown = {}, 0
    for number in used.logged:
        for note in used.desk.casebook.show(number).notes:
            shown += 1
            seen = {one for each in PLANTED for one in survivors(each, note.text)}
            if secrets := seen - left_by_masking():
                left[number] = (secrets, note.text)
    assert not left
    assert shown > 300


def test_what_is_stored_of_each_case_holds_no_planted_identifier(used):
    left = {}
    for number, planted in used.logged.items():
        detail = used.desk.casebook.show(number)
        text = message_json.dump(detail.message) + detail.case.excerpt
        secrets = [one for one in survivors(planted, text) if one in forbidden(planted)]
        if secrets:
            left[number] = (planted.kind, secrets, text)
    assert not left
    assert len(used.logged) > 450


def test_no_byte_of_the_data_folder_holds_one(used):
    names = {Path(name).name for name, _ in used.files()}
    assert {"cases.db", "cases.db-wal", "drafts.json", "command.log", "results.jsonl"} <= names
    assert found(used.files()) == {}


def test_no_result_object_holds_one(used):
    assert found([("results", used.results.encode())]) == {}
    assert found([("results", json.dumps(used.results).encode("utf-16"))]) == {}


def test_no_export_backup_or_copy_holds_one(used):
    vigie, out = Vigie(used.desk.home), used.folder / "out"
    this_week = "{}-W{:02}".format(*system_clock().date().isocalendar())
    for kind in ("csv", "xlsx", "html", "json"):
        vigie("export", "--week", this_week, "--format", kind, "--out", out / f"week.{kind}")
    page = out / "explained.html"
    mail = used.folder / "in" / "one.txt"
    mail.write_text(of_way("pasted")[0][1].text, encoding="utf-8")
    vigie("explain", mail, "--html", "--out", page)
    vigie("backup", out / "copy.db")
    used.desk.close()
    vigie("restore", out / "copy.db")
    assert (used.desk.home.folder / "cases.db.before-restore-1").exists()
    assert page.exists()
    assert found(used.files()) == {}


def test_after_a_purge_none_is_left(used):
    desk = Desk(used.desk.home, used.desk.settings, lambda: system_clock() + timedelta(days=800))
    assert desk.maintenance.purge(confirmed=True).texts
    desk.close()
    assert found(used.files()) == {}


_LOGGING = """
import sys
sys.path[:0] = {paths!r}
from pathlib import Path
from planted import PLANTED
from classifier.records import Pasted
from triage_app.paths import Home
from triage_app.draft_record import Draft
from triage_app.records import Answers, Decision, NewCase
from triage_app.services.desk import Desk
from triage_app.settings import Settings
desk = Desk(Home(Path({home!r})), Settings(agent="claire", encryption="off"))
for planted in PLANTED:
    seen = desk.triage.assess(Pasted(planted.text, None, planted.sender, planted.subject))
    desk.drafts.save([Draft(seen.message, Answers(), 1)])
    print(desk.triage.log(NewCase(seen, Decision.SCAM)).number, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal")
def test_after_a_kill_none_is_left(used):
    here = Path(__file__).resolve().parent
    script = _LOGGING.format(paths=[str(here)], home=str(used.desk.home.folder))
    child = subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, text=True, env=os.environ
    )
    assert child.stdout is not None
    for _ in range(40):
        assert child.stdout.readline(), "it logs one case after the other"
    child.send_signal(signal.SIGKILL)
    child.communicate()
    assert (used.desk.home.folder / "drafts.json").exists()
    assert found(used.files()) == {}


def test_the_search_finds_what_is_there(used, tmp_path):
    planted = next(one for one in PLANTED if one.kind == "iban" and forbidden(one))
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x.bin").write_bytes(b"\0\1" + planted.text.encode())
    (tmp_path / "a" / "y.bin").write_bytes(planted.text.encode("utf-16-le"))
    assert len(found(contents(tmp_path))) == 2


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="no recognition of text here")
def test_a_picture_brings_none_back(used):
    from pictures import saved, screenshot

    chosen = [one for one in PLANTED if one.kind in ("iban", "phone") and forbidden(one)][:3]
    for planted in chosen:
        picture = Pasted(saved(screenshot("Ameli", planted.text), "PNG"), file_name="a.png")
        try:
            assessment = used.desk.triage.assess(picture)
        except VigieError:
            continue
        text = message_json.dump(assessment.message)
        assert not [one for one in survivors(planted, text) if one in forbidden(planted)]
