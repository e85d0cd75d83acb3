"""Saved views: filters under a name, without phone numbers, whole or not at all."""

from __future__ import annotations

import pytest

from classifier.records import Band, Channel, Label
from triage_app.encryption.keys import NO_KEYS, Keys, new_key
from triage_app.encryption.sealed_files import SealedFiles
from triage_app.errors import StoreError
from triage_app.records import CaseFilter
from triage_app.services.calls.views import SavedViews, with_view

RISING = CaseFilter(text='"carte vitale"', band=Band.SEVERAL_SIGNS, unlabelled=True, since="2026")


@pytest.fixture
def views(tmp_path):
    return SavedViews(tmp_path / "views.json", SealedFiles(lambda: NO_KEYS))


def test_a_view_comes_back_without_phone_and_page(views):
    shown = CaseFilter(phone="06 39 98 41 27", before=7, limit=3, label=Label.SCAM)
    assert views.save(" à  suivre ", shown) == "à suivre"
    views.save("hausse", RISING)
    assert views.all() == {"hausse": RISING, "à suivre": CaseFilter(label=Label.SCAM)}
    assert views.get("hausse") == RISING
    views.remove("hausse")
    assert list(views.all()) == ["à suivre"]


def test_a_view_is_encrypted_as_the_keys_say(tmp_path):
    key = new_key("2026-11-17")
    path = tmp_path / "views.json"
    views = SavedViews(path, SealedFiles(lambda: Keys((key,), key)))
    views.save("hausse", RISING)
    assert b"vitale" not in path.read_bytes()
    assert views.get("hausse") == RISING


def test_what_is_asked_beside_a_view_goes_first(views):
    asked = CaseFilter(channel=Channel.SMS, since="2026-11", limit=5)
    both = with_view(RISING, asked)
    assert (both.channel, both.since, both.limit) == (Channel.SMS, "2026-11", 5)
    assert (both.text, both.band, both.unlabelled) == (RISING.text, RISING.band, True)


def test_trouble_is_told(views, tmp_path):
    with pytest.raises(StoreError):
        views.get("none")
    with pytest.raises(StoreError):
        views.save("  ", RISING)
    (tmp_path / "views.json").write_text("[1", encoding="utf-8")
    with pytest.raises(StoreError):
        views.save("hausse", RISING)
    assert (tmp_path / "views.json").read_text(encoding="utf-8") == "[1"
