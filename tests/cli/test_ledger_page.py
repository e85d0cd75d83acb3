"""docs/ledger.md says of each kind of event what the code writes."""

import ast
import json
import re

import pytest

from triage_app.records import EventKind
from triage_app.services.desk import Desk
from triage_app.settings import Settings

SCAM = "Ameli : votre carte Vitale expire, renouvelez-la sur http://ameli-renouv.top/vitale"
LIST = "date;texte;avis\n2026-11-02;Bonjour, votre remise est disponible sur le site;legit\n"
REMINDER = "Objet : Rappel\n\nBonjour, votre décompte {{mois}} est disponible dans votre espace."
ANY = {"role", "undoes", "redoes", "shared"}  # fields that any event may have
_ROW = re.compile(r"^\| `(\w+)` \| [^|]+ \| ([^|]+) \| ([^|]*) \|$", re.MULTILINE)
_SAME = re.compile(r"as `(\w+)`, and")
_FIELD = re.compile(r"(\[?)`(\w+)`\]?")


@pytest.fixture(scope="module")
def rows(checkout):
    """Kind -> who may cause it, fields that are always there, all fields."""
    page = (checkout / "docs" / "ledger.md").read_text(encoding="utf-8")
    found = {}
    for kind, who, fields in _ROW.findall(page.partition("## The kinds")[2]):
        same = _SAME.search(fields)
        _, always, every = found[same[1]] if same else ("", set(), set())
        named = _FIELD.findall(_SAME.sub("", fields))
        always = always | {name for bracket, name in named if not bracket}
        every = every | {name for _, name in named}
        found[kind] = (who, always, every)
    return found


def test_the_page_has_each_kind_once(rows, checkout):
    page = (checkout / "docs" / "ledger.md").read_text(encoding="utf-8")
    kinds = [kind for kind, _, _ in _ROW.findall(page)]
    assert sorted(kinds) == sorted(kind.value for kind in EventKind)


def test_each_kind_says_who_may_cause_it(rows):
    for who, _, _ in rows.values():
        assert re.search(r"\b(agent|supervisor|vigie)\b", who)


def test_each_field_on_the_page_is_written_somewhere(rows, checkout):
    written = set()
    for path in (checkout / "triage_app").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                written.add(node.value)
    for _, _, fields in rows.values():
        assert fields <= written


def test_the_events_of_a_week_have_the_fields_of_the_page(vigie, rows, tmp_path):
    for _ in range(3):
        vigie("log", "-", "--decision", "scam", "--outcome", "clicked_only", stdin=SCAM)
    vigie("log", "-", "--decision", "legit", stdin="Bonjour, votre rendez-vous est confirmé.")
    vigie("cases", "label", "1", "scam")
    vigie("cases", "undo")
    vigie("log", "-", "--decision", "unsure", "--outcome", "gave_card", stdin=SCAM)
    vigie("cases", "label", "5", "scam")
    vigie("cases", "called", "5")
    vigie("cases", "undo")
    vigie("log", "-", "--decision", "scam", "--note", "vue", stdin=SCAM)
    vigie("cases", "note", "1", "suivie")
    vigie("cases", "undo")
    for reference in ("AB1234", "AB5678"):
        vigie("cases", "reference", "1", stdin=reference)
    vigie("cases", "undo")
    vigie("cases", "erase", "2", "--reason", "demande", "--yes", code=None)
    (tmp_path / "list.csv").write_text(LIST, encoding="utf-8")
    vigie("cases", "import", tmp_path / "list.csv", "--yes")
    (tmp_path / "reminder.txt").write_text(REMINDER, encoding="utf-8")
    vigie("genuine", "add", tmp_path / "reminder.txt", "--organisation", "harmonie", code=None)
    vigie("export", "--week", "last", "--format", "csv", "--out", tmp_path / "week.csv")
    vigie("models", "promote", "0001")
    vigie("access", "set", stdin="tulipe\n")
    vigie("access", "names", stdin="tulipe\n")
    vigie("access", "settings", stdin="tulipe\n")
    vigie("backup", tmp_path / "copy.db", stdin="tulipe\n")
    vigie("restore", tmp_path / "copy.db", stdin="tulipe\n")
    for path in vigie.home.folder.glob("cases.db*"):
        if path.suffix != ".before-restore-1":
            path.rename(tmp_path / path.name)
    vigie("log", "accept", stdin="tulipe\n")
    seen = set()
    for log in (vigie.home.cases, tmp_path / "cases.db"):
        seen |= {kind for kind, payload in events(vigie, log) if agrees(rows, kind, payload)}
    assert len(seen) >= 18, sorted(seen)


def events(vigie, log):
    from triage_app.store import driver

    desk = Desk(vigie.home, Settings())
    connection, _ = driver.open_file(log, desk.encryption.keys())
    found = connection.execute("SELECT kind, payload FROM events").fetchall()
    connection.close()
    return [(kind, json.loads(payload)) for kind, payload in found]


def agrees(rows, kind, payload):
    _, always, every = rows[kind]
    assert payload.keys() <= every | ANY, kind
    assert always <= payload.keys(), kind
    return True
