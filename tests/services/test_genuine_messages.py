"""The desk knows the genuine messages in its log, whoever added or removed them."""

from __future__ import annotations

import pytest

from classifier.reading.intake import from_text
from classifier.records import Channel
from triage_app.errors import StoreError
from triage_app.paths import Home
from triage_app.services.desk import Desk
from triage_app.services.learning import genuine
from triage_app.services.learning.templates_in_use import TemplatesInUse
from triage_app.settings import Settings

TEXT = (
    "Bonjour {{prenom}}, votre relevé du mois est disponible dans votre espace adhérent Harmonie "
    "Mutuelle : https://www.harmonie-mutuelle.fr/espace"
)
COPY = TEXT.replace("{{prenom}}", "Camille")


@pytest.fixture
def desk(tmp_path):
    made = Desk(Home(tmp_path), Settings(agent="claire"))
    yield made
    made.close()


@pytest.fixture
def other(tmp_path):
    """The desk of another process on the same folder."""
    made = Desk(Home(tmp_path), Settings(agent="karim"))
    yield made
    made.close()


def codes(desk):
    found = desk.triage.judge(from_text(COPY, Channel.EMAIL)).assessment.findings
    return {one.indicator for one in found if one.indicator.startswith("T")}


def add(desk, text=TEXT, organisation=""):
    return desk.genuine.add(("releve.txt", from_text(text, Channel.EMAIL)), organisation)


def test_what_another_desk_adds_and_removes_counts_from_the_next_message(desk, other):
    assert codes(desk) == set()
    kept = add(other).kept
    assert codes(desk) == {"T01"}
    removed = other.genuine.remove(kept.number)
    assert codes(desk) == set()
    other.genuine.restore(removed)
    assert codes(desk) == {"T01"}


def test_without_a_log_there_are_none_and_no_log_is_made(desk):
    assert desk.scorer is desk.scorer
    assert not desk.has_log


def test_a_restored_log_brings_its_own_messages(desk, tmp_path):
    add(desk)
    copy = desk.store.backup(tmp_path / "copy.db")
    desk.genuine.remove(1)
    assert codes(desk) == set()
    desk.restore(copy)
    assert codes(desk) == {"T01"}


def test_a_log_out_of_reach_leaves_those_known_before(desk):
    add(desk)
    log = [desk.store]

    def reach():
        if log[0] is None:
            raise StoreError("The log is out of reach.")
        return log[0]

    in_use = TemplatesInUse(reach, lambda: desk.organisations)
    known = in_use.get()
    assert known is not None
    assert in_use.get() is known
    log[0] = None
    assert in_use.get() is known


def test_the_same_number_has_one_digest_in_all_messages(desk):
    for name in ("un", "deux"):
        add(desk, f"{TEXT} Appelez le 01 99 00 12 34, poste {name}.")
    first, second = (one.template for one in desk.store.templates())
    assert first.salt == second.salt
    assert len(first.numbers) == 1
    assert first.numbers == second.numbers


def test_the_number_of_messages_is_bounded(desk, monkeypatch):
    monkeypatch.setattr(genuine, "MOST", 1)
    add(desk)
    with pytest.raises(StoreError, match="1 genuine messages already"):
        add(desk, f"{TEXT} Merci.")


def test_a_message_without_a_known_organisation_needs_a_name(desk):
    text = "Bonjour, voici votre courrier du mois, merci de le garder avec vos papiers."
    assert add(desk, text).error is not None
    assert add(desk, text, "Mutuelle Aubier").kept is not None
    assert desk.genuine.list()[0].organisation == "Mutuelle Aubier"
