"""Puts planted messages into every container that the readers know."""

from __future__ import annotations

from collections.abc import Iterator

from containers import QUESTION, Sample, mail, mail_files, rich_paste, sms_files, sms_texts
from mail_containers import attached_files, damaged_files, sealed_files
from phone_containers import calendar_file, chat_texts
from planted_message import Planted

from classifier.records import Pasted

SENDER = "Service client <info@assurance.example>"


def _mails(sample: Sample) -> Iterator[tuple[str, Pasted]]:
    for name, data, file in mail_files(sample):
        yield name, Pasted(data, file_name=file)


def _short_messages(sample: Sample) -> Iterator[tuple[str, Pasted]]:
    for name, data, file in sms_files(sample):
        yield name, Pasted(data, file_name=file)
    for name, text in sms_texts(sample):
        yield name, Pasted(text)


def _attached(sample: Sample) -> Iterator[tuple[str, Pasted]]:
    for writer in (attached_files, sealed_files, damaged_files):
        for name, data, file in writer(sample):
            yield name, Pasted(data, file_name=file)


def _others(sample: Sample) -> Iterator[tuple[str, Pasted]]:
    for name, text in chat_texts(sample):
        yield name, Pasted(text)
    yield "calendar", Pasted(calendar_file(sample), file_name="a.ics")
    yield "calendar with a page", Pasted(calendar_file(sample, page=True), file_name="a.ics")
    yield "pasted page", Pasted(rich_paste(sample))


_WRITERS = (_mails, _short_messages, _attached, _others)


def in_container(planted: Planted, number: int) -> tuple[str, Pasted]:
    """Return a planted message in one of the containers, by a number, and the container's name."""
    sample = _sample(planted)
    if own := _own_mail(planted, sample):
        return own
    found = list(_WRITERS[number % len(_WRITERS)](sample))
    return found[number // len(_WRITERS) % len(found)]


def containers_of(planted: Planted) -> Iterator[tuple[str, Pasted]]:
    """Yield a planted message in each container, with the container's name."""
    sample = _sample(planted)
    if own := _own_mail(planted, sample):
        yield own
        return
    yield "text", Pasted(planted.text, None, planted.sender, planted.subject)
    for writer in _WRITERS:
        yield from writer(sample)


def _sample(planted: Planted) -> Sample:
    sender = planted.sender or SENDER
    if " " in sender and "@" not in sender:
        sender = f"{sender} <info@assurance.example>"  # mails name a sender with an address
    return Sample("message", sender, planted.subject or "Votre dossier", planted.text)


def _own_mail(planted: Planted, sample: Sample) -> tuple[str, Pasted] | None:
    """Return a mail for what only a mail has: an attached file, headers of its way."""
    around = {
        "Reply-To": planted.reply_to,
        "Return-Path": f"<{planted.return_path}>" if planted.return_path else "",
        "Received": f"from {planted.received}; Mon, 16 Nov 2026 10:00:00 +0100",
    }
    if not (planted.attachment or planted.reply_to or planted.return_path or planted.received):
        return None
    made = mail(sample.sender, sample.subject, planted.text)
    for name, value in around.items():
        if value and (name != "Received" or planted.received):
            made[name] = value
    if planted.attachment:
        made.add_attachment(
            b"%PDF", maintype="application", subtype="pdf", filename=planted.attachment
        )
    return "mail of its own", Pasted(made.as_bytes(), file_name="a.eml")


def beside_a_message(planted: Planted) -> Pasted:
    """Return a planted text as the words of a caller above the message that they forward."""
    message = "Ameli : votre carte Vitale expire, mettez-la à jour sur https://ameli-carte.top/maj"
    head = "---------- Forwarded message ---------\nDe : Ameli <info@ameli-carte.top>\n"
    return Pasted(f"{planted.text}\n\n{QUESTION}\n\n{head}Objet : Votre carte\n\n{message}\n")
