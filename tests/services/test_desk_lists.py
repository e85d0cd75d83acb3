"""The desk's own lists: rows that are kept and refused, versions, and what was changed by hand."""

import shutil

import pytest

from classifier.reading import intake
from classifier.records import Channel, Label, Pasted
from triage_app.errors import ListError
from triage_app.list_records import DeskList
from triage_app.paths import Home
from triage_app.period_records import CampaignRule
from triage_app.records import Decision, EventKind, NewCase
from triage_app.services.desk import Desk
from triage_app.services.upkeep.health import check
from triage_app.settings import Settings
from triage_app.ui.workspace import warm_up

HOST = "remboursement-tiers.com"
OWN = (
    "mutuelle_du_test", "Mutuelle du Test", "", "Mutuelle du Test", "mutuelle-du-test.fr", "",
    "01 86 95 00 11", "",
)  # fmt: skip


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path / "home")


@pytest.fixture
def desk(home):
    opened = Desk(home, Settings(encryption="off"))
    yield opened
    opened.close()


def findings(desk, body):
    message = intake.read(Pasted(body, Channel.SMS))
    return {one.indicator for one in desk.scorer.assess(message).findings}


def problems(desk, name, *rows):
    return [(one.row, str(one.sentence)) for one in desk.lists.book(name).check(rows).problems]


def log(desk, body="Bonjour, votre facture est prête dans votre espace.", label=None):
    assessment = desk.scorer.assess(intake.read(Pasted(body, Channel.SMS)))
    case = desk.store.log_case(NewCase(assessment, Decision.LEGIT), "ana")
    if label is not None:
        desk.store.give_label(case.number, label, "claire")
    return case.number


def test_a_saved_watch_list_is_used_from_the_next_message_on(desk):
    body = f"Votre dossier attend sur https://{HOST}/suivi"
    assert "W01" not in findings(desk, body)
    desk.lists.book(DeskList.WATCH).save([(f"https://www.{HOST}/x", "vu le 12")])
    assert "W01" not in findings(desk, "Votre dossier attend.")
    desk.lists.book(DeskList.WATCH).save([(HOST, ""), ("06 12 34 56 78", "")])
    assert "W01" in findings(desk, body)
    assert "W02" in findings(desk, "Rappelez le +33 6 12 34 56 78 vite")
    desk.lists.book(DeskList.WATCH).save([])
    assert "W01" not in findings(desk, body)


def test_a_list_that_another_program_saved_is_used_without_a_restart(home, desk):
    body = f"Votre dossier attend sur https://{HOST}/suivi"
    desk.open_log()
    assert "W01" not in findings(desk, body)
    other = Desk(home, Settings(encryption="off"))
    other.lists.book(DeskList.WATCH).save([(HOST, "")])
    other.close()
    assert "W01" in findings(desk, body)


def test_own_organisations_extend_the_supplied_ones(desk):
    before = desk.organisations
    desk.lists.book(DeskList.ORGANISATIONS).save(
        [
            OWN,
            ("ameli", "", "", "", "espace-ameli-test.fr", "", "", ""),
        ]
    )
    after = desk.organisations
    assert set(before.names) | {"mutuelle_du_test"} == set(after.names)
    assert after.names["ameli"] == before.names["ameli"]
    assert after.is_official("ameli", "espace-ameli-test.fr")
    assert after.is_official("ameli", "ameli.fr")
    assert "0186950011" in after.known_numbers
    message = intake.read(Pasted("Mutuelle du Test : votre carte est prête", Channel.SMS))
    assert desk.scorer.assess(message).organisation.name == "Mutuelle du Test"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (("", "note"), "neither"),
        (("bonjour", ""), "no address"),
        (("fr", ""), "no address"),
        (("co.uk", ""), "no address"),
        (("https://www.ameli.fr/x", ""), "belongs to"),
        (("3646", ""), "no phone number"),
        (("01 87 52 00 70", ""), "number of an organisation"),
        (("sites.google.com", ""), "belongs to|Anybody"),
        (("wixsite.com", ""), "Anybody"),
        (("a" * 70 + ".com", "n" * 201), "longer"),
    ],
)
def test_bad_rows_of_the_watch_list(desk, row, said):
    import re

    (found,) = problems(desk, DeskList.WATCH, (HOST, ""), row)
    assert found[0] == 3
    assert re.search(said, found[1])


def test_what_is_kept_of_a_watched_row(desk):
    rows = [
        ("hxxps://Dossier-Soins[.]top/a?b", ""), ("aide@Faux-Site.net", ""),
        ("+33 6 11 22 33 44", ""), ("203.0.113.9", ""), ("colis.wixsite.com", ""),
    ]  # fmt: skip
    checked = desk.lists.book(DeskList.WATCH).check(rows)
    assert not checked.problems
    assert [row[0] for row in checked.rows] == [
        "dossier-soins.top", "faux-site.net", "0611223344", "203.0.113.9", "colis.wixsite.com",
    ]  # fmt: skip


def own(**cells):
    names = ("id", "name", "kind", "aliases", "domains", "sms_senders", "phones", "related")
    return tuple({**dict(zip(names, OWN, strict=True)), **cells}[name] for name in names)


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"id": "Mutuelle"}, "short name"),
        ({"name": ""}, "name is missing"),
        ({"kind": "secte"}, "the kind"),
        ({"domains": "ameli.fr"}, "belongs to"),
        ({"domains": "bonjour"}, "no address"),
        ({"domains": "wixsite.com"}, "vouches for nobody"),
        ({"aliases": "bonjour"}, "usual word"),
        ({"aliases": "Sécurité sociale"}, "names"),
        ({"aliases": "^m"}, "too short"),
        ({"sms_senders": "38663"}, "sender"),
        ({"phones": "12"}, "no phone number"),
        ({"domains": "|".join(["a.fr"] * 400)}, "longer"),
    ],
)
def test_bad_rows_of_organisations(desk, cells, said):
    (found,) = problems(desk, DeskList.ORGANISATIONS, own(**cells))
    assert found[0] == 2
    assert said in found[1]


