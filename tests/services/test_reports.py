"""An export writes a file and a ledger event, both or neither, whatever error occurs."""

from __future__ import annotations

import csv
import json
from contextlib import closing
from datetime import datetime, timedelta, timezone
from pathlib import Path
from zipfile import ZipFile

import pytest
from sqlcipher3 import dbapi2 as sqlite3

from classifier.errors import VigieError
from classifier.records import Assessment, Band, BandReason, Label, Language, Message
from classifier.text.fingerprint import fingerprint
from triage_app.errors import ExportError, StoreError
from triage_app.records import Decision, EventKind, NewCase
from triage_app.services.upkeep.reports import ReportService
from triage_app.store.store import CaseStore
from triage_app.wording.words import words_in

BODY = "Ameli : votre carte Vitale arrive à expiration, renouvelez-la sur http://a{}.top/x"


class Clock:
    now = datetime(2026, 11, 17, 10, 0, tzinfo=timezone(timedelta(hours=1)))

    def __call__(self) -> datetime:
        return self.now


def new_case(body: str) -> NewCase:
    assessment = Assessment(
        message=Message(body),
        masked={},
        band=Band.SEVERAL_SIGNS,
        band_reason=BandReason.SCORE,
        score=0.8,
        log_odds=1.4,
        base=0.0,
        reasons=(),
        findings=(),
        links=(),
        language=Language.FRENCH,
        scenario="S01",
        organisation=None,
        fingerprint=fingerprint(f"\n{body}"),
        model="0001",
    )
    return NewCase(assessment, Decision.SCAM, (), 30)


@pytest.fixture
def store(tmp_path):
    clock = Clock()
    opened = CaseStore(tmp_path / "cases.db", clock)
    for at in range(4):
        opened.log_case(new_case(BODY.format(at)), "amandine")
    opened.give_label(1, Label.SCAM, "sonia")
    clock.now += timedelta(days=7)
    yield opened
    opened.close()


@pytest.fixture
def service(store):
    return ReportService(store, "sonia")


@pytest.mark.parametrize("fmt", ["csv", "html", "json", "xlsx", "CSV"])
def test_each_format_is_written_and_recorded(service, store, tmp_path, fmt):
    out = tmp_path / "week.out"
    assert service.export("2026-W47", fmt, out) == out
    assert out.stat().st_size > 500
    (event,) = store.events(EventKind.EXPORTED)
    assert event.actor == "sonia"
    assert event.payload == {
        "week": "2026-W47",
        "format": fmt.lower(),
        "file": "week.out",
        "cases": 4,
    }
    assert store.verify() == []
    assert sorted(p.name for p in tmp_path.iterdir() if "part" in p.name) == []


def test_last_is_the_last_complete_week(service, tmp_path):
    out = service.export("last", "json", tmp_path / "x.json")
    assert json.loads(out.read_text())["week"] == "2026-W47"


def test_in_a_folder_the_file_gets_a_default_name(service, tmp_path):
    assert service.export("2026-W47", "csv", tmp_path).name == "vigie-2026-W47.csv"


def test_near_copies_are_one_rising_campaign(service):
    (rising,) = service.figures("2026-W47").rising
    assert (rising.seen, rising.confirmed_scam) == (4, 1)


def test_a_week_without_cases_is_a_report_too(service, tmp_path):
    for fmt in ("csv", "html", "json", "xlsx"):
        assert service.export("2020-W01", fmt, tmp_path).exists()


@pytest.mark.parametrize("fmt", ["pdf", "stix", "misp", "docx", "", "../x"])
def test_unknown_formats_are_refused_with_the_list_of_formats(service, store, tmp_path, fmt):
    with pytest.raises(ExportError, match="csv, html, json, xlsx"):
        service.export("2026-W47", fmt, tmp_path / "x")
    assert store.events(EventKind.EXPORTED) == []


def test_an_invalid_week_is_refused(service, tmp_path):
    with pytest.raises(ExportError, match="2026-W47"):
        service.export("week 47", "csv", tmp_path / "x")


def assert_nothing_happened(store: CaseStore, error: VigieError):
    assert words_in("fr")(error).endswith(".")
    assert words_in("en")(error).endswith(".")
    assert store.events(EventKind.EXPORTED) == []
    assert not list(store.path.parent.rglob("*.part"))


@pytest.mark.parametrize("place", ["no folder/x.csv", "file/x.csv", "x" * 300 + ".csv"])
def test_a_path_that_cannot_be_written_is_reported(service, store, tmp_path, place):
    (tmp_path / "file").write_text("x")
    with pytest.raises(ExportError) as caught:
        service.export("2026-W47", "csv", tmp_path / place)
    assert_nothing_happened(store, caught.value)


def test_a_file_open_in_excel_keeps_its_old_content(service, store, tmp_path, monkeypatch):
    out = tmp_path / "week.csv"
    out.write_text("old")

    def refuse(self, target):
        raise PermissionError(13, "in use")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(ExportError, match="close it") as caught:
        service.export("2026-W47", "csv", out)
    assert_nothing_happened(store, caught.value)
    assert out.read_text() == "old"


def test_a_full_disk_keeps_the_old_file(service, store, tmp_path, monkeypatch):
    out = tmp_path / "week.csv"
    out.write_text("old")

    def full(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(ExportError, match="no room left") as caught:
        service.export("2026-W47", "csv", out)
    assert_nothing_happened(store, caught.value)
    assert out.read_text() == "old"


def test_no_export_without_a_ledger_event(service, store, tmp_path):
    with store._database.outside_transaction() as db:
        db.execute("PRAGMA busy_timeout = 20")
    with closing(sqlite3.connect(store.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="in use") as caught:
            service.export("2026-W47", "csv", tmp_path / "week.csv")
        assert_nothing_happened(store, caught.value)
    assert not (tmp_path / "week.csv").exists()


@pytest.mark.parametrize("fmt", ["json", "html", "csv", "xlsx"])
def test_each_export_names_the_end_of_the_ledger(service, store, tmp_path, fmt):
    end = store.state.end()
    made = service.export("2026-W47", fmt, tmp_path / f"week.{fmt}")
    if fmt == "xlsx":
        with ZipFile(made) as book:
            text = book.read("docProps/core.xml").decode("utf-8")
    else:
        text = made.read_text("utf-8-sig")
    for part in (end.identity, end.digest):
        assert part in text


def test_the_rows_of_a_csv_file_stand_below_their_heads(service, tmp_path):
    made = service.export("2026-W47", "csv", tmp_path / "week.csv")
    with made.open(encoding="utf-8-sig", newline="") as file:
        heads, *rows = csv.reader(file, delimiter=";")
    assert heads[-1].startswith("Registre ")
    assert {len(row) for row in rows} == {len(heads)}
    assert {row[-1] for row in rows} == {""}
