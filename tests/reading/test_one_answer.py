"""The same message in every format gives the same band, score, links and claimed organisation.

Sixty training messages, half of them mails, half of them scams, each in 17 to 63 formats; some of them
as sources with each of 33 damages.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

import containers
import mail_containers
import phone_containers
import pictures
import pytest
import source_containers
from containers import Sample

from classifier.reading import batches
from classifier.reading.intake import from_bytes, from_text
from classifier.records import Band, Channel, Message

ROOT = containers.ROOT
EACH = 15  # messages of each channel and label
GAP = 0.02  # in score
# Of a printed page, whose lines and paragraphs are others, by the model of a third of the messages,
# in which each word weighs more.
PRINTED_GAP = 0.04


@dataclass(frozen=True)
class Answer:
    """The part of an assessment that must not depend on the format."""

    band: Band
    links: tuple[str, ...]
    organisation: str | None
    score: float

    def differs(self, other: Answer, gap: float) -> list[str]:
        """Return a description of the differences to another result."""
        wrong = []
        if self.band is not other.band:
            wrong.append(f"band {other.band} for {self.band}")
        if self.links != other.links:
            wrong.append(f"links {other.links} for {self.links}")
        if self.organisation != other.organisation:
            wrong.append(f"organisation {other.organisation} for {self.organisation}")
        if abs(self.score - other.score) > gap:
            wrong.append(f"score {other.score:.3f} for {self.score:.3f}")
        return wrong


def _rows() -> list[dict[str, str]]:
    files = sorted((ROOT / "training_data").glob("[ELS]*.jsonl"))
    return [json.loads(line) for path in files for line in path.read_text("utf-8").splitlines()]


def _chosen(channel: str) -> list[Sample]:
    """Return a selection of messages from all families."""
    found = []
    for label in ("scam", "legit"):
        rows = [r for r in _rows() if (r["channel"], r["label"]) == (channel, label)]
        if channel == "email":
            rows = [row for row in rows if row["subject"] and "@" in row["sender"]]
        places = range(0, len(rows), len(rows) // EACH)
        found += [_first_that_is_no_forward(rows[at:]) for at in places][:EACH]
    return [Sample(r["id"], r["sender"], r["subject"], r["body"]) for r in found]


def _first_that_is_no_forward(rows: list[dict[str, str]]) -> dict[str, str]:
    """Return a message without readings of its own, which a container may read differently."""
    return next(row for row in rows if not row["subject"].startswith(("Fwd", "TR", "Tr")))


MAILS, SMS = _chosen("email"), _chosen("sms")


@pytest.fixture(scope="module")
def answer(trained_folder):
    """Return a function that scores a message with the trained model."""
    from triage_app.paths import Home
    from triage_app.services.desk import Desk
    from triage_app.settings import Settings

    desk = Desk(Home(trained_folder), Settings())

    def ask(message: Message) -> Answer:
        seen = desk.scorer.assess(message)
        links = tuple(link.target for link in seen.links)
        found = seen.organisation.id if seen.organisation else None
        assert seen.score is not None
        return Answer(seen.band, links, found, seen.score)

    yield ask
    desk.close()


def test_there_are_sixty_messages_of_both_kinds():
    assert (len(MAILS), len(SMS)) == (2 * EACH, 2 * EACH)
    assert len({sample.id for sample in (*MAILS, *SMS)}) == 60


def _only(path) -> Message:
    ((_, message),) = batches.messages_in(path)
    assert isinstance(message, Message)
    return message


def _disagreeing(
    expected: Answer, ask, messages: dict[str, Message], printed_gap: float = GAP
) -> dict[str, list[str]]:
    gaps = {"pdf": printed_gap}
    wrong = {
        name: expected.differs(ask(message), gaps.get(name, GAP))
        for name, message in messages.items()
    }
    return {name: words for name, words in wrong.items() if words}


@pytest.mark.parametrize("sample", MAILS, ids=lambda sample: sample.id)
def test_mails(answer, sample, tmp_path, is_long):
    expected = answer(from_text(sample.body, Channel.EMAIL, sample.sender, sample.subject))
    messages = {name: from_bytes(data, file) for name, data, file in containers.mail_files(sample)}
    pasted = f"De : {sample.sender}\nObjet : {sample.subject}\n\n{sample.body}"
    messages["paste"] = from_text(pasted)
    messages["pdf"] = from_bytes(pictures.printed(containers.saved_page(sample).decode()), "a.pdf")
    messages["rich paste"] = from_text(containers.rich_paste(sample))
    messages["mbox"] = _only(containers.mailbox_file(tmp_path, sample))
    messages["maildir"] = _only(containers.mail_folder(tmp_path, sample))
    (tmp_path / "table.csv").write_bytes(containers.table(sample, "mail"))
    messages["csv"] = _only(tmp_path / "table.csv")
    for page in (False, True):
        data = phone_containers.calendar_file(sample, page=page)
        messages[f"calendar, page {page}"] = from_bytes(data, "a.ics")
        messages[f"pasted calendar, page {page}"] = from_text(data.decode())
    messages["saved by a browser"] = from_bytes(phone_containers.browser_page(sample), "a.mhtml")
    made = (mail_containers.attached_files, mail_containers.sealed_files,
            mail_containers.damaged_files)  # fmt: skip
    for name, data, file in (one for files in made for one in files(sample)):
        messages[name] = from_bytes(data, file)
    for name, data in source_containers.encoded_sources(sample):
        messages[name] = from_bytes(data, "a.eml")
    assert len(messages) >= 70
    gap = GAP if is_long else PRINTED_GAP
    assert _disagreeing(expected, answer, messages, gap) == {}


@pytest.mark.parametrize("sample", MAILS[::5], ids=lambda sample: sample.id)
def test_damaged_sources(answer, sample):
    expected = answer(from_text(sample.body, Channel.EMAIL, sample.sender, sample.subject))
    damaged = dict(source_containers.damaged_sources(sample))
    messages = {name: from_bytes(data, "a.eml") for name, data in damaged.items()}
    assert len(messages) >= 60
    assert _disagreeing(expected, answer, messages) == {}


@pytest.mark.parametrize("sample", SMS, ids=lambda sample: sample.id)
def test_sms(answer, sample, tmp_path):
    expected = answer(from_text(sample.body, Channel.SMS, sample.sender, ""))
    messages = {name: from_bytes(data, file) for name, data, file in containers.sms_files(sample)}
    messages |= {name: from_text(text) for name, text in containers.sms_texts(sample)}
    (tmp_path / "table.csv").write_bytes(containers.table(sample, "SMS"))
    messages["csv"] = _only(tmp_path / "table.csv")
    backups = phone_containers.backup_files(sample, tmp_path)
    messages |= {name: _only(path) for name, path in backups}
    assert len(messages) >= 17
    assert _disagreeing(expected, answer, messages) == {}


@pytest.mark.parametrize("sample", SMS, ids=lambda sample: sample.id)
def test_chats(answer, sample):
    expected = answer(
        from_text(sample.body, Channel.CHAT, sample.sender or phone_containers.NUMBER)
    )
    messages = {name: from_text(text) for name, text in phone_containers.chat_texts(sample)}
    assert len(messages) >= 7
    assert _disagreeing(expected, answer, messages) == {}


def test_different_messages_give_different_results(answer):
    """Results of different messages differ, so equal results are meaningful."""
    one, other = (answer(from_text(s.body, Channel.EMAIL, s.sender, s.subject)) for s in
                  (MAILS[0], MAILS[-1]))  # fmt: skip
    assert one.differs(other, GAP)
