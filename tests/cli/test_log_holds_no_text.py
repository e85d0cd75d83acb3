"""No file under logs/ contains message text, whatever is read and whatever fails."""

from __future__ import annotations

import json
import logging

import pytest

PLANTED = "Zyxplanchon"
BODY = f"Bonjour {PLANTED}, payez 2 EUR sur https://{PLANTED}.top/a avant demain, dit {PLANTED}."
MAIL = f"From: {PLANTED} <a@{PLANTED}.top>\nSubject: {PLANTED}\n\n{BODY}\n"
KINDS = {
    "sms.txt": BODY.encode(),
    "mail.eml": MAIL.encode(),
    "page.html": f"<p>{BODY}<a href='https://{PLANTED}.top'>{PLANTED}</a>".encode(),
    "broken.eml": b"Content-Type: multipart/mixed; boundary=" + PLANTED.encode() + b"\n\n\xff\x00",
    "broken.msg": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + PLANTED.encode() * 100,
    "broken.png": b"\x89PNG\r\n\x1a\n" + PLANTED.encode() * 10,
    "broken.pdf": b"%PDF-1.4\n" + PLANTED.encode() * 10,
    "broken.rtf": b"{\\rtf1 " + PLANTED.encode(),
    "empty.txt": b"",
    "unknown.bin": b"\x00\x01" + PLANTED.encode(),
}


def written(home):
    """Return the content of all files under logs/, with their names."""
    files = [path for path in home.logs.rglob("*") if path.is_file()]
    assert any(path.name == "command.log" for path in files)
    return "\n".join(f"{path}\n{path.read_text(encoding='utf-8')}" for path in files)


def unplanted(home):
    found = written(home)
    assert PLANTED.lower() not in found.lower()
    return found


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / f"inbox-{PLANTED}"
    made.mkdir()
    for name, content in KINDS.items():
        (made / f"{PLANTED}-{name}").write_bytes(content)
    return made


def test_messages_of_all_kinds(vigie, folder):
    for path in sorted(folder.iterdir()):
        vigie("score", path, "--sender", PLANTED, "--subject", PLANTED, code=None)
    vigie("score", folder, code=None)
    vigie("explain", folder / f"{PLANTED}-sms.txt", code=None)
    vigie("log", folder / f"{PLANTED}-mail.eml", "--decision", "scam")
    vigie("cases", "find", PLANTED, code=None)
    found = unplanted(vigie.home)
    assert "UnreadableMessage" in found, "what fails to read is written down, by its kind"
    assert "model in use: 0001" in found


def test_genuine_messages_with_planted_names(vigie, folder):
    vigie("genuine", "add", folder, "--organisation", PLANTED, code=None)
    vigie("genuine", "remove", 99, code=1)
    vigie("genuine", "list")
    assert "StoreError" in unplanted(vigie.home)


def test_a_batch_and_an_export_with_planted_names(vigie, tmp_path):
    rows = tmp_path / f"{PLANTED}.jsonl"
    lines = [{"id": PLANTED, "channel": "sms", "body": BODY}, {"id": 2, "path": f"{PLANTED}.eml"}]
    rows.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    vigie("score", "--jsonl", rows, "--out", tmp_path / PLANTED, code=None)
    vigie("score", "--jsonl", tmp_path / f"no {PLANTED}", "--out", tmp_path / "out", code=1)
    vigie("log", rows, "--decision", "scam", code=None)
    vigie("export", "--week", "last", "--format", "csv", "--out", tmp_path / PLANTED / "x", code=1)
    vigie("restore", tmp_path / PLANTED, code=1)
    assert "ExportError" in unplanted(vigie.home)


@pytest.mark.expects_log("the command failed: RuntimeError")
@pytest.mark.expects_log("some_library")
def test_a_job_with_a_programming_error(vigie, monkeypatch):
    from classifier import fact_finding

    def broken(*_):
        logging.getLogger("some_library").warning("cannot read %s", PLANTED)
        try:
            raise ValueError(PLANTED)
        except ValueError as error:
            raise RuntimeError(f"cannot cope with {PLANTED}") from error

    monkeypatch.setattr(fact_finding, "find_all", broken)
    vigie("score", "-", stdin=BODY, code=1)
    found = unplanted(vigie.home)
    assert "the command failed: RuntimeError from ValueError at fact_finding.py:" in found
    assert "WARNING some_library (test_log_holds_no_text.py:" in found


def test_the_window_writes_its_own_log(vigie):
    no_display = dict.fromkeys(("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"), "")
    vigie.process(env=no_display)
    assert [path.name for path in vigie.home.logs.iterdir()] == ["window.log"]
