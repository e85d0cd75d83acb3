"""Reading within bounds: what needs a child process ends in time, in memory and on request."""

from __future__ import annotations

import os
import sys
import threading
from email.message import EmailMessage
from pathlib import Path

import pictures
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from classifier.errors import UnreadableMessage
from classifier.reading import intake, limits
from classifier.reading.bounded import reading, wire
from classifier.reading.child_process import End, Stop, run
from classifier.records import Attachment, Channel, Check, Link, Message, Pasted
from classifier.system.own_program import module_command

SCAM = "Votre carte Vitale expire. Confirmez sur https://ameli-carte.evil.top/maj avant demain."
BUSY = [sys.executable, "-c", "while True: pass"]
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


def _with_picture(text: str) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "Ameli <x@evil.top>", "Votre carte"
    mail.set_content(text)
    code = pictures.saved(pictures.code("https://evil.top/q"), "PNG")
    mail.add_attachment(code, "image", "png", filename="code.png")
    return mail.as_bytes()


@pytest.fixture
def child_for_everything(monkeypatch):
    """Let the smallest input be read in a child process."""
    monkeypatch.setattr(limits, "QUICK_BYTES", 0)


@pytest.fixture
def no_child(monkeypatch):
    """Fail when a child process is started for reading."""
    monkeypatch.setattr(reading, "run", lambda *_: pytest.fail("a child was started"))


def test_small_input_is_read_in_our_own_process(no_child, tmp_path):
    assert "Vitale" in reading.read(Pasted(SCAM)).body
    (tmp_path / "a.eml").write_bytes(b"Subject: Carte\n\n" + SCAM.encode())
    assert reading.read(Pasted(tmp_path / "a.eml")).subject == "Carte"
    with pytest.raises(UnreadableMessage, match="cannot be found"):
        reading.read(Pasted(tmp_path / "b.eml"))


@pytest.mark.parametrize("kind", ["text", "data", "file"])
def test_a_child_reads_the_same_message(child_for_everything, tmp_path, kind):
    source = "From: Ameli <x@evil.top>\nSubject: é\n\n" + SCAM
    file = tmp_path / "été.eml"
    file.write_text(source, "utf-8")
    content = {"text": source, "data": source.encode(), "file": file}[kind]
    for pasted in (Pasted(content), Pasted(content, Channel.SMS, "38663 \ud800", "Carte")):
        assert reading.read(pasted) == intake.read(pasted)


def test_a_child_tells_why_it_cannot_read(child_for_everything, tmp_path):
    with pytest.raises(UnreadableMessage, match="empty"):
        reading.read(Pasted(b"  "))
    with pytest.raises(UnreadableMessage, match="folder"):
        reading.read(Pasted(tmp_path))


def test_pictures_of_a_mail_are_looked_at_after_its_text():
    pasted = Pasted(_with_picture(SCAM))
    first = reading.read_first(pasted)
    assert "pictures_wait" in first.remarks
    assert [link.target for link in first.links] == ["https://ameli-carte.evil.top/maj"]
    whole = reading.with_pictures(first, pasted)
    assert "pictures_wait" not in whole.remarks
    assert "https://evil.top/q" in [link.target for link in whole.links]
    assert whole == reading.read(pasted)


def test_many_small_pictures_hide_no_code():
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "Ameli <x@evil.top>", "Votre carte"
    mail.set_content(SCAM)
    dot = pictures.saved(Image.new("RGB", (40, 40), "red"), "BMP")
    code = pictures.saved(pictures.code("https://evil.top/q"), "PNG")
    for number, data in enumerate([dot] * 9 + [code] + [dot] * 2):
        mail.add_attachment(data, "image", "png", filename=f"{number}.png")
    message = reading.read(Pasted(mail.as_bytes()))
    assert "https://evil.top/q" in [link.target for link in message.links]
    assert "pictures_cut" in message.remarks


def test_a_mail_without_pictures_is_read_once(no_child):
    pasted = Pasted(b"Subject: Carte\n\n" + SCAM.encode())
    first = reading.read_first(pasted)
    assert reading.with_pictures(first, pasted) is first


def test_a_mail_is_judged_when_its_pictures_take_too_long(monkeypatch):
    monkeypatch.setattr(limits, "MAIL_PICTURES_SECONDS", 0.01)
    message = reading.read(Pasted(_with_picture(SCAM)))
    assert "Vitale" in message.body
    assert "pictures_unread" in message.remarks
    assert "pictures_wait" not in message.remarks


def test_the_time_bound_is_named(child_for_everything, monkeypatch):
    monkeypatch.setattr(limits, "READING_SECONDS", 0.01)
    with pytest.raises(UnreadableMessage, match=r"more than 0\.01 seconds"):
        reading.read(Pasted(SCAM))


