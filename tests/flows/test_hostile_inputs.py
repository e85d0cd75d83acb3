"""Each input that holds a scam is flagged, and its link is among the links of the result.

The sender names nobody and belongs to no site of the scam, so that only what is read can flag it.

`VIGIE_CASES` names a folder of further inputs with a `cases.json` ([{"file", "shows", "host"}]).
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import hostile_asides
import hostile_inputs
import hostile_links
import hostile_mails
import hostile_pages
import hostile_texts
import hostile_words
import pytest

from classifier.errors import UnreadableMessage
from classifier.reading.batches import messages_in
from classifier.records import Assessment, Band, Pasted
from classifier.scoring.verdict import alarm
from classifier.text.links import host_of
from triage_app.paths import Home
from triage_app.services.desk import Desk
from triage_app.settings import Settings

FLAGGED = (Band.VERY_LIKELY_SCAM, Band.SEVERAL_SIGNS)
_LISTS = (
    hostile_inputs,
    hostile_pages,
    hostile_mails,
    hostile_texts,
    hostile_links,
    hostile_asides,
    hostile_words,
)
INPUTS = tuple(one for inputs in _LISTS for one in inputs.inputs())
GIVEN = Path(os.environ.get("VIGIE_CASES", ""))
_LIST = GIVEN / "cases.json"
CASES = json.loads(_LIST.read_text("utf-8")) if "VIGIE_CASES" in os.environ else []


@pytest.fixture(scope="module")
def desk(trained_folder):
    """A desk on the trained model; these tests log nothing."""
    opened = Desk(Home(trained_folder), Settings())
    yield opened
    opened.close()


def _assessments(path: Path, desk: Desk) -> list[Assessment]:
    """Return the verdicts on all messages of a file."""
    found = [message for _, message in messages_in(path)]
    unread = [str(error) for error in found if isinstance(error, UnreadableMessage)]
    assert not unread
    return [desk.triage.judge(message).assessment for message in found]


def _check(path: Path, host: str, desk: Desk) -> None:
    assessments = _assessments(path, desk)
    hosts = {host_of(link.target) for one in assessments for link in one.links}
    bands = [one.band for one in assessments]
    assert any(band in FLAGGED for band in bands), f"{bands}, links to {sorted(hosts)}"

    assert not host or any(one.endswith(host) for one in hosts), f"links to {sorted(hosts)}"


@pytest.mark.parametrize("hostile", INPUTS, ids=lambda one: one.name)
def test_a_scam_is_flagged_whatever_it_is_wrapped_in(hostile, desk, tmp_path):
    path = tmp_path / hostile.file_name.replace("/", "-")
    path.write_bytes(hostile.data)
    _check(path, hostile.host, desk)


@pytest.mark.parametrize("words", hostile_inputs.disguised_words())
def test_words_in_disguise_are_judged_like_plain_ones_or_worse(words, desk):
    plain = desk.triage.judge(Pasted(hostile_inputs.THREAT)).assessment
    disguised = desk.triage.judge(Pasted(words)).assessment
    assert _alarm(disguised) >= _alarm(plain)
    assert disguised.score == pytest.approx(plain.score, abs=0.02)


def _alarm(found):
    return alarm(found.band, found.band_reason)


@pytest.mark.skipif(not CASES, reason="VIGIE_CASES names no folder of further inputs")
@pytest.mark.parametrize("case", CASES, ids=lambda one: one["file"])
def test_a_given_case_is_flagged(case, desk):
    """Only those with a host are scams for certain; the others can be read."""
    if case["host"]:
        _check(GIVEN / case["file"], case["host"], desk)
    else:
        assert _assessments(GIVEN / case["file"], desk)
