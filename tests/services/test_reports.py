"""An export writes a file and a ledger event, both or neither, whatever error occurs."""

from __future__ import annotations

import csv
import json
import re
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from zipfile import ZipFile

import pypdfium2
import pytest
from sqlcipher3 import dbapi2 as sqlite3

from classifier.errors import VigieError
from classifier.records import (
    Assessment,
    Band,
    BandReason,
    Finding,
    Label,
    Language,
    LinkView,
    Message,
)
from classifier.text.fingerprint import fingerprint
from triage_app.errors import ExportError, StoreError
from triage_app.export_records import Column, ExportFormat, ExportTarget, ExportWanted
from triage_app.records import CaseFilter, Decision, Dissent, EventKind, NewCase, OwnView
from triage_app.services.upkeep.reports import ReportService
from triage_app.store.store import CaseStore
from triage_app.wording.words import words_in

BODY = "Ameli : votre carte Vitale arrive à expiration, renouvelez-la sur http://a{}.top/x"


class Clock:
    now = datetime(2026, 11, 17, 10, 0, tzinfo=timezone(timedelta(hours=1)))

    def __call__(self) -> datetime:
        return self.now


def link(domain: str) -> LinkView:
    return LinkView(domain, f"http://{domain}/x", domain, domain.replace(".", "[.]"))


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
        links=tuple(map(link, re.findall(r"a\d\.top", body))),
        language=Language.FRENCH,
        scenario="S01",
        organisation=None,
        fingerprint=fingerprint(f"\n{body}"),
        model="0001",
    )
    return NewCase(assessment, Decision.SCAM, (), 30)


def week(fmt: str | None = None, **filters: object) -> ExportWanted:
    chosen = ExportFormat(fmt) if fmt else None
    return ExportWanted("2026-W47", CaseFilter(**filters), chosen)


def write(service: ReportService, wanted: ExportWanted, path: Path) -> Path:
    return service.export(wanted, ExportTarget(path))


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


@pytest.mark.parametrize("fmt", ExportFormat)
def test_each_format_is_written_and_recorded(service, store, tmp_path, fmt):
    out = tmp_path / "week.out"
    assert write(service, week(fmt), out) == out
    lists = (ExportFormat.HOSTS, ExportFormat.NUMBERS)
    assert out.stat().st_size > (100 if fmt in lists else 500)
    (event,) = store.events(EventKind.EXPORTED)
    assert event.actor == "sonia"
    assert event.payload == {
        "week": "2026-W47",
        "format": fmt.value,
        "file": "week.out",
        "cases": 4,
    }
    assert store.verify() == []
    assert sorted(p.name for p in tmp_path.iterdir() if "part" in p.name) == []


def test_last_is_the_last_complete_week(service, tmp_path):
    out = write(service, ExportWanted("last", format=ExportFormat.JSON), tmp_path / "x.json")
    assert json.loads(out.read_text())["week"] == "2026-W47"


def test_in_a_folder_the_file_gets_a_default_name(service, tmp_path):
    assert write(service, week("csv"), tmp_path).name == "vigie-2026-W47.csv"


def test_near_copies_are_one_rising_campaign(service):
    (rising,) = service.figures("2026-W47").campaigns
    assert (rising.cases, rising.confirmed_scam) == (4, 1)


def test_a_week_without_cases_is_a_report_too(service, tmp_path):
    for fmt in ExportFormat:
        assert write(service, ExportWanted("2020-W01", format=fmt), tmp_path).exists()


def test_an_invalid_week_is_refused(service, tmp_path):
    with pytest.raises(ExportError, match="2026-W47"):
        write(service, ExportWanted("week 47", format=ExportFormat.CSV), tmp_path / "x")


def assert_nothing_happened(store: CaseStore, error: VigieError):
    assert words_in("fr")(error).endswith(".")
    assert words_in("en")(error).endswith(".")
    assert store.events(EventKind.EXPORTED) == []
    assert not list(store.path.parent.rglob("*.part"))


@pytest.mark.parametrize("place", ["file/x.csv", "x" * 300 + ".csv", "new/" + "x" * 300 + ".csv"])
def test_a_path_that_cannot_be_written_is_reported(service, store, tmp_path, place):
    (tmp_path / "file").write_text("x")
    with pytest.raises(ExportError) as caught:
        write(service, week("csv"), tmp_path / place)
    assert_nothing_happened(store, caught.value)
    assert not (tmp_path / "new").exists()


def test_folders_that_are_missing_are_made(service, tmp_path):
    out = tmp_path / "2026" / "novembre" / "w.csv"
    assert write(service, week(), out).read_bytes().startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("fmt", ExportFormat)
def test_the_same_export_is_the_same_file_on_another_day(service, store, tmp_path, fmt):
    first = write(service, week(fmt), tmp_path / f"a.{fmt}").read_bytes()
    store.clock.now += timedelta(days=3)
    assert write(service, week(fmt), tmp_path / f"b.{fmt}").read_bytes() == first
    store.give_label(2, Label.SCAM, "sonia")
    assert write(service, week(fmt), tmp_path / f"c.{fmt}").read_bytes() != first


def test_what_is_filtered_is_exported(service, tmp_path):
    made = write(service, week(label=Label.SCAM), tmp_path / "w.csv")
    assert [row[0] for row in rows_of(made)] == ["1"]


