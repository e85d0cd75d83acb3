"""Whatever is added to a message, in whatever container: the verdict never becomes milder."""

from __future__ import annotations

import email
from collections.abc import Callable
from email import policy
from email.mime.application import MIMEApplication
from email.mime.message import MIMEMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from typing import Any

import containers
import pytest
from containers import Sample
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from classifier.indicators.organisations import Organisations
from classifier.learning.dataset import read_file
from classifier.reading.intake import from_bytes
from classifier.records import Band, Channel, Label, Part
from classifier.scorer import Scorer
from classifier.scoring.model_file import read as read_model
from triage_app.paths import resources_dir, training_data_dir

ALARM = (Band.FEW_SIGNS, Band.CANNOT_TELL, Band.SEVERAL_SIGNS, Band.VERY_LIKELY_SCAM)
BENIGN = Sample(
    "",
    "Nadia Perrin <nadia.perrin@imprimerie.example>",
    "Compte rendu",
    "Bonjour Sandrine,\nle compte rendu de la réunion de lundi est dans le dossier partagé. Merci "
    "de relire le procès-verbal avant jeudi.\nBonne journée,\nNadia",
)
Mail = Any  # a mail of the standard library


def _with_part(data: bytes, part: Mail) -> bytes:
    """Return a mail with one more part at its end."""
    mail = email.message_from_bytes(data, policy=policy.compat32)
    whole = MIMEMultipart("mixed")
    for name, value in mail.items():
        if name.lower() not in ("content-type", "content-transfer-encoding", "mime-version"):
            whole[name] = value
    inner = email.message_from_bytes(data, policy=policy.compat32)
    for name in set(inner.keys()):
        if not name.lower().startswith("content-"):
            del inner[name]
    whole.attach(inner)
    whole.attach(part)
    return whole.as_bytes()


def _attached_mail(data: bytes) -> bytes:
    inner = containers.mail(BENIGN.sender, BENIGN.subject, BENIGN.body)
    return _with_part(data, MIMEMessage(email.message_from_bytes(inner.as_bytes())))


def _empty_mail(data: bytes) -> bytes:
    return _with_part(data, MIMEMessage(email.message_from_bytes(b"\n")))


def _two_attached_mails(data: bytes) -> bytes:
    return _attached_mail(_attached_mail(data))


def _attached_file(data: bytes) -> bytes:
    part = MIMEApplication(b"%PDF-1.4", "pdf")
    part.add_header("Content-Disposition", "attachment", filename="compte rendu.pdf")
    return _with_part(data, part)


def _attached_page(data: bytes) -> bytes:
    part = MIMEText(f"<html><body>{BENIGN.page}</body></html>", "html")
    part.add_header("Content-Disposition", "attachment", filename="compte rendu.html")
    return _with_part(data, part)


def _empty_part(data: bytes) -> bytes:
    return _with_part(data, MIMEText("", "plain"))


def _harmless_text(data: bytes) -> bytes:
    # Found by the fuzzer: such words weigh more against the rest than sentences do.
    return _with_part(data, MIMEText("Relevé /ons /ons /ons /ons /ons /ons\n" * 12, "plain"))


def _tail(data: bytes) -> bytes:
    form, _ = containers.INLINE["gmail-fr"]
    text = f"\n\n{containers.block(form, BENIGN)}{BENIGN.body}\n"
    return _with_part(data, MIMEText(text, "plain", "utf-8"))


def _second_sender(data: bytes) -> bytes:
    return b"From: " + BENIGN.sender.encode() + b"\r\n" + data


def _sender_below(data: bytes) -> bytes:
    head, gap, rest = data.partition(b"\n\n" if b"\r\n\r\n" not in data else b"\r\n\r\n")
    return head + b"\r\nFrom: " + BENIGN.sender.encode() + gap + rest


ADDITIONS: dict[str, Callable[[bytes], bytes]] = {
    "attached mail": _attached_mail,
    "empty attached mail": _empty_mail,
    "two attached mails": _two_attached_mails,
    "attached file": _attached_file,
    "attached page": _attached_page,
    "empty part": _empty_part,
    "harmless text": _harmless_text,
    "tail": _tail,
    "second sender above": _second_sender,
    "second sender below": _sender_below,
}