def test_a_child_ends_when_its_time_is_over():
    assert run(BUSY, b"", 0.2).end is End.TIME
    assert run(BUSY, b"x" * 1_000_000, 0.2).end is End.TIME  # more than a pipe takes


def test_a_child_ends_when_somebody_asks_for_it():
    stop = Stop()
    asking = threading.Timer(0.2, stop.ask)
    asking.start()
    assert run(BUSY, b"", 60, stop).end is End.STOPPED
    assert run(BUSY, b"", 60, stop).end is End.STOPPED  # asked for before it was started
    asking.join()


def test_a_stopped_reading_says_so(child_for_everything):
    stop = Stop()
    stop.ask()
    with pytest.raises(UnreadableMessage, match="stopped"):
        reading.read(Pasted(SCAM), stop)


@pytest.mark.skipif(sys.platform == "win32", reason="process groups of POSIX")
def test_the_children_of_a_child_end_with_it(tmp_path):
    """The pipe stays open as long as any of the processes lives."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    code = (
        f"import subprocess, sys; pipe = open({str(pipe)!r}, 'w'); print('on', file=pipe, flush=True)\n"
        "subprocess.run([sys.executable, '-c', 'while True: pass'], stdout=pipe)"
    )
    stop = Stop()
    work = threading.Thread(
        target=run,
        args=([sys.executable, "-c", code], b"", 60, stop),
        kwargs={"leads_group": True},
    )
    work.start()
    with pipe.open() as file:
        assert file.readline() == "on\n"
        stop.ask()
        assert file.read() == ""
    work.join()


@pytest.mark.skipif(sys.platform != "linux", reason="the bound is the system's")
def test_memory_is_bounded():
    code = (
        "from classifier.system.processes import bound_memory as bound\n"
        "bound(100)\n"
        "print(len(bytearray({size})))"
    )
    within = run([sys.executable, "-c", code.format(size=50_000_000)], b"", 5)
    assert within.output.split() == [b"50000000"]
    assert run([sys.executable, "-c", code.format(size=500_000_000)], b"", 5).end is End.FAILED


def test_a_module_in_the_current_folder_is_not_run(tmp_path, monkeypatch):
    (tmp_path / "msgspec.py").write_text("raise SystemExit('run')")
    (tmp_path / "classifier").mkdir()
    (tmp_path / "classifier" / "__init__.py").write_text("raise SystemExit('run')")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PYTHONPATH", raising=False)
    outcome = run(
        module_command("classifier.reading.bounded"), wire.question(Pasted(SCAM), pictures=True), 9
    )
    assert wire.answered(outcome.output).body == SCAM


MESSAGES = st.builds(
    Message,
    body=TEXTS,
    channel=st.sampled_from(Channel),
    sender=TEXTS,
    received=st.tuples(TEXTS),
    links=st.tuples(st.builds(Link, TEXTS, TEXTS, st.integers(-1, 9), st.integers(-1, 9))),
    attachments=st.tuples(st.builds(Attachment, TEXTS, TEXTS, st.integers(0, 9), TEXTS)),
    checks=st.tuples(st.builds(Check, TEXTS, TEXTS, TEXTS, TEXTS)),
    authentication=st.dictionaries(TEXTS, TEXTS, max_size=2),
    image_only=st.booleans(),
    remarks=st.tuples(TEXTS),
)


@given(MESSAGES)
def test_a_message_crosses_the_pipe_whole(message):
    assert wire.answered(wire.answer(message)) == message


@given(
    st.one_of(st.text(max_size=40), st.binary(max_size=40), st.just(Path("a/é \udcff.eml"))),
    st.sampled_from([None, *Channel]),
    TEXTS,
    st.booleans(),
)
def test_a_question_crosses_the_pipe_whole(content, channel, sender, pictures_too):
    pasted = Pasted(content, channel, sender, "")
    assert wire.asked(wire.question(pasted, pictures=pictures_too)) == (pasted, pictures_too)


@given(st.binary(max_size=60))
def test_an_answer_cut_off_is_noticed(data):
    with pytest.raises(ValueError, match=r"."):
        wire.answered(b"[" + data)


def test_an_answer_nested_too_deeply_is_noticed():
    nested = b'{"body": "x", "alternatives": [' * 50_000
    with pytest.raises(ValueError, match="nested too deeply"):
        wire.answered(b'{"message": ' + nested)


def test_a_nested_question_is_no_question():
    nested = b"[" * 100_000 + b"]" * 100_000
    with pytest.raises(ValueError, match="nested"):
        wire.asked(b'{"text": ' + nested + b"}\n")
