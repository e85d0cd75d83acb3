"""STIX, MISP and plain lists hold what belongs to confirmed scams, and nothing of a caller."""

from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone

import pytest
from pymisp import MISPEvent
from stix2validator import ValidationOptions, validate_string

from classifier.indicators.organisations import Organisations
from classifier.masking.message import mask_message
from classifier.masking.number_evidence import PREMIUM
from classifier.records import (
    Assessment,
    Band,
    BandReason,
    Label,
    Language,
    LinkView,
    Message,
)
from triage_app.export_records import ExportFormat, ExportTarget, ExportWanted
from triage_app.paths import resources_dir
from triage_app.records import CaseFilter, Decision, NewCase
from triage_app.services.upkeep.reports import ReportService
from triage_app.store.store import CaseStore

WEEK = "2026-W47"
OTHERS = (ExportFormat.STIX, ExportFormat.MISP, ExportFormat.HOSTS, ExportFormat.NUMBERS)
CALLER = "0612345678"


class Clock:
    now = datetime(2026, 11, 17, 10, 17, 43, tzinfo=timezone(timedelta(hours=1)))

    def __call__(self) -> datetime:
        return self.now


def link(domain: str) -> LinkView:
    return LinkView(domain, f"https://{domain}/x", domain, domain.replace(".", "[.]"))


def scam(*domains: str, **numbers: bool) -> NewCase:
    """Return a case with links and numbers; of a number, whether it is public."""
    body = f"Message {domains} {sorted(numbers)}"
    seen = Assessment(
        message=mask_message(Message(body)).message,
        masked={},
        band=Band.SEVERAL_SIGNS,
        band_reason=BandReason.SCORE,
        score=0.8,
        log_odds=1.4,
        base=0.0,
        reasons=(),
        findings=(),
        links=tuple(map(link, domains)),
        language=Language.FRENCH,
        scenario=None,
        organisation=None,
        fingerprint=str(len(body)) * 64,
        model="0001",
        untrusted_numbers={name.removeprefix("n"): public for name, public in numbers.items()},
    )
    return NewCase(seen, Decision.SCAM)


@pytest.fixture
def store(tmp_path):
    opened = CaseStore(tmp_path / "cases.db", Clock())
    yield opened
    opened.close()


@pytest.fixture
def log(store):
    """Log and confirm cases."""

    def add(new: NewCase, label: Label | None = Label.SCAM) -> None:
        number = store.log_case(new, "amandine").number
        if label:
            store.give_label(number, label, "sonia")

    return add


@pytest.fixture
def service(store):
    known = Organisations.load(resources_dir() / "organisations.csv")
    return ReportService(store, "sonia", organisations=known)


@pytest.fixture
def exported(service, tmp_path):
    def write(fmt: ExportFormat, **filters: object) -> str:
        wanted = ExportWanted(WEEK, CaseFilter(**filters), fmt)
        return service.export(wanted, ExportTarget(tmp_path / f"out.{fmt}")).read_text(
            encoding="utf-8"
        )

    return write


def lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if not line.startswith("#")]


def test_what_belongs_to_others_is_left_out(log, exported):
    log(scam("ameli-suivi.top", "ameli.fr", "github.io", "bit.ly", "gmail.com", "sendgrid.net"))
    log(scam("vu-ailleurs.example-lettre.fr".partition(".")[2], "aussi-vrai.com"))
    log(scam("aussi-vrai.com"), Label.LEGIT)
    log(scam("pas-confirme.top"), None)
    assert lines(exported(ExportFormat.HOSTS)) == ["ameli-suivi.top", "example-lettre.fr"]


def test_numbers_are_of_premium_ranges_only(log, exported, store):
    numbers = {"n0899123456": True, "n118218": True, "n3646": True, f"n{CALLER}": False}
    log(scam("faux.top", **numbers))
    log(scam("faux.top", n0899700000=False))  # kept as a digest
    assert lines(exported(ExportFormat.NUMBERS)) == ["0899123456", "118218"]
    for fmt in OTHERS:
        text = exported(fmt)
        assert CALLER not in text
        assert CALLER[1:] not in text
        assert PREMIUM not in text


@pytest.mark.parametrize("fmt", OTHERS)
def test_nothing_of_the_cases_themselves_is_told(log, exported, fmt):
    log(scam("faux.top", n0899123456=True))
    text = exported(fmt)
    for secret in ("amandine", "sonia", "Message", "10:17"):
        assert secret not in text


def test_the_bundle_is_valid_stix(log, exported):
    log(scam("faux.top", "été-santé.com", n0899123456=True, n118218=True))
    log(scam("l’autre.fr", "a_b.fr", "-c.fr"))  # no names of hosts
    found = validate_string(exported(ExportFormat.STIX), ValidationOptions(version="2.1"))
    assert found.is_valid, [str(one) for one in found.errors]
    # 103: ids of version 5, which stay the same; 202: "based-on" an observable, as OpenCTI has it.
    codes = {str(one).partition("{")[2][:3] for one in found.warnings or ()}
    assert codes <= {"103", "202"}


def test_an_empty_bundle_is_valid_stix(exported):
    found = validate_string(exported(ExportFormat.STIX), ValidationOptions(version="2.1"))
    assert found.is_valid


def test_ids_are_those_of_the_standard_and_stay(log, exported, store):
    log(scam("faux.top"))
    first = {one["id"]: one for one in json.loads(exported(ExportFormat.STIX))["objects"]}
    # uuid5 of {"value":"faux.top"} in the namespace of the standard
    assert "domain-name--" + str(observable("faux.top")) in first
    store.clock.now += timedelta(days=1)
    log(scam("faux.top", "neuf.top"))
    second = {one["id"]: one for one in json.loads(exported(ExportFormat.STIX))["objects"]}
    assert set(first) < set(second)
    (indicator,) = (one for one in first.values() if one["type"] == "indicator")
    later = second[indicator["id"]]
    assert later["created"] == indicator["created"] == "2026-11-17T00:00:00.000Z"
    assert later["modified"] == "2026-11-18T00:00:00.000Z"


def observable(value: str):
    from uuid import UUID, uuid5

    return uuid5(UUID("00abedb4-aa42-466c-9c01-fed23315a9b7"), f'{{"value":"{value}"}}')


def test_misp_reads_the_event(log, exported):
    log(scam("faux.top", "été-santé.com", n0899123456=True))
    event = MISPEvent()
    event.from_json(exported(ExportFormat.MISP))
    found = {(one.type, one.category, one.value) for one in event.attributes}
    assert found == {
        ("domain", "Network activity", "faux.top"),
        ("domain", "Network activity", "xn--t-sant-9uabf.com"),
        ("phone-number", "Financial fraud", "+33899123456"),
    }
    assert not event.published


def test_misp_reads_an_event_without_scams(exported):
    event = MISPEvent()
    event.from_json(exported(ExportFormat.MISP))
    assert event.attributes == []


def test_only_what_is_filtered_is_told(log, exported, store):
    log(scam("lundi.top"))
    store.clock.now += timedelta(days=2)
    log(scam("mercredi.top"))
    assert lines(exported(ExportFormat.HOSTS, since="2026-11-18")) == ["mercredi.top"]
    assert lines(exported(ExportFormat.HOSTS, label=Label.LEGIT)) == []


def test_a_scam_without_its_text_tells_nothing(log, exported, store):
    log(scam("purge.top"))
    store.removal.erase(1, "test", "sonia", store._database.number_digests)
    assert lines(exported(ExportFormat.HOSTS)) == []