def _scams() -> list[Sample]:
    rows = [row for path in sorted(training_data_dir().glob("S*.jsonl")) for row in read_file(path)]
    mails = [
        row
        for row in rows
        if row.label is Label.SCAM and row.channel is Channel.EMAIL and "@" in row.sender
    ]
    return [Sample(row.id, row.sender, row.subject, row.body) for row in mails[::12]]


SCAMS = _scams()


@pytest.fixture(scope="module")
def band(trained_folder) -> Callable[[bytes], Band]:
    organisations = Organisations.load(resources_dir() / "organisations.csv")
    scorer = Scorer(organisations, read_model(trained_folder / "models" / "0001"))
    return lambda data: scorer.assess(from_bytes(data, "a.eml")).band


def _mails_of(sample: Sample) -> list[bytes]:
    """Return a scam as a mail file in each of the containers that callers use."""
    return [data for _, data, name in containers.mail_files(sample) if name.endswith(".eml")]


@given(
    sample=st.sampled_from(SCAMS),
    container=st.integers(0, 99),
    addition=st.sampled_from(sorted(ADDITIONS)),
)
@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_addition_lowers_the_band(band, sample, container, addition):
    mails = _mails_of(sample)
    data = mails[container % len(mails)]
    assert ALARM.index(band(ADDITIONS[addition](data))) >= ALARM.index(band(data))


@pytest.mark.parametrize("addition", sorted(ADDITIONS))
def test_each_addition_leaves_a_scam_flagged(band, addition):
    for sample in SCAMS[:4]:
        plain = containers.mail(sample.sender, sample.subject, sample.body).as_bytes()
        page = containers.mail(sample.sender, sample.subject, page=sample.page).as_bytes()
        for data in (plain, page):
            assert ALARM.index(band(ADDITIONS[addition](data))) >= ALARM.index(band(data))


def test_a_harmless_text_part_leaves_every_verdict_as_it_is(band):
    for sample in SCAMS:
        plain = containers.mail(sample.sender, sample.subject, sample.body).as_bytes()
        assert ALARM.index(band(_harmless_text(plain))) >= ALARM.index(band(plain)), sample.id


def test_a_harmless_plain_text_beside_a_page_leaves_a_scam_flagged(band):
    for sample in SCAMS:
        page = containers.mail(sample.sender, sample.subject, page=sample.page).as_bytes()
        both = containers.mail(sample.sender, sample.subject, BENIGN.body, sample.page).as_bytes()
        assert ALARM.index(band(both)) >= ALARM.index(band(page))


def test_a_scam_in_the_plain_text_beside_a_harmless_page_is_flagged(band):
    for sample in SCAMS[:6]:
        plain = containers.mail(sample.sender, sample.subject, sample.body).as_bytes()
        both = containers.mail(sample.sender, sample.subject, sample.body, BENIGN.page).as_bytes()
        assert ALARM.index(band(both)) >= ALARM.index(band(plain))


def test_another_link_in_the_plain_text_is_judged():
    text = "Un document vous attend dans votre espace : {}"
    page = containers.Sample("", "", "", text.format("https://www.ameli.fr/assure")).page
    plain = text.format("http://vitale-maj-dossier.top/assure")
    mail = containers.mail("Ameli <info@vitale-maj-dossier.top>", "Document", plain, page)
    (other,) = from_bytes(mail.as_bytes(), "a.eml").alternatives
    assert other.part is Part.PLAIN
    assert [link.target for link in other.links] == ["http://vitale-maj-dossier.top/assure"]


@given(
    sample=st.sampled_from(SCAMS),
    form=st.sampled_from(sorted(containers.INLINE)),
    subject=st.sampled_from(["{o}", "RE: {o}", "TR: {o}", "Fwd: {o}"]),
)
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_forward_below_lowers_the_band(band, sample, form, subject):
    text, _ = containers.inline(form, BENIGN, sample.body)
    alone = containers.mail(sample.sender, sample.subject, sample.body).as_bytes()
    title = subject.replace("{o}", sample.subject)
    both = containers.mail(sample.sender, title, text).as_bytes()
    assert ALARM.index(band(both)) >= ALARM.index(band(alone))