def test_a_row_tells_what_the_list_of_cases_does_not(service, store, tmp_path):
    genuine = new_case("Votre remboursement est arrivé sur votre compte ameli")
    seen = replace(genuine.assessment, findings=(Finding("I06", "x"), Finding("I07", "y")))
    view = OwnView(dissent=Dissent.CHECKED)
    store.log_case(NewCase(seen, Decision.LEGIT, (), 30, view), "amandine")
    store.give_label(5, Label.LEGIT, "sonia")
    names = [Column.DISSENT, Column.LABELLED, Column.REASONS, Column.EXCERPT]
    chosen = ExportWanted("2026-W48", columns=tuple(names))
    (row,) = rows_of(write(service, chosen, tmp_path / "w.csv"))
    dissent, labelled, reasons, excerpt, _ = row
    assert (dissent, labelled) == ("Vérifié auprès de l’organisme", "24/11/2026")
    assert "L’adresse … finit par …" in reasons
    assert excerpt.startswith("Votre remboursement")


def test_an_ending_of_another_format_is_refused(service, store, tmp_path):
    with pytest.raises(ExportError, match="html") as caught:
        write(service, week("csv"), tmp_path / "new" / "week.html")
    assert_nothing_happened(store, caught.value)
    assert not (tmp_path / "new").exists()


def test_a_file_open_in_excel_keeps_its_old_content(service, store, tmp_path, monkeypatch):
    out = tmp_path / "week.csv"
    out.write_text("old")

    def refuse(self, target):
        raise PermissionError(13, "in use")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(ExportError, match="close it") as caught:
        write(service, week("csv"), out)
    assert_nothing_happened(store, caught.value)
    assert out.read_text() == "old"


def test_a_full_disk_keeps_the_old_file(service, store, tmp_path, monkeypatch):
    out = tmp_path / "week.csv"
    out.write_text("old")

    def full(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(ExportError, match="no room left") as caught:
        write(service, week("csv"), out)
    assert_nothing_happened(store, caught.value)
    assert out.read_text() == "old"


def test_no_export_without_a_ledger_event(service, store, tmp_path):
    with store._database.outside_transaction() as db:
        db.execute("PRAGMA busy_timeout = 20")
    with closing(sqlite3.connect(store.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="in use") as caught:
            write(service, week("csv"), tmp_path / "week.csv")
        assert_nothing_happened(store, caught.value)
    assert not (tmp_path / "week.csv").exists()


@pytest.mark.parametrize("fmt", ["json", "html", "csv", "xlsx"])
def test_each_export_names_the_end_of_the_ledger(service, store, tmp_path, fmt):
    end = store.state.end()
    made = write(service, week(fmt), tmp_path / f"week.{fmt}")
    if fmt == "xlsx":
        with ZipFile(made) as book:
            text = book.read("docProps/core.xml").decode("utf-8")
    else:
        text = made.read_text("utf-8-sig")
    for part in (end.identity, end.digest):
        assert part in text


def rows_of(made: Path) -> list[list[str]]:
    with made.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=";"))[1:]


def test_the_rows_of_a_csv_file_stand_below_their_heads(service, tmp_path):
    made = write(service, week("csv"), tmp_path / "week.csv")
    with made.open(encoding="utf-8-sig", newline="") as file:
        heads, *rows = csv.reader(file, delimiter=";")
    assert heads[-1].startswith("Registre ")
    assert {len(row) for row in rows} == {len(heads)}
    assert {row[-1] for row in rows} == {""}


def test_a_file_for_others_has_no_cases_and_no_small_counts(service, tmp_path):
    shared = replace(week("json"), shared=True)
    data = json.loads(write(service, shared, tmp_path / "w.json").read_text())
    assert (data["cases"], data["call_backs"], data["hides_below"]) == ([], [], 5)
    assert {one["count"] for one in data["counts"]["channel"]} == {0, None}
    assert {week["cases"] for week in data["trend"]} == {0, None}


@pytest.mark.parametrize("fmt", ["csv", "pdf", "html", "xlsx", "json"])
def test_cases_are_not_for_others(service, store, tmp_path, fmt):
    shared = ExportWanted("2026-W47", CaseFilter(label=Label.SCAM), ExportFormat(fmt), shared=True)
    with pytest.raises(ExportError, match="not for others") as caught:
        write(service, shared, tmp_path / f"w.{fmt}")
    assert_nothing_happened(store, caught.value)


@pytest.mark.parametrize("fmt", ["html", "pdf"])
def test_a_page_of_what_is_filtered_lists_the_cases(service, tmp_path, fmt):
    made = write(service, week(fmt, label=Label.SCAM), tmp_path / f"w.{fmt}")
    content = made.read_bytes()
    if fmt == "pdf":
        pages = pypdfium2.PdfDocument(content)
        text = "".join(page.get_textpage().get_text_range() for page in pages)
    else:
        text = content.decode()
    assert "a0[.]top" in text
    assert "a1[.]top" not in text


def test_one_case_is_written_with_an_event_of_its_own(service, store, tmp_path):
    made = service.export_case(store.case(1), ExportTarget(tmp_path / "new", is_folder=True))
    assert made == tmp_path / "new" / "vigie-1.pdf"
    (event,) = store.events(EventKind.EXPORTED)
    assert event.payload == {"case": 1, "format": "pdf", "file": "vigie-1.pdf", "cases": 1}
    with pytest.raises(ExportError, match="csv"):
        service.export_case(store.case(1), ExportTarget(tmp_path / "one.csv"))