def test_bad_rows_of_the_guard_list(desk):
    good, scam = log(desk), log(desk, "Bonjour, payez 3 euros pour le colis.", Label.SCAM)
    found = problems(
        desk, DeskList.GUARD,
        (str(good), "legit", ""), (str(scam), "legit", ""), ("999", "scam", ""),
        ("douze", "scam", ""), (str(good), "peut-être", ""),
        (str(good), "scam", ""),
    )  # fmt: skip
    assert [row for row, _ in found] == [3, 4, 5, 6, 7]
    assert "opposite" in found[0][1]
    assert "twice" in found[-1][1]


def test_nothing_is_saved_with_a_bad_row(desk):
    book = desk.lists.book(DeskList.WATCH)
    book.save([(HOST, "")])
    with pytest.raises(ListError, match="Row 3"):
        book.save([("dossier-soins.top", ""), ("ameli.fr", "")])
    assert book.load().rows == ((HOST, ""),)
    assert len(desk.store.events(EventKind.LIST_CHANGED)) == 1


def test_versions_are_compared_and_restored(desk):
    book = desk.lists.book(DeskList.WATCH)
    assert book.save([(HOST, "")]) == 1
    assert book.save([(HOST, "")]) == 1
    assert book.save([(HOST, "vu deux fois"), ("dossier-soins.top", "")]) == 2
    found = book.difference(1, 2)
    assert found.added == (("dossier-soins.top", ""),)
    assert found.changed == (((HOST, ""), (HOST, "vu deux fois")),)
    assert book.restore(1) == 3
    assert book.load().rows == ((HOST, ""),)
    assert [(one.version, one.rows, one.current) for one in book.versions()] == [
        (3, 1, True), (2, 2, False), (1, 1, False),
    ]  # fmt: skip
    assert desk.store.events(EventKind.LIST_CHANGED)[-1].payload["restored"] == 1
    book.restore(0)
    assert book.load().rows == ()


def test_a_list_changed_by_hand_is_told_and_not_used(home, desk):
    book = desk.lists.book(DeskList.WATCH)
    book.save([("dossier-soins.top", "")])
    book.save([("dossier-soins.top", ""), (HOST, "")])
    path = home.lists / "watch-0002.csv"
    path.write_text(path.read_text("utf-8").replace("dossier-soins.top", "example.org"), "utf-8")
    loaded = book.load()
    assert loaded.version == 1
    assert "changed outside" in str(loaded.problem)
    assert any("liste" in one for one in check(desk).problems)
    again = Desk(home, Settings(encryption="off"))
    assert "W01" in findings(again, "Voir dossier-soins.top")
    assert "W01" not in findings(again, "Voir example.org")
    again.close()


def test_a_list_put_into_the_folder_is_not_used(home, desk):
    other = Desk(Home(home.folder.parent / "other"), Settings(encryption="off"))
    other.lists.book(DeskList.WATCH).save([(HOST, "")])
    other.close()
    desk.open_log()
    shutil.copytree(home.folder.parent / "other" / "lists", home.lists)
    book = desk.lists.book(DeskList.WATCH)
    assert book.load().rows == ()
    assert "not in the ledger" in str(book.load().problem)
    assert "W01" not in findings(desk, f"Voir {HOST}")
    book.restore(1)  # a person chose it
    assert book.load().rows == ((HOST, ""),)


def test_an_encrypted_log_has_encrypted_lists(home):
    opened = Desk(home, Settings())
    opened.lists.book(DeskList.WATCH).save([(HOST, "")])
    assert HOST.encode() not in (home.lists / "watch-0001.csv").read_bytes()
    assert "W01" in findings(opened, f"Voir {HOST}")
    opened.close()


def test_a_case_without_its_text_guards_nothing(desk):
    number = log(desk)
    desk.lists.book(DeskList.GUARD).save([(str(number), "legit", "")])
    assert [one.number for one in desk.lists.guarded()] == [number]
    desk.store.withdraw(number, "undo", "ana")
    assert desk.lists.guarded() == []
    assert desk.lists.book(DeskList.GUARD).load().rows == ((str(number), "legit", ""),)


def test_alert_rules_take_the_place_of_the_settings(desk):
    book = desk.lists.book(DeskList.ALERTS)
    assert book.load().rows == (("campaign_cases", "3"), ("campaign_growth", "100"))
    assert desk.lists.campaign_rule() == CampaignRule(3, 100)
    book.add([("Hausse d’une campagne par rapport à la période d’avant, en pour cent", "50")])
    assert desk.lists.campaign_rule() == CampaignRule(3, 50)
    found = problems(
        desk, DeskList.ALERTS, ("campaign_cases", "0"), ("campaign_cases", "douze"), ("autre", "3")
    )
    assert [row for row, _ in found] == [2, 3, 4]
    assert "from 1 to 1000" in found[0][1]


def test_a_line_end_or_half_a_letter_in_a_cell_spoils_no_list(desk):
    book = desk.lists.book(DeskList.WATCH)
    book.save([(HOST, "un\rdeux\x00trois\ud83d")])
    assert book.load().rows == ((HOST, "un deux trois"),)


def test_a_list_changed_by_hand_is_told_when_the_window_starts(home, desk):
    desk.lists.book(DeskList.WATCH).save([(HOST, "")])
    (home.lists / "watch-0001.csv").write_text("entry,note\n", "utf-8")
    (told,) = warm_up(desk)
    assert isinstance(told, ListError)
