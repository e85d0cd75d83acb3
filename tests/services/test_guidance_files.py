"""Guidance that was changed by hand: the version of the ledger is used, or the supplied edition."""

import pytest

from triage_app.advice.guidance import AdviceText, Step, Timing
from triage_app.paths import Home
from triage_app.records import Outcome
from triage_app.services.desk import Desk
from triage_app.services.upkeep.health import check
from triage_app.settings import Settings

PREMIUM = "Rappelez le 0899 00 00 00."


@pytest.fixture
def desk(tmp_path):
    opened = Desk(Home(tmp_path), Settings(encryption="off"))
    yield opened
    opened.close()


def save(desk, say):
    steps = (Step(Timing.NOW, "Faire opposition."),)
    text = AdviceText(Outcome.GAVE_CARD, "fr", say, steps, "", ("bank",), "service-public.fr", True)
    return desk.guidance.save(text)


def said(desk):
    return desk.guidance.load()["fr"][Outcome.GAVE_CARD].say


def forge(path):
    text = path.read_text("utf-8")
    path.write_text(text.replace("Appelez votre banque.", PREMIUM), "utf-8")
    assert PREMIUM in path.read_text("utf-8")


def test_an_edition_as_it_was_saved_is_used(desk):
    save(desk, "Appelez votre banque.")
    assert said(desk) == "Appelez votre banque."
    assert desk.guidance.files.load()[1] is None


def test_a_file_changed_by_hand_is_replaced_by_the_kept_version(desk):
    version = save(desk, "Appelez votre banque.")
    forge(desk.home.guidance / "advice.toml")
    assert said(desk) == "Appelez votre banque."
    problem = str(desk.guidance.files.load()[1])
    assert f"version {version}" in problem
    assert any("conseils ont été modifiés" in line for line in check(desk).problems)


def test_where_both_were_changed_the_version_before_is_used(desk):
    save(desk, "Appelez la banque d’abord.")
    version = save(desk, "Appelez votre banque.")
    for name in ("advice.toml", f"advice-{version:04d}.toml"):
        forge(desk.home.guidance / name)
    assert said(desk) == "Appelez la banque d’abord."
    assert version not in [one.version for one in desk.guidance.editions()]


def test_where_nothing_is_as_it_was_the_supplied_edition_is_used(desk):
    save(desk, "Appelez votre banque.")
    for path in desk.home.guidance.iterdir():
        path.write_text("broken", "utf-8")
    assert said(desk) not in {"Appelez votre banque.", PREMIUM}
    assert "supplied" in str(desk.guidance.files.load()[1])


def test_removed_files_are_told(desk):
    save(desk, "Appelez votre banque.")
    for path in desk.home.guidance.iterdir():
        path.unlink()
    assert desk.guidance.files.load()[1] is not None


def test_saving_again_ends_the_warning(desk):
    save(desk, "Appelez votre banque.")
    forge(desk.home.guidance / "advice.toml")
    save(desk, "Appelez vite votre banque.")
    assert said(desk) == "Appelez vite votre banque."
    assert desk.guidance.files.load()[1] is None


def test_a_file_from_before_is_used_until_it_is_recorded_and_held_to_it_then(desk):
    save(desk, "Appelez votre banque.")
    desk.close()
    for path in desk.home.folder.glob("cases.db*"):
        path.unlink()
    desk.home.anchor.unlink()
    assert said(desk) == "Appelez votre banque."
    assert desk.casebook
    desk.finish_upkeep()
    forge(desk.home.guidance / "advice.toml")
    assert said(desk) != PREMIUM
